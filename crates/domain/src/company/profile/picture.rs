use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::{Actor, Clock, Db, error::Result};

string_enum! {
    PictureKind {
        Logo = "logo",
        Photo = "photo",
    }
}

/// The most photographs on a profile.
pub const MAX_PICTURES: u64 = 8;

/// A picture on a company's page; public while the company is. The bytes lie in the object store under the id.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_picture")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub company_id: Uuid,
    pub kind: PictureKind,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
    pub media_type: String,
    pub bytes: i32,
    pub width: i32,
    pub height: i32,
    #[sea_orm(column_type = "Text")]
    pub wrapped_key: String,
    pub position: i32,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A picture that was drawn anew, encrypted and put into the store, and has no row yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPicture {
    pub id: Uuid,
    pub media_type: String,
    pub bytes: i32,
    pub width: i32,
    pub height: i32,
    pub wrapped_key: String,
}

/// Adds a picture; a logo takes the place of the one before. For the company's admins and recruiters.
///
/// # Errors
/// `NotFound` for everyone else; `Invalid` for `alt` (1 to 200 characters); `Conflict` beyond [`MAX_PICTURES`].
pub async fn add_picture(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    kind: PictureKind,
    alt: &str,
    picture: NewPicture,
) -> Result<Model> {
    todo!()
}

/// Removes a picture.
///
/// # Errors
/// `NotFound` as [`add_picture`].
pub async fn remove_picture(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    picture_id: Uuid,
) -> Result<()> {
    todo!()
}

/// A picture of a company that the public sees, or for those who work for it.
///
/// # Errors
/// `NotFound`.
pub async fn find_picture(db: &Db, actor: &Actor, picture_id: Uuid) -> Result<Model> {
    todo!()
}
