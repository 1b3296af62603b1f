use sea_orm::{QueryOrder, entity::prelude::*};

use super::{
    Column, Entity, Exhibitor,
    interviewer::{self, Interviewer},
};
use crate::{
    Actor, Db,
    error::Result,
    event::{CompanyRef, company_refs, desk::require_managed},
};

/// The exhibitors of an event on the manager's desk, all states, by company name.
///
/// # Errors
/// `NotFound`.
pub async fn list(
    db: &Db,
    actor: &Actor,
    event_id: Uuid,
) -> Result<Vec<(Exhibitor, CompanyRef, Vec<Interviewer>)>> {
    require_managed(db, actor, event_id, false).await?;
    let exhibitors = Entity::find().filter(Column::EventId.eq(event_id)).all(db.read()).await?;
    let companies = company_refs(db.read(), exhibitors.iter().map(|exhibitor| exhibitor.company_id)).await?;
    let interviewers = interviewer::Entity::find()
        .filter(interviewer::Column::EventId.eq(event_id))
        .order_by_asc(interviewer::Column::Position)
        .all(db.read())
        .await?;
    let mut list: Vec<_> = exhibitors
        .into_iter()
        .filter_map(|exhibitor| {
            let company = companies.get(&exhibitor.company_id)?.clone();
            let own = interviewers.iter().filter(|one| one.exhibitor_id == exhibitor.id).cloned().collect();
            Some((exhibitor, company, own))
        })
        .collect();
    list.sort_by_cached_key(|(_, company, _)| company.name.to_lowercase());
    Ok(list)
}
