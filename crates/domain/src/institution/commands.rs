use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, QuerySelect, entity::prelude::*,
};

use super::{
    Column, Entity, Institution, InstitutionDraft,
    draft::Clean,
    queries::{of_cluster, programmes_of},
};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    cluster,
    error::{DomainError, Result},
    fold::slug,
    place::Gazetteer,
    unit_of_work::in_transaction,
    vacancy::desk::require_managed,
};

/// Institutions that a cluster may have.
pub const MOST: u64 = 200;

/// Adds an institution to a cluster, for its managers. Its slug is made of its name.
///
/// # Errors
/// `NotFound` for everyone else; `Invalid` with every field that breaks a rule, and where there are 200 already.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    gazetteer: &Gazetteer,
    actor: &Actor,
    cluster_id: Uuid,
    draft: InstitutionDraft,
) -> Result<Institution> {
    require_managed(db, actor, cluster_id).await?;
    let clean = draft.clean(gazetteer)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, Clean { draft, at }) = (actor.clone(), clean.clone());
        Box::pin(async move {
            // Whoever adds one at the same moment counts afterwards.
            cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            if of_cluster(cluster_id).count(txn).await? >= MOST {
                let detail = format!("there are {MOST} institutions already; remove one that is not needed");
                return Err(DomainError::invalid("name", "too_many", detail));
            }
            let id = Uuid::now_v7();
            let row = Institution {
                id,
                cluster_id,
                slug: free_slug(txn, &draft.name, id).await?,
                name: draft.name,
                kind: draft.kind,
                description: draft.description,
                street: draft.street,
                postal_code: draft.postal_code,
                city: draft.city,
                latitude: at.map(|(latitude, _)| latitude),
                longitude: at.map(|(_, longitude)| longitude),
                website: draft.website,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            let institution = row.into_active_model().reset_all().insert(txn).await?;
            audit::record(txn, now, &actor, [("institution.created", id)]).await?;
            change_log::note(txn, now, Subject::Institution, [id]).await?;
            Ok(institution)
        })
    })
    .await
}

/// What is changed: which institution of which cluster, and the version that is meant, any where there is none.
#[derive(Debug, Clone, Copy)]
pub struct Meant {
    pub cluster_id: Uuid,
    pub id: Uuid,
    pub version: Option<i32>,
}

/// Changes an institution. Its slug stays.
///
/// # Errors
/// As [`create`]; `NotFound` where the cluster has no such institution; `Stale` where it has another version.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    gazetteer: &Gazetteer,
    actor: &Actor,
    Meant { cluster_id, id, version }: Meant,
    draft: InstitutionDraft,
) -> Result<Institution> {
    require_managed(db, actor, cluster_id).await?;
    let clean = draft.clean(gazetteer)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, Clean { draft, at }) = (actor.clone(), clean.clone());
        Box::pin(async move {
            let institution = locked(txn, cluster_id, id).await?;
            if version.is_some_and(|version| version != institution.version) {
                return Err(DomainError::Stale);
            }
            let row = Institution {
                name: draft.name,
                kind: draft.kind,
                description: draft.description,
                street: draft.street,
                postal_code: draft.postal_code,
                city: draft.city,
                latitude: at.map(|(latitude, _)| latitude),
                longitude: at.map(|(_, longitude)| longitude),
                website: draft.website,
                version: institution.version + 1,
                updated_at: now,
                ..institution
            };
            let institution = row.into_active_model().reset_all().update(txn).await?;
            audit::record(txn, now, &actor, [("institution.changed", id)]).await?;
            change_log::note(txn, now, Subject::Institution, [id]).await?;
            Ok(institution)
        })
    })
    .await
}

/// Removes an institution that has no study programmes.
///
/// # Errors
/// `NotFound` for everyone but the cluster's managers, and where there is none; `Conflict` where it has study programmes.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, cluster_id: Uuid, id: Uuid) -> Result<()> {
    require_managed(db, actor, cluster_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            // A programme that is added at the same moment waits, and finds no institution.
            cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            let institution = locked(txn, cluster_id, id).await?;
            if programmes_of(institution.id).count(txn).await? > 0 {
                let detail = "it has study programmes; remove them first, or move them to another one";
                return Err(DomainError::Conflict(detail.to_owned()));
            }
            Entity::delete_by_id(institution.id).exec(txn).await?;
            audit::record(txn, now, &actor, [("institution.removed", id)]).await?;
            change_log::note(txn, now, Subject::Institution, [id]).await
        })
    })
    .await
}

async fn locked(txn: &impl ConnectionTrait, cluster_id: Uuid, id: Uuid) -> Result<Institution> {
    let found = of_cluster(cluster_id).filter(Column::Id.eq(id)).lock_exclusive().one(txn).await?;
    found.ok_or(DomainError::NotFound { what: "institution" })
}

/// An address that no other institution has, of whichever cluster.
async fn free_slug(txn: &impl ConnectionTrait, name: &str, id: Uuid) -> Result<String> {
    let wanted = slug(name);
    let taken = Entity::find().filter(Column::Slug.eq(&wanted)).one(txn).await?.is_some();
    // Another one of that name is told apart by the end of its id.
    Ok(if taken { format!("{wanted}-{}", &id.simple().to_string()[24..]) } else { wanted })
}
