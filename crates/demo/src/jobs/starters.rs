//! Placements, trainee programmes and first jobs.
use lotse_domain::vacancy::{Kind, Qualification, WorkPattern};

use crate::{
    plan::Job,
    texts::{FIRST_JOB, Family, PLACEMENT},
};

const fn starter(
    kind: Kind,
    title: &'static str,
    occupation: Option<&'static str>,
    months: i32,
    qualification: Qualification,
    tasks: &'static [&'static str],
) -> Job {
    let family: &Family = if matches!(kind, Kind::Internship) { &PLACEMENT } else { &FIRST_JOB };
    Job {
        kind,
        title,
        occupation,
        months,
        qualification,
        pattern: WorkPattern::FullTime,
        family,
        school: "",
        tasks,
    }
}

const fn pupil(title: &'static str, occupation: Option<&'static str>, tasks: &'static [&'static str]) -> Job {
    starter(Kind::Internship, title, occupation, 1, Qualification::None, tasks)
}

pub(crate) const PLACEMENT_FOOD: Job = pupil(
    "Ferienpraktikum Lebensmitteltechnik",
    Some("Fachkraft für Lebensmitteltechnik"),
    &[
        "Rohstoffe probieren und beschreiben",
        "im Betriebslabor einfache Proben untersuchen",
        "an einer Abfüllung mitlaufen",
    ],
);

pub(crate) const PLACEMENT_BAKERY: Job = pupil(
    "Schülerpraktikum Backstube",
    Some("Bäcker/in"),
    &[
        "Teige kneten und Brötchen formen",
        "Kekse nach eigenem Rezept backen",
        "die Auslage im Laden einräumen",
    ],
);

pub(crate) const PLACEMENT_MECHATRONICS: Job = pupil(
    "Schülerpraktikum Mechatronik",
    Some("Mechatroniker/in"),
    &["eine kleine Schaltung löten", "einen Greifer steuern", "eine Maschine mit der Instandhaltung prüfen"],
);

pub(crate) const PLACEMENT_PLASTICS: Job = pupil(
    "Schülerpraktikum Kunststofftechnik",
    Some("Kunststoff- und Kautschuktechnologe/-technologin"),
    &["Granulat untersuchen", "an der Übungsmaschine ein Teil spritzen", "Teile messen und sortieren"],
);

pub(crate) const PLACEMENT_TOOLMAKING: Job = pupil(
    "Ferienpraktikum Werkzeugbau",
    Some("Werkzeugmechaniker/in"),
    &[
        "feilen, bohren und Gewinde schneiden",
        "einen Schlüsselanhänger fräsen",
        "ein Spritzgießwerkzeug zerlegen",
    ],
);

pub(crate) const PLACEMENT_SOFTWARE: Job = pupil(
    "Schülerpraktikum Programmieren",
    Some("Fachinformatiker/in – Anwendungsentwicklung"),
    &[
        "ein kleines Spiel oder Programm schreiben",
        "ein Teamtreffen miterleben",
        "eine Website untersuchen und verbessern",
    ],
);

pub(crate) const PLACEMENT_SYSTEMS: Job = pupil(
    "Schülerpraktikum IT und Netze",
    Some("Fachinformatiker/in – Systemintegration"),
    &[
        "einen Rechner zerlegen und zusammenbauen",
        "ein kleines Netz aufbauen",
        "Anfragen im Service mithören und lösen",
    ],
);

pub(crate) const PLACEMENT_OFFICE: Job = pupil(
    "Schülerpraktikum im Büro",
    Some("Kaufmann/-frau für Büromanagement"),
    &["Post und Mails bearbeiten", "eine Tabelle auswerten", "bei einer Besprechung dabei sein"],
);

const fn student(title: &'static str, tasks: &'static [&'static str]) -> Job {
    starter(Kind::Internship, title, None, 5, Qualification::Fachhochschulreife, tasks)
}

pub(crate) const PLACEMENT_QUALITY: Job = student(
    "Praxissemester Qualität und Produktentwicklung",
    &[
        "Versuche planen und auswerten",
        "Prüfpläne überarbeiten",
        "ein eigenes Projekt vor der Leitung vorstellen",
    ],
);

pub(crate) const PLACEMENT_DATA: Job = student(
    "Praxissemester Datenanalyse",
    &[
        "Daten aufbereiten und Modelle vergleichen",
        "Ergebnisse als Diagramme zeigen",
        "ein eigenes kleines Projekt umsetzen",
    ],
);

pub(crate) const TRAINEE_FOOD: Job = starter(
    Kind::TraineeProgramme,
    "Traineeprogramm Produktion und Qualität",
    None,
    18,
    Qualification::Fachhochschulreife,
    &[
        "vier Stationen in Produktion, Labor, Technik und Vertrieb",
        "ein Projekt zur Einsparung von Energie leiten",
        "Schichten planen und begleiten",
    ],
);

pub(crate) const TRAINEE_IT_CONSULTING: Job = starter(
    Kind::TraineeProgramme,
    "Traineeprogramm IT-Beratung",
    None,
    12,
    Qualification::Fachhochschulreife,
    &[
        "drei Projekte bei verschiedenen Kunden",
        "Anforderungen aufnehmen und Lösungen entwerfen",
        "Workshops vorbereiten und leiten",
    ],
);

pub(crate) const TRAINEE_ENGINEERING: Job = starter(
    Kind::TraineeProgramme,
    "Traineeprogramm Kunststofftechnik",
    None,
    18,
    Qualification::Fachhochschulreife,
    &[
        "Stationen in Entwicklung, Werkzeugbau und Fertigung",
        "neue Teile bis zur Serie begleiten",
        "Versuche mit Rezyklaten planen",
    ],
);

const fn first_job(
    title: &'static str,
    occupation: Option<&'static str>,
    tasks: &'static [&'static str],
) -> Job {
    // What is needed is the finished training, which has no school-leaving qualification of its own.
    starter(Kind::EntryJob, title, occupation, 0, Qualification::None, tasks)
}

pub(crate) const ENTRY_FOOD: Job = first_job(
    "Berufseinstieg Fachkraft für Lebensmitteltechnik",
    Some("Fachkraft für Lebensmitteltechnik"),
    &["eine Linie eigenständig führen", "Chargen freigeben", "Auszubildende anleiten"],
);

pub(crate) const ENTRY_MECHATRONICS: Job = first_job(
    "Berufseinstieg Mechatroniker",
    Some("Mechatroniker/in"),
    &["Anlagen instand halten", "Umbauten planen", "Störungen auswerten und vorbeugen"],
);

pub(crate) const ENTRY_PLASTICS: Job = first_job(
    "Berufseinstieg Verfahrenstechnik Spritzguss",
    Some("Kunststoff- und Kautschuktechnologe/-technologin"),
    &["Prozesse einfahren und verbessern", "Werkzeuge bemustern", "neue Werkstoffe erproben"],
);

pub(crate) const ENTRY_SOFTWARE: Job = first_job(
    "Junior-Softwareentwickler",
    None,
    &[
        "Funktionen vom Entwurf bis zum Betrieb umsetzen",
        "Code anderer lesen und besprechen",
        "automatische Tests ausbauen",
    ],
);

pub(crate) const ENTRY_SYSTEMS: Job = first_job(
    "Berufseinstieg IT-Administration",
    None,
    &["Systeme bei Kunden betreuen", "Sicherungen und Updates verantworten", "Abläufe automatisieren"],
);
