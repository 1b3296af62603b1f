//! Dates as they are written in Germany.
use chrono::{Datelike, NaiveDate};
use lotse_domain::fold::fold;

/// The same word in German and English where they differ; three letters are enough to tell them.
const MONTHS: &[&[&str]] = &[
    &["januar", "jan", "jaenner", "january"],
    &["februar", "feb", "feber", "february"],
    &["maerz", "mrz", "mar", "march"],
    &["april", "apr"],
    &["mai", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "october", "oct"],
    &["november", "nov"],
    &["dezember", "dez", "december", "dec"],
];

/// Words that may stand before a date without changing it.
const FILLERS: &[&str] = &[
    "ab",
    "am",
    "bis",
    "zum",
    "dem",
    "den",
    "spaetestens",
    "start",
    "beginn",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
];

/// Words for "as soon as possible".
const AT_ONCE: &[&str] = &[
    "sofort",
    "nachstmoglich",
    "ehestmoglich",
    "asap",
    "assoonaspossible",
    "umgehend",
    "immediately",
    "schnellstmoglich",
];

/// The date that a text says and nothing else: `1.8.2027`, `01.08.27`, `2027-08-01`, `1. August 2027`, `August 2027`
/// and `08/2027` (their first day), each with a time of day or a weekday if need be.
pub(crate) fn parse(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    parse_bare(text).or_else(|| parse_bare(without_fillers(text)))
}

/// Whether a text says "as soon as possible".
pub(crate) fn is_at_once(text: &str) -> bool {
    let key = super::key::squeeze(text);
    AT_ONCE.iter().any(|word| key.contains(word))
}

/// The first date in a text, written with digits only or with the name of the month: for sentences.
pub(crate) fn find(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ';' | '*' | '|'))
        .filter(|w| !w.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        (1..=3).rev().filter_map(|length| words.get(at..at + length)).find_map(|window| {
            let text = window.join(" ");
            let text = text.trim_end_matches([',', '.', '!', ':']);
            text.starts_with(|c: char| c.is_ascii_digit()).then(|| parse_bare(text)).flatten()
        })
    })
}

fn without_fillers(mut text: &str) -> &str {
    while let Some((word, rest)) = text.split_once(|c: char| c.is_whitespace()) {
        if !FILLERS.contains(&fold(word).as_str()) {
            break;
        }
        text = rest.trim_start();
    }
    text
}

fn parse_bare(text: &str) -> Option<NaiveDate> {
    if let Some(date) = digits_only(text) {
        return Some(date);
    }
    let date = without_time(text);
    if let Some(date) = iso(date) {
        return Some(date);
    }
    let separators = ['.', '/', '-'];
    if date.chars().all(|c| c.is_ascii_digit() || c == ' ' || separators.contains(&c)) {
        let parts: Vec<&str> =
            date.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect();
        return match parts[..] {
            // With slashes day and month may be either way round; nobody can tell 01/08 from 08/01.
            [day, month, year] if !date.contains('/') => day_month_year(day, month.parse().ok()?, year),
            [month, year] if year.len() == 4 => day_month_year("1", month.parse().ok()?, year),
            _ => None,
        };
    }
    with_month_name(date)
}

/// `20270801`.
fn digits_only(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    plausible(NaiveDate::parse_from_str(text, "%Y%m%d").ok()?)
}

fn iso(text: &str) -> Option<NaiveDate> {
    let year = text.split('-').next()?;
    if year.len() != 4 {
        return None;
    }
    plausible(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?)
}

fn day_month_year(day: &str, month: u32, year: &str) -> Option<NaiveDate> {
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    let year: i32 = year.parse().ok()?;
    plausible(NaiveDate::from_ymd_opt(century + year, month, day.parse().ok()?)?)
}

/// "1. August 2027", "1 August 2027", "August 2027".
fn with_month_name(text: &str) -> Option<NaiveDate> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let (day, month, year) = match words[..] {
        [day, month, year] => (day, month, year),
        [month, year] => ("1", month, year),
        _ => return None,
    };
    let month = MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&month))?.1;
    day_month_year(day, month, year)
}

/// Takes off "00:00", "T00:00:00.000Z", "12:30 Uhr".
fn without_time(text: &str) -> &str {
    let text = text.trim_end_matches("Uhr").trim_end();
    let Some(colon) = text.find(':') else { return text };
    let date = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    match date.strip_suffix('T').or_else(|| date.strip_suffix([' ', '\u{a0}'])) {
        Some(date) => date.trim_end().trim_end_matches(','),
        None => text,
    }
}

/// A slip such as the year 0207 or 20207 is no date.
fn plausible(date: NaiveDate) -> Option<NaiveDate> {
    (2000..=2100).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{find, is_at_once, parse};

    fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn dates_as_people_write_them() {
        for text in [
            "1.8.2027",
            "01.08.27",
            "01.08.2027",
            "1. 8. 2027",
            "2027-08-01",
            "2027-08-01T00:00:00.000",
            "01.08.2027 00:00",
            "01.08.2027, 12:30 Uhr",
            "1. August 2027",
            "1 August 2027",
            "01. Aug. 2027",
            "August 2027",
            "08/2027",
            "08.2027",
            "20270801",
            "So., 01.08.2027",
            "Sonntag, 1. August 2027",
            "ab 01.08.2027",
            "bis zum 1.8.2027",
            "01-08-2027",
        ] {
            assert_eq!(parse(text), date(2027, 8, 1), "{text}");
        }
        assert_eq!(parse("15. März 2027"), date(2027, 3, 15));
        assert_eq!(parse("29.02.2028"), date(2028, 2, 29));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "32.13.2027",
            "29.02.2027",
            "2027",
            "asap",
            "",
            "01/08/2027",
            "1.8.207",
            "1.8.1999",
            "Lorem 2027",
            "12:30",
            "vor dem 1.8.2027",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_found_within_a_sentence() {
        assert_eq!(find("Bewerbungsfrist: 03.01.2027**"), date(2027, 1, 3));
        assert_eq!(find("bis zum 31. Dezember 2026, danach nicht"), date(2026, 12, 31));
        assert_eq!(find("befristet für 3 Jahre, 50 %"), None);
    }

    #[test]
    fn as_soon_as_possible() {
        for text in [
            "ab sofort",
            "Zum nächstmöglichen Zeitpunkt",
            "sofort",
            "ASAP",
            "ehestmöglich",
            "as soon as possible",
        ] {
            assert!(is_at_once(text), "{text}");
        }
        assert!(!is_at_once("01.08.2027") && !is_at_once("flexibel"));
    }
}
