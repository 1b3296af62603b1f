//! Pictures, whatever they belong to: their addresses do not say it.
use uuid::Uuid;

use crate::{
    Actor, Db, article,
    company::profile,
    error::{DomainError, Result},
};

/// What is needed to give a picture out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPicture {
    pub id: Uuid,
    pub media_type: String,
    pub wrapped_key: String,
}

/// A picture of a company or of an article that the public sees, or for those who work on it.
///
/// # Errors
/// `NotFound`; `SecondFactor` for those who work for the company and have not shown theirs.
pub async fn find(db: &Db, actor: &Actor, picture_id: Uuid) -> Result<KeptPicture> {
    match profile::find_picture(db, actor, picture_id).await {
        Ok(it) => Ok(KeptPicture { id: it.id, media_type: it.media_type, wrapped_key: it.wrapped_key }),
        Err(DomainError::NotFound { .. }) => {
            let it = article::find_picture(db, actor, picture_id).await?;
            Ok(KeptPicture { id: it.id, media_type: it.media_type, wrapped_key: it.wrapped_key })
        }
        Err(error) => Err(error),
    }
}
