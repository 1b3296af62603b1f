//! Whether everybody sees it.
use sea_orm::{ActiveModelTrait, IntoActiveModel, entity::prelude::*};

use super::{ProgrammeState, StudyProgramme, commands::locked};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    error::Result,
    unit_of_work::in_transaction,
    vacancy::desk::require_managed,
};

/// Shows a study programme to everybody. One that is shown already stays as it is.
///
/// # Errors
/// `NotFound` for everyone but the cluster's managers, and where there is none.
pub async fn publish(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    id: Uuid,
) -> Result<StudyProgramme> {
    step(db, clock, actor, (cluster_id, id), ProgrammeState::Published).await
}

/// Takes a study programme back: it is a draft again. One that is a draft already stays as it is.
///
/// # Errors
/// As [`publish`].
pub async fn withdraw(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    id: Uuid,
) -> Result<StudyProgramme> {
    step(db, clock, actor, (cluster_id, id), ProgrammeState::Draft).await
}

async fn step(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    (cluster_id, id): (Uuid, Uuid),
    state: ProgrammeState,
) -> Result<StudyProgramme> {
    require_managed(db, actor, cluster_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let programme = locked(txn, cluster_id, id).await?;
            if programme.state == state {
                return Ok(programme);
            }
            let row = StudyProgramme { state, version: programme.version + 1, updated_at: now, ..programme };
            let programme = row.into_active_model().reset_all().update(txn).await?;
            let action = match state {
                ProgrammeState::Published => "study_programme.published",
                ProgrammeState::Draft => "study_programme.withdrawn",
            };
            audit::record(txn, now, &actor, [(action, id)]).await?;
            change_log::note(txn, now, Subject::StudyProgramme, [id]).await?;
            Ok(programme)
        })
    })
    .await
}
