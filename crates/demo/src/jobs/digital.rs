//! Information technology and media.
use lotse_domain::vacancy::{Qualification, WorkPattern};

use super::{apprenticeship, with_pattern};
use crate::{
    plan::Job,
    texts::{MEDIA, OFFICE, SOFTWARE, SYSTEMS},
};

pub(crate) const SOFTWARE_DEVELOPER: Job = with_pattern(
    apprenticeship(
        "Fachinformatiker für Anwendungsentwicklung",
        "Fachinformatiker/in – Anwendungsentwicklung",
        36,
        Qualification::MittlereReife,
        &SOFTWARE,
        "Berufsschule für Informationstechnik {}",
        &[
            "Web- und Desktop-Anwendungen entwickeln",
            "Schnittstellen zwischen Systemen bauen",
            "Tests schreiben und Fehler suchen",
            "Anforderungen mit Fachleuten klären",
        ],
    ),
    WorkPattern::Flexible,
);

pub(crate) const SYSTEM_INTEGRATION: Job = apprenticeship(
    "Fachinformatiker für Systemintegration",
    "Fachinformatiker/in – Systemintegration",
    36,
    Qualification::MittlereReife,
    &SYSTEMS,
    "Berufsschule für Informationstechnik {}",
    &[
        "Server unter Linux und Windows betreiben",
        "Netze segmentieren und Firewalls pflegen",
        "virtuelle Maschinen und Container verwalten",
        "Kunden bei Störungen helfen",
    ],
);

pub(crate) const DATA_ANALYSIS: Job = with_pattern(
    apprenticeship(
        "Fachinformatiker für Daten- und Prozessanalyse",
        "Fachinformatiker/in – Daten- und Prozessanalyse",
        36,
        Qualification::MittlereReife,
        &SOFTWARE,
        "Berufsschule für Informationstechnik {}",
        &[
            "Daten sammeln, bereinigen und verknüpfen",
            "Abläufe aufnehmen und Modelle zeichnen",
            "Auswertungen als Diagramme darstellen",
            "Verfahren des maschinellen Lernens ausprobieren",
        ],
    ),
    WorkPattern::Flexible,
);

pub(crate) const DIGITAL_NETWORKS: Job = apprenticeship(
    "Fachinformatiker für Digitale Vernetzung",
    "Fachinformatiker/in – Digitale Vernetzung",
    36,
    Qualification::MittlereReife,
    &SYSTEMS,
    "Berufsschule für Informationstechnik {}",
    &[
        "Maschinen und Sensoren ins Netz bringen",
        "Daten aus Anlagen erfassen",
        "Netze gegen Angriffe absichern",
        "Gebäude- und Industrienetze planen",
    ],
);

pub(crate) const IT_ELECTRONICS: Job = apprenticeship(
    "IT-System-Elektroniker",
    "IT-System-Elektroniker/in",
    36,
    Qualification::MittlereReife,
    &SYSTEMS,
    "Berufsschule für Informationstechnik {}",
    &[
        "Netzwerkkabel und Schränke aufbauen",
        "Glasfaser spleißen und messen",
        "Geräte anschließen und Stromversorgung prüfen",
        "Anlagen bei Kunden übergeben",
    ],
);

pub(crate) const IT_MANAGEMENT_CLERK: Job = apprenticeship(
    "Kaufmann für IT-System-Management",
    "Kaufmann/-frau für IT-System-Management",
    36,
    Qualification::MittlereReife,
    &OFFICE,
    "Kaufmännische Berufsschule {}",
    &[
        "Kunden zu IT-Lösungen beraten",
        "Angebote und Verträge erstellen",
        "Hardware und Lizenzen einkaufen",
        "Projekte kaufmännisch begleiten",
    ],
);

pub(crate) const DIGITALISATION_CLERK: Job = with_pattern(
    apprenticeship(
        "Kaufmann für Digitalisierungsmanagement",
        "Kaufmann/-frau für Digitalisierungsmanagement",
        36,
        Qualification::MittlereReife,
        &OFFICE,
        "Kaufmännische Berufsschule {}",
        &[
            "Abläufe digitalisieren und dokumentieren",
            "Daten auswerten und Vorschläge machen",
            "Datenschutz und Informationssicherheit umsetzen",
            "neue Programme einführen und schulen",
        ],
    ),
    WorkPattern::Flexible,
);

pub(crate) const MEDIA_DESIGNER: Job = with_pattern(
    apprenticeship(
        "Mediengestalter Digital und Print",
        "Mediengestalter/in Digital und Print",
        36,
        Qualification::MittlereReife,
        &MEDIA,
        "Berufsschule für Medien {}",
        &[
            "Oberflächen für Websites und Apps gestalten",
            "Bildmarken und Drucksachen entwerfen",
            "Filme für soziale Medien schneiden",
            "barrierefreie Dokumente erstellen",
        ],
    ),
    WorkPattern::Flexible,
);
