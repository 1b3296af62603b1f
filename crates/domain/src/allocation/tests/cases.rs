//! The rule, case by case.
use super::{
    super::{Answer, Given, Unsettled},
    Allocation, Draw, Outcome, Person, Request, Target, a_slot, a_target, allocate, check, count, flawless,
    outcome, person, request, row, slot, span, target, wishing,
};

#[test]
fn nothing_comes_of_nothing() {
    let nothing = flawless(&Request::default());
    assert_eq!((nothing.given.len(), nothing.answers.len(), nothing.digest.len()), (0, 0, 64));
    flawless(&request(vec![wishing(0, &[])], vec![a_target(0, row(0, 2, 15, 1))]));
    let people = vec![wishing(0, &[0, 1, 2])];
    let allocation = flawless(&request(people, vec![a_target(0, Vec::new()), a_target(1, row(1, 3, 15, 0))]));
    assert_eq!(allocation.given, []);
    assert_eq!(count(&allocation, "no_slots"), 3);
    let places: Vec<usize> = allocation.answers.iter().map(|answer| answer.place).collect();
    assert_eq!(places, [1, 1, 0], "there is no third target");
}

#[test]
fn everybody_gets_everything_where_there_is_room() {
    // Twelve rounds in which each of twelve people is with another company: a Latin square.
    let mut draw = Draw(3);
    let people = (0..12).map(|n| wishing(n, &draw.wishes(12, 12))).collect();
    let targets = (0..12).map(|n| a_target(n, row(n, 12, 15, 1))).collect();
    assert_eq!(flawless(&request(people, targets)).given.len(), 144);
}

#[test]
fn nobody_gets_more_than_the_most() {
    for most in 0..=5 {
        let person = Person { most, ..wishing(0, &[4, 2, 0, 1, 3]) };
        let targets = (0..5).map(|n| a_target(n, row(n, 5, 15, 1))).collect();
        let allocation = flawless(&request(vec![person], targets));
        let words: Vec<&str> = allocation.answers.iter().map(|answer| answer.outcome.as_str()).collect();
        let expected = [vec!["given"; most], vec!["enough"; 5 - most]].concat();
        assert_eq!(words, expected);
    }
}

#[test]
fn the_company_s_own_order_comes_before_the_lot() {
    for named in 0..5 {
        let people = (0..5).map(|n| wishing(n, &[0])).collect();
        let preferred = vec![person(77), person(named), person(named)];
        let targets = vec![Target { preferred, ..a_target(0, row(0, 1, 15, 1)) }];
        let allocation = flawless(&request(people, targets));
        assert_eq!(outcome(&allocation, named, 0), Outcome::Given(slot(0, 0)));
        assert_eq!(count(&allocation, "full"), 4);
        let answer = allocation.answers.iter().find(|answer| answer.person == person(named)).unwrap();
        assert_eq!((answer.rank, answer.place), (1, 1));
    }
}

#[test]
fn a_better_wish_takes_the_time_from_a_worse_one() {
    let targets = vec![a_target(0, row(0, 1, 15, 1)), a_target(1, row(1, 1, 15, 1))];
    let allocation = flawless(&request(vec![wishing(0, &[1, 0])], targets));
    assert_eq!(outcome(&allocation, 0, 1), Outcome::Given(slot(1, 0)));
    assert_eq!(outcome(&allocation, 0, 0), Outcome::Clash);
}

#[test]
fn a_place_that_clashes_goes_to_the_next() {
    let targets = vec![
        Target { preferred: vec![person(0)], ..a_target(0, row(0, 1, 15, 1)) },
        a_target(1, row(1, 1, 15, 1)),
    ];
    let allocation = flawless(&request(vec![wishing(0, &[1, 0]), wishing(1, &[0])], targets));
    assert_eq!(outcome(&allocation, 0, 0), Outcome::Clash);
    assert_eq!(outcome(&allocation, 1, 0), Outcome::Given(slot(0, 0)));
}

#[test]
fn somebody_who_is_busy_gets_the_time_that_is_left_and_others_move() {
    let targets = vec![a_target(0, row(0, 3, 15, 1))];
    let people = vec![
        Person { busy: vec![span(0, 30)], ..wishing(0, &[0]) },
        Person { busy: vec![span(15, 60)], ..wishing(1, &[0]) },
        wishing(2, &[0]),
    ];
    let allocation = flawless(&request(people, targets));
    let slots: Vec<_> = (0..3).map(|n| outcome(&allocation, n, 0)).collect();
    assert_eq!(slots, [2, 0, 1].map(|n| Outcome::Given(slot(0, n))));
}

#[test]
fn whoever_is_busy_all_day_stands_in_nobody_s_way() {
    let targets = vec![Target { preferred: vec![person(0)], ..a_target(0, row(0, 1, 15, 1)) }];
    let people = vec![Person { busy: vec![span(-60, 600)], ..wishing(0, &[0]) }, wishing(1, &[0])];
    let allocation = flawless(&request(people, targets));
    assert_eq!(outcome(&allocation, 0, 0), Outcome::Clash);
    assert_eq!(outcome(&allocation, 1, 0), Outcome::Given(slot(0, 0)));
}

#[test]
fn a_fixed_appointment_that_only_touches_is_no_clash() {
    let people = vec![Person { busy: vec![span(-30, 30), span(15, 30)], ..wishing(0, &[0]) }];
    let allocation = flawless(&request(people, vec![a_target(0, row(0, 1, 15, 1))]));
    assert_eq!(count(&allocation, "given"), 1);
}

#[test]
fn a_way_to_go_needs_its_minutes() {
    let targets = || vec![a_target(0, row(0, 2, 15, 1)), a_target(1, row(1, 2, 15, 1))];
    let near = request(vec![wishing(0, &[0, 1])], targets());
    assert_eq!(count(&flawless(&near), "given"), 2);
    let far = Request { changeover_minutes: 5, ..near };
    let allocation = flawless(&far);
    assert_eq!((count(&allocation, "given"), outcome(&allocation, 0, 1)), (1, Outcome::Clash));
    let mut spread = far;
    spread.targets[1].slots.push(a_slot(1, 2, span(35, 15), 1));
    assert_eq!(count(&flawless(&spread), "given"), 2);
}

#[test]
fn several_interviewers_are_several_slots_at_one_time() {
    let slots = |of: usize| (0..4).map(|n| a_slot(of, n, span(n / 2 * 15, 15), 1)).collect();
    let people = (0..4).map(|n| wishing(n, &[0, 1])).collect();
    let allocation = flawless(&request(people, vec![a_target(0, slots(0)), a_target(1, slots(1))]));
    assert_eq!(allocation.given.len(), 8);
}

#[test]
fn a_long_slot_clashes_with_all_the_short_ones_in_it() {
    let targets = vec![a_target(0, vec![a_slot(0, 0, span(0, 60), 1)]), a_target(1, row(1, 5, 15, 1))];
    let allocation = flawless(&request(vec![wishing(0, &[0, 1])], targets));
    assert_eq!(outcome(&allocation, 0, 1), Outcome::Given(slot(1, 4)));
}

#[test]
fn unequal_times_are_swapped_until_everybody_fits() {
    // Only one timetable gives everything: 0 first at target 2, 1 first at target 0.
    let targets = vec![
        a_target(0, row(0, 2, 15, 1)),
        a_target(1, vec![a_slot(1, 0, span(0, 15), 1)]),
        a_target(2, vec![a_slot(2, 0, span(15, 15), 1)]),
    ];
    let people = vec![wishing(0, &[0, 1]), wishing(1, &[0, 2])];
    let allocation = flawless(&request(people, targets));
    assert_eq!(outcome(&allocation, 0, 0), Outcome::Given(slot(0, 1)));
    assert_eq!(outcome(&allocation, 1, 0), Outcome::Given(slot(0, 0)));
    assert_eq!(allocation.given.len(), 4);
}

#[test]
fn doubles_and_strangers_do_no_harm() {
    let mut asked = request(
        vec![wishing(0, &[0, 0, 9, 1]), wishing(0, &[1]), wishing(1, &[1])],
        vec![a_target(0, row(0, 2, 15, 1)), a_target(1, row(1, 2, 15, 1)), a_target(1, row(1, 1, 15, 1))],
    );
    let doubled = asked.targets[0].slots[0];
    asked.targets[0].slots.push(doubled);
    let allocation = allocate(&asked);
    let slots: Vec<_> = allocation.given.iter().map(|given| given.slot).collect();
    assert!((1..slots.len()).all(|n| !slots[..n].contains(&slots[n])));
    asked.people.reverse();
    asked.targets.reverse();
    assert_eq!(allocate(&asked), allocation);
}

/// The checker finds each fault that is put into a good allocation.
#[test]
fn the_checker_finds_what_is_wrong() {
    let targets = vec![
        a_target(0, row(0, 2, 15, 1)),
        a_target(1, vec![a_slot(1, 0, span(5, 15), 1)]),
        a_target(2, row(2, 1, 15, 1)),
    ];
    let people = vec![
        Person { busy: vec![span(30, 15)], most: 2, ..wishing(0, &[0, 1]) },
        wishing(1, &[0, 1]),
        wishing(2, &[0]),
    ];
    let asked = request(people, targets);
    let given = |who: usize, what: usize, n: usize| Given {
        person: person(who),
        target: target(what),
        slot: slot(what, n),
    };
    let findings = |given: Vec<Given>| {
        let answers: Vec<Answer> = allocate(&asked).answers;
        check(&asked, &Allocation { given, answers, unsettled: Vec::new(), digest: String::new() })
    };
    let clash = findings(vec![given(0, 0, 0), given(0, 1, 0)]);
    assert_eq!(clash.clashes.len(), 2);
    assert_eq!(findings(vec![given(0, 0, 0), given(1, 0, 0)]).overfull, [slot(0, 0)]);
    assert_eq!(findings(vec![given(2, 2, 0)]).strange, [given(2, 2, 0)]);
    assert_eq!(findings(vec![given(2, 0, 0), given(2, 0, 1)]).strange.len(), 2);
    assert_eq!(findings(vec![given(2, 0, 7)]).strange.len(), 1);
    let idle = findings(Vec::new());
    assert_eq!(idle.blocking.len(), 5, "every place is free");
    let said = allocate(&asked).answers.into_iter().filter(|answer| answer.outcome != Outcome::Clash);
    let untrue: Vec<Unsettled> =
        said.map(|Answer { person, target, .. }| Unsettled { person, target }).collect();
    assert!(untrue.len() >= 3);
    assert_eq!(idle.untrue, untrue);
    let mut busy = asked.clone();
    busy.people[0].busy = vec![span(10, 1)];
    let allocation = Allocation { given: vec![given(0, 0, 0)], ..allocate(&busy) };
    assert_eq!(check(&busy, &allocation).clashes.len(), 1);
}
