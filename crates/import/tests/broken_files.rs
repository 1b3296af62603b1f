//! A broken file is one clear sentence and no entry at all, wherever it is broken.
use lotse_import::{InputFile, detect, source_by_name, write_template_csv, write_template_xlsx};

fn told(bytes: &[u8]) -> String {
    match InputFile::from_bytes("file", bytes.to_vec()) {
        Err(error) => error.to_string(),
        Ok(file) => match detect(&file) {
            Err(error) => error.to_string(),
            Ok(source) => {
                source.read(&file).err().map_or_else(|| "read".to_owned(), |error| error.to_string())
            }
        },
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_refused() {
    let mut xlsx = Vec::new();
    write_template_xlsx(&mut xlsx).unwrap();
    for length in (4..xlsx.len()).step_by(97) {
        let told = told(&xlsx[..length]);
        assert!(
            told.starts_with("the file was cut off") || told.starts_with("the file is damaged"),
            "{length}: {told}"
        );
    }
}

#[test]
fn json_cut_off_anywhere_is_refused() {
    let json = r#"[{"description":"Köchin","organisation":"Adler","sallery":"N/A","deadline":"N/A","further":"Ort: Kiel","employer":"Adler"}]"#;
    assert_eq!(told(json.as_bytes()), "read");
    for length in 1..json.len() {
        let told = told(&json.as_bytes()[..length]);
        assert!(told.starts_with("the file was cut off"), "{length}: {told}");
    }
}

#[test]
fn a_table_cut_off_within_its_last_row_is_refused() {
    let mut csv = Vec::new();
    write_template_csv(&mut csv).unwrap();
    let last_row = csv.windows(8).position(|found| found == b"BEISPIEL").unwrap();
    // The last value may be cut without anybody noticing, were it not a date.
    for length in last_row + 1..csv.len() - "31.03.2027\r\n".len() {
        let told = told(&csv[..length]);
        assert!(told.starts_with("the file was cut off"), "{length}: {told}");
    }
}

#[test]
fn other_files_are_named() {
    for (bytes, part) in [
        (
            b"PK\x03\x04\x14\0\0\0\0\0readme.txt....PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0".as_slice(),
            "an archive (ZIP)",
        ),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"", "the file is empty"),
        (b"\xff\xfeT\0i\0", "UTF-16"),
        (b"[{\"shop\": 1}]", "JSON of a shape that we do not know"),
        (b"Name;Farbe\nA;rot\n", "lacks \"Titel\" and \"Unternehmen\""),
        ("Titel;Unternehmen\nKÃ¶chin;BÃ¤ckerei\n".as_bytes(), "spoilt"),
    ] {
        let told = told(bytes);
        assert!(told.contains(part), "{told}");
        assert!(!told.contains('\n'), "one sentence: {told}");
    }
}

#[test]
fn a_format_that_does_not_fit_the_file_says_so() {
    let table = InputFile::from_bytes("a.csv", b"Titel;Unternehmen\nKoch;Adler\n".to_vec()).unwrap();
    for name in ["template-xlsx", "ba", "employers"] {
        assert!(source_by_name(name).unwrap().read(&table).is_err(), "{name}");
    }
    let mut xlsx = Vec::new();
    write_template_xlsx(&mut xlsx).unwrap();
    let workbook = InputFile::from_bytes("a.xlsx", xlsx).unwrap();
    for name in ["template-csv", "ba", "employers"] {
        let told = source_by_name(name).unwrap().read(&workbook).err().unwrap().to_string();
        assert!(told.contains("workbook"), "{name}: {told}");
    }
}
