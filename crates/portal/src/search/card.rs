//! A vacancy as a list shows it.
use lotse_domain::{fold::slug, place::distance_km};
use lotse_search::{Hit, VacancyCard};
use uuid::Uuid;

use crate::{companies::usual, format, language::Lang, site::Site};

/// Where the searcher is: as it was typed, and on the map.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Origin<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: Option<(f64, f64)>,
}

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
    /// How long the way takes, where it was asked for.
    pub(crate) travel: Option<String>,
    pub(crate) facts: Vec<Fact>,
    /// How long answers take, where that is known.
    pub(crate) answers: Option<String>,
}

impl Card {
    /// The vacancy page shows distances from the same origin.
    pub(crate) fn new(site: &Site, hit: &Hit, origin: Origin<'_>) -> Self {
        let VacancyCard { id, title, company, kind, usual_days, .. } = &hit.card;
        Self {
            href: with_place(site.href(&vacancy_path(title, *id)), origin.text),
            title: with_sexes(title),
            kind: site.lang.word("kind", kind.as_str()),
            company: company.clone(),
            place: place_line(site.lang, &hit.card, origin.at),
            travel: None,
            facts: facts(site.lang, &hit.card),
            answers: usual_days.map(|days| usual(site.lang, days)),
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

/// The site that the card names, which is the nearest where a place was asked for, and how far away it is.
fn place_line(lang: Lang, card: &VacancyCard, from: Option<(f64, f64)>) -> String {
    let Some(town) = &card.town else { return String::new() };
    let more = u64::from(card.more_sites);
    let mut line = match kilometres(from, card.latitude, card.longitude) {
        Some(km) => {
            lang.with("place-away", [("place", town.clone()), ("distance", format::distance(lang, km))])
        }
        None => town.clone(),
    };
    if more > 0 {
        line.push_str(&lang.count("more-sites", more));
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
pub(crate) fn kilometres(
    from: Option<(f64, f64)>,
    latitude: Option<f64>,
    longitude: Option<f64>,
) -> Option<f64> {
    Some(distance_km(from?, (latitude?, longitude?)))
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::Kind;

    use super::{Lang, Uuid, VacancyCard, place_line, vacancy_path, with_place};

    fn card(more_sites: u32) -> VacancyCard {
        VacancyCard {
            id: Uuid::nil(),
            version: 1,
            kind: Kind::Apprenticeship,
            title: "Koch".into(),
            company: "Gasthaus".into(),
            company_slug: "gasthaus".into(),
            postal_code: None,
            town: Some("Schweinfurt".into()),
            state: None,
            latitude: Some(50.05),
            longitude: Some(10.23),
            more_sites,
            further_sites: Vec::new(),
            occupation: None,
            occupation_code: None,
            area: None,
            places: 1,
            starts_on: None,
            starts_asap: false,
            qualification: None,
            first_year_pay: None,
            deadline: None,
            published_at: None,
            summary: None,
            clusters: Vec::new(),
            answered_share: None,
            usual_days: None,
        }
    }

    #[test]
    fn a_place_is_named_with_its_distance_and_how_many_more_there_are() {
        let bayreuth = Some((49.95, 11.58));
        assert_eq!(place_line(Lang::De, &card(0), bayreuth), "Schweinfurt, 97 km entfernt");
        assert_eq!(
            place_line(Lang::De, &card(1), bayreuth),
            "Schweinfurt, 97 km entfernt und 1 weiterer Ort"
        );
        assert_eq!(place_line(Lang::En, &card(2), None), "Schweinfurt and 2 more places");
    }

    #[test]
    fn a_vacancy_has_a_readable_address() {
        assert_eq!(
            vacancy_path("Koch/Köchin", Uuid::nil()),
            "/stellen/koch-koechin-00000000-0000-0000-0000-000000000000"
        );
        assert_eq!(with_place("/x".into(), "Fürth & Co"), "/x?ort=F%C3%BCrth+%26+Co");
    }
}
