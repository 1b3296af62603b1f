//! Compound words taken apart by what they end in.
use std::{collections::HashSet, sync::LazyLock};

use super::{gender::neutral, heads::HEADS};

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| HEADS.split_whitespace().collect());

/// A shorter word has no parts worth finding.
const SHORTEST: usize = 7;
/// A longer one is no word; the cost of taking it apart grows with the square.
const LONGEST: usize = 60;
/// What may stand between the parts.
const LINKS: &[&str] = &["", "s", "en", "n", "e", "er"];

/// The parts of a folded word, each without gender, from left to right; empty where it does not come apart.
///
/// The longest known tail is cut off, then what is left is looked at again: "industriemechaniker" is "industrie" and
/// "mechaniker". A rest that is not known remains whole: "terrazzohersteller" is "terrazzo" and "hersteller".
pub(crate) fn parts(word: &str) -> Vec<String> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) || !word.is_ascii() {
        return Vec::new();
    }
    let mut parts = Vec::new();
    cut(word, &mut parts);
    parts.iter().map(|part| neutral(part).into_owned()).filter(|part| part.len() >= 3).collect()
}

fn cut<'w>(word: &'w str, parts: &mut Vec<&'w str>) {
    // The whole word does not count as its own tail.
    for at in 3..word.len().saturating_sub(2) {
        let (rest, tail) = word.split_at(at);
        if !KNOWN.contains(tail) {
            continue;
        }
        cut_rest(rest, parts);
        parts.push(tail);
        return;
    }
}

/// What stands before a known tail: a known word, several, or one that is not known.
fn cut_rest<'w>(rest: &'w str, parts: &mut Vec<&'w str>) {
    let shorter = || LINKS.iter().filter_map(|link| rest.strip_suffix(link));
    if let Some(known) = shorter().find(|word| KNOWN.contains(word)) {
        parts.push(known);
        return;
    }
    let before = parts.len();
    for word in shorter().filter(|word| word.len() >= SHORTEST) {
        cut(word, parts);
        if parts.len() > before {
            return;
        }
    }
    parts.push(rest.strip_suffix('s').unwrap_or(rest));
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn names_of_occupations_come_apart() {
        for (word, expected) in [
            ("industriemechaniker", vec!["industrie", "mechaniker"]),
            ("lebensmitteltechnik", vec!["lebensmittel", "technik"]),
            ("kraftfahrzeugmechatroniker", vec!["kraftfahrzeug", "mechatroniker"]),
            ("industriekaufmann", vec!["industrie", "kaufmann"]),
            ("zerspanungsmechaniker", vec!["zerspanung", "mechaniker"]),
            ("sozialversicherungsfachangestellter", vec!["sozial", "versicherung", "fachangestellter"]),
            ("altenpflegehelfer", vec!["alten", "pflege", "helfer"]),
            ("terrazzohersteller", vec!["terrazzo", "hersteller"]),
            ("mechatroniker", vec![]),
            ("mechaniker", vec![]),
            ("koch", vec![]),
        ] {
            assert_eq!(parts(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_no_word_costs_nothing() {
        assert!(parts(&"mechaniker".repeat(1_000)).is_empty());
        assert!(parts("ёжикmechaniker").is_empty());
    }
}
