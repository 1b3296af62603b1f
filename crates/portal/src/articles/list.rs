//! What there is to read, by kind.
use askama::Template;
use axum::{extract::State, response::Response};
use chrono::{DateTime, Utc};
use form_urlencoded::Serializer;
use lotse_domain::{
    account::Language,
    article::{self, ArticleFilter, ArticleKind, ArticleView},
    page::PageRequest,
};
use uuid::Uuid;

use super::{page::day, path};
use crate::{
    PortalState,
    desk::parameter,
    error::Result,
    language::Lang,
    page::{Page, Section, html},
    site::Site,
};

/// Of each kind, where all kinds stand on one page.
const FEW: u64 = 12;
/// Of one kind.
const MANY: u64 = 48;

struct Group {
    id: &'static str,
    name: String,
    rows: Vec<Row>,
    /// To the rest of them.
    more: Option<String>,
}

struct Row {
    title: String,
    lead: String,
    href: String,
    date: Option<String>,
}

#[derive(Template)]
#[template(path = "articles/list.html")]
struct List {
    page: Page,
    groups: Vec<Group>,
    /// Where all kinds stand, from the page of one.
    all: Option<String>,
    /// To the same page in the other language, where there is nothing in this one.
    elsewhere: Option<(String, String, &'static str)>,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let lang = site.lang;
    let only: Option<ArticleKind> = parameter(&site, "art").and_then(|word| word.parse().ok());
    let mut groups = Vec::new();
    for kind in ArticleKind::ALL.iter().copied().filter(|kind| only.is_none_or(|only| only == *kind)) {
        let limit = if only.is_some() { MANY } else { FEW };
        let after = only.and_then(|_| after(&parameter(&site, "nach")?));
        let filter = filter(&site, Some(kind), lang.into());
        let request = PageRequest::new(after, Some(limit));
        let found = article::list_public(state.db.read(), &filter, request).await?;
        if found.items.is_empty() {
            continue;
        }
        let more = found.next.map(|next| more(&site, kind, only.and(Some(next))));
        let rows = found.items.iter().map(|view| row(&site, view)).collect();
        groups.push(Group { id: kind.as_str(), name: lang.word("article-kinds", kind.as_str()), rows, more });
    }
    let elsewhere = if groups.is_empty() { elsewhere(&state, &site).await? } else { None };
    html(&List {
        page: Page::new(&site, Section::Other, lang.t("article-title"), lang.t("article-description"))
            .found_here("/wissen"),
        groups,
        all: only.map(|_| site.href("/wissen")),
        elsewhere,
    })
}

fn filter(site: &Site, kind: Option<ArticleKind>, language: Language) -> ArticleFilter {
    let cluster_id = site.cluster.as_ref().map(|cluster| cluster.id);
    ArticleFilter { cluster_id, kind, language: Some(language), occupation_id: None }
}

fn row(site: &Site, view: &ArticleView) -> Row {
    Row {
        title: view.text.title.clone(),
        lead: view.text.lead.clone(),
        href: site.href(&path(view)),
        date: day(site, &view.article),
    }
}

/// To the page of a kind, from its beginning or behind an article.
fn more(site: &Site, kind: ArticleKind, after: Option<(DateTime<Utc>, Uuid)>) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("art", kind.as_str());
    if let Some((at, id)) = after {
        query.append_pair("nach", &format!("{} {id}", at.timestamp_micros()));
    }
    site.href(&format!("/wissen?{}", query.finish()))
}

pub(super) fn after(marker: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (at, id) = marker.split_once(' ')?;
    Some((DateTime::from_timestamp_micros(at.parse().ok()?)?, Uuid::try_parse(id).ok()?))
}

/// Whether there is something in the other language: what it is called, where, and which language that is.
async fn elsewhere(state: &PortalState, site: &Site) -> Result<Option<(String, String, &'static str)>> {
    let other: Lang = site.lang.other();
    let filter = filter(site, None, other.into());
    let found = article::list_public(state.db.read(), &filter, PageRequest::new(None, Some(1))).await?;
    let way = (other.t("article-elsewhere"), site.in_language(other), other.code());
    Ok((!found.items.is_empty()).then_some(way))
}
