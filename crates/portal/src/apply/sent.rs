//! The last page: it is sent, and what happens next. And the pages for what stands in the way.
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use lotse_domain::{
    application::{
        Application, ApplicationState, Target,
        submit::{self, Sent},
    },
    session::NewSession,
};
use lotse_web_kit::auth::Cookies;

use super::{form::steps, place::Place};
use crate::{
    PortalState,
    desk::inner_page,
    error::Result,
    form::FormPage,
    format,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "apply/sent.html")]
struct SentPage {
    page: Page,
    step: String,
    line: Option<String>,
    /// What happens next, as (what, text).
    next: Vec<(String, String)>,
    own: String,
    /// The session has begun with this answer.
    signed_in: bool,
}

/// It is sent, or waits for a guardian. With a session where one has just begun.
pub(super) async fn page(
    state: &PortalState,
    site: Site,
    place: Option<&Place>,
    sent: &Sent,
    session: Option<&NewSession>,
) -> Result<Response> {
    let (lang, by_code) = (site.lang, session.is_some() || site.path.starts_with("/bewerben/"));
    let own = format!("/mein/bewerbungen/{}", sent.application.id);
    let site = match session {
        Some(session) => site.entered(state, session, &own).await?,
        None => site.answering_for(&own),
    };
    let title = if sent.awaits_guardian { "applying-waits-title" } else { "applying-sent-title" };
    let step = if by_code { steps(lang, 3, false) } else { steps(lang, 2, true) };
    let mut answer = html(&SentPage {
        page: inner_page(&site, lang.t(title)),
        step,
        line: place.map(|place| place.line(lang)),
        next: next(&site, place, sent),
        own: site.href(&own),
        signed_in: session.is_some(),
    })?;
    if let Some(session) = session {
        let cookie = Cookies::of(&state.auth).keep_session(&session.token).header();
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

fn next(site: &Site, place: Option<&Place>, sent: &Sent) -> Vec<(String, String)> {
    let lang = site.lang;
    let company = place.map_or_else(|| lang.t("applying-the-company"), |place| place.company().to_owned());
    let due = sent.application.due_at.map(|at| format::date(lang, format::day_of(at)));
    let days = place.map_or(0, |place| place.rule.due_days);
    let answer = match due {
        Some(day) => lang.with("applying-answer-by", [("company", company.clone()), ("day", day)]),
        None => lang.with("applying-answer-in", [("company", company.clone()), ("n", days.to_string())]),
    };
    let then = (lang.t("applying-then-answer"), answer);
    let last = (lang.t("applying-then-own"), lang.t("applying-then-own-text"));
    if sent.awaits_guardian {
        let text = lang.with("applying-then-company-text", [("company", company)]);
        return vec![
            (lang.t("applying-then-guardian"), lang.t("applying-then-guardian-text")),
            (lang.t("applying-then-company"), text),
            then,
            last,
        ];
    }
    let read = lang.with("applying-then-read-text", [("company", company)]);
    vec![(lang.t("applying-then-read"), read), then, last]
}

/// Why there is no form: it takes none, or the pupil has applied already. None where nothing is in the way.
pub(super) async fn in_the_way(state: &PortalState, site: &Site, place: &Place) -> Result<Option<FormPage>> {
    let own = submit::find_to(&state.db, &site.visit.actor, place.view.target).await?;
    if let Some(own) = own.filter(stays) {
        return Ok(Some(applied(site, place, Some(&own))));
    }
    Ok(place.refusal(site.lang).map(|reason| shut(site, place, reason)))
}

/// Whether it keeps the pupil from applying there once more.
fn stays(application: &Application) -> bool {
    let ended = [ApplicationState::Withdrawn, ApplicationState::Unanswered, ApplicationState::Declined];
    !ended.contains(&application.state)
}

fn applied(site: &Site, place: &Place, own: Option<&Application>) -> FormPage {
    let lang = site.lang;
    let page = FormPage::new(site, lang.t("applying-known-title"))
        .below(&place.page, lang.t("applying-back"))
        .intro(place.line(lang));
    match own {
        Some(own) if own.hidden_at.is_none() => page
            .intro(lang.t("applying-known"))
            .link(&format!("/mein/bewerbungen/{}", own.id), lang.t("applying-known-open"))
            .link("/suche", lang.t("pupil-search")),
        Some(_) => page.intro(lang.t("applying-known-removed")).link("/suche", lang.t("pupil-search")),
        None => page
            .intro(lang.t("applying-known-sign-in"))
            .link("/anmelden?weiter=%2Fmein%2Fbewerbungen", lang.t("nav-sign-in"))
            .link("/suche", lang.t("pupil-search")),
    }
}

fn shut(site: &Site, place: &Place, reason: String) -> FormPage {
    let lang = site.lang;
    let there = match place.view.target {
        Target::Vacancy(_) => "applying-to-page",
        Target::Company(_) => "applying-to-company-page",
    };
    let page = FormPage::new(site, lang.t("applying-shut-title"))
        .below(&place.page, lang.t("applying-back"))
        .intro(place.line(lang))
        .intro(reason)
        .link(&place.page, lang.t(there));
    page.link("/suche", lang.t("pupil-search"))
}

/// It could not be sent, for what has happened meanwhile.
pub(super) async fn clash(state: &PortalState, site: &Site, target: Target) -> Result<Response> {
    let place = Place::of(state, target).await?;
    let page = match in_the_way(state, site, &place).await? {
        Some(page) => page,
        None => applied(site, &place, None),
    };
    Ok((StatusCode::CONFLICT, page.show()?).into_response())
}
