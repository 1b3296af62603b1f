use chrono::{DateTime, Days, NaiveDate, SubsecRound, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::{Answering, NewDate, one_of, require};
use crate::{
    Actor, Clock, Db,
    api_key::Scope,
    application::{
        Application, Author, Event, InterviewDate, Party, about, interview, interview_date,
        step::{self, Wait},
        talk,
    },
    clock::{end_of_german_day, german_day},
    error::{DomainError, ErrorKind, FieldError, Result},
    unit_of_work::in_transaction,
};

/// The most dates of one invitation.
const MOST_DATES: usize = 6;

/// The most that are answered at a time.
const MOST_AT_A_TIME: usize = 100;

/// An offer stands for so many days unless the company says otherwise, and for so many at most.
const OFFER_DAYS: u64 = 14;
const LONGEST_OFFER_DAYS: u64 = 60;

/// Answers one. The pupil is told by mail; the first answer counts for the company's record. Needs `applications:write` of an API
/// key.
///
/// # Errors
/// `NotFound`; `Invalid` for `text`, `dates`, `reply_by`; `Conflict` for a step that the states do not allow.
pub async fn answer(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    answering: Answering,
) -> Result<Application> {
    require(actor, company_id, Scope::ApplicationsWrite)?;
    let now = clock.now();
    let checked = Checked::of(answering, now)?;
    one(db, now, actor, company_id, id, checked).await
}

/// Answers several in the same way (See and Reject only), each in a transaction of its own; at most 100. Says of each whether it
/// could be done.
///
/// # Errors
/// `Invalid`, before anything is done; `NotFound` for whoever does not work for the company.
pub async fn answer_several(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    mut ids: Vec<Uuid>,
    answering: Answering,
) -> Result<Vec<(Uuid, Result<()>)>> {
    require(actor, company_id, Scope::ApplicationsWrite)?;
    if !matches!(answering, Answering::See | Answering::Reject { .. }) {
        let detail = "several can be marked as seen or refused at a time; invitations and offers go to one";
        return Err(DomainError::invalid("answer", "one_only", detail));
    }
    let mut met = std::collections::HashSet::new();
    ids.retain(|id| met.insert(*id));
    if ids.is_empty() || ids.len() > MOST_AT_A_TIME {
        return Err(DomainError::invalid("ids", "length", "takes 1 to 100 applications"));
    }
    let now = clock.now();
    let checked = Checked::of(answering, now)?;
    let mut outcomes = Vec::with_capacity(ids.len());
    for id in ids {
        let outcome = one(db, now, actor, company_id, id, checked.clone()).await.map(|_| ());
        match outcome {
            // What concerns all of them ends it.
            Err(err) if !matches!(err.kind(), ErrorKind::Conflict | ErrorKind::NotFound) => return Err(err),
            outcome => outcomes.push((id, outcome)),
        }
    }
    Ok(outcomes)
}

/// An answer whose fields keep the rules.
#[derive(Debug, Clone)]
enum Checked {
    See,
    Invite { text: String, dates: Vec<NewDate> },
    Offer { text: String, reply_by: NaiveDate },
    Reject { text: String },
}

impl Checked {
    fn of(answering: Answering, now: DateTime<Utc>) -> Result<Self> {
        let mut wrong = Vec::new();
        let mut words = |text: &str| match talk::checked(text) {
            Ok(text) => text,
            Err(DomainError::Invalid(fields)) => {
                wrong.extend(fields);
                String::new()
            }
            Err(_) => String::new(),
        };
        let checked = match answering {
            Answering::See => Self::See,
            Answering::Reject { text } => Self::Reject { text: words(&text) },
            Answering::Invite { text, dates } => {
                let text = words(&text);
                let dates: Vec<NewDate> = dates
                    .into_iter()
                    .map(|date| NewDate {
                        starts_at: date.starts_at.trunc_subsecs(0),
                        place: date.place.trim().to_owned(),
                        ..date
                    })
                    .collect();
                wrong.extend(wrong_dates(&dates, now));
                Self::Invite { text, dates }
            }
            Answering::Offer { text, reply_by } => {
                let text = words(&text);
                let today = german_day(now);
                let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
                let reply_by = reply_by.unwrap_or_else(|| after(OFFER_DAYS));
                if !(after(1)..=after(LONGEST_OFFER_DAYS)).contains(&reply_by) {
                    wrong.push(FieldError::new("reply_by", "out_of_range", "lies 1 to 60 days from now"));
                }
                Self::Offer { text, reply_by }
            }
        };
        if wrong.is_empty() { Ok(checked) } else { Err(DomainError::Invalid(wrong)) }
    }

    const fn event(&self) -> Event {
        match self {
            Self::See => Event::See,
            Self::Invite { .. } => Event::Invite,
            Self::Offer { .. } => Event::Offer,
            Self::Reject { .. } => Event::Reject,
        }
    }

    fn into_text(self) -> Option<String> {
        match self {
            Self::See => None,
            Self::Invite { text, .. } | Self::Offer { text, .. } | Self::Reject { text } => Some(text),
        }
    }
}

fn wrong_dates(dates: &[NewDate], now: DateTime<Utc>) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    if dates.is_empty() || dates.len() > MOST_DATES {
        wrong.push(FieldError::new("dates", "length", "takes one to six dates"));
    }
    let latest = now.checked_add_signed(TimeDelta::days(400)).unwrap_or(now);
    for (at, date) in dates.iter().enumerate() {
        let number = at + 1;
        if date.starts_at <= now || date.starts_at > latest {
            let detail = format!("date {number} lies in the future, at most 400 days from now");
            wrong.push(FieldError::new("dates", "out_of_range", detail));
        }
        if !(5..=480).contains(&date.minutes) {
            let detail = format!("date {number} lasts 5 to 480 minutes");
            wrong.push(FieldError::new("dates", "minutes", detail));
        }
        if !(1..=300).contains(&date.place.chars().count()) || date.place.contains(char::is_control) {
            let detail = format!("the place of date {number} takes 1 to 300 characters in one line");
            wrong.push(FieldError::new("dates", "place", detail));
        }
    }
    wrong
}

async fn one(
    db: &Db,
    now: DateTime<Utc>,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
    checked: Checked,
) -> Result<Application> {
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (actor, checked) = (actor.clone(), checked.clone());
        Box::pin(async move {
            let known = step::hold(txn, one_of(company_id, id)).await?;
            let wait = wait(txn, now, &known, &checked).await?;
            let taken = step::take(txn, now, &actor, &known, checked.event(), Party::Company, wait).await?;
            if let Checked::Invite { dates, .. } = &checked {
                offer_dates(txn, now, id, dates).await?;
            }
            let text = checked.into_text();
            if let Some(text) = text.clone() {
                talk::say(txn, now, &actor, id, Author::Company, text).await?;
            }
            about::subject(txn, &taken).await?.tell_pupil_moved(txn, now, text).await?;
            Ok(taken)
        })
    })
    .await
}

/// Who waits for whom after an answer. An offer is the pupil's to take until its day is over.
async fn wait(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    known: &Application,
    checked: &Checked,
) -> Result<Option<Wait>> {
    Ok(match checked {
        Checked::See | Checked::Reject { .. } => None,
        Checked::Offer { reply_by, .. } => Some(Wait { since: now, due: end_of_german_day(*reply_by) }),
        Checked::Invite { .. } => {
            // More dates beside one that is chosen and still to come: it stands until the pupil chooses another.
            let chosen = interview::chosen(txn, known.id).await?;
            let since = chosen.map_or(now, |date| interview::ends_at(&date).max(now));
            Some(Wait::by_rule(txn, known.cluster_id, since).await?)
        }
    })
}

async fn offer_dates(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application_id: Uuid,
    dates: &[NewDate],
) -> Result<()> {
    let rows = dates.iter().map(|NewDate { starts_at, minutes, place }| {
        let date = InterviewDate {
            id: Uuid::now_v7(),
            application_id,
            starts_at: *starts_at,
            minutes: *minutes,
            place: place.clone(),
            chosen_at: None,
            created_at: now,
        };
        date.into_active_model().reset_all()
    });
    interview_date::Entity::insert_many(rows).exec_without_returning(txn).await?;
    Ok(())
}
