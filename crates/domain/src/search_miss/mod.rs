//! What people searched for in vain: the words, how often on which day, and nothing of who it was.
//!
//! Kept for 90 days, so that managers can write rules ([`crate::search_rule`]) or see what is missing.
mod commands;
mod model;
mod queries;

pub use commands::{MOST_A_DAY, Missed, add, run_due};
pub use model::{ActiveModel, Column, Entity, Model as SearchMiss};
pub use queries::{After, Vain, list};

/// Longer texts are not kept: they are no search for something.
const LONGEST: usize = 60;
/// So many digits in a row are somebody's number.
const DIGITS: usize = 5;

/// The words of a search as they are counted: lower case, spaces in order. None for what may say who somebody is (an address, a
/// number) or is no search for something (a long text).
pub fn countable(text: &str) -> Option<String> {
    if text.len() > LONGEST * 8 || text.contains('@') || text.contains(|c: char| c.is_control()) {
        return None;
    }
    let words = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut row = 0;
    let has_number = words.chars().any(|c| {
        // A number may be written with signs and spaces between its digits.
        row = match c {
            c if c.is_numeric() => row + 1,
            c if c.is_alphabetic() => 0,
            _ => row,
        };
        row >= DIGITS
    });
    let fits = !words.is_empty() && words.chars().count() <= LONGEST && !has_number;
    fits.then_some(words)
}

#[cfg(test)]
mod tests {
    use super::countable;

    #[test]
    fn words_are_counted_whatever_their_case() {
        assert_eq!(countable("  Torten   DEKO "), Some("torten deko".to_owned()));
        assert_eq!(countable("Beginn 2027"), Some("beginn 2027".to_owned()));
        assert_eq!(countable(&"ä".repeat(60)), Some("ä".repeat(60)));
    }

    #[test]
    fn what_may_say_who_somebody_is_is_not_kept() {
        for text in [
            "",
            "  ",
            "mia@schule.example",
            "mia@",
            "0451 12345",
            "0170/123 45",
            "23552",
            "a\0b",
            &"ä".repeat(61),
        ] {
            assert_eq!(countable(text), None, "{text}");
        }
    }
}
