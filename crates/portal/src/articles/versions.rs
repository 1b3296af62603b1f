//! What an article said before: to be read, and brought back.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::article::{self, ArticleVersion, ArticleView};
use lotse_web_kit::auth::Form;

use super::{PART, edit::found, form, page::Shown};
use crate::{
    PortalState,
    desk::{At, Desk, Scope, inner_page, see},
    error::{PortalError, Result},
    format,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "articles/versions.html")]
struct Versions {
    page: Page,
    desk: Desk,
    heading: String,
    rows: Vec<Row>,
    back: String,
}

struct Row {
    name: String,
    facts: String,
    /// Which of them everybody reads, and which is the latest.
    tags: Vec<String>,
    href: String,
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let view = found(&state, &site, &scope, &at).await?;
    let id = view.article.id;
    let versions = article::list_versions(&state.db, &site.visit.actor, scope.id(), id).await?;
    let own = format!("{}/{id}", scope.path());
    let heading = site.lang.with("article-versions-heading", [("title", view.text.title.clone())]);
    html(&Versions {
        page: inner_page(&site, scope.title(heading.clone())),
        desk: scope.desk(&site),
        heading,
        rows: versions.iter().map(|version| row(&site, &own, &view, version)).collect(),
        back: site.href(&own),
    })
}

fn row(site: &Site, own: &str, view: &ArticleView, version: &ArticleVersion) -> Row {
    let lang = site.lang;
    let (article, number) = (&view.article, version.version);
    let mut tags = Vec::new();
    if article.published_version == Some(number) {
        tags.push(lang.t("article-version-public"));
    }
    if article.version == number {
        tags.push(lang.t("article-version-latest"));
    }
    let words = version.body.split_whitespace().count();
    let words = lang.count("article-words", u64::try_from(words).unwrap_or(0));
    Row {
        name: lang.with("article-version", [("n", number.to_string())]),
        facts: format!("{} · {words} · {}", format::moment(lang, version.created_at), version.title),
        tags,
        href: site.href(&format!("{own}/versionen/{number}")),
    }
}

#[derive(Template)]
#[template(path = "articles/version.html")]
struct VersionPage {
    page: Page,
    desk: Desk,
    heading: String,
    shown: Shown,
    /// Where it is brought back; nowhere for the latest.
    restore: Option<String>,
    back: String,
}

/// The article as it was, and the latest one.
async fn both(
    state: &PortalState,
    site: &Site,
    scope: &Scope,
    at: &At,
) -> Result<(ArticleView, ArticleView)> {
    let latest = found(state, site, scope, at).await?;
    let number = at.get("version").and_then(|text| text.parse().ok()).ok_or(PortalError::NotFound)?;
    let (actor, id) = (&site.visit.actor, latest.article.id);
    let then = article::find_version(&state.db, actor, scope.id(), id, number).await?;
    Ok((then, latest))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let (then, latest) = both(&state, &site, &scope, &at).await?;
    let (lang, number) = (site.lang, then.text.version);
    let path = format!("{}/{}/versionen", scope.path(), latest.article.id);
    let heading = lang.with("article-version", [("n", number.to_string())]);
    html(&VersionPage {
        page: inner_page(&site, scope.title(format!("{heading}: {}", then.text.title))),
        desk: scope.desk(&site),
        heading,
        shown: Shown::new(&site, &then),
        restore: (number != latest.article.version).then(|| site.href(&format!("{path}/{number}"))),
        back: site.href(&path),
    })
}

/// What it said then becomes its latest version; nothing of what came after is lost, and the public reads what it read.
pub(super) async fn restore(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let scope = Scope::of(&state, &site, &at, PART).await?;
    let (then, latest) = both(&state, &site, &scope, &at).await?;
    let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
    let (id, draft) = (latest.article.id, form::draft_of(&then.text));
    article::save(db, clock, actor, scope.id(), id, None, draft).await?;
    Ok(see(&site, &format!("{}/{id}?fertig=beitrag-zurueckgeholt", scope.path())))
}
