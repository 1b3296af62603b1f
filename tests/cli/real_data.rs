//! What employers really publish. Skipped where the data are not at hand.
use lotse_tests::{Backend, on_both_databases, shared};

use crate::process::Installation;

on_both_databases!(
    a_thousand_real_postings_are_acknowledged_and_known_again,
    both_shapes_of_the_agency_are_read
);

async fn a_thousand_real_postings_are_acknowledged_and_known_again(backend: Backend) {
    let Some(file) = shared::file("postings/de_employers_titles_sample.json") else { return };
    let here = Installation::new(backend).await;
    let first = here.import(&file, &[]);
    assert_eq!(first.code, 0, "{}{}", first.out, first.err);
    assert!(
        first.sum().starts_with("1000 vacancies: 1000 created, 0 updated, 0 unchanged, 0 refused"),
        "{}",
        first.sum()
    );
    let acknowledged = first.out.lines().filter(|line| line.starts_with("created\trow ")).count();
    assert_eq!(acknowledged, 1_000);
    let linked = first.out.lines().filter(|line| line.contains("says the same as")).count();
    assert!(linked >= 11, "the eleven exact duplicates are linked: {linked}");

    let second = here.import(&file, &[]);
    assert!(
        second.sum().starts_with("1000 vacancies: 0 created, 0 updated, 1000 unchanged, 0 refused"),
        "{}",
        second.sum()
    );
    let verify = here.lotse(&["verify"]);
    assert_eq!(verify.code, 0, "{}", verify.out);
    assert!(verify.out.contains(&format!("database: {} public vacancies", 1_000 - linked)), "{}", verify.out);
}

async fn both_shapes_of_the_agency_are_read(backend: Backend) {
    let Some(current) = shared::file("postings/de_ba_search_ausbildung_2026.json") else { return };
    let here = Installation::new(backend).await;
    let first = here.import(&current, &[]);
    assert!(first.sum().starts_with("1 vacancies: 1 created"), "{}{}", first.out, first.err);
    assert!(here.import(&current, &[]).sum().contains("1 unchanged"));
    // The detail of the same posting says more, so it is an update of the same record.
    let Some(detail) = shared::file("postings/de_ba_details_ausbildung_2026.json") else { return };
    assert!(here.import(&detail, &[]).sum().contains("1 updated"));

    let older = here.write(
        "older.json",
        br#"{"stellenangebote":[{"hashId":"x","beruf":"Elektroniker/in - Energie- und Geb\u00e4udetechnik",
        "refnr":"10000-1184867112-S","arbeitgeber":"Beispiel Elektro GmbH","aktuelleVeroeffentlichungsdatum":"2026-07-25",
        "eintrittsdatum":"2027-08-01","titel":"Elektroniker/in (m/w/d)",
        "arbeitsort":{"plz":90537,"ort":"Feucht","region":"Bayern","land":"Deutschland",
        "koordinaten":{"lat":49.37,"lon":11.21}}}],"maxErgebnisse":"1","page":"1","size":"50"}"#,
    );
    let old = here.import(&older, &[]);
    assert!(old.sum().starts_with("1 vacancies: 1 created"), "{}{}", old.out, old.err);
    assert!(here.import(&older, &[]).sum().contains("1 unchanged"));
}
