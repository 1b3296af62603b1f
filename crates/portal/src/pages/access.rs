//! How accessible the portal is (the statement that the EU's directive 2016/2102 asks for), and the same in easy language.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::cluster;

use crate::{
    PortalState,
    error::Result,
    page::{Page, Section, html},
    site::Site,
    vacancies::links,
};

#[derive(Template)]
#[template(path = "pages/access.html")]
struct Accessibility {
    page: Page,
    /// Who answers: name, and how to write a mail.
    contacts: Vec<(String, (String, String))>,
}

pub(super) async fn accessibility(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let clusters = match &site.cluster {
        Some(own) => vec![own.as_ref().clone()],
        None => cluster::list_all(state.db.read()).await?,
    };
    let subject = site.lang.t("access-report");
    let contact = |cluster: cluster::Cluster| {
        Some((cluster.name, links::mail(cluster.contact_mail.as_deref(), &subject)?))
    };
    let (title, description) = (site.lang.t("access-title"), site.lang.t("access-description"));
    html(&Accessibility {
        contacts: clusters.into_iter().filter_map(contact).collect(),
        page: Page::new(&site, Section::Other, title, description).found_here("/barrierefreiheit"),
    })
}

/// What a page says in easy language: heading and lines, each a short sentence.
const PARTS: [&str; 8] = ["what", "search", "place", "apply", "answer", "events", "data", "help"];

#[derive(Template)]
#[template(path = "pages/plain.html")]
struct Plain {
    page: Page,
    /// Heading and lines.
    parts: Vec<(String, Vec<String>)>,
}

pub(super) async fn plain(site: Site) -> Result<Response> {
    let lang = site.lang;
    let part = |name: &str| {
        let lines = lang.t(&format!("plain-{name}-text"));
        (lang.t(&format!("plain-{name}")), lines.lines().map(str::to_owned).collect())
    };
    let (title, description) = (lang.t("plain-title"), lang.t("plain-description"));
    html(&Plain {
        parts: PARTS.into_iter().map(part).collect(),
        page: Page::new(&site, Section::Other, title, description).found_here("/leichte-sprache"),
    })
}

/// Keys that are made of the names of parts.
#[cfg(test)]
pub(crate) fn spelt_out() -> Vec<String> {
    PARTS.iter().flat_map(|part| [format!("plain-{part}"), format!("plain-{part}-text")]).collect()
}
