//! Addresses to which nothing is sent, because it came back.
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    SuppressionReason {
        /// The receiving server says that the address does not exist or refuses for good.
        HardBounce = "hard_bounce",
        /// The receiver reported a mail as unwanted.
        Complaint = "complaint",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_suppression")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub mail: String,
    pub reason: SuppressionReason,
    /// What the server said.
    pub detail: Option<String>,
    pub since: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
