//! Offices, warehouses and shops.
use lotse_domain::vacancy::{Qualification, WorkPattern};

use super::{apprenticeship, with_pattern};
use crate::{
    plan::Job,
    texts::{LOGISTICS, MEDIA, OFFICE, SALES},
};

pub(crate) const INDUSTRIAL_CLERK: Job = apprenticeship(
    "Industriekaufmann",
    "Industriekaufmann/-frau",
    36,
    Qualification::MittlereReife,
    &OFFICE,
    "Kaufmännische Berufsschule {}",
    &[
        "Angebote kalkulieren und Aufträge bearbeiten",
        "Rohstoffe und Material einkaufen",
        "Fertigung und Lieferung terminieren",
        "im Rechnungswesen mitarbeiten",
    ],
);

pub(crate) const OFFICE_CLERK: Job = apprenticeship(
    "Kaufmann für Büromanagement",
    "Kaufmann/-frau für Büromanagement",
    36,
    Qualification::MittlereReife,
    &OFFICE,
    "Kaufmännische Berufsschule {}",
    &[
        "Schriftverkehr und Ablage digital führen",
        "Besprechungen vorbereiten und protokollieren",
        "Personalakten pflegen",
        "Belege vorkontieren",
    ],
);

pub(crate) const WHOLESALE_CLERK: Job = apprenticeship(
    "Kaufmann für Groß- und Außenhandelsmanagement – Großhandel",
    "Kaufmann/-frau für Groß- und Außenhandelsmanagement – Großhandel",
    36,
    Qualification::MittlereReife,
    &OFFICE,
    "Kaufmännische Berufsschule {}",
    &[
        "Sortimente planen und Lieferanten vergleichen",
        "Märkte und Restaurants beliefern",
        "Preise verhandeln",
        "Reklamationen lösen",
    ],
);

pub(crate) const MARKETING_CLERK: Job = apprenticeship(
    "Kaufmann für Marketingkommunikation",
    "Kaufmann/-frau für Marketingkommunikation",
    36,
    Qualification::Fachhochschulreife,
    &MEDIA,
    "Kaufmännische Berufsschule {}",
    &[
        "Kampagnen planen und begleiten",
        "Texte für soziale Medien schreiben",
        "Budgets überwachen",
        "Wirkung von Anzeigen auswerten",
    ],
);

pub(crate) const WAREHOUSE_LOGISTICS: Job = apprenticeship(
    "Fachkraft für Lagerlogistik",
    "Fachkraft für Lagerlogistik",
    36,
    Qualification::Hauptschulabschluss,
    &LOGISTICS,
    "Kaufmännische Berufsschule {}",
    &[
        "Lagerplätze planen und Wege verkürzen",
        "Tiefkühl- und Kühlware oder Gefahrgut richtig behandeln",
        "Versandpapiere und Zollunterlagen erstellen",
        "Kennzahlen des Lagers auswerten",
    ],
);

pub(crate) const WAREHOUSE_OPERATOR: Job = apprenticeship(
    "Fachlagerist",
    "Fachlagerist/in",
    24,
    Qualification::Hauptschulabschluss,
    &LOGISTICS,
    "Kaufmännische Berufsschule {}",
    &[
        "Ware entladen und einlagern",
        "kommissionieren mit Scanner",
        "Paletten bilden und sichern",
        "Inventur mitmachen",
    ],
);

pub(crate) const RETAIL: Job = with_pattern(
    apprenticeship(
        "Kaufmann im Einzelhandel",
        "Kaufmann/-frau im Einzelhandel",
        36,
        Qualification::MittlereReife,
        &SALES,
        "Kaufmännische Berufsschule {}",
        &[
            "Sortiment und Aktionen planen",
            "Verkaufszahlen auswerten",
            "Lieferungen prüfen und verräumen",
            "den Onlineshop mit betreuen",
        ],
    ),
    WorkPattern::Flexible,
);

pub(crate) const SHOP_ASSISTANT: Job = with_pattern(
    apprenticeship(
        "Verkäufer",
        "Verkäufer/in",
        24,
        Qualification::Hauptschulabschluss,
        &SALES,
        "Kaufmännische Berufsschule {}",
        &[
            "Regale auffüllen und Preise auszeichnen",
            "Kundinnen und Kunden beraten",
            "Kasse bedienen",
            "Rücknahmen bearbeiten",
        ],
    ),
    WorkPattern::Flexible,
);
