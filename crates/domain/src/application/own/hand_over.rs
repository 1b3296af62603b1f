//! After a refusal: the same application to other companies of the cluster, by one click of the pupil's own.
use chrono::{DateTime, Utc};
use sea_orm::{
    Condition, ConnectionTrait, JoinType, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*,
    sea_query::Expr,
};

use super::one_of;
use crate::{
    Actor, Clock, Db,
    application::{
        self, Application, ApplicationState, Column, Target,
        submit::{Form, Submission, hold_account, store},
        target,
    },
    clock::german_day,
    company::membership::{self, MembershipState},
    document::application_document,
    error::{DomainError, ErrorKind, Result},
    occupation,
    unit_of_work::{in_transaction, read_as, read_as_command},
    vacancy::{self, ApplyBy, VacancyState, VacancyView, list_views},
};

/// The most that are offered.
const MOST: usize = 10;

/// So many are looked at: some take none at the moment.
const CANDIDATES: u64 = 60;

/// Open vacancies of other companies of the cluster in the same area of employment (same occupation first), that take
/// applications here and to which the pupil has not applied; at most ten. For a refused or unanswered application.
///
/// Where the area is not known (a speculative application, say), those of all areas.
///
/// # Errors
/// `NotFound`; `Conflict` in other states.
pub async fn list_hand_over(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<Vec<VacancyView>> {
    let now = clock.now();
    let application = refused(db, actor, id).await?;
    read_as_command(db, move |txn| Box::pin(async move { choices(txn, now, &application).await })).await
}

/// The application, where it can be handed over.
async fn refused(db: &Db, actor: &Actor, id: Uuid) -> Result<Application> {
    actor.signed_in()?;
    let one = one_of(actor, id);
    let found = read_as(db, actor, |txn| Box::pin(async move { Ok(one.one(txn).await?) })).await?;
    let application = found.ok_or(DomainError::NotFound { what: "application" })?;
    if matches!(application.state, ApplicationState::Rejected | ApplicationState::Unanswered) {
        return Ok(application);
    }
    Err(DomainError::Conflict(format!(
        "the application is {}; only refused and unanswered ones are handed over",
        application.state
    )))
}

async fn choices(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    application: &Application,
) -> Result<Vec<VacancyView>> {
    let occupation = match application.vacancy_id {
        Some(id) => {
            let vacancy = vacancy::Entity::find_by_id(id).one(txn).await?;
            match vacancy.and_then(|vacancy| vacancy.occupation_id) {
                Some(id) => occupation::Entity::find_by_id(id).one(txn).await?,
                None => None,
            }
        }
        None => None,
    };
    let members = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::ClusterId.eq(application.cluster_id))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .into_query();
    let applied = application::Entity::find()
        .select_only()
        .column(Column::VacancyId)
        .filter(Column::AccountId.eq(application.account_id))
        .filter(Column::VacancyId.is_not_null())
        .into_query();
    let in_time = Condition::any()
        .add(vacancy::Column::Deadline.is_null())
        .add(vacancy::Column::Deadline.gte(german_day(now)));
    let mut query = vacancy::Entity::find()
        .select_only()
        .column(vacancy::Column::Id)
        .filter(vacancy::Column::State.eq(VacancyState::Published))
        .filter(vacancy::Column::DuplicateOf.is_null())
        .filter(vacancy::Column::ApplyBy.eq(ApplyBy::Here))
        .filter(vacancy::Column::CompanyId.ne(application.company_id))
        .filter(vacancy::Column::CompanyId.in_subquery(members))
        .filter(vacancy::Column::Id.not_in_subquery(applied))
        .filter(in_time)
        .limit(CANDIDATES);
    if let Some(occupation) = occupation {
        let same = Expr::case(vacancy::Column::OccupationId.eq(occupation.id), 0).finally(1);
        query = query
            .join(
                JoinType::InnerJoin,
                vacancy::Entity::belongs_to(occupation::Entity)
                    .from(vacancy::Column::OccupationId)
                    .to(occupation::Column::Id)
                    .into(),
            )
            .filter(occupation::Column::Area.eq(occupation.area))
            .order_by_asc(Expr::Case(Box::new(same)));
    }
    let ids: Vec<Uuid> = query
        .order_by_desc(vacancy::Column::PublishedAt)
        .order_by_asc(vacancy::Column::Id)
        .into_tuple()
        .all(txn)
        .await?;
    let mut views = target::taking(txn, now, list_views(txn, &ids).await?).await?;
    views.sort_by_key(|view| ids.iter().position(|id| *id == view.vacancy.id));
    views.truncate(MOST);
    Ok(views)
}

/// Hands the same application, with its documents and answers, to these vacancies of that list. Those that take none any more are
/// left out.
///
/// # Errors
/// As [`list_hand_over`].
pub async fn hand_over(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    id: Uuid,
    vacancies: Vec<Uuid>,
) -> Result<Vec<Application>> {
    let now = clock.now();
    let application = refused(db, actor, id).await?;
    let listed = list_hand_over(db, clock, actor, id).await?;
    let mut handed = Vec::new();
    for view in listed.into_iter().filter(|view| vacancies.contains(&view.vacancy.id)) {
        match hand_to(db, now, actor, &application, view.vacancy.id).await {
            Ok(application) => handed.push(application),
            // Closed, full or applied to meanwhile.
            Err(err) if matches!(err.kind(), ErrorKind::Conflict | ErrorKind::NotFound) => {}
            Err(err) => return Err(err),
        }
    }
    Ok(handed)
}

async fn hand_to(
    db: &Db,
    now: DateTime<Utc>,
    actor: &Actor,
    from: &Application,
    vacancy_id: Uuid,
) -> Result<Application> {
    let account_id = actor.signed_in()?.account_id;
    let (actor, from) = (actor.clone(), from.clone());
    in_transaction(db, move |txn| {
        let (actor, from) = (actor.clone(), from.clone());
        Box::pin(async move {
            let account = hold_account(txn, account_id).await?;
            let documents: Vec<Uuid> = application_document::Entity::find()
                .select_only()
                .column(application_document::Column::DocumentId)
                .filter(application_document::Column::ApplicationId.eq(from.id))
                .into_tuple()
                .all(txn)
                .await?;
            let form = Form {
                name: from.name.unwrap_or_default(),
                phone: from.phone,
                school: from.school,
                answers: from.answers.0,
                ..Form::default()
            };
            let target = Target::Vacancy(vacancy_id);
            let submission = Submission { account, target, form, documents, handed_over_from: Some(from.id) };
            Ok(store(txn, now, &actor, submission).await?.application)
        })
    })
    .await
}
