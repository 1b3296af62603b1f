//! Why slots cannot be booked.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Booker, read::Look};
use crate::{
    booking::{BookingDraft, NotBookable, Reason, engine, letters::Facts},
    event::{
        BookingMode, Event,
        slot::{Slot, Takes, Unit},
        window,
    },
};

/// What is wanted of an event.
pub(crate) struct Wanted<'a> {
    pub(crate) event: &'a Event,
    pub(crate) lines: &'a [Facts],
    pub(crate) is_group: bool,
    pub(crate) size: i32,
    pub(crate) wait: bool,
    pub(crate) school_id: Option<Uuid>,
    pub(crate) booker: &'a Booker,
    /// Another slot of the event has places.
    pub(crate) elsewhere: bool,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(look: &'a Look, draft: &BookingDraft, booker: &'a Booker) -> Self {
        let school_id = match &draft.group {
            Some(group) => group.school_id,
            None => draft.people.first().and_then(|person| person.school_id),
        };
        Self {
            event: &look.event,
            lines: &look.lines,
            is_group: draft.group.is_some(),
            size: draft.group.as_ref().map_or(1, |group| group.size),
            wait: draft.wait,
            school_id,
            booker,
            elsewhere: look.elsewhere,
        }
    }
}

/// Every slot that cannot be booked, with the first reason against it; the next choice is not looked for.
pub(crate) fn refusals(wanted: &Wanted<'_>, now: DateTime<Utc>) -> Vec<NotBookable> {
    let mut appointments = 0;
    let mut refused = Vec::new();
    for (at, Facts { slot, .. }) in wanted.lines.iter().enumerate() {
        if slot.kind.is_wished_for() {
            appointments += 1;
        }
        let why = closed(wanted, slot, now)
            .or_else(|| (wanted.size > 0).then(|| not_for_them(wanted, slot)).flatten())
            .or_else(|| {
                let most = wanted.event.appointments_most;
                let too_many = slot.kind.is_wished_for() && appointments > most && !wanted.booker.organiser;
                too_many.then_some(Reason::Enough { most })
            })
            .or_else(|| clash_within(&wanted.lines[..at], slot))
            .or_else(|| full(wanted, slot));
        if let Some(why) = why {
            refused.push(NotBookable { slot_id: slot.id, title: slot.title.clone(), why, next: None });
        }
    }
    refused
}

fn closed(wanted: &Wanted<'_>, slot: &Slot, now: DateTime<Utc>) -> Option<Reason> {
    let event = wanted.event;
    match window::check(event, slot, wanted.school_id, now) {
        // A manager may sign up people outside the window.
        Some(Reason::NotOpenYet { .. } | Reason::FirstSchools { .. } | Reason::Closed)
            if wanted.booker.organiser =>
        {
            None
        }
        Some(why) => Some(why),
        None if event.mode == BookingMode::Wishes
            && slot.kind.is_wished_for()
            && event.allocated_at.is_none()
            && !wanted.booker.organiser =>
        {
            Some(Reason::ByWish)
        }
        None => None,
    }
}

/// Whether such a party may book a slot at all.
pub(super) fn not_for_them(wanted: &Wanted<'_>, slot: &Slot) -> Option<Reason> {
    let welcome = match slot.takes {
        Takes::Both => true,
        Takes::Groups => wanted.is_group,
        Takes::Persons => !wanted.is_group,
    };
    if !welcome {
        return Some(Reason::NotForThem { most: None });
    }
    let most = match (slot.party_most, slot.unit) {
        (Some(most), _) => most,
        (None, Unit::Person) => slot.capacity,
        (None, Unit::Party) => return None,
    };
    // One person fits wherever there is a place at all.
    (wanted.is_group && wanted.size > most).then_some(Reason::NotForThem { most: Some(most) })
}

/// What else is wanted at the same time.
pub(super) fn clash_within(others: &[Facts], slot: &Slot) -> Option<Reason> {
    others
        .iter()
        .map(|other| &other.slot)
        .find(|other| overlap(other, slot))
        .map(|other| Reason::Clash { title: other.title.clone(), starts_at: other.starts_at })
}

/// Whether nobody can have both.
pub(super) fn overlap(one: &Slot, other: &Slot) -> bool {
    let same_layer = one.kind.layer().is_some() && one.kind.layer() == other.kind.layer();
    same_layer && one.starts_at < other.ends_at && other.starts_at < one.ends_at
}

fn full(wanted: &Wanted<'_>, slot: &Slot) -> Option<Reason> {
    if wanted.wait && slot.waiting_list {
        return None;
    }
    let passes_others = slot.in_order && slot.waiting > 0 && !wanted.booker.first;
    if !passes_others && slot.free() >= engine::weight(slot, wanted.size) {
        return None;
    }
    // What is free while others wait is theirs.
    Some(Reason::Full { free: if passes_others { 0 } else { slot.free() } })
}
