//! Dual courses of study.
use lotse_domain::vacancy::{Kind, Qualification, WorkPattern};

use crate::{plan::Job, texts::DUAL_STUDY};

const fn dual_study(
    title: &'static str,
    months: i32,
    qualification: Qualification,
    tasks: &'static [&'static str],
) -> Job {
    Job {
        kind: Kind::DualStudy,
        title,
        occupation: None,
        months,
        qualification,
        pattern: WorkPattern::FullTime,
        family: &DUAL_STUDY,
        school: "Duale Hochschule {}",
        tasks,
    }
}

pub(crate) const STUDY_FOOD: Job = dual_study(
    "Duales Studium Lebensmitteltechnologie (B. Sc.)",
    42,
    Qualification::Fachhochschulreife,
    &[
        "Chemie und Mikrobiologie der Lebensmittel",
        "Verfahren wie Erhitzen, Trocknen und Fermentieren verstehen",
        "neue Produkte in der Versuchsküche entwickeln",
        "Qualität sichern, vom Feld bis ins Regal",
    ],
);

pub(crate) const STUDY_BUSINESS: Job = dual_study(
    "Duales Studium Betriebswirtschaft (B. A.)",
    36,
    Qualification::Fachhochschulreife,
    &[
        "Rechnungswesen, Recht und Marketing",
        "in Einkauf, Vertrieb und Controlling mitarbeiten",
        "einen Markt untersuchen und Vorschläge ableiten",
        "Zahlen so darstellen, dass andere damit entscheiden können",
    ],
);

pub(crate) const STUDY_PLASTICS: Job = dual_study(
    "Duales Studium Kunststofftechnik (B. Eng.)",
    42,
    Qualification::Fachhochschulreife,
    &[
        "Polymere, Werkstoffkunde und Mechanik",
        "Bauteile und Werkzeuge auslegen",
        "Spritzgießen und Extrusion im Technikum untersuchen",
        "Kreisläufe für Kunststoffe planen",
    ],
);

pub(crate) const STUDY_MECHANICAL: Job = dual_study(
    "Duales Studium Maschinenbau (B. Eng.)",
    42,
    Qualification::Fachhochschulreife,
    &[
        "Mathematik, Mechanik und Konstruktion",
        "Baugruppen entwerfen und berechnen",
        "Fertigung und Instandhaltung verbessern",
        "in der Werkstatt die Grundlagen der Metallbearbeitung lernen",
    ],
);

pub(crate) const STUDY_MECHATRONICS: Job = dual_study(
    "Duales Studium Mechatronik (B. Eng.)",
    42,
    Qualification::Fachhochschulreife,
    &[
        "Elektrotechnik, Mechanik und Informatik verbinden",
        "Steuerungen und Regelungen entwerfen",
        "Roboter programmieren und in Betrieb nehmen",
        "Sensordaten auswerten",
    ],
);

pub(crate) const STUDY_COMPUTING: Job = dual_study(
    "Duales Studium Informatik (B. Sc.)",
    36,
    Qualification::Fachhochschulreife,
    &[
        "Algorithmen, Datenstrukturen und Mathematik",
        "Software im Team entwerfen und bauen",
        "verteilte Systeme und Datenbanken verstehen",
        "in zwei verschiedenen Produktteams mitarbeiten",
    ],
);

pub(crate) const STUDY_BUSINESS_COMPUTING: Job = dual_study(
    "Duales Studium Wirtschaftsinformatik (B. Sc.)",
    36,
    Qualification::Fachhochschulreife,
    &[
        "Informatik und Betriebswirtschaft zu gleichen Teilen",
        "Geschäftsprozesse aufnehmen und verbessern",
        "Anforderungen zwischen Fachabteilung und Technik übersetzen",
        "kleine Projekte leiten",
    ],
);

pub(crate) const STUDY_SECURITY: Job = dual_study(
    "Duales Studium Cybersecurity (B. Sc.)",
    36,
    Qualification::Abitur,
    &[
        "Kryptographie, Netze und sichere Software",
        "Systeme in der Übungsumgebung angreifen und schützen",
        "Vorfälle untersuchen und dokumentieren",
        "Recht und Datenschutz in der IT",
    ],
);
