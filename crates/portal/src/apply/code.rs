//! The second page: the code from the mail, which sends the application and signs in.
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    account::MailAddress,
    application::{
        Target,
        submit::{self, Begun},
    },
    sign_in::CODE_MINUTES,
};
use lotse_web_kit::auth::{ClientDevice, Fields, Form};
use uuid::Uuid;

use super::{form::steps, place::Place, sent};
use crate::{
    PortalState,
    desk::{inner_page, parameter, see},
    error::{PortalError, Result},
    form::{Block, Field, FormPage, Mistakes, Notice, Refusal},
    page::{Page, html},
    sign_in::{how, is_code},
    site::Site,
};

#[derive(Template)]
#[template(path = "apply/code.html")]
struct CodePage {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    step: String,
    /// To whom, where it is still there; and where to look.
    line: Option<String>,
    sent: String,
    enter: Block,
    again: Block,
    /// The form, for another address.
    wrong_mail: Option<String>,
}

/// Where a form that waits for its code can be opened again.
fn here(intake_id: Uuid) -> String {
    format!("/bewerben/code?anfrage={intake_id}")
}

fn code_page(site: &Site, intake_id: Uuid, mail: &str, place: Option<&Place>) -> CodePage {
    let lang = site.lang;
    let enter = Block::new("/bewerben/code", lang.t("applying-code-send"))
        .hidden("anfrage", intake_id.to_string())
        .field(
            Field::code("code", lang.t("code-field"))
                .hint(lang.with("applying-code-hint", [("n", CODE_MINUTES.to_string())])),
        );
    let again = Block::new("/bewerben/code/neu", lang.t("code-again"))
        .heading(lang.t("applying-code-missing"))
        .text(lang.t("applying-code-missing-text"))
        .hidden("anfrage", intake_id.to_string())
        .quiet();
    CodePage {
        page: inner_page(site, lang.t("applying-code-title")),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        step: steps(lang, 2, false),
        line: place.map(|place| place.line(lang)),
        sent: lang.with("applying-code-sent", [("mail", mail.to_owned())]),
        enter,
        again,
        wrong_mail: place.map(|place| site.href(&place.form)),
    }
}

/// The answer to the form: the address stands there in full, so that a slip is seen at once.
pub(super) fn after_form(site: Site, place: &Place, begun: &Begun) -> Result<Response> {
    let site = site.answering_for(&here(begun.intake_id));
    html(&code_page(&site, begun.intake_id, &begun.challenge.mail, Some(place)))
}

/// A form that waits: what it is for, and where its code went.
struct Waiting {
    id: Uuid,
    target: Target,
    place: Option<Place>,
    /// Shortened: whoever has the page's address need not know it.
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
        // With a word joiner (U+2060), so that no line ends within it.
        let mail = MailAddress::parse(&mail)?.masked().replace("…@", "…\u{2060}@");
        Ok(Some(Self { id, target, place, mail }))
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

fn id_of(fields: &Fields) -> Option<Uuid> {
    Uuid::try_parse(fields.text("anfrage")).ok()
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let id = parameter(&site, "anfrage").and_then(|id| Uuid::try_parse(&id).ok());
    match Waiting::find(&state, id).await? {
        Some(waiting) => html(&waiting.page(&site)),
        None => gone(&site),
    }
}

pub(super) async fn confirm(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let Some(waiting) = Waiting::find(&state, id_of(&fields)).await? else { return gone(&site) };
    let site = site.answering_for(&here(waiting.id));
    let code = fields.text("code");
    if !is_code(code) {
        let mistakes = Mistakes::of("code", site.lang.t("mistake-digits"));
        return refused(&site, &waiting, &Refusal::own(mistakes));
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
        Err(error) => refused(&site, &waiting, &Refusal::of(site.lang, error, "code", "")?),
    }
}

fn refused(site: &Site, waiting: &Waiting, refusal: &Refusal) -> Result<Response> {
    let mut page = waiting.page(site);
    refusal.mistakes.mark(&mut page.enter.fields);
    page.mistakes = refusal.mistakes.clone();
    page.page.title = page.page.with("mistake-title", "title", &page.page.title);
    Ok(refusal.answer(html(&page)?))
}

pub(super) async fn resend(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let Some(waiting) = Waiting::find(&state, id_of(&fields)).await? else { return gone(&site) };
    let site = site.answering_for(&here(waiting.id));
    let (secrets, how) = (&state.auth.secrets, how(site.lang, device));
    match submit::resend(&state.db, &*state.clock, secrets, waiting.id, &how).await {
        Ok(_) => Ok(see(&site, &format!("/bewerben/code?anfrage={}&fertig=own-code", waiting.id))),
        Err(DomainError::NotFound { .. }) => gone(&site),
        Err(error) => refused(&site, &waiting, &Refusal::of(site.lang, error, "code", "")?),
    }
}
