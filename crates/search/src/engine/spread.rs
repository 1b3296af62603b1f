//! No company fills a page: what is not the best of its company lets others pass, but not far.
use std::collections::HashMap;

/// Hits of one company on a page, as long as others have something as good.
const MOST: usize = 3;
/// Pages that are ordered together. Whoever is passed on the first page stands on one of these.
pub(super) const PAGES: usize = 5;
/// So much of a score another hit must have at least to pass: whoever asks for a company finds its postings first.
const AS_GOOD: f32 = 0.7;

/// A hit as it is weighed here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) company: u32,
    /// None where hits have no score, as in an order by age.
    pub(super) score: Option<f32>,
}

/// The order in which hits are shown, page by page, as positions in the order by rank.
pub(super) fn spread(ranked: &[Candidate], page: usize) -> Vec<usize> {
    let mut waiting: Vec<usize> = (0..ranked.len()).collect();
    let mut shown = Vec::with_capacity(ranked.len());
    while !waiting.is_empty() {
        let mut on_page: HashMap<u32, usize> = HashMap::new();
        for _ in 0..page.max(1) {
            let Some(first) = waiting.first().map(|at| ranked[*at]) else { break };
            let passes = |candidate: &Candidate| match (candidate.score, first.score) {
                (Some(score), Some(best)) => score >= best * AS_GOOD,
                _ => true,
            };
            let next = waiting.iter().position(|at| {
                let candidate = &ranked[*at];
                passes(candidate) && on_page.get(&candidate.company).is_none_or(|count| *count < MOST)
            });
            // Where nobody else is as good, the best comes all the same.
            let at = waiting.remove(next.unwrap_or(0));
            *on_page.entry(ranked[at].company).or_default() += 1;
            shown.push(at);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{Candidate, spread};

    fn of(hits: &[(u32, f32)]) -> Vec<Candidate> {
        hits.iter().map(|(company, score)| Candidate { company: *company, score: Some(*score) }).collect()
    }

    #[test]
    fn the_fourth_of_a_company_lets_others_pass() {
        let ranked = of(&[(1, 9.0), (1, 9.0), (1, 9.0), (1, 9.0), (1, 9.0), (2, 8.0), (3, 7.0)]);
        assert_eq!(spread(&ranked, 5), [0, 1, 2, 5, 6, 3, 4]);
        let by_age: Vec<Candidate> =
            ranked.iter().map(|candidate| Candidate { score: None, ..*candidate }).collect();
        assert_eq!(spread(&by_age, 5), [0, 1, 2, 5, 6, 3, 4]);
    }

    #[test]
    fn what_is_much_worse_passes_nobody() {
        let ranked = of(&[(1, 9.0), (1, 9.0), (1, 9.0), (1, 9.0), (2, 1.0)]);
        assert_eq!(spread(&ranked, 5), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn every_hit_is_shown_once() {
        let ranked: Vec<Candidate> = (0..97).map(|n| Candidate { company: n % 4 / 2, score: None }).collect();
        let mut shown = spread(&ranked, 20);
        assert_eq!(shown.len(), 97);
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), 97);
        assert!(spread(&[], 20).is_empty());
    }
}
