//! The columns of the template for postings, in their order.
use super::{Column, Layout};

pub(super) const VACANCY: Layout = Layout { columns: COLUMNS, needed: &["title", "company"] };

pub(super) const KINDS: &[&str] =
    &["Ausbildung", "Duales Studium", "Praktikum", "Traineeprogramm", "Einstieg"];
const QUALIFICATIONS: &[&str] =
    &["keiner", "Hauptschulabschluss", "Mittlere Reife", "Fachhochschulreife", "Abitur"];
const YES_NO: &[&str] = &["ja", "nein"];
const WORK: &[&str] = &["Vollzeit", "Teilzeit", "flexibel", "Schicht", "Nacht/Wochenende"];
const RHYTHM: &[&str] = &["wöchentlich", "Block", "gemischt"];
const APPLY: &[&str] = &["Lotse", "Link", "E-Mail", "Telefon"];

const ANY: &[&str] = &[];

/// One line a column, so that the table can be read as one.
macro_rules! columns {
    ($($key:literal $field:literal $header:literal $aliases:expr, $width:literal, $choices:expr, $example:literal, $help:literal;)+) => {
        &[$(Column { key: $key, field: $field, header: $header, aliases: $aliases, width: $width, choices: $choices, example: $example, help: $help }),+]
    };
}
pub(super) use columns;

const COLUMNS: &[Column] = columns! {
    "external_id" "external_id" "Kennung" &["ID", "Nr", "Nummer", "Referenz", "Referenznummer", "Kennziffer", "Stellen-ID", "external_id"], 12, ANY, "BEISPIEL",
        "Ihr eigener Schlüssel für die Stelle; bleibt er gleich, wird die Stelle beim nächsten Mal geändert statt neu angelegt. Leer: wird aus Unternehmen, Titel, Ort und Beginn gebildet.";
    "kind" "kind" "Art" &["Angebotsart", "Stellenart", "Art der Stelle", "Typ"], 16, KINDS, "Ausbildung",
        "Was Sie anbieten. Leer: Ausbildung.";
    "title" "title" "Titel" &["Stellentitel", "Stellenbezeichnung", "Bezeichnung", "Überschrift", "Stelle", "Jobtitel"], 40, ANY, "Ausbildung Mechatroniker (m/w/d) 2027",
        "Überschrift der Anzeige. Pflicht. (m/w/d) wird beim Anzeigen weggelassen.";
    "occupation" "occupation" "Ausbildungsberuf" &["Beruf", "Berufsbezeichnung"], 30, ANY, "Mechatroniker/in",
        "Der Beruf, wie er in der Ausbildungsordnung heißt. Leer: wird im Titel gesucht.";
    "company" "company" "Unternehmen" &["Firma", "Unternehmensname", "Betrieb", "Arbeitgeber", "Ausbildungsbetrieb", "Firmenname"], 32, ANY, "Muster Maschinenbau GmbH",
        "Name Ihres Unternehmens. Pflicht.";
    "street" "street" "Straße" &["Straße und Hausnummer", "Straße Hausnr", "Adresse", "Anschrift"], 26, ANY, "Hauptstraße 1",
        "Straße und Hausnummer des Ausbildungsorts.";
    "postal_code" "postal_code" "PLZ" &["Postleitzahl"], 8, ANY, "90402",
        "Fünf Ziffern.";
    "town" "town" "Ort" &["Stadt", "Standort", "Arbeitsort", "Ausbildungsort", "Einsatzort"], 20, ANY, "Nürnberg",
        "Ort der Ausbildung.";
    "country" "country" "Land" &["Staat"], 12, ANY, "",
        "Leer: Deutschland.";
    "sites" "sites" "Weitere Standorte" &["Weitere Orte", "Standorte", "weitere Ausbildungsorte"], 30, ANY, "90762 Fürth | 91052 Erlangen",
        "Wenn an mehreren Orten ausgebildet wird: PLZ und Ort, getrennt durch |.";
    "places" "places" "Plätze" &["Anzahl Plätze", "Anzahl", "Ausbildungsplätze", "Freie Plätze", "Anzahl Stellen", "Stellenzahl"], 8, ANY, "3",
        "Wie viele Plätze frei sind. Leer: 1.";
    "starts_on" "starts_on" "Beginn" &["Ausbildungsbeginn", "Start", "Startdatum", "Eintrittsdatum", "Eintritt", "Starttermin"], 12, ANY, "01.09.2027",
        "Erster Tag, oder \"ab sofort\".";
    "start_flexible" "start_flexible" "Beginn flexibel" &["Flexibler Beginn", "Start flexibel"], 14, YES_NO, "nein",
        "ja, wenn der Beginn verhandelbar ist.";
    "duration_months" "duration_months" "Dauer (Monate)" &["Dauer", "Ausbildungsdauer", "Dauer in Monaten"], 14, ANY, "42",
        "Dauer in Monaten; auch \"3,5 Jahre\".";
    "qualification" "qualification" "Schulabschluss" &["Mindestschulabschluss", "Bildungsabschluss", "Abschluss", "Voraussetzung Schulabschluss"], 22, QUALIFICATIONS, "Mittlere Reife",
        "Der niedrigste Schulabschluss, mit dem man sich bewerben kann.";
    "subjects" "subjects" "Schulfächer" &["Fächer", "Wichtige Schulfächer"], 24, ANY, "Mathematik; Physik",
        "Fächer, die helfen, getrennt durch Strichpunkt.";
    "pay_1" "pay_by_year" "Vergütung 1. Jahr" &["Vergütung 1. Ausbildungsjahr", "Ausbildungsvergütung 1. Jahr", "1. Ausbildungsjahr", "Vergütung 1", "1. Lehrjahr"], 16, ANY, "1.150,00",
        "Brutto in Euro im Monat.";
    "pay_2" "pay_by_year" "Vergütung 2. Jahr" &["Vergütung 2. Ausbildungsjahr", "Ausbildungsvergütung 2. Jahr", "2. Ausbildungsjahr", "Vergütung 2", "2. Lehrjahr"], 16, ANY, "1.210,00",
        "Brutto in Euro im Monat.";
    "pay_3" "pay_by_year" "Vergütung 3. Jahr" &["Vergütung 3. Ausbildungsjahr", "Ausbildungsvergütung 3. Jahr", "3. Ausbildungsjahr", "Vergütung 3", "3. Lehrjahr"], 16, ANY, "1.290,00",
        "Brutto in Euro im Monat.";
    "pay_4" "pay_by_year" "Vergütung 4. Jahr" &["Vergütung 4. Ausbildungsjahr", "Ausbildungsvergütung 4. Jahr", "4. Ausbildungsjahr", "Vergütung 4", "4. Lehrjahr"], 16, ANY, "1.350,00",
        "Brutto in Euro im Monat; leer, wenn die Ausbildung kürzer ist.";
    "pay_note" "pay_note" "Vergütung (Text)" &["Vergütung", "Gehalt", "Vergütung Hinweis", "Ausbildungsvergütung"], 24, ANY, "nach Tarif, dazu Weihnachtsgeld",
        "Was die Zahlen nicht sagen.";
    "weekly_minutes" "weekly_minutes" "Wochenstunden" &["Stunden pro Woche", "Stunden/Woche", "Wochenarbeitszeit"], 14, ANY, "38,5",
        "Stunden in der Woche.";
    "work_pattern" "work_pattern" "Arbeitszeit" &["Arbeitszeitmodell", "Voll-/Teilzeit"], 16, WORK, "Vollzeit",
        "Wann gearbeitet wird.";
    "school" "school" "Berufsschule" &["Name der Berufsschule", "Hochschule"], 26, ANY, "Berufliche Schule 1, Nürnberg",
        "Name und Ort der Schule, bei dualem Studium der Hochschule.";
    "school_rhythm" "school_rhythm" "Berufsschulrhythmus" &["Rhythmus", "Unterrichtsform", "Schulrhythmus"], 20, RHYTHM, "Block",
        "Ein bis zwei Tage in der Woche, mehrere Wochen am Stück, oder beides.";
    "prospects" "prospects" "Perspektiven" &["Perspektive", "Karrieremöglichkeiten", "Aufstiegsmöglichkeiten"], 28, ANY, "Weiterbildung zum Techniker oder Meister",
        "Wie es nach der Ausbildung weitergehen kann.";
    "takeover" "takeover" "Übernahme" &["Übernahme geplant", "Übernahmegarantie"], 11, YES_NO, "ja",
        "ja, wenn Sie nach der Ausbildung übernehmen wollen.";
    "benefits" "benefits" "Leistungen" &["Benefits", "Vorteile", "Wir bieten"], 30, ANY, "30 Tage Urlaub; Deutschlandticket",
        "Was Sie bieten, getrennt durch Strichpunkt.";
    "accessibility" "accessibility" "Barrierefreiheit" &["Barrierefrei", "Inklusion"], 22, ANY, "Werkstatt stufenlos, Aufzug",
        "Was Menschen mit Behinderung wissen müssen.";
    "languages" "languages" "Sprachkenntnisse" &["Sprachen", "Deutschkenntnisse"], 20, ANY, "Deutsch B1",
        "Welche Sprachen gebraucht werden, und wie gut.";
    "summary" "summary" "Kurzbeschreibung" &["Kurztext", "Teaser", "Zusammenfassung"], 36, ANY, "Du baust Maschinen, die Lebkuchen verpacken, und hältst sie am Laufen.",
        "Ein bis zwei Sätze für die Trefferliste.";
    "description" "description" "Beschreibung" &["Stellenbeschreibung", "Text", "Anzeigentext", "Aufgaben"], 50, ANY, "Im ersten Jahr lernst du in unserer Werkstatt.\n\n- Bauteile fertigen\n- Schaltungen prüfen",
        "Der ganze Text; Absätze und Listen (mit - am Anfang) bleiben erhalten.";
    "apply_by" "apply_by" "Bewerbung über" &["Bewerbungsweg", "Bewerbung per", "Bewerbungsart"], 15, APPLY, "E-Mail",
        "Wie man sich bewirbt. Leer: nach der Bewerbungsadresse, sonst in Lotse.";
    "apply_address" "apply_address" "Bewerbungsadresse" &["Bewerbungslink", "Bewerbungs-URL", "Link", "URL", "Bewerbung an", "Bewerbungs-E-Mail"], 32, ANY, "ausbildung@example.org",
        "Link, E-Mail-Adresse oder Telefonnummer für Bewerbungen.";
    "contact_name" "contact_name" "Ansprechperson" &["Ansprechpartner", "Ansprechpartnerin", "Kontaktperson", "Kontakt", "Name Ansprechperson"], 22, ANY, "Petra Muster",
        "Wer Fragen beantwortet.";
    "contact_mail" "contact_mail" "E-Mail" &["Mail", "E-Mail-Adresse", "Mailadresse", "Kontakt E-Mail"], 26, ANY, "petra.muster@example.org",
        "E-Mail-Adresse der Ansprechperson.";
    "contact_phone" "contact_phone" "Telefon" &["Tel", "Telefonnummer", "Kontakt Telefon", "Rufnummer"], 18, ANY, "+49 911 000000",
        "Telefonnummer der Ansprechperson.";
    "deadline" "deadline" "Bewerbungsfrist" &["Frist", "Bewerbungsschluss", "Bewerbung bis", "Bewerbungsende"], 15, ANY, "31.03.2027",
        "Letzter Tag für Bewerbungen; danach verschwindet die Stelle von selbst.";
};

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::COLUMNS;
    use crate::values::key::squeeze;

    #[test]
    fn no_header_stands_for_two_columns() {
        let mut seen = HashSet::new();
        for column in COLUMNS {
            for name in [column.header].iter().chain(column.aliases) {
                assert!(seen.insert(squeeze(name)), "{name}");
            }
        }
    }
}
