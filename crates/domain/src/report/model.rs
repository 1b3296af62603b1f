use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What is wrong with a posting.
    Reason {
        /// The place does not exist, or is taken.
        Gone = "gone",
        /// What it says is not true.
        Untrue = "untrue",
        /// It excludes or insults people.
        Discriminating = "discriminating",
        /// It asks for money or private data, or leads to something else.
        Fraud = "fraud",
        Other = "other",
    }
}

string_enum! {
    /// What a manager decided.
    Decision {
        /// Nothing is wrong.
        Kept = "kept",
        /// The company was asked to mend it.
        SentBack = "sent_back",
        Withdrawn = "withdrawn",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vacancy_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub vacancy_id: Uuid,
    /// Whose managers decide.
    pub cluster_id: Uuid,
    pub reason: Reason,
    #[sea_orm(column_type = "Text", nullable)]
    pub text: Option<String>,
    pub created_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    /// When the managers were told that it is overdue.
    pub reminded_at: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decision: Option<Decision>,
    /// The account that decided.
    pub decided_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
