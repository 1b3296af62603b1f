use chrono::{DateTime, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

string_enum! {
    /// Where a company's wish to exhibit stands.
    ExhibitorState {
        Applied = "applied",
        Admitted = "admitted",
        Refused = "refused",
        /// The company does not come after all.
        Withdrawn = "withdrawn",
    }
}

/// Vacancies by id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Vacancies(pub Vec<Uuid>);

/// A company at a fair, on a tour or at a circuit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exhibitor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub company_id: Uuid,
    pub state: ExhibitorState,
    /// The label of a stand of the hall plan; each is given once.
    pub stand: Option<String>,
    /// What it offers there. Plain text.
    #[sea_orm(column_type = "Text", nullable)]
    pub offers: Option<String>,
    /// Whom it seeks.
    #[sea_orm(column_type = "Text", nullable)]
    pub seeks: Option<String>,
    /// What it needs (power, tables); for the managers only.
    #[sea_orm(column_type = "Text", nullable)]
    pub needs: Option<String>,
    pub contact_name: Option<String>,
    /// Its vacancies that it comes with, at most 20.
    pub vacancies: Vacancies,
    /// Why it was refused.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
