use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

use super::{OwnApplication, OwnSummary, one_of, talk::may_remind_from, visible_to};
use crate::{
    Actor, Clock, Db,
    application::{Application, ApplicationState, Author, Column, InterviewDate, interview_date, message},
    company::{self, Company},
    document::{self, application_document},
    error::{DomainError, Result},
    grant::by_key,
    unit_of_work::read_as,
    vacancy,
};

/// All of them: what waits for the pupil first, then open ones by due date, then closed ones, newest first.
///
/// # Errors
/// `Unauthenticated`.
pub async fn list(db: &Db, actor: &Actor) -> Result<Vec<OwnSummary>> {
    actor.signed_in()?;
    if by_key(actor) {
        return Err(DomainError::NotFound { what: "account" });
    }
    let own = visible_to(actor).order_by_desc(Column::Id);
    let mut found = read_as(db, actor, move |txn| {
        Box::pin(async move {
            let rows = own.all(txn).await?;
            summaries(txn, rows).await
        })
    })
    .await?;
    found.sort_by(|one, other| {
        let rank = |summary: &OwnSummary| {
            (
                !summary.waits_for_me,
                summary.application.state.is_closed(),
                summary.application.due_at.is_none(),
            )
        };
        let newest = other.application.closed_at.cmp(&one.application.closed_at);
        rank(one)
            .cmp(&rank(other))
            .then_with(|| one.application.due_at.cmp(&other.application.due_at))
            .then(newest)
    });
    Ok(found)
}

/// # Errors
/// `NotFound` for everyone else's.
pub async fn find(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<OwnApplication> {
    actor.signed_in()?;
    let now = clock.now();
    let one = one_of(actor, id);
    let others = visible_to(actor).filter(Column::Id.ne(id)).order_by_asc(Column::DueAt);
    let documents = document::visible_to(actor);
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            const NONE: DomainError = DomainError::NotFound { what: "application" };
            let application = one.one(txn).await?.ok_or(NONE)?;
            let others = match application.state {
                ApplicationState::Accepted => others.all(txn).await?,
                _ => Vec::new(),
            };
            let others = others.into_iter().filter(|other| other.state.is_open()).collect();
            let from = may_remind_from(txn, &application).await?;
            let vacancy = match application.vacancy_id {
                Some(id) => vacancy::list_views(txn, &[id]).await?.pop(),
                None => None,
            };
            let linked = application_document::Entity::find()
                .select_only()
                .column(application_document::Column::DocumentId)
                .filter(application_document::Column::ApplicationId.eq(id))
                .into_query();
            Ok(OwnApplication {
                summary: summaries(txn, vec![application]).await?.pop().ok_or(NONE)?,
                vacancy,
                messages: message::Entity::find()
                    .filter(message::Column::ApplicationId.eq(id))
                    .order_by_asc(message::Column::CreatedAt)
                    .order_by_asc(message::Column::Id)
                    .all(txn)
                    .await?,
                documents: documents
                    .filter(document::Column::Id.in_subquery(linked))
                    .order_by_asc(document::Column::Id)
                    .all(txn)
                    .await?,
                dates: interview_date::Entity::find()
                    .filter(interview_date::Column::ApplicationId.eq(id))
                    .order_by_asc(interview_date::Column::StartsAt)
                    .order_by_asc(interview_date::Column::Id)
                    .all(txn)
                    .await?,
                may_remind: from.is_some_and(|from| from <= now),
                may_remind_from: from.filter(|from| *from > now),
                others_open: summaries(txn, others).await?,
            })
        })
    })
    .await
}

/// Applications with what a list shows beside them, read with one query for each kind of thing.
async fn summaries(txn: &impl ConnectionTrait, rows: Vec<Application>) -> Result<Vec<OwnSummary>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let companies: HashMap<Uuid, Company> = company::Entity::find()
        .filter(company::Column::Id.is_in(rows.iter().map(|row| row.company_id)))
        .all(txn)
        .await?
        .into_iter()
        .map(|company| (company.id, company))
        .collect();
    let titles: HashMap<Uuid, String> = vacancy::Entity::find()
        .select_only()
        .columns([vacancy::Column::Id, vacancy::Column::Title])
        .filter(vacancy::Column::Id.is_in(rows.iter().filter_map(|row| row.vacancy_id)))
        .into_tuple()
        .all(txn)
        .await?
        .into_iter()
        .collect();
    let mut said: HashMap<Uuid, Vec<(Author, DateTime<Utc>)>> = HashMap::new();
    let messages: Vec<(Uuid, Author, DateTime<Utc>)> = message::Entity::find()
        .select_only()
        .columns([message::Column::ApplicationId, message::Column::Author, message::Column::CreatedAt])
        .filter(message::Column::ApplicationId.is_in(ids.iter().copied()))
        .order_by_asc(message::Column::CreatedAt)
        .order_by_asc(message::Column::Id)
        .into_tuple()
        .all(txn)
        .await?;
    for (id, author, at) in messages {
        said.entry(id).or_default().push((author, at));
    }
    let mut offered: HashMap<Uuid, Vec<InterviewDate>> = HashMap::new();
    let dates = interview_date::Entity::find().filter(interview_date::Column::ApplicationId.is_in(ids));
    for date in dates.all(txn).await? {
        offered.entry(date.application_id).or_default().push(date);
    }
    let summary = |application: Application| {
        let said = said.get(&application.id).map_or(&[][..], Vec::as_slice);
        let dates = offered.get(&application.id).map_or(&[][..], Vec::as_slice);
        Some(OwnSummary {
            company: companies.get(&application.company_id)?.clone(),
            title: application.vacancy_id.and_then(|id| titles.get(&id).cloned()),
            last_message: said.last().copied(),
            waits_for_me: waits_for_pupil(application.state, said, dates),
            application,
        })
    };
    Ok(rows.into_iter().filter_map(summary).collect())
}

/// Whether an open application waits for the pupil: with an offer, dates none of which is chosen, or a message of the company
/// after which the pupil has neither written nor chosen a date.
fn waits_for_pupil(
    state: ApplicationState,
    said: &[(Author, DateTime<Utc>)],
    dates: &[InterviewDate],
) -> bool {
    let chosen = dates.iter().filter_map(|date| date.chosen_at).max();
    let asks = match said.iter().rfind(|(author, _)| *author != Author::System) {
        Some((Author::Company, at)) => chosen.is_none_or(|chosen| chosen < *at),
        _ => false,
    };
    match state {
        ApplicationState::Offered => true,
        ApplicationState::Interview => chosen.is_none() || asks,
        _ => state.is_open() && asks,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use uuid::Uuid;

    use super::{ApplicationState as S, Author, InterviewDate, waits_for_pupil};

    fn hour(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn date(chosen_at: Option<DateTime<Utc>>) -> InterviewDate {
        InterviewDate {
            id: Uuid::nil(),
            application_id: Uuid::nil(),
            starts_at: hour(100),
            minutes: 30,
            place: "Werkstor".into(),
            chosen_at,
            created_at: hour(0),
        }
    }

    #[test]
    fn what_waits_for_the_pupil_is_what_the_pupil_can_do() {
        let (company, pupil, lotse) = (Author::Company, Author::Pupil, Author::System);
        assert!(waits_for_pupil(S::Offered, &[], &[]));
        assert!(waits_for_pupil(S::Interview, &[(company, hour(1))], &[date(None)]));
        assert!(!waits_for_pupil(S::Interview, &[(company, hour(1))], &[date(Some(hour(2)))]));
        assert!(waits_for_pupil(S::Interview, &[(company, hour(3))], &[date(Some(hour(2)))]));
        assert!(waits_for_pupil(S::Seen, &[(pupil, hour(1)), (company, hour(2)), (lotse, hour(3))], &[]));
        assert!(!waits_for_pupil(S::Seen, &[(company, hour(1)), (pupil, hour(2))], &[]));
        assert!(!waits_for_pupil(S::Submitted, &[], &[]));
        // The words of a refusal ask for nothing.
        assert!(!waits_for_pupil(S::Rejected, &[(company, hour(1))], &[]));
    }
}
