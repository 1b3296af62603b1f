//! The rules that managers write, beside those that are built in ([`crate::synonyms`]): in memory, read anew when the change log
//! names one, so that a search asks no database.
use std::{collections::HashMap, sync::Arc};

use lotse_domain::{
    DomainError, FieldError,
    search_rule::{RuleDraft, RuleInForce},
};
use uuid::Uuid;

use crate::{
    SearchIndex, SearchPage, SearchQuery, engine,
    error::Result,
    synonyms::{Synonyms, key},
};

/// Rules by where they hold.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    all: Vec<RuleInForce>,
    /// What each of them is found by.
    keys: Vec<String>,
    /// Built in and for the whole installation; none where that is the same.
    everywhere: Option<Synonyms>,
    /// With those of each cluster that has some.
    clusters: HashMap<String, Synonyms>,
}

impl Rules {
    pub(crate) fn of(all: Vec<RuleInForce>) -> Self {
        let keys = all.iter().map(|rule| key(&rule.written)).collect();
        let mut rules = Self { all, keys, ..Self::default() };
        if rules.all.iter().any(|rule| rule.cluster.is_none()) {
            rules.everywhere = Some(rules.collect(None, None));
        }
        for slug in rules.all.iter().filter_map(|rule| rule.cluster.as_ref()) {
            if !rules.clusters.contains_key(slug) {
                let within = rules.collect(Some(slug), None);
                rules.clusters.insert(slug.clone(), within);
            }
        }
        rules
    }

    /// Those that hold for a search within a cluster, or for one in all of them.
    pub(crate) fn within(&self, cluster: Option<&str>) -> &Synonyms {
        let own = cluster.and_then(|slug| self.clusters.get(slug));
        own.or(self.everywhere.as_ref()).unwrap_or_else(|| Synonyms::built_in())
    }

    /// Whether somebody wrote a rule for just this text that holds there.
    pub(crate) fn is_written(&self, cluster: Option<&str>, text: &str) -> bool {
        if self.all.is_empty() {
            return false;
        }
        let text = key(text);
        let mut rules = self.all.iter().zip(&self.keys);
        !text.is_empty() && rules.any(|(rule, key)| *key == text && holds(rule, cluster))
    }

    /// As [`Rules::within`], made anew and without one of them.
    fn collect(&self, cluster: Option<&str>, without: Option<Uuid>) -> Synonyms {
        let mut synonyms = Synonyms::built_in().clone();
        for rule in &self.all {
            if holds(rule, cluster) && Some(rule.id) != without {
                synonyms.add(&rule.written, &rule.meant);
            }
        }
        synonyms
    }
}

fn holds(rule: &RuleInForce, cluster: Option<&str>) -> bool {
    rule.cluster.is_none() || rule.cluster.as_deref() == cluster
}

/// Whether the search can do something with a rule: words that tell nothing, such as "und", are not searched for.
///
/// # Errors
/// `Invalid`, as [`RuleDraft::clean`] says, and for a side of which no word is left.
pub fn check_rule(draft: &RuleDraft) -> std::result::Result<(), DomainError> {
    let RuleDraft { written, meant } = draft.clone().clean()?;
    let mut errors = Vec::new();
    let nothing = |text: &str| key(text).is_empty();
    let mut wrong = |field| {
        let detail = "holds only words that tell nothing, such as \"und\"";
        errors.push(FieldError::new(field, "no_word", detail));
    };
    if nothing(&written) {
        wrong("written");
    }
    if meant.split('|').any(nothing) {
        wrong("meant");
    }
    if errors.is_empty() { Ok(()) } else { Err(DomainError::Invalid(errors)) }
}

impl SearchIndex {
    /// What a search would find with another rule, and without the one that it takes the place of. Nothing else changes.
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    pub fn search_with(
        &self,
        query: &SearchQuery,
        rule: &RuleDraft,
        instead_of: Option<Uuid>,
    ) -> Result<SearchPage> {
        let rules: Arc<Rules> = self.rules();
        let mut synonyms = rules.collect(query.cluster.as_deref(), instead_of);
        synonyms.add(&rule.written, &rule.meant);
        engine::search(&self.snapshot(), &synonyms, query)
    }
}
