//! Why a hit stands where it does, for staff: where each word was found, in which way, and what moved the hit.
use tantivy::{
    DocSet, Term,
    query::{EnableScoring, Query},
    schema::{Field, IndexRecordOption},
};
use uuid::Uuid;

use super::{Words, scan::finds_anything, similar::find, understand, words::Meaning};
use crate::{
    SearchIndex, SearchQuery, answering::Answering, error::Result, snapshot::Snapshot, synonyms::Synonyms,
};

/// In which part of a posting a word was found; what weighs most comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundIn {
    /// As a whole word of title or occupation.
    Title,
    /// In title, occupation or its other names: inflected, or as a part of a word.
    Occupation,
    /// In the company's name, or a place.
    Company,
    /// In the text below.
    Text,
}

/// By which way a word was found; the straightest comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundBy {
    /// As it was typed, whatever its ending.
    Written,
    /// By the parts of a compound that stand apart.
    Parts,
    /// As the beginning of a longer word.
    Beginning,
    /// Put right.
    Corrected,
    /// By a rule; what is meant by it.
    Rule(String),
}

/// A word of the query, or several that are read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyWord {
    pub typed: String,
    /// None where the posting does not have it.
    pub found: Option<(FoundIn, FoundBy)>,
}

/// What a company's answers did to the place of a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Back,
    Not,
    Forward,
}

/// Why a hit stands where it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    pub id: Uuid,
    pub words: Vec<WhyWord>,
    /// By which hits are ordered where words are searched for and no other order was asked for.
    pub score: Option<f32>,
    pub answers: Moved,
}

impl SearchIndex {
    /// Why these hits of a search stand where they do; those that are gone are left out.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn why(&self, query: &SearchQuery, ids: &[Uuid]) -> Result<Vec<Why>> {
        why(&self.snapshot(), self.rules().within(query.cluster.as_deref()), query, ids)
    }
}

fn why(snapshot: &Snapshot, synonyms: &Synonyms, query: &SearchQuery, ids: &[Uuid]) -> Result<Vec<Why>> {
    let words = Words::read(&query.q);
    let finds = |query: &dyn Query| Ok(finds_anything(snapshot, query)?.then_some(()));
    let asked = if words.is_empty() { None } else { understand(snapshot, synonyms, &words, finds)?.0.query };
    let scoring = EnableScoring::enabled_from_searcher(&snapshot.searcher);
    let weight = asked.map(|asked| asked.weight(scoring)).transpose()?;
    let readings = if weight.is_some() { readings(&words, synonyms, snapshot)? } else { Vec::new() };
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let Some((segment, doc)) = find(snapshot, *id)? else { continue };
        let answering = snapshot.segments[segment].data.answering[doc as usize];
        let mut score = None;
        if let Some(weight) = &weight {
            let mut scorer = weight.scorer(snapshot.reader(segment), 1.0)?;
            score = stands_at(scorer.as_mut(), doc).then(|| answering.weigh(scorer.score()));
        }
        let here = Here { snapshot, segment, doc };
        all.push(Why { id: *id, words: here.best_of(&readings)?, score, answers: moved(answering) });
    }
    Ok(all)
}

fn moved(answering: Answering) -> Moved {
    match answering {
        Answering::Seldom => Moved::Back,
        Answering::Neutral => Moved::Not,
        Answering::Mostly | Answering::Always => Moved::Forward,
    }
}

/// The ways to read the words, each word with what it was typed as: apart, then with neighbours joined.
fn readings(
    words: &Words<'_>,
    synonyms: &Synonyms,
    snapshot: &Snapshot,
) -> Result<Vec<Vec<(String, Meaning)>>> {
    let apart = words.meanings(snapshot, synonyms)?;
    let typed = words.typed(&apart);
    let mut readings = vec![typed.into_iter().zip(apart).collect()];
    for joined in [words.compounds(snapshot)?, words.misspelt_compounds(snapshot)?].into_iter().flatten() {
        readings.push(joined.into_iter().map(|word| (said(&word, snapshot), word)).collect());
    }
    Ok(readings)
}

/// What a meaning stands for, as people write it.
fn said(meaning: &Meaning, snapshot: &Snapshot) -> String {
    let first = meaning.surfaces.first().or_else(|| meaning.stems.first());
    match first {
        Some((word, _)) => snapshot.suggestions.written(word).to_owned(),
        None => meaning.parts.join(" "),
    }
}

/// A document.
struct Here<'s> {
    snapshot: &'s Snapshot,
    segment: usize,
    doc: u32,
}

impl Here<'_> {
    /// By the reading of which most is found; the first of these.
    fn best_of(&self, readings: &[Vec<(String, Meaning)>]) -> Result<Vec<WhyWord>> {
        let mut best: Vec<WhyWord> = Vec::new();
        let missing = |words: &[WhyWord]| words.iter().filter(|word| word.found.is_none()).count();
        for reading in readings {
            let mut words = Vec::with_capacity(reading.len());
            for (typed, meaning) in reading {
                words.push(WhyWord { typed: typed.clone(), found: self.find(meaning)? });
            }
            if best.is_empty() || missing(&words) < missing(&best) {
                best = words;
            }
        }
        Ok(best)
    }

    /// Where it weighs most; of these by the straightest way.
    fn find(&self, meaning: &Meaning) -> Result<Option<(FoundIn, FoundBy)>> {
        let fields = &self.snapshot.fields;
        let by = |factor: f32| match factor {
            factor if factor >= 1.0 => FoundBy::Written,
            _ if meaning.is_corrected() => FoundBy::Corrected,
            _ => FoundBy::Beginning,
        };
        let mut found = Vec::new();
        for (form, factor) in &meaning.surfaces {
            if self.has(fields.title, form)? {
                found.push((FoundIn::Title, by(*factor)));
            }
        }
        for (stem, factor) in &meaning.stems {
            for (field, place) in [(fields.head, FoundIn::Occupation), (fields.meta, FoundIn::Company)] {
                if self.has(field, stem)? {
                    found.push((place, by(*factor)));
                }
            }
            if *factor >= 1.0 && self.has(fields.body, stem)? {
                found.push((FoundIn::Text, FoundBy::Written));
            }
        }
        let mut parts = !meaning.parts.is_empty();
        for part in &meaning.parts {
            parts = parts && self.has(fields.head, part)?;
        }
        if parts {
            found.push((FoundIn::Occupation, FoundBy::Parts));
        }
        for (words, factor) in &meaning.otherwise {
            let mut places = Vec::with_capacity(words.len());
            for word in words {
                places.push(self.find(word)?.map(|(place, _)| place));
            }
            let Some(places) = places.into_iter().collect::<Option<Vec<_>>>() else { continue };
            let Some(place) = places.into_iter().max() else { continue };
            // Words that a rule takes together, as they were typed; what the rule says counts less.
            let is_typed = *factor >= 1.0;
            let meant = || words.iter().map(|word| said(word, self.snapshot)).collect::<Vec<_>>().join(" ");
            found.push((place, if is_typed { FoundBy::Written } else { FoundBy::Rule(meant()) }));
        }
        Ok(found.into_iter().min())
    }

    fn has(&self, field: Field, text: &str) -> Result<bool> {
        let inverted = self.snapshot.reader(self.segment).inverted_index(field)?;
        let term = Term::from_field_text(field, text);
        let postings = inverted.read_postings(&term, IndexRecordOption::Basic)?;
        Ok(postings.is_some_and(|mut postings| stands_at(&mut postings, self.doc)))
    }
}

/// Whether a list of documents has this one.
fn stands_at(docs: &mut (impl DocSet + ?Sized), doc: u32) -> bool {
    if docs.doc() < doc {
        docs.seek(doc);
    }
    docs.doc() == doc
}
