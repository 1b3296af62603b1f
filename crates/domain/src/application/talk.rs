//! Messages between pupil and company, within the application: no address of either is shown.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, entity::prelude::*};

use super::{
    Application, Author, Message,
    message::{Column, Entity},
};
use crate::{
    Actor, audit,
    error::{DomainError, Result},
};

/// The longest message, answer or note in characters.
const LONGEST: usize = 4_000;

/// One side writes so many messages an hour at most: each sends a mail.
const MOST_AN_HOUR: u64 = 30;

/// After its end an application can be written about for so long.
const DAYS_AFTER_THE_END: i64 = 30;

/// Text without space around it, of 1 to 4,000 characters.
///
/// # Errors
/// `Invalid` for `text`.
pub(super) fn checked(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(DomainError::invalid("text", "length", "takes 1 to 4,000 characters"));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(DomainError::invalid("text", "characters", "holds characters that cannot be stored"));
    }
    Ok(text.to_owned())
}

/// Passes while an application can be written about.
///
/// # Errors
/// `Conflict` where the company does not see it, or it has been closed for 30 days.
pub(super) fn require_open_ear(application: &Application, now: DateTime<Utc>) -> Result<()> {
    if application.submitted_at.is_none() {
        return Err(DomainError::Conflict(format!(
            "the application is {}; the company does not see it",
            application.state
        )));
    }
    if application.closed_at.is_some_and(|at| now >= at + TimeDelta::days(DAYS_AFTER_THE_END)) {
        return Err(DomainError::Conflict(format!(
            "the application is {} and has been closed for {DAYS_AFTER_THE_END} days; nothing can be written any more",
            application.state
        )));
    }
    Ok(())
}

/// Passes while a side has not written too much.
///
/// # Errors
/// `TooMany`.
pub(super) async fn require_calm(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application_id: Uuid,
    author: Author,
) -> Result<()> {
    let written = Entity::find()
        .filter(Column::ApplicationId.eq(application_id))
        .filter(Column::Author.eq(author))
        .filter(Column::CreatedAt.gt(now - TimeDelta::hours(1)))
        .count(txn)
        .await?;
    if written >= MOST_AN_HOUR { Err(DomainError::TooMany { after_s: 3_600 }) } else { Ok(()) }
}

/// Writes a message. Who may, and whom to tell, is the caller's matter.
///
/// # Errors
/// When the database fails.
pub(super) async fn say(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    application_id: Uuid,
    author: Author,
    body: String,
) -> Result<Message> {
    let author_name = match author {
        Author::Company => actor.identity().and_then(|identity| identity.name.clone()),
        Author::Pupil | Author::System => None,
    };
    let message = Message { id: Uuid::now_v7(), application_id, author, author_name, body, created_at: now };
    let message = message.into_active_model().reset_all().insert(txn).await?;
    audit::record(txn, now, actor, [("application.message_written", application_id)]).await?;
    Ok(message)
}
