//! The words of a query and what each may stand for.
use std::collections::HashMap;

use tantivy::Term;

use super::spelling::{self, Guess};
use crate::{
    analysis::{is_stop_word, parts, pieces, stem, word},
    error::Result,
    snapshot::Snapshot,
    synonyms::Synonyms,
};

/// Longer queries are cut: nobody means them, and each word costs.
const CHARACTERS: usize = 200;
const WORDS: usize = 12;
/// Unknown words of a query for which a likely one is looked for: each passes over much of the vocabulary, and nobody misspells more.
const GUESSED: usize = 4;
/// Completions of an unfinished word that are searched for.
pub(super) const COMPLETIONS: usize = 24;

/// A query taken apart.
pub(crate) struct Words<'q> {
    /// As written, stop words too, to show the query again.
    pieces: Vec<&'q str>,
    /// The words that are searched for, with their positions in `pieces`.
    words: Vec<(usize, String)>,
}

impl<'q> Words<'q> {
    pub(crate) fn read(query: &'q str) -> Self {
        let end = query.char_indices().nth(CHARACTERS).map_or(query.len(), |(at, _)| at);
        let pieces: Vec<&str> = pieces(&query[..end]).collect();
        let words = pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, word(piece)?)));
        let words = words.filter(|(_, word)| !is_stop_word(word)).take(WORDS).collect();
        Self { pieces, words }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What each word may stand for; several together where they are called otherwise together ("car mechanic").
    pub(crate) fn meanings(&self, snapshot: &Snapshot, synonyms: &Synonyms) -> Result<Vec<Meaning>> {
        let mut meanings = Vec::new();
        let mut guesses = GUESSED;
        let mut at = 0;
        while at < self.words.len() {
            let rule = synonyms.at(|next| Some(self.words.get(at + next)?.1.as_str()));
            let count = rule.map_or(1, |(count, _)| count);
            let words: Vec<&str> = self.words[at..at + count].iter().map(|(_, word)| word.as_str()).collect();
            let is_last = at + count == self.words.len();
            meanings.push(match rule {
                Some((_, ways)) => Meaning::with_synonyms(&words, ways, is_last, snapshot)?,
                None => Meaning::of(words[0], is_last, snapshot, &mut guesses)?,
            });
            at += count;
        }
        Ok(meanings)
    }

    /// Each thing that it may be about, in words: what rules make of them first, then each word alone.
    pub(super) fn things(&self, synonyms: &Synonyms) -> Vec<Vec<String>> {
        let word = |at: usize| Some(self.words.get(at)?.1.as_str());
        let rules = (0..self.words.len()).filter_map(|at| synonyms.at(|next| word(at + next)));
        let mut things: Vec<Vec<String>> = rules.flat_map(|(_, ways)| ways.iter().cloned()).collect();
        things.extend(self.words.iter().map(|(_, word)| vec![word.clone()]));
        things
    }

    /// The query with neighbours joined where that is a word as it stands ("medien gestalter"); nothing where none is.
    pub(crate) fn compounds(&self, snapshot: &Snapshot) -> Result<Option<Vec<Meaning>>> {
        let is_word = |pair: &[(usize, String)]| is_written(&format!("{}{}", pair[0].1, pair[1].1), snapshot);
        if self.words.windows(2).any(is_word) { self.joined(snapshot, is_word) } else { Ok(None) }
    }

    /// As [`Words::compounds`], also where the word that they make is misspelt ("altenpfleger helfer").
    pub(crate) fn misspelt_compounds(&self, snapshot: &Snapshot) -> Result<Option<Vec<Meaning>>> {
        self.joined(snapshot, |_| true)
    }

    fn joined(
        &self,
        snapshot: &Snapshot,
        may_join: impl Fn(&[(usize, String)]) -> bool,
    ) -> Result<Option<Vec<Meaning>>> {
        let mut meanings = Vec::new();
        let (mut joins, mut guesses) = (false, GUESSED);
        let mut at = 0;
        while let Some((_, word)) = self.words.get(at) {
            let is_last = at + 1 >= self.words.len();
            if let Some(pair) = self.words.get(at..at + 2).filter(|pair| may_join(pair)) {
                let next = &pair[1].1;
                let both = Meaning::of(&format!("{word}{next}"), false, snapshot, &mut guesses)?;
                if !both.is_nothing() {
                    meanings.push(both);
                    joins = true;
                    at += 2;
                    continue;
                }
            }
            meanings.push(Meaning::of(word, is_last, snapshot, &mut guesses)?);
            at += 1;
        }
        Ok(joins.then_some(meanings))
    }

    /// What each of them is of, as it was typed.
    pub(super) fn typed(&self, meanings: &[Meaning]) -> Vec<String> {
        let mut word = 0;
        let mut typed = Vec::with_capacity(meanings.len());
        for meaning in meanings {
            let own = self.words.iter().skip(word).take(meaning.words);
            typed.push(own.map(|(at, _)| self.pieces[*at]).collect::<Vec<_>>().join(" "));
            word += meaning.words;
        }
        typed
    }

    /// The query as it was understood, where a typo was put right.
    pub(crate) fn corrected(&self, meanings: &[Meaning], snapshot: &Snapshot) -> Option<String> {
        let mut pieces: Vec<&str> = self.pieces.clone();
        let mut changed = false;
        let mut word = 0;
        for meaning in meanings {
            if let Some((right, (at, _))) = meaning.correction.as_ref().zip(self.words.get(word)) {
                pieces[*at] = snapshot.suggestions.written(right);
                changed = true;
            }
            word += meaning.words;
        }
        changed.then(|| pieces.join(" "))
    }
}

/// What one word of a query may stand for, or several that a rule takes together.
#[derive(Debug)]
pub(crate) struct Meaning {
    /// How many words it is of.
    words: usize,
    /// Stems and how much they count.
    pub stems: Vec<(String, f32)>,
    /// Written forms and how much they count.
    pub surfaces: Vec<(String, f32)>,
    /// Stems of the parts of a compound that nobody wrote in one; all of them must be there.
    pub parts: Vec<String>,
    /// Other ways to say it: all words of one of them, and how much it counts.
    pub otherwise: Vec<(Vec<Meaning>, f32)>,
    /// What it was taken for where it was misspelt.
    correction: Option<String>,
}

/// A completion counts less than the word itself.
pub(super) const COMPLETION: f32 = 0.6;
/// What is called otherwise counts nearly as much: "chef" means a Koch, whatever else has that word in it.
const OTHERWISE: f32 = 0.9;

impl Default for Meaning {
    fn default() -> Self {
        Self {
            words: 1,
            stems: Vec::new(),
            surfaces: Vec::new(),
            parts: Vec::new(),
            otherwise: Vec::new(),
            correction: None,
        }
    }
}

impl Meaning {
    /// As written, or else as it may be meant, as long as there are guesses left.
    fn of(word: &str, is_last: bool, snapshot: &Snapshot, guesses: &mut usize) -> Result<Self> {
        let mut meaning = Self::as_written(word, is_last, snapshot)?;
        if meaning.is_nothing() && *guesses > 0 {
            *guesses -= 1;
            meaning.take(spelling::put_right(word, is_last, snapshot));
        }
        Ok(meaning)
    }

    /// Words that have a rule are no typos.
    fn with_synonyms(
        words: &[&str],
        ways: &[Vec<String>],
        is_last: bool,
        snapshot: &Snapshot,
    ) -> Result<Self> {
        let mut meaning = if let [word] = words {
            Self::as_written(word, is_last, snapshot)?
        } else {
            let own = words.iter().map(|word| Self::as_written(word, false, snapshot));
            let own: Vec<Self> = own.collect::<Result<_>>()?;
            Self { words: words.len(), otherwise: vec![(own, 1.0)], ..Self::default() }
        };
        for way in ways {
            let words = way.iter().map(|word| Self::as_written(word, false, snapshot));
            // What is said in several words is no better hit for that.
            let share = f32::from(u8::try_from(way.len()).unwrap_or(u8::MAX));
            meaning.otherwise.push((words.collect::<Result<_>>()?, OTHERWISE / share));
        }
        meaning.otherwise.retain(|(way, _)| !way.iter().any(Self::is_nothing));
        Ok(meaning)
    }

    fn as_written(word: &str, is_last: bool, snapshot: &Snapshot) -> Result<Self> {
        let mut meaning = Self::default();
        let own = stem(word);
        let is_written = is_written(word, snapshot);
        if is_written {
            meaning.surfaces.push((word.to_owned(), 1.0));
        }
        if is_written || is_stem(&own, snapshot)? {
            meaning.stems.push((own, 1.0));
        }
        if is_last && word.len() >= 2 {
            meaning.complete(word, snapshot);
        }
        if !is_written {
            let parts = parts(word);
            // Cut at the wrong place, a misspelt word has a part that nobody writes.
            if parts.iter().all(|part| self::is_written(part, snapshot)) {
                meaning.parts = parts.iter().map(|part| stem(part)).collect();
            }
        }
        Ok(meaning)
    }

    /// Whether it was taken for a typo.
    pub(super) fn is_corrected(&self) -> bool {
        self.correction.is_some()
    }

    /// Whether nothing can be found by it.
    pub(crate) fn is_nothing(&self) -> bool {
        self.stems.is_empty()
            && self.surfaces.is_empty()
            && self.parts.is_empty()
            && self.otherwise.is_empty()
    }

    fn take(&mut self, guesses: Vec<Guess<'_>>) {
        for Guess { word, factor, is_whole } in guesses {
            self.correction.get_or_insert_with(|| word.to_owned());
            self.add_stem(stem(word), factor);
            if is_whole {
                self.surfaces.push((word.to_owned(), factor));
            }
        }
    }

    fn add_stem(&mut self, stem: String, factor: f32) {
        if !self.stems.iter().any(|(known, _)| *known == stem) {
            self.stems.push((stem, factor));
        }
    }

    fn complete(&mut self, beginning: &str, snapshot: &Snapshot) {
        let mut found: HashMap<&str, u32> = HashMap::new();
        for segment in &snapshot.segments {
            for (word, frequency) in segment.data.vocabulary.starting_with(beginning) {
                if word != beginning {
                    *found.entry(word).or_default() += frequency;
                }
            }
        }
        for word in most_frequent(found, COMPLETIONS) {
            self.add_stem(stem(word), COMPLETION);
        }
    }
}

/// Whether the word, or a compound with this part, stands in a title, an occupation or a name.
fn is_written(word: &str, snapshot: &Snapshot) -> bool {
    snapshot.segments.iter().any(|segment| segment.data.vocabulary.knows(word))
}

/// Whether any field has this stem.
fn is_stem(stem: &str, snapshot: &Snapshot) -> Result<bool> {
    for field in [snapshot.fields.head, snapshot.fields.meta, snapshot.fields.body] {
        if snapshot.searcher.doc_freq(&Term::from_field_text(field, stem))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The most frequent first; by the alphabet where they are equal, so that a search comes out the same twice.
pub(super) fn most_frequent(found: HashMap<&str, u32>, limit: usize) -> Vec<&str> {
    let mut words: Vec<(&str, u32)> = found.into_iter().collect();
    let by_frequency = |a: &(&str, u32), b: &(&str, u32)| b.1.cmp(&a.1).then(a.0.cmp(b.0));
    if words.len() > limit {
        words.select_nth_unstable_by(limit, by_frequency);
        words.truncate(limit);
    }
    words.sort_unstable_by(by_frequency);
    words.into_iter().map(|(word, _)| word).collect()
}
