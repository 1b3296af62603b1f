use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// In which language someone is written to.
    Language {
        De = "de",
        En = "en",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Lower case; one account per address.
    #[sea_orm(unique)]
    pub mail: String,
    pub name: Option<String>,
    pub language: Language,
    /// Nothing counts before.
    pub mail_confirmed_at: Option<DateTime<Utc>>,
    /// PHC string of Argon2id; pupils have none.
    pub password_hash: Option<String>,
    /// Pupils only; asked once.
    pub birth_date: Option<NaiveDate>,
    /// To the day: by it inactive accounts are found.
    pub last_seen_at: DateTime<Utc>,
    /// When it was told that it will be erased for inactivity.
    pub warned_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
