//! The transaction behind an import: one batch of records, all of it or nothing.
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Column, Entity, Vacancy, VacancyState,
    desk::{CloseReason, tell_applicants},
    duplicates::relink,
    held_back::HeldBack,
    row::row,
    states::{Event, next},
    store::Prepared,
    vacancy_site,
};
use crate::{
    Db, audit,
    change_log::{self, Subject},
    cluster,
    company::{CompanyDraft, NewCompany, SiteBook, by_name_key, insert_new, locate, name_key},
    error::Result,
    import::{Outcome, Run},
    place::Gazetteer,
    unit_of_work::{Ending, in_transaction_ending},
};

/// What the transaction made of a record.
#[derive(Debug)]
pub(super) struct Stored {
    pub outcome: Outcome,
    pub duplicate_of: Option<String>,
}

/// Writes a batch. One answer for each record, in order.
pub(super) async fn write(
    db: &Db,
    now: DateTime<Utc>,
    run: &Run,
    gazetteer: &Arc<Gazetteer>,
    batch: Vec<Prepared>,
) -> Result<Vec<Stored>> {
    if batch.is_empty() {
        return Ok(Vec::new());
    }
    let ending = if run.trial { Ending::RollBack } else { Ending::Commit };
    let shared = Arc::new((run.clone(), gazetteer.clone(), batch));
    in_transaction_ending(db, ending, move |txn| {
        let shared = shared.clone();
        Box::pin(async move {
            let (run, gazetteer, batch) = &*shared;
            write_in(txn, now, run, gazetteer, batch).await
        })
    })
    .await
}

/// Rows on the way into the database.
#[derive(Default)]
struct Sheets {
    created: Vec<Vacancy>,
    updated: Vec<Vacancy>,
    links: Vec<vacancy_site::Model>,
    /// Groups of duplicates that must be linked anew.
    fingerprints: HashSet<String>,
}

async fn write_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    run: &Run,
    gazetteer: &Gazetteer,
    batch: &[Prepared],
) -> Result<Vec<Stored>> {
    // Two imports into one cluster take turns here, or both would create the same company. (SQLite has one writer.)
    cluster::Entity::find_by_id(run.cluster_id).lock_exclusive().one(txn).await?;
    let companies = companies(txn, now, run, batch).await?;
    let known = known(txn, run, batch).await?;
    let mut held_back = HeldBack::find(txn, known.values()).await?;
    let mut book = SiteBook::open(txn, &companies.values().copied().collect::<Vec<_>>()).await?;
    let mut sheets = Sheets::default();
    let mut ids = Vec::with_capacity(batch.len());
    for Prepared { record, understood } in batch {
        let old = known.get(&record.external_id);
        let (outcome, state) = decide(old, &understood.content_hash, &mut held_back)?;
        let Some(state) = state else {
            ids.push((old.map(|o| o.id), outcome));
            continue;
        };
        let company_id = companies.get(&name_key(&record.draft.company)).copied().unwrap_or_default();
        let new = row(
            record.draft.clone(),
            understood,
            record.external_id.clone(),
            company_id,
            run,
            now,
            (old, state),
        );
        sheets.fingerprints.extend(old.map(|o| o.fingerprint.clone()));
        sheets.fingerprints.insert(new.fingerprint.clone());
        for (position, draft) in (0..).zip(&record.draft.sites) {
            if let Ok(Some(site)) = locate(company_id, draft, gazetteer) {
                let site_id = book.enter(site);
                let link = vacancy_site::Model { vacancy_id: new.id, site_id, position };
                if !sheets.links.iter().rev().take(8).any(|l| l.vacancy_id == new.id && l.site_id == site_id)
                {
                    sheets.links.push(link);
                }
            }
        }
        ids.push((Some(new.id), outcome));
        if old.is_some() { sheets.updated.push(new) } else { sheets.created.push(new) }
    }
    book.save(txn).await?;
    held_back.save(txn).await?;
    save(txn, now, run, sheets).await?;
    answers(txn, ids).await
}

/// What is to be done with a record: the outcome, and the state of the row where it is written at all.
///
/// What the company has closed, or a manager has taken from the public, comes back only when the source says something else.
fn decide(
    old: Option<&Vacancy>,
    content_hash: &str,
    held_back: &mut HeldBack,
) -> Result<(Outcome, Option<VacancyState>)> {
    let Some(old) = old else {
        return Ok((Outcome::Created, Some(next(VacancyState::Draft, Event::Publish)?)));
    };
    if held_back.holds(old.id) {
        if old.content_hash == content_hash {
            return Ok((Outcome::Unchanged, None));
        }
        held_back.let_go(old.id);
        if old.state == VacancyState::Paused {
            return Ok((Outcome::Updated, Some(next(old.state, Event::Resume)?)));
        }
    }
    if old.state == VacancyState::Withdrawn {
        return Ok((Outcome::Updated, Some(next(old.state, Event::Renew)?)));
    }
    if old.content_hash == content_hash {
        return Ok((Outcome::Unchanged, None));
    }
    let state = if old.state == VacancyState::Expired { next(old.state, Event::Renew)? } else { old.state };
    Ok((Outcome::Updated, Some(state)))
}

/// The companies that the batch names, created where the cluster does not know them.
async fn companies(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    run: &Run,
    batch: &[Prepared],
) -> Result<HashMap<String, Uuid>> {
    let mut names: Vec<(String, &str)> = Vec::new();
    let mut listed = HashSet::new();
    for prepared in batch {
        let key = name_key(&prepared.record.draft.company);
        if listed.insert(key.clone()) {
            names.push((key, prepared.record.draft.company.trim()));
        }
    }
    let keys: Vec<String> = names.iter().map(|(key, _)| key.clone()).collect();
    let mut found = by_name_key(txn, run, &keys).await?;
    let missing: Vec<NewCompany> = names
        .iter()
        .filter(|(key, _)| !found.contains_key(key))
        .map(|(_, name)| NewCompany {
            external_id: None,
            draft: CompanyDraft { name: (*name).to_owned(), ..Default::default() },
        })
        .collect();
    for company in insert_new(txn, now, run, missing).await? {
        found.insert(company.name_key, company.id);
    }
    Ok(found)
}

async fn known(
    txn: &impl ConnectionTrait,
    run: &Run,
    batch: &[Prepared],
) -> Result<HashMap<String, Vacancy>> {
    let rows = Entity::find()
        .filter(Column::ClusterId.eq(run.cluster_id))
        .filter(Column::Source.eq(&run.source))
        .filter(Column::ExternalId.is_in(batch.iter().map(|p| p.record.external_id.as_str())))
        .all(txn)
        .await?;
    Ok(rows.into_iter().map(|vacancy| (vacancy.external_id.clone(), vacancy)).collect())
}

async fn save(txn: &impl ConnectionTrait, now: DateTime<Utc>, run: &Run, sheets: Sheets) -> Result<()> {
    let Sheets { created, updated, links, fingerprints } = sheets;
    // 45 columns a row: 500 rows stay under SQLite's 32,766 parameters.
    for chunk in created.chunks(500) {
        Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(txn)
            .await?;
    }
    if !updated.is_empty() {
        vacancy_site::Entity::delete_many()
            .filter(vacancy_site::Column::VacancyId.is_in(updated.iter().map(|v| v.id)))
            .exec(txn)
            .await?;
    }
    for vacancy in &updated {
        vacancy.clone().into_active_model().reset_all().update(txn).await?;
    }
    for chunk in links.chunks(5_000) {
        vacancy_site::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(txn)
            .await?;
    }
    let entries: Vec<(&'static str, Uuid)> = created
        .iter()
        .map(|v| ("vacancy.created", v.id))
        .chain(updated.iter().map(|v| ("vacancy.updated", v.id)))
        .collect();
    let relinked = relink(txn, fingerprints.into_iter().collect()).await?;
    let changed: HashSet<Uuid> = entries.iter().map(|(_, id)| *id).chain(relinked).collect();
    change_log::note(txn, now, Subject::Vacancy, changed).await?;
    audit::record(txn, now, &run.actor, entries).await
}

/// The outcomes, with what each record is a duplicate of.
async fn answers(txn: &impl ConnectionTrait, ids: Vec<(Option<Uuid>, Outcome)>) -> Result<Vec<Stored>> {
    let linked: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::DuplicateOf])
        .filter(Column::Id.is_in(ids.iter().filter_map(|(id, _)| *id)))
        .filter(Column::DuplicateOf.is_not_null())
        .into_tuple()
        .all(txn)
        .await?;
    let linked: HashMap<Uuid, Uuid> = linked.into_iter().collect();
    let shown: Vec<(Uuid, String, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Source, Column::ExternalId])
        .filter(Column::Id.is_in(linked.values().copied()))
        .into_tuple()
        .all(txn)
        .await?;
    let shown: HashMap<Uuid, String> =
        shown.into_iter().map(|(id, source, key)| (id, format!("{source} {key}"))).collect();
    Ok(ids
        .into_iter()
        .map(|(id, outcome)| Stored {
            outcome,
            duplicate_of: id.and_then(|id| linked.get(&id)).and_then(|to| shown.get(to)).cloned(),
        })
        .collect())
}

/// Withdraws every open posting of the run's cluster and source whose key is not listed.
pub(super) async fn withdraw_others(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    run: &Run,
    listed: &HashSet<String>,
) -> Result<usize> {
    let rows: Vec<(Uuid, String, VacancyState, String)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::ExternalId, Column::State, Column::Fingerprint])
        .filter(Column::ClusterId.eq(run.cluster_id))
        .filter(Column::Source.eq(&run.source))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(txn)
        .await?;
    let gone: Vec<(Uuid, String)> = rows
        .into_iter()
        .filter(|(_, key, state, _)| !listed.contains(key) && next(*state, Event::Withdraw).is_ok())
        .map(|(id, _, _, fingerprint)| (id, fingerprint))
        .collect();
    for chunk in gone.chunks(5_000) {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(VacancyState::Withdrawn))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .col_expr(Column::UpdatedAt, Expr::value(now))
            .filter(Column::Id.is_in(chunk.iter().map(|(id, _)| *id)))
            .exec(txn)
            .await?;
    }
    let ids: Vec<Uuid> = gone.iter().map(|(id, _)| *id).collect();
    tell_applicants(txn, now, &run.actor, &ids, CloseReason::Cancelled).await?;
    let relinked = relink(txn, gone.iter().map(|(_, fingerprint)| fingerprint.clone()).collect()).await?;
    let changed: HashSet<Uuid> = gone.iter().map(|(id, _)| *id).chain(relinked).collect();
    change_log::note(txn, now, Subject::Vacancy, changed).await?;
    audit::record(txn, now, &run.actor, gone.iter().map(|(id, _)| ("vacancy.withdrawn", *id))).await?;
    Ok(gone.len())
}
