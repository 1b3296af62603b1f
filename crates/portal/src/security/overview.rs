use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{
    account,
    actor::Strength,
    second_factor::{self, FactorKind, SecondFactor},
};

use super::passkey;
use crate::{
    PortalState,
    error::Result,
    form::{Block, Notice},
    format,
    language::Lang,
    page::{Page, Section, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "security/overview.html")]
struct Overview {
    page: Page,
    notice: Option<Notice>,
    has_password: bool,
    factors: Vec<Row>,
    /// Recovery codes that are left, where there are factors.
    codes: Option<u64>,
    renew: Block,
    app: Block,
    passkeys: bool,
    strong: bool,
}

struct Row {
    name: String,
    since: String,
    used: String,
    remove: String,
}

/// How its owner calls a factor.
pub(super) fn name(lang: Lang, factor: &SecondFactor) -> String {
    match factor.kind {
        FactorKind::Totp => lang.t("factor-totp"),
        FactorKind::Passkey => lang.with("factor-passkey", [("name", factor.label.clone())]),
    }
}

fn row(site: &Site, factor: &SecondFactor) -> Row {
    let lang = site.lang;
    let day = |at| format::date(lang, format::day_of(at));
    Row {
        name: name(lang, factor),
        since: day(factor.created_at),
        used: factor.last_used_at.map(day).unwrap_or_default(),
        remove: site.href(&format!("/mein/sicherheit/entfernen/{}", factor.id)),
    }
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    let identity = actor.signed_in()?;
    let account = account::find_own(&state.db, actor).await?;
    let factors = second_factor::list_own(&state.db, actor).await?;
    let codes = if factors.is_empty() {
        None
    } else {
        Some(second_factor::remaining_recovery_codes(&state.db, actor).await?)
    };
    let title = lang.t("security-title");
    html(&Overview {
        page: Page::new(&site, Section::Other, title.clone(), title),
        notice: Notice::of(&site),
        has_password: account.password_hash.is_some(),
        factors: factors.iter().map(|factor| row(&site, factor)).collect(),
        codes,
        renew: Block::new("/mein/sicherheit/codes", lang.t("codes-renew")).quiet(),
        app: Block::new("/mein/sicherheit/app", lang.t("set-up-app-button")).quiet(),
        passkeys: passkey::offered(&state, &site),
        strong: identity.strength == Strength::Strong,
    })
}
