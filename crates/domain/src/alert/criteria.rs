use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    error::{DomainError, FieldError, Result},
    fold::fold,
    occupation::Area,
    vacancy::{Kind, Qualification},
};

/// The circle within which an alert looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// As it was typed, for showing the search again.
    pub place: String,
    pub latitude: f64,
    pub longitude: f64,
    pub radius_km: u32,
}

/// What a stored search asks for. Empty lists ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default)]
pub struct Criteria {
    pub q: String,
    pub around: Option<Around>,
    pub kinds: Vec<Kind>,
    pub areas: Vec<Area>,
    pub qualification: Option<Qualification>,
    pub start_years: Vec<i32>,
    /// Two letters as in ISO 3166-2:DE.
    pub states: Vec<String>,
    /// Official municipality keys that begin so: 3 digits for a Regierungsbezirk, 5 for a district.
    pub districts: Vec<String>,
    /// Slug of a company.
    pub company: Option<String>,
    /// Slug of a cluster: what stands in its portal.
    pub cluster: Option<String>,
    /// Code of an occupation.
    pub occupation: Option<String>,
}

const MOST_TEXT: usize = 200;
const MOST_VALUES: usize = 30;

impl Criteria {
    /// The same search in its one form: lists in order and without repetition, one blank between words.
    ///
    /// # Errors
    /// `Invalid` with the field: longer than a search takes, or a place that is nowhere.
    pub fn checked(mut self) -> Result<Self> {
        self.q = self.q.split_whitespace().collect::<Vec<_>>().join(" ");
        tidy(&mut self.kinds);
        tidy(&mut self.areas);
        tidy(&mut self.start_years);
        tidy(&mut self.states);
        tidy(&mut self.districts);
        let mut mistakes = Vec::new();
        let mut check = |fits: bool, field: &'static str, code: &'static str, detail: &str| {
            if !fits {
                mistakes.push(FieldError::new(field, code, detail));
            }
        };
        let short = |text: &str| text.chars().count() <= MOST_TEXT && !text.contains(char::is_control);
        check(short(&self.q), "q", "length", "takes at most 200 characters in one line");
        let lists = [
            self.kinds.len(),
            self.areas.len(),
            self.start_years.len(),
            self.states.len(),
            self.districts.len(),
        ];
        check(lists.iter().all(|n| *n <= MOST_VALUES), "filters", "length", "takes at most 30 values each");
        if let Some(around) = &self.around {
            check(short(&around.place), "place", "length", "takes at most 200 characters in one line");
            let on_earth = around.latitude.abs() <= 90.0 && around.longitude.abs() <= 180.0;
            check(on_earth, "place", "out_of_range", "lies nowhere on earth");
            check(
                (1..=500).contains(&around.radius_km),
                "radius",
                "out_of_range",
                "lies between 1 and 500 km",
            );
        }
        let slugs = [&self.company, &self.cluster, &self.occupation];
        check(slugs.into_iter().flatten().all(|slug| short(slug)), "filters", "length", "are too long");
        if mistakes.is_empty() { Ok(self) } else { Err(DomainError::Invalid(mistakes)) }
    }

    /// Equal for searches that find the same: how words are written (case, umlauts) and what the place is called make no
    /// difference.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which a number that is none would cause.
    pub(crate) fn key(&self) -> Result<String> {
        let mut same = self.clone();
        same.q = fold(&same.q);
        if let Some(around) = &mut same.around {
            around.place.clear();
        }
        Ok(crate::secrets::hex(&Sha256::digest(serde_json::to_vec(&same)?)))
    }

    /// In a few words, where nobody has given a name: words, then place.
    pub fn title(&self) -> String {
        let place = self.around.as_ref().map(|around| format!("{} ({} km)", around.place, around.radius_km));
        let words = Some(self.q.clone()).filter(|words| !words.is_empty());
        [words, place].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

#[cfg(test)]
mod tests {
    use super::{Around, Criteria};
    use crate::vacancy::Kind;

    fn around(place: &str, radius_km: u32) -> Around {
        Around { place: place.into(), latitude: 53.87, longitude: 10.68, radius_km }
    }

    #[test]
    fn searches_that_find_the_same_are_stored_once() {
        let one = Criteria {
            q: " Bäcker  gesucht".into(),
            around: Some(around("Lübeck", 25)),
            kinds: vec![Kind::Internship, Kind::Apprenticeship, Kind::Internship],
            ..Criteria::default()
        };
        let other = Criteria {
            q: "baecker gesucht".into(),
            around: Some(around("23552 Lübeck", 25)),
            kinds: vec![Kind::Apprenticeship, Kind::Internship],
            ..Criteria::default()
        };
        let key = |criteria: &Criteria| criteria.clone().checked().unwrap().key().unwrap();
        assert_eq!(key(&one), key(&other));
        assert_ne!(key(&one), key(&Criteria { around: Some(around("Lübeck", 50)), ..one.clone() }));
        assert_eq!(one.clone().checked().unwrap().title(), "Bäcker gesucht, Lübeck (25 km)");
    }

    #[test]
    fn what_is_no_search_is_refused() {
        let bad = [
            Criteria { q: "a".repeat(201), ..Criteria::default() },
            Criteria { q: "a\0b".into(), ..Criteria::default() },
            Criteria { around: Some(around("x", 0)), ..Criteria::default() },
            Criteria { around: Some(Around { latitude: 91.0, ..around("x", 5) }), ..Criteria::default() },
            Criteria {
                around: Some(Around { longitude: f64::NAN, ..around("x", 5) }),
                ..Criteria::default()
            },
            Criteria { start_years: (2000..2031).collect(), ..Criteria::default() },
        ];
        for criteria in bad {
            assert!(criteria.clone().checked().is_err(), "{criteria:?}");
        }
    }
}
