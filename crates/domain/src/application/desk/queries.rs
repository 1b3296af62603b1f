use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};

use super::{Card, DeskApplication, Filter, Lane, require, visible_to};
use crate::{
    Actor, Clock, Db,
    api_key::Scope,
    application::{
        Application, ApplicationState, Author, Column, Entity, InterviewDate, interview_date, message, note,
    },
    clock::german_day,
    document::{self, application_document},
    error::{DomainError, Result},
    fold::fold,
    unit_of_work::read_as,
    vacancy,
};

/// The most that a board shows.
const MOST: usize = 500;

/// What is due within so much time is urgent.
const URGENT: TimeDelta = TimeDelta::days(2);

/// The board of a company by due date, closed ones newest first; at most 500.
///
/// # Errors
/// `NotFound` for whoever does not work for it.
pub async fn list(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    filter: Filter,
) -> Result<Vec<Card>> {
    require(actor, company_id, Scope::ApplicationsRead)?;
    let (now, visible) = (clock.now(), visible_to(actor).filter(Column::CompanyId.eq(company_id)));
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            let found = filtered(visible, &filter, now);
            let wanted = |application: &Application| match &filter.name {
                None => true,
                Some(part) => application.name.as_ref().is_some_and(|name| fold(name).contains(&fold(part))),
            };
            let open = found
                .clone()
                .filter(Column::ClosedAt.is_null())
                .order_by_asc(Column::DueAt)
                .order_by_asc(Column::Id);
            let closed = found
                .filter(Column::ClosedAt.is_not_null())
                .order_by_desc(Column::ClosedAt)
                .order_by_desc(Column::Id);
            let mut rows: Vec<Application> = Vec::new();
            for mut part in [open, closed] {
                let left = MOST - rows.len();
                // A name is compared as people read it, which the databases cannot.
                if filter.name.is_none() {
                    part = part.limit(u64::try_from(left).unwrap_or(0));
                }
                rows.extend(part.all(txn).await?.into_iter().filter(wanted).take(left));
            }
            cards(txn, rows).await
        })
    })
    .await
}

fn filtered(mut found: Select<Entity>, filter: &Filter, now: DateTime<Utc>) -> Select<Entity> {
    use ApplicationState as S;
    if let Some(lane) = filter.lane {
        found = found.filter(Column::State.is_in(lane.states()));
    }
    if let Some(vacancy_id) = filter.vacancy_id {
        found = found.filter(Column::VacancyId.eq(vacancy_id));
    }
    if filter.speculative {
        found = found.filter(Column::VacancyId.is_null());
    }
    if filter.urgent {
        // With an offer it is the pupil's turn.
        found = found
            .filter(Column::State.is_in([S::Submitted, S::Seen, S::Interview]))
            .filter(Column::DueAt.lte(now + URGENT));
    }
    found
}

/// How many are in each lane, without any filter.
///
/// # Errors
/// As [`list`].
pub async fn count(db: &Db, actor: &Actor, company_id: Uuid) -> Result<Vec<(Lane, u64)>> {
    require(actor, company_id, Scope::ApplicationsRead)?;
    let visible = visible_to(actor)
        .filter(Column::CompanyId.eq(company_id))
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::State);
    let rows: Vec<(ApplicationState, i64)> =
        read_as(db, actor, |txn| Box::pin(async move { Ok(visible.into_tuple().all(txn).await?) })).await?;
    let in_lane = |lane: Lane| -> i64 {
        rows.iter().filter(|(state, _)| Lane::of(*state) == lane).map(|(_, count)| count).sum()
    };
    Ok(Lane::ALL.into_iter().map(|lane| (lane, u64::try_from(in_lane(lane)).unwrap_or(0))).collect())
}

/// Reads one. Changes nothing, also not whether it was seen.
///
/// # Errors
/// `NotFound`.
pub async fn find(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    id: Uuid,
) -> Result<DeskApplication> {
    require(actor, company_id, Scope::ApplicationsRead)?;
    let today = german_day(clock.now());
    let one = visible_to(actor).filter(Column::CompanyId.eq(company_id)).filter(Column::Id.eq(id));
    let documents = document::visible_to(actor);
    read_as(db, actor, move |txn| {
        Box::pin(async move {
            const NONE: DomainError = DomainError::NotFound { what: "application" };
            let application = one.one(txn).await?.ok_or(NONE)?;
            let card = cards(txn, vec![application]).await?.pop().ok_or(NONE)?;
            let birth_date = card.application.birth_date;
            let linked = application_document::Entity::find()
                .select_only()
                .column(application_document::Column::DocumentId)
                .filter(application_document::Column::ApplicationId.eq(id))
                .into_query();
            Ok(DeskApplication {
                age: birth_date.and_then(|born| today.years_since(born)),
                messages: message::Entity::find()
                    .filter(message::Column::ApplicationId.eq(id))
                    .order_by_asc(message::Column::CreatedAt)
                    .order_by_asc(message::Column::Id)
                    .all(txn)
                    .await?,
                notes: note::Entity::find()
                    .filter(note::Column::ApplicationId.eq(id))
                    .order_by_asc(note::Column::CreatedAt)
                    .order_by_asc(note::Column::Id)
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
                card,
            })
        })
    })
    .await
}

/// Applications with what a board shows beside them, read with one query for each kind of thing.
async fn cards(txn: &impl ConnectionTrait, rows: Vec<Application>) -> Result<Vec<Card>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let vacancies: HashSet<Uuid> = rows.iter().filter_map(|row| row.vacancy_id).collect();
    let titles: HashMap<Uuid, String> = vacancy::Entity::find()
        .select_only()
        .columns([vacancy::Column::Id, vacancy::Column::Title])
        .filter(vacancy::Column::Id.is_in(vacancies))
        .into_tuple()
        .all(txn)
        .await?
        .into_iter()
        .collect();
    let documents: Vec<(Uuid, i64)> = application_document::Entity::find()
        .select_only()
        .column(application_document::Column::ApplicationId)
        .column_as(application_document::Column::DocumentId.count(), "count")
        .filter(application_document::Column::ApplicationId.is_in(ids.iter().copied()))
        .group_by(application_document::Column::ApplicationId)
        .into_tuple()
        .all(txn)
        .await?;
    let notes: Vec<(Uuid, i64)> = note::Entity::find()
        .select_only()
        .column(note::Column::ApplicationId)
        .column_as(note::Column::Id.count(), "count")
        .filter(note::Column::ApplicationId.is_in(ids.iter().copied()))
        .group_by(note::Column::ApplicationId)
        .into_tuple()
        .all(txn)
        .await?;
    let mut interviews: HashMap<Uuid, InterviewDate> = interview_date::Entity::find()
        .filter(interview_date::Column::ApplicationId.is_in(ids.iter().copied()))
        .filter(interview_date::Column::ChosenAt.is_not_null())
        .all(txn)
        .await?
        .into_iter()
        .map(|date| (date.application_id, date))
        .collect();
    let spoke_last: HashMap<Uuid, Author> = message::Entity::find()
        .select_only()
        .columns([message::Column::ApplicationId, message::Column::Author])
        .filter(message::Column::ApplicationId.is_in(ids))
        .filter(message::Column::Author.ne(Author::System))
        .order_by_asc(message::Column::CreatedAt)
        .order_by_asc(message::Column::Id)
        .into_tuple()
        .all(txn)
        .await?
        .into_iter()
        .collect();
    let counted = |counts: &[(Uuid, i64)]| -> HashMap<Uuid, u64> {
        counts.iter().map(|(id, count)| (*id, u64::try_from(*count).unwrap_or(0))).collect()
    };
    let (documents, notes) = (counted(&documents), counted(&notes));
    let card = |application: Application| Card {
        title: application.vacancy_id.and_then(|id| titles.get(&id).cloned()),
        documents: documents.get(&application.id).copied().unwrap_or(0),
        notes: notes.get(&application.id).copied().unwrap_or(0),
        interview: interviews.remove(&application.id),
        message_waits: spoke_last.get(&application.id) == Some(&Author::Pupil),
        application,
    };
    Ok(rows.into_iter().map(card).collect())
}
