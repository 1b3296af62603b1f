//! What a rule would change: the search as it is, and as it would be.
use lotse_domain::search_rule::RuleDraft;
use lotse_search::{SearchPage, SearchQuery};
use uuid::Uuid;

use crate::{
    PortalState,
    desk::Scope,
    error::Result,
    search::{as_typed, with_sexes},
    site::Site,
};

/// Hits that are shown of each.
const HITS: usize = 5;

/// Both, side by side.
pub(super) struct Preview {
    /// What was searched for.
    pub(super) words: String,
    /// As it is, and as it would be.
    pub(super) sides: [Found; 2],
    /// Nothing is found that was not found before.
    pub(super) same: bool,
}

pub(super) struct Found {
    pub(super) heading: String,
    pub(super) total: String,
    pub(super) hits: Vec<Hit>,
}

pub(super) struct Hit {
    pub(super) title: String,
    pub(super) company: String,
    /// Was not among those before.
    pub(super) fresh: bool,
}

impl Preview {
    /// For a draft that passes; `instead_of` is the rule that it takes the place of.
    pub(super) fn new(
        state: &PortalState,
        site: &Site,
        scope: &Scope,
        draft: &RuleDraft,
        instead_of: Option<Uuid>,
    ) -> Result<Self> {
        // As the portal reads it, with places and filters; with a rule, words are words.
        let before = as_typed(state, site, &draft.written, scope.slug());
        let before = state.index.search(&SearchQuery { limit: HITS, ..before })?;
        let query = SearchQuery {
            q: draft.written.clone(),
            cluster: scope.slug(),
            limit: HITS,
            ..SearchQuery::default()
        };
        let after = state.index.search_with(&query, draft, instead_of)?;
        let same = before.total == after.total && ids(&before) == ids(&after);
        let known = ids(&before);
        Ok(Self {
            words: draft.written.clone(),
            sides: [
                Found::new(site, site.lang.t("sdesk-before"), &before, &known),
                Found::new(site, site.lang.t("sdesk-after"), &after, &known),
            ],
            same,
        })
    }
}

fn ids(page: &SearchPage) -> Vec<Uuid> {
    page.hits.iter().map(|hit| hit.card.id).collect()
}

impl Found {
    fn new(site: &Site, heading: String, page: &SearchPage, known: &[Uuid]) -> Self {
        let hits = page.hits.iter().map(|hit| Hit {
            title: with_sexes(&hit.card.title),
            company: hit.card.company.clone(),
            fresh: !known.contains(&hit.card.id),
        });
        Self { heading, total: site.lang.count("vacancies-found", page.total), hits: hits.collect() }
    }
}
