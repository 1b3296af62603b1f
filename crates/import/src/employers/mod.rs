//! A list of employers' postings as people gather them by hand:
//! `[{description, organisation, sallery, deadline, further, employer}]`, every value a text, `N/A` where there is none.
mod convert;
mod places;
mod prose;
mod row;

use std::collections::HashSet;

use row::Row;

use crate::{
    ColumnError, Entry, FileError, FileHead, FileKind, InputFile, Refusal, VacancySource, json,
    values::key::DerivedKeys,
};

pub(crate) struct EmployerList;

/// Fields of the domain and the keys that they come from.
const COLUMNS: &[(&str, &str)] = &[
    ("title", "description"),
    ("kind", "description"),
    ("company", "organisation"),
    ("pay_note", "sallery"),
    ("weekly_minutes", "sallery"),
    ("deadline", "deadline"),
    ("description", "further"),
    ("apply_address", "further"),
    ("contact_mail", "further"),
    ("sites", "further"),
    ("town", "further"),
    ("postal_code", "further"),
];

impl VacancySource for EmployerList {
    fn name(&self) -> &'static str {
        "employers"
    }

    fn describes(&self) -> &'static str {
        "list with description, organisation, sallery, deadline, further, employer"
    }

    fn recognises(&self, file: &FileHead<'_>) -> bool {
        file.kind == FileKind::Json
            && ["\"description\"", "\"organisation\"", "\"employer\""]
                .iter()
                .all(|key| file.start.contains(key))
    }

    fn column_of(&self, field: &str) -> Option<&'static str> {
        COLUMNS.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    }

    fn read<'f>(
        &self,
        file: &'f InputFile,
    ) -> Result<Box<dyn Iterator<Item = Entry> + Send + 'f>, FileError> {
        let records = json::records(file.text()?)?;
        // A lone "Kassel" is a place where another posting of the file says "Standort: Kassel".
        let towns: HashSet<String> =
            records.iter().filter_map(|raw| Row::parse(raw)).flat_map(|row| places::named(&row)).collect();
        let mut keys = DerivedKeys::default();
        Ok(Box::new(records.into_iter().zip(1..).map(move |(raw, number)| {
            let Some(row) = Row::parse(raw) else {
                return refused(number, "form", "this is no object with texts");
            };
            if row.is_empty() {
                return refused(number, "missing", "there is neither a title nor an organisation");
            }
            let key = keys.key(row.all());
            Entry::Record(convert::record(&row, number, key, &towns))
        })))
    }
}

fn refused(row: u64, code: &'static str, detail: &str) -> Entry {
    let error =
        ColumnError { column: "description".to_owned(), field: "title", code, detail: detail.to_owned() };
    Entry::Refused(Refusal { row, external_id: None, errors: vec![error] })
}

#[cfg(test)]
mod tests {
    use crate::{Entry, InputFile, detect};

    fn entries(text: &str) -> Vec<Entry> {
        let file = InputFile::from_bytes("x.json", text.as_bytes().to_vec()).unwrap();
        let source = detect(&file).unwrap();
        assert_eq!(source.name(), "employers");
        source.read(&file).unwrap().collect()
    }

    #[test]
    fn repeats_are_records_of_their_own_with_stable_keys() {
        let koch = r#"{"description":"Koch","organisation":"Adler","sallery":"N/A","deadline":"N/A","further":"N/A","employer":"Adler"}"#;
        let all = entries(&format!("[{koch},{koch},{}]", koch.replace("Koch", "Kellner")));
        let keys: Vec<_> = all
            .iter()
            .map(|entry| match entry {
                Entry::Record(record) => (record.row, record.external_id.clone()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(keys[1], (2, format!("{}-2", keys[0].1)));
        assert_ne!(keys[2].1, keys[0].1);
    }

    #[test]
    fn an_empty_record_and_a_number_are_refused() {
        let all = entries(
            r#"[{"description":"N/A","organisation":"","sallery":"N/A","deadline":"N/A","further":"x","employer":"Adler"},3]"#,
        );
        assert!(
            matches!(&all[0], Entry::Refused(refusal) if refusal.row == 1 && refusal.errors[0].code == "missing")
        );
        assert!(
            matches!(&all[1], Entry::Refused(refusal) if refusal.row == 2 && refusal.errors[0].code == "form")
        );
    }

    #[test]
    fn a_lone_town_is_a_place_where_the_file_says_so_elsewhere() {
        let row = |further: &str| {
            format!(
                r#"{{"description":"Koch","organisation":"Adler GmbH","sallery":"N/A","deadline":"N/A","further":"{further}","employer":"Adler"}}"#
            )
        };
        let all = entries(&format!("[{},{},{}]", row("Kassel"), row("Standort: Kassel"), row("Vollzeit")));
        let towns: Vec<_> = all
            .iter()
            .map(|entry| match entry {
                Entry::Record(record) => record.draft.sites.first().and_then(|site| site.town.clone()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(towns, [Some("Kassel".into()), Some("Kassel".into()), None]);
    }
}
