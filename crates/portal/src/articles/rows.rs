//! The articles on the desk.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use form_urlencoded::Serializer;
use lotse_domain::{
    article::{self, ArticleView},
    page::PageRequest,
};

use super::{PART, list::after, path};
use crate::{
    PortalState,
    desk::{At, Desk, Scope, inner_page, parameter},
    error::Result,
    form::Notice,
    format,
    page::{Page, html},
    site::Site,
};

const ROWS: u64 = 50;

#[derive(Template)]
#[template(path = "articles/rows.html")]
struct Rows {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    new: String,
    articles: Vec<Row>,
    more: Option<String>,
    first: Option<String>,
}

struct Row {
    title: String,
    state: String,
    /// Where everybody reads it.
    public: Option<String>,
    facts: String,
    change: String,
}

pub(super) async fn rows(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let (lang, path, from) = (site.lang, scope.path(), parameter(&site, "nach"));
    let request = PageRequest::new(from.as_deref().and_then(after), Some(ROWS));
    let found = article::list(&state.db, &site.visit.actor, scope.id(), request).await?;
    html(&Rows {
        page: inner_page(&site, scope.title(lang.t("article-desk"))),
        desk: scope.desk(&site),
        notice: Notice::of(&site),
        new: site.href(&format!("{path}/neu")),
        articles: found.items.iter().map(|view| row(&site, &path, view)).collect(),
        more: found.next.map(|(at, id)| {
            let marker = format!("{} {id}", at.timestamp_micros());
            let query = Serializer::new(String::new()).append_pair("nach", &marker).finish();
            site.href(&format!("{path}?{query}"))
        }),
        first: from.map(|_| site.href(&path)),
    })
}

fn row(site: &Site, desk: &str, view: &ArticleView) -> Row {
    let article = &view.article;
    let state = if article.has_changes() {
        "article-state-changed"
    } else if article.is_public() {
        "article-state-public"
    } else {
        "article-state-draft"
    };
    Row {
        title: view.text.title.clone(),
        state: site.lang.t(state),
        public: article.is_public().then(|| site.href(&path(view))),
        facts: facts(site, view),
        change: site.href(&format!("{desk}/{}", article.id)),
    }
}

/// Kind, language, and when it was changed last.
pub(super) fn facts(site: &Site, view: &ArticleView) -> String {
    let (lang, article) = (site.lang, &view.article);
    let language = if article.language.as_str() == "en" { "English" } else { "Deutsch" };
    let changed = lang.with("article-changed", [("day", format::moment(lang, view.text.created_at))]);
    [lang.word("article-kind", article.kind.as_str()), language.to_owned(), changed].join(" · ")
}
