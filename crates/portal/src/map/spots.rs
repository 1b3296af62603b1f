//! Where the companies are at which a search finds something.
use std::collections::BTreeMap;

use lotse_map::Point;
use lotse_search::{Hit, SearchQuery};

use crate::{PortalState, engine, error::Result};

/// Postings that are read for one map: more companies than a cluster has, and a bound for what one request costs.
const MOST: usize = 2_000;
/// As many as the index gives out at once.
const AT_ONCE: usize = 100;

/// A company at one address, with what is open there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) at: Point,
    pub(super) company: String,
    pub(super) slug: String,
    pub(super) town: String,
    pub(super) postal_code: Option<String>,
    /// Postings.
    pub(super) open: u64,
}

/// The companies that a search finds, and whether there were more postings than are read.
pub(super) fn gather(state: &PortalState, query: &SearchQuery) -> Result<(Vec<Spot>, bool)> {
    let mut spots = BTreeMap::new();
    let (mut read, mut after) = (0, None);
    loop {
        let page = engine::search(state, &SearchQuery { limit: AT_ONCE, after, ..query.clone() })?;
        page.hits.iter().for_each(|hit| add(&mut spots, hit));
        read += page.hits.len();
        after = page.next;
        if after.is_none() || read >= MOST {
            break;
        }
    }
    Ok((spots.into_values().collect(), after.is_some()))
}

/// By company and place, so that the same search gives the same order.
pub(super) type Spots = BTreeMap<(String, u64, u64), Spot>;

fn add(spots: &mut Spots, hit: &Hit) {
    let card = &hit.card;
    let first = (card.latitude, card.longitude, card.town.clone(), card.postal_code.clone());
    let further = card.further_sites.iter().map(|site| {
        (Some(site.latitude), Some(site.longitude), Some(site.town.clone()), site.postal_code.clone())
    });
    // A card that names the nearest of its sites lists that one among the further ones too.
    let mut known: Vec<(u64, u64)> = Vec::new();
    for (latitude, longitude, town, postal_code) in std::iter::once(first).chain(further) {
        let (Some(latitude), Some(longitude)) = (latitude, longitude) else { continue };
        let key = (latitude.to_bits(), longitude.to_bits());
        if known.contains(&key) {
            continue;
        }
        known.push(key);
        let spot = spots.entry((card.company_slug.clone(), key.0, key.1)).or_insert_with(|| Spot {
            at: Point::new(latitude, longitude),
            company: card.company.clone(),
            slug: card.company_slug.clone(),
            town: town.unwrap_or_default(),
            postal_code,
            open: 0,
        });
        spot.open += 1;
    }
}
