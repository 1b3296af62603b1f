//! The food cluster of Schleswig-Holstein.
mod trades;

use lotse_domain::cluster::ClusterDraft;

use crate::{
    names::{NORTHERN_LANDSCAPES, NORTHERN_SURNAMES},
    plan::Plan,
    towns::{NORTH, NORTHERN_STREETS},
};

pub(crate) const FOOD: Plan = Plan {
    draft,
    prefix: "NG",
    companies: 70,
    vacancies: 190,
    places: Some(450),
    trades: trades::TRADES,
    towns: NORTH,
    streets: NORTHERN_STREETS,
    surnames: NORTHERN_SURNAMES,
    landscapes: NORTHERN_LANDSCAPES,
    phone: "040 66969",
    first_month: 8,
};

const DESCRIPTION: &str = "\
Zwischen Nord- und Ostsee wird gebacken, gekocht, gebraut und geräuchert. In Nordgenuss haben sich rund siebzig \
Betriebe zusammengetan, vom Bäcker mit zwei Läden bis zum Hersteller, dessen Produkte in ganz Europa im Regal stehen.

Gemeinsam bilden wir aus. Auf diesen Seiten findest du alle freien Plätze in Schleswig-Holstein, in Verkauf, Produktion, \
Technik und Verwaltung. Du bewirbst dich direkt beim Betrieb, und der Betrieb antwortet dir.

Einmal im Jahr treffen sich alle neuen Auszubildenden an einem Tag an der Küste. Dort lernst du Leute kennen, die zur \
selben Zeit anfangen wie du, und siehst, wie andere Betriebe arbeiten.

Du weißt noch nicht, was zu dir passt? Schreib uns. Wir kennen die Betriebe und helfen dir bei der Suche.";

fn draft() -> ClusterDraft {
    ClusterDraft {
        slug: "nordgenuss".into(),
        name: "Nordgenuss – Ernährungswirtschaft Schleswig-Holstein".into(),
        sector: Some("Ernährungswirtschaft".into()),
        region: Some("Schleswig-Holstein".into()),
        districts: crate::areas(&[
            "01001", "01002", "01003", "01004", "01051", "01053", "01054", "01055", "01056", "01057",
            "01058", "01059", "01060", "01061", "01062",
        ]),
        description: Some(DESCRIPTION.into()),
        website: Some("https://www.nordgenuss.example".into()),
        contact_mail: Some("ausbildung@nordgenuss.example".into()),
        host_name: Some("ausbildung.nordgenuss.example".into()),
        colour: Some("#14614b".into()),
        accent_colour: Some("#e0912f".into()),
        logo_text: Some("Nordgenuss".into()),
    }
}
