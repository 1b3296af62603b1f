//! Making food.
use lotse_domain::vacancy::{Qualification, WorkPattern};

use super::{apprenticeship, with_pattern};
use crate::{
    plan::Job,
    texts::{BAKERY, BUTCHERY, DAIRY_AND_DRINKS, FOOD_PRODUCTION, KITCHEN, LABORATORY, SALES},
};

pub(crate) const FOOD_TECHNICIAN: Job = with_pattern(
    apprenticeship(
        "Fachkraft für Lebensmitteltechnik",
        "Fachkraft für Lebensmitteltechnik",
        36,
        Qualification::Hauptschulabschluss,
        &FOOD_PRODUCTION,
        "Berufsschule für Ernährung {}",
        &[
            "Rezepturen umrechnen und Zutaten dosieren",
            "Misch-, Koch- und Abfüllanlagen einrichten und steuern",
            "Chargen verfolgen, vom Rohstoff bis zum Etikett",
            "Haltbarkeit prüfen und Rückstellmuster verwalten",
            "kritische Punkte nach HACCP überwachen",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const MACHINE_OPERATOR_FOOD: Job = with_pattern(
    apprenticeship(
        "Maschinen- und Anlagenführer",
        "Maschinen- und Anlagenführer/in",
        24,
        Qualification::Hauptschulabschluss,
        &FOOD_PRODUCTION,
        "Technische Berufsschule {}",
        &[
            "Verpackungslinien rüsten und anfahren",
            "Etiketten und Gewichte kontrollieren",
            "Verschleißteile wechseln",
            "Schichtübergaben vorbereiten",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const BAKER: Job = with_pattern(
    apprenticeship(
        "Bäcker",
        "Bäcker/in",
        36,
        Qualification::Hauptschulabschluss,
        &BAKERY,
        "Berufsschule für Ernährung {}",
        &[
            "Sauerteig führen und Brote aufarbeiten",
            "Brötchen und Feingebäck herstellen",
            "Teigruhe und Gärung steuern",
            "Snacks und Blechkuchen backen",
        ],
    ),
    WorkPattern::NightWeekend,
);

pub(crate) const PASTRY_COOK: Job = apprenticeship(
    "Konditor",
    "Konditor/in",
    36,
    Qualification::Hauptschulabschluss,
    &BAKERY,
    "Berufsschule für Ernährung {}",
    &[
        "Torten und Desserts herstellen",
        "Marzipan modellieren und Schokolade temperieren",
        "Cremes und Füllungen kochen",
        "Hochzeitstorten nach Wunsch gestalten",
    ],
);

pub(crate) const BUTCHER: Job = apprenticeship(
    "Fleischer",
    "Fleischer/in",
    36,
    Qualification::Hauptschulabschluss,
    &BUTCHERY,
    "Berufsschule für Ernährung {}",
    &[
        "Teilstücke auslösen und portionieren",
        "Würzmischungen zusammenstellen",
        "Räucheranlagen und Kutter bedienen",
        "Marinaden und Grillwaren entwickeln",
    ],
);

pub(crate) const DAIRY_TECHNOLOGIST: Job = with_pattern(
    apprenticeship(
        "Milchtechnologe",
        "Milchtechnologe/-technologin",
        36,
        Qualification::Hauptschulabschluss,
        &DAIRY_AND_DRINKS,
        "Berufsschule für Ernährung {}",
        &[
            "Milch erhitzen, entrahmen und homogenisieren",
            "Käse, Butter und Joghurt herstellen",
            "Kulturen ansetzen und Reifung überwachen",
            "Prozessleitsysteme bedienen",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const DAIRY_LABORATORY: Job = apprenticeship(
    "Milchwirtschaftlicher Laborant",
    "Milchwirtschaftliche/r Laborant/in",
    36,
    Qualification::MittlereReife,
    &LABORATORY,
    "Berufsschule für Naturwissenschaften {}",
    &[
        "Fett, Eiweiß und Keimzahl in Milch bestimmen",
        "Nährböden herstellen und Kulturen auszählen",
        "Rückstände nachweisen",
        "Anlieferungen der Höfe bewerten",
    ],
);

pub(crate) const BREWER: Job = apprenticeship(
    "Brauer und Mälzer",
    "Brauer/in und Mälzer/in",
    36,
    Qualification::Hauptschulabschluss,
    &DAIRY_AND_DRINKS,
    "Berufsschule für Ernährung {}",
    &[
        "Malz schroten und Würze kochen",
        "Gärung und Reifung steuern",
        "Bier filtrieren und abfüllen",
        "neue Sude im kleinen Kessel ausprobieren",
    ],
);

pub(crate) const CONFECTIONERY: Job = with_pattern(
    apprenticeship(
        "Süßwarentechnologe",
        "Süßwarentechnologe/-technologin",
        36,
        Qualification::Hauptschulabschluss,
        &FOOD_PRODUCTION,
        "Berufsschule für Ernährung {}",
        &[
            "Schokolade conchieren und gießen",
            "Marzipan, Gebäck oder Bonbons herstellen",
            "Überzüge und Füllungen prüfen",
            "Gieß- und Verpackungsanlagen einrichten",
        ],
    ),
    WorkPattern::Shift,
);

pub(crate) const JUICE: Job = apprenticeship(
    "Fachkraft für Fruchtsafttechnik",
    "Fachkraft für Fruchtsafttechnik",
    36,
    Qualification::Hauptschulabschluss,
    &DAIRY_AND_DRINKS,
    "Berufsschule für Ernährung {}",
    &[
        "Obst annehmen, waschen und pressen",
        "Säfte klären, mischen und haltbar machen",
        "Zucker- und Säuregehalt bestimmen",
        "Flaschen und Kartons abfüllen",
    ],
);

pub(crate) const MILLER: Job = apprenticeship(
    "Verfahrenstechnologe Mühlen- und Getreidewirtschaft",
    "Verfahrenstechnologe/-technologin Mühlen- und Getreidewirtschaft",
    36,
    Qualification::Hauptschulabschluss,
    &FOOD_PRODUCTION,
    "Berufsschule für Ernährung {}",
    &[
        "Getreide annehmen, reinigen und lagern",
        "Walzenstühle und Siebe einstellen",
        "Mehle mischen und Backversuche machen",
        "Silos und Förderwege überwachen",
    ],
);

pub(crate) const CHEMICAL_LABORATORY: Job = apprenticeship(
    "Chemielaborant",
    "Chemielaborant/in",
    42,
    Qualification::MittlereReife,
    &LABORATORY,
    "Berufsschule für Naturwissenschaften {}",
    &[
        "Stoffe trennen, reinigen und bestimmen",
        "mit Chromatographie und Photometer messen",
        "Maßlösungen ansetzen",
        "Analysen nach Norm auswerten",
    ],
);

pub(crate) const COOK: Job = apprenticeship(
    "Koch",
    "Koch/Köchin",
    36,
    Qualification::Hauptschulabschluss,
    &KITCHEN,
    "Berufsschule für Ernährung {}",
    &[
        "Menüs planen und anrichten",
        "Fisch filetieren und Fleisch parieren",
        "Brühen und Fonds kochen",
        "Büfetts für Feste aufbauen",
    ],
);

pub(crate) const BAKERY_SALES: Job = apprenticeship(
    "Fachverkäufer im Lebensmittelhandwerk – Bäckerei",
    "Fachverkäufer/in im Lebensmittelhandwerk – Bäckerei",
    36,
    Qualification::Hauptschulabschluss,
    &SALES,
    "Berufsschule für Ernährung {}",
    &[
        "Brotsorten erklären und aufschneiden",
        "Snacks belegen und Kaffee zubereiten",
        "Brötchen im Laden backen",
        "Theke und Schaufenster gestalten",
    ],
);

pub(crate) const PASTRY_SALES: Job = apprenticeship(
    "Fachverkäufer im Lebensmittelhandwerk – Konditorei",
    "Fachverkäufer/in im Lebensmittelhandwerk – Konditorei",
    36,
    Qualification::Hauptschulabschluss,
    &SALES,
    "Berufsschule für Ernährung {}",
    &[
        "Torten verkaufen und für den Heimweg verpacken",
        "Gäste im Café bedienen",
        "Präsente aus Pralinen zusammenstellen",
        "Bestellungen für Feiern aufnehmen",
    ],
);

pub(crate) const BUTCHERY_SALES: Job = apprenticeship(
    "Fachverkäufer im Lebensmittelhandwerk – Fleischerei",
    "Fachverkäufer/in im Lebensmittelhandwerk – Fleischerei",
    36,
    Qualification::Hauptschulabschluss,
    &SALES,
    "Berufsschule für Ernährung {}",
    &[
        "zu Fleischstücken und Garzeiten beraten",
        "Aufschnitt schneiden und Platten legen",
        "Salate und Mittagsgerichte zubereiten",
        "Partyservice planen",
    ],
);
