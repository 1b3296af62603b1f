//! A search as a feed: whoever reads feeds hears of new places without giving a mail address (Atom, RFC 4287).
use atom_syndication::{Category, Entry, Feed, Generator, Link, Person, Text, WriteConfig};
use axum::{
    extract::State,
    http::HeaderValue,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use lotse_search::{SearchQuery, Sort, VacancyCard};
use lotse_web_kit::{Answer, Caching, Conditional};

use crate::{
    PortalState, engine,
    error::{PortalError, Result},
    search::{SearchForm, describe, start, vacancy_path, with_sexes},
    site::Site,
};

/// Entries in a feed: readers ask often enough to miss none.
const MOST: usize = 50;
pub(super) const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");

/// The newest of what a search finds. The address takes what that of the search takes, but for order and page.
pub(super) async fn vacancies(
    State(state): State<PortalState>,
    site: Site,
    conditional: Conditional,
) -> Result<Response> {
    let described = describe(&state, &site, &site.query).await?;
    let form = described.form;
    if described.unknown_place {
        // A feed of the whole country would be none of that place; the page says what is wrong.
        return Ok(Redirect::temporary(&site.href(&form.path())).into_response());
    }
    // By date alone, words would bring whatever mentions them somewhere before what is meant by them.
    let sort = if described.query.q.is_empty() { Sort::Newest } else { Sort::default() };
    let query = SearchQuery { sort, limit: MOST, after: None, ..described.query };
    let found = engine::search(&state, &query)?;
    let mut cards: Vec<&VacancyCard> = found.hits.iter().map(|hit| &hit.card).collect();
    cards.sort_by_key(|card| std::cmp::Reverse(published(card)));
    let bytes = write(&feed(&site, &form, &described.words, &cards))?;
    Ok(Answer::of(bytes, MEDIA_TYPE, Caching::Hour).respond(&conditional))
}

fn feed(site: &Site, form: &SearchForm, words: &str, cards: &[&VacancyCard]) -> Feed {
    let lang = site.lang;
    let title = if words.is_empty() {
        lang.with("feed-title", [("name", site.name().to_owned())])
    } else {
        lang.with("feed-title-words", [("name", site.name().to_owned()), ("words", words.to_owned())])
    };
    let page = site.public_here(lang, &form.path());
    let itself = site.public_here(lang, &form.feed_path());
    Feed {
        title: Text::plain(title),
        // An address that never changes, as the standard asks for (section 4.2.6).
        id: itself.clone(),
        updated: cards.iter().map(|card| published(card)).max().unwrap_or_default().fixed_offset(),
        generator: Some(Generator { value: "Lotse".to_owned(), uri: None, version: None }),
        links: vec![link("alternate", page, "text/html"), link("self", itself, "application/atom+xml")],
        lang: Some(lang.code().to_owned()),
        entries: cards.iter().map(|card| entry(site, card)).collect(),
        ..Feed::default()
    }
}

fn entry(site: &Site, card: &VacancyCard) -> Entry {
    let lang = site.lang;
    let kind = lang.word("kind", card.kind.as_str());
    let place = card.town.as_ref().map_or_else(String::new, |town| format!(", {town}"));
    let begins = start(lang, card.starts_on, card.starts_asap);
    let facts = [Some(kind.clone()), card.occupation.clone(), begins, card.summary.clone()];
    Entry {
        title: Text::plain(format!("{}: {}{place}", card.company, with_sexes(&card.title))),
        id: format!("urn:uuid:{}", card.id),
        updated: published(card).fixed_offset(),
        published: card.published_at.map(|at| at.fixed_offset()),
        authors: vec![Person { name: card.company.clone(), ..Person::default() }],
        categories: vec![Category { term: card.kind.as_str().to_owned(), scheme: None, label: Some(kind) }],
        links: vec![link("alternate", site.public(lang, &vacancy_path(&card.title, card.id)), "text/html")],
        summary: Some(Text::plain(facts.into_iter().flatten().collect::<Vec<_>>().join(". "))),
        ..Entry::default()
    }
}

fn published(card: &VacancyCard) -> DateTime<Utc> {
    card.published_at.unwrap_or_default()
}

pub(super) fn link(rel: &str, href: String, mime: &str) -> Link {
    Link { href, rel: rel.to_owned(), mime_type: Some(mime.to_owned()), ..Link::default() }
}

pub(super) fn write(feed: &Feed) -> Result<Vec<u8>> {
    feed.write_with_config(Vec::new(), WriteConfig::default())
        .map_err(|error| PortalError::Paper(error.into()))
}
