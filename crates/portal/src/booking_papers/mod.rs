//! Lists of an event to print, to sort and to hand out: who comes, who sits in which bus, who stands where, and name badges.
mod answer;
mod badges;
mod companies;
mod page;
mod people;
mod stations;
mod tables;

use axum::{Router, routing::get};

pub(crate) use answer::{Format, answer, attachment, of_table};
pub(crate) use tables::{column, group, local, table, text};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen/{event}/listen", get(page::show))
        .route("/cluster/{slug}/veranstaltungen/{event}/listen/{file}", get(page::file))
}

/// What there are lists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    People,
    Bus,
    Stations,
    Interviews,
    Options,
    Exhibitors,
    Badges,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] = [
        Self::People,
        Self::Bus,
        Self::Stations,
        Self::Interviews,
        Self::Options,
        Self::Exhibitors,
        Self::Badges,
    ];

    /// In the keys of its texts.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Bus => "bus",
            Self::Stations => "stations",
            Self::Interviews => "interviews",
            Self::Options => "options",
            Self::Exhibitors => "exhibitors",
            Self::Badges => "badges",
        }
    }

    /// In addresses, and as the name of the file.
    const fn word(self) -> &'static str {
        match self {
            Self::People => "teilnehmer",
            Self::Bus => "busse",
            Self::Stations => "stationen",
            Self::Interviews => "gespraeche",
            Self::Options => "auswahl",
            Self::Exhibitors => "aussteller",
            Self::Badges => "namensschilder",
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Badges are for paper alone.
    const fn formats(self) -> &'static [Format] {
        match self {
            Self::Badges => &[Format::Pdf],
            _ => &Format::ALL,
        }
    }
}
