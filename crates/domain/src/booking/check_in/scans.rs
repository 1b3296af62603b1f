use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, PaginatorTrait, QueryOrder, entity::prelude::*};

use super::{
    Scan, ScanOutcome, Scanned,
    answer::{answer, device, may_come, nobody, seen_at},
    arrive::arrive,
    choice::choose,
    look::{Holder, Named, holders},
    reach::{Reach, reach},
};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        self, BookingState, BookingStep, Party,
        engine::{self, With},
    },
    error::{DomainError, Result},
    event::meeting,
    unit_of_work::in_transaction,
};

/// The most scans of one call.
const MOST: usize = 200;

/// Rows that one statement may carry: 9 columns each, well under `SQLite`'s 32,766 parameters.
const ROWS_A_STATEMENT: usize = 1_000;

/// Checks in up to 200 scans in their order, in one transaction. Each is answered for itself; a repeated one does no harm,
/// whatever device it comes from. A booking is `attended` with its first place. For managers of the cluster; for the people of a
/// company at its own slots, who learn no names of others.
///
/// A group's ticket lets in all its places, named or not, except those for whom a guardian has not agreed.
///
/// # Errors
/// `NotFound` for somebody else's event; `Invalid` for `scans` (more than 200).
pub async fn check_in(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    scans: Vec<Scan>,
) -> Result<Vec<Scanned>> {
    let now = clock.now();
    if let [scan] = &scans[..]
        && let Some(scanned) = arrive(db, now, actor, event_id, scan).await?
    {
        return Ok(vec![scanned]);
    }
    let (_, reach) = reach(db, actor, event_id).await?;
    if scans.len() > MOST {
        let detail = format!("takes at most {MOST} at once; these are {}", scans.len());
        return Err(DomainError::invalid("scans", "too_many", detail));
    }
    if scans.is_empty() {
        return Ok(Vec::new());
    }
    let shared = Arc::new((actor.clone(), reach, scans));
    in_transaction(db, move |txn| {
        let shared = Arc::clone(&shared);
        Box::pin(async move {
            let (actor, reach, scans) = &*shared;
            Batch { txn, now, actor, event_id, reach, entries: Vec::new() }.run(scans).await
        })
    })
    .await
}

/// The scans of one call, while they are answered.
struct Batch<'a, C> {
    txn: &'a C,
    now: DateTime<Utc>,
    actor: &'a Actor,
    event_id: Uuid,
    reach: &'a Reach,
    /// For the audit trail, written once.
    entries: Vec<(&'static str, Uuid)>,
}

/// Where and when somebody is let in.
struct Door<'a> {
    slot_id: Uuid,
    meeting_id: Option<Uuid>,
    at: DateTime<Utc>,
    scan: &'a Scan,
}

impl<C: ConnectionTrait> Batch<'_, C> {
    async fn run(mut self, scans: &[Scan]) -> Result<Vec<Scanned>> {
        let named: Vec<Option<Named>> = scans.iter().map(Named::by).collect();
        let wanted: HashSet<Named> = named.iter().flatten().cloned().collect();
        let mut known = holders(self.txn, self.event_id, &wanted).await?;
        let meetings = self.meetings(scans).await?;
        let mut answers = Vec::with_capacity(scans.len());
        for (scan, named) in scans.iter().zip(named) {
            let holder = named.and_then(|named| known.get_mut(&named));
            answers.push(match holder {
                Some(holder) => self.scan(scan, holder, &meetings).await?,
                None => nobody(),
            });
        }
        if !self.entries.is_empty() {
            audit::record(self.txn, self.now, self.actor, self.entries).await?;
        }
        Ok(answers)
    }

    /// Whose slot each named meeting is; nothing is read where none is named.
    async fn meetings(&self, scans: &[Scan]) -> Result<HashMap<Uuid, Uuid>> {
        let ids: HashSet<Uuid> = scans.iter().filter_map(|scan| scan.meeting_id).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let found = meeting::Entity::find()
            .filter(meeting::Column::Id.is_in(ids))
            .filter(meeting::Column::EventId.eq(self.event_id))
            .all(self.txn)
            .await?;
        Ok(found.into_iter().map(|meeting| (meeting.id, meeting.slot_id)).collect())
    }

    async fn scan(
        &mut self,
        scan: &Scan,
        holder: &mut Holder,
        meetings: &HashMap<Uuid, Uuid>,
    ) -> Result<Scanned> {
        let of_meeting = scan.meeting_id.map(|id| meetings.get(&id).copied());
        let slot_id = match (scan.slot_id, of_meeting) {
            // A meeting of something else.
            (_, Some(None)) => return Ok(self.answer(ScanOutcome::OtherSlot, holder)),
            (Some(slot_id), Some(Some(of))) if slot_id != of => {
                return Ok(self.answer(ScanOutcome::OtherSlot, holder));
            }
            (None, Some(of)) => of,
            (said, _) => said,
        };
        let at = match choose(&holder.bookings, slot_id, self.reach) {
            Err(ScanOutcome::Unknown) => return Ok(nobody()),
            Err(why) => return Ok(self.answer(why, holder)),
            Ok(at) => at,
        };
        let door = Door {
            slot_id: holder.bookings[at].slot_id,
            meeting_id: scan.meeting_id,
            at: seen_at(scan, self.now),
            scan,
        };
        if scan.undo {
            return self.let_out(&door, holder, at).await;
        }
        let seats: Vec<Uuid> =
            holder.places.iter().filter(|seat| may_come(seat)).map(|seat| seat.id).collect();
        if seats.is_empty() {
            return Ok(self.answer(ScanOutcome::NotConfirmed, holder));
        }
        let let_in = self.let_in(&door, &seats).await?;
        if holder.bookings[at].state != BookingState::Attended {
            let booking_id = holder.bookings[at].id;
            if engine::attend(self.txn, self.now, booking_id).await? {
                self.entries.push((engine::entry(BookingState::Attended), booking_id));
            }
            holder.bookings[at].state = BookingState::Attended;
        }
        if let_in > 0 {
            self.entries.extend(seats.iter().map(|id| (engine::LET_IN, *id)));
            let answer = self.answer(ScanOutcome::In, holder);
            return Ok(Scanned { people: let_in, at: Some(door.at), ..answer });
        }
        let first = self.first_seen(&door, &seats).await?;
        Ok(Scanned { at: Some(first), ..self.answer(ScanOutcome::Again, holder) })
    }

    /// Writes who was seen and returns how many for the first time.
    async fn let_in(&self, door: &Door<'_>, seats: &[Uuid]) -> Result<u32> {
        let by_account = self.actor.identity().map(|identity| identity.account_id);
        let device = device(door.scan);
        let mut new = 0;
        for seats in seats.chunks(ROWS_A_STATEMENT) {
            let rows = seats.iter().map(|place_id| super::ActiveModel {
                id: Set(Uuid::now_v7()),
                event_id: Set(self.event_id),
                slot_id: Set(door.slot_id),
                meeting_id: Set(door.meeting_id),
                place_id: Set(*place_id),
                at: Set(door.at),
                by_account: Set(by_account),
                device: Set(device.clone()),
                created_at: Set(self.now),
            });
            let written = super::Entity::insert_many(rows)
                .on_conflict(sea_orm::sea_query::OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(self.txn)
                .await?;
            new += u32::try_from(written).unwrap_or(u32::MAX);
        }
        Ok(new)
    }

    fn seen(door: &Door<'_>, seats: &[Uuid]) -> sea_orm::Condition {
        use super::Column as C;
        let meeting = match door.meeting_id {
            Some(id) => C::MeetingId.eq(id),
            None => C::MeetingId.is_null(),
        };
        sea_orm::Condition::all()
            .add(C::PlaceId.is_in(seats.to_vec()))
            .add(C::SlotId.eq(door.slot_id))
            .add(meeting)
    }

    /// When those who were in already were seen first. A device that comes back into the network may know of an earlier moment.
    async fn first_seen(&self, door: &Door<'_>, seats: &[Uuid]) -> Result<DateTime<Utc>> {
        let seen = Self::seen(door, seats);
        let first = super::Entity::find().filter(seen.clone()).order_by_asc(super::Column::At).one(self.txn);
        let first = first.await?.map_or(door.at, |row| row.at);
        if door.at < first {
            super::Entity::update_many()
                .col_expr(super::Column::At, sea_orm::sea_query::Expr::value(door.at))
                .filter(seen)
                .exec(self.txn)
                .await?;
        }
        Ok(first.min(door.at))
    }

    /// Takes a check-in back; a booking of which nobody was seen is confirmed again. Again it does nothing.
    async fn let_out(&mut self, door: &Door<'_>, holder: &mut Holder, at: usize) -> Result<Scanned> {
        let seats: Vec<Uuid> = holder.places.iter().map(|seat| seat.id).collect();
        let gone = super::Entity::delete_many().filter(Self::seen(door, &seats)).exec(self.txn).await?;
        if gone.rows_affected > 0 {
            self.entries.extend(seats.iter().map(|id| ("place.check_in_undone", *id)));
            let booking = booking::Entity::find_by_id(holder.bookings[at].id).one(self.txn).await?;
            let booking = booking.ok_or(DomainError::NotFound { what: "booking" })?;
            let others = super::Entity::find()
                .filter(super::Column::SlotId.eq(door.slot_id))
                .filter(super::Column::PlaceId.in_subquery(places_of(booking.itinerary_id)));
            if booking.state == BookingState::Attended && others.count(self.txn).await? == 0 {
                let (step, party) = (BookingStep::UndoCheckIn, Party::Organiser);
                engine::take(self.txn, self.now, self.actor, &booking, step, party, With::default()).await?;
                holder.bookings[at].state = BookingState::Confirmed;
            }
        }
        let people = u32::try_from(gone.rows_affected).unwrap_or(u32::MAX);
        Ok(Scanned { people, ..self.answer(ScanOutcome::Undone, holder) })
    }

    fn answer(&self, outcome: ScanOutcome, holder: &Holder) -> Scanned {
        answer(outcome, holder, self.reach)
    }
}

fn places_of(itinerary_id: Uuid) -> sea_orm::sea_query::SelectStatement {
    use sea_orm::{QuerySelect, QueryTrait};
    booking::place::Entity::find()
        .select_only()
        .column(booking::place::Column::Id)
        .filter(booking::place::Column::ItineraryId.eq(itinerary_id))
        .into_query()
}
