//! Asking for a stand, and saying anew what the company brings.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    event::exhibitor::{self, ExhibitorDraft},
    vacancy::{self, VacancyState},
};
use lotse_web_kit::auth::{Fields, Form};
use uuid::Uuid;

use super::{Part, refusal};
use crate::{
    PortalState,
    company_desk::desk,
    desk::{At, DeskForm, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes},
    search::with_sexes,
    site::Site,
};

/// The draft as it was said before, or is typed now.
fn known(part: &Part) -> ExhibitorDraft {
    let Some(exhibitor) = &part.exhibit.exhibitor else { return ExhibitorDraft::default() };
    ExhibitorDraft {
        offers: exhibitor.offers.clone(),
        seeks: exhibitor.seeks.clone(),
        needs: exhibitor.needs.clone(),
        contact_name: exhibitor.contact_name.clone(),
        vacancies: exhibitor.vacancies.0.clone(),
        interviewers: part.exhibit.interviewers.iter().map(|one| one.name.clone()).collect(),
    }
}

fn typed(fields: &Fields) -> ExhibitorDraft {
    let lines = fields.raw("interviewers").lines().map(str::trim).filter(|name| !name.is_empty());
    ExhibitorDraft {
        offers: fields.given("offers"),
        seeks: fields.given("seeks"),
        needs: fields.given("needs"),
        contact_name: fields.given("contact_name"),
        vacancies: fields.all("vacancies").into_iter().filter_map(|id| Uuid::try_parse(id).ok()).collect(),
        interviewers: lines.map(str::to_owned).collect(),
    }
}

async fn page(state: &PortalState, site: &Site, part: &Part, draft: &ExhibitorDraft) -> Result<DeskForm> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let vacancies = vacancy::desk::list_own(&state.db, actor, part.own.company.id).await?;
    let vacancies: Vec<(String, String)> = vacancies
        .iter()
        .filter(|own| own.vacancy.state == VacancyState::Published)
        .map(|own| (own.vacancy.id.to_string(), with_sexes(&own.vacancy.title)))
        .collect();
    let chosen: Vec<String> = draft.vacancies.iter().map(ToString::to_string).collect();
    let goes = part.state().is_some();
    let button = if goes { "cevents-save" } else { "cevents-send" };
    let mut form = Block::new(&part.path("/stand"), lang.t(button))
        .field(
            Field::area("offers", optional("cevents-offers"))
                .hint(lang.t("cevents-offers-hint"))
                .value(text(draft.offers.as_ref())),
        )
        .field(
            Field::area("seeks", optional("cevents-seeks"))
                .hint(lang.t("cevents-seeks-hint"))
                .value(text(draft.seeks.as_ref())),
        )
        .field(
            Field::area("needs", optional("cevents-needs"))
                .hint(lang.t("cevents-needs-hint"))
                .value(text(draft.needs.as_ref())),
        )
        .field(
            Field { maxlength: 120, ..Field::text("contact_name", optional("edesk-contact")) }
                .hint(lang.t("cevents-contact-hint"))
                .value(text(draft.contact_name.as_ref())),
        )
        .field(
            Field::area("interviewers", optional("edesk-interviewers"))
                .hint(lang.t("cevents-interviewers-hint"))
                .value(draft.interviewers.join("\n")),
        );
    if !vacancies.is_empty() {
        form = form.field(
            Field::several("vacancies", optional("cevents-vacancies"), vacancies)
                .hint(lang.t("cevents-vacancies-hint"))
                .value(chosen.join(" ")),
        );
    }
    let key = if goes { "cevents-change-heading" } else { "cevents-ask-heading" };
    let heading = lang.with(key, [("title", part.event().title.clone())]);
    Ok(DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, &part.own, "/veranstaltungen")),
        heading,
        intro: vec![lang.t(if goes { "cevents-change-text" } else { "cevents-ask-text" })],
        mistakes: Mistakes::default(),
        form,
        back: Some((lang.t("desk-cancel"), site.href(&part.path("")))),
    })
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    page(&state, &site, &part, &known(&part)).await?.show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let part = Part::of(&state, &site, &at).await?;
    let draft = typed(&fields);
    let form = page(&state, &site, &part, &draft).await?;
    let (actor, event, company) = (&site.visit.actor, part.event().id, part.own.company.id);
    match exhibitor::apply(&state.db, &*state.clock, actor, event, company, draft).await {
        Ok(_) => {
            let asked = "?fertig=stand-gefragt";
            let saved = "?fertig=stand-gespeichert";
            Ok(see(&site, &part.path(if part.state().is_some() { saved } else { asked })))
        }
        Err(error) => form.refused(&refusal(site.lang, error, "offers")?),
    }
}
