//! The main job's beginning: a company's spreadsheet.
use lotse_tests::{Backend, on_both_databases};

use crate::process::Installation;

on_both_databases!(
    a_spreadsheet_as_offices_write_it_is_taken,
    a_refused_row_says_row_column_and_reason,
    a_trial_run_changes_nothing,
    the_template_that_we_write_is_one_that_we_read
);

const HEADER: &str = "Kennung;Art;Titel;Unternehmen;PLZ;Ort;Beginn;Vergütung 1. Jahr;Plätze;Beschreibung";

async fn a_spreadsheet_as_offices_write_it_is_taken(backend: Backend) {
    let here = Installation::new(backend).await;
    let text = format!(
        "{HEADER}\r\n1;Ausbildung;Bäcker (m/w/d);Backhaus Nord;23552;Lübeck;1.8.2027;1.020,50 €;2;\"Backen\r\nund mehr\"\r\n;;;;;;;;;\r\n2;Ausbildung;Koch;Gasthof Adler;24103;Kiel;ab sofort;;1;\r\n"
    );
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let file = here.write("office.csv", &windows);
    let answer = here.import(&file, &[]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(answer.sum().starts_with("2 vacancies: 2 created"), "{}", answer.out);
    // The same in UTF-8 with a byte-order mark says the same.
    let file = here.write("utf8.csv", format!("\u{feff}{text}").as_bytes());
    assert!(here.import(&file, &[]).sum().contains("2 unchanged"));
    let complete = here.write(
        "less.csv",
        format!("{HEADER}\r\n2;Ausbildung;Koch;Gasthof Adler;24103;Kiel;ab sofort;;1;\r\n").as_bytes(),
    );
    let answer = here.import(&complete, &["--complete"]);
    assert!(answer.sum().contains("1 unchanged") && answer.sum().contains("1 withdrawn"), "{}", answer.out);
    assert_eq!(here.lotse(&["verify"]).code, 0);
}

async fn a_refused_row_says_row_column_and_reason(backend: Backend) {
    let here = Installation::new(backend).await;
    let text = format!(
        "{HEADER}\n1;Ausbildung;Koch;Adler;23552;;32.13.2027;;1;\n2;Ausbildung;Koch;Adler;23552;;1.8.2027;;0;\n3;Ausbildung;Koch;Adler;23552;;1.8.2027;;1;\n"
    );
    let file = here.write("wrong.csv", text.as_bytes());
    let answer = here.import(&file, &[]);
    assert_eq!(answer.code, 1, "{}", answer.out);
    let refused: Vec<_> = answer.out.lines().filter(|l| l.starts_with("refused")).collect();
    assert_eq!(refused.len(), 2, "{}", answer.out);
    assert!(refused.iter().any(|l| l.contains("row 2") && l.contains("Beginn")), "{refused:?}");
    assert!(refused.iter().any(|l| l.contains("row 3") && l.contains("Plätze")), "{refused:?}");
    assert!(
        answer.sum().starts_with("3 vacancies: 1 created, 0 updated, 0 unchanged, 2 refused"),
        "{}",
        answer.sum()
    );
}

async fn a_trial_run_changes_nothing(backend: Backend) {
    let here = Installation::new(backend).await;
    let file =
        here.write("one.csv", format!("{HEADER}\n1;Ausbildung;Koch;Adler;23552;;1.8.2027;;1;\n").as_bytes());
    let answer = here.import(&file, &["--dry-run"]);
    assert!(
        answer.sum().contains("1 created") && answer.out.contains("nothing was changed"),
        "{}",
        answer.out
    );
    assert!(here.import(&file, &[]).sum().contains("1 created"));
}

async fn the_template_that_we_write_is_one_that_we_read(backend: Backend) {
    let here = Installation::new(backend).await;
    for format in ["csv", "xlsx"] {
        let path = here.test.dir.path().join(format!("template.{format}"));
        let path_text = path.to_str().unwrap();
        let made = here.lotse(&["import", "template", "--format", format, "--output", path_text]);
        assert_eq!(made.code, 0, "{}{}", made.out, made.err);
        let read = here.import(&path, &[]);
        assert_eq!(read.code, 0, "{format}: {}{}", read.out, read.err);
        assert!(read.sum().starts_with("0 vacancies"), "the example row is no vacancy: {}", read.out);
        let again = here.lotse(&["import", "template", "--format", format, "--output", path_text]);
        assert_ne!(again.code, 0, "an existing file is not overwritten");
    }
}
