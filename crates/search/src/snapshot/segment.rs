//! The arrays of one segment.
use std::sync::Arc;

use lotse_domain::vacancy::desk::Crowd;
use tantivy::{DocId, SegmentReader, TantivyDocument, schema::Value};

use super::{
    columns::{NameColumn, NumberColumn},
    tables::{Profile, Realm, Tables},
    vocabulary::Vocabulary,
};
use crate::{
    answering::Answering,
    card,
    document::SuggestionCard,
    error::Result,
    geo::{Bounds, Point, unpack},
    schema::{Fields, column, document_kind},
    suggest::Entry,
};

/// Documents to a box of positions. They lie in the order of their places, so a box is small.
pub(crate) const BLOCK: u32 = 128;

/// The start of what has none: after every date.
const NEVER_STARTS: u32 = u32::MAX;

/// What filters and counts look at, by numbers in the [`Tables`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub profile: u32,
    pub realm: u32,
    /// [`Facts::NONE`] where unknown.
    pub company: u32,
}

impl Facts {
    pub(crate) const NONE: u32 = u32::MAX;
    pub(crate) const NO_VACANCY: Self = Self { profile: Self::NONE, realm: Self::NONE, company: Self::NONE };

    pub(crate) fn is_vacancy(self) -> bool {
        self.profile != Self::NONE
    }
}

/// [`Facts`] in eight bytes: most documents that a search visits lie on lines of memory of their own, and waiting for those is what
/// it spends its time with.
#[derive(Debug, Clone, Copy)]
struct Packed(u64);

impl Packed {
    /// Bits of realm and company: 16 million of either. What comes after those counts as having none.
    const BITS: u32 = 24;
    const NONE: u64 = (1 << Self::BITS) - 1;
    /// Kinds, qualifications, areas and years have fewer combinations than 16 bits.
    const NO_PROFILE: u64 = 0xffff;
    const NO_VACANCY: Self = Self(u64::MAX);

    fn new(facts: Facts) -> Self {
        let part = |number: u32| u64::from(number).min(Self::NONE);
        let profile = u64::from(facts.profile).min(Self::NO_PROFILE - 1);
        Self(profile << (2 * Self::BITS) | part(facts.realm) << Self::BITS | part(facts.company))
    }

    #[expect(clippy::cast_possible_truncation, reason = "takes apart what was put together")]
    fn facts(self) -> Facts {
        let named = |number: u64, none: u64| if number == none { Facts::NONE } else { number as u32 };
        Facts {
            profile: named(self.0 >> (2 * Self::BITS), Self::NO_PROFILE),
            realm: (self.0 >> Self::BITS & Self::NONE) as u32,
            company: named(self.0 & Self::NONE, Self::NONE),
        }
    }
}

pub(crate) struct SegmentData {
    facts: Vec<Packed>,
    /// [`Facts::NONE`] where unknown.
    pub occupations: Vec<u32>,
    pub ids: Vec<u128>,
    pub published: Vec<u32>,
    pub starts: Vec<u32>,
    /// 0 where it is not said.
    pub pays: Vec<u32>,
    pub answering: Vec<Answering>,
    pub crowds: Vec<Crowd>,
    sites: Vec<Point>,
    /// Where the sites of a document end; those of the one before end where its own begin.
    site_ends: Vec<u32>,
    pub blocks: Vec<Bounds>,
    pub vocabulary: Vocabulary,
    pub suggestions: Vec<(DocId, Arc<Entry>)>,
}

impl SegmentData {
    pub(crate) fn read(reader: &SegmentReader, fields: &Fields, tables: &mut Tables) -> Result<Self> {
        let documents = reader.max_doc();
        let mut data = Self {
            facts: Vec::with_capacity(documents as usize),
            occupations: Vec::with_capacity(documents as usize),
            ids: Vec::with_capacity(documents as usize),
            published: Vec::with_capacity(documents as usize),
            starts: Vec::with_capacity(documents as usize),
            pays: Vec::with_capacity(documents as usize),
            answering: Vec::with_capacity(documents as usize),
            crowds: Vec::with_capacity(documents as usize),
            sites: Vec::with_capacity(documents as usize),
            site_ends: Vec::with_capacity(documents as usize),
            blocks: vec![Bounds::EMPTY; documents.div_ceil(BLOCK) as usize],
            vocabulary: Vocabulary::read(reader, fields.surf)?,
            suggestions: Vec::new(),
        };
        let number = |name| NumberColumn::open(reader, name);
        let (document, high, low) =
            (number(column::DOCUMENT)?, number(column::ID_HIGH)?, number(column::ID_LOW)?);
        let (published, start, site) =
            (number(column::PUBLISHED)?, number(column::START)?, number(column::SITE)?);
        let (pay, answering, crowd) =
            (number(column::PAY)?, number(column::ANSWERING)?, number(column::CROWD)?);
        let facts = FactColumns::open(reader, tables)?;
        let mut suggestions = Vec::new();
        for doc in 0..documents {
            let is_vacancy = document.get(doc) == Some(document_kind::VACANCY);
            if !is_vacancy {
                suggestions.push(doc);
            }
            data.facts.push(if is_vacancy {
                Packed::new(facts.get(doc, tables))
            } else {
                Packed::NO_VACANCY
            });
            data.occupations.push(facts.occupation.get(doc).unwrap_or(Facts::NONE));
            data.ids
                .push(u128::from(high.get(doc).unwrap_or(0)) << 64 | u128::from(low.get(doc).unwrap_or(0)));
            data.published.push(narrow(published.get(doc).unwrap_or(0)));
            data.starts.push(start.get(doc).map_or(NEVER_STARTS, narrow));
            data.pays.push(narrow(pay.get(doc).unwrap_or(0)));
            data.answering.push(answering.get(doc).map_or_else(Answering::default, Answering::from_number));
            data.crowds.push(crowd.get(doc).map_or_else(Crowd::default, Crowd::from_number));
            for packed in site.all(doc) {
                let point = unpack(packed);
                data.sites.push(point);
                data.blocks[(doc / BLOCK) as usize].take_in(point);
            }
            data.site_ends.push(narrow(data.sites.len() as u64));
        }
        data.suggestions = read_suggestions(reader, fields, suggestions)?;
        Ok(data)
    }

    pub(crate) fn len(&self) -> u32 {
        narrow(self.facts.len() as u64)
    }

    pub(crate) fn facts(&self, doc: DocId) -> Facts {
        self.facts[doc as usize].facts()
    }

    /// Where the vacancy is.
    pub(crate) fn sites(&self, doc: DocId) -> &[Point] {
        let doc = doc as usize;
        let start = if doc == 0 { 0 } else { self.site_ends[doc - 1] };
        &self.sites[start as usize..self.site_ends[doc] as usize]
    }

    /// What orders hits of equal rank.
    pub(crate) fn rest(&self, doc: DocId) -> (Crowd, u32) {
        (self.crowds[doc as usize], self.published[doc as usize])
    }

    /// Square of the straight line to the nearest site; infinite where there is none.
    pub(crate) fn chord2(&self, doc: DocId, centre: Point) -> f32 {
        self.sites(doc).iter().fold(f32::INFINITY, |nearest, site| nearest.min(site.chord2(centre)))
    }
}

/// The columns behind [`Facts`].
struct FactColumns {
    kind: NumberColumn,
    qualification: NumberColumn,
    area: NumberColumn,
    start_year: NumberColumn,
    state: NumberColumn,
    district: NumberColumn,
    company: NameColumn,
    cluster: NameColumn,
    occupation: NameColumn,
}

impl FactColumns {
    fn open(reader: &SegmentReader, tables: &mut Tables) -> Result<Self> {
        Ok(Self {
            kind: NumberColumn::open(reader, column::KIND)?,
            qualification: NumberColumn::open(reader, column::QUALIFICATION)?,
            area: NumberColumn::open(reader, column::AREA)?,
            start_year: NumberColumn::open(reader, column::START_YEAR)?,
            state: NumberColumn::open(reader, column::STATE)?,
            district: NumberColumn::open(reader, column::DISTRICT)?,
            company: NameColumn::open(reader, column::COMPANY, &mut tables.companies)?,
            cluster: NameColumn::open(reader, column::CLUSTER, &mut tables.clusters)?,
            occupation: NameColumn::open(reader, column::OCCUPATION, &mut tables.occupations)?,
        })
    }

    fn get(&self, doc: DocId, tables: &mut Tables) -> Facts {
        let small = |column: &NumberColumn| u8::try_from(column.get(doc).unwrap_or(0)).unwrap_or(0);
        let profile = Profile {
            kind: small(&self.kind),
            qualification: small(&self.qualification),
            area: small(&self.area),
            start_year: u16::try_from(self.start_year.get(doc).unwrap_or(0)).unwrap_or(0),
        };
        let mut clusters: Vec<u32> = self.cluster.all(doc).collect();
        clusters.sort_unstable();
        let mut districts: Vec<u32> =
            self.district.all(doc).map(|key| tables.districts.number(&narrow(key))).collect();
        districts.sort_unstable();
        let states = self.state.all(doc).filter(|state| *state < 16).fold(0, |bits, state| bits | 1 << state);
        Facts {
            profile: tables.profiles.number(&profile),
            realm: tables.realms.number(&Realm {
                states,
                districts: districts.into(),
                clusters: clusters.into(),
            }),
            company: self.company.get(doc).unwrap_or(Facts::NONE),
        }
    }
}

fn read_suggestions(
    reader: &SegmentReader,
    fields: &Fields,
    docs: Vec<DocId>,
) -> Result<Vec<(DocId, Arc<Entry>)>> {
    let mut entries = Vec::with_capacity(docs.len());
    if docs.is_empty() {
        return Ok(entries);
    }
    let store = reader.get_store_reader(8)?;
    for doc in docs {
        let stored: TantivyDocument = store.get(doc)?;
        let card = stored.get_first(fields.card).and_then(|value| value.as_bytes());
        if let Some(card) = card {
            entries.push((doc, Arc::new(Entry::new(card::from_bytes::<SuggestionCard>(card)?))));
        }
    }
    Ok(entries)
}

/// Numbers that the documents keep within 32 bits.
fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
