//! Acceptance and timetable in turn, until both agree.
use super::{accept::accept, problem::Problem, timetable::Timetable};

/// How many steps at most are taken towards a result in which nobody blocks. Equal times need none, the hardest tours seen in tests
/// some hundred.
const STEPS: usize = 2_500;
/// Each step looks at every pair: so many looks at most, for very many wishes.
const LOOKS: usize = 5_000_000;
/// How often a result in which nobody blocks is given up for one in which others move for a wish.
const LONG_SEARCHES: usize = 32;

pub(super) struct Settled<'a> {
    pub(super) timetable: Timetable<'a>,
    /// Pairs that still block.
    pub(super) circling: Vec<usize>,
}

/// A result on the way.
struct Seen {
    blocking: Vec<usize>,
    given: usize,
    slots: Vec<Option<usize>>,
}

/// A pair for which no time is found is barred, and acceptance starts anew without it, so that its place goes to the next. Each
/// round bars a pair, so this ends. What barred one may have gone since, so in the end whatever blocks is put right, one by
/// one.
pub(super) fn settle(problem: &Problem) -> Settled<'_> {
    let mut timetable = Timetable::new(problem);
    // Who is busy at every time of the target does not stand in anybody's way.
    let mut barred: Vec<bool> = problem.pairs.iter().map(|pair| pair.usable.is_empty()).collect();
    loop {
        let lost = timetable.fill(&accept(problem, &barred));
        if lost.is_empty() {
            break;
        }
        for pair in lost {
            barred[pair] = true;
        }
    }
    put_right(problem, timetable)
}

/// Lets pairs that block have their way, those first that come first at their target (after A. E. Roth, J. H. Vande Vate, "Random
/// Paths to Stability in Two-Sided Matching", Econometrica 58, 1990). Where that does not end, the best result on the way
/// counts: the fewest blocking, then the most given.
fn put_right<'a>(problem: &Problem, mut timetable: Timetable<'a>) -> Settled<'a> {
    let mut best: Option<Seen> = None;
    let mut searches = 0;
    let steps = (LOOKS / problem.pairs.len().max(1)).clamp(100, STEPS);
    for step in 0..steps {
        let mut blocking: Vec<usize> =
            (0..problem.pairs.len()).filter(|&pair| timetable.could_claim(pair)).collect();
        let given = timetable.slots().iter().flatten().count();
        if best.as_ref().is_none_or(|best| (blocking.len(), best.given) < (best.blocking.len(), given)) {
            best = Some(Seen { blocking: blocking.clone(), given, slots: timetable.slots().to_vec() });
        }
        if blocking.is_empty() {
            searches += 1;
            if searches > LONG_SEARCHES {
                break;
            }
            if !(0..problem.pairs.len()).any(|pair| timetable.make_fit(pair)) {
                return Settled { timetable, circling: blocking };
            }
            continue;
        }
        // In the last steps any pair that blocks may have its turn: a way out where the strongest run in a circle.
        if step < steps / 5 * 4 {
            let first = blocking.iter().map(|&pair| problem.pairs[pair].place).min();
            blocking.retain(|&pair| Some(problem.pairs[pair].place) == first);
        }
        timetable.give_way(blocking[problem.draw(step, blocking.len())]);
    }
    let circling = best.map_or_else(Vec::new, |best| {
        timetable.restore(&best.slots);
        best.blocking
    });
    Settled { timetable, circling }
}
