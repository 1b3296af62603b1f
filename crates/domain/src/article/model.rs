use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::account::Language;

string_enum! {
    /// What an article is for.
    ArticleKind {
        /// How something is done: applying, dual study, becoming a company that trains.
        Guidance = "guidance",
        News = "news",
        SuccessStory = "success_story",
        /// A text beside the profile of an occupation.
        CareerProfile = "career_profile",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "article")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is; everybody's where there is none.
    pub cluster_id: Option<Uuid>,
    /// Its address, which stays when the title changes.
    #[sea_orm(unique)]
    pub slug: String,
    pub kind: ArticleKind,
    /// In which it is written.
    pub language: Language,
    /// Which occupation a career profile is about.
    pub occupation_id: Option<Uuid>,
    /// The latest version.
    pub version: i32,
    /// What the public reads; nothing where there is none.
    pub published_version: Option<i32>,
    /// When the public could read it first.
    pub published_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl Model {
    pub fn is_public(&self) -> bool {
        self.published_version.is_some()
    }

    /// Whether there is a later version than the one that the public reads.
    pub fn has_changes(&self) -> bool {
        self.published_version.is_some_and(|published| published != self.version)
    }
}

impl ActiveModelBehavior for ActiveModel {}
