use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What an API key may be used for.
    Scope {
        CompanyRead = "company:read",
        VacanciesRead = "vacancies:read",
        VacanciesWrite = "vacancies:write",
        ApplicationsRead = "applications:read",
        ApplicationsWrite = "applications:write",
    }
}

/// A person's key for a program that works for one company.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub company_id: Uuid,
    pub name: String,
    /// Its beginning, to be recognised by.
    pub prefix: String,
    #[sea_orm(unique)]
    pub token_hash: String,
    /// List of [`Scope`].
    pub scopes: Json,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
