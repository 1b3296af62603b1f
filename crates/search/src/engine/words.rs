//! The words of a query and what each may stand for.
use std::collections::HashMap;

use tantivy::Term;

use super::typo;
use crate::{
    analysis::{is_stop_word, parts, pieces, stem, word},
    error::Result,
    snapshot::Snapshot,
};

/// Longer queries are cut: nobody means them, and each word costs.
const CHARACTERS: usize = 200;
const WORDS: usize = 12;
/// Completions of an unfinished word that are searched for.
const COMPLETIONS: usize = 24;
/// Words that a misspelt one may stand for.
const CORRECTIONS: usize = 6;

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

    /// What each word may stand for.
    pub(crate) fn meanings(&self, snapshot: &Snapshot) -> Result<Vec<Meaning>> {
        let last = self.words.len().saturating_sub(1);
        self.words.iter().enumerate().map(|(at, (_, word))| Meaning::of(word, at == last, snapshot)).collect()
    }

    /// The query with neighbours joined where that makes a known word ("altenpfleger helfer"); nothing where none does.
    pub(crate) fn joined(&self, snapshot: &Snapshot) -> Result<Option<Vec<Meaning>>> {
        let mut meanings = Vec::new();
        let mut joins = false;
        let mut at = 0;
        while let Some((_, word)) = self.words.get(at) {
            let is_last = at + 1 >= self.words.len();
            if let Some((_, next)) = self.words.get(at + 1) {
                let both = Meaning::of(&format!("{word}{next}"), false, snapshot)?;
                if !both.is_nothing() {
                    meanings.push(both);
                    joins = true;
                    at += 2;
                    continue;
                }
            }
            meanings.push(Meaning::of(word, is_last, snapshot)?);
            at += 1;
        }
        Ok(joins.then_some(meanings))
    }

    /// The query as it was understood, where a typo was put right.
    pub(crate) fn corrected(&self, meanings: &[Meaning], snapshot: &Snapshot) -> Option<String> {
        let mut pieces: Vec<&str> = self.pieces.clone();
        let mut changed = false;
        for ((at, _), meaning) in self.words.iter().zip(meanings) {
            if let Some(right) = &meaning.correction {
                pieces[*at] = snapshot.suggestions.written(right);
                changed = true;
            }
        }
        changed.then(|| pieces.join(" "))
    }
}

/// What one word of a query may stand for.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    /// Stems and how much they count.
    pub stems: Vec<(String, f32)>,
    /// Written forms and how much they count.
    pub surfaces: Vec<(String, f32)>,
    /// Stems of the parts of a compound that nobody wrote in one; all of them must be there.
    pub parts: Vec<String>,
    /// What it was taken for where it was misspelt.
    correction: Option<String>,
}

/// A completion counts less than the word itself.
const COMPLETION: f32 = 0.6;

impl Meaning {
    fn of(word: &str, is_last: bool, snapshot: &Snapshot) -> Result<Self> {
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
        if meaning.is_nothing() {
            meaning.put_right(word, is_last, snapshot);
        }
        Ok(meaning)
    }

    /// Whether nothing can be found by it.
    pub(crate) fn is_nothing(&self) -> bool {
        self.stems.is_empty() && self.surfaces.is_empty() && self.parts.is_empty()
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

    /// Takes the known words that differ least from it.
    fn put_right(&mut self, word: &str, is_last: bool, snapshot: &Snapshot) {
        let Some(first) = word.chars().next() else { return };
        let mut most = typo::allowed(word);
        if most == 0 {
            return;
        }
        let same_letter = &word[..first.len_utf8()];
        let mut found: HashMap<&str, u32> = HashMap::new();
        for segment in &snapshot.segments {
            for (known, frequency) in segment.data.vocabulary.starting_with(same_letter) {
                if let Some(errors) = typo::distance(word, known, most) {
                    if errors < most {
                        (most, found) = (errors, HashMap::new());
                    }
                    *found.entry(known).or_default() += frequency;
                }
            }
        }
        if found.is_empty() && is_last && word.len() >= 5 {
            self.complete_misspelt(word, same_letter, snapshot);
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 2")]
        let factor = 1.0 / (1 + most) as f32;
        for known in most_frequent(found, CORRECTIONS) {
            self.correction.get_or_insert_with(|| known.to_owned());
            self.add_stem(stem(known), factor);
            self.surfaces.push((known.to_owned(), factor));
        }
    }

    fn complete_misspelt(&mut self, word: &str, same_letter: &str, snapshot: &Snapshot) {
        let mut found: HashMap<&str, u32> = HashMap::new();
        for segment in &snapshot.segments {
            for (known, frequency) in segment.data.vocabulary.starting_with(same_letter) {
                if known.len() > word.len() && typo::beginning_one_off(word, known).is_some() {
                    *found.entry(known).or_default() += frequency;
                }
            }
        }
        for known in most_frequent(found, COMPLETIONS) {
            self.correction.get_or_insert_with(|| known.to_owned());
            self.add_stem(stem(known), COMPLETION / 2.0);
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
fn most_frequent(found: HashMap<&str, u32>, limit: usize) -> Vec<&str> {
    let mut words: Vec<(&str, u32)> = found.into_iter().collect();
    let by_frequency = |a: &(&str, u32), b: &(&str, u32)| b.1.cmp(&a.1).then(a.0.cmp(b.0));
    if words.len() > limit {
        words.select_nth_unstable_by(limit, by_frequency);
        words.truncate(limit);
    }
    words.sort_unstable_by(by_frequency);
    words.into_iter().map(|(word, _)| word).collect()
}
