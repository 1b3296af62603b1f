use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What is agreed to.
    ConsentPurpose {
        /// A guardian agrees that a pupil under 16 applies and shows a profile (GDPR Art. 8).
        Guardian = "guardian",
    }
}

string_enum! {
    ConsentState {
        Requested = "requested",
        Given = "given",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

/// Who agreed to which text, when, for what.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whom it is about.
    pub account_id: Uuid,
    pub purpose: ConsentPurpose,
    pub state: ConsentState,
    pub text_version: String,
    pub guardian_mail: Option<String>,
    /// As the guardian wrote it when deciding.
    pub guardian_name: Option<String>,
    #[sea_orm(unique)]
    pub token_hash: Option<String>,
    pub requested_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
