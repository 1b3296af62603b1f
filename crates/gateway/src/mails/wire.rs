use chrono::{DateTime, Utc};
use lotse_domain::mail::{Suppression, SuppressionReason, Topic};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words;

/// Whether mails are wanted.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MailPreferenceChange)]
#[serde(deny_unknown_fields)]
pub(super) struct PreferenceIn {
    pub(super) wanted: bool,
}

/// Every topic.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailPreferences)]
pub(super) struct PreferencesOut {
    items: Vec<PreferenceOut>,
}

/// Mails that can be refused.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailPreference)]
struct PreferenceOut {
    #[schema(value_type = words::TopicDescribed)]
    topic: Topic,
    wanted: bool,
}

impl From<Vec<(Topic, bool)>> for PreferencesOut {
    fn from(preferences: Vec<(Topic, bool)>) -> Self {
        let items = preferences.into_iter().map(|(topic, wanted)| PreferenceOut { topic, wanted });
        Self { items: items.collect() }
    }
}

/// What came back.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Bounce)]
#[serde(deny_unknown_fields)]
pub(super) struct BounceIn {
    /// The address that the mail was sent to.
    #[schema(max_length = 254)]
    pub(super) mail: String,
    #[serde(rename = "type")]
    #[schema(value_type = words::SuppressionReasonDescribed)]
    pub(super) kind: SuppressionReason,
    /// What the receiving server said.
    pub(super) detail: Option<String>,
}

/// Suppressed addresses, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailSuppressions)]
pub(super) struct SuppressionsOut {
    items: Vec<SuppressionOut>,
}

/// An address to which nothing is sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailSuppression)]
struct SuppressionOut {
    mail: String,
    #[schema(value_type = words::SuppressionReasonDescribed)]
    reason: SuppressionReason,
    /// What the receiving server said.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    since: DateTime<Utc>,
}

impl From<Vec<Suppression>> for SuppressionsOut {
    fn from(rows: Vec<Suppression>) -> Self {
        Self { items: rows.into_iter().map(Into::into).collect() }
    }
}

impl From<Suppression> for SuppressionOut {
    fn from(Suppression { mail, reason, detail, since }: Suppression) -> Self {
        Self { mail, reason, detail, since }
    }
}
