use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::document::{self, DocumentKind};
use lotse_web_kit::auth::{Form, UploadForm};

use super::{Row, Taken, discard, file_answer, take};
use crate::{
    PortalState,
    desk::{At, id_at, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, FormPage, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "documents/list.html")]
struct List {
    page: Page,
    notice: Option<Notice>,
    mistakes: Mistakes,
    rows: Vec<OwnRow>,
    form: Block,
}

struct OwnRow {
    row: Row,
    remove: String,
}

async fn own_list(state: &PortalState, site: &Site, kind: &str) -> Result<List> {
    let lang = site.lang;
    site.visit.actor.signed_in()?;
    let own = document::list_own(&state.db, &site.visit.actor).await?;
    let rows = own.iter().map(|document| OwnRow {
        row: Row::new(site, document),
        remove: site.href(&format!("/mein/dokumente/{}/entfernen", document.id)),
    });
    let kinds = DocumentKind::ALL
        .iter()
        .map(|kind| (kind.as_str().to_owned(), lang.word("file-kind", kind.as_str())));
    let form = Block::new("/mein/dokumente", lang.t("file-upload"))
        .heading(lang.t("file-upload-heading"))
        .field(Field::radio("kind", lang.t("file-kind"), kinds.collect()).value(kind))
        .field(Field::file("document", lang.t("file-field")).hint(lang.t("file-hint")));
    Ok(List {
        page: inner_page(site, lang.t("documents-title")),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        rows: rows.collect(),
        form,
    })
}

impl List {
    fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        refusal.mistakes.mark(&mut self.form.fields);
        self.mistakes = refusal.mistakes.clone();
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    html(&own_list(&state, &site, DocumentKind::Cv.as_str()).await?)
}

pub(super) async fn upload(
    State(state): State<PortalState>,
    site: Site,
    UploadForm { fields, files }: UploadForm,
) -> Result<Response> {
    let (lang, actor) = (site.lang, &site.visit.actor);
    actor.signed_in()?;
    let kind: DocumentKind = fields.text("kind").parse().unwrap_or(DocumentKind::Other);
    let again = own_list(&state, &site, kind.as_str()).await?;
    let files: Vec<_> =
        files.into_iter().filter(|file| file.field == "document").take(1).map(|file| (kind, file)).collect();
    if files.is_empty() {
        return again.refused(&Refusal::own(Mistakes::of("document", lang.t("file-missing"))));
    }
    let taken = match take(&state, lang, files).await? {
        Taken::All(taken) => taken,
        Taken::Refused(refusal) => return again.refused(&refusal),
    };
    for new in taken.clone() {
        if let Err(error) = document::add(&state.db, &*state.clock, actor, new).await {
            discard(&state, &taken).await;
            let most = lang.with("file-most", [("n", document::MAX_DOCUMENTS.to_string())]);
            return again.refused(&Refusal::of(lang, error, "document", &most)?);
        }
    }
    Ok(see(&site, "/mein/dokumente?fertig=file-added"))
}

/// The file itself, for whoever may read it.
pub(super) async fn file(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let actor = &site.visit.actor;
    actor.signed_in()?;
    let document = document::find_readable(&state.db, actor, id_at(&at, "id")?).await?;
    file_answer(&state, &document).await
}

pub(super) async fn remove_page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let (lang, actor, id) = (site.lang, &site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    let own = document::list_own(&state.db, actor).await?;
    let document = own.into_iter().find(|document| document.id == id).ok_or(PortalError::NotFound)?;
    FormPage::new(&site, lang.with("file-remove-title", [("name", document.name)]))
        .below("/mein/dokumente", lang.t("documents-title"))
        .intro(lang.t("file-remove-text"))
        .form(Block::new(&format!("/mein/dokumente/{id}/entfernen"), lang.t("file-remove")))
        .link("/mein/dokumente", lang.t("keep-as-it-is"))
        .show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let (actor, id) = (&site.visit.actor, id_at(&at, "id")?);
    actor.signed_in()?;
    document::remove(&state.db, &*state.clock, actor, id).await?;
    Ok(see(&site, "/mein/dokumente?fertig=file-removed"))
}
