use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    application::{Target, find_target, rule},
    company::profile,
};
use lotse_search::Hit;
use serde::Deserialize;
use uuid::Uuid;

use super::view::{Around, VacancyPage};
use crate::{
    PortalState, engine,
    error::{PortalError, Result},
    format,
    page::html,
    search::{Origin, SearchForm, point, vacancy_path, ways},
    site::Site,
};

/// How many others stand below a vacancy.
const SIMILAR: usize = 4;

#[derive(Deserialize)]
pub(super) struct At {
    pub(super) address: String,
}

/// The vacancy whose id ends the address; whatever stands before the id is for people, and is put right.
pub(super) async fn vacancy(
    State(state): State<PortalState>,
    site: Site,
    Path(At { address }): Path<At>,
) -> Result<Response> {
    let id = id_in(&address).ok_or(PortalError::NotFound)?;
    let target = find_target(&state.db, &*state.clock, Target::Vacancy(id)).await?;
    let view = target.vacancy.ok_or(PortalError::NotFound)?;
    let path = vacancy_path(&view.vacancy.title, id);
    if !site.holds(&view.clusters) {
        return Ok(Redirect::temporary(&site.public(site.lang, &path)).into_response());
    }
    if site.path != path {
        return Ok(moved(&site, &path));
    }
    let form = SearchForm::read(&site.query);
    let place = state.gazetteer.find(&form.place);
    let rule = rule::find(state.db.read(), target.cluster_id).await?;
    let profile = profile::find_public(state.db.read(), target.company).await?;
    let from = place.map(|place| (place.latitude, place.longitude));
    let to: Vec<_> = view.sites.iter().map(|site| point(site.latitude, site.longitude)).collect();
    let around = Around {
        today: format::day_of(state.clock.now()),
        takes: target.takes,
        rule: &rule,
        profile: &profile,
        origin: Origin { text: &form.place, at: from },
        travel: ways(&state, site.lang, from, &to).await,
        similar: similar(&site, engine::similar(&state, id, SIMILAR * 5)?),
    };
    html(&VacancyPage::new(&site, &view, &around))
}

/// The first few that stand in this portal, without their distances: the index tells how far they are from this vacancy,
/// and readers ask how far they are from them.
fn similar(site: &Site, hits: Vec<Hit>) -> Vec<Hit> {
    let cluster = site.cluster_slug();
    hits.into_iter()
        .filter(|hit| cluster.as_ref().is_none_or(|cluster| hit.card.clusters.contains(cluster)))
        .take(SIMILAR)
        .map(|hit| Hit { distance_km: None, ..hit })
        .collect()
}

fn moved(site: &Site, path: &str) -> Response {
    let href = site.href(path);
    let to = if site.query.is_empty() { href } else { format!("{href}?{}", site.query) };
    Redirect::permanent(&to).into_response()
}

/// The id that ends the address of a vacancy.
pub(crate) fn id_in(address: &str) -> Option<Uuid> {
    let at = address.len().checked_sub(36)?;
    address.get(at..).and_then(|id| Uuid::try_parse(id).ok())
}

#[cfg(test)]
mod tests {
    use super::{Uuid, id_in};

    #[test]
    fn the_id_ends_the_address() {
        let id = Uuid::from_u128(7);
        assert_eq!(id_in(&format!("koch-{id}")), Some(id));
        assert_eq!(id_in(&id.to_string()), Some(id));
        for bad in ["", "koch", "kö-0000", &"ä".repeat(40)] {
            assert_eq!(id_in(bad), None, "{bad}");
        }
    }
}
