//! Steps that are taken on the page itself.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{DomainError, application::own};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::page::{View, after, changed, own_at};
use crate::{
    PortalState,
    desk::{At, id_at},
    error::Result,
    form::{Mistakes, Refusal},
    site::Site,
};

pub(super) async fn write(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    // Browsers send the ends of lines as two characters (HTML, section 4.10.21.4), which nobody has typed.
    let text = &fields.text("text").replace("\r\n", "\n");
    actor.signed_in()?;
    match own::write(&state.db, &*state.clock, actor, id, text).await {
        Ok(_) => Ok(after(&site, id, "fertig=own-message#nachrichten")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(DomainError::Invalid(_)) => {
            let key = if text.is_empty() { "own-message-missing" } else { "own-message-long" };
            let refusal = Refusal::own(Mistakes::of("text", site.lang.t(key)));
            let (_, own) = own_at(&state, &site, &at).await?;
            View::new(&site, &own, state.clock.now(), text).refused(&refusal)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn choose_date(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let Ok(date_id) = Uuid::try_parse(fields.text("date")) else {
        let refusal = Refusal::own(Mistakes::of("date", site.lang.t("own-date-missing")));
        let (_, own) = own_at(&state, &site, &at).await?;
        return View::new(&site, &own, state.clock.now(), "").refused(&refusal);
    };
    match own::choose_date(&state.db, &*state.clock, actor, id, date_id).await {
        Ok(()) => Ok(after(&site, id, "fertig=own-date")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn remind(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    match own::remind(&state.db, &*state.clock, actor, id).await {
        Ok(()) => Ok(after(&site, id, "fertig=own-reminded")),
        Err(DomainError::Conflict(_)) => changed(&state, &site, &at).await,
        Err(error) => Err(error.into()),
    }
}

/// Takes the ticked ones back.
pub(super) async fn withdraw_others(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (id, own) = own_at(&state, &site, &at).await?;
    let ids: Vec<Uuid> = fields.all("others").into_iter().filter_map(|id| Uuid::try_parse(id).ok()).collect();
    if ids.is_empty() {
        let refusal = Refusal::own(Mistakes::of("others", site.lang.t("own-tick-one")));
        return View::new(&site, &own, state.clock.now(), "").refused(&refusal);
    }
    own::withdraw_several(&state.db, &*state.clock, &site.visit.actor, ids).await?;
    Ok(after(&site, id, "fertig=own-others"))
}
