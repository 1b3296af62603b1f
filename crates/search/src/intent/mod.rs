//! What somebody asks for who types everything into one box: "Bäcker Lübeck", "Ausbildung nähe Fürth", "was mit Computern".
//!
//! Rules and lists, no guessing: each part of the text that is understood is taken out of it and becomes a place or a filter, which
//! pages show and people can take back. What is not understood stays a word.
mod phrases;
#[cfg(test)]
mod tests;

use lotse_domain::{
    fold::fold,
    occupation::Area,
    place::{Gazetteer, Place, STATES},
    vacancy::{Kind, Qualification},
};

use crate::{Sort, regions::Regions, synonyms::Synonyms};
use phrases::{Asks, BEFORE_A_PLACE, BEFORE_AN_AREA, HERE, LIKED, PHRASES, SOMETHING_WITH, WORDS_TOO};

/// A place named without a preposition has at least so many people; smaller ones share their names with too much else.
const LEAST_POPULATION: i32 = 4_000;
/// And so many letters.
const LEAST_LETTERS: usize = 4;
/// "im Landkreis Neustadt an der Aisch-Bad Windsheim": the most words of an area's name.
const MOST_AREA_WORDS: usize = 8;
/// "Rothenburg ob der Tauber": the most words of a place's name.
const MOST_NAME_WORDS: usize = 4;
/// Nobody types more; the rest stays words.
const MOST_WORDS: usize = 24;

/// What a text asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intent {
    /// What is left of it to be searched for.
    pub words: String,
    /// A town or a postal code, as a gazetteer finds it.
    pub place: Option<String>,
    /// Codes of states, as in ISO 3166-2 without `DE-`.
    pub states: Vec<&'static str>,
    /// Areas with boundaries, as [`Gazetteer::areas_called`] gives them.
    pub districts: Vec<String>,
    pub areas: Vec<Area>,
    pub kinds: Vec<Kind>,
    pub qualification: Option<Qualification>,
    pub sort: Option<Sort>,
}

/// What is known beside the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) regions: &'a Regions,
    /// Slug of the cluster in whose portal it is written.
    pub(crate) cluster: Option<&'a str>,
    /// A word that has one is no place.
    pub(crate) rules: &'a Synonyms,
}

/// Reads a text. None where all of it is words. Companies, whose names [`crate::SearchIndex::understand`] knows, are not looked for.
pub(crate) fn read(text: &str, known: &Known<'_>) -> Option<Intent> {
    let gazetteer = known.gazetteer;
    let mut reader = Reader {
        words: text
            .split_whitespace()
            .take(MOST_WORDS)
            .map(Word::new)
            .filter(|it| !it.folded.is_empty())
            .collect(),
        intent: Intent::default(),
    };
    if text.split_whitespace().nth(MOST_WORDS).is_some() || reader.words.is_empty() {
        return None;
    }
    reader.liked();
    reader.phrases();
    reader.area(known);
    reader.state();
    reader.place(known);
    // Whoever names a place means what is around that one.
    if reader.intent.place.is_none() && reader.intent.districts.is_empty() && !gazetteer.is_empty() {
        reader.here(known.regions.of_cluster(known.cluster));
    }
    let understood = reader.intent != Intent::default();
    let words: Vec<&str> = reader.words.iter().map(|word| word.typed).collect();
    understood.then(|| Intent { words: words.join(" "), ..reader.intent })
}

struct Word<'a> {
    typed: &'a str,
    folded: String,
}

impl<'a> Word<'a> {
    fn new(typed: &'a str) -> Self {
        Self { typed, folded: fold(typed) }
    }
}

struct Reader<'a> {
    /// What is not understood yet.
    words: Vec<Word<'a>>,
    intent: Intent,
}

impl Reader<'_> {
    /// Where these words stand next to each other.
    fn find(&self, phrase: &[&str]) -> Option<usize> {
        (0..self.words.len()).find(|at| self.stands(*at, phrase))
    }

    fn stands(&self, at: usize, phrase: &[&str]) -> bool {
        let here = self.words.get(at..at + phrase.len());
        here.is_some_and(|words| words.iter().zip(phrase).all(|(word, wanted)| word.folded == *wanted))
    }

    fn take(&mut self, at: usize, count: usize) {
        self.words.drain(at..(at + count).min(self.words.len()));
    }

    fn want(&mut self, areas: &[Area]) {
        for area in areas {
            if !self.intent.areas.contains(area) {
                self.intent.areas.push(*area);
            }
        }
    }

    /// "was mit Tieren"; also "was mit Tieren und Menschen".
    fn liked(&mut self) {
        let begin = SOMETHING_WITH.iter().find_map(|phrase| Some((self.find(phrase)?, phrase.len())));
        let Some((at, length)) = begin else { return };
        let liked = |word: &Word<'_>| LIKED.iter().find(|(words, _)| words.contains(&word.folded.as_str()));
        let mut next = at + length;
        let mut areas = Vec::new();
        while let Some(word) = self.words.get(next) {
            let joins = !areas.is_empty() && ["und", "oder", "and", "or"].contains(&word.folded.as_str());
            match liked(word) {
                Some((_, wanted)) => areas.extend_from_slice(wanted),
                None if joins && self.words.get(next + 1).is_some_and(|word| liked(word).is_some()) => {}
                None => break,
            }
            next += 1;
        }
        if !areas.is_empty() {
            self.want(&areas);
            self.take(at, next - at);
        }
    }

    fn phrases(&mut self) {
        for (phrase, asks) in PHRASES {
            let Some(at) = self.find(phrase) else { continue };
            match asks {
                Asks::Areas(areas) => self.want(areas),
                Asks::Kind(kind) if self.intent.kinds.contains(kind) => {}
                Asks::Kind(kind) => self.intent.kinds.push(*kind),
                // Somebody who says two things is taken at the first.
                Asks::Qualification(_) if self.intent.qualification.is_some() => continue,
                Asks::Order(_) if self.intent.sort.is_some() => continue,
                Asks::Order(sort) => self.intent.sort = Some(*sort),
                Asks::Qualification(qualification) => self.intent.qualification = Some(*qualification),
            }
            self.take(at, phrase.len());
        }
    }

    /// "im Landkreis Fürth", "Oberfranken", "Region Foodregio": the longest name of an area.
    fn area(&mut self, known: &Known<'_>) {
        // Where a place is given beside the text, there is no gazetteer, and no region either.
        if known.gazetteer.is_empty() {
            return;
        }
        let called = |words: &[Word<'_>]| {
            let typed: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
            let typed = typed.join(" ");
            match known.gazetteer.areas_called(&typed) {
                [] => known.regions.called(&typed).to_vec(),
                keys => keys.to_vec(),
            }
        };
        let found = (1..=MOST_AREA_WORDS).rev().find_map(|count| {
            let mut all = self.words.windows(count).enumerate();
            all.find_map(|(at, words)| Some((at, count, called(words))).filter(|(.., keys)| !keys.is_empty()))
        });
        let Some((at, count, keys)) = found else { return };
        self.take(at, count);
        let before =
            BEFORE_AN_AREA.iter().find(|before| at >= before.len() && self.stands(at - before.len(), before));
        if let Some(before) = before {
            self.take(at - before.len(), before.len());
        }
        self.intent.districts = keys;
    }

    /// "Ausbildung in der Region": that of the cluster in whose portal it is written.
    fn here(&mut self, districts: &[String]) {
        if districts.is_empty() {
            return;
        }
        if let Some((at, count)) = HERE.iter().find_map(|phrase| Some((self.find(phrase)?, phrase.len()))) {
            self.take(at, count);
            self.intent.districts = districts.to_vec();
        }
    }

    /// "in Bayern", "Schleswig-Holstein". Berlin, Hamburg and Bremen are towns first.
    fn state(&mut self) {
        for (code, name) in STATES {
            if ["BE", "HH", "HB"].contains(&code) {
                continue;
            }
            let name = fold(name);
            let whole: Vec<&str> = name.split(' ').collect();
            // Typed with a hyphen it is one word.
            let Some((at, count)) = self
                .find(&[name.as_str()])
                .map(|at| (at, 1))
                .or_else(|| Some((self.find(&whole)?, whole.len())))
            else {
                continue;
            };
            self.take(at, count);
            if at > 0 && self.stands(at - 1, &["in"]) {
                self.take(at - 1, 1);
            }
            self.intent.states.push(code);
        }
    }

    /// The first place in the order of how surely one is meant: a postal code, a name after a preposition, a name at the end, a name at
    /// the beginning.
    fn place(&mut self, known: &Known<'_>) {
        let gazetteer = known.gazetteer;
        let found = self.postal_code(gazetteer).or_else(|| self.after_preposition(gazetteer));
        let found = found.or_else(|| self.bare(gazetteer, known.rules));
        if let Some((at, count, name)) = found {
            self.take(at, count);
            self.intent.place = Some(name);
        }
    }

    /// A postal code, with the town that follows it.
    fn postal_code(&self, gazetteer: &Gazetteer) -> Option<(usize, usize, String)> {
        let is_code =
            |word: &Word<'_>| word.folded.len() == 5 && gazetteer.postal_code(&word.folded).is_some();
        let at = self.words.iter().position(is_code)?;
        let place = gazetteer.postal_code(&self.words[at].folded)?;
        let town = fold(&place.name);
        let same =
            self.words.get(at + 1).is_some_and(|word| town.split(' ').next() == Some(word.folded.as_str()));
        let begin = if at > 0 && self.stands(at - 1, &["in"]) { at - 1 } else { at };
        Some((begin, at + 1 + usize::from(same) - begin, self.words[at].folded.clone()))
    }

    fn after_preposition(&self, gazetteer: &Gazetteer) -> Option<(usize, usize, String)> {
        BEFORE_A_PLACE.iter().find_map(|phrase| {
            let at = (0..self.words.len()).find(|at| {
                self.stands(*at, phrase) && self.name(gazetteer, at + phrase.len(), |_| true).is_some()
            })?;
            let (count, name) = self.name(gazetteer, at + phrase.len(), |_| true)?;
            Some((at, phrase.len() + count, name))
        })
    }

    fn bare(&self, gazetteer: &Gazetteer, rules: &Synonyms) -> Option<(usize, usize, String)> {
        let sure = |place: &Place| place.population >= LEAST_POPULATION;
        let ends = (0..self.words.len()).filter_map(|at| Some((at, self.name(gazetteer, at, sure)?)));
        let all: Vec<(usize, (usize, String))> = ends
            .filter(|(at, (count, _))| {
                let words = &self.words[*at..*at + *count];
                let letters: usize = words.iter().map(|word| word.folded.chars().count()).sum();
                // "Kuchen" is a town, and what bakers make; managers may have written more of that kind.
                let is_thing = rules.at(|next| Some(words.get(next)?.folded.as_str()));
                let is_thing = is_thing.is_some_and(|(known, _)| known == *count);
                letters >= LEAST_LETTERS
                    && !is_thing
                    && (*count > 1 || !WORDS_TOO.contains(&words[0].folded.as_str()))
            })
            .collect();
        let last = all.iter().find(|(at, (count, _))| at + count == self.words.len());
        let first = all.iter().find(|(at, _)| *at == 0);
        last.or(first).map(|(at, (count, name))| (*at, *count, name.clone()))
    }

    /// The longest name of a municipality that begins there.
    fn name(
        &self,
        gazetteer: &Gazetteer,
        at: usize,
        fits: impl Fn(&Place) -> bool,
    ) -> Option<(usize, String)> {
        (1..=MOST_NAME_WORDS).rev().find_map(|count| {
            let words = self.words.get(at..at + count)?;
            let typed: Vec<&str> = words.iter().map(|word| word.typed).collect();
            let typed = typed.join(" ");
            let name = typed.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
            let place = gazetteer.municipality(name)?;
            fits(place).then(|| (count, name.to_owned()))
        })
    }
}
