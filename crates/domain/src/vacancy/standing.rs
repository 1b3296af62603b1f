//! What becomes of a company's postings when it comes into a cluster or leaves one.
use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::{Column, Entity, VacancyState, duplicates::relink};
use crate::{
    change_log::{self, Subject},
    error::Result,
};

/// Links a company's postings anew after one of its memberships began or ended, in the transaction of that change, and notes
/// every posting that the public sees otherwise now: its own, and others' that take over or step back.
pub(crate) async fn note_standing(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    company_id: Uuid,
) -> Result<()> {
    let rows: Vec<(Uuid, String, Option<Uuid>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Fingerprint, Column::DuplicateOf])
        .filter(Column::CompanyId.eq(company_id))
        .filter(Column::State.eq(VacancyState::Published))
        .into_tuple()
        .all(txn)
        .await?;
    let relinked = relink(txn, rows.iter().map(|row| row.1.clone()).collect()).await?;
    let changed: HashSet<Uuid> =
        rows.iter().flat_map(|(id, _, shown)| [Some(*id), *shown]).flatten().chain(relinked).collect();
    change_log::note(txn, now, Subject::Vacancy, changed).await
}
