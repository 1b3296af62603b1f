//! Cells of postings.
use lotse_domain::vacancy::Vacancy;
use lotse_papers::{Align, Cell, Column, Kind, Width};

use crate::texts::Texts;

/// `share` 0 takes what its contents need.
pub(crate) fn column(texts: Texts, key: &str, kind: Kind, share: f32) -> Column {
    let align = if kind == Kind::Number { Align::Right } else { Align::Left };
    let width = if share > 0.0 { Width::Share(share) } else { Width::Fit };
    Column { title: texts.t(key), width, align, kind }
}

pub(crate) fn text(text: Option<impl Into<String>>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
}

/// How many places; nothing where it is not known.
pub(crate) fn places(vacancy: &Vacancy) -> Cell {
    if vacancy.places > 0 { Cell::Number(f64::from(vacancy.places)) } else { Cell::Empty }
}

/// The day on which it begins, or that it does as soon as possible.
pub(crate) fn start(texts: Texts, vacancy: &Vacancy) -> Cell {
    match vacancy.starts_on {
        Some(day) => Cell::Date(day),
        None if vacancy.starts_asap => Cell::Text(texts.t("list-asap")),
        None => Cell::Empty,
    }
}

pub(crate) fn qualification(texts: Texts, vacancy: &Vacancy) -> Cell {
    text(vacancy.qualification.map(|it| texts.word("qualification", it.as_str())))
}
