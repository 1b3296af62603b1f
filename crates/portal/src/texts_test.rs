//! Every text is there in both languages, and every key that is used is defined.
use std::{collections::BTreeSet, fs, path::Path};

use lotse_domain::{
    occupation::{Area, Basis, Sector},
    vacancy::{Kind, Qualification, SchoolRhythm, WorkPattern},
};

use crate::language::Lang;

/// The names of all blanks.
const BLANKS: [&str; 15] = [
    "area", "company", "count", "day", "distance", "hours", "km", "n", "name", "place", "places", "start",
    "title", "words", "year",
];

fn files(folder: &Path, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The keys that a language defines: words at the beginning of a line, before an equals sign.
fn defined(lang: Lang) -> BTreeSet<String> {
    files(&root().join("locales").join(lang.code()), "ftl")
        .iter()
        .flat_map(|file| file.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}

/// The keys that code and templates name as the first argument of `t`, `count`, `count_of` and `with`.
fn used() -> BTreeSet<String> {
    let mut sources = files(&root().join("src"), "rs");
    sources.extend(files(&root().join("templates"), "html"));
    let mut keys = BTreeSet::new();
    for source in sources {
        for call in [".t(\"", ".count(\"", ".count_of(\"", ".with(\""] {
            keys.extend(
                source.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())),
            );
        }
    }
    keys.retain(|key| !key.contains('{') && !key.is_empty());
    keys
}

/// The keys that stand for values.
fn spelt_out() -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = (1..=12).map(|month| format!("month-{month}")).collect();
    let mut add = |group: &str, words: Vec<&str>| {
        keys.extend(words.iter().map(|word| format!("{group}-{}", word.replace('_', "-"))));
    };
    add("kind", Kind::ALL.iter().map(|value| value.as_str()).collect());
    add("area", Area::ALL.iter().map(|value| value.as_str()).collect());
    add("sector", Sector::ALL.iter().map(|value| value.as_str()).collect());
    add("basis", Basis::ALL.iter().map(|value| value.as_str()).collect());
    add("pattern", WorkPattern::ALL.iter().map(|value| value.as_str()).collect());
    add("rhythm", SchoolRhythm::ALL.iter().map(|value| value.as_str()).collect());
    for group in ["qualification", "qualification-needed"] {
        add(group, Qualification::ALL.iter().map(|value| value.as_str()).collect());
    }
    add("takeover", vec!["yes", "open"]);
    add("sort", vec!["relevance", "distance", "newest", "start"]);
    add("filter", vec!["art", "bereich", "beginn", "land", "cluster"]);
    add("apply-hint", vec!["url", "mail", "phone"]);
    for group in ["failure-heading", "failure-text"] {
        add(group, vec!["not-found", "unavailable", "internal"]);
    }
    keys
}

#[test]
fn both_languages_have_the_same_texts() {
    let (german, english) = (defined(Lang::De), defined(Lang::En));
    assert!(german.len() > 100);
    assert_eq!(german.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_key_that_is_used_is_defined() {
    let defined = defined(Lang::De);
    let missing: Vec<String> =
        used().union(&spelt_out()).filter(|key| !defined.contains(*key)).cloned().collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_text_lies_about_unused() {
    // Keys that code takes from tables of (key, value).
    let sources = files(&root().join("src"), "rs").join("\n");
    let (used, spelt_out) = (used(), spelt_out());
    let idle: Vec<String> = defined(Lang::De)
        .into_iter()
        .filter(|key| {
            !used.contains(key) && !spelt_out.contains(key) && !sources.contains(&format!("\"{key}\""))
        })
        .collect();
    assert_eq!(idle, Vec::<String>::new());
}

#[test]
fn every_text_can_be_read_and_none_shouts() {
    for lang in Lang::ALL {
        for key in defined(lang) {
            let text = lang.with(&key, BLANKS.map(|name| (name, "1".to_owned())));
            assert!(!text.starts_with("Unknown localization"), "{} {key}", lang.code());
        }
        for file in files(&root().join("locales").join(lang.code()), "ftl") {
            assert!(!file.contains('!'), "{}", lang.code());
        }
    }
}

#[test]
fn values_stand_in_texts_without_marks_of_direction() {
    let text = Lang::De.with("results-near", [("km", "25".to_owned()), ("place", "Nürnberg".to_owned())]);
    assert_eq!(text, "bis 25 km um Nürnberg");
    assert_eq!(Lang::De.count("vacancies-open", 1_234), "1.234 offene Stellen");
    assert_eq!(Lang::En.count("vacancies-open", 0), "No open position");
}
