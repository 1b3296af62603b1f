use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    Actor,
    account::{Account, Language, Profile},
    actor::Strength,
    audit,
};
use lotse_web_kit::{Params, QueryParams};
use serde::{Deserialize, Serialize};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type},
};
use uuid::Uuid;

use crate::words;

/// The caller's own account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Me)]
pub(super) struct MeOut {
    id: Uuid,
    #[schema(example = "jana@example.org")]
    mail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// In which language mails come.
    #[schema(value_type = words::LanguageDescribed)]
    language: Language,
    /// Of pupils only.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<NaiveDate>,
    /// Since when the address is known to be the caller's.
    #[serde(skip_serializing_if = "Option::is_none")]
    mail_confirmed_at: Option<DateTime<Utc>>,
    has_password: bool,
    /// Whether this session has shown a second factor.
    second_factor_shown: bool,
    created_at: DateTime<Utc>,
}

/// What people may change about themselves. What is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MeChange)]
#[serde(deny_unknown_fields)]
pub(super) struct MeIn {
    /// An empty one removes it.
    #[schema(max_length = 120)]
    name: Option<String>,
    #[schema(value_type = Option<words::LanguageDescribed>)]
    language: Option<Language>,
}

impl From<MeIn> for Profile {
    fn from(MeIn { name, language }: MeIn) -> Self {
        Self { name, language }
    }
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[schema(as = PasswordChange)]
#[serde(deny_unknown_fields)]
pub(super) struct PasswordIn {
    #[schema(format = Password)]
    pub(super) current_password: Option<String>,
    #[schema(format = Password, min_length = 10, max_length = 256)]
    pub(super) password: String,
}

/// Another address.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MailChange)]
#[serde(deny_unknown_fields)]
pub(super) struct MailChangeIn {
    #[schema(max_length = 254)]
    pub(super) mail: String,
}

/// The six digits of a mail.
#[derive(Deserialize, ToSchema)]
#[schema(as = MailCode)]
#[serde(deny_unknown_fields)]
pub(super) struct MailCodeIn {
    #[schema(example = "042137")]
    pub(super) code: String,
}

impl MeOut {
    pub(super) fn new(account: Account, actor: &Actor) -> Self {
        let Account {
            id,
            mail,
            name,
            language,
            mail_confirmed_at,
            password_hash,
            birth_date,
            // Only for finding inactive accounts.
            last_seen_at: _,
            warned_at: _,
            // In the ETag.
            version: _,
            created_at,
            updated_at: _,
        } = account;
        Self {
            id,
            mail,
            name,
            language,
            birth_date,
            mail_confirmed_at,
            has_password: password_hash.is_some(),
            second_factor_shown: actor.identity().is_some_and(|i| i.strength == Strength::Strong),
            created_at,
        }
    }
}

/// Bytes of a file.
pub(super) struct ArchiveDescribed;

impl PartialSchema for ArchiveDescribed {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::Binary);
        let bytes = ObjectBuilder::new().schema_type(Type::String).format(Some(format));
        RefOr::T(Schema::Object(bytes.build()))
    }
}

impl ToSchema for ArchiveDescribed {
    fn name() -> std::borrow::Cow<'static, str> {
        "Archive".into()
    }
}

/// How much of the history.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct HistoryIn {
    /// The most entries.
    #[param(value_type = Option<u64>, default = 100, minimum = 1, maximum = 1000)]
    pub(super) limit: u64,
}

impl QueryParams for HistoryIn {
    fn read(params: &mut Params) -> Self {
        Self { limit: params.number("limit", &(1..=1_000)).unwrap_or(100) }
    }
}

/// What the caller did and what was done to the account, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = History)]
pub(super) struct HistoryOut {
    items: Vec<EntryOut>,
}

/// One step.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HistoryEntry)]
struct EntryOut {
    at: DateTime<Utc>,
    by: ByOut,
    #[schema(example = "session.begun")]
    action: String,
    /// Id of what it was done to.
    subject_id: Uuid,
    request_id: String,
}

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HistoryBy)]
#[serde(rename_all = "snake_case")]
enum ByOut {
    /// The caller.
    You,
    /// Somebody else with an account, who is not named here.
    SomebodyElse,
    /// Somebody who was not signed in, such as yourself while you signed in.
    Stranger,
    /// Lotse itself, or its operator.
    Lotse,
}

impl HistoryOut {
    pub(super) fn new(entries: Vec<audit::Model>, caller: &Actor) -> Self {
        Self { items: entries.into_iter().map(|entry| EntryOut::new(entry, caller)).collect() }
    }
}

impl EntryOut {
    fn new(entry: audit::Model, caller: &Actor) -> Self {
        let audit::Model { id: _, at, actor, request_id, action, subject_id } = entry;
        let by = if actor == caller.name {
            ByOut::You
        } else if actor.starts_with("account:") {
            ByOut::SomebodyElse
        } else if actor == "stranger" {
            ByOut::Stranger
        } else {
            ByOut::Lotse
        };
        Self { at, by, action, subject_id, request_id }
    }
}
