//! Names that begin as what has been typed: occupations, then companies.
use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use lotse_domain::{fold::fold, occupation::Area};

use crate::{
    Neighbour, Suggestion, SuggestionKind,
    analysis::{is_stop_word, parts, pieces},
    document::SuggestionCard,
    engine::typo,
    snapshot::{Snapshot, Tables},
};

/// Something that can be suggested.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    card: SuggestionCard,
    /// Folded words of all its names.
    words: Vec<String>,
    /// Parts of compounds among them.
    parts: Vec<String>,
}

impl Entry {
    pub(crate) fn new(card: SuggestionCard) -> Self {
        let mut words: Vec<String> = card.names.iter().flat_map(|name| pieces(name)).map(fold).collect();
        words.retain(|word| !word.is_empty() && !is_stop_word(word));
        words.sort_unstable();
        words.dedup();
        let mut parts: Vec<String> = words.iter().flat_map(|word| parts(word)).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.retain(|part| words.binary_search(part).is_err());
        Self { card, words, parts }
    }

    /// How well a typed word fits: with a whole word's beginning, with that of a part, or not.
    fn fit(&self, typed: &str) -> Option<Fit> {
        if self.words.iter().any(|word| word.starts_with(typed)) {
            Some(Fit::Word)
        } else if self.parts.iter().any(|part| part.starts_with(typed)) {
            Some(Fit::Part)
        } else {
            None
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Word,
    Part,
}

/// Everything that can be suggested, by word.
#[derive(Debug, Default)]
pub(crate) struct Suggestions {
    entries: Vec<Arc<Entry>>,
    /// (word or part, entry), sorted.
    by_word: Vec<(String, u32)>,
    /// Folded word -> as it is written, to show a corrected query with its umlauts.
    written: HashMap<String, String>,
}

/// Suggestions that are given at most.
const MOST: usize = 50;
/// Typed words that are looked at.
const WORDS: usize = 6;
/// And characters.
const CHARACTERS: usize = 200;

impl Suggestions {
    pub(crate) fn new(entries: Vec<Arc<Entry>>) -> Self {
        let mut by_word = Vec::new();
        let mut written = HashMap::new();
        for (at, entry) in (0_u32..).zip(&entries) {
            by_word.extend(entry.words.iter().chain(&entry.parts).map(|word| (word.clone(), at)));
            for piece in entry.card.names.iter().flat_map(|name| pieces(name)) {
                written.entry(fold(piece)).or_insert_with(|| piece.to_owned());
            }
        }
        by_word.sort_unstable();
        Self { entries, by_word, written }
    }

    /// Whether these very entries are the ones that it was made of.
    pub(crate) fn is_made_of(&self, entries: &[Arc<Entry>]) -> bool {
        self.entries.len() == entries.len()
            && self.entries.iter().zip(entries).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    pub(crate) fn occupations(&self) -> impl Iterator<Item = Named<'_>> {
        self.entries.iter().filter_map(|entry| Named::of(entry))
    }

    /// A folded word as people write it.
    pub(crate) fn written<'a>(&'a self, folded: &'a str) -> &'a str {
        self.written.get(folded).map_or(folded, String::as_str)
    }

    fn starting_with<'a>(&'a self, typed: &'a str) -> impl Iterator<Item = &'a (String, u32)> {
        let from = self.by_word.partition_point(|(word, _)| word.as_str() < typed);
        self.by_word[from..].iter().take_while(move |(word, _)| word.starts_with(typed))
    }

    /// Beginnings of known words that are one typo away from what was typed.
    fn put_right(&self, typed: &str) -> Option<String> {
        let first = typed.chars().next().filter(|_| typed.len() >= 4)?;
        let mut last = "";
        for (word, _) in self.starting_with(&typed[..first.len_utf8()]) {
            if word == last {
                continue;
            }
            last = word;
            if let Some(beginning) = typo::beginning_one_off(typed, word) {
                return Some(beginning.to_owned());
            }
        }
        None
    }
}

/// Completes what has been typed: each word the beginning of a word of the name. Typing errors stay.
pub(crate) fn as_typed(snapshot: &Snapshot, typed: &str, limit: usize) -> Vec<Suggestion> {
    let words: Vec<String> = words(typed).into_iter().map(|(_, word)| word).collect();
    fitting(snapshot, &words, limit).into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// What was typed with its errors put right, in whole words, and what is called so.
pub(crate) fn put_right(snapshot: &Snapshot, typed: &str, limit: usize) -> Option<(String, Vec<Suggestion>)> {
    let all = &snapshot.suggestions;
    let typed = words(typed);
    let is_known = |word: &str| all.starting_with(word).next().is_some();
    let right: Vec<String> = typed
        .iter()
        .map(|(_, word)| if is_known(word) { Some(word.clone()) } else { all.put_right(word) })
        .collect::<Option<_>>()?;
    let found = fitting(snapshot, &right, limit);
    let (best, _) = found.first()?;
    let whole: Vec<&str> = typed
        .iter()
        .zip(&right)
        .map(|((piece, word), right)| {
            let meant =
                || best.words.iter().chain(&best.parts).find(|known| known.starts_with(right.as_str()));
            if word == right { piece } else { meant().map_or(right.as_str(), |known| all.written(known)) }
        })
        .collect();
    Some((whole.join(" "), found.iter().map(|(_, suggestion)| suggestion.clone()).collect()))
}

/// An occupation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'s> {
    /// Its code.
    pub key: &'s str,
    pub title: &'s str,
    slug: &'s str,
    pub area: Option<Area>,
}

impl<'s> Named<'s> {
    fn of(entry: &'s Entry) -> Option<Self> {
        let SuggestionCard { kind, text, slug, key, area, names: _ } = &entry.card;
        (*kind == SuggestionKind::Occupation).then_some(Self { key, title: text, slug, area: *area })
    }

    pub(crate) fn neighbour(self, open: u32) -> Neighbour {
        let Self { key, title, slug, area: _ } = self;
        Neighbour { code: key.to_owned(), slug: slug.to_owned(), title: title.to_owned(), open: open.into() }
    }
}

/// Occupations in whose names folded words begin, or else the ones that they are likely meant to be.
pub(crate) fn occupations_meant<'s>(
    snapshot: &'s Snapshot,
    words: &[String],
    limit: usize,
) -> Vec<Named<'s>> {
    let found = |words: &[String]| -> Vec<Named<'s>> {
        // Occupations come before companies.
        fitting(snapshot, words, limit).into_iter().filter_map(|(entry, _)| Named::of(entry)).collect()
    };
    let as_written = found(words);
    if !as_written.is_empty() {
        return as_written;
    }
    let right: Option<Vec<String>> = words.iter().map(|word| snapshot.suggestions.put_right(word)).collect();
    right.map(|right| found(&right)).unwrap_or_default()
}

/// Whether each word begins a name, not all of them the same.
pub(crate) fn is_known(snapshot: &Snapshot, typed: &str) -> bool {
    let words = words(typed);
    !words.is_empty()
        && words.iter().all(|(_, word)| snapshot.suggestions.starting_with(word).next().is_some())
}

/// The pieces of a text that tell something, as typed and folded.
fn words(typed: &str) -> Vec<(&str, String)> {
    let end = typed.char_indices().nth(CHARACTERS).map_or(typed.len(), |(at, _)| at);
    let words = pieces(&typed[..end]).map(|piece| (piece, fold(piece)));
    words.filter(|(_, word)| !word.is_empty() && !is_stop_word(word)).take(WORDS).collect()
}

/// Whether a text of several words is in the name of a company.
pub(crate) fn is_company(snapshot: &Snapshot, text: &str) -> bool {
    let words: Vec<String> =
        pieces(text).map(fold).filter(|word| !word.is_empty() && !is_stop_word(word)).take(WORDS).collect();
    let all = &snapshot.suggestions;
    let Some(rarest) = words.iter().max_by_key(|word| word.len()).filter(|_| words.len() > 1) else {
        return false;
    };
    all.starting_with(rarest).take_while(|(word, _)| word == rarest).any(|(_, at)| {
        let entry = &all.entries[*at as usize];
        let has = |word: &String| entry.words.binary_search(word).is_ok();
        entry.card.kind == SuggestionKind::Company && words.iter().all(has)
    })
}

fn fitting<'s>(snapshot: &'s Snapshot, words: &[String], limit: usize) -> Vec<(&'s Entry, Suggestion)> {
    let all = &snapshot.suggestions;
    // The longest word has the fewest completions.
    let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
    let mut candidates: Vec<u32> = all.starting_with(rarest).map(|(_, at)| *at).collect();
    candidates.sort_unstable();
    candidates.dedup();
    let mut ranked: Vec<_> = candidates
        .into_iter()
        .filter_map(|at| {
            let entry = &all.entries[at as usize];
            let fit =
                words.iter().map(|word| entry.fit(word)).collect::<Option<Vec<Fit>>>()?.into_iter().max();
            let open = open(snapshot, &entry.card);
            Some((entry.card.kind == SuggestionKind::Company, fit, Reverse(open), entry.as_ref()))
        })
        .collect();
    ranked.sort_unstable_by(|a, b| (a.0, a.1, a.2, &a.3.card.text).cmp(&(b.0, b.1, b.2, &b.3.card.text)));
    ranked.truncate(limit.min(MOST));
    ranked
        .into_iter()
        .map(|(_, _, Reverse(open), entry)| {
            let SuggestionCard { kind, text, slug, .. } = &entry.card;
            let open = u64::from(open);
            (entry, Suggestion { kind: *kind, text: text.clone(), slug: slug.clone(), open })
        })
        .collect()
}

fn open(snapshot: &Snapshot, card: &SuggestionCard) -> u32 {
    let Tables { companies, occupations, .. } = snapshot.tables.as_ref();
    let (table, counts) = match card.kind {
        SuggestionKind::Occupation => (occupations, &snapshot.open_by_occupation),
        SuggestionKind::Company => (companies, &snapshot.open_by_company),
    };
    let number = table.find(card.key.as_str());
    number.and_then(|number| counts.get(number as usize).copied()).unwrap_or(0)
}
