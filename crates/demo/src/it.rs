//! The IT cluster of the Rhine-Main region.
use lotse_domain::cluster::ClusterDraft;

use crate::{
    jobs as job,
    names::{HESSIAN_LANDSCAPES, HESSIAN_SURNAMES},
    pay,
    plan::{Plan, Trade, offer},
    towns::{RHINE_MAIN, RHINE_MAIN_STREETS},
};

pub(crate) const IT: Plan = Plan {
    draft,
    prefix: "IT",
    companies: 102,
    vacancies: 180,
    places: None,
    trades: TRADES,
    towns: RHINE_MAIN,
    streets: RHINE_MAIN_STREETS,
    surnames: HESSIAN_SURNAMES,
    landscapes: HESSIAN_LANDSCAPES,
    phone: "069 90009",
    first_month: 8,
};

const DESCRIPTION: &str = "\
Zwischen Wiesbaden, Hanau und der Bergstraße arbeiten mehr Menschen in der IT als fast überall sonst in Deutschland. \
102 Unternehmen haben sich im Netzwerk IT Rhein-Main zusammengeschlossen: Softwarehäuser, Rechenzentren, \
Sicherheitsfirmen und Agenturen.

Hier findest du Ausbildungsplätze, duale Studiengänge, Praktika und erste Jobs. Alle Unternehmen haben zugesagt, jede \
Bewerbung zu beantworten.

Einmal im Jahr fährt unser Bus durch die Region. An einem Tag lernst du bis zu vier Unternehmen kennen, sprichst mit \
Auszubildenden und bekommst Antworten aus erster Hand. Die Fahrt kostet dich nichts.

Du hast noch nie programmiert? Das macht nichts. Neugier reicht für den Anfang.";

fn draft() -> ClusterDraft {
    ClusterDraft {
        slug: "it-rhein-main".into(),
        name: "IT Rhein-Main – Netzwerk der Digitalwirtschaft".into(),
        sector: Some("Informationstechnik".into()),
        region: Some("Rhein-Main".into()),
        districts: crate::areas(&["064", "07315", "07339"]),
        description: Some(DESCRIPTION.into()),
        website: Some("https://www.it-rhein-main.example".into()),
        contact_mail: Some("nachwuchs@it-rhein-main.example".into()),
        host_name: Some("jobs.it-rhein-main.example".into()),
        colour: Some("#3b3a9e".into()),
        accent_colour: Some("#f08a4b".into()),
        logo_text: Some("IT Rhein-Main".into()),
    }
}

const TRADES: &[Trade] = &[
    Trade {
        industry: "Software",
        weight: 34,
        names: &[
            ("{} Software", &[]),
            ("{} Softwarehaus", &[]),
            ("{} Solutions", &[]),
            ("{} Anwendungen", &[]),
            ("{} Apps", &[1, 3]),
        ],
        employees: (14, 260),
        about: &[
            "Wir entwickeln Programme, mit denen Handwerksbetriebe Aufträge und Rechnungen schreiben.",
            "Wir bauen Apps für Busse und Bahnen, die Fahrgäste pünktlich ans Ziel bringen.",
            "Wir schreiben Software für Krankenhäuser und Arztpraxen.",
            "Wir entwickeln Lernprogramme, die in Schulen und Betrieben genutzt werden.",
            "Wir machen Software für Stadtwerke, vom Zähler bis zur Abrechnung.",
            "Wir entwickeln Werkzeuge, mit denen Labore ihre Messdaten verwalten.",
            "Wir programmieren Onlineshops und Kassensysteme für kleine Läden.",
            "Wir entwickeln Programme, mit denen Verwaltungen Anträge online annehmen.",
            "Wir schreiben Programme, die Lager und Lieferwege planen.",
            "Wir entwickeln Software, die Maschinen miteinander sprechen lässt.",
            "Wir bauen Programme für Vereine, vom Beitrag bis zum Turnierplan.",
            "Wir machen eine Terminverwaltung, die in vielen Praxen läuft.",
        ],
        jobs: &[
            offer(&job::SOFTWARE_DEVELOPER, pay::IT_RHINE_MAIN, 12),
            offer(&job::DATA_ANALYSIS, pay::IT_RHINE_MAIN, 4),
            offer(&job::SYSTEM_INTEGRATION, pay::IT_RHINE_MAIN, 4),
            offer(&job::STUDY_COMPUTING, pay::DUAL_RHINE_MAIN, 4),
            offer(&job::STUDY_BUSINESS_COMPUTING, pay::DUAL_RHINE_MAIN, 3),
            offer(&job::DIGITALISATION_CLERK, pay::OFFICE_RHINE_MAIN, 3),
            offer(&job::PLACEMENT_SOFTWARE, pay::NONE, 3),
            offer(&job::ENTRY_SOFTWARE, pay::ENTRY_IT, 3),
            offer(&job::OFFICE_CLERK, pay::OFFICE_RHINE_MAIN, 2),
        ],
    },
    Trade {
        industry: "Systemhaus",
        weight: 28,
        names: &[
            ("{} Systemhaus", &[]),
            ("{} IT-Service", &[]),
            ("{} Netzwerke", &[]),
            ("{} Systemtechnik", &[]),
            ("{} Datentechnik", &[]),
        ],
        employees: (10, 180),
        about: &[
            "Wir richten Rechner und Netze ein, für Kanzleien, Praxen und Handwerksbetriebe.",
            "Wir betreuen die IT von über hundert Schulen im Rhein-Main-Gebiet.",
            "Wir planen und bauen Netze für Firmen, Hotels und Krankenhäuser.",
            "Wir kümmern uns um die IT von Betrieben, die keine eigene Abteilung haben.",
            "Wir liefern, installieren und warten Technik für Besprechungsräume und Hörsäle.",
            "Wir bauen Funknetze für Messen und Festivals auf und wieder ab.",
            "Wir warten Kassen und Terminals im Einzelhandel.",
            "Wir verlegen Glasfaser in Häusern und Gewerbegebieten.",
        ],
        jobs: &[
            offer(&job::SYSTEM_INTEGRATION, pay::IT_RHINE_MAIN, 12),
            offer(&job::IT_ELECTRONICS, pay::IT_RHINE_MAIN, 6),
            offer(&job::IT_MANAGEMENT_CLERK, pay::OFFICE_RHINE_MAIN, 6),
            offer(&job::DIGITAL_NETWORKS, pay::IT_RHINE_MAIN, 4),
            offer(&job::OFFICE_CLERK, pay::OFFICE_RHINE_MAIN, 3),
            offer(&job::PLACEMENT_SYSTEMS, pay::NONE, 3),
            offer(&job::ENTRY_SYSTEMS, pay::ENTRY_IT, 3),
            offer(&job::WAREHOUSE_OPERATOR, pay::OFFICE_RHINE_MAIN, 1),
        ],
    },
    Trade {
        industry: "IT-Sicherheit",
        weight: 13,
        names: &[("{} Security", &[]), ("{} IT-Sicherheit", &[]), ("{} Cyberschutz", &[])],
        employees: (15, 150),
        about: &[
            "Wir suchen Lücken in Systemen, bevor andere sie finden.",
            "Wir überwachen die Netze unserer Kunden an jedem Tag der Woche.",
            "Wir schulen Menschen darin, falsche Mails und Anrufe zu erkennen.",
            "Wir prüfen, ob Betriebe ihre Daten gut genug schützen.",
            "Wir helfen Betrieben, die angegriffen wurden, wieder auf die Beine.",
        ],
        jobs: &[
            offer(&job::SYSTEM_INTEGRATION, pay::IT_RHINE_MAIN, 8),
            offer(&job::STUDY_SECURITY, pay::DUAL_RHINE_MAIN, 7),
            offer(&job::DIGITAL_NETWORKS, pay::IT_RHINE_MAIN, 4),
            offer(&job::SOFTWARE_DEVELOPER, pay::IT_RHINE_MAIN, 4),
            offer(&job::TRAINEE_IT_CONSULTING, pay::TRAINEE_IT, 2),
            offer(&job::PLACEMENT_SYSTEMS, pay::NONE, 2),
        ],
    },
    Trade {
        industry: "Rechenzentrum und Cloud",
        weight: 11,
        names: &[
            ("{} Rechenzentrum", &[0, 1]),
            ("{} Cloud", &[]),
            ("{} Hosting", &[2]),
            ("{} Datenhaus", &[]),
        ],
        employees: (25, 220),
        about: &[
            "Wir betreiben drei Rechenzentren und heizen mit der Abwärme ein Wohnviertel.",
            "Wir stellen Server bereit, auf denen Behörden und Banken arbeiten.",
            "Wir hosten Websites und Anwendungen und haben dafür rund um die Uhr jemanden im Dienst.",
        ],
        jobs: &[
            offer(&job::SYSTEM_INTEGRATION, pay::IT_RHINE_MAIN, 9),
            offer(&job::IT_ELECTRONICS, pay::IT_RHINE_MAIN, 6),
            offer(&job::ELECTRONICS_OPERATIONS, pay::IT_RHINE_MAIN, 3),
            offer(&job::DIGITAL_NETWORKS, pay::IT_RHINE_MAIN, 3),
            offer(&job::STUDY_COMPUTING, pay::DUAL_RHINE_MAIN, 3),
            offer(&job::ENTRY_SYSTEMS, pay::ENTRY_IT, 2),
        ],
    },
    Trade {
        industry: "IT-Beratung und Daten",
        weight: 16,
        names: &[("{} Consulting", &[]), ("{} Analytics", &[1]), ("{} Beratung", &[]), ("{} Prozesse", &[])],
        employees: (20, 340),
        about: &[
            "Wir beraten Banken und Versicherungen bei der Umstellung alter Systeme.",
            "Wir werten Daten aus, damit Lastwagen seltener leer fahren.",
            "Wir helfen Betrieben, ihre Abläufe zu ordnen und zu digitalisieren.",
            "Wir führen Warenwirtschaftssysteme ein und begleiten die Menschen, die damit arbeiten.",
            "Wir bauen Auswertungen, die auch ohne Handbuch zu verstehen sind.",
            "Wir begleiten Städte auf dem Weg zur digitalen Verwaltung.",
        ],
        jobs: &[
            offer(&job::DATA_ANALYSIS, pay::IT_RHINE_MAIN, 8),
            offer(&job::STUDY_BUSINESS_COMPUTING, pay::DUAL_RHINE_MAIN, 6),
            offer(&job::DIGITALISATION_CLERK, pay::OFFICE_RHINE_MAIN, 6),
            offer(&job::SOFTWARE_DEVELOPER, pay::IT_RHINE_MAIN, 4),
            offer(&job::TRAINEE_IT_CONSULTING, pay::TRAINEE_IT, 4),
            offer(&job::PLACEMENT_DATA, pay::STUDENT_PLACEMENT, 3),
            offer(&job::IT_MANAGEMENT_CLERK, pay::OFFICE_RHINE_MAIN, 2),
        ],
    },
    Trade {
        industry: "Digitalagentur",
        weight: 11,
        names: &[("{} Digitalagentur", &[]), ("{} Medien", &[]), ("{} Interaktiv", &[]), ("Studio {}", &[])],
        employees: (8, 90),
        about: &[
            "Wir gestalten Websites und Apps für Museen, Vereine und Verlage.",
            "Wir machen Filme, Grafiken und Onlineauftritte für Betriebe aus der Region.",
            "Wir bauen barrierefreie Websites für Städte und Gemeinden.",
            "Wir gestalten Spiele und Lernangebote für Kinder.",
        ],
        jobs: &[
            offer(&job::MEDIA_DESIGNER, pay::MEDIA_RHINE_MAIN, 9),
            offer(&job::SOFTWARE_DEVELOPER, pay::IT_RHINE_MAIN, 6),
            offer(&job::MARKETING_CLERK, pay::MEDIA_RHINE_MAIN, 4),
            offer(&job::OFFICE_CLERK, pay::OFFICE_RHINE_MAIN, 2),
            offer(&job::PLACEMENT_SOFTWARE, pay::NONE, 2),
        ],
    },
];
