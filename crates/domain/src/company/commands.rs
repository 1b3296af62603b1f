use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*, sea_query::SelectStatement,
};

use super::{
    Column, Company, Entity, SiteDraft,
    insert::{NewCompany, insert_new},
    locate::locate,
    membership::{self, MembershipState},
    name_key,
    sites::SiteBook,
};
use crate::{
    Clock, Db, audit,
    change_log::{self, Subject},
    error::{FieldError, Result},
    import::{Acknowledgement, Outcome, Run},
    place::Gazetteer,
    unit_of_work::{Ending, in_transaction_ending},
};

/// What a source may say about a company.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CompanyDraft {
    pub name: String,
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    pub industry: Option<String>,
    pub employees: Option<i32>,
    pub website: Option<String>,
    pub mail: Option<String>,
    pub phone: Option<String>,
    pub sites: Vec<SiteDraft>,
}

/// One record of an import of companies.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyRecord {
    /// Row in the file, from 1.
    pub row: u64,
    /// Its key within the source; the name where there is none.
    pub external_id: Option<String>,
    pub draft: CompanyDraft,
}

/// Stores companies and makes them active members of the run's cluster: creates what is new, changes what differs.
///
/// # Errors
/// When the database fails; what is wrong with a record is in its acknowledgement.
pub async fn store_batch(
    db: &Db,
    clock: &dyn Clock,
    run: &Run,
    gazetteer: &std::sync::Arc<Gazetteer>,
    records: Vec<CompanyRecord>,
) -> Result<Vec<Acknowledgement>> {
    let (now, run, gazetteer) = (clock.now(), run.clone(), gazetteer.clone());
    let ending = if run.trial { Ending::RollBack } else { Ending::Commit };
    in_transaction_ending(db, ending, move |txn| {
        let (run, records, gazetteer) = (run.clone(), records.clone(), gazetteer.clone());
        Box::pin(async move {
            let mut answers = Vec::with_capacity(records.len());
            for record in records {
                answers.push(store_one(txn, now, &run, &gazetteer, record).await?);
            }
            Ok(answers)
        })
    })
    .await
}

async fn store_one(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    run: &Run,
    gazetteer: &Gazetteer,
    record: CompanyRecord,
) -> Result<Acknowledgement> {
    let CompanyRecord { row, external_id, draft } = record;
    let key = external_id.clone().unwrap_or_else(|| draft.name.trim().to_owned());
    let mut errors = check(&draft);
    for site in &draft.sites {
        errors.extend(locate(Uuid::nil(), site, gazetteer).err());
    }
    if !errors.is_empty() {
        return Ok(Acknowledgement::refused(row, key, errors));
    }
    let known = find_in_cluster(txn, run, external_id.as_deref(), &name_key(&draft.name)).await?;
    let sites = draft.sites.clone();
    let (id, outcome) = match known {
        None => {
            let new = NewCompany { external_id, draft };
            (insert_new(txn, now, run, vec![new]).await?[0].id, Outcome::Created)
        }
        Some(company) => {
            let (id, changed) = (company.id, merge(&company, draft));
            match changed {
                None => (id, Outcome::Unchanged),
                Some(mut changed) => {
                    changed.version += 1;
                    changed.updated_at = now;
                    changed.into_active_model().reset_all().update(txn).await?;
                    change_log::note(txn, now, Subject::Company, [id]).await?;
                    audit::record(txn, now, &run.actor, [("company.updated", id)]).await?;
                    (id, Outcome::Updated)
                }
            }
        }
    };
    let mut book = SiteBook::open(txn, &[id]).await?;
    for site in &sites {
        if let Ok(Some(site)) = locate(id, site, gazetteer) {
            book.enter(site);
        }
    }
    book.save(txn).await?;
    Ok(Acknowledgement { row, external_id: key, outcome, duplicate_of: None, remarks: Vec::new() })
}

pub(super) fn check(draft: &CompanyDraft) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let length = draft.name.trim().chars().count();
    if length == 0 {
        errors.push(FieldError::new("name", "missing", "the name of the company is needed"));
    } else if length > 200 {
        errors.push(FieldError::new("name", "too_long", "takes at most 200 characters"));
    }
    if draft.employees.is_some_and(|n| !(0..=2_000_000).contains(&n)) {
        errors.push(FieldError::new("employees", "out_of_range", "is a number from 0 to 2,000,000"));
    }
    if draft.website.as_deref().is_some_and(|w| !w.starts_with("http://") && !w.starts_with("https://")) {
        errors.push(FieldError::new("website", "form", "begins with https:// or http://"));
    }
    if draft.description.as_deref().is_some_and(|d| d.chars().count() > 40_000) {
        errors.push(FieldError::new("description", "too_long", "takes at most 40,000 characters"));
    }
    errors
}

async fn find_in_cluster(
    txn: &impl ConnectionTrait,
    run: &Run,
    external_id: Option<&str>,
    key: &str,
) -> Result<Option<Company>> {
    let in_cluster = Entity::find().filter(Column::Id.in_subquery(members(run))).order_by_asc(Column::Id);
    if let Some(external_id) = external_id {
        let by_key = in_cluster
            .clone()
            .filter(Column::Source.eq(&run.source))
            .filter(Column::ExternalId.eq(external_id))
            .one(txn)
            .await?;
        if by_key.is_some() {
            return Ok(by_key);
        }
    }
    Ok(in_cluster.filter(Column::NameKey.eq(key)).one(txn).await?)
}

/// The company with what the draft says; `None` when that changes nothing. What the draft leaves out stays.
fn merge(company: &Company, draft: CompanyDraft) -> Option<Company> {
    let CompanyDraft { name, summary, description, industry, employees, website, mail, phone, sites: _ } =
        draft;
    let mut new = company.clone();
    new.name_key = name_key(&name);
    name.trim().clone_into(&mut new.name);
    new.summary = summary.or(new.summary);
    new.description = description.or(new.description);
    new.industry = industry.or(new.industry);
    new.employees = employees.or(new.employees);
    new.website = website.or(new.website);
    new.mail = mail.or(new.mail);
    new.phone = phone.or(new.phone);
    (new != *company).then_some(new)
}

/// The companies that an import may mean: those that are or were members. Whoever only asked to be one, or was refused, gets
/// no postings by bearing a name.
fn members(run: &Run) -> SelectStatement {
    membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::ClusterId.eq(run.cluster_id))
        .filter(membership::Column::State.is_in([MembershipState::Active, MembershipState::Ended]))
        .into_query()
}

/// The run's cluster's companies by their name's key.
pub(crate) async fn by_name_key(
    txn: &impl ConnectionTrait,
    run: &Run,
    keys: &[String],
) -> Result<HashMap<String, Uuid>> {
    let mut found = HashMap::new();
    for chunk in keys.chunks(1_000) {
        let rows: Vec<(String, Uuid)> = Entity::find()
            .select_only()
            .columns([Column::NameKey, Column::Id])
            .filter(Column::NameKey.is_in(chunk))
            .filter(Column::Id.in_subquery(members(run)))
            .order_by_desc(Column::Id)
            .into_tuple()
            .all(txn)
            .await?;
        // Of several of that name the oldest stays: it comes last.
        found.extend(rows);
    }
    Ok(found)
}
