use std::sync::Arc;

use chrono::{Months, NaiveDate};
use sea_orm::{ConnectionTrait, IntoActiveModel, entity::prelude::*};

use super::{
    OwnVacancy, PostingDraft, SOURCE, VacancyDesk,
    held::{Held, hold_of, runs_until},
    membership::checked_by,
    permission::require_desk,
    posting::{Ready, find_company, link_sites, put_sites, ready},
    queries::own,
    steps::tell_managers,
};
use crate::{
    Actor, Clock, Db,
    api_key::Scope,
    audit,
    clock::german_day,
    error::{DomainError, Result},
    import::Run,
    occupation::{self, Catalogue},
    place::Gazetteer,
    unit_of_work::in_transaction,
    vacancy::{
        self, Vacancy, VacancyState,
        draft_of::draft_of,
        row::{row, understand},
        vacancy_site,
        view::sites_of,
    },
};

/// Writes a draft. Nobody but the company (and, once submitted, the cluster's managers) sees it.
///
/// # Errors
/// `NotFound` for whoever does not work for the company (an API key needs `vacancies:write`); `Invalid` with every field that
/// breaks a rule, `expires_on` in the past among them; `Conflict` when the company is an active member nowhere.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    gazetteer: &Arc<Gazetteer>,
    posting: PostingDraft,
) -> Result<OwnVacancy> {
    require_desk(actor, company_id, Scope::VacanciesWrite)?;
    let now = clock.now();
    let ready = Arc::new(ready(db, german_day(now), company_id, gazetteer, posting).await?);
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (actor, ready) = (actor.clone(), ready.clone());
        Box::pin(async move {
            let membership = checked_by(txn, company_id, ready.cluster_id, None).await?;
            let run = run(membership.cluster_id, &actor);
            let state = (None, VacancyState::Draft);
            let mut vacancy =
                row(ready.draft.clone(), &ready.understood, String::new(), company_id, &run, now, state);
            vacancy.external_id = vacancy.id.to_string();
            let desk = VacancyDesk {
                questions: ready.questions.clone(),
                most_open: ready.most_open,
                expires_on: ready.expires_on,
                ..VacancyDesk::empty(vacancy.id)
            };
            insert(txn, &vacancy, desk).await?;
            put_sites(txn, company_id, vacancy.id, &ready.sites).await?;
            audit::record(txn, now, &actor, [("vacancy.created", vacancy.id)]).await?;
            own(txn, vacancy).await
        })
    })
    .await
}

fn run(cluster_id: Uuid, actor: &Actor) -> Run {
    Run { cluster_id, source: SOURCE.into(), actor: actor.clone(), trial: false }
}

async fn insert(txn: &impl ConnectionTrait, vacancy: &Vacancy, desk: VacancyDesk) -> Result<()> {
    let row = vacancy.clone().into_active_model();
    vacancy::Entity::insert(row).exec_without_returning(txn).await?;
    super::Entity::insert(desk.into_active_model()).exec_without_returning(txn).await?;
    Ok(())
}

/// Writes it anew, in whatever state it is that is not filled. A published one stays published and stands in the managers'
/// queue as changed (not for trusted companies); one in review goes on waiting.
///
/// # Errors
/// As [`create`]; `Stale` (see `error.rs`) where `version` is given and is not the present one; `Conflict` when it is filled, or
/// comes from an import, which would overwrite it. `Invalid` also where fewer places or open applications are wanted than are
/// taken already.
#[expect(
    clippy::too_many_arguments,
    reason = "a command's usual four, which vacancy, which version, and what it says"
)]
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
    version: Option<i32>,
    gazetteer: &Arc<Gazetteer>,
    posting: PostingDraft,
) -> Result<OwnVacancy> {
    require_desk(actor, company_id, Scope::VacanciesWrite)?;
    let now = clock.now();
    let today = german_day(now);
    let ready = Arc::new(ready(db, today, company_id, gazetteer, posting).await?);
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (actor, ready) = (actor.clone(), ready.clone());
        Box::pin(async move {
            let mut held = hold_of(txn, company_id, vacancy_id).await?;
            may_be_changed(&held, version, &ready)?;
            let before = held.vacancy.clone();
            let membership = checked_by(txn, company_id, ready.cluster_id, Some(before.cluster_id)).await?;
            let run = run(membership.cluster_id, &actor);
            held.vacancy = row(
                ready.draft.clone(),
                &ready.understood,
                before.external_id.clone(),
                company_id,
                &run,
                now,
                (Some(&before), before.state),
            );
            held.desk.questions = ready.questions.clone();
            held.desk.most_open = ready.most_open;
            held.desk.expires_on = expires_on(&held, &ready, today);
            let says_otherwise = before.content_hash != held.vacancy.content_hash;
            let waits = !membership.trusted && says_otherwise && was_seen(before.state) && !held.waits();
            if waits {
                held.desk.submitted_at = Some(now);
                held.desk.reviewed_at = None;
            }
            held.put(txn, now, &actor, &before, "vacancy.changed").await?;
            put_sites(txn, company_id, vacancy_id, &ready.sites).await?;
            if waits && before.state == VacancyState::Published {
                tell_managers(txn, now, &held.vacancy).await?;
            }
            own(txn, held.vacancy).await
        })
    })
    .await
}

/// Whether managers, and perhaps the public, have seen it as it was.
const fn was_seen(state: VacancyState) -> bool {
    match state {
        VacancyState::Draft | VacancyState::InReview => false,
        VacancyState::Published
        | VacancyState::Paused
        | VacancyState::Filled
        | VacancyState::Expired
        | VacancyState::Withdrawn => true,
    }
}

fn may_be_changed(held: &Held, version: Option<i32>, ready: &Ready) -> Result<()> {
    let Held { vacancy, desk } = held;
    if vacancy.source != SOURCE {
        return Err(DomainError::Conflict(
            "the vacancy comes from an import; change it at its source".into(),
        ));
    }
    if vacancy.state == VacancyState::Filled {
        return Err(DomainError::Conflict("the vacancy is filled, and so it stays as it is".into()));
    }
    if version.is_some_and(|version| version != vacancy.version) {
        return Err(DomainError::Stale);
    }
    if desk.accepted > 0 && ready.draft.places.unwrap_or(1) <= desk.accepted {
        let detail = format!("{} are taken already; close the vacancy if there are no more", desk.accepted);
        return Err(DomainError::invalid("places", "taken", detail));
    }
    if ready.most_open.is_some_and(|most| most < desk.open) {
        let detail = format!("{} applications are open already", desk.open);
        return Err(DomainError::invalid("most_open", "below_open", detail));
    }
    Ok(())
}

/// What is public, or was, has a last day also when none is said.
fn expires_on(held: &Held, ready: &Ready, today: NaiveDate) -> Option<NaiveDate> {
    if ready.expires_on.is_some() || !was_seen(held.vacancy.state) {
        return ready.expires_on;
    }
    let deadline = ready.draft.deadline.filter(|day| *day >= today);
    deadline
        .or_else(|| held.vacancy.published_at.map(|at| runs_until(german_day(at))))
        .map(|day| day.max(today))
}

/// A draft that says the same. `next_year` moves start and deadline by one year ("again next year").
///
/// # Errors
/// `NotFound` as [`create`]; `Conflict` when the company is an active member nowhere.
pub async fn copy(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
    next_year: bool,
) -> Result<OwnVacancy> {
    require_desk(actor, company_id, Scope::VacanciesWrite)?;
    let catalogue = Arc::new(Catalogue::new(occupation::list_all(db.read()).await?));
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, catalogue) = (actor.clone(), catalogue.clone());
        Box::pin(async move {
            let Held { vacancy: old, desk } = hold_of(txn, company_id, vacancy_id).await?;
            let company = find_company(txn, company_id).await?;
            let sites = sites_of(txn, &[old.id]).await?.remove(&old.id).unwrap_or_default();
            let membership = checked_by(txn, company_id, None, Some(old.cluster_id)).await?;
            let mut draft = draft_of(&old, &sites, &company.name);
            if next_year {
                draft.starts_on = draft.starts_on.and_then(year_later);
                draft.deadline = draft.deadline.and_then(year_later);
            }
            let understood = understand(&draft, &catalogue);
            let run = run(membership.cluster_id, &actor);
            let state = (None, VacancyState::Draft);
            let mut vacancy = row(draft, &understood, String::new(), company_id, &run, now, state);
            vacancy.external_id = vacancy.id.to_string();
            let desk = VacancyDesk {
                questions: desk.questions,
                most_open: desk.most_open,
                copied_from: Some(old.id),
                ..VacancyDesk::empty(vacancy.id)
            };
            insert(txn, &vacancy, desk).await?;
            let sites: Vec<Uuid> = sites.iter().map(|site| site.id).collect();
            link_sites(txn, vacancy.id, &sites).await?;
            audit::record(txn, now, &actor, [("vacancy.copied", vacancy.id)]).await?;
            own(txn, vacancy).await
        })
    })
    .await
}

/// The same day a year later; 29 February becomes the 28th.
fn year_later(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(12))
}

/// Throws a draft away that was never published.
///
/// # Errors
/// `NotFound` as [`create`]; `Conflict` for everything else.
pub async fn remove(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    vacancy_id: Uuid,
) -> Result<()> {
    require_desk(actor, company_id, Scope::VacanciesWrite)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let Held { vacancy, desk: _ } = hold_of(txn, company_id, vacancy_id).await?;
            if vacancy.state != VacancyState::Draft {
                let state = vacancy.state;
                return Err(DomainError::Conflict(format!(
                    "the vacancy is {state}; only drafts are thrown away"
                )));
            }
            if vacancy.published_at.is_some() {
                let why = "the vacancy is a draft, but was published before; close it instead";
                return Err(DomainError::Conflict(why.into()));
            }
            vacancy_site::Entity::delete_many()
                .filter(vacancy_site::Column::VacancyId.eq(vacancy_id))
                .exec(txn)
                .await?;
            vacancy::Entity::delete_by_id(vacancy_id).exec(txn).await?;
            audit::record(txn, now, &actor, [("vacancy.removed", vacancy_id)]).await
        })
    })
    .await
}
