//! One article, as everybody reads it.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    account::Language,
    article::{self, Article, ArticleDraft, ArticleFilter, ArticleKind, ArticleView},
    page::PageRequest,
};
use uuid::Uuid;

use super::{json_ld, path};
use crate::{
    PortalState,
    desk::At,
    error::Result,
    format, markdown,
    page::{Page, Section, html},
    pictures::Picture,
    site::Site,
};

/// What an article looks like: on its page, and where its writers look at it before.
pub(super) struct Shown {
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) body: String,
    /// In which it is written, where that is another one than the page's.
    pub(super) written: Option<&'static str>,
    pub(super) date: Option<String>,
    /// Above the text.
    pub(super) first: Option<Picture>,
    /// Below it.
    pub(super) pictures: Vec<Picture>,
}

impl Shown {
    pub(super) fn new(site: &Site, view: &ArticleView) -> Self {
        let ArticleView { article, text, pictures } = view;
        let mut pictures: Vec<Picture> = pictures.iter().map(Picture::of_article).collect();
        let first = if pictures.is_empty() { None } else { Some(pictures.remove(0).at_once()) };
        Self {
            kind: site.lang.word("article-kind", article.kind.as_str()),
            title: text.title.clone(),
            lead: text.lead.clone(),
            body: markdown::below(&text.body, 2),
            written: foreign(site, article.language),
            date: day(site, article),
            first,
            pictures,
        }
    }

    /// The same article with what is typed.
    pub(super) fn typed(site: &Site, view: &ArticleView, draft: &ArticleDraft) -> Self {
        Self {
            title: draft.title.clone(),
            lead: draft.lead.clone(),
            body: markdown::below(&draft.body, 2),
            ..Self::new(site, view)
        }
    }
}

/// The language of what is written, where the page has another one (WCAG 2.2, 3.1.2).
pub(super) fn foreign(site: &Site, language: Language) -> Option<&'static str> {
    (Language::from(site.lang) != language).then(|| language.as_str())
}

/// When it was published; guidance is to hold whenever it is read.
pub(crate) fn day(site: &Site, article: &Article) -> Option<String> {
    let at = article
        .published_at
        .filter(|_| matches!(article.kind, ArticleKind::News | ArticleKind::SuccessStory));
    at.map(|at| format::date(site.lang, at.date_naive()))
}

/// Whether this portal shows it: its own articles, and those for everywhere.
pub(crate) fn stands_in(site: &Site, view: &ArticleView) -> bool {
    let of = view.article.cluster_id;
    site.cluster.as_ref().is_none_or(|cluster| of.is_none_or(|id| id == cluster.id))
}

#[derive(Template)]
#[template(path = "articles/article.html")]
struct ArticlePage {
    page: Page,
    json_ld: String,
    shown: Shown,
    /// Others of its kind: title and address.
    others: Vec<(String, String)>,
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let slug = at.get("article").map(String::as_str).unwrap_or_default();
    let view = article::find_public(state.db.read(), slug).await?;
    if !stands_in(&site, &view) {
        return Ok(Redirect::temporary(&site.public(site.lang, &path(&view))).into_response());
    }
    let shown = Shown::new(&site, &view);
    let page = Page::new(&site, Section::Other, shown.title.clone(), shown.lead.clone())
        .found_at(&path(&view))
        .pictured(&path(&view));
    html(&ArticlePage {
        json_ld: json_ld::article(&site, &view),
        others: others(&state, &site, &view).await?,
        page,
        shown,
    })
}

async fn others(state: &PortalState, site: &Site, view: &ArticleView) -> Result<Vec<(String, String)>> {
    let filter = ArticleFilter {
        cluster_id: site.cluster.as_ref().map(|cluster| cluster.id),
        kind: Some(view.article.kind),
        language: Some(view.article.language),
        occupation_id: None,
    };
    let found = article::list_public(state.db.read(), &filter, PageRequest::new(None, Some(6))).await?;
    let others = found.items.iter().filter(|other| other.article.id != view.article.id).take(5);
    Ok(others.map(|other| (other.text.title.clone(), site.href(&path(other)))).collect())
}

/// What the clusters write about an occupation, in the page's language: title, lead, and address.
pub(crate) async fn beside_occupation(
    state: &PortalState,
    site: &Site,
    occupation_id: Uuid,
) -> Result<Vec<(String, String, String)>> {
    let filter = ArticleFilter {
        cluster_id: site.cluster.as_ref().map(|cluster| cluster.id),
        kind: Some(ArticleKind::CareerProfile),
        language: Some(site.lang.into()),
        occupation_id: Some(occupation_id),
    };
    let found = article::list_public(state.db.read(), &filter, PageRequest::new(None, Some(5))).await?;
    let row = |view: &ArticleView| (view.text.title.clone(), view.text.lead.clone(), site.href(&path(view)));
    Ok(found.items.iter().map(row).collect())
}
