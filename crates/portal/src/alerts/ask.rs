//! Asking for an alert: two fields and a button, and for whoever is signed in one.
use axum::{extract::State, response::Response};
use lotse_domain::{
    DomainError,
    alert::{self, Ask, DAYS_UNCONFIRMED, Rhythm},
};
use lotse_web_kit::auth::{ClientDevice, Form};

use super::words::{Asked, asked, rhythm_field};
use crate::{
    PortalState,
    desk::see,
    error::Result,
    form::{Block, Field, FormPage, Refusal},
    site::Site,
};

/// The form. Whoever is signed in need not say where mails go.
fn draw(site: &Site, search: &Asked, rhythm: Rhythm, mail: &str) -> FormPage {
    let lang = site.lang;
    let signed_in = site.visit.actor.signed_in().is_ok();
    let mut block = Block::new("/suchauftrag", lang.t("alert-keep")).hidden("suche", search.form.write());
    if !signed_in {
        block = block
            .field(Field::mail("mail", lang.t("alert-mail")).value(mail).hint(lang.t("alert-mail-hint")));
    }
    FormPage::new(site, lang.t("alert-title"))
        .below(&search.form.path(), lang.t("alert-back"))
        .intro(lang.with("alert-intro", [("words", search.name.clone())]))
        .form(block.field(rhythm_field(lang, rhythm)))
}

pub(super) async fn page(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let search = asked(&state, &site, &site.query).await?;
    if search.unknown_place {
        return Ok(see(&site, &search.form.path()));
    }
    draw(&site, &search, Rhythm::Daily, "").show()
}

pub(super) async fn ask(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Form(fields): Form,
) -> Result<Response> {
    let lang = site.lang;
    let search = asked(&state, &site, fields.text("suche")).await?;
    if search.unknown_place {
        return Ok(see(&site, &search.form.path()));
    }
    let (rhythm, mail) = (fields.text("rhythmus").parse().unwrap_or(Rhythm::Daily), fields.text("mail"));
    let wanted = Ask {
        criteria: search.criteria.clone(),
        name: Some(search.name.clone()),
        rhythm,
        language: lang.into(),
        cluster_id: site.cluster.as_ref().map(|cluster| cluster.id),
    };
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    let done = if actor.signed_in().is_ok() {
        alert::keep(db, clock, actor, wanted).await.map(|_| "/mein/suchauftraege?fertig=alert-kept")
    } else {
        let secrets = &state.auth.secrets;
        let asked = alert::ask(db, clock, secrets, &device.network, mail, wanted).await;
        asked.map(|()| "/suchauftrag/gesendet")
    };
    match done {
        Ok(path) => Ok(see(&site, path)),
        Err(error @ (DomainError::Invalid(_) | DomainError::TooMany { .. } | DomainError::Conflict(_))) => {
            let refusal = Refusal::of(lang, error, "mail", &lang.t("alert-too-many"))?;
            draw(&site, &search, rhythm, mail).refused(&refusal)
        }
        Err(other) => Err(other.into()),
    }
}

/// Says where to look, and not to whom it went: the page's address may be anybody's.
pub(super) async fn sent(site: Site) -> Result<Response> {
    let lang = site.lang;
    FormPage::new(&site, lang.t("alert-sent-title"))
        .intro(lang.t("alert-sent"))
        .intro(lang.with("alert-sent-else", [("n", DAYS_UNCONFIRMED.to_string())]))
        .link("/suche", lang.t("alert-to-search"))
        .show()
}
