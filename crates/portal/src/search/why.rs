//! "Why is this here?", for staff: under each hit in words where its words were found, and what moved it.
use lotse_domain::cluster::Cluster;
use lotse_search::{FoundBy, FoundIn, Moved, SearchPage, SearchQuery, Sort, Why, WhyWord};

use super::form::SearchForm;
use crate::{PortalState, error::Result, format, language::Lang, site::Site};

/// What the page shows of it.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    /// The way to them, or back: label and address; for staff alone.
    pub(super) switch: Option<(String, String)>,
    /// What holds for the whole order, where it was asked for.
    pub(super) text: Option<String>,
    /// For each hit, in the same order.
    pub(super) hits: Vec<Vec<String>>,
}

impl Reasons {
    /// Nothing for everyone but operators and the managers of the cluster that is searched.
    pub(super) fn new(
        state: &PortalState,
        site: &Site,
        form: &SearchForm,
        query: &SearchQuery,
        found: &SearchPage,
        clusters: &[Cluster],
    ) -> Result<Self> {
        let cluster = clusters.iter().find(|cluster| Some(&cluster.slug) == query.cluster.as_ref());
        let actor = &site.visit.actor;
        let is_staff = actor.is_operator() || cluster.is_some_and(|cluster| actor.manages(cluster.id));
        if !is_staff || found.hits.is_empty() {
            return Ok(Self::default());
        }
        let (lang, path) = (site.lang, form.path());
        let asked =
            form_urlencoded::parse(site.query.as_bytes()).any(|pair| pair == ("warum".into(), "1".into()));
        if asked {
            let switch = Some((lang.t("why-hide"), site.href(&path)));
            let text = Some(lang.t(order(query)));
            return Ok(Self { switch, text, hits: hits(state, lang, query, found)? });
        }
        let joint = if path.contains('?') { '&' } else { '?' };
        let switch = Some((lang.t("why-show"), site.href(&format!("{path}{joint}warum=1"))));
        Ok(Self { switch, ..Self::default() })
    }

    /// Of the hit at this place.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    pub(super) fn of(&self, at: &usize) -> &[String] {
        self.hits.get(*at).map_or(&[], Vec::as_slice)
    }
}

/// What orders the hits.
fn order(query: &SearchQuery) -> &'static str {
    match query.sort {
        Sort::Relevance if query.q.is_empty() => "why-order-fresh",
        Sort::Relevance => "why-order-score",
        Sort::Distance | Sort::Newest | Sort::Start | Sort::Pay => "why-order-sort",
    }
}

fn hits(
    state: &PortalState,
    lang: Lang,
    query: &SearchQuery,
    found: &SearchPage,
) -> Result<Vec<Vec<String>>> {
    let ids: Vec<_> = found.hits.iter().map(|hit| hit.card.id).collect();
    let reasons = state.index.why(query, &ids)?;
    let of = |id| reasons.iter().find(|why| why.id == id).map(|why| lines(lang, why)).unwrap_or_default();
    Ok(ids.into_iter().map(of).collect())
}

fn lines(lang: Lang, why: &Why) -> Vec<String> {
    let mut lines: Vec<String> = why.words.iter().map(|word| line(lang, word)).collect();
    if let Some(score) = why.score {
        lines.push(lang.with("why-score", [("n", format::decimal(lang, f64::from(score)))]));
    }
    match why.answers {
        Moved::Forward => lines.push(lang.t("why-forward")),
        Moved::Back => lines.push(lang.t("why-back")),
        Moved::Not => {}
    }
    lines
}

fn line(lang: Lang, word: &WhyWord) -> String {
    let words = word.typed.clone();
    let Some((place, by)) = &word.found else { return lang.with("why-missing", [("words", words)]) };
    let place = lang.t(match place {
        FoundIn::Title => "why-in-title",
        FoundIn::Occupation => "why-in-occupation",
        FoundIn::Company => "why-in-company",
        FoundIn::Text => "why-in-text",
    });
    let name = match by {
        FoundBy::Written => lang.t("why-by-written"),
        FoundBy::Parts => lang.t("why-by-parts"),
        FoundBy::Beginning => lang.t("why-by-beginning"),
        FoundBy::Corrected => lang.t("why-by-corrected"),
        FoundBy::Rule(meant) => lang.with("why-by-rule", [("words", meant.clone())]),
    };
    lang.with("why-found", [("words", words), ("place", place), ("name", name)])
}
