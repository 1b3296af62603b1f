//! The pupil asks a guardian.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::Expr,
};

use super::{Column, Consent, ConsentPurpose, ConsentState, Entity, age::under_16, guardian::GUARDIAN_TEXT};
use crate::{
    Actor, Clock, Db, Identity,
    account::{Account, Language, MailAddress},
    audit,
    error::{DomainError, Result},
    mail::{self, Envelope, Letter},
    secrets::{Secrets, random_token, token_hash},
    throttle::{self, Limit},
    unit_of_work::in_transaction,
};

/// A guardian has so long to answer; after that the account is erased.
pub const DAYS: i64 = 14;

/// The pupil for whom a guardian is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) account_id: Uuid,
    pub(crate) mail: &'a str,
    pub(crate) name: Option<&'a str>,
    pub(crate) language: Language,
}

impl<'a> From<&'a Identity> for Asking<'a> {
    fn from(pupil: &'a Identity) -> Self {
        Self {
            account_id: pupil.account_id,
            mail: &pupil.mail,
            name: pupil.name.as_deref(),
            language: pupil.language,
        }
    }
}

impl<'a> From<&'a Account> for Asking<'a> {
    fn from(pupil: &'a Account) -> Self {
        Self {
            account_id: pupil.id,
            mail: &pupil.mail,
            name: pupil.name.as_deref(),
            language: pupil.language,
        }
    }
}

/// The guardian's address, which must not be the pupil's own.
///
/// # Errors
/// `Invalid` for `guardian_mail`.
pub(crate) fn guardian_address(text: &str, own: &str) -> Result<MailAddress> {
    let address = MailAddress::parse(text).map_err(|_| {
        DomainError::invalid("guardian_mail", "form", "is not a mail address; it looks like name@example.org")
    })?;
    if address.as_str() == own {
        return Err(DomainError::invalid(
            "guardian_mail",
            "own",
            "is your own address; a guardian's is needed",
        ));
    }
    Ok(address)
}

/// Asks for the first time.
///
/// # Errors
/// When the database fails.
pub(crate) async fn ask(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    pupil: Asking<'_>,
    guardian: &MailAddress,
) -> Result<Consent> {
    let token = random_token();
    let consent = Consent {
        id: Uuid::now_v7(),
        account_id: pupil.account_id,
        purpose: ConsentPurpose::Guardian,
        state: ConsentState::Requested,
        text_version: GUARDIAN_TEXT.to_owned(),
        guardian_mail: Some(guardian.as_str().to_owned()),
        guardian_name: None,
        token_hash: Some(token_hash(&token)),
        requested_at: now,
        expires_at: now + TimeDelta::days(DAYS),
        decided_at: None,
    };
    let consent = consent.into_active_model().reset_all().insert(txn).await?;
    send(txn, now, pupil, guardian, token, consent.expires_at).await?;
    Ok(consent)
}

/// The pupil has the mail sent again, or to another address: a new link, the old one ends; the 14 days go on. After a
/// guardian withdrew they begin anew.
///
/// # Errors
/// `Conflict` when the guardian has agreed or none is needed; `Invalid` for the address, also the pupil's own; `TooMany`.
pub async fn resend(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    guardian_mail: &str,
) -> Result<()> {
    let pupil = actor.signed_in()?.clone();
    let now = clock.now();
    let guarded = pupil.is_pupil() && pupil.birth_date.is_some_and(|born| under_16(born, now.date_naive()));
    if !guarded {
        return Err(DomainError::Conflict("you need no guardian's consent".into()));
    }
    let guardian = guardian_address(guardian_mail, &pupil.mail)?;
    let of = pupil.account_id.to_string();
    throttle::take(db, clock, secrets, &[(Limit::InvitationsOfAccount, &of)]).await?;
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (pupil, guardian, actor) = (pupil.clone(), guardian.clone(), actor.clone());
        Box::pin(async move {
            let known = latest(pupil.account_id).lock_exclusive().one(txn).await?;
            let Some(known) = known else {
                ask(txn, now, Asking::from(&*pupil), &guardian).await?;
                return audit::record(txn, now, &actor, [("consent.requested", pupil.account_id)]).await;
            };
            let expires_at = match known.state {
                ConsentState::Given => {
                    return Err(DomainError::Conflict("the guardian has agreed already".into()));
                }
                ConsentState::Withdrawn => now + TimeDelta::days(DAYS),
                ConsentState::Requested | ConsentState::Refused => known.expires_at,
            };
            if expires_at <= now {
                return Err(DomainError::Conflict("the 14 days for the guardian's answer are over".into()));
            }
            let token = random_token();
            Entity::update_many()
                .col_expr(Column::State, Expr::value(ConsentState::Requested))
                .col_expr(Column::GuardianMail, Expr::value(guardian.as_str()))
                .col_expr(Column::GuardianName, Expr::value(None::<String>))
                .col_expr(Column::TextVersion, Expr::value(GUARDIAN_TEXT))
                .col_expr(Column::TokenHash, Expr::value(token_hash(&token)))
                .col_expr(Column::ExpiresAt, Expr::value(expires_at))
                .col_expr(Column::DecidedAt, Expr::value(None::<DateTime<Utc>>))
                .filter(Column::Id.eq(known.id))
                .exec(txn)
                .await?;
            send(txn, now, Asking::from(&*pupil), &guardian, token, expires_at).await?;
            audit::record(txn, now, &actor, [("consent.requested", pupil.account_id)]).await
        })
    })
    .await
}

/// The guardian's consent of a pupil.
pub(crate) fn latest(account_id: Uuid) -> sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::Purpose.eq(ConsentPurpose::Guardian))
        .order_by_desc(Column::Id)
}

async fn send(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    pupil: Asking<'_>,
    guardian: &MailAddress,
    token: String,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    let envelope = Envelope {
        letter: Letter::GuardianRequest {
            pupil: pupil.name.unwrap_or(pupil.mail).to_owned(),
            token,
            expires_on: expires_at.date_naive(),
        },
        language: pupil.language,
        cluster_id: None,
        // The pupil's, so that the mail goes when the account is erased.
        account_id: Some(pupil.account_id),
        topic: None,
    };
    mail::post(txn, now, guardian.as_str(), &envelope).await?;
    Ok(())
}
