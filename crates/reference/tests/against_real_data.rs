//! Compares what is compiled in with the sources it can be checked against. Skipped where they are absent.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::PathBuf,
};

use lotse_domain::place::{PlaceKind, distance_km};
use lotse_reference::{occupations, places, read_geonames_places};

fn shared(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

/// Words that the agency drops or adds: it writes "Fachkraft - Lagerlogistik", "Tierwirt Fachrichtung Rinderhaltung",
/// "Staatlich geprüfter Podologe".
fn words(title: &str) -> Vec<String> {
    let folded = lotse_domain::fold::fold(title);
    folded.split(' ').filter(|word| word.len() > 3 && *word != "fuer").map(str::to_owned).collect()
}

/// Whether our title says nothing that theirs does not: each of our words is one of theirs, in full, as the end of a
/// compound ("-technologin") or shortened ("Vulkanis.").
fn agrees(ours: &str, theirs: &str) -> bool {
    let theirs = words(theirs);
    let ours = words(ours);
    !ours.is_empty()
        && ours.iter().all(|word| {
            theirs.iter().any(|their| {
                their == word || their.ends_with(word.as_str()) || word.starts_with(their.as_str())
            })
        })
}

/// What the agency says about an occupation.
struct Agency {
    kldb: String,
    titles: String,
    male: String,
    female: String,
}

/// The agency's list of training occupations; its catalogue fills in what the list leaves out.
fn agency() -> Option<HashMap<String, Agency>> {
    let list = shared("occ/ausbildungsberufe_dkz_2024.csv")?;
    let catalogue = shared("occ/vam_beruf_kurz_a.csv")?;
    let code = |bkz: &str| bkz.trim_start_matches("B ").to_owned();
    let mut all = HashMap::new();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(catalogue).unwrap();
    for record in reader.records().map(Result::unwrap) {
        let titles = format!("{} {}", &record[9], &record[10]);
        let kldb = code(&record[1]).chars().take(5).collect();
        all.insert(code(&record[1]), Agency { kldb, titles, male: String::new(), female: String::new() });
    }
    let mut reader = csv::Reader::from_path(list).unwrap();
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|found| found == name).unwrap();
    let (bkz, kldb, neutral, short, male, female) = (
        column("bkz"),
        column("kldb5"),
        column("neutral"),
        column("short"),
        column("male"),
        column("female"),
    );
    for record in reader.records().map(Result::unwrap) {
        let titles = format!("{} {}", &record[neutral], &record[short]);
        let agency = Agency {
            kldb: record[kldb].into(),
            titles,
            male: record[male].into(),
            female: record[female].into(),
        };
        all.insert(code(&record[bkz]), agency);
    }
    assert!(all.len() > 600, "{}", all.len());
    Some(all)
}

#[test]
fn the_comparison_of_titles_can_fail() {
    assert!(agrees("Fachkraft für Lagerlogistik", "Fachkraft - Lagerlogistik"));
    assert!(agrees("Tierwirt – Rinderhaltung", "Tierwirt Fachrichtung Rinderhaltung"));
    assert!(!agrees("Fachkraft für Lagerlogistik", "Fachkraft - Hafenlogistik"));
    assert!(!agrees("Bäcker/in", "Konditor/in"));
    assert!(!agrees("Tierwirt – Schäferei", "Tierwirt Fachrichtung Rinderhaltung"));
}

#[test]
fn occupations_agree_with_the_agencys_catalogue() {
    let Some(agency) = agency() else { return };
    let mut differences = Vec::new();
    for ours in occupations().unwrap() {
        let Some(theirs) = agency.get(&ours.code) else {
            differences.push(format!("{} {}: the agency does not know this code", ours.code, ours.title));
            continue;
        };
        if theirs.kldb != ours.kldb {
            differences.push(format!("{}: KldB {} but {}", ours.title, ours.kldb, theirs.kldb));
        }
        for (what, our, their) in [
            ("title", &ours.title, &theirs.titles),
            ("male title", &ours.title_male, &theirs.male),
            ("female title", &ours.title_female, &theirs.female),
        ] {
            if !their.is_empty() && !agrees(our, their) {
                differences.push(format!("{}: {what} \"{our}\" but \"{their}\"", ours.code));
            }
        }
    }
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn geonames_knows_our_postal_codes_where_we_know_them() {
    let Some(path) = shared("geo/geonames_zipcodes_de.csv") else { return };
    let read = read_geonames_places(fs::File::open(path).unwrap()).unwrap();
    let theirs: HashMap<&str, _> = read.iter().map(|place| (place.key.as_str(), place)).collect();
    assert_eq!(theirs.len(), read.len(), "one place for each code");
    let all = places().unwrap();
    let ours: HashMap<&str, _> =
        all.iter().filter(|p| p.kind == PlaceKind::PostalCode).map(|p| (p.key.as_str(), p)).collect();

    let missing: Vec<_> = ours.keys().filter(|code| !theirs.contains_key(**code)).collect();
    assert!(missing.len() <= ours.len() / 100, "{} of our codes missing: {missing:?}", missing.len());
    let companies: Vec<_> = theirs.keys().filter(|code| !ours.contains_key(**code)).collect();
    assert!(companies.len() <= 900, "{} codes are only companies'", companies.len());

    let (mut near, mut same_state, mut both) = (0, 0, 0);
    for (code, our) in &ours {
        let Some(their) = theirs.get(code) else { continue };
        both += 1;
        same_state += usize::from(our.state == their.state);
        near +=
            usize::from(distance_km((our.latitude, our.longitude), (their.latitude, their.longitude)) < 15.0);
    }
    assert!(same_state * 1000 >= both * 998, "{same_state} of {both} in the same state");
    assert!(near * 100 >= both * 99, "{near} of {both} near");
    assert_eq!(read.iter().map(|p| p.state.as_str()).collect::<HashSet<_>>().len(), 16);
}
