//! After a refusal: the same application to other companies with places in the same area, by the pupil's own choice.
use std::collections::HashSet;

use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{DomainError, application::own, vacancy::VacancyView};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    page::{changed, own_at},
    words,
};
use crate::{
    PortalState,
    desk::{At, id_at, see},
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    search::with_sexes,
    site::Site,
};

fn form(site: &Site, id: Uuid, title: &str, list: &[VacancyView]) -> FormPage {
    let lang = site.lang;
    let here = format!("/mein/bewerbungen/{id}");
    let page = FormPage::new(site, lang.t("own-hand-over")).below(&here, title.to_owned());
    if list.is_empty() {
        return page.intro(lang.t("own-hand-over-none")).link("/suche", lang.t("pupil-search"));
    }
    let option = |view: &VacancyView| {
        let town = view.sites.first().map(|site| site.town.clone());
        let parts = [Some(with_sexes(&view.vacancy.title)), Some(view.company.name.clone()), town];
        (view.vacancy.id.to_string(), parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    let field = Field::several("places", lang.t("own-hand-over-places"), list.iter().map(option).collect());
    page.intro(lang.t("own-hand-over-text"))
        .intro(lang.t("own-hand-over-data"))
        .form(Block::new(&format!("{here}/weitergeben"), lang.t("own-hand-over-send")).field(field))
        .link(&here, lang.t("keep-as-it-is"))
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (id, own) = own_at(&state, &site, &at).await?;
    match own::list_hand_over(&state.db, &*state.clock, &site.visit.actor, id).await {
        Ok(list) => form(&site, id, &words::title(site.lang, &own.summary), &list).show(),
        Err(DomainError::Conflict(_)) => Ok(see(&site, &format!("/mein/bewerbungen/{id}"))),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let ticked: HashSet<Uuid> =
        fields.all("places").into_iter().filter_map(|id| Uuid::try_parse(id).ok()).collect();
    let key = if ticked.is_empty() {
        "own-tick-one"
    } else {
        let handed = own::hand_over(&state.db, &*state.clock, actor, id, ticked.into_iter().collect()).await;
        match handed {
            Ok(sent) if !sent.is_empty() => {
                return Ok(see(&site, "/mein/bewerbungen?fertig=own-handed-over"));
            }
            Ok(_) => "own-hand-over-gone",
            Err(DomainError::Conflict(_)) => return changed(&state, &site, &at).await,
            Err(error) => return Err(error.into()),
        }
    };
    let (_, own) = own_at(&state, &site, &at).await?;
    let list = own::list_hand_over(&state.db, &*state.clock, actor, id).await?;
    let refusal = Refusal::own(Mistakes::of("places", site.lang.t(key)));
    form(&site, id, &words::title(site.lang, &own.summary), &list).refused(&refusal)
}
