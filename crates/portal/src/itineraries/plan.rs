//! What somebody has booked, or is about to, as a line through the day.
use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::{BookingState, EndReason, own::BookingView},
    event::{
        CompanyRef, SlotView,
        meeting::Meeting,
        slot::{Slot, SlotKind},
    },
};

use crate::{
    events::{self, Stop, when},
    form::Block,
    format,
    language::Lang,
    site::Site,
};

/// One thing at one time.
#[derive(Debug, Clone)]
pub(crate) struct PlanEntry {
    /// Where another day begins.
    pub(crate) day: Option<String>,
    pub(crate) time: String,
    pub(crate) title: String,
    pub(crate) company: Option<(String, String)>,
    pub(crate) place: Option<String>,
    pub(crate) state: Option<String>,
    /// The state asks for attention.
    pub(crate) warm: bool,
    /// It is cancelled.
    pub(crate) ended: bool,
    pub(crate) notes: Vec<String>,
    pub(crate) stops: Vec<Stop>,
    /// Takes an offer.
    pub(crate) accept: Option<Block>,
}

type Meetings = [(Meeting, Option<CompanyRef>)];

fn entry(site: &Site, slot: &Slot, company: Option<&CompanyRef>, meetings: &Meetings) -> PlanEntry {
    // An interview is called after its company, and its company is named beneath.
    let is_named_after = company.is_some_and(|company| company.name == slot.title);
    let title = if slot.kind == SlotKind::Interview && is_named_after {
        site.lang.t("slot-interview")
    } else {
        slot.title.clone()
    };
    PlanEntry {
        day: None,
        time: when::hours(site.lang, slot.starts_at, slot.ends_at),
        title,
        company: company.map(|company| events::link(site, company)),
        place: slot.place.clone(),
        state: None,
        warm: false,
        ended: false,
        notes: Vec::new(),
        stops: meetings.iter().map(|(meeting, company)| Stop::new(site, meeting, company.as_ref())).collect(),
        accept: None,
    }
}

/// The days before the entries with which they begin.
fn with_days(lang: Lang, entries: Vec<(DateTime<Utc>, PlanEntry)>) -> Vec<PlanEntry> {
    let mut last = None;
    entries
        .into_iter()
        .map(|(at, entry)| {
            let day = format::day_of(at);
            let new = last != Some(day);
            last = Some(day);
            PlanEntry { day: new.then(|| when::day(lang, at)), ..entry }
        })
        .collect()
}

/// What is about to be booked, in time order.
pub(crate) fn of_slots(site: &Site, slots: &[&SlotView]) -> Vec<PlanEntry> {
    let mut slots = slots.to_vec();
    slots.sort_by_key(|view| (view.slot.starts_at, view.slot.id));
    let entries = slots
        .into_iter()
        .map(|view| (view.slot.starts_at, entry(site, &view.slot, view.company.as_ref(), &view.meetings)));
    with_days(site.lang, entries.collect())
}

/// What is booked. `here` is the path of the itinerary's page, for whoever may take offers.
pub(crate) fn of_bookings(site: &Site, bookings: &[BookingView], here: Option<&str>) -> Vec<PlanEntry> {
    let entries = bookings.iter().map(|view| (view.slot.starts_at, booked(site, view, here)));
    with_days(site.lang, entries.collect())
}

fn booked(site: &Site, view: &BookingView, here: Option<&str>) -> PlanEntry {
    let (lang, booking) = (site.lang, &view.booking);
    let mut notes = Vec::new();
    let until = |key: &str| booking.held_until.map(|at| lang.with(key, [("day", when::moment(lang, at))]));
    match booking.state {
        BookingState::Waitlisted => {
            notes.extend(view.ahead.map(|ahead| lang.count("plan-ahead", ahead)));
            notes.push(lang.t("plan-waiting"));
        }
        BookingState::Held => notes.extend(until("plan-held")),
        BookingState::Offered => notes.extend(until("plan-offered")),
        BookingState::Cancelled => {
            notes
                .extend(booking.end_reason.map(|reason: EndReason| lang.word("end-reason", reason.as_str())));
        }
        BookingState::Confirmed | BookingState::Attended | BookingState::Missed => {}
    }
    let accept = here.filter(|_| booking.state == BookingState::Offered).map(|here| {
        Block::new(&format!("{here}/annehmen"), lang.t("plan-accept"))
            .hidden("anmeldung", booking.id.to_string())
    });
    PlanEntry {
        state: Some(lang.word("booking-state", booking.state.as_str())),
        warm: matches!(booking.state, BookingState::Waitlisted | BookingState::Held | BookingState::Offered),
        ended: booking.state == BookingState::Cancelled,
        notes,
        accept,
        ..entry(site, &view.slot, view.company.as_ref(), &view.meetings)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Lang, Site, of_slots};
    use crate::events::sample_slot;

    #[test]
    fn a_plan_is_in_time_order_and_names_each_day_once() {
        let site = Site::sample(Lang::De, None, "/", "");
        let (first, mut second, mut third) =
            (sample_slot(1, 0, 0), sample_slot(2, 0, 0), sample_slot(3, 0, 0));
        second.slot.starts_at += TimeDelta::hours(1);
        for at in [&mut third.slot.starts_at, &mut third.slot.ends_at] {
            *at += TimeDelta::days(1);
        }
        let plan = of_slots(&site, &[&third, &second, &first]);
        let lines: Vec<_> = plan.iter().map(|entry| (entry.day.as_deref(), entry.time.as_str())).collect();
        assert_eq!(
            lines,
            [
                (Some("Freitag, 5.\u{a0}März 2027"), "8:00 bis 15:00 Uhr"),
                (None, "9:00 bis 15:00 Uhr"),
                (Some("Samstag, 6.\u{a0}März 2027"), "8:00 bis 15:00 Uhr"),
            ]
        );
    }
}
