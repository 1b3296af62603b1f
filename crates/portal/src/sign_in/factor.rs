//! The second factor, after password or code: whichever of them the account has.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    Identity,
    actor::Strength,
    second_factor::{self, FactorKind},
};
use lotse_web_kit::auth::Form;

use super::{Way, by_code::is_code};
use crate::{
    PortalState,
    error::Result,
    form::{Block, Field, FormPage, Mistakes, Refusal},
    security::passkey,
    site::Site,
};

async fn form(state: &PortalState, site: &Site, identity: &Identity, way: &Way) -> Result<FormPage> {
    let lang = site.lang;
    let factors = second_factor::list_own(&state.db, &site.visit.actor).await?;
    let has = |kind| factors.iter().any(|factor| factor.kind == kind);
    let mut page = FormPage::new(site, lang.t("factor-title")).intro(lang.t("factor-intro"));
    if let Some(asked) = passkey::ask_known(state, site, identity).await? {
        let block = Block::new("/anmelden/zweiter-faktor/passkey", lang.t("factor-by-passkey"))
            .passkey("get", asked.options)
            .hidden("zustand", asked.sealed)
            .hidden("weiter", way.field());
        page = page.form(block);
        page.script = Some("passkey.js");
    } else if has(FactorKind::Passkey) {
        page = page.intro(lang.t("factor-passkey-elsewhere"));
    }
    if has(FactorKind::Totp) {
        let block = Block::new("/anmelden/zweiter-faktor", lang.t("factor-on"))
            .hidden("weiter", way.field())
            .field(Field::code("code", lang.t("totp-code")).hint(lang.t("factor-code-hint")));
        page = page.form(block);
    }
    let recovery = Block::new("/anmelden/zweiter-faktor", lang.t("factor-by-recovery"))
        .heading(lang.t("factor-lost"))
        .text(lang.t("factor-lost-text"))
        .hidden("weiter", way.field())
        .field(
            Field { maxlength: 30, ..Field::text("recovery", lang.t("factor-recovery")) }
                .hint(lang.t("factor-recovery-hint"))
                .autocomplete("off"),
        )
        .quiet();
    Ok(page.form(recovery))
}

/// Whoever has shown one, or has none, is led on.
pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let way = Way::of_query(&site);
    let identity = site.visit.actor.identity().ok_or(lotse_domain::DomainError::Unauthenticated)?;
    if identity.strength != Strength::Unfinished {
        return Ok(Redirect::to(&way.on(&state, &site, identity).await?).into_response());
    }
    form(&state, &site, identity, &way).await?.show()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (way, auth, actor) = (Way::of_fields(&fields), &state.auth, &site.visit.actor);
    let identity = actor.identity().ok_or(lotse_domain::DomainError::Unauthenticated)?;
    let (db, clock) = (&state.db, &*state.clock);
    let (field, shown) = if fields.has("recovery") {
        let code = fields.text("recovery");
        ("recovery", second_factor::show_recovery_code(db, clock, &auth.secrets, actor, code).await)
    } else if is_code(fields.text("code")) {
        let code = fields.text("code");
        ("code", second_factor::show_totp(db, clock, &auth.secrets, actor, code).await)
    } else {
        let mistakes = Mistakes::of("code", site.lang.t("mistake-digits"));
        return form(&state, &site, identity, &way).await?.refused(&Refusal::own(mistakes));
    };
    match shown {
        Ok(()) => on(&state, &site, &way, identity).await,
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, field, "")?;
            form(&state, &site, identity, &way).await?.refused(&refusal)
        }
    }
}

pub(super) async fn show_passkey(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (way, auth, actor) = (Way::of_fields(&fields), &state.auth, &site.visit.actor);
    let identity = actor.identity().ok_or(lotse_domain::DomainError::Unauthenticated)?;
    let seen =
        passkey::shown(&state, &site, identity, fields.text("zustand"), fields.text("credential")).await?;
    let Some((factor_id, credential)) = seen else {
        let mistakes = Mistakes::of("recovery", site.lang.t("passkey-failed"));
        return form(&state, &site, identity, &way).await?.refused(&Refusal::own(mistakes));
    };
    second_factor::show_passkey(&state.db, &*state.clock, &auth.secrets, actor, factor_id, &credential)
        .await?;
    on(&state, &site, &way, identity).await
}

async fn on(state: &PortalState, site: &Site, way: &Way, identity: &Identity) -> Result<Response> {
    Ok(Redirect::to(&way.on(state, site, identity).await?).into_response())
}
