//! What a company does with a vacancy, beside writing it.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    vacancy::{
        VacancyState,
        desk::{self as vacancies, CloseReason, DeskStep, OwnVacancy},
    },
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    company_desk::{Own, desk, own},
    desk::{At, DeskForm, id_at, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    search::with_sexes,
    site::Site,
};

/// The word of a step, and what the list says when it is done. Each can be undone by another one.
fn step_of(word: &str) -> Result<(DeskStep, &'static str)> {
    match word {
        "abgeben" => Ok((DeskStep::Submit, "?fertig=abgegeben")),
        "zuruecknehmen" => Ok((DeskStep::TakeBack, "?fertig=zurueck-im-entwurf")),
        "pause" => Ok((DeskStep::Pause, "?fertig=pausiert")),
        "weiter" => Ok((DeskStep::Resume, "?fertig=wieder-da")),
        _ => Err(PortalError::NotFound),
    }
}

pub(super) async fn step(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (step, done) = step_of(fields.text("schritt"))?;
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    match vacancies::step(&state.db, &*state.clock, actor, own.company.id, id, step).await {
        Ok(posting) => {
            let published = step == DeskStep::Submit && posting.vacancy.state == VacancyState::Published;
            let done = if published { "?fertig=stelle-veroeffentlicht" } else { done };
            Ok(see(&site, &own.path(&format!("/stellen{done}"))))
        }
        // Somebody was faster, or it has expired meanwhile: the list shows how it stands.
        Err(DomainError::Conflict(_)) => Ok(see(&site, &own.path("/stellen?fertig=schon-anders"))),
        Err(error) => Err(error.into()),
    }
}

/// A draft that says the same, to be changed at once.
pub(super) async fn copy(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (actor, id, next_year) = (&site.visit.actor, id_at(&at, "id")?, fields.has("jahr"));
    let made = vacancies::copy(&state.db, &*state.clock, actor, own.company.id, id, next_year).await?;
    let done = if next_year { "?fertig=naechstes-jahr" } else { "?fertig=kopiert" };
    Ok(see(&site, &own.path(&format!("/stellen/{}{done}", made.vacancy.id))))
}

async fn find(state: &PortalState, site: &Site, at: &At) -> Result<(Own, OwnVacancy)> {
    let own = own(state, site, at).await?;
    let posting = vacancies::find_own(&state.db, &site.visit.actor, own.company.id, id_at(at, "id")?).await?;
    Ok((own, posting))
}

/// Reason by reason why a place is not offered any more, and who is told.
fn close_page(site: &Site, own: &Own, posting: &OwnVacancy, reason: &str) -> DeskForm {
    let lang = site.lang;
    let heading = lang.with("close-heading", [("title", with_sexes(&posting.vacancy.title))]);
    let reasons = CloseReason::ALL
        .iter()
        .map(|reason| (reason.as_str().to_owned(), lang.word("close-reason", reason.as_str())));
    let action = own.path(&format!("/stellen/{}/schliessen", posting.vacancy.id));
    let waiting = u64::try_from(posting.desk.open).unwrap_or(0);
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, own, "/stellen")),
        heading,
        intro: vec![lang.t("close-text"), lang.count("close-told", waiting)],
        mistakes: Mistakes::default(),
        form: Block::new(&action, lang.t("close-button"))
            .field(Field::radio("reason", lang.t("close-reason"), reasons.collect()).value(reason)),
        back: Some((lang.t("desk-cancel"), site.href(&own.path("/stellen")))),
    }
}

pub(super) async fn closing(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (own, posting) = find(&state, &site, &at).await?;
    close_page(&site, &own, &posting, "").show()
}

pub(super) async fn close(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (own, posting) = find(&state, &site, &at).await?;
    let (lang, word) = (site.lang, fields.text("reason"));
    let Ok(reason) = word.parse::<CloseReason>() else {
        let missing = Mistakes::of("reason", lang.t("close-reason-missing"));
        return close_page(&site, &own, &posting, word).refused(&Refusal::own(missing));
    };
    let (actor, company_id, id) = (&site.visit.actor, own.company.id, posting.vacancy.id);
    let step = DeskStep::Close(reason);
    match vacancies::step(&state.db, &*state.clock, actor, company_id, id, step).await {
        Ok(_) => Ok(see(&site, &own.path("/stellen?fertig=geschlossen"))),
        Err(error) => {
            let refusal = Refusal::of(lang, error, "reason", &lang.t("posting-step-clash"))?;
            close_page(&site, &own, &posting, word).refused(&refusal)
        }
    }
}

fn remove_page(site: &Site, own: &Own, posting: &OwnVacancy) -> DeskForm {
    let lang = site.lang;
    let heading = lang.with("posting-remove-heading", [("title", with_sexes(&posting.vacancy.title))]);
    let action = own.path(&format!("/stellen/{}/entfernen", posting.vacancy.id));
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, own, "/stellen")),
        heading,
        intro: vec![lang.t("posting-remove-text")],
        mistakes: Mistakes::default(),
        form: Block::new(&action, lang.t("posting-remove-button")),
        back: Some((lang.t("desk-cancel"), site.href(&own.path("/stellen")))),
    }
}

pub(super) async fn removing(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (own, posting) = find(&state, &site, &at).await?;
    remove_page(&site, &own, &posting).show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    match vacancies::remove(&state.db, &*state.clock, actor, own.company.id, id).await {
        Ok(()) => Ok(see(&site, &own.path("/stellen?fertig=entwurf-entfernt"))),
        Err(DomainError::Conflict(_)) => Ok(see(&site, &own.path("/stellen?fertig=schon-anders"))),
        Err(error) => Err(error.into()),
    }
}
