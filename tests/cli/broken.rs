//! A broken file is refused with one clear sentence, and nothing is changed.
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::process::Installation;

on_both_databases!(a_broken_file_changes_nothing, a_call_for_an_unknown_cluster_says_how_to_found_it);

async fn a_broken_file_changes_nothing(backend: Backend) {
    let here = Installation::new(backend).await;
    let header = "Kennung;Art;Titel;Unternehmen;PLZ";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(header.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: [(&str, Vec<u8>); 9] = [
        (
            "cut-off.json",
            br#"[{"description":"Koch","organisation":"A","sallery":"N/A","deadline":"N/A","#.to_vec(),
        ),
        ("cut-off.csv", format!("{header}\n1;Ausbildung;\"Ko").into_bytes()),
        ("archive.csv", b"PK\x03\x04\x14\x00\x00\x00\x08\x00rest of an archive".to_vec()),
        ("archive.xlsx", b"PK\x03\x04\x14\x00\x00\x00\x08\x00rest of an archive".to_vec()),
        ("utf16.csv", utf16),
        ("latin1.json", b"[{\"description\":\"B\xe4cker\"}]".to_vec()),
        ("spoilt.csv", format!("{header}\n1;Ausbildung;BÃ¤cker fÃ¼r GrÃ¶ÃŸen;MÃ¼ller;23552\n").into_bytes()),
        ("empty.csv", Vec::new()),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    ];
    for (name, bytes) in cases {
        let file = here.write(name, &bytes);
        let answer = here.import(&file, &[]);
        assert_eq!(answer.code, 2, "{name}: {}{}", answer.out, answer.err);
        assert_eq!(answer.err.trim().lines().count(), 1, "{name}: one sentence: {}", answer.err);
        assert!(!answer.err.contains("panicked"), "{name}: {}", answer.err);
    }
    assert_eq!(lotse_domain::vacancy::Entity::find().count(here.test.db.read()).await.unwrap(), 0);
    let missing = here.import(std::path::Path::new("/nowhere/file.csv"), &[]);
    assert_eq!(missing.code, 2);
}

async fn a_call_for_an_unknown_cluster_says_how_to_found_it(backend: Backend) {
    let here = Installation::new(backend).await;
    let file = here.write("one.csv", b"Kennung;Art;Titel;Unternehmen;PLZ\n1;Ausbildung;Koch;Adler;23552\n");
    let answer = here.lotse(&["import", "vacancies", file.to_str().unwrap(), "--cluster", "sued"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("lotse cluster create --slug sued"), "{}", answer.err);
}
