//! Companies: their interviews, their stands and what they need.
use lotse_domain::{
    booking::own::ItineraryView,
    event::{
        CompanyRef, SlotView,
        exhibitor::{Exhibitor, ExhibitorState, interviewer::Interviewer},
    },
};
use lotse_papers::{Cell, Kind, Table};

use super::tables::{column, group, local, table, text};
use crate::{event_desk::Case, language::Lang};

pub(super) type Exhibits = [(Exhibitor, CompanyRef, Vec<Interviewer>)];

/// Those who come.
pub(super) fn admitted(
    exhibits: &Exhibits,
) -> impl Iterator<Item = &(Exhibitor, CompanyRef, Vec<Interviewer>)> {
    exhibits.iter().filter(|(exhibitor, _, _)| exhibitor.state == ExhibitorState::Admitted)
}

pub(super) fn has_interviews(case: &Case) -> bool {
    case.view.slots.iter().any(is_interview)
}

fn is_interview(view: &SlotView) -> bool {
    view.slot.kind.is_wished_for() && view.slot.cancelled_at.is_none()
}

/// Who meets whom, a sheet for each company; interviews that are free have an empty line.
pub(super) fn interviews(lang: Lang, case: &Case, everyone: &[ItineraryView], exhibits: &Exhibits) -> Table {
    let mut companies: Vec<&CompanyRef> = Vec::new();
    for company in
        case.view.slots.iter().filter(|view| is_interview(view)).filter_map(|it| it.company.as_ref())
    {
        if companies.iter().all(|known| known.id != company.id) {
            companies.push(company);
        }
    }
    companies.sort_by_key(|company| company.name.to_lowercase());
    let people: Vec<&Interviewer> = exhibits.iter().flat_map(|(_, _, people)| people).collect();
    let groups = companies.into_iter().map(|company| {
        let own = case.view.slots.iter().filter(|view| {
            is_interview(view) && view.company.as_ref().is_some_and(|known| known.id == company.id)
        });
        let mut own: Vec<&SlotView> = own.collect();
        own.sort_by_key(|view| (view.slot.starts_at, view.slot.position));
        let rows = own.into_iter().flat_map(|view| rows(view, everyone, &people));
        let stand = exhibits.iter().find(|(_, known, _)| known.id == company.id);
        let stand = stand.and_then(|(exhibitor, _, _)| exhibitor.stand.clone());
        let note = stand.map(|stand| lang.with("edesk-stand-of", [("name", stand)]));
        group(Some(company.name.clone()), note, rows.collect())
    });
    let columns = vec![
        column(lang, "paper-col-from", Kind::Time, 0.0),
        column(lang, "paper-col-until", Kind::Time, 0.0),
        column(lang, "paper-col-with", Kind::Text, 2.0),
        column(lang, "paper-col-name", Kind::Text, 3.0),
        column(lang, "paper-col-school", Kind::Text, 2.5),
        column(lang, "paper-col-year", Kind::Text, 1.5),
        column(lang, "paper-col-here", Kind::Check, 0.0),
    ];
    let mut table = table(lang, case.event(), lang.t("paper-interviews"), columns, groups.collect());
    table.page_per_group = true;
    table
}

fn rows(view: &SlotView, everyone: &[ItineraryView], people: &[&Interviewer]) -> Vec<Vec<Cell>> {
    let slot = &view.slot;
    let with = people.iter().find(|one| Some(one.id) == slot.interviewer_id).map(|one| one.name.clone());
    let line = |name: Cell, school: Cell, year: Cell| {
        let (from, until) = (Cell::At(local(slot.starts_at)), Cell::At(local(slot.ends_at)));
        vec![from, until, text(with.clone()), name, school, year, Cell::Box]
    };
    let booked = everyone.iter().filter(|it| {
        it.bookings.iter().any(|one| one.slot.id == slot.id && one.booking.state.takes_places())
    });
    let mut rows: Vec<Vec<Cell>> = booked
        .flat_map(|it| &it.places)
        .map(|place| {
            let place = &place.place;
            line(text(place.name.clone()), text(place.school.clone()), text(place.school_year.clone()))
        })
        .collect();
    if rows.is_empty() {
        rows.push(line(Cell::Empty, Cell::Empty, Cell::Empty));
    }
    rows
}

/// Who stands where, and needs what.
pub(super) fn stands(lang: Lang, case: &Case, exhibits: &Exhibits) -> Table {
    let mut all: Vec<_> = admitted(exhibits).collect();
    all.sort_by_key(|(exhibitor, company, _)| {
        (exhibitor.stand.is_none(), exhibitor.stand.clone(), company.name.to_lowercase())
    });
    let rows = all.into_iter().map(|(exhibitor, company, people)| {
        let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
        vec![
            text(exhibitor.stand.clone()),
            Cell::Text(company.name.clone()),
            text(exhibitor.contact_name.clone()),
            text(exhibitor.needs.clone()),
            text(exhibitor.offers.clone()),
            text(Some(names.join(", ")).filter(|names| !names.is_empty())),
        ]
    });
    let columns = vec![
        column(lang, "paper-col-stand", Kind::Text, 0.0),
        column(lang, "paper-col-company", Kind::Text, 2.5),
        column(lang, "paper-col-contact", Kind::Text, 2.0),
        column(lang, "paper-col-needs", Kind::Text, 3.0),
        column(lang, "paper-col-offers", Kind::Text, 3.0),
        column(lang, "paper-col-interviewers", Kind::Text, 2.5),
    ];
    let groups = vec![group(None, None, rows.collect())];
    table(lang, case.event(), lang.t("paper-exhibitors"), columns, groups)
}
