use sea_orm::entity::prelude::*;

string_enum! {
    /// What kind of place a row describes.
    PlaceKind {
        PostalCode = "postal_code",
        Municipality = "municipality",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: PlaceKind,
    /// The postal code, or the municipality's official key (AGS, eight digits).
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Name of the municipality.
    pub name: String,
    /// Kreis or kreisfreie Stadt.
    pub district: String,
    /// Two letters as in ISO 3166-2:DE.
    pub state: String,
    pub latitude: f64,
    pub longitude: f64,
    /// Of the municipality; 0 where unknown. Tells which of several places of one name is meant.
    pub population: i32,
}

impl ActiveModelBehavior for ActiveModel {}
