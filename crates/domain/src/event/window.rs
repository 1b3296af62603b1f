//! When whom may sign up.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Event, EventState, slot::Slot};
use crate::booking::Reason;

/// Whether somebody of that school (none: of no known one) may book a slot now: the event is published or running, the slot is not
/// cancelled and has not begun, sign-up is open (the slot's own window goes before the event's), and while only the first schools
/// may, the school is one of them. The first reason against it.
pub fn check(event: &Event, slot: &Slot, school_id: Option<Uuid>, now: DateTime<Utc>) -> Option<Reason> {
    let on = matches!(event.state, EventState::Published | EventState::Running);
    if !on || slot.cancelled_at.is_some() || slot.ends_at <= now {
        return Some(Reason::Gone);
    }
    if slot.starts_at <= now {
        return Some(Reason::Closed);
    }
    if let Some(opens_at) = slot.opens_at.or(event.opens_at)
        && now < opens_at
    {
        return Some(Reason::NotOpenYet { opens_at });
    }
    if slot.closes_at.or(event.closes_at).is_some_and(|closes_at| closes_at <= now) {
        return Some(Reason::Closed);
    }
    let until = event.first_until.filter(|until| now < *until)?;
    let is_first = school_id.is_some_and(|id| event.first_schools.0.contains(&id));
    (!is_first).then_some(Reason::FirstSchools { until })
}

/// Whether whoever booked may still cancel by themselves: until `cancel_until`, else until it begins.
pub fn may_cancel(event: &Event, slot: &Slot, now: DateTime<Utc>) -> bool {
    now < slot.starts_at && event.cancel_until.is_none_or(|until| now <= until)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{check, may_cancel};
    use crate::{
        booking::Reason,
        event::{
            Event, EventState, Schools,
            samples::{at, event, slot},
            slot::Slot,
        },
    };

    const FIRST: Uuid = Uuid::from_u128(10);
    const OTHER: Uuid = Uuid::from_u128(11);

    fn why(event: &Event, slot: &Slot, school_id: Option<Uuid>, now: &str) -> Option<&'static str> {
        check(event, slot, school_id, at(now)).map(|reason| reason.code())
    }

    #[test]
    fn what_does_not_take_place_cannot_be_booked() {
        let (now, slot) = ("2027-01-01T00:00:00Z", slot());
        for state in EventState::ALL {
            let on = matches!(state, EventState::Published | EventState::Running);
            let event = Event { state: *state, ..event() };
            assert_eq!(why(&event, &slot, None, now), (!on).then_some("gone"), "{state}");
        }
        let cancelled = Slot { cancelled_at: Some(at(now)), ..slot };
        assert_eq!(why(&event(), &cancelled, None, now), Some("gone"));
    }

    #[test]
    fn sign_up_has_a_beginning_and_an_end() {
        let (opens, closes) = (at("2027-01-10T08:00:00Z"), at("2027-02-20T08:00:00Z"));
        let event = Event { opens_at: Some(opens), closes_at: Some(closes), ..event() };
        let own = Slot {
            opens_at: Some(at("2027-02-01T08:00:00Z")),
            closes_at: Some(at("2027-03-01T08:00:00Z")),
            ..slot()
        };
        for (now, events, slots) in [
            ("2027-01-10T07:59:59Z", Some("not_open_yet"), Some("not_open_yet")),
            ("2027-01-10T08:00:00Z", None, Some("not_open_yet")),
            ("2027-02-01T08:00:00Z", None, None),
            ("2027-02-20T07:59:59Z", None, None),
            ("2027-02-20T08:00:00Z", Some("closed"), None),
            ("2027-03-01T08:00:00Z", Some("closed"), Some("closed")),
            ("2027-03-04T09:00:00Z", Some("closed"), Some("closed")),
            ("2027-03-04T10:00:00Z", Some("gone"), Some("gone")),
        ] {
            assert_eq!(why(&event, &slot(), None, now), events, "{now}");
            assert_eq!(why(&event, &own, None, now), slots, "{now}");
        }
        assert_eq!(
            check(&event, &slot(), None, at("2027-01-01T00:00:00Z")),
            Some(Reason::NotOpenYet { opens_at: opens })
        );
        let (always, running) = (slot(), Event { state: EventState::Running, ..self::event() });
        assert_eq!(why(&running, &always, None, "2027-03-04T08:59:59Z"), None);
        assert_eq!(why(&running, &always, None, "2027-03-04T09:00:00Z"), Some("closed"), "it has begun");
    }

    #[test]
    fn for_a_while_only_the_first_schools_may() {
        let until = at("2027-01-20T08:00:00Z");
        let event = Event { first_schools: Schools(vec![FIRST]), first_until: Some(until), ..event() };
        let (before, after) = ("2027-01-20T07:59:59Z", "2027-01-20T08:00:00Z");
        assert_eq!(why(&event, &slot(), Some(FIRST), before), None);
        assert_eq!(check(&event, &slot(), Some(OTHER), at(before)), Some(Reason::FirstSchools { until }));
        assert_eq!(why(&event, &slot(), None, before), Some("first_schools"));
        for school in [Some(FIRST), Some(OTHER), None] {
            assert_eq!(why(&event, &slot(), school, after), None);
        }
        let closed = Event { closes_at: Some(at("2027-01-15T08:00:00Z")), ..event };
        assert_eq!(why(&closed, &slot(), None, before), Some("closed"), "the first reason is said");
    }

    #[test]
    fn people_cancel_until_a_day_or_until_it_begins() {
        let (free, slot) = (event(), slot());
        assert!(may_cancel(&free, &slot, at("2027-03-04T08:59:59Z")));
        assert!(!may_cancel(&free, &slot, at("2027-03-04T09:00:00Z")));
        let bound = Event { cancel_until: Some(at("2027-03-01T22:59:59Z")), ..event() };
        assert!(may_cancel(&bound, &slot, at("2027-03-01T22:59:59Z")));
        assert!(!may_cancel(&bound, &slot, at("2027-03-01T23:00:00Z")));
        let late = Event { cancel_until: Some(at("2027-03-04T14:00:00Z")), ..event() };
        assert!(!may_cancel(&late, &slot, at("2027-03-04T09:30:00Z")), "what has begun is not cancelled");
    }
}
