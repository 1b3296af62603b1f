use std::collections::HashMap;

use super::Occupation;
use crate::{fold::fold, vacancy::clean_title};

/// The catalogue in memory, to find the occupation that a title means.
#[derive(Debug, Default)]
pub struct Catalogue {
    occupations: Vec<Occupation>,
    /// Folded title -> position. Every written form of every title.
    by_title: HashMap<String, usize>,
    /// The most words that a title has.
    longest: usize,
}

impl Catalogue {
    pub fn new(occupations: Vec<Occupation>) -> Self {
        let mut by_title = HashMap::new();
        for (at, occupation) in occupations.iter().enumerate() {
            for title in [&occupation.title, &occupation.title_male, &occupation.title_female] {
                by_title.entry(key(title)).or_insert(at);
            }
        }
        // After the official titles, so that a synonym never takes another occupation's name.
        for (at, occupation) in occupations.iter().enumerate() {
            for word in &occupation.synonyms.0 {
                by_title.entry(key(word)).or_insert(at);
            }
        }
        let longest = by_title.keys().map(|title| title.split(' ').count()).max().unwrap_or(0);
        Self { occupations, by_title, longest }
    }

    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    pub fn by_code(&self, code: &str) -> Option<&Occupation> {
        self.occupations.iter().find(|occupation| occupation.code == code)
    }

    /// The occupation that somebody names, by its code or a title.
    pub fn of_name(&self, name: &str) -> Option<&Occupation> {
        self.by_code(name).or_else(|| self.match_title(&clean_title(name)))
    }

    /// The occupation that a draft is about: the one that it names, else the one in its title.
    pub fn of_draft(&self, named: Option<&str>, title: &str) -> Option<&Occupation> {
        let named = named.map(str::trim).filter(|name| !name.is_empty());
        named.and_then(|name| self.of_name(name)).or_else(|| self.match_title(&clean_title(title)))
    }

    /// The occupation that a title names: exactly, or as the longest run of words within it, so that
    /// "Ausbildung zum Industriemechaniker 2027" is an Industriemechaniker.
    pub fn match_title(&self, title: &str) -> Option<&Occupation> {
        let folded = key(&spell_out(title));
        if let Some(at) = self.by_title.get(&folded) {
            return Some(&self.occupations[*at]);
        }
        let words: Vec<&str> = folded.split(' ').collect();
        for length in (1..=self.longest.min(words.len())).rev() {
            for run in words.windows(length) {
                let run = run.join(" ");
                // A single short word ("Koch", "IT") means the occupation only when it is an official title.
                if run.len() < 4 {
                    continue;
                }
                if let Some(at) = self.by_title.get(&run) {
                    return Some(&self.occupations[*at]);
                }
            }
        }
        None
    }
}

/// Words that stand in some writings of a title and not in others: "Fachinformatiker (Fachrichtung) Systemintegration",
/// "Kaufmann (im) Einzelhandel".
const FILLERS: &[&str] = &["fuer", "fachrichtung", "im", "in", "der", "die", "das"];

/// A title made comparable.
fn key(title: &str) -> String {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    words.join(" ")
}

/// `"Industriemechaniker*in"`, `"-:in"`, `"/-in"` and `"/in"` are the male form with an ending: leave the ending out.
fn spell_out(title: &str) -> String {
    let mut out = title.to_owned();
    for ending in
        ["*innen", ":innen", "_innen", "/-innen", "/innen", "*in", ":in", "_in", "/-in", "/in", "(in)"]
    {
        while let Some(at) = out.find(ending) {
            let after = out[at + ending.len()..].chars().next();
            if after.is_some_and(char::is_alphanumeric) {
                break;
            }
            out.replace_range(at..at + ending.len(), "");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{
        super::{Area, Basis, Sector, Words},
        Catalogue, Occupation,
    };

    fn occupation(code: &str, title: &str, male: &str, female: &str, synonyms: &[&str]) -> Occupation {
        Occupation {
            id: Uuid::now_v7(),
            code: code.into(),
            kldb: code[..5].into(),
            slug: code.into(),
            title: title.into(),
            title_male: male.into(),
            title_female: female.into(),
            months: 42,
            area: Area::Metal,
            sector: Sector::IndustryCommerce,
            basis: Basis::Bbig,
            synonyms: Words(synonyms.iter().map(|s| (*s).to_owned()).collect()),
        }
    }

    #[test]
    fn a_title_finds_its_occupation_however_it_is_written() {
        let all = Catalogue::new(vec![
            occupation(
                "25102-900",
                "Industriemechaniker/in",
                "Industriemechaniker",
                "Industriemechanikerin",
                &[],
            ),
            occupation(
                "71402-900",
                "Kaufmann/-frau für Büromanagement",
                "Kaufmann für Büromanagement",
                "Kauffrau für Büromanagement",
                &["Bürokaufmann"],
            ),
            occupation("29302-900", "Koch/Köchin", "Koch", "Köchin", &[]),
            occupation(
                "43102-906",
                "Fachinformatiker/in – Systemintegration",
                "Fachinformatiker Systemintegration",
                "Fachinformatikerin Systemintegration",
                &[],
            ),
        ]);
        for (title, code) in [
            ("Industriemechaniker", "25102-900"),
            ("Ausbildung Industriemechaniker*in 2027", "25102-900"),
            ("Industriemechaniker/-in", "25102-900"),
            ("Industriemechaniker:in Einsatzgebiet Instandhaltung", "25102-900"),
            ("AUSBILDUNG ZUR INDUSTRIEMECHANIKERIN", "25102-900"),
            ("Kauffrau für Büromanagement", "71402-900"),
            ("Kaufmann/-frau für Büromanagement", "71402-900"),
            ("Azubi Bürokaufmann", "71402-900"),
            ("Ausbildung als Koch", "29302-900"),
            ("Ausbildung zum Fachinformatiker für Systemintegration ab 2026", "43102-906"),
            ("Fachinformatikerin / Fachinformatiker Fachrichtung Systemintegration", "43102-906"),
        ] {
            assert_eq!(all.match_title(title).map(|o| o.code.as_str()), Some(code), "{title}");
        }
        let of_draft = |named, title| all.of_draft(named, title).map(|o| o.code.as_str());
        assert_eq!(of_draft(Some(" 29302-900 "), "Industriemechaniker (m/w/d)"), Some("29302-900"));
        assert_eq!(of_draft(Some("Köchin (m/w/d)"), "Industriemechaniker"), Some("29302-900"));
        assert_eq!(of_draft(Some("Schmied"), "Industriemechaniker (m/w/d)"), Some("25102-900"));
        assert_eq!(of_draft(Some(" "), "Koch (m/w/d)"), Some("29302-900"));
        assert_eq!(of_draft(None, "Schmied"), None);
        assert!(all.match_title("Wissenschaftliche Mitarbeiterin").is_none());
        assert!(all.match_title("Kochsalz").is_none());
    }
}
