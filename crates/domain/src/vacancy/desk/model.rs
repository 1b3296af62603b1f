use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::application::QuestionKey;

string_enum! {
    /// Why a vacancy was closed.
    CloseReason {
        /// Filled by somebody who applied here.
        FilledHere = "filled_here",
        FilledElsewhere = "filled_elsewhere",
        /// Nobody suitable was found.
        NoCandidate = "no_candidate",
        /// The place does not exist any more.
        Cancelled = "cancelled",
    }
}

/// The questions that an application answers, at most three.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Questions(pub Vec<QuestionKey>);

impl Default for Questions {
    fn default() -> Self {
        Self(QuestionKey::USUAL.to_vec())
    }
}

/// What a cluster manager remarks on one field of a vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Name of the field, as in the API; `vacancy` for the whole.
    pub field: String,
    pub text: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Remarks(pub Vec<Remark>);

/// What a company and its cluster keep beside a vacancy: nothing that a source says, so an import leaves it alone. A vacancy
/// without a row has the defaults.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vacancy_desk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vacancy_id: Uuid,
    pub questions: Questions,
    /// The most open applications at a time; none for any number. The database holds `open <= most_open`.
    pub most_open: Option<i32>,
    /// How many applications are open: submitted, seen, in interview, offered.
    pub open: i32,
    /// How many offers were accepted; with all places accepted the vacancy is filled by itself.
    pub accepted: i32,
    /// The last day on which it is shown.
    pub expires_on: Option<NaiveDate>,
    /// For which `expires_on` the renewal mail was sent.
    pub renewal_mailed_for: Option<NaiveDate>,
    pub close_reason: Option<CloseReason>,
    /// The manager's remarks of the last review, until it is submitted again.
    pub remarks: Remarks,
    pub submitted_at: Option<DateTime<Utc>>,
    pub reviewed_at: Option<DateTime<Utc>>,
    pub copied_from: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Of a vacancy that has no row yet.
    pub fn empty(vacancy_id: Uuid) -> Self {
        Self {
            vacancy_id,
            questions: Questions::default(),
            most_open: None,
            open: 0,
            accepted: 0,
            expires_on: None,
            renewal_mailed_for: None,
            close_reason: None,
            remarks: Remarks::default(),
            submitted_at: None,
            reviewed_at: None,
            copied_from: None,
        }
    }
}
