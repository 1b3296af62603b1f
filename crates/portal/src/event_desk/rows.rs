//! Forms of rows: stops, stations, questions, choices, stands. Empty rows are left out; a button of the form asks for more of
//! them, so that it works without script.
use lotse_web_kit::auth::Fields;

/// How many empty rows follow those that are there.
const EMPTY: usize = 3;

/// One box of a row. All rows use the same names; the ids tell them apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) name: &'static str,
    pub(super) label: String,
    /// `type` of the input; or `area`, `select`, and `tick`, whose value is the number of its row.
    pub(super) kind: &'static str,
    pub(super) value: String,
    pub(super) options: Vec<(String, String)>,
    pub(super) mistake: Option<String>,
    /// Takes the width of two.
    pub(super) wide: bool,
}

impl Cell {
    pub(super) fn new(name: &'static str, kind: &'static str, label: String) -> Self {
        Self { name, label, kind, ..Self::default() }
    }

    pub(super) fn select(name: &'static str, label: String, options: &[(String, String)]) -> Self {
        Self { options: options.to_vec(), ..Self::new(name, "select", label) }
    }

    pub(super) fn wide(self) -> Self {
        Self { wide: true, ..self }
    }
}

/// One row as the page draws it.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) at: usize,
    /// Tells the rows of two groups on a page apart.
    pub(super) group: &'static str,
    pub(super) legend: String,
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) cells: Vec<Cell>,
    pub(super) mistake: Option<String>,
}

impl Row {
    /// For `id` and `for`.
    pub(super) fn id(&self, name: &str) -> String {
        format!("{name}-{}{}", self.group, self.at)
    }
}

/// What was typed into rows: for each the values in the order of the names.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    names: &'static [&'static str],
    /// Boxes to tick send the numbers of their rows.
    ticks: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Lines {
    pub(super) fn new(names: &'static [&'static str], ticks: &'static [&'static str]) -> Self {
        Self { names, ticks, rows: Vec::new() }
    }

    /// At most so many rows are read.
    pub(super) fn read(
        fields: &Fields,
        names: &'static [&'static str],
        ticks: &'static [&'static str],
        most: usize,
    ) -> Self {
        let columns: Vec<Vec<&str>> = names.iter().map(|name| fields.all(name)).collect();
        let ticked: Vec<Vec<&str>> = ticks.iter().map(|name| fields.all(name)).collect();
        let length = columns.iter().map(Vec::len).max().unwrap_or(0).min(most);
        let rows = (0..length).map(|at| {
            let typed = columns.iter().map(|column| column.get(at).map_or("", |text| text.trim()).to_owned());
            let number = at.to_string();
            let boxes = ticked
                .iter()
                .map(|rows| if rows.contains(&number.as_str()) { "ja".to_owned() } else { String::new() });
            typed.chain(boxes).collect()
        });
        Self { names, ticks, rows: rows.collect() }
    }

    pub(super) fn push(&mut self, values: Vec<String>) {
        self.rows.push(values);
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn get(&self, at: usize, name: &str) -> &str {
        let column = self.names.iter().chain(self.ticks).position(|known| *known == name);
        let row = self.rows.get(at);
        column.and_then(|column| row?.get(column)).map_or("", String::as_str)
    }

    pub(super) fn text(&self, at: usize, name: &str) -> Option<String> {
        Some(self.get(at, name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// The rows in which one of these boxes is filled and which nobody wants removed: the last of the boxes to tick.
    pub(super) fn filled(&self, any_of: &[&str]) -> Vec<usize> {
        let is_kept = |at: usize| self.ticks.last().is_none_or(|removed| self.get(at, removed).is_empty());
        let is_filled = |at: usize| any_of.iter().any(|name| !self.get(at, name).is_empty());
        (0..self.rows.len()).filter(|at| is_kept(*at) && is_filled(*at)).collect()
    }

    /// As many empty rows behind the last one as a page offers.
    pub(super) fn with_empty(mut self) -> Self {
        let width = self.names.len() + self.ticks.len();
        self.rows.extend(std::iter::repeat_n(vec![String::new(); width], EMPTY));
        self
    }
}

/// Whether the button asked for more rows.
pub(super) fn wants_more(fields: &Fields) -> bool {
    fields.text("tun") == "mehr"
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_row_that_is_empty_or_marked_is_left_out() {
        let mut lines = Lines::new(&["id", "title", "place"], &["weg"]);
        for [id, title, weg] in [["1", "Werk", ""], ["", "", ""], ["2", "Lager", "ja"], ["", "Labor", ""]] {
            lines.push(vec![id.into(), title.into(), String::new(), weg.into()]);
        }
        assert_eq!(lines.filled(&["title", "place"]), [0, 3]);
        assert_eq!(lines.get(3, "title"), "Labor");
        assert_eq!(lines.text(3, "place"), None);
        assert_eq!(lines.clone().with_empty().len(), 7);
    }
}
