//! Who comes to a company, as a file.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_papers::{Cell, Kind, Table};

use super::{
    Part,
    page::{name_of, stops, title_of},
};
use crate::{
    PortalState,
    booking_papers::{Format, column, group, local, of_table, table, text},
    desk::At,
    error::{PortalError, Result},
    site::Site,
};

pub(super) async fn file(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let format = at.get("format").and_then(|word| Format::of(word)).ok_or(PortalError::NotFound)?;
    let part = Part::of(&state, &site, &at).await?;
    let stops = stops(&state, &part).await?;
    let lang = site.lang;
    let rows = part.exhibit.slots.iter().flat_map(|(slot, visitors)| {
        let (stops, part) = (&stops, &part);
        let line = move |name: Cell, rest: [Cell; 3]| {
            let [school, year, people] = rest;
            let begin = vec![
                Cell::At(local(slot.starts_at)),
                Cell::At(local(slot.ends_at)),
                text(stops.get(&slot.id).cloned()),
                Cell::Text(title_of(part, slot)),
            ];
            begin.into_iter().chain([name, school, year, people, Cell::Box]).collect::<Vec<_>>()
        };
        let mut lines: Vec<Vec<Cell>> = visitors
            .iter()
            .map(|visitor| {
                let people = Cell::Number(f64::from(visitor.size));
                let rest = [text(visitor.school.clone()), text(visitor.school_year.clone()), people];
                line(Cell::Text(name_of(lang, visitor)), rest)
            })
            .collect();
        if lines.is_empty() {
            lines.push(line(Cell::Empty, [Cell::Empty, Cell::Empty, Cell::Empty]));
        }
        lines
    });
    let columns = vec![
        column(lang, "paper-col-from", Kind::Time, 0.0),
        column(lang, "paper-col-until", Kind::Time, 0.0),
        column(lang, "paper-col-with-us", Kind::Text, 0.0),
        column(lang, "paper-col-what", Kind::Text, 2.5),
        column(lang, "paper-col-name", Kind::Text, 3.0),
        column(lang, "paper-col-school", Kind::Text, 2.5),
        column(lang, "paper-col-year", Kind::Text, 1.5),
        column(lang, "paper-col-people", Kind::Number, 0.0),
        column(lang, "paper-col-here", Kind::Check, 0.0),
    ];
    let groups = vec![group(None, None, rows.collect())];
    let table: Table = table(lang, part.event(), part.own.company.name.clone(), columns, groups);
    of_table(&format!("besuch-{}", part.event().slug), format, table).await
}
