//! Counts for each filter, as if that filter alone were not set.
use std::{cmp::Reverse, sync::Arc};

use lotse_domain::{
    occupation::Area,
    place::STATES,
    vacancy::{Kind, Qualification},
};

use super::filter::{Facet, level};
use crate::{
    FacetCount, Facets,
    snapshot::{Facts, Profile, Realm, Tables},
};

/// Companies that are listed at most.
const COMPANIES: usize = 20;
/// As many districts.
const DISTRICTS: usize = 20;

/// What one pass over the documents adds up: by profile, realm and company; the sums by value come afterwards.
///
/// A document that misses no filter counts for every facet; one that misses exactly one counts for that facet alone.
pub(crate) struct Counts {
    /// Documents that miss nothing.
    pub total: u64,
    profiles: Vec<u32>,
    realms: Vec<u32>,
    companies: Vec<u32>,
    /// Documents that miss only this facet, by profile, realm or company, whichever the facet is about; empty until
    /// there is one.
    missed: [Vec<u32>; Facet::COUNT],
}

impl Counts {
    pub(crate) fn new(tables: &Tables) -> Self {
        Self {
            total: 0,
            profiles: vec![0; tables.profiles.len()],
            realms: vec![0; tables.realms.len()],
            companies: vec![0; tables.companies.len()],
            missed: std::array::from_fn(|_| Vec::new()),
        }
    }

    pub(crate) fn add(&mut self, facts: Facts) {
        self.total += 1;
        self.profiles[facts.profile as usize] += 1;
        self.realms[facts.realm as usize] += 1;
        if let Some(count) = self.companies.get_mut(facts.company as usize) {
            *count += 1;
        }
    }

    /// Adds a document that misses exactly one filter: `misses` has one bit.
    pub(crate) fn add_missed(&mut self, misses: u8, facts: Facts) {
        let facet = misses.trailing_zeros() as usize;
        let (number, size) = if facet < Facet::State as usize {
            (facts.profile, self.profiles.len())
        } else if facet < Facet::Company as usize {
            (facts.realm, self.realms.len())
        } else {
            (facts.company, self.companies.len())
        };
        let counts = &mut self.missed[facet];
        if counts.is_empty() {
            counts.resize(size, 0);
        }
        if let Some(count) = counts.get_mut(number as usize) {
            *count += 1;
        }
    }

    pub(crate) fn facets(&self, tables: &Tables) -> Facets {
        Facets {
            kind: named(&self.by_profile(tables, Facet::Kind, |p| usize::from(p.kind)), Kind::ALL, |k| {
                k.as_str()
            }),
            area: named(
                self.by_profile(tables, Facet::Area, |p| usize::from(p.area)).get(1..).unwrap_or(&[]),
                Area::ALL,
                |a| a.as_str(),
            ),
            qualification: self.qualifications(tables),
            start_year: self.years(tables),
            state: self.states(tables),
            district: self.districts(tables),
            company: most_frequent(
                &self.sum(Facet::Company, &self.companies),
                tables.companies.values(),
                COMPANIES,
            ),
            cluster: self.clusters(tables),
        }
    }

    /// Counts of what passed and of what missed only this facet.
    fn sum(&self, facet: Facet, passed: &[u32]) -> Vec<u32> {
        let missed = &self.missed[facet as usize];
        passed.iter().enumerate().map(|(at, count)| count + missed.get(at).copied().unwrap_or(0)).collect()
    }

    fn by_profile(&self, tables: &Tables, facet: Facet, value: impl Fn(Profile) -> usize) -> Vec<u64> {
        let mut counts = Vec::new();
        for (profile, count) in tables.profiles.values().iter().zip(self.sum(facet, &self.profiles)) {
            let at = value(*profile);
            if counts.len() <= at {
                counts.resize(at + 1, 0);
            }
            counts[at] += u64::from(count);
        }
        counts
    }

    /// Who has a qualification may take what asks for it, for a lower one or for none that we know of.
    fn qualifications(&self, tables: &Tables) -> Vec<FacetCount> {
        let exact = self.by_profile(tables, Facet::Qualification, |p| usize::from(p.qualification));
        let open = |q: &Qualification| exact.iter().take(usize::from(level(*q)) + 1).sum();
        let all =
            Qualification::ALL.iter().map(|q| FacetCount { value: q.as_str().to_owned(), count: open(q) });
        all.filter(|facet| facet.count > 0).collect()
    }

    fn years(&self, tables: &Tables) -> Vec<FacetCount> {
        let counts = self.by_profile(tables, Facet::StartYear, |p| usize::from(p.start_year));
        let years = counts.iter().enumerate().skip(1).filter(|(_, count)| **count > 0);
        years.map(|(year, count)| FacetCount { value: year.to_string(), count: *count }).collect()
    }

    fn states(&self, tables: &Tables) -> Vec<FacetCount> {
        let mut counts = [0; 16];
        for (realm, count) in tables.realms.values().iter().zip(self.sum(Facet::State, &self.realms)) {
            // There are many realms, and most searches touch few of them.
            if count > 0 {
                for (at, state) in counts.iter_mut().enumerate() {
                    *state += u64::from(realm.states >> at & 1) * u64::from(count);
                }
            }
        }
        named(&counts, &STATES, |(code, _)| code)
    }

    fn districts(&self, tables: &Tables) -> Vec<FacetCount> {
        let mut counts = vec![0_u32; tables.districts.len()];
        for (realm, count) in tables.realms.values().iter().zip(self.sum(Facet::District, &self.realms)) {
            if count > 0 {
                realm.districts.iter().for_each(|district| counts[*district as usize] += count);
            }
        }
        let mut found: Vec<(Reverse<u32>, u32)> = counts
            .iter()
            .zip(tables.districts.values())
            .filter(|(count, _)| **count > 0)
            .map(|(count, key)| (Reverse(*count), *key))
            .collect();
        found.sort_unstable();
        let most = found.into_iter().take(DISTRICTS);
        most.map(|(Reverse(count), key)| FacetCount { value: format!("{key:05}"), count: u64::from(count) })
            .collect()
    }

    fn clusters(&self, tables: &Tables) -> Vec<FacetCount> {
        let mut counts = vec![0_u32; tables.clusters.len()];
        for (Realm { clusters, .. }, count) in
            tables.realms.values().iter().zip(self.sum(Facet::Cluster, &self.realms))
        {
            clusters.iter().for_each(|cluster| counts[*cluster as usize] += count);
        }
        most_frequent(&counts, tables.clusters.values(), usize::MAX)
    }
}

/// Values with their counts, in their own order, without those that have none.
fn named<T>(counts: &[u64], values: &[T], name: impl Fn(&T) -> &str) -> Vec<FacetCount> {
    let pairs = values.iter().zip(counts).filter(|(_, count)| **count > 0);
    pairs.map(|(value, count)| FacetCount { value: name(value).to_owned(), count: *count }).collect()
}

/// The most frequent first; by name where they are equal.
fn most_frequent(counts: &[u32], values: &[Arc<str>], limit: usize) -> Vec<FacetCount> {
    let mut found: Vec<(Reverse<u32>, &str)> = counts
        .iter()
        .zip(values)
        .filter(|(count, _)| **count > 0)
        .map(|(count, name)| (Reverse(*count), &**name))
        .collect();
    if found.len() > limit {
        found.select_nth_unstable(limit);
        found.truncate(limit);
    }
    found.sort_unstable();
    found
        .into_iter()
        .map(|(Reverse(count), name)| FacetCount { value: name.to_owned(), count: u64::from(count) })
        .collect()
}
