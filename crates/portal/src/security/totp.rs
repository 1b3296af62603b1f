//! An authenticator app. The secret is shown once, as a picture to scan and as letters to type.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::{DomainError, second_factor};
use lotse_web_kit::auth::Form;
use qrcode::{EcLevel, QrCode, render::svg};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::codes;
use crate::{
    PortalState,
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    page::{Page, Section, html},
    sign_in::Way,
    site::Site,
};

const PURPOSE: &str = "portal.totp_setup";

/// What the page shows again when the first code was mistyped.
#[derive(Serialize, Deserialize)]
struct SetUp {
    factor_id: Uuid,
    secret: String,
    address: String,
}

#[derive(Template)]
#[template(path = "security/totp.html")]
struct TotpPage {
    page: Page,
    mistakes: Mistakes,
    /// An SVG.
    picture: String,
    address: String,
    secret: String,
    form: Block,
}

fn show(state: &PortalState, site: &Site, way: &Way, set_up: &SetUp, mistakes: Mistakes) -> Result<Response> {
    let (lang, title) = (site.lang, site.lang.t("totp-title"));
    let plain = serde_json::to_vec(set_up).map_err(DomainError::from)?;
    let mut form = Block::new("/mein/sicherheit/app/bestaetigen", lang.t("totp-confirm"))
        .hidden("zustand", state.auth.secrets.seal(PURPOSE, &plain)?)
        .hidden("weiter", way.field())
        .field(Field::code("code", lang.t("totp-code")).hint(lang.t("totp-code-hint")));
    mistakes.mark(&mut form.fields);
    html(&TotpPage {
        page: Page::new(site, Section::Other, title.clone(), title),
        mistakes,
        picture: picture(&set_up.address)?,
        address: set_up.address.clone(),
        secret: in_groups(&set_up.secret),
        form,
    })
}

/// As people read it out to themselves: four letters at a time.
fn in_groups(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Dark on light whatever the page's colours are: not every camera reads the reverse.
fn picture(address: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|_| PortalError::NotFound)?;
    let drawn = code.render::<svg::Color>().min_dimensions(240, 240).build();
    Ok(drawn.split_once("?>").map_or(drawn.clone(), |(_, svg)| svg.to_owned()))
}

pub(super) async fn begin(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (auth, actor) = (&state.auth, &site.visit.actor);
    let new = second_factor::begin_totp(&state.db, &*state.clock, &auth.secrets, actor, site.name()).await?;
    let set_up = SetUp { factor_id: new.factor_id, secret: new.secret, address: new.address };
    show(&state, &site, &Way::of_fields(&fields), &set_up, Mistakes::default())
}

pub(super) async fn confirm(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    let (auth, actor, way) = (&state.auth, &site.visit.actor, Way::of_fields(&fields));
    let set_up: SetUp = auth
        .secrets
        .open(PURPOSE, fields.text("zustand"))
        .ok()
        .and_then(|plain| serde_json::from_slice(&plain).ok())
        .ok_or(PortalError::NotFound)?;
    let confirmed = second_factor::confirm_totp(
        &state.db,
        &*state.clock,
        &auth.secrets,
        actor,
        set_up.factor_id,
        fields.text("code"),
    );
    match confirmed.await {
        Ok(recovery) => codes::after_adding(&site, &way, recovery),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "code", &site.lang.t("factors-most"))?;
            let page = show(&state, &site, &way, &set_up, refusal.mistakes.clone())?;
            Ok(refusal.answer(page))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{in_groups, picture};

    #[test]
    fn the_picture_needs_no_style_of_its_own() {
        let drawn = picture("otpauth://totp/Lotse:jana%40example.org?secret=ABC&issuer=Lotse").unwrap();
        assert!(drawn.starts_with("<svg ") && !drawn.contains("style"), "{}", &drawn[..80]);
        assert_eq!(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
