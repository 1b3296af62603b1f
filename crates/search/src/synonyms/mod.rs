//! What things are called otherwise: "chef" is a Koch, "torten" are made by Konditoren. Data, not code, and applied to the query:
//! a changed rule holds at once, and no document has to be indexed anew.
//!
//! A rule adds ways to be found and takes none away: whoever writes "torten" also finds a posting with that word.
#[cfg(test)]
mod tests;

use std::{collections::HashMap, sync::LazyLock};

use crate::analysis::{is_stop_word, pieces, stem, word};

/// `words = other words | other words`, with comments after `#`.
static BUILT_IN: LazyLock<Synonyms> = LazyLock::new(|| Synonyms::read(include_str!("built_in.txt")));

/// Rules from words, as they are compared, to what they also stand for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Synonyms {
    /// Stems joined by spaces, so that a rule holds for "Buch", "Bücher" and "Büchern" -> the words of each thing that they stand for.
    rules: HashMap<String, Vec<Vec<String>>>,
    /// Words of the longest rule.
    longest: usize,
}

impl Synonyms {
    pub(crate) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads rules, one a line; what is no rule is passed over.
    fn read(text: &str) -> Self {
        let mut all = Self::default();
        for line in text.lines() {
            let rule = line.split('#').next().unwrap_or_default();
            if let Some((from, to)) = rule.split_once('=') {
                for from in from.split('|') {
                    all.add(from, to);
                }
            }
        }
        all
    }

    /// Adds a rule from one wording to several with `|` between them; what is no rule is passed over.
    pub(crate) fn add(&mut self, from: &str, to: &str) {
        let key = compared(from);
        let ways: Vec<Vec<String>> = to.split('|').map(compared).filter(|way| !way.is_empty()).collect();
        if key.is_empty() || ways.is_empty() {
            return;
        }
        self.longest = self.longest.max(key.len());
        let known = self.rules.entry(stems(&key)).or_default();
        for way in ways {
            if !known.contains(&way) {
                known.push(way);
            }
        }
    }

    /// The longest rule for words that begin there: how many they are, and what they also stand for.
    pub(crate) fn at<'s>(&self, words: impl Fn(usize) -> Option<&'s str>) -> Option<(usize, &[Vec<String>])> {
        let mut key = String::new();
        let mut found = None;
        for count in 1..=self.longest {
            let Some(word) = words(count - 1) else { break };
            if count > 1 {
                key.push(' ');
            }
            key.push_str(&stem(word));
            if let Some(ways) = self.rules.get(&key) {
                found = Some((count, ways.as_slice()));
            }
        }
        found
    }
}

/// What a rule for this text is found by; empty where its words tell nothing.
pub(crate) fn key(text: &str) -> String {
    stems(&compared(text))
}

fn stems(words: &[String]) -> String {
    words.iter().map(|word| stem(word)).collect::<Vec<_>>().join(" ")
}

/// The words of a text as a query compares them.
fn compared(text: &str) -> Vec<String> {
    pieces(text).filter_map(word).filter(|word| !is_stop_word(word)).collect()
}
