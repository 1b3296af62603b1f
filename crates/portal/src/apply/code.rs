//! The second page: the code from the mail, which sends the application and signs in.
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    application::{
        Target,
        submit::{self, Begun},
    },
};
use lotse_web_kit::auth::{ClientDevice, Form};
use uuid::Uuid;

use super::{form::steps, place::Place, sent};
use crate::{
    PortalState,
    desk::see,
    error::{PortalError, Result},
    form::{FormPage, Mistakes, Refusal},
    intake::{self, About, CodePage, Intake},
    sign_in::{how, is_code},
    site::Site,
};

const INTAKE: Intake =
    Intake { path: "/bewerben/code", send: "applying-code-send", why: "applying-code-why" };

fn code_page(site: &Site, id: Uuid, mail: &str, place: Option<&Place>) -> CodePage {
    let step = steps(site.lang, 2, false);
    let line = place.map(|place| place.line(site.lang));
    let wrong_mail = place.map(|place| site.href(&place.form));
    INTAKE.page(site, About { id, mail, step, line, wrong_mail })
}

/// The answer to the form: the address stands there in full, so that a slip is seen at once.
pub(super) fn after_form(site: Site, place: &Place, begun: &Begun) -> Result<Response> {
    let site = site.answering_for(&INTAKE.here(begun.intake_id));
    code_page(&site, begun.intake_id, &begun.challenge.mail, Some(place)).show()
}

/// A form that waits: what it is for, and where its code went.
struct Waiting {
    id: Uuid,
    target: Target,
    place: Option<Place>,
    /// Shortened.
    mail: String,
}

impl Waiting {
    /// None where it is gone.
    async fn find(state: &PortalState, id: Option<Uuid>) -> Result<Option<Self>> {
        let Some(id) = id else { return Ok(None) };
        let found = submit::look_at(&state.db, &*state.clock, &state.auth.secrets, id).await;
        let (target, mail) = match found {
            Ok(found) => found,
            Err(DomainError::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let place = match Place::of(state, target).await {
            Ok(place) => Some(place),
            Err(PortalError::Domain(DomainError::NotFound { .. })) => None,
            Err(error) => return Err(error),
        };
        Ok(Some(Self { id, target, place, mail: intake::masked(&mail)? }))
    }

    fn page(&self, site: &Site) -> CodePage {
        code_page(site, self.id, &self.mail, self.place.as_ref())
    }
}

/// A form that lay for a day, or never was.
fn gone(site: &Site) -> Result<Response> {
    let lang = site.lang;
    let page = FormPage::new(site, lang.t("applying-gone-title"))
        .intro(lang.t("applying-gone"))
        .link("/suche", lang.t("pupil-search"))
        .link("/mein/bewerbungen", lang.t("own-title"))
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
    match submit::confirm(&state.db, &*state.clock, secrets, actor, waiting.id, code, &how).await {
        Ok(confirmed) => {
            let session = confirmed.session.as_ref();
            sent::page(&state, site, waiting.place.as_ref(), &confirmed.sent, session).await
        }
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(DomainError::Conflict(_)) => sent::clash(&state, &site, waiting.target).await,
        Err(error) => waiting.page(&site).refused(&Refusal::of(site.lang, error, "code", "")?),
    }
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
    match submit::resend(&state.db, &*state.clock, secrets, waiting.id, &how).await {
        Ok(_) => Ok(see(&site, &format!("{}&fertig=own-code", INTAKE.here(waiting.id)))),
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(error) => waiting.page(&site).refused(&Refusal::of(site.lang, error, "code", "")?),
    }
}
