//! Vacancies like a given one.
use tantivy::{DocSet, TERMINATED, schema::IndexRecordOption};
use uuid::Uuid;

use super::{MOST, hit, rank::Best};
use crate::{
    Hit,
    document::id_term,
    error::Result,
    geo::{chord2_of_km, km_of_chord2},
    snapshot::{Facts, Snapshot},
};

/// A vacancy of the same area but another occupation counts as if it were this much farther away: a pupil may prefer a
/// neighbouring occupation in town to the very same one at the other end of the country.
const OTHER_OCCUPATION_KM: f64 = 50.0;

/// Of the same occupation or area, nearest first; nothing where the vacancy is not in the index.
pub(crate) fn similar(snapshot: &Snapshot, id: Uuid, limit: usize) -> Result<Vec<Hit>> {
    let Some((segment, doc)) = find(snapshot, id)? else { return Ok(Vec::new()) };
    let data = &snapshot.segments[segment].data;
    let own = data.facts[doc as usize];
    let centre = data.sites(doc).first().copied();
    let area = |facts: Facts| snapshot.tables.profiles.values()[facts.profile as usize].area;
    let own_area = area(own);
    let mut best = Best::new(limit.min(MOST), None);
    for (number, segment) in (0_u32..).zip(&snapshot.segments) {
        let data = &segment.data;
        for (doc, facts) in (0_u32..).zip(&data.facts) {
            if !facts.is_vacancy() || data.ids[doc as usize] == id.as_u128() {
                continue;
            }
            let same = facts.occupation != Facts::NONE && facts.occupation == own.occupation;
            if !(same || own_area != 0 && own_area == area(*facts)) || !segment.is_alive(doc) {
                continue;
            }
            let km = centre.map_or(0.0, |centre| km_of_chord2(data.chord2(doc, centre)));
            let main = chord2_of_km(if same { km } else { km + OTHER_OCCUPATION_KM }).to_bits();
            best.offer(main, || data.rest(doc), number, doc);
        }
    }
    best.into_sorted()
        .into_iter()
        .map(|(_, segment, doc)| hit(snapshot, segment as usize, doc, centre))
        .collect()
}

pub(super) fn find(snapshot: &Snapshot, id: Uuid) -> Result<Option<(usize, u32)>> {
    let term = id_term(&snapshot.fields, id);
    for (at, segment) in snapshot.segments.iter().enumerate() {
        let inverted = snapshot.reader(at).inverted_index(snapshot.fields.id)?;
        let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if segment.is_alive(doc) && segment.data.facts[doc as usize].is_vacancy() {
                return Ok(Some((at, doc)));
            }
            doc = postings.advance();
        }
    }
    Ok(None)
}
