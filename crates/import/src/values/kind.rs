//! What is offered, by a word for it or by the title of a posting.
use lotse_domain::{fold::fold, vacancy::Kind};

use super::key::squeeze;

/// The kind that a cell names.
pub(crate) fn by_word(text: &str) -> Option<Kind> {
    let word = squeeze(text);
    let has = |part: &str| word.contains(part);
    if has("dual") {
        Some(Kind::DualStudy)
    } else if has("trainee") {
        Some(Kind::TraineeProgramme)
    } else if has("prakti") || has("internship") {
        Some(Kind::Internship)
    } else if has("ausbildung") || has("azubi") || has("auszubild") || has("lehre") || has("apprentice") {
        Some(Kind::Apprenticeship)
    } else {
        ["einstieg", "festanstellung", "arbeit", "job", "stelle"]
            .iter()
            .any(|p| has(p))
            .then_some(Kind::EntryJob)
    }
}

/// Words of people who train others, or who look after training: their postings are jobs.
const TRAINERS: &[&str] = &[
    "ausbilder",
    "ausbildungsleit",
    "berufsbildner",
    "leiter",
    "leitung",
    "referent",
    "trainer",
    "koordinat",
    "sachbearbeit",
    "beauftragt",
];

/// The kind that a title tells; `None` where it tells nothing.
pub(crate) fn by_title(title: &str) -> Option<Kind> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |test: &dyn Fn(&str) -> bool| words.iter().any(|word| test(word));
    let phrase = |phrase: &str| format!(" {folded} ").contains(&format!(" {phrase} "));

    if phrase("duales studium")
        || phrase("dualer student")
        || phrase("duale studentin")
        || phrase("duales bachelorstudium")
        || phrase("dual study")
        || any(&|w| w == "dhbw")
        || ["bachelor of", "dual bachelor", "bachelor dual"].iter().any(|start| folded.starts_with(start))
    {
        return Some(Kind::DualStudy);
    }
    let trains_others = any(&|w| TRAINERS.iter().any(|part| w.contains(part)));
    let learns = any(&|w| {
        matches!(
            w,
            "ausbildung"
                | "azubi"
                | "azubis"
                | "lehrling"
                | "lehrstelle"
                | "lehrstellen"
                | "apprentice"
                | "apprenticeship"
                | "ausbildungsplatz"
                | "ausbildungsplaetze"
                | "ausbildungsstelle"
                | "ausbildungsstellen"
                | "berufsausbildung"
        ) || w.starts_with("auszubildende")
    });
    // "Lehre" is teaching at universities, and an apprenticeship where an occupation follows.
    let apprenticed =
        ["lehre als ", "lehre zum ", "lehre zur "].iter().any(|start| folded.starts_with(start));
    if (learns && !trains_others) || apprenticed {
        return Some(Kind::Apprenticeship);
    }
    if any(&|w| w.starts_with("trainee")) {
        return Some(Kind::TraineeProgramme);
    }
    let intern = any(&|w| {
        w.contains("praktikant")
            || w.contains("praktikum")
            || w.contains("praktika")
            || w.contains("werkstudent")
            || matches!(
                w,
                "intern"
                    | "interns"
                    | "internship"
                    | "internships"
                    | "stagiaire"
                    | "abschlussarbeit"
                    | "abschlussarbeiten"
                    | "bachelorarbeit"
                    | "masterarbeit"
                    | "masterthesis"
                    | "bachelorthesis"
            )
    });
    let student = phrase("working student") || ((any(&|w| w.starts_with("studentische"))) && !trains_others);
    (intern || student).then_some(Kind::Internship)
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::Kind;

    use super::{by_title, by_word};

    #[test]
    fn kinds_by_word() {
        for (word, kind) in [
            ("Ausbildung", Some(Kind::Apprenticeship)),
            ("duales Studium", Some(Kind::DualStudy)),
            ("Praktikum", Some(Kind::Internship)),
            ("Schülerpraktikum", Some(Kind::Internship)),
            ("Traineeprogramm", Some(Kind::TraineeProgramme)),
            ("Einstieg", Some(Kind::EntryJob)),
            ("Berufseinstieg", Some(Kind::EntryJob)),
            ("AUSBILDUNG", Some(Kind::Apprenticeship)),
            ("Quatsch", None),
        ] {
            assert_eq!(by_word(word), kind, "{word}");
        }
    }

    #[test]
    fn kinds_by_title() {
        for (title, kind) in [
            ("Ausbildung zum Mechatroniker ab 2026 (m/w/d)", Some(Kind::Apprenticeship)),
            ("ein Ausbildungsplatz im Bereich Fachinformatik", Some(Kind::Apprenticeship)),
            ("Lehrling Mechatronik/Fertigungstechnik (m/w/d)", Some(Kind::Apprenticeship)),
            ("Lehre als Archiv-, Bibliotheks- und Informationsassistent", Some(Kind::Apprenticeship)),
            ("Auszubildende/r Koch", Some(Kind::Apprenticeship)),
            ("Duales Studium Maschinenbau ab 2026", Some(Kind::DualStudy)),
            ("Bachelor of Arts (B.A.) (m/w/d) BWL Start 2026", Some(Kind::DualStudy)),
            ("Praktikant / Masterarbeit Deep Learning", Some(Kind::Internship)),
            ("Schülerpraktikant:in (m/w/d)", Some(Kind::Internship)),
            ("Werkstudent Einkauf (m/w/d)", Some(Kind::Internship)),
            ("SAP China iXp Intern - Shanghai", Some(Kind::Internship)),
            ("Working Student (f/m/d) in Legal Department", Some(Kind::Internship)),
            ("Trainee Vertrieb", Some(Kind::TraineeProgramme)),
            ("Projektleiter Internationale Projekte", None),
            ("Technisch-Militärischer Ausbilder (m/w/d)", None),
            ("Ausbilder*in für die Grundausbildung für Auszubildende", None),
            ("Verwaltungsmitarbeiter*in (m/w/d) - Amt für Ausbildungsförderung", None),
            ("Learning Designer Abteilung für Lehre und Lernen", None),
            ("Initiativbewerbung Praktische Tätigkeit II", None),
            ("Seminar Praktische Theologie", None),
        ] {
            assert_eq!(by_title(title), kind, "{title}");
        }
    }
}
