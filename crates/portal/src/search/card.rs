//! A vacancy as a list shows it.
use lotse_domain::{fold::slug, place::distance_km};
use lotse_search::{Hit, VacancyCard};
use uuid::Uuid;

use crate::{format, language::Lang, site::Site};

/// One line of facts: what it is, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A vacancy in a list; the whole of it is one link.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) company: String,
    /// Place and distance; empty where none is known.
    pub(crate) place: String,
    pub(crate) facts: Vec<Fact>,
}

impl Card {
    /// `place` is what was typed as the place; the vacancy page shows distances from it too.
    pub(crate) fn new(site: &Site, hit: &Hit, place: &str) -> Self {
        let VacancyCard { id, title, company, kind, .. } = &hit.card;
        Self {
            href: with_place(site.href(&vacancy_path(title, *id)), place),
            title: with_sexes(title),
            kind: site.lang.word("kind", kind.as_str()),
            company: company.clone(),
            place: place_line(site.lang, &hit.card, hit.distance_km),
            facts: facts(site.lang, &hit.card),
        }
    }
}

/// The path of a vacancy's page.
pub(crate) fn vacancy_path(title: &str, id: Uuid) -> String {
    format!("/stellen/{}-{id}", slug(title))
}

/// Every title says that it means all.
pub(crate) fn with_sexes(title: &str) -> String {
    format!("{title} (m/w/d)")
}

fn with_place(href: String, place: &str) -> String {
    if place.is_empty() {
        return href;
    }
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("ort", place).finish();
    format!("{href}?{query}")
}

fn place_line(lang: Lang, card: &VacancyCard, distance: Option<f64>) -> String {
    let Some(town) = &card.town else { return String::new() };
    let mut line = town.clone();
    if let Some(km) = distance {
        line = lang.with("place-away", [("place", line), ("distance", format::distance(lang, km))]);
    }
    if card.more_sites > 0 {
        line.push_str(&lang.count("more-sites", u64::from(card.more_sites)));
    }
    line
}

fn facts(lang: Lang, card: &VacancyCard) -> Vec<Fact> {
    let mut facts = Vec::with_capacity(4);
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push(Fact { name: lang.t(key), value });
        }
    };
    add("fact-start", start(lang, card.starts_on, card.starts_asap));
    add("fact-first-pay", card.first_year_pay.map(|cents| format::money(lang, cents)));
    add("fact-qualification", card.qualification.map(|q| lang.word("qualification", q.as_str())));
    add("fact-places", u64::try_from(card.places).ok().filter(|n| *n > 0).map(|n| format::number(lang, n)));
    facts
}

/// When it begins, in words.
pub(crate) fn start(lang: Lang, on: Option<chrono::NaiveDate>, asap: bool) -> Option<String> {
    on.map(|day| format::date(lang, day)).or_else(|| asap.then(|| lang.t("start-asap")))
}

/// Kilometres between a place and coordinates that may be missing.
pub(crate) fn kilometres(from: Option<(f64, f64)>, latitude: Option<f64>, longitude: Option<f64>) -> Option<f64> {
    Some(distance_km(from?, (latitude?, longitude?)))
}

#[cfg(test)]
mod tests {
    use super::{Uuid, vacancy_path, with_place};

    #[test]
    fn a_vacancy_has_a_readable_address() {
        assert_eq!(
            vacancy_path("Koch/Köchin", Uuid::nil()),
            "/stellen/koch-koechin-00000000-0000-0000-0000-000000000000"
        );
        assert_eq!(with_place("/x".into(), "Fürth & Co"), "/x?ort=F%C3%BCrth+%26+Co");
    }
}
