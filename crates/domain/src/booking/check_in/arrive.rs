//! One person comes with a ticket of their own, is let in by a manager, and was not there before: what happens at a door again and
//! again. On `PostgreSQL` it takes one statement to look and one to write, of which the second is a transaction of its own.
use chrono::{DateTime, Utc};
use sea_orm::prelude::Uuid;

use super::{
    CheckIn, Scan, ScanOutcome, Scanned,
    answer::{answer, device, may_come, seen_at},
    choice::choose,
    look::{Named, owner},
    reach::Reach,
};
use crate::{
    Actor, Db,
    booking::{BookingState, engine},
    error::Result,
    grant::by_key,
    unit_of_work::{execute_as_command, select_as_command},
};

/// Lets one person in; none, and nothing written, where it is anything else, which the unit of work answers. So rules stand there,
/// and here only what is needed to know that none of them says no.
///
/// # Errors
/// When the database fails.
pub(super) async fn arrive(
    db: &Db,
    now: DateTime<Utc>,
    actor: &Actor,
    event_id: Uuid,
    scan: &Scan,
) -> Result<Option<Scanned>> {
    // SQLite is asked in the same process: several statements cost it little, and it cannot write to several tables in one.
    if !db.is_postgres() || scan.undo || scan.meeting_id.is_some() {
        return Ok(None);
    }
    let Some(named) = Named::by(scan) else { return Ok(None) };
    let holder = select_as_command(db, move |db| Box::pin(async move { owner(&db, event_id, &named).await }));
    let Some(holder) = holder.await?.filter(|holder| actor.manages(holder.cluster_id) && !by_key(actor))
    else {
        return Ok(None);
    };
    let [seat] = &holder.places[..] else { return Ok(None) };
    let Ok(at) = choose(&holder.bookings, scan.slot_id, &Reach::All) else { return Ok(None) };
    let booked = &holder.bookings[at];
    if booked.state == BookingState::Attended || !may_come(seat) {
        return Ok(None);
    }
    let row = CheckIn {
        id: Uuid::now_v7(),
        event_id,
        slot_id: booked.slot_id,
        meeting_id: None,
        place_id: seat.id,
        at: seen_at(scan, now),
        by_account: actor.identity().map(|identity| identity.account_id),
        device: device(scan),
        created_at: now,
    };
    let seen = row.at;
    let written = execute_as_command(db, engine::come(actor, row, booked.id)).await?;
    let scanned = Scanned { people: 1, at: Some(seen), ..answer(ScanOutcome::In, &holder, &Reach::All) };
    Ok((written > 0).then_some(scanned))
}
