//! Vacancies like a given one.
use tantivy::{DocId, DocSet, TERMINATED, schema::IndexRecordOption};
use uuid::Uuid;

use super::{
    MOST, hit,
    rank::{Best, Rank},
};
use crate::{
    Hit,
    document::id_term,
    error::Result,
    geo::{Bounds, Point, chord2_of_km, km_of_chord2},
    snapshot::{BLOCK, Facts, SegmentView, Snapshot},
};

/// A vacancy of the same area but another occupation counts as if it were this much farther away: a pupil may prefer a
/// neighbouring occupation in town to the very same one at the other end of the country.
const OTHER_OCCUPATION_KM: f64 = 50.0;

/// Circles that are looked at one after the other until they hold enough; then everything is.
const CIRCLES_KM: [f64; 4] = [10.0, 30.0, 100.0, 300.0];

/// Of the same occupation or area, nearest first; nothing where the vacancy is not in the index.
pub(crate) fn similar(snapshot: &Snapshot, id: Uuid, limit: usize) -> Result<Vec<Hit>> {
    let Some((segment, doc)) = find(snapshot, id)? else { return Ok(Vec::new()) };
    let data = &snapshot.segments[segment].data;
    let model = Model {
        snapshot,
        id,
        facts: data.facts(doc),
        occupation: data.occupations[doc as usize],
        centre: data.sites(doc).first().copied(),
    };
    let limit = limit.min(MOST);
    let within = |km: f64| model.like_it(Some(chord2_of_km(km)), limit);
    let near = model.centre.and_then(|_| CIRCLES_KM.into_iter().map(within).find(Best::is_full));
    near.unwrap_or_else(|| model.like_it(None, limit))
        .into_sorted()
        .into_iter()
        .map(|(_, segment, doc)| hit(snapshot, segment as usize, doc, model.centre))
        .collect()
}

/// What the others are to be like.
struct Model<'s> {
    snapshot: &'s Snapshot,
    id: Uuid,
    facts: Facts,
    occupation: u32,
    centre: Option<Point>,
}

impl Model<'_> {
    /// The nearest ones, of those that count as no farther away than this straight line, whose square it is.
    fn like_it(&self, reach: Option<f32>, limit: usize) -> Best {
        let mut best = Best::new(limit, None);
        let may_hold = |block: &Bounds| match (self.centre, reach) {
            (Some(centre), Some(reach)) => block.may_hold(centre, reach),
            _ => true,
        };
        for (number, segment) in (0_u32..).zip(&self.snapshot.segments) {
            let data = &segment.data;
            let blocks = data.blocks.iter().zip((0_u32..).step_by(BLOCK as usize));
            for (_, first) in blocks.filter(|(block, _)| may_hold(block)) {
                for doc in first..data.len().min(first + BLOCK) {
                    let counts_as = self.counts_as(segment, doc);
                    if let Some(chord2) =
                        counts_as.filter(|chord2| reach.is_none_or(|reach| *chord2 <= reach))
                    {
                        best.offer(
                            Rank::main_of_chord2(chord2),
                            || data.rest(doc),
                            || data.ids[doc as usize],
                            number,
                            doc,
                        );
                    }
                }
            }
        }
        best
    }

    /// Square of the straight line that orders it, where it is like the model.
    fn counts_as(&self, segment: &SegmentView, doc: DocId) -> Option<f32> {
        let data = &segment.data;
        let (facts, occupation) = (data.facts(doc), data.occupations[doc as usize]);
        if !facts.is_vacancy() || data.ids[doc as usize] == self.id.as_u128() {
            return None;
        }
        let same = occupation != Facts::NONE && occupation == self.occupation;
        let area = |facts: Facts| self.snapshot.tables.profiles.values()[facts.profile as usize].area;
        let related = same || area(self.facts) != 0 && area(self.facts) == area(facts);
        if !related || !segment.is_alive(doc) {
            return None;
        }
        let km = self.centre.map_or(0.0, |centre| km_of_chord2(data.chord2(doc, centre)));
        Some(chord2_of_km(if same { km } else { km + OTHER_OCCUPATION_KM }))
    }
}

pub(super) fn find(snapshot: &Snapshot, id: Uuid) -> Result<Option<(usize, u32)>> {
    let term = id_term(&snapshot.fields, id);
    for (at, segment) in snapshot.segments.iter().enumerate() {
        let inverted = snapshot.reader(at).inverted_index(snapshot.fields.id)?;
        let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if segment.is_alive(doc) && segment.data.facts(doc).is_vacancy() {
                return Ok(Some((at, doc)));
            }
            doc = postings.advance();
        }
    }
    Ok(None)
}
