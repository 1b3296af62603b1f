//! Real files from the wild. Skipped where they are absent.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
};

use chrono::NaiveDate;
use lotse_domain::vacancy::{ApplyBy, Kind, Qualification, VacancyRecord, WorkPattern, check};
use lotse_import::{Entry, InputFile, detect};

fn read(path: &str, source: &str) -> Option<Vec<VacancyRecord>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/postings").join(path);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    let file = InputFile::open(&path).unwrap();
    let found = detect(&file).unwrap();
    assert_eq!(found.name(), source);
    let record = |entry| match entry {
        Entry::Record(record) => record,
        other => panic!("{other:?}"),
    };
    Some(found.read(&file).unwrap().map(record).collect())
}

#[test]
fn all_of_the_employers_list_is_taken() {
    let Some(all) = read("de_employers_titles_sample.json", "employers") else { return };
    assert_eq!(all.len(), 1_000);
    for record in &all {
        assert_eq!(check(&record.draft), [], "row {}", record.row);
    }
    let keys: HashSet<_> = all.iter().map(|record| &record.external_id).collect();
    assert_eq!(keys.len(), 1_000);
    assert_eq!(all.iter().filter(|record| record.external_id.contains('-')).count(), 11, "the known repeats");

    let count = |test: &dyn Fn(&VacancyRecord) -> bool| all.iter().filter(|record| test(record)).count();
    assert_eq!(count(&|r| r.draft.deadline.is_some()), 391, "all but N/A are understood");
    assert_eq!(count(&|r| r.draft.pay_note.is_some()), 206);
    assert!(count(&|r| r.draft.weekly_minutes.is_some()) >= 30);
    assert!(count(&|r| r.draft.contact_mail.is_some()) >= 80);

    let mut kinds: HashMap<Kind, usize> = HashMap::new();
    for record in &all {
        *kinds.entry(record.draft.kind.unwrap()).or_default() += 1;
    }
    assert_eq!(kinds[&Kind::DualStudy], 12);
    assert!((35..=45).contains(&kinds[&Kind::Apprenticeship]), "{kinds:?}");
    assert!((60..=110).contains(&kinds[&Kind::Internship]), "{kinds:?}");

    let mut towns: HashMap<(String, String), usize> = HashMap::new();
    for site in all.iter().flat_map(|record| &record.draft.sites) {
        let country = site.country.clone().unwrap_or_default();
        *towns.entry((site.town.clone().unwrap(), country)).or_default() += 1;
    }
    for (town, country, least) in [
        ("Kassel", "", 40),
        ("Unterlüß", "", 40),
        ("Zürich", "CH", 20),
        ("Walldorf", "DE", 15),
        ("Bangalore", "IN", 10),
        ("Wien", "AT", 10),
    ] {
        let found = towns.get(&(town.to_owned(), country.to_owned())).copied().unwrap_or_default();
        assert!(found >= least, "{town}: {found}");
    }
    assert!(count(&|r| !r.draft.sites.is_empty()) >= 470, "{}", count(&|r| !r.draft.sites.is_empty()));
}

#[test]
fn the_agencys_current_list_and_details_say_the_same() {
    let Some(list) = read("de_ba_search_ausbildung_2026.json", "ba") else { return };
    let Some(details) = read("de_ba_details_ausbildung_2026.json", "ba") else { return };
    assert_eq!((list.len(), details.len()), (1, 1));
    for record in [&list[0], &details[0]] {
        assert_eq!(record.external_id, "14795-70300_123764-S");
        let draft = &record.draft;
        assert_eq!(check(draft), []);
        assert!(record.remarks.is_empty(), "{:?}", record.remarks);
        assert!(draft.title.starts_with("112 Medic"));
        assert_eq!(draft.kind, Some(Kind::Apprenticeship));
        assert_eq!(draft.occupation.as_deref(), Some("Notfallsanitäter/in"));
        assert_eq!(draft.company, "Berliner Feuerwehr PolBln Dir ZS Pers B 55");
        assert_eq!(draft.starts_on, NaiveDate::from_ymd_opt(2027, 9, 1));
        assert_eq!(draft.work_pattern, Some(WorkPattern::FullTime));
        assert_eq!(draft.apply_by, Some(ApplyBy::Url));
        assert_eq!(
            draft.apply_address.as_deref(),
            Some("https://www.arbeitsagentur.de/jobsuche/jobdetail/14795-70300_123764-S")
        );
        let [site] = &draft.sites[..] else { panic!("{:?}", draft.sites) };
        assert_eq!((site.postal_code.as_deref(), site.state.as_deref()), (Some("10179"), Some("BE")));
        assert_eq!((site.latitude, site.country.as_deref()), (Some(52.513_227_9), Some("DE")));
    }
    let draft = &details[0].draft;
    assert_eq!(draft.pay_by_year, [144_070, 150_670, 161_300]);
    assert_eq!(draft.deadline, NaiveDate::from_ymd_opt(2027, 1, 3));
    assert_eq!(draft.qualification, Some(Qualification::None));
    assert!(draft.description.as_deref().is_some_and(|text| text.starts_with("# 112 Medic")));
}

#[test]
fn lists_of_other_shapes_are_refused_in_one_sentence() {
    let feeds = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/postings/feeds");
    let Ok(feeds) = feeds.read_dir() else {
        eprintln!("skipped: {} is not there", feeds.display());
        return;
    };
    for feed in feeds {
        let file = InputFile::open(&feed.unwrap().path()).unwrap();
        let told = detect(&file).err().unwrap().to_string();
        assert!(told.starts_with("the file is JSON of a shape that we do not know"), "{told}");
    }
}
