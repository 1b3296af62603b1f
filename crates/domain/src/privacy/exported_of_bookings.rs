//! What of each row about events is handed out to the person. Each is taken apart without `..`, as in [`super::exported`].
#![expect(clippy::needless_pass_by_value, reason = "rows are taken apart, and there is nothing left of them")]
use serde_json::{Value, json};

use crate::{
    booking::{
        Booking, calendar::CalendarFeed, check_in::CheckIn, desk::message::EventMessage, form::Intake,
        itinerary::Itinerary, place::Place, wishes::Wish,
    },
    event::{Event, exhibitor::preference::Preference, question::option::EventOption, slot::Slot},
};

/// What is told with an itinerary.
pub(super) struct AroundItinerary<'a> {
    pub(super) event: Option<&'a Event>,
    pub(super) bookings: Vec<Value>,
    pub(super) wishes: Vec<Value>,
    /// Where a company has put the person in its order.
    pub(super) preferences: Vec<Value>,
}

/// Tickets and links open doors: they are left out. What others of a group have said is their own matter.
pub(super) fn itinerary(row: Itinerary, around: AroundItinerary<'_>) -> Value {
    let Itinerary {
        id,
        event_id,
        cluster_id: _,
        kind,
        account_id: _,
        school_id,
        company_id,
        quota_school_id,
        size,
        name,
        mail,
        phone,
        group_name,
        note,
        ticket: _,
        link_token: _,
        names_until,
        names_reminded_at,
        sequence: _,
        cancelled_at,
        reminded_at,
        anonymised_at: _,
        version: _,
        created_at,
        updated_at,
    } = row;
    let AroundItinerary { event, bookings, wishes, preferences } = around;
    json!({
        "id": id, "event_id": event_id, "event": event.map(|event| &event.title), "kind": kind,
        "school_id": school_id, "company_id": company_id, "quota_school_id": quota_school_id, "size": size,
        "name": name, "mail": mail, "phone": phone, "group_name": group_name, "note": note,
        "names_until": names_until, "names_reminded_at": names_reminded_at, "cancelled_at": cancelled_at,
        "reminded_at": reminded_at, "created_at": created_at, "updated_at": updated_at, "bookings": bookings,
        "wishes": wishes, "preferences_of_companies": preferences,
    })
}

pub(super) fn booking(row: Booking, slot: Option<&Slot>) -> Value {
    let Booking {
        id,
        itinerary_id: _,
        event_id: _,
        slot_id,
        state,
        size,
        weight: _,
        position,
        held_until,
        confirmed_at,
        end_reason,
        version: _,
        created_at,
        updated_at,
    } = row;
    json!({
        "id": id, "slot_id": slot_id, "slot": slot.map(|slot| &slot.title), "place": slot.map(|slot| &slot.place),
        "starts_at": slot.map(|slot| slot.starts_at), "ends_at": slot.map(|slot| slot.ends_at), "state": state,
        "size": size, "position": position, "held_until": held_until, "confirmed_at": confirmed_at,
        "end_reason": end_reason, "created_at": created_at, "updated_at": updated_at,
    })
}

pub(super) fn wish(row: Wish, company: Option<&str>) -> Value {
    let Wish { itinerary_id: _, company_id, event_id: _, rank, outcome } = row;
    json!({ "company_id": company_id, "company": company, "rank": rank, "outcome": outcome })
}

pub(super) fn preference(row: Preference) -> Value {
    let Preference { exhibitor_id, itinerary_id: _, rank } = row;
    json!({ "exhibitor_id": exhibitor_id, "rank": rank })
}

/// What is told with a place.
pub(super) struct AroundPlace<'a> {
    pub(super) event: Option<&'a Event>,
    /// With the questions' words.
    pub(super) answers: Vec<Value>,
    pub(super) options: Vec<Value>,
    pub(super) seen: Vec<Value>,
    /// Where it is in somebody else's group: what that has booked.
    pub(super) bookings: Vec<Value>,
}

pub(super) fn place(row: Place, around: AroundPlace<'_>) -> Value {
    let Place {
        id,
        itinerary_id,
        event_id,
        number,
        account_id: _,
        name,
        mail,
        birth_date,
        school,
        school_year,
        answers: _,
        ticket,
        consent,
        guardian_mail,
        consent_token_hash: _,
        consent_text,
        consent_at,
        named_at,
    } = row;
    let AroundPlace { event, answers, options, seen, bookings } = around;
    json!({
        "id": id, "itinerary_id": itinerary_id, "event_id": event_id, "event": event.map(|event| &event.title),
        "number": number, "name": name, "mail": mail, "birth_date": birth_date, "school": school,
        "school_year": school_year, "answers": answers, "options": options, "has_ticket": ticket.is_some(),
        "guardians_consent": consent, "guardian_mail": guardian_mail, "consent_text": consent_text,
        "consent_at": consent_at, "named_at": named_at, "checked_in": seen, "bookings": bookings,
    })
}

pub(super) fn option(row: &EventOption) -> Value {
    let EventOption { id, event_id: _, position: _, topic, label, capacity: _, taken: _, retired_at: _ } =
        row;
    json!({ "id": id, "topic": topic, "label": label })
}

/// Of a place of the person. Who was at the door is that one's own matter.
pub(super) fn seen(row: CheckIn) -> Value {
    let CheckIn {
        id,
        event_id: _,
        slot_id,
        meeting_id,
        place_id: _,
        at,
        by_account: _,
        device: _,
        created_at,
    } = row;
    json!({ "id": id, "slot_id": slot_id, "meeting_id": meeting_id, "at": at, "created_at": created_at })
}

/// Whom the person let in is those people's own matter.
pub(super) fn let_in(row: CheckIn) -> Value {
    let CheckIn { id, event_id, slot_id, meeting_id, place_id: _, at, by_account: _, device, created_at } =
        row;
    json!({
        "id": id, "event_id": event_id, "slot_id": slot_id, "meeting_id": meeting_id, "at": at, "device": device,
        "created_at": created_at,
    })
}

pub(super) fn message(row: EventMessage) -> Value {
    let EventMessage {
        id,
        event_id,
        cluster_id: _,
        subject,
        body,
        audience,
        slot_id,
        receivers,
        sent_by: _,
        sent_at,
    } = row;
    json!({
        "id": id, "event_id": event_id, "subject": subject, "body": body, "audience": audience, "slot_id": slot_id,
        "receivers": receivers, "sent_at": sent_at,
    })
}

pub(super) fn feed(row: CalendarFeed) -> Value {
    let CalendarFeed { account_id: _, token_hash: _, sealed: _, created_at } = row;
    json!({ "created_at": created_at })
}

/// A form that waits for its code. What was written is sealed until then.
pub(super) fn form(row: Intake) -> Value {
    let Intake { id, event_id, challenge_id: _, sealed: _, itinerary_id, created_at, expires_at } = row;
    json!({
        "id": id, "event_id": event_id, "itinerary_id": itinerary_id, "created_at": created_at,
        "expires_at": expires_at,
    })
}
