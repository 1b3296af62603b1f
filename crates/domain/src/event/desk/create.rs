use chrono::{DateTime, Datelike, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set, entity::prelude::*};

use super::{EventDraft, SeriesChoice, hold, require_cluster};
use crate::{
    Actor, Clock, Db,
    clock::german_day,
    error::Result,
    event::{
        ActiveModel, Column, Entity, Event, EventKind, EventState, HallPlan,
        series::{self, EventSeries},
    },
    fold::slug,
    unit_of_work::in_transaction,
};

/// Makes a draft. Its slug is made of title and year.
///
/// # Errors
/// `Invalid` with every field; `NotFound`.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    draft: EventDraft,
) -> Result<Event> {
    require_cluster(db, actor, cluster_id).await?;
    let now = clock.now();
    let clean = draft.check(db, now, cluster_id).await?;
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (clean, actor) = (clean.clone(), actor.clone());
        Box::pin(async move {
            let id = Uuid::now_v7();
            let draft = &clean.draft;
            let series_id = series_of(txn, now, cluster_id, draft.kind, draft.series.clone()).await?;
            let slug = free_slug(txn, &draft.title, draft.starts_at, id).await?;
            let row = ActiveModel {
                id: Set(id),
                cluster_id: Set(cluster_id),
                state: Set(EventState::Draft),
                slug: Set(slug),
                allocation_seed: Set(None),
                allocation_digest: Set(None),
                allocated_at: Set(None),
                hall_plan: Set(HallPlan::default()),
                copied_from: Set(None),
                cancel_reason: Set(None),
                published_at: Set(None),
                version: Set(1),
                created_at: Set(now),
                updated_at: Set(now),
                ..clean.columns(series_id)
            };
            let event = row.insert(txn).await?;
            hold::note(txn, now, &actor, &event, ("event.created", id)).await?;
            Ok(event)
        })
    })
    .await
}

/// The series that was chosen; a new one where the cluster has none of that name yet.
pub(super) async fn series_of(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    cluster_id: Uuid,
    kind: EventKind,
    choice: Option<SeriesChoice>,
) -> Result<Option<Uuid>> {
    let title = match choice {
        None => return Ok(None),
        Some(SeriesChoice::Known(id)) => return Ok(Some(id)),
        Some(SeriesChoice::New(title)) => title,
    };
    let slug = slug(&title);
    let known = series::Entity::find()
        .filter(series::Column::ClusterId.eq(cluster_id))
        .filter(series::Column::Slug.eq(&slug))
        .one(txn)
        .await?;
    if let Some(known) = known {
        return Ok(Some(known.id));
    }
    let id = Uuid::now_v7();
    let row = EventSeries { id, cluster_id, kind, slug, title, version: 1, created_at: now, updated_at: now };
    series::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(txn).await?;
    Ok(Some(id))
}

/// An address for an event that no other has.
pub(super) async fn free_slug(
    txn: &impl ConnectionTrait,
    title: &str,
    starts_at: DateTime<Utc>,
    id: Uuid,
) -> Result<String> {
    let wanted = wanted_slug(title, german_day(starts_at).year());
    let taken = Entity::find().filter(Column::Slug.eq(&wanted)).one(txn).await?.is_some();
    // Another event of that name and year is told apart by the end of its id.
    Ok(if taken { format!("{wanted}-{}", &id.simple().to_string()[24..]) } else { wanted })
}

fn wanted_slug(title: &str, year: i32) -> String {
    let (words, year) = (slug(title), year.to_string());
    if words.split('-').any(|word| word == year) { words } else { format!("{words}-{year}") }
}

#[cfg(test)]
mod tests {
    use super::wanted_slug;

    #[test]
    fn an_address_says_the_year_once() {
        assert_eq!(wanted_slug("Job Tour Darmstadt", 2027), "job-tour-darmstadt-2027");
        assert_eq!(wanted_slug("Messe 2027: Zukunft", 2027), "messe-2027-zukunft");
        assert_eq!(wanted_slug("Messe 2026", 2027), "messe-2026-2027");
    }
}
