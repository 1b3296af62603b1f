//! Not coming after all.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::exhibitor::{self, Exhibitor, ExhibitorStep};
use lotse_web_kit::auth::Form;

use super::{Part, refusal};
use crate::{
    PortalState,
    booking_desk::count,
    company_desk::desk,
    desk::{At, DeskForm, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes},
    site::Site,
};

fn exhibitor(part: &Part) -> Result<&Exhibitor> {
    part.exhibit.exhibitor.as_ref().ok_or(PortalError::NotFound)
}

fn page(site: &Site, part: &Part, reason: &str) -> DeskForm {
    let lang = site.lang;
    let told: i32 = part.exhibit.slots.iter().flat_map(|(_, people)| people).map(|one| one.size).sum();
    let form = Block::new(&part.path("/absagen"), lang.t("cevents-withdraw-button")).field(
        Field { maxlength: 1_000, ..Field::area("reason", lang.t("bdesk-cancel-reason")) }
            .hint(lang.t("cevents-withdraw-hint"))
            .value(reason),
    );
    let heading = lang.with("cevents-withdraw-heading", [("title", part.event().title.clone())]);
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, &part.own, "/veranstaltungen")),
        heading,
        intro: vec![lang.t("cevents-withdraw-text"), lang.count("cevents-withdraw-told", count(told))],
        mistakes: Mistakes::default(),
        form,
        back: Some((lang.t("desk-cancel"), site.href(&part.path("")))),
    }
}

pub(super) async fn ask(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    exhibitor(&part)?;
    page(&site, &part, "").show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    let (id, actor, step) = (exhibitor(&part)?.id, &site.visit.actor, ExhibitorStep::Withdraw);
    let reason = fields.given("reason");
    match exhibitor::step(&state.db, &*state.clock, actor, id, step, None, reason).await {
        Ok(_) => Ok(see(&site, &part.path("?fertig=stand-abgesagt"))),
        Err(error) => {
            page(&site, &part, fields.text("reason")).refused(&refusal(site.lang, error, "reason")?)
        }
    }
}
