//! One article on the desk: changed, looked at, saved; its pictures; the way to its versions.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::article::{self, ArticleDraft, ArticleView, MAX_PICTURES};
use lotse_web_kit::auth::Form;

use super::{PART, form, page::Shown, path, rows};
use crate::{
    PortalState,
    desk::{At, Desk, Scope, id_at, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Notice},
    page::{Page, html},
    pictures::Picture,
    site::Site,
};

#[derive(Template)]
#[template(path = "articles/edit.html")]
pub(super) struct EditPage {
    pub(super) page: Page,
    desk: Desk,
    notice: Option<Notice>,
    pub(super) mistakes: Mistakes,
    heading: String,
    state: String,
    /// Where everybody reads it.
    public: Option<String>,
    /// Where its parts are, within the portal's own addresses.
    own: String,
    /// The latest version is not the one that everybody reads.
    publishable: bool,
    version: i32,
    fields: Vec<Field>,
    pub(super) preview: Option<Shown>,
    /// With the way to remove each.
    pictures: Vec<(Picture, String)>,
    pub(super) picture_form: Option<Block>,
    back: String,
}

impl EditPage {
    pub(super) fn new(site: &Site, scope: &Scope, view: &ArticleView, typed: &ArticleDraft) -> Self {
        let (lang, article) = (site.lang, &view.article);
        let own = format!("{}/{}", scope.path(), article.id);
        let pictures = view.pictures.iter().map(|picture| {
            let remove = site.href(&format!("{own}/bilder/{}/entfernen", picture.id));
            (Picture::of_article(picture), remove)
        });
        Self {
            page: inner_page(site, scope.title(view.text.title.clone())),
            desk: scope.desk(site),
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            heading: view.text.title.clone(),
            state: rows::facts(site, view),
            public: article.is_public().then(|| site.href(&path(view))),
            publishable: article.published_version != Some(article.version),
            version: article.version,
            fields: form::fields(lang, typed),
            preview: None,
            pictures: pictures.collect(),
            picture_form: (view.pictures.len() < MAX_PICTURES).then(|| picture_form(site, &own, "")),
            own: site.href(&own),
            back: site.href(&scope.path()),
        }
    }
}

pub(super) fn picture_form(site: &Site, own: &str, alt: &str) -> Block {
    let lang = site.lang;
    let file = Field::file("picture", lang.t("article-picture-file")).hint(lang.t("picture-file-hint"));
    let about = Field::text("alt", lang.t("picture-alt")).hint(lang.t("article-picture-alt-hint"));
    Block::new(&site.href(&format!("{own}/bilder")), lang.t("article-picture-add"))
        .field(Field { accept: ".jpg,.jpeg,.png", ..file })
        .field(about.value(alt))
        .quiet()
}

pub(super) async fn found(state: &PortalState, site: &Site, scope: &Scope, at: &At) -> Result<ArticleView> {
    let id = id_at(at, "article")?;
    Ok(article::find(&state.db, &site.visit.actor, scope.id(), id).await?)
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    html(&EditPage::new(&site, &scope, &view, &form::draft_of(&view.text)))
}

/// What the button that was pressed asks for.
fn is(fields: &lotse_web_kit::auth::Fields, step: &str) -> bool {
    fields.text("tun") == step
}

pub(super) async fn save(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let (typed, id) = (form::typed(&fields), view.article.id);
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    // The version that was looked at; whoever sends none means the present one.
    let version = fields.text("version").parse().unwrap_or(view.article.version);
    let outcome = if is(&fields, "zeigen") {
        match typed.clone().clean() {
            Ok(draft) => {
                let mut page = EditPage::new(&site, &scope, &view, &typed);
                page.preview = Some(Shown::typed(&site, &view, &draft));
                return html(&page);
            }
            Err(error) => Err(error),
        }
    } else {
        match article::save(db, clock, actor, scope.id(), id, Some(version), typed.clone()).await {
            Ok(article) if is(&fields, "veroeffentlichen") => {
                let latest = Some(article.version);
                article::publish(db, clock, actor, scope.id(), id, latest).await.map(|_| "beitrag-da")
            }
            outcome => outcome.map(|_| "beitrag-gesichert"),
        }
    };
    match outcome {
        Ok(done) => Ok(see(&site, &format!("{}/{id}?fertig={done}", scope.path()))),
        Err(error) => {
            let refusal = form::refusal(site.lang, error)?;
            // What others wrote meanwhile is told; who sends it again means it.
            let mut page = EditPage::new(&site, &scope, &view, &typed);
            refusal.mistakes.mark(&mut page.fields);
            page.mistakes = refusal.mistakes.clone();
            Ok(refusal.answer(html(&page)?))
        }
    }
}
