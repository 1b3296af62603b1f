//! Figures and days as people type them.
use chrono::NaiveDate;

/// Hundredths of what was typed: "38,5", "1.150", "1,150.50" and "1150 €" are understood. A last group of three digits is
/// one of thousands; of one or two, decimals.
pub(super) fn hundredths(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    if plain.is_empty() || !plain.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let (whole, decimals) = match plain.rfind(['.', ',']) {
        Some(at) if plain.len() - at - 1 < 3 => (&plain[..at], &plain[at + 1..]),
        _ => (plain.as_str(), ""),
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let whole: i64 = digits(whole).parse().ok().filter(|whole| *whole < 1_000_000_000)?;
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    Some(whole * 100 + decimals)
}

/// As [`hundredths`] are typed: `38,5`, `1150`, `1150,50`.
pub(super) fn typed(hundredths: i64, separator: char) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}{separator}{}", rest / 10),
        rest => format!("{whole}{separator}{rest:02}"),
    }
}

/// Minutes of hours in hundredths, and back, each rounded to the nearest.
pub(super) fn minutes(hours: i64) -> Option<i32> {
    i32::try_from((hours * 60 + 50) / 100).ok()
}

pub(super) fn hours(minutes: i32) -> i64 {
    (i64::from(minutes) * 100 + 30) / 60
}

/// A day as browsers send it (`2027-08-01`), or as people write it where they have no calendar: `1.8.2027`, `01/08/2027`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<u32> = text
        .split(['.', '/', ' '])
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let year = i32::try_from(*year).ok().filter(|year| (2000..3000).contains(year))?;
    NaiveDate::from_ymd_opt(year, *month, *day)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{day, hours, hundredths, minutes, typed};

    #[test]
    fn figures_are_understood_as_people_write_them() {
        for (text, value) in [
            ("38,5", 3_850),
            ("38.5", 3_850),
            ("40", 4_000),
            ("1.150", 115_000),
            ("1,150", 115_000),
            ("1.150,50 €", 115_050),
            ("1,150.5", 115_050),
            ("1150,00", 115_000),
            ("12.345.678", 1_234_567_800),
        ] {
            assert_eq!(hundredths(text), Some(value), "{text}");
        }
        for text in ["", "viel", "-5", "1e3", "99999999999999999999", "€"] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_stored_is_shown_as_it_was_typed() {
        for text in ["38,5", "40", "38,75", "1150,05"] {
            assert_eq!(typed(hundredths(text).unwrap(), ','), text);
        }
        for stored in [2_310, 2_325, 2_311, 2_400, 61] {
            assert_eq!(minutes(hours(stored)), Some(stored));
        }
    }

    #[test]
    fn a_day_may_be_written_in_several_ways() {
        let august = NaiveDate::from_ymd_opt(2027, 8, 1);
        for text in ["2027-08-01", "1.8.2027", "01.08.2027", "1/8/2027", "1. 8. 2027"] {
            assert_eq!(day(text), august, "{text}");
        }
        for text in ["", "31.2.2027", "morgen", "1.8.27", "1.8"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
