//! What there is to read as a feed (Atom, RFC 4287).
use atom_syndication::{Entry, Feed, Generator, Person, Text};
use axum::{extract::State, response::Response};
use chrono::{DateTime, Utc};
use lotse_domain::{
    article::{self, ArticleFilter, ArticleView},
    page::PageRequest,
};
use lotse_web_kit::{Answer, Caching, Conditional};

use super::feed::{MEDIA_TYPE, link, write};
use crate::{PortalState, articles::path, error::Result, site::Site};

/// Entries in a feed: readers ask often enough to miss none.
const MOST: u64 = 50;

/// The newest in the language of the address: the portal's own, and those for everywhere.
pub(super) async fn feed(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
) -> Result<Response> {
    let cluster_id = site.cluster.as_ref().map(|cluster| cluster.id);
    let filter = ArticleFilter { cluster_id, language: Some(site.lang.into()), ..ArticleFilter::default() };
    let found = article::list_public(state.db.read(), &filter, PageRequest::new(None, Some(MOST))).await?;
    let bytes = write(&whole(&site, &found.items))?;
    Ok(Answer::of(bytes, MEDIA_TYPE, Caching::Hour).respond(&conditional))
}

fn whole(site: &Site, articles: &[ArticleView]) -> Feed {
    let lang = site.lang;
    let itself = site.public_here(lang, "/wissen.atom");
    Feed {
        title: Text::plain(lang.with("article-feed-title", [("name", site.name().to_owned())])),
        // An address that never changes, as the standard asks for (section 4.2.6).
        id: itself.clone(),
        updated: articles.iter().map(changed).max().unwrap_or_default().fixed_offset(),
        generator: Some(Generator { value: "Lotse".to_owned(), uri: None, version: None }),
        authors: vec![Person { name: site.name().to_owned(), ..Person::default() }],
        links: vec![
            link("alternate", site.public_here(lang, "/wissen"), "text/html"),
            link("self", itself, "application/atom+xml"),
        ],
        lang: Some(lang.code().to_owned()),
        entries: articles.iter().map(|view| entry(site, view)).collect(),
        ..Feed::default()
    }
}

fn entry(site: &Site, view: &ArticleView) -> Entry {
    Entry {
        title: Text::plain(view.text.title.clone()),
        id: format!("urn:uuid:{}", view.article.id),
        updated: changed(view).fixed_offset(),
        published: view.article.published_at.map(|at| at.fixed_offset()),
        links: vec![link("alternate", site.public(site.lang, &path(view)), "text/html")],
        summary: Some(Text::plain(view.text.lead.clone())),
        ..Entry::default()
    }
}

/// When what everybody reads was written; never before everybody could read it.
fn changed(view: &ArticleView) -> DateTime<Utc> {
    view.article.published_at.map_or(view.text.created_at, |at| at.max(view.text.created_at))
}
