//! What an erased person leaves around applications: as a pupil, and as somebody who wrote for a company.
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Actor,
    actor::account_name,
    application::{self, Author, message, note},
    audit,
    error::Result,
};

/// Ends and empties the pupil's applications, with documents, forms and profile, and takes the name from what was written for
/// companies. A form whose code has been swept up already cannot be told from others', since it is sealed; it goes by itself at
/// the end of its day.
pub(super) async fn erase(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
) -> Result<()> {
    application::erase_account(txn, now, actor, account_id).await?;
    forget_author(txn, account_id).await
}

/// What somebody wrote for a company stays the company's, without the name.
async fn forget_author(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<()> {
    note::Entity::update_many()
        .col_expr(note::Column::AccountId, Expr::value(None::<Uuid>))
        .col_expr(note::Column::AuthorName, Expr::value(None::<String>))
        .filter(note::Column::AccountId.eq(account_id))
        .exec(txn)
        .await?;
    message::Entity::update_many()
        .col_expr(message::Column::AuthorName, Expr::value(None::<String>))
        .filter(message::Column::Id.in_subquery(written_by(account_id)))
        .exec(txn)
        .await?;
    Ok(())
}

/// The messages that an account wrote for a company: a message has only a name; the audit trail, written in the same moment,
/// knows whose it is.
fn written_by(account_id: Uuid) -> SelectStatement {
    let of_message = |column| Expr::col((message::Entity, column));
    let of_entry = |column| Expr::col((audit::Entity, column));
    Query::select()
        .column((message::Entity, message::Column::Id))
        .from(audit::Entity)
        .inner_join(
            message::Entity,
            of_message(message::Column::ApplicationId)
                .equals((audit::Entity, audit::Column::SubjectId))
                .and(of_message(message::Column::CreatedAt).equals((audit::Entity, audit::Column::At))),
        )
        .and_where(of_entry(audit::Column::Actor).eq(account_name(account_id)))
        .and_where(of_message(message::Column::Author).eq(Author::Company))
        .to_owned()
}
