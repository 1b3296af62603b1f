//! One pass over the documents that match: filters, counts and keeps the best.
use std::ops::ControlFlow;

use tantivy::{
    DocId, DocSet, TERMINATED,
    query::{EnableScoring, Query, Scorer},
};

use super::{
    counts::Counts,
    filter::Filter,
    kept::Found,
    rank::{Best, Order, Rank},
};
use crate::{
    Near,
    error::Result,
    geo::{Point, chord2_of_km},
    snapshot::{BLOCK, Facts, SegmentData, SegmentView, Snapshot, Tables},
};

/// A circle, ready to be asked.
#[derive(Clone, Copy)]
pub(crate) struct Circle {
    pub centre: Point,
    /// Square of the straight line that the radius is.
    pub chord2: f32,
}

impl Circle {
    pub(crate) fn of(near: &Near) -> Self {
        Self { centre: Point::new(near.latitude, near.longitude), chord2: chord2_of_km(near.radius_km) }
    }
}

/// What one pass needs to know.
pub(crate) struct Scan<'s> {
    pub snapshot: &'s Snapshot,
    pub filter: &'s Filter,
    pub circle: Option<Circle>,
    pub order: Order,
}

/// What one pass found.
pub(crate) struct Outcome {
    pub counts: Counts,
    pub best: Best,
}

impl Outcome {
    pub(super) fn found(self, tables: &Tables) -> Found {
        let Self { counts, best } = self;
        Found { total: counts.total, facets: counts.facets(tables), ranked: best.into_sorted() }
    }
}

impl Scan<'_> {
    /// Passes over what matches the query, or over everything where there is none.
    pub(crate) fn run(&self, query: Option<&dyn Query>, best: Best) -> Result<Outcome> {
        let mut outcome = Outcome { counts: Counts::new(&self.snapshot.tables), best };
        let searcher = &self.snapshot.searcher;
        let weight = match query {
            None => None,
            // Scores cost most of the time where many documents match, so they are only prepared where they order hits.
            Some(query) if self.order == Order::Score => {
                Some(query.weight(EnableScoring::enabled_from_searcher(searcher))?)
            }
            Some(query) => Some(query.weight(EnableScoring::disabled_from_searcher(searcher))?),
        };
        for (at, segment) in self.snapshot.segments.iter().enumerate() {
            let mut pass = Pass {
                scan: self,
                segment,
                number: u32::try_from(at).unwrap_or(u32::MAX),
                outcome: &mut outcome,
            };
            match &weight {
                Some(weight) => pass.over_matches(weight.scorer(self.snapshot.reader(at), 1.0)?.as_mut()),
                None => pass.over_everything(),
            }
        }
        Ok(outcome)
    }
}

/// The pass over one segment.
struct Pass<'s> {
    scan: &'s Scan<'s>,
    segment: &'s SegmentView,
    number: u32,
    outcome: &'s mut Outcome,
}

impl Pass<'_> {
    fn over_matches(&mut self, scorer: &mut dyn Scorer) {
        let is_scored = self.scan.order == Order::Score;
        let mut batch = Batch::new();
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            let Some(next) = self.next_near_block(doc) else { break };
            if next > doc {
                doc = scorer.seek(next);
                continue;
            }
            batch.push(doc, if is_scored { scorer.score() } else { 0.0 });
            if batch.is_full() {
                self.look_at_all(&mut batch);
            }
            doc = scorer.advance();
        }
        self.look_at_all(&mut batch);
    }

    fn look_at_all(&mut self, batch: &mut Batch) {
        let data = &self.segment.data;
        let found = batch.take();
        let mut facts = [Facts::NO_VACANCY; Batch::SIZE];
        facts.iter_mut().zip(found).for_each(|(facts, (doc, _))| *facts = data.facts(*doc));
        for ((doc, score), facts) in found.iter().zip(facts) {
            self.look_at(*doc, facts, *score);
        }
    }

    fn over_everything(&mut self) {
        let end = self.segment.data.len();
        let mut start = 0;
        while let Some(first) = self.next_near_block(start).filter(|first| *first < end) {
            start = (first / BLOCK + 1) * BLOCK;
            for doc in first..start.min(end) {
                self.look_at(doc, self.segment.data.facts(doc), 0.0);
            }
        }
    }

    /// `doc` where its block may reach into the circle, else the first document of the next block that may.
    fn next_near_block(&self, doc: DocId) -> Option<DocId> {
        let Some(Circle { centre, chord2 }) = self.scan.circle else { return Some(doc) };
        let own = doc / BLOCK;
        let blocks = self.segment.data.blocks.get(own as usize..)?;
        let skipped = blocks.iter().position(|bounds| bounds.may_hold(centre, chord2))?;
        if skipped == 0 { Some(doc) } else { Some((own + u32::try_from(skipped).ok()?) * BLOCK) }
    }

    /// The cheap questions first.
    fn look_at(&mut self, doc: DocId, facts: Facts, score: f32) {
        let data = &self.segment.data;
        let misses = self.scan.filter.misses_of(facts, data, doc);
        let Some(misses) = misses.filter(|misses| misses.count_ones() <= 1) else { return };
        if !self.segment.is_alive(doc) {
            return;
        }
        let chord2 = match self.scan.circle {
            None => 0.0,
            Some(circle) => {
                let chord2 = data.chord2(doc, circle.centre);
                if chord2 > circle.chord2 {
                    return;
                }
                chord2
            }
        };
        if misses != 0 {
            self.outcome.counts.add_missed(misses, facts);
            return;
        }
        self.outcome.counts.add(facts);
        let main = match self.scan.order {
            Order::Score => Rank::main_of_score(data.answering[doc as usize].weigh(score)),
            Order::Distance => Rank::main_of_chord2(chord2),
            Order::Newest => Rank::main_of_age(data.published[doc as usize]),
            Order::Fresh => {
                Rank::main_of_age(data.answering[doc as usize].freshen(data.published[doc as usize]))
            }
            Order::Pay => Rank::main_of_pay(data.pays[doc as usize]),
            Order::Start => data.starts[doc as usize],
        };
        self.outcome.best.offer(main, || data.rest(doc), || data.ids[doc as usize], self.number, doc);
    }
}

/// Matches that are looked at together.
///
/// Their facts lie far apart in memory. Read one after the other, each would be waited for; read in one go, the processor waits for
/// all of them at once.
struct Batch {
    found: [(DocId, f32); Self::SIZE],
    count: usize,
}

impl Batch {
    const SIZE: usize = 64;

    const fn new() -> Self {
        Self { found: [(0, 0.0); Self::SIZE], count: 0 }
    }

    fn push(&mut self, doc: DocId, score: f32) {
        self.found[self.count] = (doc, score);
        self.count += 1;
    }

    fn is_full(&self) -> bool {
        self.count == Self::SIZE
    }

    /// What it holds; it is empty then.
    fn take(&mut self) -> &[(DocId, f32)] {
        &self.found[..std::mem::take(&mut self.count)]
    }
}

/// Whether any vacancy at all matches, whatever the filters say.
pub(crate) fn finds_anything(snapshot: &Snapshot, query: &dyn Query) -> Result<bool> {
    let found = visit(snapshot, Some(query), |_, _| ControlFlow::Break(()))?;
    Ok(found.is_break())
}

/// Shows all vacancies that match, or all where there is no query, until it is enough.
pub(crate) fn visit(
    snapshot: &Snapshot,
    query: Option<&dyn Query>,
    mut see: impl FnMut(&SegmentData, DocId) -> ControlFlow<()>,
) -> Result<ControlFlow<()>> {
    let scoring = EnableScoring::disabled_from_searcher(&snapshot.searcher);
    let weight = query.map(|query| query.weight(scoring)).transpose()?;
    for (at, segment) in snapshot.segments.iter().enumerate() {
        let mut see =
            |doc| if segment.is_alive(doc) { see(&segment.data, doc) } else { ControlFlow::Continue(()) };
        let Some(weight) = &weight else {
            if (0..segment.data.len()).try_for_each(&mut see).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            continue;
        };
        let mut scorer = weight.scorer(snapshot.reader(at), 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if see(doc).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            doc = scorer.advance();
        }
    }
    Ok(ControlFlow::Continue(()))
}
