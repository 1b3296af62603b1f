//! The next choice for what cannot be booked.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::refuse::{Wanted, not_for_them, overlap};
use crate::{
    booking::{NextChoice, NotBookable, Reason, engine},
    error::Result,
    event::{
        BookingMode,
        slot::{Column, Entity, Slot},
        window,
    },
};

/// For so many refusals at once is another choice looked for: each costs a statement.
const MOST: usize = 5;

/// So many slots are looked at.
const CANDIDATES: u64 = 40;

/// Names the next choice of each refusal that has one: of the same kind, the same company before others, nearest in time, free, and
/// clash-free with the rest of what is wanted.
///
/// # Errors
/// When the database fails.
pub(crate) async fn fill(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    wanted: &Wanted<'_>,
    mut refused: Vec<NotBookable>,
) -> Result<Vec<NotBookable>> {
    if !wanted.elsewhere {
        return Ok(refused);
    }
    let gone: Vec<Uuid> = refused.iter().map(|one| one.slot_id).collect();
    let mut kept: Vec<Slot> = wanted
        .lines
        .iter()
        .filter(|line| !gone.contains(&line.slot.id))
        .map(|line| line.slot.clone())
        .collect();
    for one in refused.iter_mut().filter(|one| helps(&one.why)).take(MOST) {
        let Some(line) = wanted.lines.iter().find(|line| line.slot.id == one.slot_id) else { continue };
        let candidates = candidates(db, now, wanted, &line.slot).await?;
        let fits = |slot: &Slot| is_choice(wanted, slot, now) && !kept.iter().any(|k| overlap(k, slot));
        let near = |slot: &Slot| {
            let other_company = slot.company_id != line.slot.company_id;
            (other_company, (slot.starts_at - line.slot.starts_at).abs(), slot.id)
        };
        let Some(next) = candidates.into_iter().filter(fits).min_by_key(near) else { continue };
        one.next =
            Some(NextChoice { slot_id: next.id, title: next.title.clone(), starts_at: next.starts_at });
        kept.push(next);
    }
    Ok(refused)
}

/// Whether another slot could be booked where this one cannot.
const fn helps(why: &Reason) -> bool {
    match why {
        Reason::Full { .. }
        | Reason::NotOpenYet { .. }
        | Reason::FirstSchools { .. }
        | Reason::Closed
        | Reason::Gone
        | Reason::Clash { .. }
        | Reason::NotForThem { .. } => true,
        Reason::SchoolFull { .. } | Reason::Enough { .. } | Reason::ByWish | Reason::BookedAlready => false,
    }
}

fn is_choice(wanted: &Wanted<'_>, slot: &Slot, now: DateTime<Utc>) -> bool {
    let passes_others = slot.in_order && slot.waiting > 0;
    let by_wish = wanted.event.mode == BookingMode::Wishes
        && wanted.event.allocated_at.is_none()
        && slot.kind.is_wished_for();
    !passes_others
        && !by_wish
        && slot.free() >= engine::weight(slot, wanted.size)
        && not_for_them(wanted, slot).is_none()
        && window::check(wanted.event, slot, wanted.school_id, now).is_none()
}

async fn candidates(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    wanted: &Wanted<'_>,
    slot: &Slot,
) -> Result<Vec<Slot>> {
    let company = slot.company_id.unwrap_or_default();
    let own: Expr = Expr::case(Expr::col(Column::CompanyId).eq(company), 0).finally(1).into();
    let later: Expr = Expr::case(Expr::col(Column::StartsAt).gte(slot.starts_at), 0).finally(1).into();
    let rows = Entity::find()
        .filter(Column::EventId.eq(wanted.event.id))
        .filter(Column::Kind.eq(slot.kind))
        .filter(Column::Id.is_not_in(wanted.lines.iter().map(|line| line.slot.id)))
        .filter(Column::CancelledAt.is_null())
        .filter(Column::StartsAt.gt(now))
        .filter(Expr::col(Column::Taken).lt(Expr::col(Column::Capacity)))
        .order_by_asc(own)
        .order_by_asc(later)
        .order_by_asc(Column::StartsAt)
        .limit(CANDIDATES);
    Ok(rows.all(db).await?)
}
