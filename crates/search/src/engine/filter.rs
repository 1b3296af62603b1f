//! Filters, decided once for each value and then looked up for each document.
use lotse_domain::{
    occupation::Area,
    vacancy::{Kind, Qualification},
};
use tantivy::DocId;

use crate::{
    SearchQuery,
    document::state_number,
    snapshot::{Facts, Profile, Realm, SegmentData, Tables},
};

/// The filters that have counts; the position is the bit in [`Filter::misses`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Facet {
    Kind,
    Area,
    Qualification,
    StartYear,
    State,
    District,
    Cluster,
    Company,
}

impl Facet {
    pub(crate) const COUNT: usize = 8;

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// No facts have this number: what is asked for does not exist.
const UNKNOWN: u32 = u32::MAX - 1;

/// Compiled filters of one query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Filter {
    /// By profile: the filters that it misses.
    profiles: Vec<u8>,
    /// By realm.
    realms: Vec<u8>,
    company: Option<u32>,
    /// Without counts, so a document that misses it is out.
    occupation: Option<u32>,
}

impl Filter {
    pub(crate) fn new(query: &SearchQuery, tables: &Tables) -> Self {
        let wanted = Wanted::new(query, tables);
        Self {
            profiles: tables
                .profiles
                .values()
                .iter()
                .map(|profile| wanted.misses_of_profile(*profile))
                .collect(),
            realms: tables.realms.values().iter().map(|realm| wanted.misses_of_realm(realm)).collect(),
            company: query.company.as_deref().map(|slug| tables.companies.find(slug).unwrap_or(UNKNOWN)),
            occupation: query
                .occupation
                .as_deref()
                .map(|code| tables.occupations.find(code).unwrap_or(UNKNOWN)),
        }
    }

    /// One bit for each facet whose filter the vacancy misses; nothing where it is out whatever the facets say.
    pub(crate) fn misses(&self, data: &SegmentData, doc: DocId) -> Option<u8> {
        self.misses_of(data.facts(doc), data, doc)
    }

    /// As [`Filter::misses`], of a document whose facts have been read already.
    pub(crate) fn misses_of(&self, facts: Facts, data: &SegmentData, doc: DocId) -> Option<u8> {
        let other = |wanted| wanted != data.occupations[doc as usize];
        if !facts.is_vacancy() || self.occupation.is_some_and(other) {
            return None;
        }
        let company = match self.company {
            Some(wanted) if wanted != facts.company => Facet::Company.bit(),
            _ => 0,
        };
        Some(self.profiles[facts.profile as usize] | self.realms[facts.realm as usize] | company)
    }
}

/// What the query asks for, as bits and positions.
struct Wanted<'q> {
    kinds: u32,
    areas: u32,
    qualification: Option<u8>,
    years: &'q [i32],
    states: Option<u16>,
    /// By number of a district: whether it is wanted.
    districts: Option<Vec<bool>>,
    cluster: Option<u32>,
}

impl<'q> Wanted<'q> {
    fn new(query: &'q SearchQuery, tables: &Tables) -> Self {
        let states =
            query.states.iter().filter_map(|code| state_number(code)).fold(0, |bits, at| bits | 1 << at);
        Self {
            kinds: bits(Kind::ALL, &query.kinds),
            areas: bits(Area::ALL, &query.areas),
            qualification: query.qualification.map(level),
            years: &query.start_years,
            states: (!query.states.is_empty()).then_some(states),
            districts: (!query.districts.is_empty()).then(|| districts(&query.districts, tables)),
            cluster: query.cluster.as_deref().map(|slug| tables.clusters.find(slug).unwrap_or(UNKNOWN)),
        }
    }

    fn misses_of_profile(&self, profile: Profile) -> u8 {
        let Profile { kind, qualification, area, start_year } = profile;
        let mut misses = 0;
        if self.kinds != 0 && self.kinds & 1 << kind == 0 {
            misses |= Facet::Kind.bit();
        }
        if self.areas != 0 && (area == 0 || self.areas & 1 << (area - 1) == 0) {
            misses |= Facet::Area.bit();
        }
        if self.qualification.is_some_and(|has| qualification > has) {
            misses |= Facet::Qualification.bit();
        }
        if !self.years.is_empty() && (start_year == 0 || !self.years.contains(&i32::from(start_year))) {
            misses |= Facet::StartYear.bit();
        }
        misses
    }

    fn misses_of_realm(&self, realm: &Realm) -> u8 {
        let mut misses = 0;
        if self.states.is_some_and(|states| states & realm.states == 0) {
            misses |= Facet::State.bit();
        }
        let wanted = |wanted: &Vec<bool>| realm.districts.iter().any(|district| wanted[*district as usize]);
        if self.districts.as_ref().is_some_and(|all| !wanted(all)) {
            misses |= Facet::District.bit();
        }
        if self.cluster.is_some_and(|cluster| !realm.clusters.contains(&cluster)) {
            misses |= Facet::Cluster.bit();
        }
        misses
    }
}

/// Which of the known districts lie in one of these areas.
fn districts(areas: &[String], tables: &Tables) -> Vec<bool> {
    let lies_within = |key: &u32| {
        let key = format!("{key:05}");
        areas.iter().any(|area| !area.is_empty() && key.starts_with(area.as_str()))
    };
    tables.districts.values().iter().map(lies_within).collect()
}

/// The number under which the index keeps a qualification; 0 stands for unknown.
pub(crate) fn level(qualification: Qualification) -> u8 {
    let at = Qualification::ALL.iter().position(|known| *known == qualification).unwrap_or(0);
    u8::try_from(at + 1).unwrap_or(u8::MAX)
}

fn bits<T: PartialEq>(all: &[T], wanted: &[T]) -> u32 {
    all.iter()
        .zip(0_u32..)
        .filter(|(value, _)| wanted.contains(value))
        .fold(0, |bits, (_, at)| bits | 1 << at)
}
