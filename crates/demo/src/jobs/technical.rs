//! Metal, electricity, plastics and testing.
use lotse_domain::vacancy::{Qualification, WorkPattern};

use super::{apprenticeship, with_pattern};
use crate::{
    plan::Job,
    texts::{DESIGN, ELECTRICAL, LABORATORY, METAL, PLASTICS},
};

pub(crate) const PLASTICS_TECHNOLOGIST: Job = with_pattern(
    apprenticeship(
        "Kunststoff- und Kautschuktechnologe",
        "Kunststoff- und Kautschuktechnologe/-technologin",
        36,
        Qualification::Hauptschulabschluss,
        &PLASTICS,
        "Technische Berufsschule {}",
        &[
            "Spritzgieß- und Extrusionsanlagen einrichten",
            "Granulate mischen und Farben einstellen",
            "Bindenähte, Grate und Verzug beurteilen",
            "Werkzeuge wechseln und temperieren",
            "Rezyklate prüfen und dosieren",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const TOOLMAKER: Job = apprenticeship(
    "Werkzeugmechaniker",
    "Werkzeugmechaniker/in",
    42,
    Qualification::MittlereReife,
    &METAL,
    "Technische Berufsschule {}",
    &[
        "Spritzgieß- und Stanzwerkzeuge bauen",
        "fräsen, schleifen und erodieren",
        "Formeinsätze polieren und einpassen",
        "Werkzeuge abmustern und reparieren",
    ],
);

pub(crate) const MECHATRONICS: Job = apprenticeship(
    "Mechatroniker",
    "Mechatroniker/in",
    42,
    Qualification::MittlereReife,
    &ELECTRICAL,
    "Technische Berufsschule {}",
    &[
        "Roboterzellen aufbauen und in Betrieb nehmen",
        "Pneumatik und Hydraulik anschließen",
        "SPS-Programme lesen und ändern",
        "Förderanlagen warten",
    ],
);

pub(crate) const INDUSTRIAL_MECHANIC: Job = apprenticeship(
    "Industriemechaniker",
    "Industriemechaniker/in",
    42,
    Qualification::Hauptschulabschluss,
    &METAL,
    "Technische Berufsschule {}",
    &[
        "Maschinen umbauen und instand halten",
        "Ersatzteile selbst anfertigen",
        "Getriebe und Lager wechseln",
        "Schweißarbeiten ausführen",
        "Anlagen ausrichten",
    ],
);

pub(crate) const PRODUCT_DESIGNER: Job = apprenticeship(
    "Technischer Produktdesigner – Produktgestaltung und -konstruktion",
    "Technische/r Produktdesigner/in – Produktgestaltung und -konstruktion",
    42,
    Qualification::MittlereReife,
    &DESIGN,
    "Technische Berufsschule {}",
    &[
        "Gehäuse und Formteile konstruieren",
        "Wanddicken und Entformung festlegen",
        "Füllung des Werkzeugs simulieren",
        "Freiformflächen gestalten",
    ],
);

pub(crate) const MACHINE_DESIGNER: Job = apprenticeship(
    "Technischer Produktdesigner – Maschinen- und Anlagenkonstruktion",
    "Technische/r Produktdesigner/in – Maschinen- und Anlagenkonstruktion",
    42,
    Qualification::MittlereReife,
    &DESIGN,
    "Technische Berufsschule {}",
    &[
        "Vorrichtungen und Maschinen konstruieren",
        "Baugruppen und Stücklisten anlegen",
        "Fertigungszeichnungen bemaßen",
        "Hydraulikpläne zeichnen",
    ],
);

pub(crate) const CUTTING_MECHANIC: Job = with_pattern(
    apprenticeship(
        "Zerspanungsmechaniker",
        "Zerspanungsmechaniker/in",
        42,
        Qualification::Hauptschulabschluss,
        &METAL,
        "Technische Berufsschule {}",
        &[
            "CNC-Programme schreiben und testen",
            "Dreh- und Fräsmaschinen rüsten",
            "Schnittwerte berechnen",
            "Serien fertigen und vermessen",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const MATERIALS_TESTER: Job = apprenticeship(
    "Werkstoffprüfer",
    "Werkstoffprüfer/in",
    42,
    Qualification::MittlereReife,
    &LABORATORY,
    "Berufsschule für Naturwissenschaften {}",
    &[
        "Zug-, Druck- und Schlagversuche durchführen",
        "Schliffe herstellen und mikroskopieren",
        "Alterung von Kunststoffen untersuchen",
        "Prüfberichte schreiben",
    ],
);

pub(crate) const ELECTRONICS_OPERATIONS: Job = apprenticeship(
    "Elektroniker für Betriebstechnik",
    "Elektroniker/in für Betriebstechnik",
    42,
    Qualification::MittlereReife,
    &ELECTRICAL,
    "Technische Berufsschule {}",
    &[
        "Anlagen zur Energieversorgung installieren",
        "Motoren und Umrichter anschließen",
        "Schutzmaßnahmen prüfen",
        "Beleuchtung und Antriebe modernisieren",
    ],
);

pub(crate) const ELECTRONICS_AUTOMATION: Job = apprenticeship(
    "Elektroniker für Automatisierungstechnik",
    "Elektroniker/in für Automatisierungstechnik",
    42,
    Qualification::MittlereReife,
    &ELECTRICAL,
    "Technische Berufsschule {}",
    &[
        "Automatisierte Linien programmieren",
        "Feldbusse und Netzwerke einrichten",
        "Regelungen einstellen",
        "Kameraprüfungen einbinden",
    ],
);

pub(crate) const MACHINE_OPERATOR: Job = with_pattern(
    apprenticeship(
        "Maschinen- und Anlagenführer",
        "Maschinen- und Anlagenführer/in",
        24,
        Qualification::Hauptschulabschluss,
        &PLASTICS,
        "Technische Berufsschule {}",
        &[
            "Maschinen rüsten und mit Material versorgen",
            "Teile entnehmen, prüfen und verpacken",
            "Störungen melden und kleine selbst beheben",
            "Wartungen nach Plan erledigen",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const COATING: Job = apprenticeship(
    "Verfahrensmechaniker für Beschichtungstechnik",
    "Verfahrensmechaniker/in für Beschichtungstechnik",
    36,
    Qualification::Hauptschulabschluss,
    &PLASTICS,
    "Technische Berufsschule {}",
    &[
        "Oberflächen vorbehandeln",
        "Lacke mischen und auftragen",
        "Schichtdicken messen",
        "Lackieranlagen steuern",
    ],
);

pub(crate) const PACKAGING: Job = apprenticeship(
    "Packmitteltechnologe",
    "Packmitteltechnologe/-technologin",
    36,
    Qualification::Hauptschulabschluss,
    &PLASTICS,
    "Technische Berufsschule {}",
    &[
        "Folien und Beutel herstellen",
        "Druck- und Stanzmaschinen einrichten",
        "Muster am Bildschirm entwickeln",
        "Dichtigkeit prüfen",
    ],
);
