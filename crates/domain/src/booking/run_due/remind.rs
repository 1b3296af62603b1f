//! The mail on the day before.
use chrono::{DateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Europe::Berlin;
use sea_orm::{ConnectionTrait, QuerySelect, QueryTrait, entity::prelude::*, sea_query::Expr};

use super::A_ROUND;
use crate::{
    Db,
    booking::{
        self, BookingState,
        itinerary::{Column, Entity},
        letters,
    },
    clock::german_day,
    error::Result,
    event::{self, EventState},
    mail::BookingNews,
    unit_of_work::{in_transaction, read_as_command},
};

/// Nobody is written to before that hour.
const FROM_HOUR: u32 = 7;

pub(super) async fn run(db: &Db, now: DateTime<Utc>) -> Result<u64> {
    if now.with_timezone(&Berlin).hour() < FROM_HOUR {
        return Ok(0);
    }
    // Two days hold what begins on the next one, wherever in it.
    let soon = event::Entity::find()
        .filter(event::Column::State.eq(EventState::Published))
        .filter(event::Column::StartsAt.gt(now))
        .filter(event::Column::StartsAt.lt(now + TimeDelta::days(2)))
        .all(db.read())
        .await?;
    let tomorrow = german_day(now).succ_opt();
    let mut reminded = 0;
    for event in soon {
        if Some(german_day(event.starts_at)) > tomorrow {
            continue;
        }
        for id in due(db, now, event.id).await? {
            let event = event.clone();
            let done = in_transaction(db, move |txn| {
                let event = event.clone();
                Box::pin(async move { remind(txn, now, &event, id).await })
            });
            reminded += u64::from(done.await?);
        }
    }
    Ok(reminded)
}

/// Who has a place and was not reminded; whoever booked only today knows.
async fn due(db: &Db, now: DateTime<Utc>, event_id: Uuid) -> Result<Vec<Uuid>> {
    let confirmed = booking::Entity::find()
        .select_only()
        .column(booking::Column::ItineraryId)
        .filter(booking::Column::EventId.eq(event_id))
        .filter(booking::Column::State.eq(BookingState::Confirmed));
    let due = Entity::find()
        .select_only()
        .columns([Column::Id])
        .column(Column::CreatedAt)
        .filter(Column::EventId.eq(event_id))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::Id.in_subquery(confirmed.into_query()))
        .limit(A_ROUND);
    let rows: Vec<(Uuid, DateTime<Utc>)> =
        read_as_command(db, move |txn| Box::pin(async move { Ok(due.into_tuple().all(txn).await?) })).await?;
    let today = german_day(now);
    Ok(rows.into_iter().filter(|(_, made)| german_day(*made) < today).map(|(id, _)| id).collect())
}

async fn remind(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &event::Event,
    id: Uuid,
) -> Result<bool> {
    let noted = Entity::update_many()
        .col_expr(Column::RemindedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::RemindedAt.is_null())
        .filter(Column::CancelledAt.is_null())
        .exec(txn)
        .await?;
    let found = Entity::find_by_id(id).one(txn).await?;
    let (1, Some(itinerary)) = (noted.rows_affected, found) else { return Ok(false) };
    letters::to_itinerary(txn, now, event, &itinerary, BookingNews::Reminder, None).await?;
    Ok(true)
}
