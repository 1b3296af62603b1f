use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*, sea_query::Expr};

use super::{Column, Entity, Invitation};
use crate::{
    Actor, Clock, Db, account, audit,
    error::{DomainError, Result},
    grant::{self, Grant, by_key, scope_name},
    secrets::token_hash,
    unit_of_work::{in_transaction, read_as_command},
};

/// What an invitation offers, for whoever holds its link.
#[derive(Debug, Clone)]
pub struct Offer {
    pub invitation: Invitation,
    /// Of the cluster, company or school.
    pub scope_name: Option<String>,
    pub inviter: Option<String>,
}

/// Reads an invitation by its link. Changes nothing: mail scanners follow links.
///
/// # Errors
/// `NotFound` when there is none, or it has expired or been used or taken back.
pub async fn look_at(db: &Db, clock: &dyn Clock, token: &str) -> Result<Offer> {
    let (now, hash) = (clock.now(), token_hash(token));
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let invitation = find_open(txn, now, &hash).await?;
            let scope_name = scope_name(txn, invitation.role, invitation.scope_id).await?;
            let inviter = match invitation.invited_by {
                Some(id) => account::Entity::find_by_id(id).one(txn).await?,
                None => None,
            };
            let inviter = inviter.map(|account| account.name.unwrap_or(account.mail));
            Ok(Offer { invitation, scope_name, inviter })
        })
    })
    .await
}

/// Accepts: the caller gets the grant. The caller's address must be the one that was invited, so that a forwarded link
/// opens nothing.
///
/// # Errors
/// `NotFound` as [`look_at`]; `Conflict` when it was meant for another address.
pub async fn accept(db: &Db, clock: &dyn Clock, actor: &Actor, token: &str) -> Result<Grant> {
    let identity = actor.signed_in()?.clone();
    if by_key(actor) {
        return Err(DomainError::NotFound { what: "invitation" });
    }
    let (now, hash, actor) = (clock.now(), token_hash(token), actor.clone());
    in_transaction(db, move |txn| {
        let (identity, hash, actor) = (identity.clone(), hash.clone(), actor.clone());
        Box::pin(async move {
            let invitation = find_open(txn, now, &hash).await?;
            if invitation.mail != identity.mail {
                return Err(DomainError::Conflict(
                    "the invitation was sent to another address; sign in with that one".into(),
                ));
            }
            // Of several at once one counts; a link that was replaced meanwhile does not.
            let used = Entity::update_many()
                .col_expr(Column::AcceptedAt, Expr::value(now))
                .filter(Column::Id.eq(invitation.id))
                .filter(Column::TokenHash.eq(hash))
                .filter(Column::AcceptedAt.is_null())
                .exec(txn)
                .await?;
            if used.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "invitation" });
            }
            audit::record(txn, now, &actor, [("invitation.accepted", invitation.id)]).await?;
            grant::give_in(txn, now, &actor, identity.account_id, invitation.role, invitation.scope_id).await
        })
    })
    .await
}

async fn find_open(txn: &impl ConnectionTrait, now: DateTime<Utc>, hash: &str) -> Result<Invitation> {
    Entity::find()
        .filter(Column::TokenHash.eq(hash))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .one(txn)
        .await?
        .ok_or(DomainError::NotFound { what: "invitation" })
}
