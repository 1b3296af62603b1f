use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// Where a session lives.
    Surface {
        /// A browser, by a cookie.
        Portal = "portal",
        /// A program, by a family of refresh tokens.
        Api = "api",
    }
}

string_enum! {
    /// By what it was begun.
    Method {
        Code = "code",
        Password = "password",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub surface: Surface,
    /// Of the cookie; the API's tokens have rows of their own.
    #[sea_orm(unique)]
    pub token_hash: Option<String>,
    pub method: Method,
    /// In words: "Firefox, Android".
    pub device: String,
    pub created_at: DateTime<Utc>,
    /// To the minute.
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub second_factor_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
