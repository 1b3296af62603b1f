//! Who gets which of their wishes, and when: interviews at a fair, stops of a tour.
//!
//! # The rule, in words for everyone
//! 1. Everybody ranks what they wish for, best first. A better wish always counts more than any number of worse ones.
//! 2. Every company has an order of the people who wish for it: first those it named itself, in its own order, then all the
//!    others by lot. Each company draws its own lot.
//! 3. Everybody asks for their best wishes: as many as they may have, and can go to one after the other. A company with more
//!    people than places keeps those who come first in its order; whoever is turned away asks for their next wish, and may
//!    still take the place of somebody who comes later there. A place is firm only when nobody asks any more.
//! 4. Then the times are set. Nobody has two appointments at once, and appointments are moved to make room for one more.
//!    Where no time can be found, the better wish stays, and the company's order decides between people. The place that falls
//!    free goes to the next, by the same rule.
//! 5. Everybody is told what became of each wish: the time; or that all places went to people who come first there; or that
//!    enough better wishes came true; or that no time was left that fits.
//! 6. The lot is drawn from a number, the seed, that is published with the [digest](Allocation::digest) of all wishes. The same
//!    number and the same wishes always give the same result, whoever calculates it.
//!
//! # What comes out
//! Nobody is in two places at once, no slot is overfull, and the result is *stable*: no person and company would both rather
//! have each other, at a time that fits, than what they got. Where all companies have the same times, each with as many seats at
//! one time as at another, where nobody is busy, and may have no more wishes than there are times, it is moreover the best
//! stable result for every single person.
//!
//! # Sources
//! - Steps 2 and 3 are deferred acceptance: D. Gale, L. S. Shapley, "College Admissions and the Stability of Marriage", American
//!   Mathematical Monthly 69 (1962); with several places on both sides and orders that go by single people ("responsive"):
//!   A. E. Roth, "Stability and Polarization of Interests in Job Matching", Econometrica 52 (1984). In that model truth is
//!   not always the best tactics for somebody with several appointments (Roth, Journal of Economic Theory 36, 1985); to gain
//!   by anything else one would have to know everybody's wishes and the lot.
//! - One lot per company, not one for all: with one lot more people get their very best wish, but whoever draws badly draws badly
//!   everywhere and may leave with nothing. A. Abdulkadiroğlu, P. A. Pathak, A. E. Roth, American Economic Review 99
//!   (2009); I. Ashlagi, A. Nikzad, A. Romm, Games and Economic Behavior (2019) compare the two. Here people get several
//!   wishes, and everybody should leave with some.
//! - Step 4 with equal times is the colouring of the edges of a bipartite graph: as many times suffice as anybody has appointments
//!   (D. Kőnig, "Über Graphen und ihre Anwendung auf Determinantentheorie und Mengenlehre", Mathematische Annalen 77, 1916),
//!   found by swapping two times along a path. With unequal times, breaks and fixed appointments it is a timetable problem for
//!   which no quick exact way is known (S. Even, A. Itai, A. Shamir, SIAM Journal on Computing 5, 1976): the search for an
//!   exchange is bounded, so a wish may end as [`Outcome::Clash`] though a longer exchange of other people's times
//!   would have made room. What the person can see is exact: no time that is free, or taken by somebody who comes later
//!   there, fits their fixed appointments and better wishes, in whatever way their own are moved to free times (of
//!   somebody with very many wishes, a thousand ways are tried).
//!
//! With such times a stable result need not exist, and very rarely one that does is not found. [`Allocation::unsettled`] then names
//! the wishes where the rule runs in a circle; it is empty wherever times are equal in this way. [`check`] finds all of this
//! out again without the algorithm.
//!
//! The seed must be settled before anybody has seen the wishes, and be made public after the last wish; otherwise somebody could
//! choose the seed by the result, or the wishes by the lot.
mod accept;
mod check;
mod problem;
mod rounds;
mod search;
#[cfg(test)]
mod tests;
mod timetable;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use check::{Findings, check};
pub use problem::lot;

use problem::Problem;

/// All that the result depends on. The order of `people`, `targets`, `slots` and `busy` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    pub people: Vec<Person>,
    pub targets: Vec<Target>,
    /// Minutes that a person needs between two appointments given here. Fixed appointments count as they are: make them longer
    /// where there is a way to go.
    pub changeover_minutes: u32,
    pub seed: u64,
}

/// Somebody who wishes. Of two with the same id, one is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    pub id: Uuid,
    /// Targets, best first. Of doubles the best counts.
    pub wishes: Vec<Uuid>,
    /// At most so many wishes come true.
    pub most: usize,
    /// When the person cannot come.
    pub busy: Vec<Span>,
}

/// A time from `start` until just before `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
}

/// What people wish for: interviews with a company, visits of a stop. Of two with the same id, one is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    pub id: Uuid,
    pub slots: Vec<TargetSlot>,
    /// People whom the company named, best first. Whoever is not named follows by lot; whoever is named and did not wish for the
    /// company does not count.
    pub preferred: Vec<Uuid>,
}

/// A time at a target. Several interviewers are several slots with the same time, or one with more capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TargetSlot {
    pub span: Span,
    pub id: Uuid,
    pub capacity: u32,
}

/// Who gets what, and why not the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// By person, then by time.
    pub given: Vec<Given>,
    /// One for each wish: by person, then by rank.
    pub answers: Vec<Answer>,
    /// Wishes that the rule can neither fulfil nor refuse for good, since fulfilling them leads round in a circle back to refusing
    /// them. They are refused as [`Outcome::Clash`]. Empty wherever a stable result was found.
    pub unsettled: Vec<Unsettled>,
    /// SHA-256 of the whole [`Request`], in hexadecimal: who has the same request has the same digest.
    pub digest: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    pub person: Uuid,
    pub target: Uuid,
    pub slot: Uuid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsettled {
    pub person: Uuid,
    pub target: Uuid,
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub person: Uuid,
    pub target: Uuid,
    /// The person's rank of the target: 1 is the best wish.
    pub rank: usize,
    /// The target's place for the person among all who wished for it: 1 comes first. 0 where there is no such target.
    pub place: usize,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The wish came true, in this slot.
    Given(Uuid),
    /// Every place went to somebody who comes first there: named by the company, or drawn earlier.
    Full,
    /// As many better wishes as the person may have came true.
    Enough,
    /// No time was left that fits: each overlaps a fixed appointment or a better wish that came true, or went to people who come
    /// first there.
    Clash,
    /// There is nothing to be had: no slot with any capacity, or no such target.
    NoSlots,
}

impl Outcome {
    /// The stable word for it, without the slot.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given(_) => "given",
            Self::Full => "full",
            Self::Enough => "enough",
            Self::Clash => "clash",
            Self::NoSlots => "no_slots",
        }
    }
}

/// Decides all wishes by [the rule](self). Takes no clock and no chance but the seed: the same request in any order gives the same
/// answer. Bad input is no error: doubles are left out, unknown targets answer [`Outcome::NoSlots`].
pub fn allocate(request: &Request) -> Allocation {
    let problem = Problem::of(request);
    let settled = rounds::settle(&problem);
    let mut given = Vec::new();
    let mut answers = Vec::new();
    for (pair, wish) in problem.pairs.iter().enumerate() {
        let (person, target) = (&problem.people[wish.person], &problem.targets[wish.target]);
        let outcome = match settled.timetable.at(pair) {
            Some(slot) => {
                let slot = &problem.slots[slot];
                given.push((slot.start, Given { person: person.id, target: target.id, slot: slot.id }));
                Outcome::Given(slot.id)
            }
            None if target.seats == 0 => Outcome::NoSlots,
            None if settled.timetable.better(pair).count() >= person.most => Outcome::Enough,
            None if settled.timetable.all_seats_before(pair) => Outcome::Full,
            None => Outcome::Clash,
        };
        let (rank, place) = (wish.rank + 1, wish.place + 1);
        answers.push(Answer { person: person.id, target: target.id, rank, place, outcome });
    }
    for &(person, target, rank) in &problem.unknown {
        answers.push(Answer { person, target, rank: rank + 1, place: 0, outcome: Outcome::NoSlots });
    }
    given.sort_by_key(|(start, given)| (given.person, *start, given.target));
    answers.sort_by_key(|answer| (answer.person, answer.rank));
    let mut unsettled: Vec<Unsettled> = (settled.circling.iter())
        .map(|&pair| &problem.pairs[pair])
        .map(|wish| Unsettled {
            person: problem.people[wish.person].id,
            target: problem.targets[wish.target].id,
        })
        .collect();
    unsettled.sort_by_key(|wish| (wish.person, wish.target));
    let given = given.into_iter().map(|(_, given)| given).collect();
    Allocation { given, answers, unsettled, digest: problem.digest }
}
