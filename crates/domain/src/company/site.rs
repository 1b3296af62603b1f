//! A place where a company works or trains.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub company_id: Uuid,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub town: String,
    /// Two letters as in ISO 3166-2:DE; absent outside Germany.
    pub state: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// Street, postal code, town and country made comparable: a company has each address once.
    pub address_key: String,
}

impl ActiveModelBehavior for ActiveModel {}

pub use Model as Site;

/// An address as it is handed in.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SiteDraft {
    pub street: Option<String>,
    pub postal_code: Option<String>,
    /// May be missing where the postal code tells it.
    pub town: Option<String>,
    /// Two letters as in ISO 3166-2:DE.
    pub state: Option<String>,
    /// ISO 3166-1 alpha-2; Germany unless given.
    pub country: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}
