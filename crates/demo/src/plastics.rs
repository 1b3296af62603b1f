//! The plastics cluster of Franconia.
use lotse_domain::cluster::ClusterDraft;

use crate::{
    jobs as job,
    names::{FRANCONIAN_LANDSCAPES, FRANCONIAN_SURNAMES},
    pay,
    plan::{Plan, Trade, offer},
    towns::{FRANCONIA, FRANCONIAN_STREETS},
};

pub(crate) const PLASTICS: Plan = Plan {
    draft,
    prefix: "KF",
    companies: 190,
    vacancies: 260,
    places: None,
    trades: TRADES,
    towns: FRANCONIA,
    streets: FRANCONIAN_STREETS,
    surnames: FRANCONIAN_SURNAMES,
    landscapes: FRANCONIAN_LANDSCAPES,
    phone: "089 99998",
    first_month: 9,
};

const DESCRIPTION: &str = "\
Zahnbürsten, Stoßfänger, Insulinpens, Spielzeug: Erstaunlich viel davon kommt aus Franken. 190 Betriebe und Institute \
arbeiten in unserem Netzwerk zusammen, die meisten sind Familienunternehmen mit 20 bis 200 Leuten.

Gib deinen Ort ein, und du siehst, wer in deiner Nähe ausbildet oder ein duales Studium anbietet. Die Liste kannst du \
ausdrucken und mit in die Schule nehmen.

Wir kommen auch gern in eure Klasse. Dann bringen wir Granulat, Teile und eine kleine Spritzgießmaschine mit, und ihr \
probiert selbst aus, wie aus Körnern ein Karabiner wird.";

fn draft() -> ClusterDraft {
    ClusterDraft {
        slug: "kunststoff-franken".into(),
        name: "Formwerk Franken – Kunststoff in der Region".into(),
        sector: Some("Kunststoff und Werkzeugbau".into()),
        region: Some("Franken".into()),
        districts: crate::areas(&["094", "095", "096"]),
        description: Some(DESCRIPTION.into()),
        website: Some("https://www.formwerk-franken.example".into()),
        contact_mail: Some("hallo@formwerk-franken.example".into()),
        host_name: Some("ausbildung.formwerk-franken.example".into()),
        colour: Some("#9a2242".into()),
        accent_colour: Some("#2f8f9d".into()),
        logo_text: Some("Formwerk Franken".into()),
    }
}

const TRADES: &[Trade] = &[
    Trade {
        industry: "Spritzguss",
        weight: 30,
        names: &[
            ("{} Formteile", &[]),
            ("{} Kunststofftechnik", &[]),
            ("{} Spritzguss", &[]),
            ("{} Kunststoffwerk", &[]),
            ("{} Präzisionsteile", &[]),
        ],
        employees: (25, 320),
        about: &[
            "Wir fertigen Gehäuse und Zahnräder für Haushaltsgeräte.",
            "Wir spritzen Steckverbinder für Autos, einige sind kleiner als ein Reiskorn.",
            "Wir machen Verschlüsse, Dosen und Spender für Kosmetik.",
            "Wir fertigen Bauteile für Bagger, Traktoren und Gabelstapler.",
            "Wir stellen Spielfiguren und Bausteine her.",
            "Wir machen Griffe, Knöpfe und Blenden mit Oberflächen, die man gern anfasst.",
            "Wir fertigen Schalter und Klemmen für den Schaltschrank.",
            "Wir stellen Teile für Fahrräder und Kindersitze her.",
            "Wir machen Brotdosen, Trinkflaschen und Becher für Kinder.",
            "Wir fertigen Lüfterräder, die leise laufen müssen.",
            "Wir spritzen Teile für Kaffeemaschinen und Mixer.",
            "Wir stellen Klammern und Clips her, drei Millionen jede Woche.",
            "Wir fertigen Gehäuse für Rauchmelder und Thermostate.",
            "Wir machen Teile für Stifte, Pinsel und Malkästen.",
        ],
        jobs: &[
            offer(&job::PLASTICS_TECHNOLOGIST, pay::PLASTICS_BAVARIA, 12),
            offer(&job::TOOLMAKER, pay::METAL_BAVARIA, 6),
            offer(&job::MECHATRONICS, pay::METAL_BAVARIA, 5),
            offer(&job::MACHINE_OPERATOR, pay::PLASTICS_BAVARIA, 4),
            offer(&job::INDUSTRIAL_CLERK, pay::OFFICE_BAVARIA, 3),
            offer(&job::WAREHOUSE_LOGISTICS, pay::LOGISTICS_BAVARIA, 2),
            offer(&job::PLACEMENT_PLASTICS, pay::NONE, 2),
            offer(&job::STUDY_PLASTICS, pay::DUAL_BAVARIA, 2),
            offer(&job::ENTRY_PLASTICS, pay::ENTRY_SKILLED, 1),
        ],
    },
    Trade {
        industry: "Werkzeug- und Formenbau",
        weight: 18,
        names: &[
            ("{} Werkzeugbau", &[]),
            ("{} Formenbau", &[0, 1, 4]),
            ("Formenbau {}", &[0, 1, 4]),
            ("{} Zerspanungstechnik", &[2]),
        ],
        employees: (12, 120),
        about: &[
            "Wir bauen Spritzgießwerkzeuge, die zwei Millionen Mal schließen, ohne müde zu werden.",
            "Wir fräsen und erodieren Formen für Brillen, Lampen und Uhren.",
            "Wir fertigen Einzelteile und kleine Serien aus Stahl und Aluminium.",
            "Wir reparieren Werkzeuge über Nacht, wenn bei Kunden die Maschine steht.",
            "Wir bauen Mehrkomponentenwerkzeuge für die Medizintechnik.",
            "Wir bauen kleine Formen für Muster, oft in weniger als zwei Wochen.",
            "Wir polieren und strukturieren Formen, bis sie glänzen oder wie Leder aussehen.",
            "Wir bauen Werkzeuge für Deckel, Kappen und Verschlüsse.",
        ],
        jobs: &[
            offer(&job::TOOLMAKER, pay::METAL_BAVARIA, 10),
            offer(&job::CUTTING_MECHANIC, pay::METAL_BAVARIA, 7),
            offer(&job::PRODUCT_DESIGNER, pay::METAL_BAVARIA, 4),
            offer(&job::MECHATRONICS, pay::METAL_BAVARIA, 3),
            offer(&job::STUDY_MECHANICAL, pay::DUAL_BAVARIA, 2),
            offer(&job::PLACEMENT_TOOLMAKING, pay::NONE, 2),
            offer(&job::OFFICE_CLERK, pay::OFFICE_BAVARIA, 1),
        ],
    },
    Trade {
        industry: "Extrusion, Folien und Profile",
        weight: 13,
        names: &[
            ("{} Profile", &[0]),
            ("{} Folien", &[1]),
            ("{} Extrusion", &[]),
            ("{} Rohrsysteme", &[2]),
            ("{} Verpackungen", &[1, 4]),
        ],
        employees: (40, 450),
        about: &[
            "Wir ziehen Profile für Fenster und Möbelkanten.",
            "Wir machen Folien, in denen Gemüse länger frisch bleibt.",
            "Wir stellen Rohre für Trinkwasser und Fußbodenheizungen her.",
            "Wir fertigen Schläuche für Labore und Krankenhäuser.",
            "Wir machen Verpackungen, die sich sortenrein wiederverwerten lassen.",
            "Wir ziehen Platten, aus denen Schilder und Vitrinen werden.",
            "Wir fertigen Kabelkanäle und Leisten für den Innenausbau.",
            "Wir stellen Netze und Bänder für die Landwirtschaft her.",
        ],
        jobs: &[
            offer(&job::PLASTICS_TECHNOLOGIST, pay::PLASTICS_BAVARIA, 9),
            offer(&job::MACHINE_OPERATOR, pay::PLASTICS_BAVARIA, 6),
            offer(&job::PACKAGING, pay::PLASTICS_BAVARIA, 3),
            offer(&job::INDUSTRIAL_MECHANIC, pay::METAL_BAVARIA, 5),
            offer(&job::ELECTRONICS_OPERATIONS, pay::METAL_BAVARIA, 4),
            offer(&job::WAREHOUSE_LOGISTICS, pay::LOGISTICS_BAVARIA, 3),
            offer(&job::INDUSTRIAL_CLERK, pay::OFFICE_BAVARIA, 3),
            offer(&job::STUDY_PLASTICS, pay::DUAL_BAVARIA, 2),
        ],
    },
    Trade {
        industry: "Maschinen und Automation für Kunststoff",
        weight: 13,
        names: &[
            ("{} Automation", &[]),
            ("{} Maschinenbau", &[]),
            ("{} Handhabungstechnik", &[0]),
            ("{} Robotik", &[0, 3]),
        ],
        employees: (30, 380),
        about: &[
            "Wir bauen Greifer und Roboterzellen, die Teile aus der Maschine nehmen.",
            "Wir bauen Anlagen, die Kunststoff trocknen, fördern und mischen.",
            "Wir bauen Sondermaschinen, von denen es jede nur einmal gibt.",
            "Wir bauen Kamerasysteme, die jedes Teil in einer halben Sekunde prüfen.",
            "Wir bauen Montagelinien, auf denen aus zwölf Teilen ein Schalter wird.",
            "Wir überholen gebrauchte Spritzgießmaschinen und rüsten sie mit neuer Steuerung aus.",
            "Wir bauen Kühlgeräte und Temperiergeräte für die Kunststoffverarbeitung.",
        ],
        jobs: &[
            offer(&job::MECHATRONICS, pay::METAL_BAVARIA, 12),
            offer(&job::ELECTRONICS_AUTOMATION, pay::METAL_BAVARIA, 6),
            offer(&job::INDUSTRIAL_MECHANIC, pay::METAL_BAVARIA, 5),
            offer(&job::MACHINE_DESIGNER, pay::METAL_BAVARIA, 4),
            offer(&job::STUDY_MECHATRONICS, pay::DUAL_BAVARIA, 3),
            offer(&job::PLACEMENT_MECHATRONICS, pay::NONE, 3),
            offer(&job::SOFTWARE_DEVELOPER, pay::OFFICE_BAVARIA, 2),
            offer(&job::ENTRY_MECHATRONICS, pay::ENTRY_SKILLED, 2),
            offer(&job::INDUSTRIAL_CLERK, pay::OFFICE_BAVARIA, 2),
        ],
    },
    Trade {
        industry: "Medizintechnik",
        weight: 8,
        names: &[("{} Medizintechnik", &[]), ("{} Medical", &[]), ("{} Reinraumtechnik", &[0, 1])],
        employees: (40, 290),
        about: &[
            "Wir fertigen im Reinraum Pens, mit denen sich Menschen Insulin spritzen.",
            "Wir machen Pipetten und Röhrchen für Labore in aller Welt.",
            "Wir stellen Gehäuse für Hörgeräte und Messgeräte her.",
            "Wir fertigen Schalen und Instrumente für den Operationssaal.",
            "Wir machen Bauteile für Inhalatoren und Atemmasken.",
        ],
        jobs: &[
            offer(&job::PLASTICS_TECHNOLOGIST, pay::PLASTICS_BAVARIA, 8),
            offer(&job::MECHATRONICS, pay::METAL_BAVARIA, 5),
            offer(&job::MATERIALS_TESTER, pay::METAL_BAVARIA, 4),
            offer(&job::TOOLMAKER, pay::METAL_BAVARIA, 3),
            offer(&job::INDUSTRIAL_CLERK, pay::OFFICE_BAVARIA, 3),
            offer(&job::PLACEMENT_QUALITY, pay::STUDENT_PLACEMENT, 2),
        ],
    },
    Trade {
        industry: "Oberflächen und Fahrzeugteile",
        weight: 9,
        names: &[
            ("{} Oberflächentechnik", &[0]),
            ("{} Interieur", &[1, 2]),
            ("{} Systeme", &[]),
            ("{} Lackiertechnik", &[0]),
        ],
        employees: (50, 600),
        about: &[
            "Wir lackieren und verchromen Kunststoffteile für Autos und Armaturen.",
            "Wir fertigen Lüftungsdüsen und Blenden für den Innenraum von Fahrzeugen.",
            "Wir hinterspritzen Folien, so dass Oberflächen leuchten und auf Berührung reagieren.",
            "Wir fertigen Stoßfänger und Verkleidungen für Busse und Traktoren.",
            "Wir bauen Tankdeckel, Griffe und Spiegelgehäuse.",
        ],
        jobs: &[
            offer(&job::COATING, pay::PLASTICS_BAVARIA, 6),
            offer(&job::PLASTICS_TECHNOLOGIST, pay::PLASTICS_BAVARIA, 6),
            offer(&job::MECHATRONICS, pay::METAL_BAVARIA, 5),
            offer(&job::PRODUCT_DESIGNER, pay::METAL_BAVARIA, 4),
            offer(&job::INDUSTRIAL_MECHANIC, pay::METAL_BAVARIA, 3),
            offer(&job::WAREHOUSE_LOGISTICS, pay::LOGISTICS_BAVARIA, 3),
            offer(&job::TRAINEE_ENGINEERING, pay::TRAINEE, 1),
        ],
    },
    Trade {
        industry: "Werkstoffe und Recycling",
        weight: 9,
        names: &[
            ("{} Compounds", &[0, 2]),
            ("{} Rezyklate", &[1]),
            ("{} Kreislaufwerk", &[1]),
            ("{} Kautschuk", &[3]),
            ("{} Polymertechnik", &[0, 2, 4]),
        ],
        employees: (15, 180),
        about: &[
            "Wir mischen Kunststoffe so, wie unsere Kunden sie brauchen: fester, weicher, bunter.",
            "Wir machen aus alten Verpackungen neues Granulat.",
            "Wir entwickeln Werkstoffe aus Holzfasern und Stärke.",
            "Wir fertigen Dichtungen und Dämpfer aus Kautschuk.",
            "Wir prüfen Werkstoffe im Auftrag anderer Betriebe.",
            "Wir färben Granulat in jedem Ton, den sich unsere Kunden wünschen.",
            "Wir mahlen, waschen und sortieren Reste aus der Fertigung anderer Betriebe.",
        ],
        jobs: &[
            offer(&job::MATERIALS_TESTER, pay::METAL_BAVARIA, 5),
            offer(&job::PLASTICS_TECHNOLOGIST, pay::PLASTICS_BAVARIA, 7),
            offer(&job::CHEMICAL_LABORATORY, pay::METAL_BAVARIA, 3),
            offer(&job::MACHINE_OPERATOR, pay::PLASTICS_BAVARIA, 4),
            offer(&job::WAREHOUSE_OPERATOR, pay::LOGISTICS_BAVARIA, 3),
            offer(&job::ELECTRONICS_OPERATIONS, pay::METAL_BAVARIA, 2),
            offer(&job::STUDY_PLASTICS, pay::DUAL_BAVARIA, 2),
            offer(&job::OFFICE_CLERK, pay::OFFICE_BAVARIA, 2),
        ],
    },
];
