//! Where all companies are, with open places or without.
use lotse_domain::{
    cluster,
    company::{self, CompanySite},
    place::distance_km,
};
use lotse_map::{Point, district_at};
use lotse_search::SearchQuery;
use uuid::Uuid;

use super::spots::{Spot, Spots};
use crate::{PortalState, error::Result, site::Site};

/// The companies of this portal where the search looks, and whether there were more than are read.
pub(super) async fn gather(
    state: &PortalState,
    site: &Site,
    query: &SearchQuery,
) -> Result<(Vec<Spot>, bool)> {
    let Some(cluster) = cluster_of(state, site, query).await? else { return Ok((Vec::new(), false)) };
    let (sites, more) = company::list_on_map(state.db.read(), cluster.id()).await?;
    let mut spots = Spots::new();
    for site in sites.into_iter().filter(|site| is_meant(query, site)) {
        let key = (site.slug.clone(), site.latitude.to_bits(), site.longitude.to_bits());
        let open = u64::try_from(site.open).unwrap_or(0);
        let spot = spots.entry(key).or_insert_with(|| Spot {
            at: Point::new(site.latitude, site.longitude),
            company: site.company,
            slug: site.slug,
            town: site.town,
            postal_code: None,
            open: 0,
        });
        spot.open += open;
    }
    Ok((spots.into_values().collect(), more))
}

/// Whose companies.
enum Whose {
    All,
    Cluster(Uuid),
}

impl Whose {
    const fn id(&self) -> Option<Uuid> {
        match self {
            Self::All => None,
            Self::Cluster(id) => Some(*id),
        }
    }
}

/// None where the address names a cluster that there is not.
async fn cluster_of(state: &PortalState, site: &Site, query: &SearchQuery) -> Result<Option<Whose>> {
    if let Some(cluster) = &site.cluster {
        return Ok(Some(Whose::Cluster(cluster.id)));
    }
    let Some(slug) = &query.cluster else { return Ok(Some(Whose::All)) };
    let all = cluster::list_all(state.db.read()).await?;
    Ok(all.into_iter().find(|cluster| cluster.slug == *slug).map(|cluster| Whose::Cluster(cluster.id)))
}

/// Whether it is in the circle and the areas, and the company that is asked for.
fn is_meant(query: &SearchQuery, site: &CompanySite) -> bool {
    let at = (site.latitude, site.longitude);
    let near = query
        .near
        .as_ref()
        .is_none_or(|near| distance_km((near.latitude, near.longitude), at) <= near.radius_km);
    let in_state =
        query.states.is_empty() || site.state.as_ref().is_some_and(|state| query.states.contains(state));
    let company = query.company.as_ref().is_none_or(|slug| *slug == site.slug);
    near && in_state && company && (query.districts.is_empty() || is_in_district(query, at))
}

fn is_in_district(query: &SearchQuery, (latitude, longitude): (f64, f64)) -> bool {
    district_at(Point::new(latitude, longitude))
        .is_some_and(|key| query.districts.iter().any(|district| key.starts_with(district.as_str())))
}

#[cfg(test)]
mod tests {
    use lotse_search::Near;

    use super::{CompanySite, SearchQuery, is_meant};

    #[test]
    fn companies_are_left_out_by_place_and_never_by_occupation() {
        let fuerth = CompanySite {
            company: "Formwerk".into(),
            slug: "formwerk".into(),
            town: "Fürth".into(),
            state: Some("BY".into()),
            latitude: 49.4772,
            longitude: 10.9887,
            open: 0,
        };
        let nuremberg = |radius_km| {
            Some(Near { label: "Nürnberg".into(), latitude: 49.4521, longitude: 11.0767, radius_km })
        };
        let all = SearchQuery::default;
        for (query, meant) in [
            (all(), true),
            (SearchQuery { q: "Koch".into(), occupation: Some("x".into()), ..all() }, true),
            (SearchQuery { near: nuremberg(10.0), ..all() }, true),
            (SearchQuery { near: nuremberg(5.0), ..all() }, false),
            (SearchQuery { states: vec!["BY".into()], ..all() }, true),
            (SearchQuery { states: vec!["HE".into()], ..all() }, false),
            (SearchQuery { districts: vec!["09563".into()], ..all() }, true),
            (SearchQuery { districts: vec!["094".into()], ..all() }, false),
            (SearchQuery { company: Some("regnitz".into()), ..all() }, false),
        ] {
            assert_eq!(is_meant(&query, &fuerth), meant, "{query:?}");
        }
    }
}
