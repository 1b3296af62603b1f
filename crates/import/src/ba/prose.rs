//! What the description says in words that other fields should say: the agency has no fields for pay by year and deadline.
use chrono::NaiveDate;
use lotse_domain::fold::fold;

use crate::values::{date, number};

/// Words before the last day for applications, in small letters.
const DEADLINES: &[&str] = &[
    "bewerbungsfrist",
    "bewerbungsschluss",
    "bewerbungsende",
    "bewerbung bis",
    "bewerbungen bis",
    "bewirb dich bis",
    "bewerben sie sich bis",
    "bewerbungszeitraum endet",
];

/// How far after these words the date may stand, in letters.
const NEAR: usize = 60;

/// How many words after "1. Jahr" its pay may stand.
const WORDS: usize = 6;

/// The last day for applications, where the text names it.
pub(super) fn deadline(text: &str) -> Option<NaiveDate> {
    let text = text.to_lowercase();
    DEADLINES.iter().find_map(|words| {
        let (_, rest) = text.split_once(words)?;
        let near: String = rest.chars().take(NEAR).collect();
        date::find(&near)
    })
}

/// Pay in cents for each year of the training, where the text lists it clearly: "1. Jahr: 1.440,70 Euro" from the first
/// year on, at least two years, none of them lower than the one before. Empty otherwise, since a wrong figure is worse.
pub(super) fn pay_by_year(text: &str) -> Vec<i32> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | '(' | ')' | '–'))
        .filter(|word| !word.is_empty())
        .collect();
    let years: Vec<(usize, usize)> =
        (0..words.len()).filter_map(|at| Some((at, year(&words, at)?))).collect();
    // "1.000 Euro im 1. Jahr": the amounts stand before, and would be taken for those of the year before.
    if years.first().is_some_and(|(at, _)| amount(&words[at.saturating_sub(4)..*at]).is_some()) {
        return Vec::new();
    }
    let mut pay: Vec<i32> = Vec::new();
    for (index, (at, year)) in years.iter().enumerate() {
        let end = years.get(index + 1).map_or(words.len(), |(next, _)| *next).min(at + 2 + WORDS);
        let Some(cents) = words.get(at + 2..end).and_then(amount) else { continue };
        if *year == pay.len() + 1 {
            pay.push(cents);
        } else if pay.get(year.wrapping_sub(1)) != Some(&cents) {
            return Vec::new();
        }
    }
    if pay.len() >= 2 && pay.is_sorted() { pay } else { Vec::new() }
}

/// The number of the year where two words name one: "2. Jahr", "zweiten Ausbildungsjahr:".
fn year(words: &[&str], at: usize) -> Option<usize> {
    let word = fold(words.get(at + 1)?);
    if !["jahr", "ausbildungsjahr", "lehrjahr"].contains(&word.as_str()) {
        return None;
    }
    let ordinal = fold(words[at]);
    [["1", "erst"], ["2", "zweit"], ["3", "dritt"], ["4", "viert"]]
        .iter()
        .position(|[digit, stem]| ordinal == *digit || ordinal.starts_with(stem))
        .map(|index| index + 1)
}

/// The first amount in Euro among words that may be a month's pay of a trainee.
fn amount(words: &[&str]) -> Option<i32> {
    let is_euro = |word: &&str| matches!(fold(word).as_str(), "euro" | "eur") || word.starts_with('€');
    (0..words.len()).find_map(|at| {
        let word = words[at].trim_matches([':', ';']).trim_end_matches(['.', ',']);
        let glued = word.contains('€');
        let euro = glued || words.get(at + 1).is_some_and(is_euro) || (at > 0 && is_euro(&words[at - 1]));
        let cents = euro.then(|| number::cents(word)).flatten()?;
        (30_000..=300_000).contains(&cents).then_some(cents)
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{deadline, pay_by_year};

    #[test]
    fn pay_is_taken_where_it_is_clear() {
        for text in [
            "1. Jahr: 1.440,70 Euro\n2. Jahr: 1.506,70 Euro\n3. Jahr: 1.613,00 Euro",
            "Vergütung: 1. Ausbildungsjahr 1.440,70 €, 2. Ausbildungsjahr 1.506,70 €, 3. Ausbildungsjahr 1.613 €",
            "- **1. Jahr:** 1.440,70€ brutto\n- **2. Jahr:** 1.506,70€\n- **3. Jahr:** 1.613,00€",
            "im ersten Ausbildungsjahr: 1.440,70 Euro, im zweiten Ausbildungsjahr: 1.506,70 Euro, im dritten Lehrjahr: EUR 1.613,00.",
        ] {
            assert_eq!(pay_by_year(text), [144_070, 150_670, 161_300], "{text}");
        }
    }

    #[test]
    fn pay_is_left_where_it_is_not() {
        for text in [
            "1. Jahr: 1.440,70 Euro",
            "Du erhältst 1.000 € im 1. Jahr, 1.100 € im 2. Jahr, 1.200 € im 3. Jahr",
            "1. Jahr: Grundlagen\n2. Jahr: Vertiefung, Prämie 50 Euro",
            "2. Jahr: 1.100 Euro, 3. Jahr: 1.200 Euro",
            "1. Jahr: 1.100 Euro 2. Jahr: 900 Euro",
            "1. Jahr: 1.100 Euro 2. Jahr: 1.200 Euro, als Geselle im 1. Jahr: 2.400 Euro",
            "",
        ] {
            assert!(pay_by_year(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_deadline_is_found_in_a_sentence() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(deadline("**Bewerbungsfrist: 03.01.2027**\n\nab 2028"), date(2027, 1, 3));
        assert_eq!(deadline("Bewerben Sie sich bis zum 31. Dezember 2026!"), date(2026, 12, 31));
        assert_eq!(deadline("Beginn am 01.09.2027"), None);
        assert_eq!(deadline("Bewerbungsfrist: keine"), None);
    }
}
