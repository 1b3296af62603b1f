//! What mails someone wants beyond those that belong to what they started.
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// Mails that can be refused, each by one click (RFC 8058).
    Topic {
        /// For cluster managers: a company asks to be admitted.
        MembershipRequests = "membership_requests",
        /// For cluster managers: a vacancy waits for them.
        Reviews = "reviews",
        /// For companies: an application or a message has come.
        Applications = "applications",
        /// For pupils: a company has read the application, or written a message.
        Progress = "progress",
        /// For cluster managers: somebody signs up for, or wants to exhibit at, an event.
        SignUps = "sign_ups",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_preference")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub topic: Topic,
    pub wanted: bool,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
