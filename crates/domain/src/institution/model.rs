use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What kind of institution it is.
    InstitutionKind {
        University = "university",
        /// "Hochschule für angewandte Wissenschaften", "Fachhochschule".
        UniversityOfAppliedSciences = "university_of_applied_sciences",
        /// "Duale Hochschule", "Berufsakademie".
        DualUniversity = "dual_university",
        /// "Bildungszentrum", "überbetriebliche Ausbildungsstätte".
        TrainingCentre = "training_centre",
        VocationalSchool = "vocational_school",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "institution")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose managers keep it.
    pub cluster_id: Uuid,
    /// Its address: `/bildungseinrichtungen/{slug}`. It stays when the name changes.
    #[sea_orm(unique)]
    pub slug: String,
    pub name: String,
    pub kind: InstitutionKind,
    /// Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    /// Of its postal code or town.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub website: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
