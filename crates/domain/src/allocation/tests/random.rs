//! Any request: the checker finds nothing, and the order of the request does not matter.
use proptest::prelude::*;

use super::{
    Draw, Person, Request, Target, a_slot, allocate, check, person, shuffled, span, target, wishing,
};

/// Times, breaks, capacities, wishes, fixed appointments and rankings as they come.
fn any_request() -> impl Strategy<Value = Request> {
    (0..u64::MAX, 0..20_usize, 0..8_usize, 0..12_u32, 1..4_usize).prop_map(
        |(seed, people, targets, changeover_minutes, lengths)| {
            let mut draw = Draw(seed);
            let number = |n: usize| i64::try_from(n).unwrap();
            let targets: Vec<Target> = (0..targets)
                .map(|n| {
                    let slots = (0..draw.below(6))
                        .map(|k| {
                            let time =
                                span(number(draw.below(12)) * 10, number(1 + draw.below(lengths)) * 10);
                            a_slot(n, number(k), time, u32::try_from(draw.below(4)).unwrap())
                        })
                        .collect();
                    let named = draw.below(6);
                    let mut preferred: Vec<_> = (0..people + 3).map(person).collect();
                    draw.shuffle(&mut preferred);
                    preferred.truncate(named);
                    Target { id: target(n), slots, preferred }
                })
                .collect();
            let people = (0..people)
                .map(|n| {
                    let count = draw.below(7);
                    // One target more than there are.
                    let wishes = draw.wishes(targets.len() + 1, count);
                    let busy = (0..draw.below(3)).map(|_| span(number(draw.below(12)) * 10, 15)).collect();
                    Person { most: 1 + draw.below(5), busy, ..wishing(n, &wishes) }
                })
                .collect();
            Request { people, targets, changeover_minutes, seed }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_clash_no_slot_overfull_nobody_blocks_and_every_answer_is_true(request in any_request()) {
        let allocation = allocate(&request);
        let findings = check(&request, &allocation);
        prop_assert_eq!(findings.clashes, []);
        prop_assert!(findings.overfull.is_empty());
        prop_assert_eq!(findings.strange, []);
        prop_assert_eq!(findings.untrue, []);
        // Where the rule runs in a circle, it says so.
        prop_assert_eq!(findings.blocking, allocation.unsettled);
    }

    #[test]
    fn the_same_request_in_any_order_gives_the_same(request in any_request(), order in any::<u64>()) {
        prop_assert_eq!(allocate(&shuffled(&request, &mut Draw(order))), allocate(&request));
    }
}
