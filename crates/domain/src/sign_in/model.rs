use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What a code is good for.
    Purpose {
        SignIn = "sign_in",
        ResetPassword = "reset_password",
        /// Sent to the new address.
        ChangeMail = "change_mail",
        /// Confirms an application of somebody who is not signed in, and signs in.
        Apply = "apply",
        /// Confirms a booking of somebody who is not signed in, and signs in.
        Book = "book",
    }
}

/// Six digits that were sent to an address. Known by its id to whoever asked for it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub mail: String,
    pub purpose: Purpose,
    /// Whose address is to change; none while nobody is known.
    pub account_id: Option<Uuid>,
    /// Keyed with the id, so that a copy of the table is worth nothing.
    pub code_hash: String,
    pub tries: i32,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
