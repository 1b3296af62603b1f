use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, QuerySelect, entity::prelude::*,
};

use super::{Column, Entity, ProgrammeDraft, ProgrammeState, StudyProgramme, queries::of_cluster};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    cluster,
    error::{DomainError, Result},
    fold::slug,
    institution::{self, Meant},
    unit_of_work::in_transaction,
    vacancy::desk::require_managed,
};

/// Study programmes that a cluster may have.
pub const MOST: u64 = 1_000;

/// Adds a study programme to one of a cluster's institutions, for its managers: a draft. Its slug is made of its title and the
/// institution's name.
///
/// # Errors
/// `NotFound` for everyone else; `Invalid` with every field that breaks a rule, where the cluster has no such institution, and where
/// there are 1,000 already.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    draft: ProgrammeDraft,
) -> Result<StudyProgramme> {
    require_managed(db, actor, cluster_id).await?;
    let draft = draft.clean()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            // Whoever adds one at the same moment counts afterwards, and nobody removes the institution.
            cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            let at = institution_of(txn, cluster_id, draft.institution_id).await?;
            if of_cluster(cluster_id).count(txn).await? >= MOST {
                let detail = format!("there are {MOST} programmes already; remove one that is not needed");
                return Err(DomainError::invalid("title", "too_many", detail));
            }
            let id = Uuid::now_v7();
            let row = StudyProgramme {
                id,
                institution_id: at.id,
                slug: free_slug(txn, &format!("{} {}", draft.title, at.name), id).await?,
                title: draft.title,
                degree: draft.degree,
                form: draft.form,
                area: draft.area,
                semesters: draft.semesters,
                starts: draft.starts,
                admission: draft.admission,
                description: draft.description,
                website: draft.website,
                state: ProgrammeState::Draft,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            let programme = row.into_active_model().reset_all().insert(txn).await?;
            audit::record(txn, now, &actor, [("study_programme.created", id)]).await?;
            change_log::note(txn, now, Subject::StudyProgramme, [id]).await?;
            Ok(programme)
        })
    })
    .await
}

/// Changes a study programme, published or not. Its slug stays.
///
/// # Errors
/// As [`create`]; `NotFound` where the cluster has no such programme; `Stale` where it has another version.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    Meant { cluster_id, id, version }: Meant,
    draft: ProgrammeDraft,
) -> Result<StudyProgramme> {
    require_managed(db, actor, cluster_id).await?;
    let draft = draft.clean()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            // Nobody removes the institution meanwhile.
            cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            let programme = locked(txn, cluster_id, id).await?;
            if version.is_some_and(|version| version != programme.version) {
                return Err(DomainError::Stale);
            }
            let at = institution_of(txn, cluster_id, draft.institution_id).await?;
            let row = StudyProgramme {
                institution_id: at.id,
                title: draft.title,
                degree: draft.degree,
                form: draft.form,
                area: draft.area,
                semesters: draft.semesters,
                starts: draft.starts,
                admission: draft.admission,
                description: draft.description,
                website: draft.website,
                version: programme.version + 1,
                updated_at: now,
                ..programme
            };
            let programme = row.into_active_model().reset_all().update(txn).await?;
            audit::record(txn, now, &actor, [("study_programme.changed", id)]).await?;
            change_log::note(txn, now, Subject::StudyProgramme, [id]).await?;
            Ok(programme)
        })
    })
    .await
}

/// Removes a study programme.
///
/// # Errors
/// `NotFound` for everyone but the cluster's managers, and where there is none.
pub async fn remove(db: &Db, clock: &dyn Clock, actor: &Actor, cluster_id: Uuid, id: Uuid) -> Result<()> {
    require_managed(db, actor, cluster_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let programme = locked(txn, cluster_id, id).await?;
            Entity::delete_by_id(programme.id).exec(txn).await?;
            audit::record(txn, now, &actor, [("study_programme.removed", id)]).await?;
            change_log::note(txn, now, Subject::StudyProgramme, [id]).await
        })
    })
    .await
}

pub(super) async fn locked(txn: &impl ConnectionTrait, cluster_id: Uuid, id: Uuid) -> Result<StudyProgramme> {
    let found = of_cluster(cluster_id).filter(Column::Id.eq(id)).lock_exclusive().one(txn).await?;
    found.ok_or(DomainError::NotFound { what: "study programme" })
}

async fn institution_of(
    txn: &impl ConnectionTrait,
    cluster_id: Uuid,
    id: Uuid,
) -> Result<institution::Institution> {
    let found = institution::Entity::find_by_id(id)
        .filter(institution::Column::ClusterId.eq(cluster_id))
        .one(txn)
        .await?;
    let detail = "is no institution of this cluster";
    found.ok_or_else(|| DomainError::invalid("institution_id", "unknown", detail))
}

/// An address that no other programme has, of whichever institution.
async fn free_slug(txn: &impl ConnectionTrait, words: &str, id: Uuid) -> Result<String> {
    let wanted = slug(words);
    let taken = Entity::find().filter(Column::Slug.eq(&wanted)).one(txn).await?.is_some();
    // Another one of that name is told apart by the end of its id.
    Ok(if taken { format!("{wanted}-{}", &id.simple().to_string()[24..]) } else { wanted })
}
