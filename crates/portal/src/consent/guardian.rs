//! What a guardian reads and decides, by the link in the mail. Opening it changes nothing.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    DomainError,
    consent::{self, ConsentState, GUARDIAN_DAYS, GUARDIAN_TEXT, GuardianRequest},
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Notice, Refusal},
    format,
    page::{Page, Section, html},
    path::Token,
    site::Site,
};

#[derive(Template)]
#[template(path = "consent/guardian.html")]
struct Guardian {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    pupil: String,
    /// Waits for an answer: what is asked, and the two ways to answer.
    open: Option<Open>,
    /// What was decided, and what follows.
    decided: Vec<String>,
    withdraw: Option<String>,
    version: String,
}

struct Open {
    until: String,
    days: String,
    agree: Block,
    refuse: Block,
}

fn draw(
    site: &Site,
    token: &str,
    asked: &GuardianRequest,
    name: &str,
    mistakes: Mistakes,
) -> Result<Response> {
    let (lang, consent) = (site.lang, &asked.consent);
    let day = |at| format::date(lang, format::day_of(at));
    let here = format!("/einwilligung/{token}");
    let pupil = [("name", asked.pupil.clone())];
    let decided_on = consent.decided_at.map(day).unwrap_or_default();
    let day_of = |key: &str| lang.with(key, [("day", decided_on.clone()), ("name", asked.pupil.clone())]);
    let (title, decided) = match consent.state {
        ConsentState::Requested => (lang.with("guardian-title", pupil), Vec::new()),
        ConsentState::Given => {
            (lang.t("guardian-given-title"), vec![day_of("guardian-given"), lang.t("guardian-given-next")])
        }
        ConsentState::Refused => (
            lang.t("guardian-refused-title"),
            vec![day_of("guardian-refused"), lang.t("guardian-refused-next")],
        ),
        ConsentState::Withdrawn => (
            lang.t("guardian-withdrawn-title"),
            vec![day_of("guardian-withdrawn"), lang.t("guardian-withdrawn-next")],
        ),
    };
    let mut agree = Block::new(&here, lang.t("guardian-agree"))
        .heading(lang.t("guardian-decide"))
        .hidden("antwort", "ja")
        .field(
            Field { maxlength: 120, ..Field::text("guardian_name", lang.t("guardian-name")) }
                .hint(lang.t("guardian-name-hint"))
                .value(name)
                .autocomplete("name"),
        );
    mistakes.mark(&mut agree.fields);
    let open = Open {
        until: day(consent.expires_at),
        days: GUARDIAN_DAYS.to_string(),
        agree,
        refuse: Block::new(&here, lang.t("guardian-refuse")).hidden("antwort", "nein").quiet(),
    };
    let waits = consent.state == ConsentState::Requested;
    html(&Guardian {
        page: Page::new(site, Section::Other, title.clone(), title),
        notice: Notice::of(site),
        mistakes,
        pupil: asked.pupil.clone(),
        open: waits.then_some(open),
        decided,
        withdraw: (consent.state == ConsentState::Given).then(|| site.href(&format!("{here}/widerruf"))),
        version: if waits { GUARDIAN_TEXT.to_owned() } else { consent.text_version.clone() },
    })
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let asked = consent::look_at(&state.db, &*state.clock, &token).await?;
    draw(&site, &token, &asked, "", Mistakes::default())
}

pub(super) async fn decide(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    Form(fields): Form,
) -> Result<Response> {
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    let name = fields.text("guardian_name");
    let done = match fields.text("antwort") {
        "ja" => consent::agree(db, clock, actor, &token, name).await,
        "nein" => consent::refuse(db, clock, actor, &token).await,
        _ => Err(DomainError::NotFound { what: "answer" }),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&site.href(&format!("/einwilligung/{token}"))).into_response()),
        // Answered before: the page says how.
        Err(DomainError::Conflict(_)) => {
            let asked = consent::look_at(db, clock, &token).await?;
            let page = draw(&site, &token, &asked, "", Mistakes::default())?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "guardian_name", "")?;
            let asked = consent::look_at(db, clock, &token).await?;
            Ok(refusal.answer(draw(&site, &token, &asked, name, refusal.mistakes.clone())?))
        }
    }
}

/// Asks before it is done.
pub(super) async fn withdraw_page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let lang = site.lang;
    let asked = consent::look_at(&state.db, &*state.clock, &token).await?;
    let here = format!("/einwilligung/{token}");
    if asked.consent.state != ConsentState::Given {
        return Ok(Redirect::to(&site.href(&here)).into_response());
    }
    FormPage::new(&site, lang.t("guardian-withdraw-title"))
        .below(&here, lang.t("guardian-given-title"))
        .intro(lang.with("guardian-withdraw-text", [("name", asked.pupil)]))
        .form(Block::new(&format!("{here}/widerruf"), lang.t("guardian-withdraw")))
        .link(&here, lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    Form(_): Form,
) -> Result<Response> {
    match consent::withdraw(&state.db, &*state.clock, &site.visit.actor, &token).await {
        Ok(()) | Err(DomainError::Conflict(_)) => {
            Ok(Redirect::to(&site.href(&format!("/einwilligung/{token}"))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
