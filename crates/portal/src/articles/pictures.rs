//! The pictures of an article.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{DomainError, article};
use lotse_web_kit::auth::{Form, UploadForm};
use uuid::Uuid;

use super::{
    PART,
    edit::{EditPage, found, picture_form},
    form,
};
use crate::{
    PortalState,
    company_profile::picture_sentence,
    desk::{At, DeskForm, Scope, id_at, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Mistakes, Refusal},
    page::html,
    site::Site,
};

/// The longer side of what is kept, in pixels.
const LONGEST: u32 = 1_600;

pub(super) async fn add(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    UploadForm { fields, files }: UploadForm,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let (lang, id, alt) = (site.lang, view.article.id, fields.text("alt"));
    let mut mistakes = Mistakes::default();
    let given = files.into_iter().find(|upload| upload.field == "picture");
    match &given {
        None => mistakes.add("picture", lang.t("picture-missing")),
        Some(upload) if upload.too_large => {
            mistakes.add("picture", picture_sentence(lang, "too_large", &upload.name));
        }
        Some(_) => {}
    }
    if !(1..=200).contains(&alt.chars().count()) {
        mistakes.add("alt", lang.t("picture-alt-missing"));
    }
    let refusal = match given.filter(|_| mistakes.is_empty()) {
        None => Refusal::own(mistakes),
        Some(upload) => match store(&state, &site, &scope, id, alt, upload.bytes).await {
            Ok(()) => {
                return Ok(see(&site, &format!("{}/{id}?fertig=bild-da#bilder", scope.path())));
            }
            Err(DomainError::Invalid(errors)) => {
                let mut mistakes = Mistakes::default();
                for error in &errors {
                    if error.field == "alt" {
                        mistakes.add("alt", lang.t("picture-alt-missing"));
                    } else {
                        mistakes.add("picture", picture_sentence(lang, error.code, &upload.name));
                    }
                }
                Refusal::own(mistakes)
            }
            Err(error) => Refusal::of(lang, error, "picture", &lang.t("picture-no-room"))?,
        },
    };
    let own = format!("{}/{id}", scope.path());
    let site = site.answering_for(&own);
    let mut page = EditPage::new(&site, &scope, &view, &form::draft_of(&view.text));
    if let Some(block) = &mut page.picture_form {
        *block = picture_form(&site, &own, alt);
        refusal.mistakes.mark(&mut block.fields);
    }
    page.mistakes = refusal.mistakes.clone();
    Ok(refusal.answer(html(&page)?))
}

/// Draws it anew, stores it and shows it. What gets no row leaves no file.
async fn store(
    state: &PortalState,
    site: &Site,
    scope: &Scope,
    article_id: Uuid,
    alt: &str,
    bytes: Vec<u8>,
) -> Result<(), DomainError> {
    let picture = state.documents.take_picture(bytes, LONGEST).await?;
    let (db, clock, actor, id) = (&state.db, &*state.clock, &site.visit.actor, picture.id);
    let added = article::add_picture(db, clock, actor, scope.id(), article_id, alt, picture).await;
    if added.is_err() {
        state.documents.discard(&[id]).await;
    }
    added.map(|_| ())
}

pub(super) async fn removal(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let (lang, id) = (site.lang, id_at(&at, "picture")?);
    let picture = view.pictures.iter().find(|picture| picture.id == id).ok_or(PortalError::NotFound)?;
    let own = format!("{}/{}", scope.path(), view.article.id);
    DeskForm {
        page: inner_page(&site, lang.t("picture-remove-heading")),
        desk: Some(scope.desk(&site)),
        heading: lang.t("picture-remove-heading"),
        intro: vec![picture.alt.clone(), lang.t("article-picture-remove-text")],
        mistakes: Mistakes::default(),
        form: Block::new(&format!("{own}/bilder/{id}/entfernen"), lang.t("picture-remove")),
        back: Some((lang.t("desk-cancel"), site.href(&own))),
    }
    .show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let (article_id, id) = (id_at(&at, "article")?, id_at(&at, "picture")?);
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    article::remove_picture(db, clock, actor, scope.id(), article_id, id).await?;
    Ok(see(&site, &format!("{}/{article_id}?fertig=bild-entfernt#bilder", scope.path())))
}
