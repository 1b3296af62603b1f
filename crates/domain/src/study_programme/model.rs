use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::occupation::Area;

string_enum! {
    /// What one has when it is done.
    Degree {
        Bachelor = "bachelor",
        Master = "master",
        /// "Zertifikat", "Weiterbildung".
        Certificate = "certificate",
        /// "Staatsexamen", "staatlich geprüfte Technikerin".
        StateExamination = "state_examination",
        Other = "other",
    }
}

string_enum! {
    /// How one studies.
    StudyForm {
        FullTime = "full_time",
        /// At an institution and in a company by turns.
        Dual = "dual",
        /// Beside the job ("berufsbegleitend").
        PartTime = "part_time",
    }
}

string_enum! {
    /// Whether everybody sees it.
    ProgrammeState {
        Draft = "draft",
        Published = "published",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "study_programme")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub institution_id: Uuid,
    /// Its address: `/studium/{slug}`. It stays when the title changes.
    #[sea_orm(unique)]
    pub slug: String,
    pub title: String,
    pub degree: Degree,
    pub form: StudyForm,
    pub area: Option<Area>,
    /// How long it usually takes.
    pub semesters: Option<i16>,
    /// When it begins, in words: "Oktober".
    pub starts: Option<String>,
    /// What one needs to be admitted. Plain text.
    #[sea_orm(column_type = "Text", nullable)]
    pub admission: Option<String>,
    /// Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    pub website: Option<String>,
    pub state: ProgrammeState,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
