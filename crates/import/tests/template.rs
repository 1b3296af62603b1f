//! The template from end to end: what is written can be read, and what people make of it too.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use chrono::NaiveDate;
use lotse_domain::{
    company::CompanyRecord,
    vacancy::{ApplyBy, Kind, Qualification, SchoolRhythm, VacancyRecord, WorkPattern, check},
};
use lotse_import::{
    Entry, InputFile, Refusal, column_of, detect, detect_companies, source_by_name, sources,
    write_company_template_csv, write_company_template_xlsx, write_template_csv, write_template_xlsx,
};
use rust_xlsxwriter::{Format, Workbook};

fn read(bytes: &[u8]) -> Vec<Entry> {
    let file = InputFile::from_bytes("stellen", bytes.to_vec()).unwrap();
    let source = detect(&file).unwrap();
    assert_eq!(source.stored_as(), "template");
    source.read(&file).unwrap().collect()
}

fn records(bytes: &[u8]) -> Vec<VacancyRecord> {
    read(bytes)
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Record(record) => Some(record),
            Entry::Refused(refusal) => panic!("row {}: {refusal}", refusal.row),
            Entry::Note(_) => None,
        })
        .collect()
}

fn refusals(text: &str) -> Vec<Refusal> {
    read(text.as_bytes())
        .into_iter()
        .filter_map(|entry| if let Entry::Refused(refusal) = entry { Some(refusal) } else { None })
        .collect()
}

/// One posting under these headers.
fn one(headers: &str, values: &str) -> VacancyRecord {
    let text = format!("Titel;Unternehmen;{headers}\nKoch;Adler;{values}\n");
    let mut all = records(text.as_bytes());
    assert_eq!(all.len(), 1, "{text}");
    let record = all.remove(0);
    assert_eq!(check(&record.draft), []);
    record
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[test]
fn the_example_of_the_csv_template_is_passed_over_and_sound_under_another_key() {
    let mut csv = Vec::new();
    write_template_csv(&mut csv).unwrap();
    assert!(csv.starts_with(b"\xef\xbb\xbfKennung;Art;Titel;"));
    let entries = read(&csv);
    assert!(
        matches!(&entries[..], [Entry::Note(note)] if note.row == 2 && note.remark.code == "example"),
        "{entries:?}"
    );

    let text = String::from_utf8(csv).unwrap().replace("BEISPIEL", "A-1");
    let records = records(text.as_bytes());
    let [VacancyRecord { row: 2, external_id, draft, remarks }] = &records[..] else { panic!("{records:?}") };
    assert_eq!((external_id.as_str(), remarks.len()), ("A-1", 0));
    assert_eq!(check(draft), []);
    assert_eq!(draft.kind, Some(Kind::Apprenticeship));
    assert_eq!(draft.pay_by_year, [115_000, 121_000, 129_000, 135_000]);
    assert_eq!(draft.starts_on, date(2027, 9, 1));
    assert_eq!(draft.duration_months, Some(42));
    assert_eq!(draft.weekly_minutes, Some(2310));
    assert_eq!(draft.qualification, Some(Qualification::MittlereReife));
    assert_eq!(draft.work_pattern, Some(WorkPattern::FullTime));
    assert_eq!(draft.school_rhythm, Some(SchoolRhythm::Block));
    assert_eq!((draft.takeover, draft.places), (Some(true), Some(3)));
    assert_eq!(draft.subjects, ["Mathematik", "Physik"]);
    assert_eq!(draft.sites.len(), 3);
    assert_eq!(draft.apply_by, Some(ApplyBy::Mail));
    assert!(draft.description.as_deref().is_some_and(|text| text.contains("\n- Bauteile")));
    assert!(!draft.start_flexible && !draft.starts_asap);
    for (field, filled) in [
        ("occupation", draft.occupation.is_some()),
        ("summary", draft.summary.is_some()),
        ("school", draft.school.is_some()),
        ("prospects", draft.prospects.is_some()),
        ("accessibility", draft.accessibility.is_some()),
        ("languages", draft.languages.is_some()),
        (
            "contact",
            draft.contact_name.is_some() && draft.contact_mail.is_some() && draft.contact_phone.is_some(),
        ),
        ("deadline", draft.deadline.is_some()),
        ("benefits", !draft.benefits.is_empty()),
        ("pay_note", draft.pay_note.is_some()),
    ] {
        assert!(filled, "{field}");
    }
}

#[test]
fn the_xlsx_template_is_empty_for_an_import_and_always_the_same() {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    write_template_xlsx(&mut first).unwrap();
    write_template_xlsx(&mut second).unwrap();
    assert_eq!(first, second);
    let file = InputFile::from_bytes("stellen.xlsx", first.clone()).unwrap();
    assert_eq!(detect(&file).unwrap().name(), "template-xlsx");
    assert!(read(&first).is_empty());
}

#[test]
fn companies_are_read_from_both_layouts() {
    let companies = |bytes: Vec<u8>| -> Vec<Entry<CompanyRecord>> {
        let file = InputFile::from_bytes("unternehmen", bytes).unwrap();
        detect_companies(&file).unwrap().read(&file).unwrap().collect()
    };
    let (mut csv, mut xlsx) = (Vec::new(), Vec::new());
    write_company_template_csv(&mut csv).unwrap();
    write_company_template_xlsx(&mut xlsx).unwrap();
    assert!(companies(xlsx).is_empty());
    let csv = String::from_utf8(csv).unwrap().replace("BEISPIEL", "7");
    let all = companies(csv.into_bytes());
    let [Entry::Record(record)] = &all[..] else { panic!("{all:?}") };
    assert_eq!((record.row, record.external_id.as_deref()), (2, Some("7")));
    assert_eq!((record.draft.name.as_str(), record.draft.employees), ("Muster Maschinenbau GmbH", Some(180)));
    assert_eq!(record.draft.sites.len(), 2);

    let text = "Firma;Mitarbeiter;Homepage;PLZ;Ort\nAdler;12;www.example.org;1067;Dresden\nSpatz;viele;;;\n";
    let all = companies(text.as_bytes().to_vec());
    let [Entry::Note(note), Entry::Record(record), Entry::Refused(refusal)] = &all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(note.remark.detail, "PLZ: 1067 was read as 01067, its leading zero was lost");
    assert_eq!(record.draft.website.as_deref(), Some("https://www.example.org"));
    assert_eq!(refusal.to_string(), "Mitarbeiter: \"viele\" is not understood; write a whole number");
    assert_eq!(refusal.external_id.as_deref(), Some("Spatz"));
}

#[test]
fn utf_8_windows_1252_and_every_separator_say_the_same() {
    let text = "Titel;Unternehmen;Ort;Plätze\r\nKöchin;Größe & Söhne;Lübeck;3\r\n";
    let expected = records(text.as_bytes());
    assert_eq!(expected[0].draft.places, Some(3));
    let mut others = vec![
        format!("\u{feff}{text}").into_bytes(),
        text.chars().map(|c| u8::try_from(c).unwrap()).collect(),
    ];
    others.extend([",", "\t"].map(|separator| text.replace(';', separator).into_bytes()));
    for other in others {
        assert_eq!(records(&other), expected);
    }
}

#[test]
fn rows_keep_the_numbers_that_a_spreadsheet_shows() {
    let text = "Titel;Unternehmen;Beschreibung\n\n;;\n\"Koch\";Adler;\"erste\n\nzweite \"\"Zeile\"\"\"\n\nKellner;Adler;\n";
    let all = records(text.as_bytes());
    assert_eq!(all.iter().map(|record| record.row).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(all[0].draft.description.as_deref(), Some("erste\n\nzweite \"Zeile\""));
}

#[test]
fn starts_in_words_and_dates() {
    for text in ["1.8.2027", "01.08.27", "2027-08-01", "August 2027", "01.08.2027 00:00"] {
        assert_eq!(one("Beginn", text).draft.starts_on, date(2027, 8, 1), "{text}");
    }
    assert!(one("Beginn", "ab sofort").draft.starts_asap);
    assert!(one("Beginn", "flexibel").draft.start_flexible);
    let both = one("Beginn;Beginn flexibel", "1.8.2027;x").draft;
    assert!(both.start_flexible && both.starts_on.is_some());
    assert_eq!(one("Bewerbungsfrist", "laufend").draft.deadline, None);
}

#[test]
fn what_is_not_understood_is_refused_with_column_and_reason_all_at_once() {
    let all = refusals(
        "Titel;Firma;Beginn;PLZ;Plätze;Vergütung 2. Jahr;Schulabschluss\nKoch;Adler;32.13.2027;999;drei;1.100,00;Führerschein\nKellner;Adler;;;;;\n",
    );
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].row, 2);
    let told: Vec<_> = all[0].errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Plätze: \"drei\" is not understood; write a whole number",
            "Vergütung 2. Jahr: there is pay for a later year, but none for year 1",
            "PLZ: \"999\" is no German postal code; it has five digits",
            "Schulabschluss: \"Führerschein\" is not understood; write one of: keiner, Hauptschulabschluss, Mittlere Reife, \
             Fachhochschulreife, Abitur",
            "Beginn: \"32.13.2027\" is no date; write a date like 01.08.2027, \"ab sofort\" or \"flexibel\"",
        ]
    );
    assert_eq!(all[0].errors[4].field, "starts_on");
}

#[test]
fn money_as_people_write_it_and_what_is_no_money() {
    let pay = |text: &str| one("Vergütung 1. Jahr;Vergütung 2. Jahr", text).draft.pay_by_year;
    assert_eq!(pay("1.150,50 €;1.250"), [115_050, 125_000]);
    assert_eq!(pay("1150;"), [115_000]);
    assert!(pay(";").is_empty());
    let refused = refusals("Titel;Firma;Vergütung 1. Jahr\nKoch;Adler;nach Tarif\n");
    assert!(refused[0].to_string().contains("\"nach Tarif\" is not understood"), "{}", refused[0]);
}

#[test]
fn places_are_repaired_and_several() {
    let record = one(
        "Straße;PLZ;Ort;Weitere Standorte",
        "Gasse 1;1067;Dresden;90402 Nürnberg | Weg 2, 4103 Leipzig | Kiel",
    );
    let places: Vec<_> = record
        .draft
        .sites
        .iter()
        .map(|site| {
            (site.street.as_deref(), site.postal_code.as_deref(), site.town.as_deref().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        places,
        [
            (Some("Gasse 1"), Some("01067"), "Dresden"),
            (None, Some("90402"), "Nürnberg"),
            (Some("Weg 2"), Some("04103"), "Leipzig"),
            (None, None, "Kiel"),
        ]
    );
    assert_eq!(record.remarks.len(), 2);
    assert_eq!((record.remarks[0].field.as_ref(), record.remarks[0].code), ("postal_code", "repaired"));
    let abroad = one("PLZ;Ort;Land", "8005;Zürich;Schweiz");
    assert_eq!((abroad.draft.sites[0].postal_code.as_deref(), abroad.remarks.len()), (Some("8005"), 0));
    assert!(one("PLZ;Ort", ";").draft.sites.is_empty());
}

#[test]
fn the_way_to_apply_is_told_by_the_address() {
    let apply = |values: &str| {
        let draft = one("Bewerbung über;Bewerbungsadresse;E-Mail;Telefon", values).draft;
        (draft.apply_by, draft.apply_address)
    };
    let mail = (Some(ApplyBy::Mail), Some("jobs@example.org".to_owned()));
    assert_eq!(apply(";jobs@example.org;;"), mail);
    assert_eq!(apply("E-Mail;;jobs@example.org;"), mail);
    assert_eq!(
        apply(";www.example.org/jobs;;"),
        (Some(ApplyBy::Url), Some("https://www.example.org/jobs".to_owned()))
    );
    assert_eq!(apply("Telefon;;;0911 123456"), (Some(ApplyBy::Phone), Some("0911 123456".to_owned())));
    assert_eq!(apply("Lotse;;;"), (Some(ApplyBy::Here), None));
    assert_eq!(apply(";;;"), (None, None));
}

#[test]
fn a_row_without_a_key_gets_one_that_lasts() {
    let text = "Titel;Firma;Ort;Beginn;Plätze\nKoch;Adler;Kiel;1.8.2027;1\nKoch;Adler;Kiel;1.8.2027;2\nKoch;Adler;Ulm;1.8.2027;1\n";
    let all = records(text.as_bytes());
    assert_eq!(all[1].external_id, format!("{}-2", all[0].external_id));
    assert_ne!(all[2].external_id, all[0].external_id);
    let with_more_places = records(text.replace("2027;1", "2027;5").as_bytes());
    assert_eq!(with_more_places[0].external_id, all[0].external_id);
}

#[test]
fn unknown_columns_are_told_once() {
    let entries = read("Titel;Firma;Lieblingsfarbe\nKoch;Adler;rot\nKellner;Adler;blau\n".as_bytes());
    let Entry::Note(note) = &entries[0] else { panic!("{entries:?}") };
    assert_eq!((note.row, note.remark.code), (1, "unknown_column"));
    assert_eq!(entries.len(), 3);
}

#[test]
fn numbers_and_dates_of_a_spreadsheet_are_understood() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (name, at) in [
        "Kennung",
        "Titel",
        "Unternehmen",
        "PLZ",
        "Ort",
        "Beginn",
        "Bewerbungsfrist",
        "Vergütung 1. Jahr",
        "Wochenstunden",
        "Übernahme",
        "Telefon",
        "Plätze",
    ]
    .iter()
    .zip(0..)
    {
        sheet.write(0, at, *name).unwrap();
    }
    let dates = Format::new().set_num_format("dd.mm.yyyy");
    sheet.write(1, 0, 17).unwrap().write(1, 1, "Koch").unwrap().write(1, 2, "Adler").unwrap();
    sheet.write(1, 3, 1067).unwrap().write(1, 4, "Dresden").unwrap();
    sheet.write_with_format(1, 5, &date(2027, 8, 1).unwrap(), &dates).unwrap();
    sheet.write(1, 6, 46_600).unwrap();
    sheet.write(1, 7, 1_150.333_333).unwrap();
    sheet.write(1, 8, 38.5).unwrap().write(1, 9, true).unwrap();
    sheet.write(1, 10, 49_911_123_456_u64).unwrap().write(1, 11, "2").unwrap();
    sheet.write(2, 1, "Kellner").unwrap().write(2, 2, "Adler").unwrap().write(2, 5, 2027).unwrap();
    let entries = read(&workbook.save_to_buffer().unwrap());
    let [Entry::Record(record), Entry::Refused(refusal)] = &entries[..] else { panic!("{entries:?}") };
    assert_eq!(check(&record.draft), []);
    assert_eq!(record.external_id, "17");
    assert_eq!(record.draft.sites[0].postal_code.as_deref(), Some("01067"));
    assert_eq!((record.draft.starts_on, record.draft.deadline), (date(2027, 8, 1), date(2027, 8, 1)));
    assert_eq!(record.draft.pay_by_year, [115_033]);
    assert_eq!((record.draft.weekly_minutes, record.draft.takeover), (Some(2310), Some(true)));
    assert_eq!((record.draft.contact_phone.as_deref(), record.draft.places), (Some("49911123456"), Some(2)));
    assert_eq!((refusal.row, refusal.errors[0].column.as_str()), (3, "Beginn"));
}

#[test]
fn every_source_is_found_by_its_name_and_names_its_columns() {
    for source in sources() {
        assert_eq!(source_by_name(source.name()).unwrap().name(), source.name());
        assert!(source.column_of("title").is_some(), "{}", source.name());
    }
    assert!(source_by_name("xml").is_none());
    assert_eq!(column_of("template", "pay_by_year"), Some("Vergütung 1. Jahr"));
    assert_eq!(column_of("template-xlsx", "apply_address"), Some("Bewerbungsadresse"));
    assert_eq!(column_of("ba", "company"), Some("firma"));
    assert_eq!(column_of("employers", "company"), Some("organisation"));
    assert_eq!(column_of("ba", "nothing"), None);
}
