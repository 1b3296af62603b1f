use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{ApplyBy, Kind, Qualification, SchoolRhythm, VacancyState, WorkPattern};
use crate::occupation::Words;

/// Gross pay a month in cents, for each year of the training.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct PayByYear(pub Vec<i32>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vacancy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The cluster that took it in.
    pub cluster_id: Uuid,
    pub company_id: Uuid,
    pub occupation_id: Option<Uuid>,
    /// As the source named the occupation; kept when the catalogue does not know it.
    pub occupation_text: Option<String>,
    pub kind: Kind,
    pub state: VacancyState,
    /// Without "(m/w/d)", which pages add.
    pub title: String,
    pub summary: Option<String>,
    /// Markdown; made safe when it is shown.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    pub places: i32,
    pub starts_on: Option<NaiveDate>,
    /// As soon as possible.
    pub starts_asap: bool,
    pub start_flexible: bool,
    pub duration_months: Option<i32>,
    /// The lowest school-leaving qualification that is asked for.
    pub qualification: Option<Qualification>,
    /// School subjects that help.
    pub subjects: Words,
    pub pay_by_year: PayByYear,
    /// Pay in words, such as a tariff group.
    pub pay_note: Option<String>,
    /// Hours a week, in minutes.
    pub weekly_minutes: Option<i32>,
    pub work_pattern: Option<WorkPattern>,
    pub school: Option<String>,
    pub school_rhythm: Option<SchoolRhythm>,
    pub prospects: Option<String>,
    /// Whether the company means to keep its trainees.
    pub takeover: Option<bool>,
    pub benefits: Words,
    pub accessibility: Option<String>,
    pub languages: Option<String>,
    pub apply_by: ApplyBy,
    /// URL, mail address or number for [`ApplyBy`].
    pub apply_address: Option<String>,
    pub contact_name: Option<String>,
    pub contact_mail: Option<String>,
    pub contact_phone: Option<String>,
    pub deadline: Option<NaiveDate>,
    pub source: String,
    pub external_id: String,
    /// SHA-256 of what the source said: a second run sees what changed.
    pub content_hash: String,
    /// Equal for postings that say the same, whatever their source; see `duplicates`.
    pub fingerprint: String,
    /// The posting that is shown instead of this one.
    pub duplicate_of: Option<Uuid>,
    pub version: i32,
    pub published_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where a vacancy is: its sites, in order.
pub mod vacancy_site {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "vacancy_site")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub vacancy_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: Uuid,
        pub position: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
