//! What belongs to an application: messages, notes, interview dates; and what comes before it.

string_enum! {
    /// Who wrote a message.
    Author {
        Pupil = "pupil",
        Company = "company",
        /// Lotse itself, as when a vacancy was closed.
        System = "system",
    }
}

/// A message between pupil and company.
pub mod message {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use super::Author;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub application_id: Uuid,
        pub author: Author,
        /// The name of whoever wrote for the company.
        pub author_name: Option<String>,
        /// Plain text.
        #[sea_orm(column_type = "Text")]
        pub body: String,
        pub created_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A note for the company's own people; the pupil never sees it (but gets it with a copy of their data, GDPR Art. 15).
pub mod note {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub application_id: Uuid,
        pub company_id: Uuid,
        /// Who wrote it.
        pub account_id: Option<Uuid>,
        pub author_name: Option<String>,
        #[sea_orm(column_type = "Text")]
        pub body: String,
        pub created_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A date for an interview, offered by the company; the pupil chooses one.
pub mod interview_date {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "interview_date")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub application_id: Uuid,
        pub starts_at: DateTime<Utc>,
        pub minutes: i32,
        /// Where, or how: an address, a telephone call, a link.
        pub place: String,
        pub chosen_at: Option<DateTime<Utc>>,
        pub created_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A form that was sent by somebody who was not signed in, until the code from the mail confirms it. What was written is sealed;
/// goes after a day.
pub mod intake {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_intake")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub vacancy_id: Option<Uuid>,
        pub company_id: Uuid,
        pub cluster_id: Uuid,
        /// The code that confirms it.
        pub challenge_id: Uuid,
        #[sea_orm(column_type = "Text")]
        pub sealed: String,
        /// What became of it.
        pub application_id: Option<Uuid>,
        pub created_at: DateTime<Utc>,
        pub expires_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a pupil wrote once and finds there the next time.
pub mod pupil_profile {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    use crate::application::Answers;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "pupil_profile")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        pub phone: Option<String>,
        pub school: Option<String>,
        /// The last answer to each question.
        pub answers: Answers,
        pub updated_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
