//! Fairs and tours as they are.
use std::collections::HashMap;

use super::{
    Draw, Outcome, Person, Request, allocate, count, fair, flawless, outcome, person, shuffled, span, target,
    tour, wishing,
};

#[test]
fn a_fair_gives_everybody_what_the_rule_allows() {
    for (seed, most) in [(1, 5), (2, 3), (3, 1)] {
        let request = fair(seed, most);
        let allocation = flawless(&request);
        assert_eq!(allocation.answers.len(), 1_500);
        assert_eq!(count(&allocation, "clash"), 0, "equal times always fit");
        assert_eq!(count(&allocation, "given"), allocation.given.len());
        let full = request
            .targets
            .iter()
            .filter(|target| allocation.given.iter().filter(|given| given.target == target.id).count() == 16);
        assert!(most == 1 || full.count() >= 25);
        assert!(most > 1 || allocation.given.len() >= 295);
    }
}

#[test]
fn a_tour_gives_everybody_six_stops() {
    let allocation = flawless(&tour(1));
    assert_eq!(allocation.given.len(), 600);
    assert_eq!(count(&allocation, "clash"), 0);
}

#[test]
fn the_order_of_the_request_does_not_matter_and_the_seed_does() {
    for request in [fair(4, 5), tour(4)] {
        let first = allocate(&request);
        let mut draw = Draw(11);
        for _ in 0..3 {
            assert_eq!(allocate(&shuffled(&request, &mut draw)), first);
        }
        let other = allocate(&Request { seed: 5, ..request.clone() });
        assert_ne!(other.digest, first.digest);
        assert_ne!(other.given, first.given);
    }
}

#[test]
fn the_digest_knows_every_part_of_the_request() {
    let request = fair(6, 5);
    let mut others = vec![request.clone(); 9];
    others[0].seed += 1;
    others[1].changeover_minutes = 1;
    others[2].people[3].most = 4;
    others[3].people[3].wishes.swap(0, 1);
    others[4].people[3].busy.push(span(0, 1));
    others[5].people.truncate(299);
    others[6].targets[0].preferred.swap(0, 1);
    others[7].targets[1].slots[2].capacity = 2;
    others[8].targets[1].slots[15].span = span(16 * 15, 16);
    let mut digests: Vec<String> =
        others.iter().chain([&request]).map(|request| allocate(request).digest).collect();
    assert!(digests.iter().all(|digest| digest.len() == 64));
    digests.sort_unstable();
    digests.dedup();
    assert_eq!(digests.len(), 10);
}

/// Breaks, fixed appointments and ways to go.
#[test]
fn a_fair_with_lunch_breaks_and_busy_pupils_has_no_clash() {
    let mut draw = Draw(8);
    let mut request = fair(8, 4);
    request.changeover_minutes = 5;
    for (n, target) in request.targets.iter_mut().enumerate() {
        target.slots.retain(|slot| slot.id != super::slot(n, 5 + n % 6));
    }
    for person in &mut request.people {
        person.busy = vec![span(15 * i64::try_from(draw.below(12)).unwrap(), 70)];
    }
    let allocation = flawless(&request);
    assert!(allocation.given.len() > 480);
}

/// Stops that are visited in half of the rounds only, and people who have fewer rounds than they may have stops.
#[test]
fn a_tour_with_unequal_rounds_is_stable() {
    for seed in [1, 3] {
        let mut draw = Draw(seed);
        let mut request = tour(seed);
        for target in &mut request.targets {
            target.slots.retain(|_| draw.below(2) == 0);
        }
        flawless(&request);
    }
    let mut request = tour(9);
    request.targets.iter_mut().for_each(|target| target.slots.truncate(3));
    let allocation = flawless(&request);
    assert_eq!(allocation.given.len(), 300, "everybody has a stop in each of the three rounds");
    assert!(count(&allocation, "clash") > 100);
}

/// Each company draws its own lot, so that one unlucky draw does not cost somebody everything.
#[test]
fn nearly_nobody_leaves_the_fair_with_nothing() {
    let allocation = flawless(&fair(12, 5));
    let mut each: HashMap<_, usize> = HashMap::new();
    allocation.given.iter().for_each(|given| *each.entry(given.person).or_default() += 1);
    assert!(each.len() > 250, "{} of 300 have at least one interview", each.len());
}

/// How often each of two equal pupils wins the only place.
#[test]
fn the_lot_favours_nobody() {
    let targets = vec![super::a_target(0, super::row(0, 1, 15, 1))];
    let people: Vec<Person> = (0..4).map(|n| wishing(n, &[0])).collect();
    let mut wins = [0; 4];
    for seed in 0..400 {
        let request =
            Request { people: people.clone(), targets: targets.clone(), changeover_minutes: 0, seed };
        let winner = allocate(&request).given[0].person;
        wins[(0..4).find(|&n| person(n) == winner).unwrap()] += 1;
    }
    // 100 expected, standard deviation 8.7.
    assert!(wins.iter().all(|wins| (65..=135).contains(wins)), "{wins:?}");
}

#[test]
fn a_company_that_names_a_pupil_gets_the_pupil_who_wishes_for_it() {
    let mut request = fair(13, 5);
    let sought = request.people.iter().filter(|person| person.wishes[0] == target(1)).count();
    assert!(sought > 16);
    let late = request.people.iter().rposition(|person| person.wishes[0] == target(1)).unwrap();
    request.targets[1].preferred = vec![person(999), person(late)];
    let allocation = flawless(&request);
    assert!(matches!(outcome(&allocation, late, 1), Outcome::Given(_)));
}
