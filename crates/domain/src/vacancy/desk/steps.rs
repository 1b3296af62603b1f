use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{
    CloseReason, OwnVacancy, Remarks, SOURCE,
    closing::tell_applicants,
    held::{Held, hold_of, letter_head, runs_until},
    membership::checked_by_now,
    permission::require_desk,
    queries::own,
};
use crate::{
    Actor, Clock, Db,
    api_key::Scope,
    application::to_managers,
    clock::german_day,
    error::{DomainError, Result},
    mail::{Letter, Topic},
    unit_of_work::in_transaction,
    vacancy::{Vacancy, VacancyState, states::Event},
};

/// What a company does with a vacancy, beside changing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskStep {
    /// To the cluster's managers; published at once where the company is trusted.
    Submit,
    /// Back into the drafts before anybody has checked it.
    TakeBack,
    Pause,
    /// One that the managers have sent back goes to them first, as with [`DeskStep::Submit`].
    Resume,
    /// With [`CloseReason::FilledHere`] or [`CloseReason::FilledElsewhere`] it is filled, else withdrawn; all open applicants
    /// are told.
    Close(CloseReason),
    /// An expired or withdrawn one is offered again, or a published one longer, until that day. One that was withdrawn by the
    /// managers, or that they have not agreed to, goes to them first, as with [`DeskStep::Submit`].
    Renew {
        until: Option<NaiveDate>,
    },
}

/// The furthest day until which a vacancy is renewed.
const RENEWED_DAYS: u64 = 400;

/// Takes a step.
///
/// # Errors
/// `NotFound` as [`super::create`]; `Conflict` for a step that the states do not allow, with the present state; `Invalid` for an
/// `until` that is not in the coming 400 days.
pub async fn step(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
    step: DeskStep,
) -> Result<OwnVacancy> {
    require_desk(actor, company_id, Scope::VacanciesWrite)?;
    let now = clock.now();
    let today = german_day(now);
    if let DeskStep::Renew { until: Some(until) } = step {
        let last = today.checked_add_days(Days::new(RENEWED_DAYS)).unwrap_or(today);
        if !(today..=last).contains(&until) {
            let detail = format!("is not within the coming {RENEWED_DAYS} days");
            return Err(DomainError::invalid("until", "out_of_range", detail));
        }
    }
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let mut held = hold_of(txn, company_id, vacancy_id).await?;
            match step {
                DeskStep::Submit => submit(txn, now, &actor, &mut held).await?,
                DeskStep::TakeBack => held.take(txn, now, &actor, Event::TakeBack).await?,
                DeskStep::Pause => held.take(txn, now, &actor, Event::Pause).await?,
                DeskStep::Resume if held.vacancy.state == VacancyState::Paused && was_sent_back(&held) => {
                    submit(txn, now, &actor, &mut held).await?;
                }
                DeskStep::Resume => held.take(txn, now, &actor, Event::Resume).await?,
                DeskStep::Close(reason) => close(txn, now, &actor, &mut held, reason).await?,
                DeskStep::Renew { until } => renew(txn, now, &actor, &mut held, until).await?,
            }
            own(txn, held.vacancy).await
        })
    })
    .await
}

fn was_sent_back(held: &Held) -> bool {
    !held.desk.remarks.0.is_empty()
}

/// To the managers, or past them where the cluster trusts the company.
async fn submit(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    held: &mut Held,
) -> Result<()> {
    let past = match held.vacancy.state {
        VacancyState::Draft => Event::Publish,
        VacancyState::Paused => Event::Resume,
        VacancyState::Expired | VacancyState::Withdrawn => Event::Renew,
        // Not in the table, whoever asks.
        VacancyState::InReview | VacancyState::Published | VacancyState::Filled => Event::Submit,
    };
    let membership = checked_by_now(txn, &held.vacancy).await?;
    if held.vacancy.source == SOURCE {
        held.vacancy.cluster_id = membership.cluster_id;
    }
    held.desk.remarks = Remarks::default();
    held.desk.close_reason = None;
    held.desk.submitted_at = Some(now);
    if membership.trusted && past != Event::Submit {
        held.desk.reviewed_at = Some(now);
        held.desk.expires_on = Some(held.last_day(german_day(now)));
        return held.take(txn, now, actor, past).await;
    }
    held.desk.reviewed_at = None;
    held.take(txn, now, actor, Event::Submit).await?;
    tell_managers(txn, now, &held.vacancy).await
}

/// A vacancy waits for the managers of its cluster.
pub(super) async fn tell_managers(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    vacancy: &Vacancy,
) -> Result<()> {
    let (company, cluster) = letter_head(txn, vacancy).await?;
    let letter = Letter::VacancySubmitted {
        title: vacancy.title.clone(),
        company: company.name,
        cluster_slug: cluster.slug,
        vacancy_id: vacancy.id,
    };
    to_managers(txn, now, cluster.id, &letter, Some(Topic::Reviews)).await
}

async fn close(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    held: &mut Held,
    reason: CloseReason,
) -> Result<()> {
    let event = match reason {
        CloseReason::FilledHere | CloseReason::FilledElsewhere => Event::Fill,
        CloseReason::NoCandidate | CloseReason::Cancelled => Event::Withdraw,
    };
    held.desk.close_reason = Some(reason);
    held.take(txn, now, actor, event).await?;
    tell_applicants(txn, now, actor, &[held.vacancy.id], reason).await
}

async fn renew(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    held: &mut Held,
    until: Option<NaiveDate>,
) -> Result<()> {
    let today = german_day(now);
    let deadline = held.vacancy.deadline.filter(|day| *day >= today);
    let last = match (until, held.vacancy.state) {
        (Some(until), _) => until,
        // Longer than until now, whatever the deadline was.
        (None, VacancyState::Published) => runs_until(today),
        (None, _) => deadline.unwrap_or_else(|| runs_until(today)),
    };
    held.desk.expires_on = Some(last);
    // Whoever offers it longer takes applications longer.
    held.vacancy.deadline = held.vacancy.deadline.map(|day| day.max(last));
    let unseen = held.vacancy.published_at.is_none() || held.waits();
    let asks = match held.vacancy.state {
        VacancyState::Withdrawn => unseen || was_sent_back(held),
        VacancyState::Expired => was_sent_back(held),
        _ => false,
    };
    if asks {
        return submit(txn, now, actor, held).await;
    }
    held.desk.close_reason = None;
    held.take(txn, now, actor, Event::Renew).await
}
