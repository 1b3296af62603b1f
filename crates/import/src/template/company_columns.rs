//! The columns of the template for companies, in their order.
use super::{Column, Layout, columns::columns};

pub(super) const COMPANY: Layout = Layout { columns: COLUMNS, needed: &["name"] };

const ANY: &[&str] = &[];

const COLUMNS: &[Column] = columns! {
    "external_id" "external_id" "Kennung" &["ID", "Nr", "Nummer", "Mitgliedsnummer", "Kundennummer"], 12, ANY, "BEISPIEL",
        "Ihr eigener Schlüssel für das Unternehmen. Leer: der Name.";
    "name" "name" "Unternehmen" &["Firma", "Unternehmensname", "Firmenname", "Name", "Betrieb", "Mitglied"], 32, ANY, "Muster Maschinenbau GmbH",
        "Name des Unternehmens. Pflicht.";
    "summary" "summary" "Kurzbeschreibung" &["Kurztext", "Zusammenfassung", "Teaser"], 36, ANY, "Maschinen zum Verpacken von Lebensmitteln, seit 1962.",
        "Ein bis zwei Sätze.";
    "description" "description" "Beschreibung" &["Text", "Über uns", "Profil"], 50, ANY, "Wir sind 180 Leute in Nürnberg.\n\nAusgebildet wird in drei Berufen.",
        "Der ganze Text; Absätze und Listen bleiben erhalten.";
    "industry" "industry" "Branche" &["Wirtschaftszweig", "Sektor"], 22, ANY, "Maschinenbau",
        "In einem Wort oder zwei.";
    "employees" "employees" "Beschäftigte" &["Mitarbeiter", "Mitarbeitende", "Anzahl Beschäftigte", "Anzahl Mitarbeiter", "Betriebsgröße"], 13, ANY, "180",
        "Wie viele Menschen dort arbeiten.";
    "website" "website" "Website" &["Webseite", "Homepage", "Internet", "URL", "Web"], 28, ANY, "https://www.example.org",
        "Adresse im Netz.";
    "mail" "mail" "E-Mail" &["Mail", "E-Mail-Adresse", "Mailadresse"], 26, ANY, "info@example.org",
        "Allgemeine E-Mail-Adresse.";
    "phone" "phone" "Telefon" &["Tel", "Telefonnummer", "Rufnummer"], 18, ANY, "+49 911 000000",
        "Allgemeine Telefonnummer.";
    "street" "street" "Straße" &["Straße und Hausnummer", "Straße Hausnr", "Adresse", "Anschrift"], 26, ANY, "Hauptstraße 1",
        "Straße und Hausnummer.";
    "postal_code" "postal_code" "PLZ" &["Postleitzahl"], 8, ANY, "90402",
        "Fünf Ziffern.";
    "town" "town" "Ort" &["Stadt", "Standort", "Sitz"], 20, ANY, "Nürnberg",
        "Sitz oder wichtigster Standort.";
    "country" "country" "Land" &["Staat"], 12, ANY, "",
        "Leer: Deutschland.";
    "sites" "sites" "Weitere Standorte" &["Weitere Orte", "Standorte"], 30, ANY, "90762 Fürth",
        "PLZ und Ort, getrennt durch |.";
};
