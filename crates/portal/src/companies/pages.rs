use askama::Template;
use axum::{extract::State, response::Response};
use form_urlencoded::{Serializer, parse};
use lotse_domain::{company, page::PageRequest};

use super::view::CompanyRow;
use crate::{
    PortalState,
    error::Result,
    page::{Page, Section, html},
    site::Site,
};

/// Companies on one page of the list.
const ROWS: u64 = 40;

#[derive(Template)]
#[template(path = "companies/list.html")]
struct List {
    page: Page,
    rows: Vec<CompanyRow>,
    more: Option<String>,
    first: Option<String>,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let after = parse(site.query.as_bytes())
        .find(|(name, value)| name == "nach" && !value.is_empty() && value.len() <= 200)
        .map(|(_, value)| value.into_owned());
    let cluster = site.cluster.as_ref().map(|cluster| cluster.id);
    let found =
        company::list_public(state.db.read(), cluster, PageRequest::new(after.clone(), Some(ROWS))).await?;
    let lang = site.lang;
    html(&List {
        page: Page::new(
            &site,
            Section::Companies,
            lang.t("companies-title"),
            lang.t("companies-description"),
        )
        .found_here("/unternehmen"),
        rows: found.items.iter().map(|view| CompanyRow::new(&site, view)).collect(),
        more: found.next.map(|next| {
            let query = Serializer::new(String::new()).append_pair("nach", &next).finish();
            site.href(&format!("/unternehmen?{query}"))
        }),
        first: after.map(|_| site.href("/unternehmen")),
    })
}
