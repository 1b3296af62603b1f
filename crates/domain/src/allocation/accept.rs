//! Deferred acceptance: who gets what if everybody else makes room.
use super::problem::Problem;

/// How many timetables of one person are tried.
const TIMETABLES: usize = 500;

/// For each pair whether it is accepted, with the `barred` ones left out.
///
/// People ask for the best wishes that they could have all together, as many as they may have; a target keeps as many as it has seats,
/// and those that come first. With single wishes, or equal times, the result is the same in whatever order the people have
/// their turn (Gale & Shapley 1962, theorem 2; for several on both sides Roth 1984). The person's own times count from
/// the start, since otherwise two wishes at one time would turn two others away, where one is given up in the end.
pub(super) fn accept(problem: &Problem, barred: &[bool]) -> Vec<bool> {
    let mut refused = barred.to_vec();
    let mut accepted = vec![false; problem.pairs.len()];
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); problem.targets.len()];
    let mut turn: Vec<usize> = (0..problem.people.len()).rev().collect();
    while let Some(person) = turn.pop() {
        let wanted = choose(problem, person, &refused);
        for &pair in &problem.people[person].pairs {
            let target = problem.pairs[pair].target;
            if accepted[pair] && !wanted.contains(&pair) {
                accepted[pair] = false;
                held[target].retain(|&other| other != pair);
            }
            if accepted[pair] || !wanted.contains(&pair) {
                continue;
            }
            accepted[pair] = true;
            held[target].push(pair);
            if held[target].len() <= problem.targets[target].seats {
                continue;
            }
            let last = (0..held[target].len()).max_by_key(|&n| problem.pairs[held[target][n]].place);
            if let Some(out) = last.map(|n| held[target].swap_remove(n)) {
                accepted[out] = false;
                refused[out] = true;
                turn.push(problem.pairs[out].person);
            }
        }
    }
    accepted
}

/// The best wishes that are not refused and go together, each at some time of its target.
fn choose(problem: &Problem, person: usize, refused: &[bool]) -> Vec<usize> {
    let candidate = &problem.people[person];
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    for &pair in candidate.pairs.iter().filter(|&&pair| !refused[pair]) {
        if chosen.len() >= candidate.most {
            break;
        }
        let mut usable = problem.pairs[pair].usable.iter().copied();
        if let Some(slot) = usable.find(|&slot| chosen.iter().all(|&(_, other)| !problem.clash(slot, other)))
        {
            chosen.push((pair, slot));
            continue;
        }
        let mut all: Vec<usize> = chosen.iter().map(|&(pair, _)| pair).chain([pair]).collect();
        all.sort_by_key(|&pair| problem.pairs[pair].usable.len());
        let mut other = Vec::with_capacity(all.len());
        if arrange(problem, &all, &mut other, &mut { TIMETABLES }) {
            chosen = other;
        }
    }
    chosen.into_iter().map(|(pair, _)| pair).collect()
}

fn arrange(problem: &Problem, rest: &[usize], chosen: &mut Vec<(usize, usize)>, left: &mut usize) -> bool {
    let Some((&pair, rest)) = rest.split_first() else { return true };
    for &slot in &problem.pairs[pair].usable {
        if *left == 0 {
            return false;
        }
        *left -= 1;
        if chosen.iter().any(|&(_, other)| problem.clash(slot, other)) {
            continue;
        }
        chosen.push((pair, slot));
        if arrange(problem, rest, chosen, left) {
            return true;
        }
        chosen.pop();
    }
    false
}
