//! What a guardian reads and decides about a visit, by the link in the mail. Opening it changes nothing.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    DomainError,
    booking::{
        group::{self, CONSENT_TEXT, ConsentRequest},
        place::PlaceConsent,
    },
};
use lotse_web_kit::auth::Form;

use crate::{
    PortalState,
    desk::{inner_page, see},
    error::Result,
    events::{self, location, when},
    form::{Block, FormPage, Mistakes, Notice},
    format,
    page::{Page, html},
    path::Token,
    site::Site,
};

#[derive(Template)]
#[template(path = "groups/consent.html")]
struct ConsentPage {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    intro: String,
    event: (String, String),
    when: String,
    place: Option<String>,
    born: Option<String>,
    /// (when, what)
    plan: Vec<(String, String)>,
    companies: Vec<String>,
    cluster: String,
    /// What was decided; none while it is open.
    decided: Vec<String>,
    agree: Option<Block>,
    refuse: Option<Block>,
    withdraw: Option<String>,
    version: String,
}

fn draw(site: &Site, token: &str, asked: &ConsentRequest) -> ConsentPage {
    let (lang, event) = (site.lang, &asked.event);
    let here = format!("/einverstaendnis/{token}");
    let name = || [("name", asked.name.clone()), ("title", event.title.clone())];
    let (title, decided) = match asked.state {
        PlaceConsent::Given => ("visit-given-title", vec![lang.with("visit-given", name())]),
        PlaceConsent::Refused => ("visit-refused-title", vec![lang.with("visit-refused", name())]),
        PlaceConsent::NotNeeded => ("visit-given-title", vec![lang.t("visit-not-needed")]),
        PlaceConsent::Requested | PlaceConsent::Unknown => ("visit-title", Vec::new()),
    };
    let answer = |key: &str, word: &str| Block::new(&here, lang.t(key)).hidden("antwort", word);
    let open = matches!(asked.state, PlaceConsent::Requested);
    ConsentPage {
        page: inner_page(site, lang.with(title, name())),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        intro: lang.with("visit-intro", name()),
        event: (site.href(&events::path(event)), event.title.clone()),
        when: when::whole(lang, event.starts_at, event.ends_at),
        place: location(event),
        born: asked.birth_date.map(|day| {
            lang.with("visit-born", [("name", asked.name.clone()), ("day", format::date(lang, day))])
        }),
        plan: asked
            .plan
            .iter()
            .map(|(title, from, until)| (when::whole(lang, *from, *until), title.clone()))
            .collect(),
        companies: asked.companies.clone(),
        cluster: asked.cluster_name.clone(),
        decided,
        agree: open.then(|| answer("visit-agree", "ja")),
        refuse: open.then(|| answer("visit-refuse", "nein").quiet()),
        withdraw: (asked.state == PlaceConsent::Given).then(|| site.href(&format!("{here}/widerruf"))),
        version: lang.with("guardian-version", [("n", CONSENT_TEXT.to_owned())]),
    }
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let asked = group::look_at_consent(&state.db, &*state.clock, &token).await?;
    html(&draw(&site, &token, &asked))
}

pub(super) async fn decide(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    Form(fields): Form,
) -> Result<Response> {
    let agrees = match fields.text("antwort") {
        "ja" => true,
        "nein" => false,
        _ => return Ok(see(&site, &format!("/einverstaendnis/{token}"))),
    };
    answer(&state, &site, &token, agrees).await
}

async fn answer(state: &PortalState, site: &Site, token: &str, agrees: bool) -> Result<Response> {
    match group::answer_consent(&state.db, &*state.clock, token, agrees).await {
        Ok(()) => Ok(see(site, &format!("/einverstaendnis/{token}?fertig=visit-answered"))),
        // Too late, or answered before: the page says how it stands.
        Err(DomainError::Conflict(_)) => {
            let asked = group::look_at_consent(&state.db, &*state.clock, token).await?;
            let site = site.clone().answering_for(&format!("/einverstaendnis/{token}"));
            let mut page = draw(&site, token, &asked);
            page.notice = Some(Notice(site.lang.t("visit-late")));
            Ok((StatusCode::CONFLICT, html(&page)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Asks before it is done.
pub(super) async fn withdraw_page(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
) -> Result<Response> {
    let lang = site.lang;
    let asked = group::look_at_consent(&state.db, &*state.clock, &token).await?;
    let here = format!("/einverstaendnis/{token}");
    if asked.state != PlaceConsent::Given {
        return Ok(see(&site, &here));
    }
    let blanks = [("name", asked.name), ("title", asked.event.title)];
    FormPage::new(&site, lang.t("visit-withdraw-title"))
        .below(&here, lang.t("visit-back"))
        .intro(lang.with("visit-withdraw-text", blanks))
        .form(Block::new(&format!("{here}/widerruf"), lang.t("visit-withdraw-title")))
        .link(&here, lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn withdraw(
    State(state): State<PortalState>,
    site: Site,
    Path(Token { token }): Path<Token>,
    Form(_): Form,
) -> Result<Response> {
    answer(&state, &site, &token, false).await
}
