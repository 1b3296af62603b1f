//! The guardian answers, by the link in the mail.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, entity::prelude::*, sea_query::Expr};

use super::{Column, Consent, ConsentState, Entity};
use crate::{
    Actor, Clock, Db,
    account::{self, Account},
    application, audit,
    error::{DomainError, Result},
    mail::{self, Envelope, Letter},
    secrets::token_hash,
    unit_of_work::{in_transaction, read_as_command},
};

/// The version of the text on the guardian's page. A new text is a new version; what was agreed to stays known.
pub const GUARDIAN_TEXT: &str = "2026-11";

/// What a guardian is asked.
#[derive(Debug, Clone)]
pub struct GuardianRequest {
    /// Who asks: the pupil's name, or else the mail address.
    pub pupil: String,
    pub consent: Consent,
}

/// Reads a request by its link. Changes nothing. Also answers after a decision, so that a guardian can withdraw later.
///
/// # Errors
/// `NotFound` when there is none, or it expired unanswered.
pub async fn look_at(db: &Db, clock: &dyn Clock, token: &str) -> Result<GuardianRequest> {
    let (now, hash) = (clock.now(), token_hash(token));
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let (consent, account) = find(txn, now, &hash).await?;
            Ok(GuardianRequest { pupil: account.name.unwrap_or(account.mail), consent })
        })
    })
    .await
}

/// The guardian agrees, with their name. The pupil is told by mail, and applications that waited for it reach their companies.
///
/// # Errors
/// `NotFound` as [`look_at`]; `Invalid` without a name; `Conflict` when it was answered before.
pub async fn agree(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    token: &str,
    guardian_name: &str,
) -> Result<()> {
    let name = guardian_name.trim();
    if name.is_empty() || name.chars().count() > 120 || name.contains(char::is_control) {
        let detail = "takes 1 to 120 characters in one line";
        return Err(DomainError::invalid("guardian_name", "length", detail));
    }
    answer(db, clock, actor, token, &AGREE, Some(name.to_owned())).await
}

/// The guardian refuses: the pupil is told, and applications that waited are withdrawn; the account is erased as if nobody had answered, at the end of the 14 days.
///
/// # Errors
/// `NotFound` as [`look_at`]; `Conflict` when it was answered before.
pub async fn refuse(db: &Db, clock: &dyn Clock, actor: &Actor, token: &str) -> Result<()> {
    answer(db, clock, actor, token, &REFUSE, None).await
}

/// The guardian takes the agreement back, by the same link: open applications are withdrawn.
///
/// # Errors
/// As [`look_at`]; `Conflict` when there was none.
pub async fn withdraw(db: &Db, clock: &dyn Clock, actor: &Actor, token: &str) -> Result<()> {
    answer(db, clock, actor, token, &WITHDRAW, None).await
}

/// One step of a consent.
struct Step {
    from: ConsentState,
    to: ConsentState,
    audit: &'static str,
    letter: Letter,
}

const AGREE: Step = Step {
    from: ConsentState::Requested,
    to: ConsentState::Given,
    audit: "consent.given",
    letter: Letter::GuardianAgreed,
};
const REFUSE: Step = Step {
    from: ConsentState::Requested,
    to: ConsentState::Refused,
    audit: "consent.refused",
    letter: Letter::GuardianRefused,
};
const WITHDRAW: Step = Step {
    from: ConsentState::Given,
    to: ConsentState::Withdrawn,
    audit: "consent.withdrawn",
    letter: Letter::GuardianWithdrew,
};

async fn answer(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    token: &str,
    step: &'static Step,
    name: Option<String>,
) -> Result<()> {
    let (now, hash, actor) = (clock.now(), token_hash(token), actor.clone());
    in_transaction(db, move |txn| {
        let (hash, actor, name) = (hash.clone(), actor.clone(), name.clone());
        Box::pin(async move {
            let (consent, pupil) = find(txn, now, &hash).await?;
            let mut update = Entity::update_many()
                .col_expr(Column::State, Expr::value(step.to))
                .col_expr(Column::DecidedAt, Expr::value(now))
                .filter(Column::Id.eq(consent.id))
                .filter(Column::TokenHash.eq(&hash))
                .filter(Column::State.eq(step.from));
            if let Some(name) = name {
                update = update
                    .col_expr(Column::GuardianName, Expr::value(name))
                    .col_expr(Column::TextVersion, Expr::value(GUARDIAN_TEXT));
            }
            // Of several answers at once one counts; so does none by a link that was replaced meanwhile.
            if update.exec(txn).await?.rows_affected == 0 {
                let (present, _) = find(txn, now, &hash).await?;
                return Err(DomainError::Conflict(format!(
                    "the consent is {}, which does not allow this step",
                    present.state
                )));
            }
            audit::record(txn, now, &actor, [(step.audit, pupil.id)]).await?;
            let envelope = Envelope {
                letter: step.letter.clone(),
                language: pupil.language,
                cluster_id: None,
                account_id: Some(pupil.id),
                topic: None,
            };
            mail::post(txn, now, &pupil.mail, &envelope).await?;
            // What has waited for this goes on its way, or ends (P1).
            if step.to == ConsentState::Given {
                application::guardian_agreed(txn, now, &actor, pupil.id).await
            } else {
                application::guardian_said_no(txn, now, &actor, pupil.id).await
            }
        })
    })
    .await
}

async fn find(txn: &impl ConnectionTrait, now: DateTime<Utc>, hash: &str) -> Result<(Consent, Account)> {
    const NONE: DomainError = DomainError::NotFound { what: "consent" };
    let consent = Entity::find().filter(Column::TokenHash.eq(hash)).one(txn).await?.ok_or(NONE)?;
    if consent.state == ConsentState::Requested && consent.expires_at <= now {
        return Err(NONE);
    }
    let account = account::Entity::find_by_id(consent.account_id).one(txn).await?.ok_or(NONE)?;
    Ok((consent, account))
}
