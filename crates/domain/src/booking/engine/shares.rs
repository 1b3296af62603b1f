//! What is counted beside slots: a school's share of an event, and options. Each is taken by one statement on the condition that it
//! is there; beneath it the database holds `taken <= capacity` of options.
use std::collections::BTreeMap;

use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    booking::{
        itinerary::Itinerary,
        place::{self, option as place_option},
    },
    error::{DomainError, Result},
    event::question::{option as event_option, quota},
};

/// How many of each option; by id, the order in which they are taken.
pub(crate) type Shares = BTreeMap<Uuid, i32>;

/// Takes places of a school's share; whether they were there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_quota(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    school_id: Uuid,
    size: i32,
    most: Option<i32>,
) -> Result<bool> {
    if most.is_some_and(|most| size > most) {
        return Ok(false);
    }
    let taken = || Expr::col((quota::Entity, quota::Column::Taken)).add(size);
    let mut again = OnConflict::columns([quota::Column::EventId, quota::Column::SchoolId]);
    again.value(quota::Column::Taken, taken());
    if let Some(most) = most {
        again.action_and_where(taken().lte(most));
    }
    let row = quota::ActiveModel { event_id: Set(event_id), school_id: Set(school_id), taken: Set(size) };
    let counted = quota::Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
    Ok(counted == 1)
}

/// Takes options; whether all were there.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_options(txn: &impl ConnectionTrait, shares: &Shares) -> Result<bool> {
    use event_option::Column;
    for (id, count) in shares {
        let more = || Expr::col(Column::Taken).add(*count);
        let taken = event_option::Entity::update_many()
            .col_expr(Column::Taken, more())
            .filter(Column::Id.eq(*id))
            .filter(Column::RetiredAt.is_null())
            .filter(Expr::col(Column::Capacity).is_null().or(more().lte(Expr::col(Column::Capacity))))
            .exec(txn)
            .await?;
        if taken.rows_affected == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Gives back what these places of an itinerary have chosen; of all of them without any named.
///
/// # Errors
/// When the database fails.
async fn give_back_options(
    txn: &impl ConnectionTrait,
    itinerary_id: Uuid,
    places: Option<&[Uuid]>,
) -> Result<()> {
    use sea_orm::{QuerySelect, QueryTrait};
    let chosen = if let Some(places) = places {
        place_option::Column::PlaceId.is_in(places.iter().copied())
    } else {
        let all = place::Entity::find()
            .select_only()
            .column(place::Column::Id)
            .filter(place::Column::ItineraryId.eq(itinerary_id));
        place_option::Column::PlaceId.in_subquery(all.into_query())
    };
    let gone = place_option::Entity::delete_many().filter(chosen).exec_with_returning(txn).await?;
    let mut shares = Shares::new();
    for row in gone {
        *shares.entry(row.option_id).or_default() += 1;
    }
    for (id, count) in shares {
        event_option::Entity::update_many()
            .col_expr(event_option::Column::Taken, Expr::col(event_option::Column::Taken).sub(count))
            .filter(event_option::Column::Id.eq(id))
            .exec(txn)
            .await?;
    }
    Ok(())
}

/// Gives back an itinerary's share of its school's places, so many of them, and what these places have chosen (all without any
/// named).
///
/// # Errors
/// When the database fails.
pub(crate) async fn give_back(
    txn: &impl ConnectionTrait,
    itinerary: &Itinerary,
    size: i32,
    places: Option<&[Uuid]>,
) -> Result<()> {
    if let Some(school_id) = itinerary.quota_school_id {
        quota::Entity::update_many()
            .col_expr(quota::Column::Taken, Expr::col(quota::Column::Taken).sub(size))
            .filter(quota::Column::EventId.eq(itinerary.event_id))
            .filter(quota::Column::SchoolId.eq(school_id))
            .exec(txn)
            .await?;
    }
    if places.is_none_or(|places| !places.is_empty()) {
        give_back_options(txn, itinerary.id, places).await?;
    }
    Ok(())
}

/// What is said where an option is gone.
pub(crate) fn option_gone() -> DomainError {
    DomainError::Conflict("something that was chosen beside the place is not there any more".into())
}
