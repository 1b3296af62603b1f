//! What pupils write who do not name an occupation, as data: phrases in folded words, and what they ask for.
use lotse_domain::{
    occupation::Area::{
        self, Administration, Agriculture, Construction, Crafts, Electrical, Finance, Food, Health,
        Hospitality, It, Laboratory, Logistics, Media, Metal, Production, Sales, Services, Social, Vehicles,
    },
    vacancy::{Kind, Qualification},
};

use crate::Sort;

/// What a phrase asks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asks {
    Areas(&'static [Area]),
    Kind(Kind),
    /// What somebody has finished, or will have: nothing that asks for more.
    Qualification(Qualification),
    Order(Sort),
}

/// Before what somebody likes: "was mit Tieren", "irgendwas mit Computern".
pub(super) const SOMETHING_WITH: &[&[&str]] = &[
    &["irgendwas", "mit"],
    &["irgendetwas", "mit"],
    &["was", "mit"],
    &["etwas", "mit"],
    &["beruf", "mit"],
    &["berufe", "mit"],
    &["job", "mit"],
    &["jobs", "mit"],
    &["arbeiten", "mit"],
    &["arbeit", "mit"],
    &["something", "with"],
];

/// What they like, after [`SOMETHING_WITH`].
pub(super) const LIKED: &[(&[&str], &[Area])] = &[
    (&["tiere", "tieren", "tier", "animals"], &[Agriculture, Health]),
    (&["computer", "computern", "pc", "pcs", "it", "edv", "programmieren", "computers"], &[It]),
    (&["handy", "handys", "internet", "apps", "games", "gaming", "spiele", "spielen"], &[It, Media]),
    (&["menschen", "leuten", "leute", "people"], &[Social, Health, Services, Sales]),
    (&["kinder", "kindern", "children"], &[Social]),
    (&["alten", "senioren", "kranken"], &[Health, Social]),
    (&["autos", "auto", "motoren", "fahrzeugen", "cars"], &[Vehicles]),
    (&["technik", "maschinen", "machines"], &[Metal, Electrical, Production]),
    (&["metall", "metallen", "metal"], &[Metal]),
    (&["strom", "elektronik", "elektro", "electronics"], &[Electrical]),
    (&["holz", "haenden", "handwerk", "wood"], &[Crafts, Construction]),
    (&["bauen", "bau", "haeusern"], &[Construction]),
    (&["essen", "lebensmitteln", "lebensmittel", "kochen", "backen", "food"], &[Food, Hospitality]),
    (&["reisen", "tourismus", "hotel", "hotels", "gaesten"], &[Hospitality]),
    (&["natur", "pflanzen", "blumen", "garten", "umwelt", "plants"], &[Agriculture]),
    (&["chemie", "labor", "forschung", "naturwissenschaft", "chemistry"], &[Laboratory]),
    (&["medien", "design", "kunst", "fotos", "videos", "gestalten", "kreativem"], &[Media]),
    (&["mode", "kleidung", "klamotten"], &[Crafts, Sales]),
    (&["zahlen", "mathe", "geld", "finanzen", "money"], &[Finance, Administration]),
    (&["buero", "organisieren", "schreiben"], &[Administration]),
    (&["verkaufen", "kunden"], &[Sales]),
    (&["lkw", "lager", "logistik", "fahren"], &[Logistics]),
    (&["medizin", "gesundheit", "medicine"], &[Health]),
];

/// Whole phrases; longer ones before shorter ones that they begin with.
pub(super) const PHRASES: &[(&[&str], Asks)] = &[
    (&["viel", "draussen"], Asks::Areas(&[Agriculture, Construction])),
    (&["draussen", "arbeiten"], Asks::Areas(&[Agriculture, Construction])),
    (&["an", "der", "frischen", "luft"], Asks::Areas(&[Agriculture, Construction])),
    (&["im", "freien"], Asks::Areas(&[Agriculture, Construction])),
    (&["im", "buero"], Asks::Areas(&[Administration, Finance])),
    (&["gut", "bezahlt"], Asks::Order(Sort::Pay)),
    (&["gut", "bezahlte"], Asks::Order(Sort::Pay)),
    (&["gut", "bezahlter"], Asks::Order(Sort::Pay)),
    (&["gutes", "gehalt"], Asks::Order(Sort::Pay)),
    (&["hohes", "gehalt"], Asks::Order(Sort::Pay)),
    (&["viel", "geld", "verdienen"], Asks::Order(Sort::Pay)),
    (&["viel", "verdienen"], Asks::Order(Sort::Pay)),
    (&["viel", "geld"], Asks::Order(Sort::Pay)),
    (&["well", "paid"], Asks::Order(Sort::Pay)),
    (&["ohne", "schulabschluss"], Asks::Qualification(Qualification::None)),
    (&["ohne", "abschluss"], Asks::Qualification(Qualification::None)),
    (&["ohne", "abitur"], Asks::Qualification(Qualification::MittlereReife)),
    (&["ohne", "abi"], Asks::Qualification(Qualification::MittlereReife)),
    (&["kein", "abi"], Asks::Qualification(Qualification::MittlereReife)),
    (&["mit", "hauptschulabschluss"], Asks::Qualification(Qualification::Hauptschulabschluss)),
    (&["mit", "hauptschule"], Asks::Qualification(Qualification::Hauptschulabschluss)),
    (&["mit", "quali"], Asks::Qualification(Qualification::Hauptschulabschluss)),
    (&["mit", "realschulabschluss"], Asks::Qualification(Qualification::MittlereReife)),
    (&["mit", "mittlerer", "reife"], Asks::Qualification(Qualification::MittlereReife)),
    (&["mit", "fachabi"], Asks::Qualification(Qualification::Fachhochschulreife)),
    (&["mit", "fachabitur"], Asks::Qualification(Qualification::Fachhochschulreife)),
    (&["mit", "abitur"], Asks::Qualification(Qualification::Abitur)),
    (&["mit", "abi"], Asks::Qualification(Qualification::Abitur)),
    (&["duales", "studium"], Asks::Kind(Kind::DualStudy)),
    (&["dual", "studieren"], Asks::Kind(Kind::DualStudy)),
    (&["ausbildungsplatz"], Asks::Kind(Kind::Apprenticeship)),
    (&["ausbildungsplaetze"], Asks::Kind(Kind::Apprenticeship)),
    (&["ausbildungsstelle"], Asks::Kind(Kind::Apprenticeship)),
    (&["ausbildung"], Asks::Kind(Kind::Apprenticeship)),
    (&["lehrstelle"], Asks::Kind(Kind::Apprenticeship)),
    (&["azubi"], Asks::Kind(Kind::Apprenticeship)),
    (&["lehre"], Asks::Kind(Kind::Apprenticeship)),
    (&["apprenticeship"], Asks::Kind(Kind::Apprenticeship)),
    (&["schuelerpraktikum"], Asks::Kind(Kind::Internship)),
    (&["praktikumsplatz"], Asks::Kind(Kind::Internship)),
    (&["praktikum"], Asks::Kind(Kind::Internship)),
    (&["internship"], Asks::Kind(Kind::Internship)),
];

/// Words before a place. They are part of it only where a place follows.
pub(super) const BEFORE_A_PLACE: &[&[&str]] = &[
    &["in", "der", "naehe", "von"],
    &["in", "der", "umgebung", "von"],
    &["in", "der", "region"],
    &["in", "und", "um"],
    &["rund", "um"],
    &["nahe", "bei"],
    &["im", "raum"],
    &["in"],
    &["bei"],
    &["um"],
    &["nahe"],
    &["naehe"],
    &["near"],
    &["region"],
    &["raum"],
];

/// Words before an area with boundaries.
pub(super) const BEFORE_AN_AREA: &[&[&str]] =
    &[&["in", "der"], &["in", "dem"], &["aus", "dem"], &["in"], &["im"]];

/// Where the portal itself is at home.
pub(super) const HERE: &[&[&str]] = &[
    &["bei", "uns", "in", "der", "region"],
    &["hier", "in", "der", "region"],
    &["nur", "in", "der", "region"],
    &["in", "dieser", "region"],
    &["in", "unserer", "region"],
    &["in", "meiner", "region"],
    &["in", "der", "region"],
    &["aus", "der", "region"],
    &["in", "the", "region"],
];

/// Towns whose names are ordinary words: meant as a place only after one of [`BEFORE_A_PLACE`].
pub(super) const WORDS_TOO: &[&str] = &[
    "au", "aue", "berg", "buch", "burg", "dorf", "essen", "feld", "forst", "garten", "glas", "haar", "heide",
    "hof", "holz", "kamen", "lage", "moos", "ort", "plan", "regen", "sand", "see", "singen", "stein", "wald",
    "wehr", "weil", "wolle",
];
