//! Compound words taken apart by what they end in.
use std::collections::HashSet;

use super::{gender::neutral, heads::HEADS};

/// The words of which names of occupations are made.
#[derive(Debug, Clone)]
pub(crate) struct Compounds {
    heads: HashSet<&'static str>,
}

/// A shorter word has no parts worth finding.
const SHORTEST: usize = 7;
/// A longer one is no word; the cost of taking it apart grows with the square.
const LONGEST: usize = 60;
/// What may stand between the parts.
const LINKS: &[&str] = &["", "s", "en", "n", "e", "er"];

impl Compounds {
    pub(crate) fn new() -> Self {
        Self { heads: HEADS.split_whitespace().collect() }
    }

    /// The parts of a folded word, each without gender, from left to right; empty where it does not come apart.
    ///
    /// The longest known tail is cut off, then what is left is looked at again: "industriemechaniker" is "industrie" and
    /// "mechaniker". A rest that is not known remains whole: "terrazzohersteller" is "terrazzo" and "hersteller".
    pub(crate) fn parts(&self, word: &str) -> Vec<String> {
        if !(SHORTEST..=LONGEST).contains(&word.len()) || !word.is_ascii() {
            return Vec::new();
        }
        let mut parts = Vec::new();
        self.cut(word, &mut parts);
        parts.iter().map(|part| neutral(part).into_owned()).filter(|part| part.len() >= 3).collect()
    }

    fn cut<'w>(&self, word: &'w str, parts: &mut Vec<&'w str>) {
        // The whole word does not count as its own tail.
        for at in 3..word.len().saturating_sub(2) {
            let (rest, tail) = word.split_at(at);
            if !self.heads.contains(tail) {
                continue;
            }
            self.cut_rest(rest, parts);
            parts.push(tail);
            return;
        }
    }

    /// What stands before a known tail: a known word, several, or one that is not known.
    fn cut_rest<'w>(&self, rest: &'w str, parts: &mut Vec<&'w str>) {
        let shorter = || LINKS.iter().filter_map(|link| rest.strip_suffix(link));
        if let Some(known) = shorter().find(|word| self.heads.contains(word)) {
            parts.push(known);
            return;
        }
        let before = parts.len();
        for word in shorter().filter(|word| word.len() >= SHORTEST) {
            self.cut(word, parts);
            if parts.len() > before {
                return;
            }
        }
        parts.push(rest.strip_suffix('s').unwrap_or(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::Compounds;

    #[test]
    fn names_of_occupations_come_apart() {
        let compounds = Compounds::new();
        for (word, parts) in [
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
            assert_eq!(compounds.parts(word), parts, "{word}");
        }
    }

    #[test]
    fn what_is_no_word_costs_nothing() {
        let compounds = Compounds::new();
        assert!(compounds.parts(&"mechaniker".repeat(1_000)).is_empty());
        assert!(compounds.parts("ёжикmechaniker").is_empty());
    }
}
