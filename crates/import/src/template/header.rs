//! Which column of a file is which of ours.
use std::collections::HashMap;

use super::{Column, Layout};
use crate::{FileError, values::key::squeeze};

/// Where each of our columns stands in a file.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub layout: &'static Layout,
    /// Row of the header, from 1.
    pub row: u64,
    /// (position in the file, ours, as the file calls it), by position.
    columns: Vec<(usize, &'static Column, String)>,
    /// Headers that nobody knows, and those that come twice.
    pub remarks: Vec<(&'static str, String)>,
}

impl Header {
    /// Recognises the headers of a row; how many is in [`Header::known`].
    pub(super) fn read<'t>(
        layout: &'static Layout,
        row: u64,
        cells: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let known: HashMap<String, &'static Column> = layout
            .columns
            .iter()
            .flat_map(|column| {
                column.aliases.iter().chain([&column.header]).map(move |name| (squeeze(name), column))
            })
            .collect();
        let mut header = Self { layout, row, columns: Vec::new(), remarks: Vec::new() };
        for (at, name) in cells.into_iter().enumerate() {
            let name = crate::values::text::one_line(name);
            let key = squeeze(&name);
            if key.is_empty() {
                continue;
            }
            let Some(column) = known.get(&key).copied() else {
                header.remarks.push((
                    "unknown_column",
                    format!("the column \"{name}\" is not known and was passed over"),
                ));
                continue;
            };
            if let Some((_, _, first)) = header.columns.iter().find(|(_, known, _)| known.key == column.key) {
                let detail =
                    format!("the column \"{name}\" says the same as \"{first}\" and was passed over");
                header.remarks.push(("repeated_column", detail));
                continue;
            }
            header.columns.push((at, column, name));
        }
        header
    }

    /// How many of our columns there are.
    pub(super) fn known(&self) -> usize {
        self.columns.len()
    }

    /// Whether what must be there is there.
    pub(super) fn is_complete(&self) -> bool {
        self.layout.needed.iter().all(|key| self.at(key).is_some())
    }

    /// Where a column of ours stands.
    pub(super) fn at(&self, key: &str) -> Option<usize> {
        self.columns.iter().find(|(_, column, _)| column.key == key).map(|(at, ..)| *at)
    }

    /// Our column and its name in the file.
    pub(super) fn column(&self, key: &str) -> Option<(&'static Column, &str)> {
        self.columns
            .iter()
            .find(|(_, column, _)| column.key == key)
            .map(|(_, column, name)| (*column, name.as_str()))
    }

    /// Positions in the file that are read at all.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().map(|(at, ..)| *at)
    }

    /// Refuses a file that lacks what must be there.
    pub(super) fn require(self, found: &[String]) -> Result<Self, FileError> {
        if self.is_complete() {
            return Ok(self);
        }
        let missing =
            |column: &&Column| self.layout.needed.contains(&column.key) && self.at(column.key).is_none();
        let missing: Vec<_> = self
            .layout
            .columns
            .iter()
            .filter(missing)
            .map(|column| format!("\"{}\"", column.header))
            .collect();
        let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
        Err(FileError::NotOurs(format!(
            "the header (row {}) lacks {}; found: {}; see \"lotse import template\" for the columns",
            self.row,
            missing.join(" and "),
            crate::values::text::excerpt_of(&found, 300),
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::Header;
    use crate::template::columns::VACANCY;

    #[test]
    fn headers_are_known_in_every_spelling() {
        let names = [
            "TITEL",
            " unternehmen ",
            "plaetze",
            "VERGUETUNG 1.JAHR",
            "e mail",
            "Postleitzahl",
            "Bewerbungs-\nfrist",
        ];
        let header = Header::read(&VACANCY, 1, names);
        assert!(header.is_complete() && header.remarks.is_empty(), "{:?}", header.remarks);
        assert_eq!(header.at("places"), Some(2));
        assert_eq!(header.at("pay_1"), Some(3));
        assert_eq!(header.at("contact_mail"), Some(4));
        assert_eq!(header.at("postal_code"), Some(5));
    }

    #[test]
    fn unknown_and_repeated_headers_are_told_once() {
        let header = Header::read(&VACANCY, 1, ["Titel", "Firma", "Lieblingsfarbe", "Unternehmen", ""]);
        let codes: Vec<_> = header.remarks.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["unknown_column", "repeated_column"]);
    }

    #[test]
    fn what_is_missing_is_named_with_what_was_found() {
        let header = Header::read(&VACANCY, 1, ["Name", "Ort"]);
        let told = header.require(&["Name".into(), "Ort".into()]).unwrap_err().to_string();
        assert!(
            told.starts_with("the header (row 1) lacks \"Titel\" and \"Unternehmen\"; found: Name, Ort;"),
            "{told}"
        );
    }
}
