use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    page::{Page, PageRequest},
    search_miss::{After, Vain},
    search_rule::{RuleDraft, SearchRule},
};
use lotse_web_kit::{Code, Params, Problem, QueryParams, Reply};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::list::PageIn;

/// A rule of search.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = SearchRuleRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleIn {
    /// What people write: one wording.
    #[schema(min_length = 1, max_length = 100, example = "Torten")]
    written: String,
    /// What they mean; up to eight wordings with `|` between them, of which any will do.
    #[schema(min_length = 1, max_length = 100, example = "Konditor | Bäcker")]
    meant: String,
}

impl From<RuleIn> for RuleDraft {
    fn from(RuleIn { written, meant }: RuleIn) -> Self {
        Self { written, meant }
    }
}

/// What of a rule is to be changed.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SearchRulePatch)]
#[serde(deny_unknown_fields)]
pub(super) struct RulePatchIn {
    #[schema(min_length = 1, max_length = 100)]
    written: Option<String>,
    #[schema(min_length = 1, max_length = 100)]
    meant: Option<String>,
}

impl RulePatchIn {
    /// The rule with these fields changed; what is absent stays.
    pub(super) fn onto(self, rule: SearchRule) -> RuleDraft {
        let Self { written, meant } = self;
        RuleDraft { written: written.unwrap_or(rule.written), meant: meant.unwrap_or(rule.meant) }
    }
}

/// A page of a cluster's rules, by what is written.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchRules)]
pub(super) struct RulesOut {
    items: Vec<RuleOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// A rule of search as it stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchRule)]
pub(super) struct RuleOut {
    id: Uuid,
    written: String,
    meant: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<SearchRule> for RuleOut {
    fn from(rule: SearchRule) -> Self {
        let SearchRule {
            id,
            // Named in the address.
            cluster_id: _,
            written,
            // Tells rules apart, and says the same.
            written_key: _,
            meant,
            // In the `ETag`.
            version: _,
            created_at,
            updated_at,
        } = rule;
        Self { id, written, meant, created_at, updated_at }
    }
}

impl From<Page<SearchRule, String>> for RulesOut {
    fn from(Page { items, next }: Page<SearchRule, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

/// Which rules, or which texts.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of Asked")]
pub(super) struct AskedIn {
    /// Items on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct Asked(pub(super) PageIn);

impl QueryParams for Asked {
    fn read(params: &mut Params) -> Self {
        Self(PageIn::read(params))
    }
}

/// A page of what was searched for in vain, most frequent first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchMisses)]
pub(super) struct MissesOut {
    items: Vec<MissOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// Words that were searched for in vain; who it was is not known.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchMiss)]
struct MissOut {
    #[schema(example = "torten deko")]
    words: String,
    /// How often.
    times: i64,
    /// When the last time.
    last_day: NaiveDate,
    /// Whether some of the words were found, but never all of them together; otherwise nothing was.
    partial: bool,
}

impl MissesOut {
    /// Where to read on.
    pub(super) fn request(PageIn { limit, after }: PageIn) -> Reply<PageRequest<After>> {
        let Some(marker) = after else { return Ok(PageRequest::new(None, Some(limit))) };
        let key =
            marker.split_once(' ').and_then(|(times, words)| Some((times.parse().ok()?, words.to_owned())));
        let key = key.ok_or_else(|| {
            Problem::new(Code::BadCursor, "`after` must be the `next` of an earlier answer to the same query")
        })?;
        Ok(PageRequest::new(Some(key), Some(limit)))
    }
}

impl From<Page<Vain, After>> for MissesOut {
    fn from(Page { items, next }: Page<Vain, After>) -> Self {
        let items = items.into_iter().map(|Vain { words, times, last_day, partial }| MissOut {
            words,
            times,
            last_day,
            partial,
        });
        Self { items: items.collect(), next: next.map(|(times, words)| format!("{times} {words}")) }
    }
}
