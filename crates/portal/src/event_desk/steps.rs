//! Publishing, taking back, cancelling and removing an event.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::{self, EventStep, exhibitor};
use lotse_web_kit::auth::Form;

use super::{
    frame::{Case, EventForm, list_path},
    overview::Overview,
    refusal,
};
use crate::{
    PortalState,
    desk::{At, see},
    error::Result,
    form::{Block, Field},
    site::Site,
};

pub(super) async fn publish(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, case.event().id);
    match event::desk::step(&state.db, &*state.clock, actor, id, EventStep::Publish, None).await {
        Ok(_) => Ok(see(&site, &case.path("?fertig=va-veroeffentlicht"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "stand", "edesk-publish-clash")?;
            Overview::of(&state, &site, &case).await?.refused(&refusal)
        }
    }
}

/// How many people have a place or wait: those who would be told.
pub(super) async fn concerned(state: &PortalState, site: &Site, case: &Case) -> Result<u64> {
    let found = exhibitor::figures(&state.db, &*state.clock, &site.visit.actor, case.event().id).await?;
    Ok(found.signed_up + found.waiting)
}

fn cancelling(site: &Site, case: &Case, told: u64, reason: &str) -> EventForm {
    let lang = site.lang;
    let form = Block::new(&case.path("/absagen"), lang.t("edesk-cancel-button"))
        .field(Field::area("reason", lang.t("edesk-reason")).hint(lang.t("edesk-reason-hint")).value(reason));
    let heading = lang.with("edesk-cancel-heading", [("title", case.event().title.clone())]);
    EventForm::new(site, case, "", heading, form)
        .intro(lang.count("edesk-cancel-told", told))
        .intro(lang.t("edesk-cancel-text"))
        .back(site, case, lang.t("desk-cancel"), "")
}

pub(super) async fn ask_cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let told = concerned(&state, &site, &case).await?;
    cancelling(&site, &case, told, "").show()
}

pub(super) async fn cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (actor, id, reason) = (&site.visit.actor, case.event().id, fields.given("reason"));
    match event::desk::step(&state.db, &*state.clock, actor, id, EventStep::Cancel, reason).await {
        Ok(_) => Ok(see(&site, &case.path("?fertig=va-abgesagt"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "reason", "edesk-changed")?;
            let told = concerned(&state, &site, &case).await?;
            cancelling(&site, &case, told, fields.text("reason")).refused(&refusal)
        }
    }
}

pub(super) async fn ask_unpublish(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let lang = site.lang;
    let form = Block::new(&case.path("/zuruecknehmen"), lang.t("edesk-unpublish-button"));
    EventForm::new(&site, &case, "", lang.t("edesk-unpublish-heading"), form)
        .intro(lang.t("edesk-unpublish-text"))
        .back(&site, &case, lang.t("desk-cancel"), "")
        .show()
}

pub(super) async fn unpublish(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, case.event().id);
    match event::desk::step(&state.db, &*state.clock, actor, id, EventStep::Unpublish, None).await {
        Ok(_) => Ok(see(&site, &case.path("?fertig=va-zurueckgenommen"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "stand", "edesk-unpublish-clash")?;
            Overview::of(&state, &site, &case).await?.refused(&refusal)
        }
    }
}

pub(super) async fn ask_remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let lang = site.lang;
    let form = Block::new(&case.path("/loeschen"), lang.t("edesk-remove-button"));
    let heading = lang.with("edesk-remove-heading", [("title", case.event().title.clone())]);
    EventForm::new(&site, &case, "", heading, form)
        .intro(lang.t("edesk-remove-text"))
        .back(&site, &case, lang.t("desk-cancel"), "")
        .show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    match event::desk::remove(&state.db, &*state.clock, &site.visit.actor, case.event().id).await {
        Ok(()) => Ok(see(&site, &format!("{}?fertig=va-geloescht", list_path(&case.cluster)))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "stand", "edesk-remove-clash")?;
            Overview::of(&state, &site, &case).await?.refused(&refusal)
        }
    }
}
