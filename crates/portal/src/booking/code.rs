//! The code from the mail, which books and signs in.
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    booking::form::{self, Begun},
    event::{self, EventView},
};
use lotse_web_kit::auth::{ClientDevice, Form};
use uuid::Uuid;

use super::{choose, done, offer::Offer};
use crate::{
    PortalState,
    desk::see,
    error::Result,
    events::{self, reason_line, when},
    form::{FormPage, Mistakes, Refusal},
    intake::{self, About, CodePage, Intake},
    sign_in::{how, is_code},
    site::Site,
};

const INTAKE: Intake = Intake { path: "/anmeldung/code", send: "booking-code-send", why: "booking-code-why" };

fn code_page(site: &Site, id: Uuid, mail: &str, step: String, view: Option<&EventView>) -> CodePage {
    let line = view.map(|view| {
        let when = when::whole(site.lang, view.event.starts_at, view.event.ends_at);
        site.lang.with("booking-line", [("title", view.event.title.clone()), ("day", when)])
    });
    let wrong_mail = view.map(|view| site.href(&format!("{}/anmelden", events::path(&view.event))));
    INTAKE.page(site, About { id, mail, step, line, wrong_mail })
}

/// The answer to the form: the address stands there in full, so that a slip is seen at once.
pub(super) fn after_form(site: Site, offer: &Offer, begun: &Begun) -> Result<Response> {
    let site = site.answering_for(&INTAKE.here(begun.intake_id));
    let count = if offer.open().len() > 1 || !offer.wishable().is_empty() { 3 } else { 2 };
    let step = choose::step(site.lang, count, count);
    code_page(&site, begun.intake_id, &begun.challenge.mail, step, Some(&offer.view)).show()
}

/// A form that waits: what it is for, and where its code went.
struct Waiting {
    id: Uuid,
    view: Option<EventView>,
    /// Shortened.
    mail: String,
}

impl Waiting {
    /// None where it is gone.
    async fn find(state: &PortalState, id: Option<Uuid>) -> Result<Option<Self>> {
        let Some(id) = id else { return Ok(None) };
        let found = form::look_at(&state.db, &*state.clock, &state.auth.secrets, id).await;
        let (event_id, mail) = match found {
            Ok(found) => found,
            Err(DomainError::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let view = match event::find_public(&state.db, &*state.clock, event_id).await {
            Ok(view) => Some(view),
            Err(DomainError::NotFound { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Some(Self { id, view, mail: intake::masked(&mail)? }))
    }

    fn page(&self, site: &Site) -> CodePage {
        code_page(site, self.id, &self.mail, site.lang.t("booking-code-step"), self.view.as_ref())
    }
}

/// A form that lay for a day, or never was.
fn gone(site: &Site) -> Result<Response> {
    let lang = site.lang;
    let page = FormPage::new(site, lang.t("booking-gone-title"))
        .intro(lang.t("booking-gone"))
        .link("/veranstaltungen", lang.t("booking-others"))
        .link("/mein/anmeldungen", lang.t("bookings-title"))
        .show()?;
    Ok((StatusCode::NOT_FOUND, page).into_response())
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    match Waiting::find(&state, intake::asked(&site)).await? {
        Some(waiting) => waiting.page(&site).show(),
        None => gone(&site),
    }
}

pub(super) async fn confirm(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let Some(waiting) = Waiting::find(&state, intake::sent(&fields)).await? else { return gone(&site) };
    let site = site.answering_for(&INTAKE.here(waiting.id));
    let code = fields.text("code");
    if !is_code(code) {
        let mistakes = Mistakes::of("code", site.lang.t("mistake-digits"));
        return waiting.page(&site).refused(&Refusal::own(mistakes));
    }
    let (secrets, how) = (&state.auth.secrets, how(site.lang, device));
    let actor = &site.visit.actor;
    match form::confirm(&state.db, &*state.clock, secrets, actor, waiting.id, code, &how).await {
        Ok(confirmed) => done::page(&state, site, &confirmed.booked, confirmed.session.as_ref()).await,
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(DomainError::NotBookable(list)) => {
            let lines = list.iter().map(|it| format!("{}: {}", it.title, reason_line(site.lang, &it.why)));
            too_late(&site, &waiting, lines.collect())
        }
        Err(DomainError::Conflict(_) | DomainError::Invalid(_)) => {
            too_late(&site, &waiting, vec![site.lang.t("booking-changed")])
        }
        Err(error) => waiting.page(&site).refused(&Refusal::of(site.lang, error, "code", "")?),
    }
}

/// The code was right, but the places are gone meanwhile.
fn too_late(site: &Site, waiting: &Waiting, lines: Vec<String>) -> Result<Response> {
    let lang = site.lang;
    let mut page = FormPage::new(site, lang.t("booking-late-title")).intro(lang.t("booking-late"));
    for line in lines {
        page = page.intro(line);
    }
    if let Some(view) = &waiting.view {
        let form = format!("{}/anmelden", events::path(&view.event));
        page = page.link(&form, lang.t("booking-late-again"));
    }
    let page = page.link("/mein/anmeldungen", lang.t("bookings-title")).show()?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

pub(super) async fn resend(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let Some(waiting) = Waiting::find(&state, intake::sent(&fields)).await? else { return gone(&site) };
    let site = site.answering_for(&INTAKE.here(waiting.id));
    let (secrets, how) = (&state.auth.secrets, how(site.lang, device));
    match form::resend(&state.db, &*state.clock, secrets, waiting.id, &how).await {
        Ok(_) => Ok(see(&site, &format!("{}&fertig=own-code", INTAKE.here(waiting.id)))),
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(error) => waiting.page(&site).refused(&Refusal::of(site.lang, error, "code", "")?),
    }
}
