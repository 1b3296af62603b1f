//! What every page has around its content.
use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use crate::{clusters::Logo, error::Result, language::Lang, site::Site};

/// The part of the portal that a page belongs to, as the navigation shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Search,
    Occupations,
    Companies,
    Events,
    Other,
}

/// The frame of a page: head, header and footer.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) site: Site,
    pub(crate) lang: Lang,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) section: Section,
    /// (language, address) for search engines; none for pages that they should leave out.
    pub(crate) addresses: Vec<(Lang, String)>,
    /// Path of the picture that stands beside a link to this page.
    picture: String,
}

impl Page {
    pub(crate) fn new(site: &Site, section: Section, title: String, description: String) -> Self {
        Self {
            site: site.clone(),
            lang: site.lang,
            title,
            description,
            section,
            addresses: Vec::new(),
            picture: "/bild.png".to_owned(),
        }
    }

    /// To be found under this path of Lotse's own portal, whichever portal shows it.
    pub(crate) fn found_at(mut self, path: &str) -> Self {
        self.addresses = Lang::ALL.iter().map(|lang| (*lang, self.site.public(*lang, path))).collect();
        self
    }

    /// The page has a picture of its own, below its path.
    pub(crate) fn pictured(mut self, path: &str) -> Self {
        self.picture = format!("{path}/bild.png");
        self
    }

    /// Where the picture is, in the colours of this portal.
    pub(crate) fn picture(&self) -> String {
        self.site.public_here(self.lang, &self.picture)
    }

    /// To be found under this path of the portal that shows it.
    pub(crate) fn found_here(mut self, path: &str) -> Self {
        self.addresses = Lang::ALL.iter().map(|lang| (*lang, self.site.public_here(*lang, path))).collect();
        self
    }

    pub(crate) fn canonical(&self) -> Option<&str> {
        self.addresses.iter().find(|(lang, _)| *lang == self.lang).map(|(_, address)| address.as_str())
    }

    pub(crate) fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// A text for a number of things.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    pub(crate) fn count(&self, key: &str, count: &u64) -> String {
        self.lang.count(key, *count)
    }

    /// A text for the length of a list.
    pub(crate) fn count_of(&self, key: &str, length: usize) -> String {
        self.lang.count(key, u64::try_from(length).unwrap_or(u64::MAX))
    }

    /// A text with one blank.
    pub(crate) fn with(&self, key: &str, name: &'static str, value: &str) -> String {
        self.lang.with(key, [(name, value.to_owned())])
    }

    pub(crate) fn href(&self, path: &str) -> String {
        self.site.href(path)
    }

    /// Where the cluster's colours are.
    pub(crate) fn colours(&self) -> Option<String> {
        self.site
            .cluster
            .as_ref()
            .map(|cluster| format!("/c/{}/farben.css?v={}", cluster.slug, cluster.version))
    }

    /// The cluster's logo, in its own portal.
    pub(crate) fn logo(&self) -> Option<Logo> {
        self.site.cluster.as_deref().map(Logo::of)
    }

    /// For the hidden field of every form that changes something: `{% include "parts/csrf.html" %}`.
    pub(crate) fn csrf(&self) -> String {
        self.site.visit.csrf()
    }

    /// Whoever is signed in, however far the sign-in has come.
    pub(crate) fn identity(&self) -> Option<&lotse_domain::Identity> {
        self.site.visit.actor.identity().map(AsRef::as_ref)
    }

    /// Whether somebody is signed in but has still to show a second factor.
    pub(crate) fn unfinished(&self) -> bool {
        self.identity().is_some_and(|identity| identity.strength == lotse_domain::actor::Strength::Unfinished)
    }

    /// This page in the other language.
    pub(crate) fn switched(&self) -> String {
        self.site.in_language(self.lang.other())
    }

    /// From a cluster's portal to that of all.
    pub(crate) fn whole(&self) -> String {
        self.site.public(self.lang, "/")
    }

    pub(crate) fn is(&self, section: &str) -> bool {
        matches!(
            (section, self.section),
            ("search", Section::Search)
                | ("occupations", Section::Occupations)
                | ("companies", Section::Companies)
                | ("events", Section::Events)
        )
    }
}

/// A template as an answer.
pub(crate) fn html(template: &impl Template) -> Result<Response> {
    Ok(Html(template.render()?).into_response())
}
