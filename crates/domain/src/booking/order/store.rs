//! Writing what was wanted, within one command. Nothing is read again that was just written.
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{
    Booker, Order,
    itinerary::{Asked, insert, insert_options, insert_places},
    living::{find_living, touch},
    tell, wishes,
};
use crate::{
    Actor,
    booking::{
        Booked, BookedSlot, Booking, BookingState, NotBookable, Reason,
        engine::{self, Claimed, Entry},
        itinerary::{Itinerary, ItineraryKind},
        letters::Facts,
        place::{Place, PlaceConsent},
    },
    error::{DomainError, Result},
    event::{
        changes::{self, Happened, What},
        slot::Slot,
    },
};

/// What was stored, with the audit trail's entries of it.
pub(crate) struct Stored {
    pub(crate) booked: Booked,
    pub(crate) entries: Vec<(&'static str, Uuid)>,
}

/// Stores an order: takes its places, writes itinerary, bookings, places and mails. The caller writes the audit trail.
///
/// # Errors
/// `NotBookable` (without next choices: see [`super::explain`]), `Invalid` for what is missing, `Conflict`.
pub(crate) async fn store(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    booker: &Booker,
    order: &Order,
) -> Result<Stored> {
    let mut claimed = claim(txn, now, booker, order).await?;
    let made = order.itinerary(booker, now);
    let fresh = insert(txn, &made).await?;
    let Whose { itinerary, places, asked, guarded } = if fresh {
        begin(txn, now, booker, order, made).await?
    } else {
        add(txn, now, booker, order).await?
    };
    if guarded {
        let until = order.guardian_until(now);
        for (_, claimed) in &mut claimed {
            claimed.hold(until);
        }
    }
    let mut bookings = engine::write(txn, now, &itinerary, &places, &claimed).await?;
    wishes::write(txn, &order.event, itinerary.id, &order.wishes, fresh).await?;
    line_up(txn, now, actor, order, &claimed, &mut bookings).await?;
    let told =
        tell::Told { order, booker, itinerary: &itinerary, places: &places, bookings: &bookings, guarded };
    let ahead = told.ahead(txn, &claimed).await?;
    if !order.hold {
        told.tell(txn, now, &asked, &ahead, fresh).await?;
    }
    let what = if fresh { "itinerary.created" } else { "itinerary.changed" };
    let mut entries = vec![(what, itinerary.id)];
    entries.extend(bookings.iter().map(|booking| (engine::entry(booking.state), booking.id)));
    Ok(Stored { booked: booked(order, &itinerary, &bookings, &ahead, guarded), entries })
}

/// Counts every slot, in the order of their ids; refuses all those together that have no place.
pub(super) async fn claim<'a>(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    booker: &Booker,
    order: &'a Order,
) -> Result<Vec<(&'a Slot, Claimed)>> {
    let held_until = order.hold.then(|| order.hold_until(now));
    let entry = Entry { held_until, waits: order.wait, first: booker.first };
    let (mut claimed, mut refused) = (Vec::new(), Vec::new());
    for Facts { slot, .. } in &order.lines {
        match engine::claim(txn, slot, order.size, entry).await? {
            Some(counted) => claimed.push((slot, counted)),
            None => refused.push(NotBookable {
                slot_id: slot.id,
                title: slot.title.clone(),
                why: Reason::Full { free: 0 },
                next: None,
            }),
        }
    }
    if refused.is_empty() { Ok(claimed) } else { Err(DomainError::NotBookable(refused)) }
}

/// For whom it is.
struct Whose {
    itinerary: Itinerary,
    places: Vec<Place>,
    asked: Vec<Asked>,
    /// A person whose guardian must agree first.
    guarded: bool,
}

/// A new itinerary, whose row is there.
async fn begin(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    booker: &Booker,
    order: &Order,
    itinerary: Itinerary,
) -> Result<Whose> {
    // While more is put together a name may wait; it is asked for when the hold is confirmed.
    if !order.missing.is_empty() && !order.hold {
        return Err(DomainError::Invalid(order.missing.clone()));
    }
    if let Some(school_id) = order.school_id {
        let most = order.event.school_most.filter(|_| !booker.organiser);
        if !engine::take_quota(txn, order.event.id, school_id, order.size, most).await? {
            return Err(school_full(order, most.unwrap_or_default()));
        }
    }
    if !engine::take_options(txn, &order.shares()).await? {
        return Err(engine::option_gone());
    }
    let (mut places, mut asked) = order.places(booker, &itinerary, now);
    if order.hold {
        // Nobody is asked before it is said that it will be booked at all.
        asked.clear();
        for place in places.iter_mut().filter(|place| place.consent == PlaceConsent::Requested) {
            place.consent = PlaceConsent::Unknown;
            place.consent_token_hash = None;
        }
    }
    insert_places(txn, &places).await?;
    insert_options(txn, &places, &order.people).await?;
    let guarded = itinerary.kind == ItineraryKind::Person
        && places.iter().any(|place| place.consent == PlaceConsent::Requested);
    Ok(Whose { itinerary, places, asked, guarded })
}

fn school_full(order: &Order, most: i32) -> DomainError {
    let refused = |line: &Facts| NotBookable {
        slot_id: line.slot.id,
        title: line.slot.title.clone(),
        why: Reason::SchoolFull { most },
        next: None,
    };
    DomainError::NotBookable(order.lines.iter().map(refused).collect())
}

/// The itinerary that the person has already.
async fn add(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    booker: &Booker,
    order: &Order,
) -> Result<Whose> {
    let Some(account_id) = booker.account_id else {
        return Err(DomainError::Conflict("there is such a record already".into()));
    };
    let living = find_living(txn, order.event.id, account_id).await?;
    let (mut itinerary, mut place) = (living.itinerary, living.place);
    order.refuse_again(txn, &itinerary, booker.organiser).await?;
    let (guarded, asked) =
        if order.hold { (false, None) } else { order.ask_again(txn, &mut place, now).await? };
    itinerary.phone = order.phone.clone().or(itinerary.phone);
    itinerary.note = order.note.clone().or(itinerary.note);
    touch(txn, now, &mut itinerary).await?;
    Ok(Whose { itinerary, places: vec![place], asked: asked.into_iter().collect(), guarded })
}

/// Where somebody was put in line although places are free, whoever stood before was passed over: the line moves up at once.
async fn line_up(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    order: &Order,
    claimed: &[(&Slot, Claimed)],
    bookings: &mut [Booking],
) -> Result<()> {
    let mut others = Vec::new();
    for (slot, _) in claimed.iter().filter(|(_, claimed)| claimed.passes) {
        for moved in engine::move_up(txn, now, actor, &order.event, slot.id).await? {
            match bookings.iter_mut().find(|own| own.id == moved.id) {
                Some(own) => *own = moved,
                None => others.push(Happened { booking: moved, what: What::MovedUp }),
            }
        }
    }
    if !others.is_empty() {
        changes::tell(txn, now, &order.event, others, None).await?;
    }
    Ok(())
}

fn booked(
    order: &Order,
    itinerary: &Itinerary,
    bookings: &[Booking],
    ahead: &std::collections::HashMap<Uuid, u64>,
    guarded: bool,
) -> Booked {
    let starts = |id: Uuid| {
        let line = order.lines.iter().find(|line| line.slot.id == id);
        line.map(|line| line.slot.starts_at)
    };
    let mut bookings: Vec<&Booking> = bookings.iter().collect();
    bookings.sort_by_key(|booking| (starts(booking.slot_id), booking.id));
    Booked {
        itinerary_id: itinerary.id,
        event_id: itinerary.event_id,
        bookings: bookings
            .into_iter()
            .map(|booking| BookedSlot {
                booking_id: booking.id,
                slot_id: booking.slot_id,
                state: booking.state,
                ahead: ahead.get(&booking.id).copied().filter(|_| booking.state == BookingState::Waitlisted),
                held_until: booking.held_until,
            })
            .collect(),
        awaits_guardian: guarded,
        link_token: itinerary.link_token.clone(),
    }
}
