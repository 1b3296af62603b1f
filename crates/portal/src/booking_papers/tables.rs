//! What all tables have in common.
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Europe::Berlin;
use lotse_domain::event::Event;
use lotse_papers::{Align, Cell, Column, Group, Kind, Language, Table, Width};

use crate::{event_desk::when, language::Lang};

pub(crate) const fn language(lang: Lang) -> Language {
    match lang {
        Lang::De => Language::De,
        Lang::En => Language::En,
    }
}

/// By the clock in Germany.
pub(crate) fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Berlin).naive_local()
}

pub(crate) fn text(text: Option<impl Into<String>>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
}

/// `share` 0 takes what its contents need.
pub(crate) fn column(lang: Lang, key: &str, kind: Kind, share: f32) -> Column {
    titled(lang.t(key), kind, share)
}

/// A column with a title that is written by people.
pub(super) fn titled(title: String, kind: Kind, share: f32) -> Column {
    let align = match kind {
        Kind::Number => Align::Right,
        Kind::Check => Align::Centre,
        Kind::Text | Kind::Date | Kind::Time => Align::Left,
    };
    Column { title, width: if share > 0.0 { Width::Share(share) } else { Width::Fit }, align, kind }
}

pub(crate) fn group(heading: Option<String>, note: Option<String>, rows: Vec<Vec<Cell>>) -> Group {
    Group { heading, note, rows }
}

/// A list of an event, which says what it is for and that it must not be kept.
pub(crate) fn table(
    lang: Lang,
    event: &Event,
    title: String,
    columns: Vec<Column>,
    groups: Vec<Group>,
) -> Table {
    Table {
        title,
        subtitle: Some(format!("{}, {}", event.title, when::span(lang, event.starts_at, event.ends_at))),
        language: language(lang),
        landscape: columns.len() > 5,
        columns,
        groups,
        footer: lang.with("paper-footer", [("title", event.title.clone())]),
        page_per_group: false,
    }
}
