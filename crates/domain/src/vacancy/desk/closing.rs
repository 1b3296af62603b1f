//! Vacancies that end while pupils wait for an answer.
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::CloseReason;
use crate::{
    Actor,
    application::{self, ApplicationState, vacancy_closed},
    error::Result,
};

/// Tells those who wait for an answer to one of these vacancies that it is closed. Most vacancies have nobody who waits, so
/// one question finds those that do.
///
/// # Errors
/// When the database fails.
pub(in crate::vacancy) async fn tell_applicants(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    vacancies: &[Uuid],
    reason: CloseReason,
) -> Result<()> {
    const WAITING: [ApplicationState; 4] = [
        ApplicationState::Draft,
        ApplicationState::Submitted,
        ApplicationState::Seen,
        ApplicationState::Interview,
    ];
    for chunk in vacancies.chunks(5_000) {
        let waited_for: Vec<Option<Uuid>> = application::Entity::find()
            .select_only()
            .column(application::Column::VacancyId)
            .distinct()
            .filter(application::Column::VacancyId.is_in(chunk.iter().copied()))
            .filter(application::Column::State.is_in(WAITING))
            .into_tuple()
            .all(txn)
            .await?;
        for vacancy_id in waited_for.into_iter().flatten() {
            vacancy_closed(txn, now, actor, vacancy_id, reason).await?;
        }
    }
    Ok(())
}
