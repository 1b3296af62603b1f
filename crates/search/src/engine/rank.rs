//! The order of hits, and the few best of many.
use std::collections::BinaryHeap;

use lotse_domain::vacancy::desk::Crowd;

use crate::{
    Sort,
    error::{Result, SearchError},
};

/// What hits are ordered by in fact: `Sort` without the cases that fall back to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Order {
    Score,
    Distance,
    Newest,
    /// Newest first, by the age that companies' answers lend their postings.
    Fresh,
    Start,
    Pay,
}

impl Order {
    pub(crate) fn of(sort: Sort, has_words: bool, has_place: bool) -> Self {
        match sort {
            Sort::Distance if has_place => Self::Distance,
            Sort::Start => Self::Start,
            Sort::Pay => Self::Pay,
            Sort::Relevance | Sort::Distance if has_words => Self::Score,
            Sort::Newest => Self::Newest,
            Sort::Relevance | Sort::Distance => Self::Fresh,
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Score => 's',
            Self::Distance => 'd',
            Self::Newest => 'n',
            Self::Fresh => 'r',
            Self::Start => 'b',
            Self::Pay => 'p',
        }
    }
}

/// Where a hit stands; a smaller one stands before a larger one. No two are equal, since the id is a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rank {
    /// Score, distance or day, made so that smaller is better.
    main: u32,
    /// Where fewest wait for an answer first.
    crowd: u8,
    /// Newest first.
    published: u32,
    id: u128,
}

impl Rank {
    /// Before every hit.
    pub(crate) const FIRST: Self = Self { main: 0, crowd: 0, published: 0, id: 0 };

    pub(crate) fn new(main: u32, (crowd, published, id): (Crowd, u32, u128)) -> Self {
        Self { main, crowd: crowd.number(), published: !published, id: !id }
    }

    fn before_id(self) -> (u32, u8, u32) {
        (self.main, self.crowd, self.published)
    }

    /// What [`Rank::main_of_score`] was made of.
    pub(crate) fn score(self) -> f32 {
        f32::from_bits(!self.main)
    }

    /// A higher score stands before a lower one. Bits of floats that are not negative are ordered as they are.
    pub(crate) fn main_of_score(score: f32) -> u32 {
        !score.max(0.0).to_bits()
    }

    /// The newest first; so the id is only asked for among those of the same second.
    pub(crate) fn main_of_age(published: u32) -> u32 {
        !published
    }

    /// The highest first; what is not said comes as 0 and stands last.
    pub(crate) fn main_of_pay(cents: u32) -> u32 {
        !cents
    }

    pub(crate) fn main_of_chord2(chord2: f32) -> u32 {
        chord2.max(0.0).to_bits()
    }

    /// As text for an address: the rank itself, so that the next page begins after it whatever has been committed since.
    pub(crate) fn to_cursor(self, order: Order) -> String {
        let Self { main, crowd, published, id } = self;
        format!("{}{main:08x}{crowd:02x}{published:08x}{id:032x}", order.letter())
    }

    /// # Errors
    /// `BadCursor` for anything that [`Rank::to_cursor`] did not make for this order.
    pub(crate) fn from_cursor(cursor: &str, order: Order) -> Result<Self> {
        let digits = cursor.strip_prefix(order.letter()).filter(|rest| {
            rest.len() == 50 && rest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        });
        let digits = digits.ok_or(SearchError::BadCursor)?;
        let part = |range| u128::from_str_radix(&digits[range], 16).map_err(|_| SearchError::BadCursor);
        let short = |range| u32::try_from(part(range)?).map_err(|_| SearchError::BadCursor);
        let crowd = u8::try_from(short(8..10)?).map_err(|_| SearchError::BadCursor)?;
        Ok(Self { main: short(0..8)?, crowd, published: short(10..18)?, id: part(18..50)? })
    }
}

/// The best of what is offered.
pub(crate) struct Best {
    limit: usize,
    after: Option<Rank>,
    /// The worst on top.
    heap: BinaryHeap<(Rank, u32, u32)>,
}

impl Best {
    pub(crate) fn new(limit: usize, after: Option<Rank>) -> Self {
        Self { limit, after, heap: BinaryHeap::with_capacity(limit + 1) }
    }

    /// Offers a document; the rest of its rank and its id are asked for only where they may matter: each lies elsewhere in memory.
    pub(crate) fn offer(
        &mut self,
        main: u32,
        rest: impl FnOnce() -> (Crowd, u32),
        id: impl FnOnce() -> u128,
        segment: u32,
        doc: u32,
    ) {
        if self.limit == 0 || self.after.is_some_and(|after| main < after.main) {
            return;
        }
        let worst = if self.is_full() { self.heap.peek().map(|worst| worst.0) } else { None };
        if worst.is_some_and(|worst| main > worst.main) {
            return;
        }
        let (crowd, published) = rest();
        let mut rank = Rank::new(main, (crowd, published, u128::MAX));
        if worst.is_some_and(|worst| rank.before_id() > worst.before_id()) {
            return;
        }
        rank.id = !id();
        if self.after.is_some_and(|after| rank <= after) {
            return;
        }
        if worst.is_none() {
            self.heap.push((rank, segment, doc));
        } else if let Some(mut worst) = self.heap.peek_mut()
            && rank < worst.0
        {
            *worst = (rank, segment, doc);
        }
    }

    /// Whether there are as many as are wanted.
    pub(crate) fn is_full(&self) -> bool {
        self.heap.len() >= self.limit
    }

    /// (rank, segment, document), best first.
    pub(crate) fn into_sorted(self) -> Vec<(Rank, u32, u32)> {
        self.heap.into_sorted_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::{Best, Crowd, Order, Rank};

    #[test]
    fn a_cursor_comes_back_and_garbage_does_not() {
        let rank = Rank::new(Rank::main_of_score(1.5), (Crowd::Few, 7, 42));
        let cursor = rank.to_cursor(Order::Score);
        assert_eq!(Rank::from_cursor(&cursor, Order::Score).unwrap(), rank);
        let flipped = cursor.replace('0', "é");
        for bad in ["", "s", "x", &cursor[1..], &cursor[..20], &flipped, &cursor.to_uppercase(), "s+0000000"]
        {
            assert!(Rank::from_cursor(bad, Order::Score).is_err(), "{bad}");
        }
        assert!(Rank::from_cursor(&cursor, Order::Newest).is_err());
    }

    #[test]
    fn the_best_remain_in_order() {
        let mut best = Best::new(3, Some(Rank::new(2, (Crowd::Nobody, 0, 5))));
        for (main, id) in [(9, 1), (2, 6), (2, 4), (1, 9), (5, 2), (4, 3)] {
            best.offer(main, || (Crowd::Nobody, 0), || id, 0, u32::try_from(id).unwrap());
        }
        let docs: Vec<u32> = best.into_sorted().iter().map(|hit| hit.2).collect();
        assert_eq!(docs, [4, 3, 2]);
    }

    #[test]
    fn better_scores_and_shorter_ways_stand_before() {
        assert!(Rank::main_of_score(2.0) < Rank::main_of_score(1.0));
        assert!(Rank::main_of_chord2(0.1) < Rank::main_of_chord2(0.2));
        let rank = |main, crowd, published| Rank::new(main, (crowd, published, 1));
        assert!(rank(1, Crowd::Few, 20) < rank(1, Crowd::Few, 10));
        assert!(rank(1, Crowd::Few, 10) < rank(1, Crowd::Several, 20), "fewest applications before newest");
        assert!(rank(1, Crowd::Many, 10) < rank(2, Crowd::Nobody, 10));
    }
}
