//! A page that is one form of rows, with what belongs to it.
use askama::Template;
use axum::response::Response;

use super::{
    frame::{Case, EventHead},
    rows::Row,
    table::Table,
};
use crate::{
    desk::{Desk, inner_page},
    error::Result,
    form::{Field, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

/// Rows of one sort.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) text: String,
    pub(super) rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "event_desk/rows_page.html")]
pub(super) struct RowsPage {
    pub(super) page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    pub(super) mistakes: Mistakes,
    heading: String,
    pub(super) intro: Vec<String>,
    action: String,
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) fields: Vec<Field>,
    pub(super) groups: Vec<Group>,
    /// Label of the button that saves.
    save: String,
    /// Label of the button that shows first what would be saved.
    pub(super) preview: Option<String>,
    /// What would be saved.
    pub(super) table: Option<Table>,
    /// Label and address of the way out.
    pub(super) back: Option<(String, String)>,
}

impl RowsPage {
    pub(super) fn new(
        site: &Site,
        case: &Case,
        current: &str,
        heading: String,
        action: &str,
        save: String,
    ) -> Self {
        let (desk, head) = case.frame(site, current);
        Self {
            page: inner_page(site, format!("{heading} – {}", head.title)),
            desk,
            head,
            notice: Notice::of(site),
            mistakes: Mistakes::default(),
            heading,
            intro: Vec::new(),
            action: site.href(&case.path(action)),
            hidden: Vec::new(),
            fields: Vec::new(),
            groups: Vec::new(),
            save,
            preview: None,
            table: None,
            back: None,
        }
    }

    pub(super) fn show(&self) -> Result<Response> {
        html(self)
    }

    /// The page again with what is wrong, at its box where the box is known: `meetings.2.title` is `title` of the third of the rows
    /// that were handed on, which `filled` names.
    pub(super) fn refused(mut self, refusal: &Refusal, groups: &[(&str, &[usize])]) -> Result<Response> {
        refusal.mistakes.mark(&mut self.fields);
        for (field, text) in refusal.mistakes.list() {
            let told = groups.iter().zip(&mut self.groups).any(|((name, filled), group)| {
                let Some(rest) = field.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')) else {
                    return false;
                };
                let (number, cell) = rest.split_once('.').unwrap_or((rest, ""));
                let row = number.parse().ok().and_then(|at: usize| filled.get(at));
                let Some(row) = row.and_then(|at| group.rows.get_mut(*at)) else { return false };
                tell(row, cell, text, &mut self.mistakes);
                true
            });
            if !told {
                self.mistakes.add(field, text.clone());
            }
        }
        self.notice = None;
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

/// Puts what is wrong at its box, or at the row.
fn tell(row: &mut Row, cell: &str, text: &str, mistakes: &mut Mistakes) {
    let place = if let Some(cell) = row.cells.iter_mut().find(|known| own_name(known.name) == cell) {
        cell.mistake = Some(text.to_owned());
        cell.name
    } else {
        row.mistake = Some(text.to_owned());
        "zeile"
    };
    mistakes.add(&row.id(place), format!("{}: {text}", row.legend));
}

/// The domain's name of a box; where two groups on a page have the same, those of options begin with `option_`.
fn own_name(name: &str) -> &str {
    name.strip_prefix("option_").unwrap_or(name)
}
