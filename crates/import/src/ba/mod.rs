//! The job search of the Federal Employment Agency: its lists in the current shape (`ergebnisliste`) and the older one
//! (`stellenangebote`), the details of one posting in both shapes, arrays of any of these, and JSON Lines.
mod convert;
mod posting;
mod prose;

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::{ColumnError, Entry, FileError, FileHead, FileKind, InputFile, Refusal, VacancySource, json};

pub(crate) struct FederalAgency;

/// Keys of which one stands in every shape.
const TELLING: &[&str] = &[
    "\"ergebnisliste\"",
    "\"stellenangebote\"",
    "\"maxErgebnisse\"",
    "\"refnr\"",
    "\"referenznummer\"",
    "\"stellenangebotsTitel\"",
    "\"stellenangebotsart\"",
];

/// Fields of the domain and the keys that they come from, as the current shape calls them.
const COLUMNS: &[(&str, &str)] = &[
    ("external_id", "referenznummer"),
    ("kind", "stellenangebotsart"),
    ("title", "stellenangebotsTitel"),
    ("occupation", "hauptberuf"),
    ("company", "firma"),
    ("description", "stellenangebotsBeschreibung"),
    ("places", "anzahlOffeneStellen"),
    ("starts_on", "eintrittszeitraum.von"),
    ("qualification", "geforderterBildungsabschluss"),
    ("pay_by_year", "stellenangebotsBeschreibung"),
    ("pay_note", "verguetungsangabe"),
    ("deadline", "stellenangebotsBeschreibung"),
    ("apply_address", "externeUrl"),
    ("street", "stellenlokationen.adresse.strasse"),
    ("postal_code", "stellenlokationen.adresse.plz"),
    ("town", "stellenlokationen.adresse.ort"),
    ("sites", "stellenlokationen"),
];

impl VacancySource for FederalAgency {
    fn name(&self) -> &'static str {
        "ba"
    }

    fn describes(&self) -> &'static str {
        "job search of the Federal Employment Agency"
    }

    fn recognises(&self, file: &FileHead<'_>) -> bool {
        file.kind == FileKind::Json && TELLING.iter().any(|key| file.start.contains(key))
    }

    fn column_of(&self, field: &str) -> Option<&'static str> {
        COLUMNS.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    }

    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry> + Send + 'f>, FileError> {
        let postings = postings(file.text()?)?;
        Ok(Box::new(postings.into_iter().zip(1..).map(|(raw, row)| entry(raw, row))))
    }
}

/// The postings of a text; lists are opened, whatever is no list is a posting itself.
fn postings(text: &str) -> Result<Vec<&RawValue>, FileError> {
    let mut postings = Vec::new();
    for raw in json::records(text)? {
        let Ok(object) = serde_json::from_str::<HashMap<String, &RawValue>>(raw.get()) else {
            postings.push(raw);
            continue;
        };
        let list = object.get("ergebnisliste").or_else(|| object.get("stellenangebote"));
        match list.map(|list| serde_json::from_str::<Option<Vec<&RawValue>>>(list.get())) {
            Some(Ok(list)) => postings.extend(list.unwrap_or_default()),
            Some(Err(_)) => {
                return Err(FileError::NotOurs("the list of postings in the file is no list".to_owned()));
            }
            // A search that found nothing has no list at all.
            None if object.contains_key("maxErgebnisse") => {}
            None => postings.push(raw),
        }
    }
    Ok(postings)
}

fn entry(raw: &RawValue, row: u64) -> Entry {
    let Some(posting) = posting::Posting::parse(raw) else {
        return refused(row, "posting", "form", "this is no object".to_owned());
    };
    match posting.text(&["referenznummer", "refnr"]) {
        Some(reference) => Entry::Record(convert::record(&posting, row, reference)),
        None => refused(row, "referenznummer", "missing", "there is no referenznummer or refnr".to_owned()),
    }
}

fn refused(row: u64, column: &str, code: &'static str, detail: String) -> Entry {
    let error = ColumnError { column: column.to_owned(), field: "external_id", code, detail };
    Entry::Refused(Refusal { row, external_id: None, errors: vec![error] })
}

#[cfg(test)]
mod tests {
    use crate::{Entry, InputFile, detect};

    fn entries(text: &str) -> Vec<Entry> {
        let file = InputFile::from_bytes("x.json", text.as_bytes().to_vec()).unwrap();
        let source = detect(&file).unwrap();
        assert_eq!(source.name(), "ba");
        source.read(&file).unwrap().collect()
    }

    fn keys(text: &str) -> Vec<String> {
        let key = |entry: Entry| match entry {
            Entry::Record(record) => record.external_id,
            Entry::Refused(refusal) => refusal.to_string(),
            Entry::Note(note) => note.remark.detail,
        };
        entries(text).into_iter().map(key).collect()
    }

    #[test]
    fn every_shape_gives_its_postings() {
        assert_eq!(
            keys(r#"{"ergebnisliste":[{"referenznummer":"a"},{"referenznummer":"b"}],"maxErgebnisse":2}"#),
            ["a", "b"]
        );
        assert_eq!(keys(r#"{"stellenangebote":[{"refnr":"a"}],"maxErgebnisse":"1"}"#), ["a"]);
        assert_eq!(keys(r#"{"referenznummer":"a","stellenangebotsTitel":"Koch"}"#), ["a"]);
        assert_eq!(keys(r#"{"refnr":"a","titel":"Koch"}"#), ["a"]);
        assert_eq!(keys(r#"[{"refnr":"a"},{"stellenangebote":[{"refnr":"b"}]}]"#), ["a", "b"]);
        assert_eq!(keys("{\"refnr\":\"a\"}\n{\"refnr\":\"b\"}\n"), ["a", "b"]);
        assert!(keys(r#"{"maxErgebnisse":0,"page":1}"#).is_empty());
        assert!(keys(r#"{"stellenangebote":null,"maxErgebnisse":0}"#).is_empty());
    }

    #[test]
    fn a_posting_without_a_key_is_refused_by_its_position() {
        let all = entries(r#"[{"refnr":"a"},{"titel":"Koch"},7]"#);
        assert!(
            matches!(&all[1], Entry::Refused(refusal) if refusal.row == 2 && refusal.errors[0].column == "referenznummer")
        );
        assert!(matches!(&all[2], Entry::Refused(refusal) if refusal.row == 3));
    }

    #[test]
    fn a_file_that_breaks_off_gives_nothing() {
        let text = r#"{"ergebnisliste":[{"referenznummer":"a"},{"refere"#;
        let file = InputFile::from_bytes("x.json", text.as_bytes().to_vec()).unwrap();
        let told = detect(&file).unwrap().read(&file).err().unwrap().to_string();
        assert!(told.starts_with("the file was cut off"), "{told}");
    }
}
