//! Articles: guidance, news, success stories, and texts beside the profile of an occupation, written in the portal.
//!
//! Every time an article is saved, a version is kept; one of them may be what the public reads. Articles of a cluster are written by
//! its managers, those for everywhere (no cluster) by operators. Articles hold no personal data of ours.
mod commands;
mod draft;
mod model;
mod pictures;
mod queries;
mod version;

pub use commands::{MOST, Scope, create, publish, remove, save, withdraw};
pub use draft::{ArticleDraft, LONGEST_BODY, LONGEST_LEAD, LONGEST_TITLE, NewArticle};
pub use model::{ActiveModel, ArticleKind, Column, Entity, Model as Article};
pub use pictures::{
    ActiveModel as PictureActiveModel, Column as PictureColumn, Entity as PictureEntity, MAX_PICTURES,
    Model as ArticlePicture, add_picture, find_picture, remove_picture,
};
pub use queries::{
    ArticleFilter, ArticleView, find, find_public, find_version, list, list_public, list_versions,
};
pub use version::{
    ActiveModel as VersionActiveModel, Column as VersionColumn, Entity as VersionEntity,
    MOST as MOST_VERSIONS, Model as ArticleVersion,
};
