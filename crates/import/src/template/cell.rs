use chrono::NaiveDate;

use crate::values::text::present;

/// A cell of a row, from whichever file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A number that a spreadsheet keeps as one.
    Number(f64),
    Date(NaiveDate),
    Bool(bool),
    /// What a spreadsheet shows where a formula fails: `#N/A`, `#REF!`.
    Error(String),
}

impl Cell {
    pub(super) fn from_text(text: &str) -> Self {
        present(text).map_or(Self::Empty, Self::Text)
    }

    /// The cell as a person would have typed it.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Text(text) | Self::Error(text) => Some(text.clone()),
            // Three decimals are enough for money and hours; a comma, since the readers of numbers expect German.
            Self::Number(number) => {
                let text = format!("{number:.3}");
                Some(text.trim_end_matches('0').trim_end_matches('.').replace('.', ","))
            }
            Self::Date(date) => Some(date.format("%d.%m.%Y").to_string()),
            Self::Bool(true) => Some("ja".to_owned()),
            Self::Bool(false) => Some("nein".to_owned()),
        }
    }

    /// The date of a cell: as such, as text, or as the serial number of a spreadsheet (1 is 1900-01-01).
    pub(super) fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            // From the year 2000 to 2100, so that a year or a count is not taken for a day.
            Self::Number(serial) if (36_526.0..73_051.0).contains(serial) => {
                let days = format!("{:.0}", serial.floor()).parse().ok()?;
                NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days))
            }
            Self::Text(text) => crate::values::date::parse(text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Cell;

    #[test]
    fn numbers_read_as_typed() {
        for (number, text) in
            [(1067.0, "1067"), (1150.5, "1150,5"), (38.5, "38,5"), (100.0, "100"), (0.0, "0")]
        {
            assert_eq!(Cell::Number(number).text().as_deref(), Some(text));
        }
        // A telephone number that a spreadsheet took for a number.
        assert_eq!(Cell::Number(4_991_112_345_678.0).text().as_deref(), Some("4991112345678"));
    }

    #[test]
    fn serial_numbers_are_dates() {
        let august = NaiveDate::from_ymd_opt(2027, 8, 1);
        assert_eq!(Cell::Number(46_600.0).date(), august);
        assert_eq!(Cell::Number(46_600.75).date(), august);
        assert_eq!(Cell::Text("1.8.2027".into()).date(), august);
        assert_eq!(Cell::Number(2027.0).date(), None);
        assert_eq!(Cell::from_text(" n/a "), Cell::Empty);
    }
}
