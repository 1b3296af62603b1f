//! What an event still lacks before it is published: some of it must be there, the rest would be good.
use chrono::{DateTime, Utc};
use lotse_domain::event::{
    BookingMode, EventKind, EventView,
    exhibitor::ExhibitorState,
    slot::{SlotKind, Unit},
};

/// One line of the check list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Check {
    /// The key of its sentence.
    pub(super) key: &'static str,
    /// The page of the event's desk where it is mended.
    pub(super) path: &'static str,
    pub(super) done: bool,
    /// Without it the event cannot be published.
    pub(super) needed: bool,
}

/// The whole check list of an event.
pub(super) fn checks(view: &EventView, now: DateTime<Utc>) -> Vec<Check> {
    let event = &view.event;
    let check = |key, path, done, needed| Check { key, path, done, needed };
    let living: Vec<_> = view.slots.iter().filter(|line| line.slot.cancelled_at.is_none()).collect();
    let of_kind = |kind: SlotKind| living.iter().filter(move |line| line.slot.kind == kind);
    let mut checks = vec![
        check("edesk-check-future", "/angaben", event.starts_at > now, true),
        check("edesk-check-slots", "/termine", living.iter().any(|line| line.slot.capacity > 0), true),
        check("edesk-check-summary", "/angaben", event.summary.is_some(), false),
        check("edesk-check-description", "/angaben", event.description.is_some(), false),
        check("edesk-check-place", "/angaben", event.town.is_some() || event.venue.is_some(), false),
    ];
    if event.mode == BookingMode::Wishes {
        checks.push(check("edesk-check-wishes", "/angaben", event.wishes_until.is_some(), true));
        let wished = living.iter().any(|line| line.slot.kind.is_wished_for());
        checks.push(check("edesk-check-appointments", "/termine", wished, false));
    }
    if event.kind == EventKind::JobFair {
        let admitted = view.exhibitors.iter().any(|line| line.exhibitor.state == ExhibitorState::Admitted);
        checks.push(check("edesk-check-exhibitors", "/aussteller", admitted, false));
        checks.push(check("edesk-check-hall", "/hallenplan", !event.hall_plan.stands.is_empty(), false));
    }
    if of_kind(SlotKind::Bus).count() > 0 {
        let all = of_kind(SlotKind::Bus).all(|line| !line.meetings.is_empty());
        checks.push(check("edesk-check-stops", "/termine", all, false));
    }
    // Groups go round stations; whole classes come as they are.
    let mut groups = of_kind(SlotKind::ClassPlace).filter(|line| line.slot.unit == Unit::Person).peekable();
    if groups.peek().is_some() {
        let all = groups.all(|line| !line.meetings.is_empty());
        checks.push(check("edesk-check-stations", "/rundlauf", all, false));
    }
    checks
}
