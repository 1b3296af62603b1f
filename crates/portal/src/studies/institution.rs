//! The page of one institution, with what can be studied there.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use form_urlencoded::Serializer;
use lotse_domain::{
    institution,
    page::PageRequest,
    study_programme::{self, ProgrammeFilter},
};

use super::{
    card::{StudyCard, institution_path},
    json_ld,
    profile::{address, stands_in},
};
use crate::{
    PortalState,
    desk::{At, parameter},
    error::Result,
    markdown,
    page::{Page, Section, html},
    site::Site,
    vacancies::links,
};

/// Study programmes on one page.
const ROWS: u64 = 48;

#[derive(Template)]
#[template(path = "studies/institution.html")]
struct Profile {
    page: Page,
    json_ld: String,
    name: String,
    kind: String,
    description: Option<String>,
    address: Vec<String>,
    website: Option<(String, String)>,
    /// Name and address of the cluster that keeps it.
    cluster: (String, String),
    cards: Vec<StudyCard>,
    more: Option<String>,
    first: Option<String>,
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let slug = at.get("slug").map(String::as_str).unwrap_or_default();
    let view = institution::find_public(state.db.read(), slug).await?;
    let (lang, it, path) = (site.lang, &view.institution, institution_path(slug));
    if !stands_in(&site, it) {
        return Ok(Redirect::temporary(&site.public(lang, &path)).into_response());
    }
    let after = parameter(&site, "nach");
    let filter = ProgrammeFilter { institution_id: Some(it.id), ..ProgrammeFilter::default() };
    let request = PageRequest::new(after.clone(), Some(ROWS));
    let found = study_programme::list_public(state.db.read(), &filter, request).await?;
    let kind = lang.word("institution-kind", it.kind.as_str());
    let words = [Some(kind.clone()), it.city.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let description = lang.with("institution-description", [("name", it.name.clone()), ("words", words)]);
    html(&Profile {
        page: Page::new(&site, Section::Other, it.name.clone(), description).found_at(&path),
        json_ld: json_ld::institution(&site, it),
        name: it.name.clone(),
        kind,
        description: it.description.as_deref().map(markdown::to_html),
        address: address(it),
        website: links::website(it.website.as_deref()),
        cluster: (view.cluster.name.clone(), format!("{}/c/{}", lang.prefix(), view.cluster.slug)),
        cards: found.items.iter().map(|view| StudyCard::new(&site, view)).collect(),
        more: found.next.map(|next| {
            let query = Serializer::new(String::new()).append_pair("nach", &next).finish();
            site.href(&format!("{path}?{query}"))
        }),
        first: after.map(|_| site.href(&path)),
    })
}
