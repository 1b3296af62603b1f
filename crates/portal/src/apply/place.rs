//! What somebody applies to, with the addresses of its pages.
use lotse_domain::{
    application::{AnswerRule, Takes, Target, TargetView, find_target, rule},
    cluster::Cluster,
    company,
};

use crate::{
    PortalState,
    desk::At,
    error::{PortalError, Result},
    language::Lang,
    search::{vacancy_path, with_sexes},
    vacancies::id_in,
};

/// A vacancy, or a company without one.
pub(super) struct Place {
    pub(super) view: TargetView,
    pub(super) rule: AnswerRule,
    /// The page about it.
    pub(super) page: String,
    /// The form.
    pub(super) form: String,
}

impl Place {
    /// The one that an address names.
    pub(super) async fn at(state: &PortalState, at: &At) -> Result<Self> {
        let target = match (at.get("address"), at.get("slug")) {
            (Some(address), _) => Target::Vacancy(id_in(address).ok_or(PortalError::NotFound)?),
            (None, Some(slug)) => {
                Target::Company(company::find_public(state.db.read(), slug).await?.company.id)
            }
            (None, None) => return Err(PortalError::NotFound),
        };
        Self::of(state, target).await
    }

    pub(super) async fn of(state: &PortalState, target: Target) -> Result<Self> {
        let view = find_target(&state.db, &*state.clock, target).await?;
        let rule = rule::find(state.db.read(), view.cluster_id).await?;
        let page = match &view.vacancy {
            Some(posting) => vacancy_path(&posting.vacancy.title, posting.vacancy.id),
            None => format!("/unternehmen/{}", view.company.slug),
        };
        Ok(Self { form: format!("{page}/bewerben"), page, rule, view })
    }

    pub(super) fn company(&self) -> &str {
        &self.view.company.name
    }

    /// "Mechatroniker (m/w/d)"; none where it is speculative.
    pub(super) fn title(&self) -> Option<String> {
        self.view.vacancy.as_ref().map(|posting| with_sexes(&posting.vacancy.title))
    }

    /// What it is in one line.
    pub(super) fn line(&self, lang: Lang) -> String {
        match self.title() {
            Some(title) => {
                lang.with("applying-to-vacancy", [("title", title), ("company", self.company().to_owned())])
            }
            None => lang.with("applying-to-company", [("company", self.company().to_owned())]),
        }
    }

    /// The clusters in whose portals a vacancy stands.
    pub(super) fn clusters(&self) -> Option<&[Cluster]> {
        self.view.vacancy.as_ref().map(|posting| posting.clusters.as_slice())
    }

    /// Why it takes no application, in one sentence.
    pub(super) fn refusal(&self, lang: Lang) -> Option<String> {
        let key = match (self.view.takes, self.view.target) {
            (Takes::Yes, _) => return None,
            (Takes::Full, _) => "applying-full",
            (Takes::DeadlinePassed, _) => "applying-late",
            (Takes::Elsewhere, _) => "applying-elsewhere",
            (Takes::Nobody, Target::Vacancy(_)) => "applying-nobody",
            (Takes::Nobody, Target::Company(_)) => "applying-not-speculative",
        };
        Some(lang.with(key, [("company", self.company().to_owned())]))
    }
}
