//! What is told of a scan, and what is read from it, alike for one person and for many.
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Scan, ScanOutcome, Scanned,
    choice::titles,
    look::{Holder, Seat},
    reach::Reach,
};
use crate::booking::place::PlaceConsent;

/// What became of a scan, with what whoever stands there may know.
pub(super) fn answer(outcome: ScanOutcome, holder: &Holder, reach: &Reach) -> Scanned {
    let booked = match outcome {
        ScanOutcome::OtherSlot => titles(&holder.bookings, reach),
        _ => Vec::new(),
    };
    // A company learns nothing of those who have booked nothing with it.
    let theirs = holder.bookings.iter().any(|booked| reach.holds(booked.slot_id));
    let alone = holder.places.first().filter(|_| holder.places.len() == 1);
    let shown = alone.filter(|seat| theirs && reach.shows(seat.consent));
    let name = shown.and_then(|seat| seat.name.clone());
    let told = |text: &Option<String>| text.clone().filter(|_| theirs);
    Scanned {
        outcome,
        place_id: alone.map(|seat| seat.id),
        name,
        group_name: told(&holder.group_name),
        school: told(&holder.school),
        people: 0,
        at: None,
        booked,
    }
}

pub(super) const fn nobody() -> Scanned {
    Scanned {
        outcome: ScanOutcome::Unknown,
        place_id: None,
        name: None,
        group_name: None,
        school: None,
        people: 0,
        at: None,
        booked: Vec::new(),
    }
}

/// Whoever a guardian does not let come does not come in.
pub(super) const fn may_come(seat: &Seat) -> bool {
    !matches!(seat.consent, PlaceConsent::Requested | PlaceConsent::Refused)
}

/// When the device saw it. One whose clock is off by more than a year knows nothing.
pub(super) fn seen_at(scan: &Scan, now: DateTime<Utc>) -> DateTime<Utc> {
    scan.at.map_or(now, |at| at.clamp(now - TimeDelta::days(366), now))
}

/// What a device calls itself, in the length that is kept.
pub(super) fn device(scan: &Scan) -> Option<String> {
    let name: String = scan.device.as_deref()?.chars().filter(|c| !c.is_control()).take(64).collect();
    Some(name).filter(|name| !name.is_empty())
}
