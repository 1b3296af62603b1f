//! Texts to start from: one for each area of employment, for a company to make its own.
use crate::occupation::Area;

/// A German text in Markdown, without a company's name.
pub(super) fn start_text(area: Area) -> String {
    let (learn, bring) = points(area);
    format!(
        "## Das lernst du\n\n- {}\n\n## Das bringst du mit\n\n- {}\n- {ALWAYS}\n\n## So geht es weiter\n\n{ONWARD}\n",
        learn.join("\n- "),
        bring.join("\n- "),
    )
}

const ALWAYS: &str = "Du hältst dich an Absprachen und fragst nach, wenn dir etwas unklar ist.";

const ONWARD: &str = "Bewirb dich mit dem kurzen Formular. Ein Anschreiben brauchst du nicht. Wir melden uns innerhalb von \
                      zwei Wochen bei dir. Wenn es von beiden Seiten passt, lernst du uns bei einem Gespräch oder an einem \
                      Tag im Betrieb kennen.";

/// What is learnt, and what helps.
#[expect(clippy::too_many_lines, reason = "it is a table")]
const fn points(area: Area) -> ([&'static str; 3], [&'static str; 2]) {
    match area {
        Area::Agriculture => (
            [
                "Du säst, pflegst und erntest, oder du versorgst Tiere, und zwar das ganze Jahr über.",
                "Du arbeitest mit modernen Maschinen und hältst sie instand.",
                "Du lernst, worauf es bei Boden, Wetter und gesunden Lebensmitteln ankommt.",
            ],
            ["Du bist gern draußen, auch wenn es regnet.", "Natur und Technik interessieren dich."],
        ),
        Area::Food => (
            [
                "Du verarbeitest gute Zutaten von Hand und mit Maschinen zu Lebensmitteln.",
                "Du achtest auf Hygiene und prüfst, ob alles so schmeckt und aussieht, wie es soll.",
                "Du lernst Rezepturen kennen und probierst eigene Ideen aus.",
            ],
            [
                "Du kochst oder backst gern, oder du willst wissen, wie es geht.",
                "Frühes Aufstehen schreckt dich nicht ab.",
            ],
        ),
        Area::Hospitality => (
            [
                "Du empfängst und berätst Gäste und sorgst dafür, dass sie sich wohlfühlen.",
                "Du lernst die Arbeit in Küche, Service und Organisation kennen.",
                "Du planst mit, wenn Feiern und Veranstaltungen anstehen.",
            ],
            ["Du gehst gern auf Menschen zu.", "Du behältst den Überblick, auch wenn viel los ist."],
        ),
        Area::Production => (
            [
                "Du richtest Maschinen und Anlagen ein und überwachst, wie sie laufen.",
                "Du prüfst, ob die Qualität stimmt, und behebst Störungen.",
                "Du lernst, wie aus Rohstoffen fertige Produkte werden.",
            ],
            ["Technik interessiert dich.", "Du arbeitest genau und passt auf dich und andere auf."],
        ),
        Area::Metal => (
            [
                "Du liest technische Zeichnungen und stellst daraus Bauteile her.",
                "Du drehst, fräst, schweißt und montierst, von Hand und an gesteuerten Maschinen.",
                "Du wartest Anlagen und findest heraus, woran es liegt, wenn etwas stillsteht.",
            ],
            [
                "Du arbeitest gern mit den Händen.",
                "Mathematik und Technik liegen dir, oder du willst darin besser werden.",
            ],
        ),
        Area::Electrical => (
            [
                "Du verlegst Leitungen, baust Schaltungen auf und nimmst Anlagen in Betrieb.",
                "Du misst, prüfst und findest Fehler, bis alles sicher läuft.",
                "Du programmierst Steuerungen und lernst, wie sie zusammenarbeiten.",
            ],
            [
                "Du willst verstehen, wie Strom und Technik funktionieren.",
                "Du arbeitest sorgfältig und mit Geduld.",
            ],
        ),
        Area::Vehicles => (
            [
                "Du wartest Fahrzeuge und setzt sie instand.",
                "Du findest mit Messgeräten heraus, woran es liegt, wenn etwas nicht läuft.",
                "Du lernst Antriebe von heute und morgen kennen, auch mit hoher Spannung.",
            ],
            ["Fahrzeuge und Technik interessieren dich.", "Du packst gern an und arbeitest genau."],
        ),
        Area::Construction => (
            [
                "Du baust mit: vom Plan über die Baustelle bis zum fertigen Werk.",
                "Du lernst Werkstoffe, Werkzeuge und Maschinen kennen und gehst sicher damit um.",
                "Du misst genau nach und arbeitest mit anderen Gewerken zusammen.",
            ],
            ["Du bist gern draußen und in Bewegung.", "Du siehst am Abend gern, was du geschafft hast."],
        ),
        Area::Laboratory => (
            [
                "Du nimmst Proben, führst Versuche durch und wertest die Ergebnisse aus.",
                "Du gehst sicher mit Geräten und Stoffen um.",
                "Du hältst fest, was du gemessen hast, so dass andere es nachvollziehen können.",
            ],
            ["Chemie, Biologie oder Physik machen dir Freude.", "Du arbeitest sauber und genau."],
        ),
        Area::It => (
            [
                "Du richtest Rechner, Netze und Programme ein und hältst sie am Laufen.",
                "Du hilfst weiter, wenn etwas nicht geht, und erklärst es verständlich.",
                "Du entwickelst eigene Lösungen und lernst, wie man Daten schützt.",
            ],
            [
                "Du probierst gern aus und bleibst dran, bis es läuft.",
                "Du denkst logisch und liest auch mal Englisch.",
            ],
        ),
        Area::Administration => (
            [
                "Du organisierst Termine, Unterlagen und Abläufe.",
                "Du schreibst, rechnest und beantwortest Anfragen, am Telefon und per E-Mail.",
                "Du lernst mehrere Abteilungen kennen und übernimmst früh eigene Aufgaben.",
            ],
            ["Du bringst gern Ordnung in Dinge.", "Du drückst dich in Wort und Schrift gut aus."],
        ),
        Area::Sales => (
            [
                "Du berätst Kundinnen und Kunden und verkaufst, was zu ihnen passt.",
                "Du bestellst, prüfst und präsentierst Waren.",
                "Du kassierst, rechnest ab und lernst, wie ein Geschäft geplant wird.",
            ],
            [
                "Du redest gern mit Menschen und hörst ihnen zu.",
                "Du rechnest sicher, oder du willst es lernen.",
            ],
        ),
        Area::Finance => (
            [
                "Du berätst Menschen zu Geld, Versicherungen oder Steuern.",
                "Du prüfst Belege und Verträge und rechnest genau nach.",
                "Du lernst, welche Regeln gelten und wie man sie erklärt.",
            ],
            ["Zahlen machen dir nichts aus.", "Was man dir anvertraut, behältst du für dich."],
        ),
        Area::Logistics => (
            [
                "Du nimmst Waren an, lagerst sie und machst sie für den Versand bereit.",
                "Du planst Wege und Termine, damit alles rechtzeitig ankommt.",
                "Du lernst, mit Fahrzeugen, Scannern und Programmen sicher zu arbeiten.",
            ],
            ["Du behältst den Überblick.", "Du packst gern mit an und bist pünktlich."],
        ),
        Area::Health => (
            [
                "Du versorgst Menschen und begleitest sie bei Untersuchung, Behandlung und Pflege.",
                "Du lernst, wie der Körper funktioniert und was ihm hilft.",
                "Du hältst fest, was getan wurde, und arbeitest mit anderen Berufen zusammen.",
            ],
            ["Du gehst einfühlsam mit Menschen um.", "Du bleibst ruhig, wenn es ernst wird."],
        ),
        Area::Social => (
            [
                "Du begleitest Menschen in ihrem Alltag und hilfst ihnen, selbstständig zu sein.",
                "Du planst Angebote zum Lernen, Spielen oder Mitmachen und setzt sie um.",
                "Du lernst, Gespräche zu führen und auch schwierige Lagen zu meistern.",
            ],
            ["Du hast Freude am Umgang mit Menschen.", "Du hörst zu und hast Geduld."],
        ),
        Area::Media => (
            [
                "Du gestaltest Texte, Bilder, Töne oder Filme für Papier und Bildschirm.",
                "Du setzt Ideen am Rechner um und bereitest sie für die Ausgabe vor.",
                "Du lernst, wie man ein Projekt von der Anfrage bis zur Abgabe plant.",
            ],
            ["Du hast einen Blick für Gestaltung.", "Du bist neugierig und nimmst Rückmeldungen an."],
        ),
        Area::Crafts => (
            [
                "Du fertigst Stücke von Hand und lernst, mit Werkzeug und Material umzugehen.",
                "Du misst, planst und arbeitest Schritt für Schritt bis zum fertigen Werk.",
                "Du berätst Menschen, die etwas Besonderes suchen oder erhalten wollen.",
            ],
            ["Du hast Geschick und Freude am Gestalten.", "Du nimmst dir die Zeit, die gute Arbeit braucht."],
        ),
        Area::Services => (
            [
                "Du bist für Menschen da, die eine Leistung brauchen, und führst sie sorgfältig aus.",
                "Du planst deine Aufgaben und stimmst dich mit anderen ab.",
                "Du lernst, worauf es bei Qualität, Sicherheit und Kosten ankommt.",
            ],
            ["Du bist freundlich und zuverlässig.", "Du hast Freude an abwechslungsreicher Arbeit."],
        ),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Area, start_text};
    use crate::vacancy::{VacancyDraft, advice::advise};

    #[test]
    fn no_text_needs_the_checkers_advice() {
        for area in Area::ALL {
            let text = start_text(*area);
            assert!(text.contains("## Das lernst du\n") && text.contains("## So geht es weiter\n"), "{area}");
            assert!(!text.contains('!'), "{area}");
            let draft =
                VacancyDraft { title: "Ausbildung".into(), description: Some(text), ..Default::default() };
            let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
            let about: Vec<_> =
                advise(&draft, today).into_iter().filter(|piece| piece.field == "description").collect();
            assert_eq!(about, [], "{area}");
        }
    }
}
