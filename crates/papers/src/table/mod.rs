//! Lists of any kind: who comes, who sits in which bus, who is at which stand.
mod cell;
mod csv;
mod pdf;
mod xlsx;

pub(crate) use pdf::{Laid, drawn_columns, drawn_rows};

use chrono::{NaiveDate, NaiveDateTime};

use crate::Language;

/// A list with a title. Its groups share the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub title: String,
    pub subtitle: Option<String>,
    pub language: Language,
    pub columns: Vec<Column>,
    pub groups: Vec<Group>,
    /// Stands below every page: what the list is for, and until when it may be kept.
    pub footer: String,
    pub landscape: bool,
    /// Every group begins a page, so that the sheets can be handed out one by one.
    pub page_per_group: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    pub width: Width,
    pub align: Align,
    pub kind: Kind,
}

/// How much of the paper's width a column gets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// What the columns that fit their contents leave is parted by these numbers.
    Share(f32),
    /// As much as its contents need in one line.
    Fit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

/// What a column holds. It decides how [`Cell::At`] is shown and which format a spreadsheet gives the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Date,
    /// Of [`Cell::At`] only the time of day is shown.
    Time,
    Check,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub heading: Option<String>,
    pub note: Option<String>,
    /// Cells that a row lacks are empty; cells beyond the columns are left out.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    /// What is not finite is shown as nothing.
    Number(f64),
    Date(NaiveDate),
    /// By the clock of the place.
    At(NaiveDateTime),
    Empty,
    /// A box to tick by hand on paper; empty elsewhere.
    Box,
}

impl Table {
    /// Whether groups need a column of their own in spreadsheets, where there are no headings.
    fn has_headings(&self) -> bool {
        self.groups.iter().any(|group| group.heading.as_deref().is_some_and(is_told))
    }

    fn has_notes(&self) -> bool {
        self.groups.iter().any(|group| group.note.as_deref().is_some_and(is_told))
    }
}

fn cell(row: &[Cell], column: usize) -> &Cell {
    const EMPTY: &Cell = &Cell::Empty;
    row.get(column).unwrap_or(EMPTY)
}

fn is_told(text: &str) -> bool {
    !text.trim().is_empty()
}
