use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What a document is.
    DocumentKind {
        /// Curriculum vitae.
        Cv = "cv",
        Certificate = "certificate",
        Other = "other",
    }
}

string_enum! {
    /// What a virus scanner said.
    Scan {
        /// Nothing was found.
        Clean = "clean",
        /// There is no scanner: nobody has looked.
        NotScanned = "not_scanned",
    }
}

/// An uploaded file of its owner. The bytes lie in the object store under the id, encrypted by a key of their own.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pupil; none while it belongs to an application that is not confirmed yet.
    pub account_id: Option<Uuid>,
    /// That unconfirmed application.
    pub intake_id: Option<Uuid>,
    pub kind: DocumentKind,
    /// As it was uploaded, without path and without what no file name holds; ends as its content does.
    pub name: String,
    /// `application/pdf`, `image/jpeg` or `image/png`, by content.
    pub media_type: String,
    pub bytes: i32,
    /// SHA-256 of the plain content.
    pub content_hash: String,
    /// The file's key, sealed by the installation's (`Secrets::seal`).
    #[sea_orm(column_type = "Text")]
    pub wrapped_key: String,
    pub scan: Scan,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Which documents go with an application.
pub mod application_document {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "application_document")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub application_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub document_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Files whose rows are gone, until the running process has removed them from the store as well.
pub mod removed_file {
    use chrono::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "removed_file")]
    pub struct Model {
        /// Of the document or picture.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub removed_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
