//! Messages to the pupil, and notes among colleagues.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::application::desk::{self as board, DeskApplication};
use lotse_web_kit::auth::Form;

use super::{
    one::{self, Typed},
    texts::{LONGEST, wrong_text},
};
use crate::{
    PortalState,
    company_desk::{Own, own},
    desk::{At, id_at, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    site::Site,
};

pub(super) fn message_form(site: &Site, path: &str, typed: &str) -> Block {
    let lang = site.lang;
    let field = Field { maxlength: LONGEST, ..Field::area("message", lang.t("write-message")) };
    Block::new(&format!("{path}/nachricht"), lang.t("write-message-button"))
        .field(field.hint(lang.t("write-message-hint")).value(typed))
        .quiet()
}

pub(super) fn note_form(site: &Site, path: &str, typed: &str) -> Block {
    let lang = site.lang;
    let field = Field { maxlength: LONGEST, ..Field::area("note", lang.t("write-note")) };
    Block::new(&format!("{path}/notiz"), lang.t("write-note-button"))
        .field(field.hint(lang.t("write-note-hint")).value(typed))
        .quiet()
}

/// The application that is written about, which somebody has opened.
async fn find(state: &PortalState, site: &Site, at: &At) -> Result<(Own, DeskApplication)> {
    let own = own(state, site, at).await?;
    let found = one::find(state, site, &own, id_at(at, "id")?).await?;
    Ok((own, found))
}

pub(super) async fn message(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (own, found) = find(&state, &site, &at).await?;
    let (text, lang, id) = (fields.text("message"), site.lang, found.card.application.id);
    let typed = || Typed { message: text.to_owned(), ..Typed::default() };
    if let Some(mistake) = wrong_text(lang, text) {
        let refusal = Refusal::own(Mistakes::of("message", mistake));
        return one::refused(&state, &site, &own, &found, &typed(), &refusal);
    }
    match board::write(&state.db, &*state.clock, &site.visit.actor, own.company.id, id, text).await {
        Ok(_) => {
            Ok(see(&site, &own.path(&format!("/bewerbungen/{id}?fertig=nachricht-gesendet#nachrichten"))))
        }
        Err(error) => {
            let mut refusal = Refusal::of(lang, error, "message", &lang.t("write-closed"))?;
            refusal.mistakes.told_at("text", "message");
            one::refused(&state, &site, &own, &found, &typed(), &refusal)
        }
    }
}

pub(super) async fn note(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (own, found) = find(&state, &site, &at).await?;
    let (text, lang, id) = (fields.text("note"), site.lang, found.card.application.id);
    let typed = || Typed { note: text.to_owned(), ..Typed::default() };
    if let Some(mistake) = wrong_text(lang, text) {
        let refusal = Refusal::own(Mistakes::of("note", mistake));
        return one::refused(&state, &site, &own, &found, &typed(), &refusal);
    }
    match board::note(&state.db, &*state.clock, &site.visit.actor, own.company.id, id, text).await {
        Ok(_) => Ok(see(&site, &own.path(&format!("/bewerbungen/{id}?fertig=notiert#notizen")))),
        Err(error) => {
            let mut refusal = Refusal::of(lang, error, "note", &lang.t("write-closed"))?;
            refusal.mistakes.told_at("text", "note");
            one::refused(&state, &site, &own, &found, &typed(), &refusal)
        }
    }
}
