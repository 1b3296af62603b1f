//! What a cluster's managers do with vacancies that wait for them.
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{
    CloseReason, Remark, Remarks,
    closing::tell_applicants,
    held::{Held, hold, letter_head},
    permission::require_managed,
};
use crate::{
    Actor, Clock, Db,
    application::to_company,
    audit,
    clock::german_day,
    error::{DomainError, FieldError, Result},
    mail::Letter,
    unit_of_work::in_transaction,
    vacancy::{VacancyState, states::Event},
};

/// Publishes it, or agrees to what was changed. The company is told by mail.
///
/// # Errors
/// `NotFound` as [`super::find_review`]; `Conflict` for a step that the states do not allow.
pub async fn publish(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
) -> Result<()> {
    require_managed(db, actor, cluster_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let mut held = hold_for(txn, cluster_id, vacancy_id).await?;
            let agrees = held.vacancy.state == VacancyState::Published && held.waits();
            held.desk.reviewed_at = Some(now);
            held.desk.remarks = Remarks::default();
            if agrees {
                held.put_desk(txn).await?;
                audit::record(txn, now, &actor, [("vacancy.change_agreed", vacancy_id)]).await?;
            } else {
                held.desk.expires_on = Some(held.last_day(german_day(now)));
                held.take(txn, now, &actor, Event::Publish).await?;
            }
            let (company, _) = letter_head(txn, &held.vacancy).await?;
            let letter = Letter::VacancyPublished {
                title: held.vacancy.title.clone(),
                company_slug: company.slug,
                vacancy_id,
            };
            to_company(txn, now, company.id, cluster_id, &letter, None).await
        })
    })
    .await
}

/// A vacancy of a cluster that its managers may know of: not what a company has not shown them yet.
async fn hold_for(txn: &impl ConnectionTrait, cluster_id: Uuid, vacancy_id: Uuid) -> Result<Held> {
    hold(txn, vacancy_id)
        .await?
        .filter(|held| held.vacancy.cluster_id == cluster_id && held.vacancy.state != VacancyState::Draft)
        .ok_or(DomainError::NotFound { what: "vacancy" })
}

/// Sends it back into the drafts with remarks, at least one, each of 1 to 1,000 characters. The company is told by mail. A
/// published one is paused.
///
/// # Errors
/// As [`publish`]; `Invalid` for `remarks`.
pub async fn send_back(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
    remarks: Vec<Remark>,
) -> Result<()> {
    require_managed(db, actor, cluster_id).await?;
    let remarks = checked(remarks)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, remarks) = (actor.clone(), remarks.clone());
        Box::pin(async move { send_back_in(txn, now, &actor, cluster_id, vacancy_id, remarks).await })
    })
    .await
}

/// The most remarks that one review makes.
const MOST_REMARKS: usize = 50;
/// The longest remark or reason in characters.
const LONGEST: usize = 1_000;

fn checked(remarks: Vec<Remark>) -> Result<Vec<Remark>> {
    if remarks.is_empty() || remarks.len() > MOST_REMARKS {
        let detail = format!("takes 1 to {MOST_REMARKS} remarks");
        return Err(DomainError::invalid("remarks", "count", detail));
    }
    let mut errors = Vec::new();
    let mut kept = Vec::new();
    for remark in remarks {
        let Remark { field, text } = remark;
        let named = !field.is_empty()
            && field.len() <= 64
            && field.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.[]".contains(&b));
        match words("remarks", &text) {
            Err(error) => errors.push(error),
            Ok(_) if !named => {
                errors.push(FieldError::new(
                    "remarks",
                    "field",
                    "each names a field, or \"vacancy\" for the whole",
                ));
            }
            Ok(text) => kept.push(Remark { field, text }),
        }
    }
    if errors.is_empty() { Ok(kept) } else { Err(DomainError::Invalid(errors)) }
}

/// What a manager writes to a company.
fn words(field: &'static str, text: &str) -> Result<String, FieldError> {
    let text = text.trim();
    let length = text.chars().count();
    if !(1..=LONGEST).contains(&length) {
        let detail = format!("takes 1 to {LONGEST} characters");
        let code = if length == 0 { "missing" } else { "too_long" };
        return Err(FieldError::new(field, code, detail));
    }
    if text.contains('\0') {
        return Err(FieldError::new(field, "characters", "holds the character U+0000"));
    }
    Ok(text.to_owned())
}

/// A reason that a company reads.
///
/// # Errors
/// `Invalid` for the field where it is missing or too long.
pub(crate) fn reason_of(field: &'static str, reason: &str) -> Result<String> {
    words(field, reason).map_err(|error| DomainError::Invalid(vec![error]))
}

/// As [`send_back`], within a command that has checked everything else.
pub(crate) async fn send_back_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
    remarks: Vec<Remark>,
) -> Result<()> {
    let mut held = hold_for(txn, cluster_id, vacancy_id).await?;
    held.desk.remarks = Remarks(remarks.clone());
    held.desk.reviewed_at = Some(now);
    held.take(txn, now, actor, Event::SendBack).await?;
    let (company, _) = letter_head(txn, &held.vacancy).await?;
    let letter = Letter::VacancySentBack {
        title: held.vacancy.title.clone(),
        company_slug: company.slug,
        vacancy_id,
        remarks,
    };
    to_company(txn, now, company.id, cluster_id, &letter, None).await
}

/// Withdraws a published vacancy (after a report, say), with a reason that the company reads by mail. All open applicants
/// are told. The company can offer it again only through the managers.
///
/// # Errors
/// As [`publish`]; `Invalid` without a reason.
pub async fn withdraw(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
    reason: &str,
) -> Result<()> {
    require_managed(db, actor, cluster_id).await?;
    let reason = reason_of("reason", reason)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, reason) = (actor.clone(), reason.clone());
        Box::pin(async move { withdraw_in(txn, now, &actor, cluster_id, vacancy_id, reason).await })
    })
    .await
}

/// As [`withdraw`], within a command that has checked everything else.
pub(crate) async fn withdraw_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
    reason: String,
) -> Result<()> {
    let mut held = hold_for(txn, cluster_id, vacancy_id).await?;
    held.desk.remarks = Remarks(vec![Remark { field: "vacancy".into(), text: reason.clone() }]);
    held.desk.reviewed_at = Some(now);
    held.desk.close_reason = Some(CloseReason::Cancelled);
    held.take(txn, now, actor, Event::Withdraw).await?;
    tell_applicants(txn, now, actor, &[vacancy_id], CloseReason::Cancelled).await?;
    let (company, _) = letter_head(txn, &held.vacancy).await?;
    let letter = Letter::VacancyWithdrawn {
        title: held.vacancy.title.clone(),
        company_slug: company.slug,
        vacancy_id,
        reason,
    };
    to_company(txn, now, company.id, cluster_id, &letter, None).await
}
