use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::account::Language;

string_enum! {
    /// How often new hits are mailed.
    Rhythm {
        /// When they appear, at most every quarter of an hour.
        AtOnce = "at_once",
        /// In the morning.
        Daily = "daily",
        /// On Monday morning.
        Weekly = "weekly",
    }
}

string_enum! {
    AlertState {
        /// Asked for by somebody who is not signed in: waits for the click in the mail.
        Unconfirmed = "unconfirmed",
        Active = "active",
        Paused = "paused",
    }
}

/// A saved search that mails new hits. One that was ended is gone.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alert")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The search: a row of `alert_query`, shared by all who search for the same.
    pub query_id: Uuid,
    /// Whose it is; then mails go to that account's address.
    pub account_id: Option<Uuid>,
    /// Where mails go without an account.
    pub mail: Option<String>,
    pub language: Language,
    /// In whose portal it was made.
    pub cluster_id: Option<Uuid>,
    /// What it searches for, in words, as the owner was shown it.
    pub name: String,
    pub rhythm: Rhythm,
    pub state: AlertState,
    /// The last round of matching whose hits were mailed or need not be.
    pub told_through: i64,
    /// When the hits that wait are to be mailed; none where none wait.
    pub due_at: Option<DateTime<Utc>>,
    pub last_sent_at: Option<DateTime<Utc>>,
    /// Ends by itself on that day, unless it is prolonged.
    pub ends_on: NaiveDate,
    /// When the owner was told that it ends.
    pub warned_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
