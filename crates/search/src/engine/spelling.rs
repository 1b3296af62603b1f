//! What a word that nobody writes may have been meant to be.
use std::collections::HashMap;

use super::{
    typo,
    words::{COMPLETION, COMPLETIONS, most_frequent},
};
use crate::snapshot::Snapshot;

/// Words that a misspelt one may stand for.
const CORRECTIONS: usize = 6;
/// Forgotten dots of an umlaut are hardly a mistake.
const DOTS: f32 = 0.9;
/// A trade and its workshop ("Tischlerei").
const TRADE: f32 = 0.8;

/// Beginnings that sound alike, each way.
const SOUNDS: &[(&str, &str)] =
    &[("f", "ph"), ("f", "v"), ("k", "c"), ("z", "c"), ("i", "y"), ("j", "y"), ("s", "c")];

/// A word that may be meant.
#[derive(Debug)]
pub(super) struct Guess<'s> {
    pub(super) word: &'s str,
    /// How much it counts, below 1.
    pub(super) factor: f32,
    /// Not only its beginning was typed.
    pub(super) is_whole: bool,
}

/// The surest kind of guess that leads to a known word.
pub(super) fn put_right<'s>(word: &str, is_last: bool, snapshot: &'s Snapshot) -> Vec<Guess<'s>> {
    let most = typo::allowed(word);
    if most == 0 {
        return Vec::new();
    }
    let known = |words: Vec<String>, factor| -> Vec<Guess<'s>> {
        let words = words.iter().filter_map(|word| find(word, snapshot));
        words.map(|word| Guess { word, factor, is_whole: true }).collect()
    };
    let ways: [&dyn Fn() -> Vec<Guess<'s>>; 5] = [
        &|| known(with_dots(word), DOTS),
        &|| known(trade_of(word), TRADE),
        &|| nearest(word, most, snapshot),
        &|| sounding_alike(word, snapshot),
        &|| if is_last { completed(word, snapshot) } else { Vec::new() },
    ];
    ways.iter().map(|way| way()).find(|guesses| !guesses.is_empty()).unwrap_or_default()
}

/// With one umlaut whose dots were forgotten: `gartner` is `gaertner`.
fn with_dots(word: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, letter) in word.char_indices() {
        let is_spelt_out = word[at..].chars().nth(1) == Some('e');
        if matches!(letter, 'a' | 'o' | 'u') && !is_spelt_out {
            words.push(format!("{}e{}", &word[..=at], &word[at + 1..]));
        }
    }
    words
}

/// Who works in such a place: `tischlereien` is `tischler`.
fn trade_of(word: &str) -> Vec<String> {
    let root = word.strip_suffix("eien").or_else(|| word.strip_suffix("ei"));
    root.filter(|root| root.ends_with("er") && root.len() >= 5).map(str::to_owned).into_iter().collect()
}

/// The known words that differ least from it; also from their female forms, which the index does not keep.
fn nearest<'s>(word: &str, most: usize, snapshot: &'s Snapshot) -> Vec<Guess<'s>> {
    let found = within(word, most, snapshot, typo::distance);
    let (errors, words) = if found.1.is_empty() { within(word, most, snapshot, of_female) } else { found };
    guesses(words, errors)
}

/// Words with the same first letter and as few errors as any has.
fn within<'s>(
    word: &str,
    mut most: usize,
    snapshot: &'s Snapshot,
    distance: impl Fn(&str, &str, usize) -> Option<usize>,
) -> (usize, HashMap<&'s str, u32>) {
    let mut found: HashMap<&str, u32> = HashMap::new();
    for (known, frequency) in same_letter(word, snapshot) {
        if let Some(errors) = distance(word, known, most) {
            if errors < most {
                (most, found) = (errors, HashMap::new());
            }
            *found.entry(known).or_default() += frequency;
        }
    }
    (most, found)
}

fn same_letter<'s, 'w>(
    word: &'w str,
    snapshot: &'s Snapshot,
) -> impl Iterator<Item = (&'s str, u32)> + use<'s, 'w> {
    let first = &word[..word.chars().next().map_or(0, char::len_utf8)];
    let segments = snapshot.segments.iter();
    segments.flat_map(move |segment| segment.data.vocabulary.starting_with(first))
}

/// The distance from the female form of a known word; nothing where it has none.
fn of_female(word: &str, known: &str, most: usize) -> Option<usize> {
    if word.len().abs_diff(known.len()) > most + 2 {
        return None;
    }
    let female = match known.strip_suffix("mann") {
        Some(root) => format!("{root}frau"),
        None => format!("{}in", known.strip_suffix('e').unwrap_or(known)),
    };
    typo::distance(word, &female, most)
}

fn sounding_alike<'s>(word: &str, snapshot: &'s Snapshot) -> Vec<Guess<'s>> {
    for (one, other) in SOUNDS.iter().flat_map(|(one, other)| [(one, other), (other, one)]) {
        let Some(rest) = word.strip_prefix(one) else { continue };
        let (errors, found) = within(&format!("{other}{rest}"), 1, snapshot, typo::distance);
        if !found.is_empty() {
            return guesses(found, errors + 1);
        }
    }
    Vec::new()
}

fn guesses(found: HashMap<&str, u32>, errors: usize) -> Vec<Guess<'_>> {
    #[expect(clippy::cast_precision_loss, reason = "at most 3")]
    let factor = 1.0 / (1 + errors) as f32;
    let words = most_frequent(found, CORRECTIONS).into_iter();
    words.map(|word| Guess { word, factor, is_whole: true }).collect()
}

/// Words that begin so but for one error.
fn completed<'s>(word: &str, snapshot: &'s Snapshot) -> Vec<Guess<'s>> {
    if word.len() < 5 {
        return Vec::new();
    }
    let mut found: HashMap<&str, u32> = HashMap::new();
    for (known, frequency) in same_letter(word, snapshot) {
        if known.len() > word.len() && typo::beginning_one_off(word, known).is_some() {
            *found.entry(known).or_default() += frequency;
        }
    }
    let words = most_frequent(found, COMPLETIONS).into_iter();
    words.map(|word| Guess { word, factor: COMPLETION / 2.0, is_whole: false }).collect()
}

/// The word as the vocabulary holds it.
fn find<'s>(word: &str, snapshot: &'s Snapshot) -> Option<&'s str> {
    snapshot.segments.iter().find_map(|segment| segment.data.vocabulary.find(word))
}

#[cfg(test)]
mod tests {
    use super::{of_female, trade_of, with_dots};

    #[test]
    fn dots_may_be_forgotten_once() {
        assert!(with_dots("gartner").contains(&"gaertner".to_owned()));
        assert!(with_dots("verkaufer").contains(&"verkaeufer".to_owned()));
        assert!(with_dots("buro").contains(&"buero".to_owned()));
        assert!(with_dots("baecker").is_empty(), "it has them");
    }

    #[test]
    fn a_workshop_has_its_trade() {
        assert_eq!(trade_of("tischlereien"), ["tischler"]);
        assert_eq!(trade_of("schreinerei"), ["schreiner"]);
        assert!(trade_of("ei").is_empty() && trade_of("polizei").is_empty());
    }

    #[test]
    fn female_forms_are_compared_too() {
        assert_eq!(of_female("florsitin", "florist", 2), Some(1));
        assert_eq!(of_female("hotelfachfrua", "hotelfachmann", 2), Some(1));
        assert_eq!(of_female("logopedin", "logopaede", 2), Some(1));
        assert_eq!(of_female("erzihrin", "erzieher", 2), Some(2));
        assert_eq!(of_female("koch", "mechatroniker", 2), None);
    }
}
