//! How German words become comparable: folded, without gender, taken apart, stemmed.
//!
//! Order matters. Gender goes before the stem, since the stemmer leaves "Mechanikerin" and "Mechaniker" apart. Compounds
//! are taken apart when a document is indexed, not when a query is read: a query that is cut as well would find whatever
//! shares a tail with it.
mod compound;
mod gender;
mod heads;
mod stop_words;
mod tokenizer;

use lotse_domain::fold::fold;
use rust_stemmers::{Algorithm, Stemmer};

pub(crate) use compound::parts;
pub(crate) use gender::neutral;
pub(crate) use stop_words::is_stop_word;
pub(crate) use tokenizer::{Form, register};

/// The stem under which a neutral word is indexed.
pub(crate) fn stem(word: &str) -> String {
    // A stemmer is a function pointer: making one costs nothing.
    Stemmer::create(Algorithm::German).stem(word).into_owned()
}

/// The pieces of a text as they were written, to be shown again. Combining marks stay with their letter.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')))
        .filter(|piece| !piece.is_empty())
}

/// One written piece as a word to compare: folded and without gender; nothing where only marks were written.
pub(crate) fn word(piece: &str) -> Option<String> {
    let folded = fold(piece);
    if folded.is_empty() { None } else { Some(neutral(&folded).into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::{pieces, stem, word};

    #[test]
    fn spellings_and_genders_of_a_word_meet() {
        for (a, b) in [
            ("Bäcker", "baecker"),
            ("Ba\u{308}cker", "Bäckerin"),
            ("Industriemechanikerinnen", "industriemechaniker"),
            ("Kauffrau", "Kaufleute"),
            ("Köchin", "Koch"),
            ("Pharmakantin", "pharmakant"),
        ] {
            assert_eq!(word(a), word(b), "{a} {b}");
        }
    }

    #[test]
    fn endings_of_one_word_share_a_stem() {
        assert_eq!(stem("fachangestellter"), stem("fachangestellte"));
        assert_eq!(stem("verkaeufer"), stem("verkaeufers"));
    }

    #[test]
    fn signs_separate_and_marks_do_not() {
        assert_eq!(pieces("Koch/Köchin (m/w/d)").collect::<Vec<_>>(), ["Koch", "Köchin", "m", "w", "d"]);
        assert_eq!(pieces("Ba\u{308}cker").count(), 1);
        assert_eq!(word("\u{300}\u{301}"), None);
    }
}
