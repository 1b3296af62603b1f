//! German words for the values of an enum, in the spellings that occur.
use lotse_domain::{
    fold::fold,
    vacancy::{ApplyBy, Qualification, SchoolRhythm, WorkPattern},
};

use super::key::squeeze;

/// Yes or no.
pub(crate) fn yes(text: &str) -> Option<bool> {
    match squeeze(text).as_str() {
        "ja" | "j" | "x" | "yes" | "y" | "true" | "wahr" | "1" => Some(true),
        "nein" | "n" | "no" | "false" | "falsch" | "0" => Some(false),
        _ => matches!(text.trim(), "✓" | "✔" | "☑").then_some(true),
    }
}

/// Parts of words and what they mean, the more specific first: "fachhochschulreife" contains "hochschulreife".
const QUALIFICATIONS: &[(&str, Qualification)] = &[
    ("fachhochschulreife", Qualification::Fachhochschulreife),
    ("fachabi", Qualification::Fachhochschulreife),
    ("fachoberschulreife", Qualification::MittlereReife),
    ("qualifizierender mittelschulabschluss", Qualification::Hauptschulabschluss),
    ("mittelschulabschluss", Qualification::Hauptschulabschluss),
    ("hauptschul", Qualification::Hauptschulabschluss),
    ("berufsreife", Qualification::Hauptschulabschluss),
    ("berufsbildungsreife", Qualification::Hauptschulabschluss),
    ("berufsschulreife", Qualification::Hauptschulabschluss),
    ("erster allgemeinbildender", Qualification::Hauptschulabschluss),
    ("mittlere", Qualification::MittlereReife),
    ("realschul", Qualification::MittlereReife),
    ("sekundarabschluss", Qualification::MittlereReife),
    ("hochschulreife", Qualification::Abitur),
    ("abitur", Qualification::Abitur),
    ("matura", Qualification::Abitur),
    ("kein", Qualification::None),
    ("ohne", Qualification::None),
    ("nicht relevant", Qualification::None),
    ("nicht erforderlich", Qualification::None),
    ("egal", Qualification::None),
];

/// Abbreviations, as whole words.
const QUALIFICATION_WORDS: &[(&str, Qualification)] = &[
    ("esa", Qualification::Hauptschulabschluss),
    ("bbr", Qualification::Hauptschulabschluss),
    ("quali", Qualification::Hauptschulabschluss),
    ("msa", Qualification::MittlereReife),
    ("fhr", Qualification::Fachhochschulreife),
    ("ahr", Qualification::Abitur),
    ("abi", Qualification::Abitur),
    ("none", Qualification::None),
];

/// The lowest school-leaving qualification that a text names: "Mittlere Reife oder Abitur" asks for the former.
pub(crate) fn qualification(text: &str) -> Option<Qualification> {
    let mut folded = fold(text);
    let mut found: Option<Qualification> = None;
    let mut note = |value| found = Some(found.map_or(value, |known: Qualification| known.min(value)));
    for (part, value) in QUALIFICATIONS {
        if folded.contains(part) {
            note(*value);
            folded = folded.replace(part, " ");
        }
    }
    for (word, value) in QUALIFICATION_WORDS {
        if folded.split(' ').any(|found| found == *word) {
            note(*value);
        }
    }
    found
}

/// When the work is done.
pub(crate) fn work_pattern(text: &str) -> Option<WorkPattern> {
    let text = squeeze(text);
    let has = |part: &str| text.contains(part);
    if has("schicht") || has("shift") {
        Some(WorkPattern::Shift)
    } else if has("nacht") || has("wochenend") {
        Some(WorkPattern::NightWeekend)
    } else if has("flexib") || has("gleitzeit") || (has("voll") && has("teil")) {
        Some(WorkPattern::Flexible)
    } else if has("teilzeit") || has("parttime") {
        Some(WorkPattern::PartTime)
    } else {
        (has("vollzeit") || has("fulltime")).then_some(WorkPattern::FullTime)
    }
}

/// How days at school alternate with days at work.
pub(crate) fn school_rhythm(text: &str) -> Option<SchoolRhythm> {
    let text = squeeze(text);
    let has = |part: &str| text.contains(part);
    let (block, weekly) =
        (has("block"), has("wochentlich") || has("tag") || has("teilzeit") || has("prowoche"));
    if has("gemischt") || has("wechsel") || has("mixed") || (block && weekly) {
        Some(SchoolRhythm::Mixed)
    } else if block {
        Some(SchoolRhythm::Block)
    } else {
        (weekly || has("weekly")).then_some(SchoolRhythm::Weekly)
    }
}

/// How to apply.
pub(crate) fn apply_by(text: &str) -> Option<ApplyBy> {
    let text = squeeze(text);
    let has = |part: &str| text.contains(part);
    if has("mail") {
        Some(ApplyBy::Mail)
    } else if has("telefon") || has("phone") || has("anruf") {
        Some(ApplyBy::Phone)
    } else if has("lotse") || has("hier") || has("portal") {
        Some(ApplyBy::Here)
    } else {
        ["link", "url", "web", "online", "internet", "seite", "formular"]
            .iter()
            .any(|w| has(w))
            .then_some(ApplyBy::Url)
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::{ApplyBy, Qualification as Q, SchoolRhythm, WorkPattern};

    use super::{apply_by, qualification, school_rhythm, work_pattern, yes};

    #[test]
    fn qualifications_of_all_states() {
        for (text, value) in [
            ("keiner", Some(Q::None)),
            ("ohne Schulabschluss", Some(Q::None)),
            ("NICHT_RELEVANT", Some(Q::None)),
            ("Hauptschulabschluss", Some(Q::Hauptschulabschluss)),
            ("mind. guter Hauptschulabschluß", Some(Q::Hauptschulabschluss)),
            ("Berufsreife", Some(Q::Hauptschulabschluss)),
            ("ESA", Some(Q::Hauptschulabschluss)),
            ("Qualifizierender Mittelschulabschluss", Some(Q::Hauptschulabschluss)),
            ("Mittlere Reife", Some(Q::MittlereReife)),
            ("MITTLERE_REIFE_MITTLERER_BILDUNGSABSCHLUSS", Some(Q::MittlereReife)),
            ("Realschulabschluss", Some(Q::MittlereReife)),
            ("MSA", Some(Q::MittlereReife)),
            ("Fachoberschulreife", Some(Q::MittlereReife)),
            ("Fachhochschulreife", Some(Q::Fachhochschulreife)),
            ("Fachabitur", Some(Q::Fachhochschulreife)),
            ("Abitur", Some(Q::Abitur)),
            ("Allgemeine Hochschulreife", Some(Q::Abitur)),
            ("Mittlere Reife oder Abitur", Some(Q::MittlereReife)),
            ("Fachabitur oder Abitur", Some(Q::Fachhochschulreife)),
            ("Führerschein", None),
        ] {
            assert_eq!(qualification(text), value, "{text}");
        }
    }

    #[test]
    fn other_words() {
        assert_eq!(
            [yes("Ja"), yes("x"), yes("nein"), yes("vielleicht")],
            [Some(true), Some(true), Some(false), None]
        );
        assert_eq!(work_pattern("Vollzeit"), Some(WorkPattern::FullTime));
        assert_eq!(work_pattern("Voll- oder Teilzeit"), Some(WorkPattern::Flexible));
        assert_eq!(work_pattern("Schichtdienst"), Some(WorkPattern::Shift));
        assert_eq!(work_pattern("Nacht/Wochenende"), Some(WorkPattern::NightWeekend));
        assert_eq!(work_pattern("oft"), None);
        assert_eq!(school_rhythm("Blockunterricht"), Some(SchoolRhythm::Block));
        assert_eq!(school_rhythm("2 Tage pro Woche"), Some(SchoolRhythm::Weekly));
        assert_eq!(school_rhythm("Block, später wöchentlich"), Some(SchoolRhythm::Mixed));
        assert_eq!(apply_by("E-Mail"), Some(ApplyBy::Mail));
        assert_eq!(apply_by("Online-Formular"), Some(ApplyBy::Url));
        assert_eq!(apply_by("Lotse"), Some(ApplyBy::Here));
        assert_eq!(apply_by("Brief"), None);
    }
}
