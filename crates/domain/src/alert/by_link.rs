//! What the link in a mail opens. Opening it changes nothing: programs that check mails open links.
use sea_orm::entity::prelude::*;

use super::{
    AlertView, Change, Entity,
    change::apply,
    links::{self, UNKNOWN},
    view::views,
};
use crate::{
    Actor, Clock, Db,
    error::Result,
    secrets::Secrets,
    unit_of_work::{in_transaction, read_as_command},
};

/// The alert behind a link.
///
/// # Errors
/// `NotFound` for a link that is not ours, or whose alert has ended.
pub async fn at_link(db: &Db, secrets: &Secrets, token: &str) -> Result<AlertView> {
    let id = links::read(secrets, token)?;
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let alert = Entity::find_by_id(id).one(txn).await?.ok_or(UNKNOWN)?;
            views(txn, vec![alert]).await?.pop().ok_or(UNKNOWN)
        })
    })
    .await
}

/// Changes the alert behind a link. Ending one that has ended is no error: mail programs repeat their one click (RFC 8058).
///
/// # Errors
/// `NotFound` as [`at_link`]; `Conflict` where there are too many to confirm another.
pub async fn by_link(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    token: &str,
    change: Change,
) -> Result<()> {
    let (id, now) = (links::read(secrets, token)?, clock.now());
    in_transaction(db, move |txn| {
        Box::pin(async move {
            // Whoever holds the link: the person, or the mail program for them.
            let actor = Actor::stranger("alert-link");
            match Entity::find_by_id(id).one(txn).await? {
                Some(alert) => apply(txn, now, &actor, alert, change).await,
                None if change == Change::End => Ok(()),
                None => Err(UNKNOWN),
            }
        })
    })
    .await
}
