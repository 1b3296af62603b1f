use chrono::{DateTime, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

string_enum! {
    /// What an answer looks like.
    QuestionKind {
        /// One line, at most 200 characters.
        Text = "text",
        /// At most 1,000 characters.
        LongText = "long_text",
        Number = "number",
        YesNo = "yes_no",
        /// One of the choices.
        Choice = "choice",
        /// Any of the choices.
        Choices = "choices",
        Date = "date",
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Choices(pub Vec<String>);

/// A question that every place answers. What it asks never changes: another wording is a new row that replaces it, so that an
/// answer is always read with the question that was asked.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub position: i32,
    pub label: String,
    pub hint: Option<String>,
    pub kind: QuestionKind,
    pub choices: Choices,
    pub required: bool,
    /// Counts the wordings.
    pub version: i32,
    pub replaces: Option<Uuid>,
    /// Not asked any more since.
    pub retired_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
