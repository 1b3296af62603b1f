//! Which group comes to which station of a circuit, and when: a sheet for each station.
use lotse_domain::{
    booking::own::ItineraryView,
    event::{CompanyRef, SlotView, meeting::Meeting},
};
use lotse_papers::{Cell, Kind, Table};
use uuid::Uuid;

use super::tables::{column, group, local, table, text};
use crate::{event_desk::Case, language::Lang};

type Turn<'a> = (&'a SlotView, &'a Meeting, Option<&'a CompanyRef>);

/// Whether there are stations at all.
pub(super) fn has_stations(case: &Case) -> bool {
    turns(case).next().is_some()
}

fn turns(case: &Case) -> impl Iterator<Item = Turn<'_>> {
    let living = case.view.slots.iter().filter(|view| view.slot.cancelled_at.is_none());
    living.flat_map(|view| {
        let rotating = view.meetings.iter().filter(|(meeting, _)| meeting.rotates);
        rotating.map(move |(meeting, company)| (view, meeting, company.as_ref()))
    })
}

/// The groups of a slot by name, and how many people.
fn parties(everyone: &[ItineraryView], slot: Uuid) -> (String, i32) {
    let here = everyone.iter().filter(|view| {
        view.bookings.iter().any(|one| one.slot.id == slot && one.booking.state.takes_places())
    });
    let (mut names, mut people) = (Vec::new(), 0);
    for view in here {
        people += view.itinerary.size;
        let first = view.places.first().and_then(|place| place.place.name.clone());
        names.extend(view.itinerary.group_name.clone().or(first));
    }
    (names.join(", "), people)
}

pub(super) fn stations(lang: Lang, case: &Case, everyone: &[ItineraryView]) -> Table {
    let mut stations: Vec<(Option<Uuid>, String, Vec<Turn<'_>>)> = Vec::new();
    for turn in turns(case) {
        let (station, title) = (turn.1.station_id, &turn.1.title);
        let same = stations.iter_mut().find(|(id, name, _)| {
            if station.is_some() { *id == station } else { id.is_none() && name == title }
        });
        match same {
            Some((_, _, turns)) => turns.push(turn),
            None => stations.push((station, title.clone(), vec![turn])),
        }
    }
    stations.sort_by(|a, b| a.1.cmp(&b.1));
    let groups = stations.into_iter().map(|(_, title, mut turns)| {
        turns.sort_by_key(|(_, meeting, _)| meeting.starts_at);
        let where_to = turns.first().map(|(_, meeting, company)| {
            let parts = [company.map(|company| company.name.clone()), meeting.place.clone()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        });
        let rows = turns.into_iter().map(|(slot, meeting, _)| {
            let (names, people) = parties(everyone, slot.slot.id);
            vec![
                Cell::At(local(meeting.starts_at)),
                Cell::At(local(meeting.ends_at)),
                Cell::Text(slot.slot.title.clone()),
                text(Some(names).filter(|names| !names.is_empty())),
                Cell::Number(f64::from(people)),
                Cell::Box,
            ]
        });
        group(Some(title), where_to.filter(|text| !text.is_empty()), rows.collect())
    });
    let columns = vec![
        column(lang, "paper-col-from", Kind::Time, 0.0),
        column(lang, "paper-col-until", Kind::Time, 0.0),
        column(lang, "paper-col-round", Kind::Text, 2.0),
        column(lang, "paper-col-group", Kind::Text, 3.0),
        column(lang, "paper-col-people", Kind::Number, 0.0),
        column(lang, "paper-col-here", Kind::Check, 0.0),
    ];
    let mut table = table(lang, case.event(), lang.t("paper-stations"), columns, groups.collect());
    table.page_per_group = true;
    table
}
