use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, IntoActiveModel, QuerySelect, entity::prelude::*};

use super::{
    Column, Company, CompanyDraft, Entity,
    membership::{self, MembershipState},
    name_key,
};
use crate::{
    Actor, audit,
    change_log::{self, Subject},
    error::Result,
    fold::slug,
    import::Run,
};

/// A company of which only the draft is known.
pub(crate) struct NewCompany {
    pub external_id: Option<String>,
    pub draft: CompanyDraft,
}

/// How companies come in.
pub(super) struct Entry<'a> {
    pub actor: &'a Actor,
    pub source: &'a str,
    pub cluster_id: Uuid,
    pub state: MembershipState,
    /// To the cluster's managers.
    pub message: Option<String>,
}

/// Inserts companies as active members of the run's cluster, with change log and audit entry.
pub(crate) async fn insert_new(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    run: &Run,
    companies: Vec<NewCompany>,
) -> Result<Vec<Company>> {
    let entry = Entry {
        actor: &run.actor,
        source: &run.source,
        cluster_id: run.cluster_id,
        state: MembershipState::Active,
        message: None,
    };
    insert(txn, now, &entry, companies).await
}

/// Inserts companies with a membership each.
pub(super) async fn insert(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    entry: &Entry<'_>,
    companies: Vec<NewCompany>,
) -> Result<Vec<Company>> {
    let wanted: Vec<String> = companies.iter().map(|new| slug(&new.draft.name)).collect();
    let mut taken: HashSet<String> = HashSet::new();
    for chunk in wanted.chunks(1_000) {
        let rows: Vec<String> = Entity::find()
            .select_only()
            .column(Column::Slug)
            .filter(Column::Slug.is_in(chunk))
            .into_tuple()
            .all(txn)
            .await?;
        taken.extend(rows);
    }
    let rows: Vec<Company> = companies
        .into_iter()
        .zip(wanted)
        .map(|(new, slug)| {
            let id = Uuid::now_v7();
            // Another company of that name is told apart by the end of its id.
            let slug = if taken.insert(slug.clone()) {
                slug
            } else {
                format!("{slug}-{}", &id.simple().to_string()[24..])
            };
            new_row(id, slug, now, entry.source, new)
        })
        .collect();
    for chunk in rows.chunks(500) {
        Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(txn)
            .await?;
        let members = chunk.iter().map(|company| {
            membership::Model {
                company_id: company.id,
                cluster_id: entry.cluster_id,
                state: entry.state,
                message: entry.message.clone(),
                reason: None,
                decided_by: None,
                decided_at: None,
                trusted: false,
                created_at: now,
                updated_at: now,
            }
            .into_active_model()
        });
        membership::Entity::insert_many(members).exec_without_returning(txn).await?;
    }
    change_log::note(txn, now, Subject::Company, rows.iter().map(|company| company.id)).await?;
    audit::record(txn, now, entry.actor, rows.iter().map(|company| ("company.created", company.id))).await?;
    Ok(rows)
}

fn new_row(id: Uuid, slug: String, now: DateTime<Utc>, source: &str, new: NewCompany) -> Company {
    let NewCompany { external_id, draft } = new;
    let CompanyDraft { name, summary, description, industry, employees, website, mail, phone, sites: _ } =
        draft;
    Company {
        id,
        slug,
        name_key: name_key(&name),
        name: name.trim().to_owned(),
        summary,
        description,
        industry,
        employees,
        website,
        mail,
        phone,
        source: source.to_owned(),
        external_id,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}
