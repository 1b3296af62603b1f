//! "Mein Lotse": what there is to do for whoever is signed in.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{
    application::own,
    consent::{self, ConsentState, PupilStanding},
    grant::Role,
};

use crate::{
    PortalState,
    error::Result,
    form::Notice,
    format,
    language::Lang,
    page::{Page, Section, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "account/home.html")]
struct Home {
    page: Page,
    notice: Option<Notice>,
    who: String,
    /// Something to look after waits for a second factor.
    dormant: bool,
    /// (address, name, what it is).
    desks: Vec<(String, String, String)>,
    pupil: Option<Pupil>,
    /// Neither pupil nor staff yet.
    new: bool,
    has_keys: bool,
}

struct Pupil {
    text: String,
    may_apply: bool,
    /// The guardian's mail can be sent again.
    ask: bool,
    /// What there is of applications, and whether something waits for an answer.
    applications: String,
    waits: bool,
}

fn pupil(lang: Lang, standing: &PupilStanding, own: &[own::OwnSummary]) -> Pupil {
    let (text, ask) = match (&standing.guardian, standing.under_16) {
        (_, false) => (lang.t("pupil-free"), false),
        (None, true) => (lang.t("pupil-none-asked"), true),
        (Some(consent), true) => {
            let mail = consent.guardian_mail.clone().unwrap_or_default();
            let day = format::date(lang, format::day_of(consent.expires_at));
            let blanks = [("mail", mail), ("day", day)];
            match consent.state {
                ConsentState::Requested => (lang.with("pupil-requested", blanks), true),
                ConsentState::Given => (lang.t("pupil-given"), false),
                ConsentState::Refused => (lang.with("pupil-refused", blanks), true),
                ConsentState::Withdrawn => (lang.t("pupil-withdrawn"), true),
            }
        }
    };
    let waiting = own.iter().filter(|summary| summary.waits_for_me).count();
    let count = |key: &str, number: usize| lang.count(key, u64::try_from(number).unwrap_or(u64::MAX));
    let applications =
        if waiting == 0 { count("own-count", own.len()) } else { count("own-count-waits", waiting) };
    Pupil { text, may_apply: standing.may_apply, ask, applications, waits: waiting > 0 }
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    let identity = actor.signed_in()?;
    let standing = consent::standing(&state.db, &*state.clock, actor).await?;
    let own = match &standing {
        Some(_) => own::list(&state.db, actor).await?,
        None => Vec::new(),
    };
    let desks: Vec<_> = site
        .visit
        .desks
        .iter()
        .map(|desk| (site.href(&desk.path), desk.name.clone(), lang.word("mine-role", desk.role.as_str())))
        .collect();
    let title = lang.t("mine-title");
    html(&Home {
        page: Page::new(&site, Section::Other, title.clone(), title),
        notice: Notice::of(&site),
        who: identity.name.clone().unwrap_or_else(|| identity.mail.clone()),
        dormant: identity.dormant().next().is_some(),
        new: desks.is_empty() && standing.is_none(),
        desks,
        pupil: standing.map(|standing| pupil(lang, &standing, &own)),
        has_keys: !identity.scopes(&[Role::CompanyAdmin, Role::Recruiter]).is_empty(),
    })
}
