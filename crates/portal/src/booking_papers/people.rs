//! Who comes: by slot, by bus with its stops, and what they chose.
use std::collections::HashMap;

use lotse_domain::{
    booking::{
        BookingState,
        own::{ItineraryView, PlaceView},
    },
    event::{SlotView, question::option::EventOption, slot::SlotKind},
};
use lotse_papers::{Cell, Column, Group, Kind, Table};
use uuid::Uuid;

use super::tables::{column, group, table, text, titled};
use crate::{
    booking_desk::{answer_text, slot_time},
    event_desk::{Case, when},
    language::Lang,
};

/// Where somebody stands in a slot; none where they are not in it any more.
fn state_in(view: &ItineraryView, slot: Uuid) -> Option<BookingState> {
    let mut states = view.bookings.iter().filter(|one| one.slot.id == slot).map(|one| one.booking.state);
    states.find(|state| *state != BookingState::Cancelled)
}

/// Has a place, or is about to.
pub(super) fn has_place(view: &ItineraryView) -> bool {
    view.bookings.iter().any(|one| one.booking.state.takes_places())
}

fn options(place: &PlaceView) -> Option<String> {
    let all: Vec<String> =
        place.options.iter().map(|option| format!("{}: {}", option.topic, option.label)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The slots of which there is a list: one that is asked for, or all that are no interviews.
fn slots(case: &Case, only: Option<Uuid>) -> Vec<&SlotView> {
    let living = || case.view.slots.iter().filter(|view| view.slot.cancelled_at.is_none());
    if let Some(only) = only {
        return living().filter(|view| view.slot.id == only).collect();
    }
    let frames: Vec<_> = living().filter(|view| !view.slot.kind.is_wished_for()).collect();
    if frames.is_empty() { living().collect() } else { frames }
}

/// Everybody by slot, those who wait last. A spreadsheet has the answers too; paper has a box to tick.
pub(super) fn people(
    lang: Lang,
    case: &Case,
    everyone: &[ItineraryView],
    only: Option<Uuid>,
    on_paper: bool,
) -> Table {
    let mut columns = vec![
        column(lang, "paper-col-name", Kind::Text, 3.0),
        column(lang, "paper-col-school", Kind::Text, 3.0),
        column(lang, "paper-col-year", Kind::Text, 1.5),
        column(lang, "paper-col-group", Kind::Text, 2.0),
        column(lang, "paper-col-state", Kind::Text, 0.0),
        column(lang, "paper-col-options", Kind::Text, 2.0),
    ];
    if on_paper {
        columns.push(column(lang, "paper-col-here", Kind::Check, 0.0));
    } else {
        columns.extend(case.view.questions.iter().map(answer_column));
    }
    let groups = slots(case, only).into_iter().map(|slot| {
        let mut found: Vec<(BookingState, &ItineraryView)> =
            everyone.iter().filter_map(|view| Some((state_in(view, slot.slot.id)?, view))).collect();
        found.sort_by_key(|(state, _)| !state.takes_places());
        let rows = found.into_iter().flat_map(|(state, view)| {
            view.places.iter().map(move |place| person(lang, case, view, place, state, on_paper))
        });
        let heading = format!("{}, {}", slot.slot.title, slot_time(lang, case.event(), &slot.slot));
        let counted = [("n", slot.slot.taken.to_string()), ("of", slot.slot.capacity.to_string())];
        group(Some(heading), Some(lang.with("paper-taken", counted)), rows.collect())
    });
    let groups: Vec<Group> = groups.collect();
    let mut table = table(lang, case.event(), lang.t("paper-people"), columns, groups);
    table.page_per_group = on_paper;
    table
}

fn answer_column(question: &lotse_domain::event::question::EventQuestion) -> Column {
    titled(question.label.clone(), Kind::Text, 2.0)
}

fn person(
    lang: Lang,
    case: &Case,
    view: &ItineraryView,
    row: &PlaceView,
    state: BookingState,
    on_paper: bool,
) -> Vec<Cell> {
    let place = &row.place;
    let mut cells = vec![
        text(place.name.clone()),
        text(place.school.clone()),
        text(place.school_year.clone()),
        text(view.itinerary.group_name.clone()),
        Cell::Text(lang.word("booking-state", state.as_str())),
        text(options(row)),
    ];
    if on_paper {
        cells.push(Cell::Box);
        return cells;
    }
    cells.extend(case.view.questions.iter().map(|question| {
        let given = place.answers.0.iter().find(|answer| answer.question_id == question.id);
        text(given.map(|answer| answer_text(lang, &answer.value)))
    }));
    cells
}

/// Whether a slot goes somewhere: a bus, or a tour with stops that is none.
pub(super) fn is_tour(view: &SlotView) -> bool {
    view.slot.cancelled_at.is_none()
        && (view.slot.kind == SlotKind::Bus
            || (!view.meetings.is_empty() && view.meetings.iter().all(|(meeting, _)| !meeting.rotates)))
}

/// For driver and guide: each bus on sheets of its own, with its stops and whom to telephone.
pub(super) fn buses(lang: Lang, case: &Case, everyone: &[ItineraryView]) -> Table {
    let columns = vec![
        column(lang, "paper-col-here", Kind::Check, 0.0),
        column(lang, "paper-col-name", Kind::Text, 3.0),
        column(lang, "paper-col-group", Kind::Text, 2.0),
        column(lang, "paper-col-school", Kind::Text, 2.5),
        column(lang, "paper-col-contact", Kind::Text, 2.5),
        column(lang, "paper-col-phone", Kind::Text, 2.0),
    ];
    let groups = case.view.slots.iter().filter(|view| is_tour(view)).map(|bus| {
        let on_board = everyone
            .iter()
            .filter(|view| state_in(view, bus.slot.id).is_some_and(BookingState::takes_places));
        let rows = on_board.flat_map(|view| {
            view.places.iter().map(|place| {
                vec![
                    Cell::Box,
                    text(place.place.name.clone()),
                    text(view.itinerary.group_name.clone()),
                    text(place.place.school.clone()),
                    text(view.itinerary.name.clone()),
                    text(view.itinerary.phone.clone()),
                ]
            })
        });
        let heading = format!("{}, {}", bus.slot.title, slot_time(lang, case.event(), &bus.slot));
        group(Some(heading), route(lang, bus), rows.collect())
    });
    let groups: Vec<Group> = groups.collect();
    let mut table = table(lang, case.event(), lang.t("paper-bus"), columns, groups);
    table.page_per_group = true;
    table
}

/// Where it leaves and where it stops, in one text.
fn route(lang: Lang, bus: &SlotView) -> Option<String> {
    let from = bus.slot.place.as_ref().map(|place| lang.with("paper-leaves", [("place", place.clone())]));
    let stops = bus.meetings.iter().map(|(meeting, company)| {
        let town: Vec<&str> =
            [meeting.postal_code.as_deref(), meeting.town.as_deref()].into_iter().flatten().collect();
        let company = company.as_ref().map(|company| company.name.clone());
        let title = Some(meeting.title.clone()).filter(|title| company.as_ref() != Some(title));
        let parts = [title, company, meeting.place.clone(), meeting.street.clone(), Some(town.join(" "))];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let (from, until) = (when::time(meeting.starts_at), when::time(meeting.ends_at));
        format!("{from}–{until} {}", parts.join(", "))
    });
    let lines: Vec<String> = from.into_iter().chain(stops).collect();
    (!lines.is_empty()).then(|| lines.join(" · "))
}

/// How many chose what, also of what is not offered any more.
pub(super) fn chosen(lang: Lang, case: &Case, everyone: &[ItineraryView]) -> Table {
    let mut counts: HashMap<Uuid, u32> = HashMap::new();
    let mut options: Vec<EventOption> = case.view.options.clone();
    let places = everyone.iter().filter(|view| has_place(view)).flat_map(|view| &view.places);
    for option in places.flat_map(|place| &place.options) {
        *counts.entry(option.id).or_default() += 1;
        if options.iter().all(|known| known.id != option.id) {
            options.push(option.clone());
        }
    }
    let mut topics: Vec<String> = Vec::new();
    for option in &options {
        if !topics.contains(&option.topic) {
            topics.push(option.topic.clone());
        }
    }
    let groups = topics.into_iter().map(|topic| {
        let rows = options.iter().filter(|option| option.topic == topic).map(|option| {
            vec![
                Cell::Text(option.label.clone()),
                Cell::Number(f64::from(counts.get(&option.id).copied().unwrap_or(0))),
                option.capacity.map_or(Cell::Empty, |most| Cell::Number(f64::from(most))),
            ]
        });
        group(Some(topic.clone()), None, rows.collect())
    });
    let columns = vec![
        column(lang, "paper-col-option", Kind::Text, 3.0),
        column(lang, "paper-col-chosen", Kind::Number, 1.0),
        column(lang, "paper-col-most", Kind::Number, 1.0),
    ];
    table(lang, case.event(), lang.t("paper-options"), columns, groups.collect())
}
