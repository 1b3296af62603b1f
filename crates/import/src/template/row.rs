//! One row, and how its values are taken out of it.
use lotse_domain::{FieldError, company::SiteDraft};

use super::{Column, cell::Cell, header::Header};
use crate::{
    ColumnError,
    values::{
        address::{self, PostalCode},
        country, number,
        text::excerpt,
    },
};

/// A row of a table with its number as a spreadsheet shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub number: u64,
    pub cells: Vec<Cell>,
}

/// Takes the values of a row one by one and gathers what is wrong with them, so that all of it is told at once.
#[derive(Debug)]
pub(super) struct Values<'r> {
    header: &'r Header,
    row: &'r Row,
    pub errors: Vec<ColumnError>,
    pub remarks: Vec<FieldError>,
}

impl<'r> Values<'r> {
    pub(super) fn new(header: &'r Header, row: &'r Row) -> Self {
        Self { header, row, errors: Vec::new(), remarks: Vec::new() }
    }

    fn cell(&self, key: &str) -> &'r Cell {
        self.header.at(key).and_then(|at| self.row.cells.get(at)).unwrap_or(&Cell::Empty)
    }

    pub(super) fn refuse(&mut self, key: &str, code: &'static str, detail: String) {
        let Some((column, name)) = self.header.column(key) else { return };
        let Column { field, .. } = column;
        self.errors.push(ColumnError { column: name.to_owned(), field, code, detail });
    }

    /// A remark about a column, which it names itself, since a remark has no column.
    pub(super) fn remark(&mut self, key: &str, code: &'static str, detail: &str) {
        let Some((column, name)) = self.header.column(key) else { return };
        self.remarks.push(FieldError::new(column.field, code, format!("{name}: {detail}")));
    }

    /// The text of a cell. A formula that failed is an error.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let cell = self.cell(key);
        if let Cell::Error(error) = cell {
            self.refuse(key, "formula", format!("the formula in this cell failed ({error})"));
            return None;
        }
        cell.text()
    }

    /// What `read` makes of the text of a cell; where it makes nothing of it, that is an error.
    pub(super) fn read<T>(
        &mut self,
        key: &str,
        read: impl Fn(&str) -> Option<T>,
        expected: &str,
    ) -> Option<T> {
        let text = self.text(key)?;
        let value = read(&text);
        if value.is_none() {
            self.refuse(key, "form", format!("\"{}\" is not understood; {expected}", excerpt(&text)));
        }
        value
    }

    /// An amount in cents. A number that a spreadsheet reckoned is rounded, as the spreadsheet shows it.
    pub(super) fn cents(&mut self, key: &str, expected: &str) -> Option<i32> {
        if let Cell::Number(amount) = self.cell(key) {
            return number::cents(&format!("{amount:.2}").replace('.', ","));
        }
        self.read(key, number::cents, expected)
    }

    /// The date in a cell, or the text that is none.
    pub(super) fn date(&mut self, key: &str) -> Option<Result<chrono::NaiveDate, String>> {
        if let Some(date) = self.cell(key).date() {
            return Some(Ok(date));
        }
        self.text(key).map(Err)
    }

    /// The address in the columns for it, and those in "Weitere Standorte".
    pub(super) fn sites(&mut self) -> Vec<SiteDraft> {
        let country = self.read("country", country::by_name, "write the country's name or its two letters");
        let first = SiteDraft {
            street: self.text("street"),
            postal_code: self.text("postal_code"),
            town: self.text("town"),
            country: country.map(str::to_owned),
            ..SiteDraft::default()
        };
        let more = self.text("sites").unwrap_or_default();
        let more = more.split(['|', ';', '\n', '\r']).filter_map(address::site);
        let mut sites: Vec<SiteDraft> = Vec::new();
        for (mut site, key) in [(first, "postal_code")].into_iter().chain(more.map(|site| (site, "sites"))) {
            let abroad = site.country.as_deref().is_some_and(|country| country != "DE");
            if let Some(code) = site.postal_code.clone().filter(|_| !abroad) {
                match address::postal_code(&code) {
                    PostalCode::Sound(code) => site.postal_code = Some(code),
                    PostalCode::Repaired(whole) => {
                        self.remark(
                            key,
                            "repaired",
                            &format!("{code} was read as {whole}, its leading zero was lost"),
                        );
                        site.postal_code = Some(whole);
                    }
                    PostalCode::Wrong => {
                        let detail =
                            format!("\"{}\" is no German postal code; it has five digits", excerpt(&code));
                        self.refuse(key, "form", detail);
                    }
                }
            }
            let says_nothing = site.street.is_none() && site.postal_code.is_none() && site.town.is_none();
            if !says_nothing && !sites.contains(&site) {
                sites.push(site);
            }
        }
        sites
    }
}
