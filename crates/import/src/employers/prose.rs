//! Figures and dates within the free texts of the list.
use chrono::NaiveDate;

use crate::values::{date, number, text::mail_address};

/// How a number of hours a week is written, in small letters.
const A_WEEK: &[&str] =
    &["stunden/woche", "std./woche", "std/woche", "wostd", "wochenstunden", "stunden/", "hours/week"];

/// Words before the first day, in small letters.
const STARTS: &[&str] =
    &["start zum", "start ab", "beginn", "eintrittsdatum", "eintritt zum", "besetzungsdatum"];

/// Working time: `19,35 Stunden/Woche`, `(39,4 WoStd.)`, `40 Std./Woche`.
pub(super) fn weekly_minutes(text: &str) -> Option<i32> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).find_map(|pair| {
        if !A_WEEK.iter().any(|sign| pair[1].starts_with(sign)) {
            return None;
        }
        let minutes = number::minutes(pair[0].trim_matches(['(', '[', ',']))?;
        // One hour to the 48 that the law allows; anything else is another figure.
        (60..=48 * 60).contains(&minutes).then_some(minutes)
    })
}

/// The first day, where a text names it in a form that cannot be misread.
pub(super) fn starts_on(text: &str) -> Option<NaiveDate> {
    let text = text.to_lowercase();
    // "01.08.2026 3 Jahre Ausbildung"
    if let Some(date) =
        text.split([' ', ',']).next().filter(|word| word.matches('.').count() == 2).and_then(date::parse)
    {
        return Some(date);
    }
    STARTS.iter().find_map(|words| {
        let (_, rest) = text.split_once(words)?;
        let near: String = rest.chars().take(40).collect();
        date::find(&near)
    })
}

/// "Kontakt: jobs@example.org" and a lone address are in the way to apply already.
pub(super) fn says_only_how_to_apply(text: &str) -> bool {
    let rest = mail_address(text).map_or_else(|| text.to_owned(), |mail| text.replace(&mail, ""));
    rest.split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            matches!(word.to_lowercase().as_str(), "kontakt" | "contact" | "e-mail" | "email" | "mail")
        })
        || (text.starts_with("http") && !text.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{says_only_how_to_apply, starts_on, weekly_minutes};

    #[test]
    fn hours_a_week() {
        assert_eq!(weekly_minutes("E 13, 29,025 Stunden/Woche (75%)"), Some(1742));
        assert_eq!(weekly_minutes("Vollzeit (39,4 WoStd.), befristet"), Some(2364));
        assert_eq!(weekly_minutes("40 Std./Woche, Lehrlinge"), Some(2400));
        assert_eq!(weekly_minutes("Ersatzkraft - 17 Stunden/Woche"), Some(1020));
        assert_eq!(weekly_minutes("100 Stunden/Woche"), None);
        assert_eq!(weekly_minutes("E 13 TV-L"), None);
    }

    #[test]
    fn the_first_day() {
        assert_eq!(starts_on("Beginn 01.10.2025, DFG-gefördert"), NaiveDate::from_ymd_opt(2025, 10, 1));
        assert_eq!(
            starts_on("Eintrittsdatum 03/02/2026, full-time"),
            None,
            "day and month may be either way round"
        );
        assert_eq!(starts_on("befristet bis 31.12.2026"), None);
    }

    #[test]
    fn a_lone_contact_is_no_description() {
        assert!(says_only_how_to_apply("Kontakt: jobs@example.org"));
        assert!(says_only_how_to_apply("https://example.org/1"));
        assert!(!says_only_how_to_apply("Befristet; Bewerbung an jobs@example.org"));
    }
}
