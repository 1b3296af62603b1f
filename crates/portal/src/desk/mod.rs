//! What the desks of companies, clusters and operators share: their frame with its tabs, their forms, and their teams.
mod form_page;
mod scope;
pub(crate) mod team;

use std::collections::HashMap;

use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

pub(crate) use form_page::DeskForm;
pub(crate) use scope::Scope;

use crate::{
    error::{PortalError, Result},
    page::{Page, Section},
    site::Site,
};

/// The frame of a desk: whose it is, and the way to its parts.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    /// What kind of desk: "Unternehmen", "Cluster".
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) tabs: Vec<Tab>,
}

#[derive(Debug, Clone)]
pub(crate) struct Tab {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) current: bool,
}

impl Desk {
    /// `current` is the path of the part that is shown.
    pub(crate) fn new(
        site: &Site,
        kind: String,
        name: &str,
        current: &str,
        tabs: Vec<(String, String)>,
    ) -> Self {
        let tabs = tabs
            .into_iter()
            .map(|(label, path)| Tab { label, current: path == current, href: site.href(&path) })
            .collect();
        Self { kind, name: name.to_owned(), tabs }
    }
}

/// A page behind the sign-in: search engines leave it out.
pub(crate) fn inner_page(site: &Site, title: String) -> Page {
    Page::new(site, Section::Other, title.clone(), title)
}

/// The named parts of an address.
pub(crate) type At = HashMap<String, String>;

/// A part of an address that is an id.
pub(crate) fn id_at(at: &At, name: &str) -> Result<Uuid> {
    at.get(name).and_then(|text| Uuid::try_parse(text).ok()).ok_or(PortalError::NotFound)
}

/// After a form that did its work: the browser asks for this page (RFC 9110, section 15.4.4).
pub(crate) fn see(site: &Site, path: &str) -> Response {
    Redirect::to(&site.href(path)).into_response()
}

/// The value of a parameter of this page.
pub(crate) fn parameter(site: &Site, name: &str) -> Option<String> {
    form_urlencoded::parse(site.query.as_bytes())
        .find(|(key, value)| key == name && !value.is_empty() && value.len() <= 300)
        .map(|(_, value)| value.into_owned())
}
