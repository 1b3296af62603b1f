//! The texts of papers in both languages.
use std::{borrow::Cow, collections::HashMap};

use chrono::{Datelike, NaiveDate};
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};
use lotse_papers::Language;
use unic_langid::langid;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "de",
        // Marks of direction around values would end up in titles and cells.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static GERMAN: LanguageIdentifier = langid!("de");
static ENGLISH: LanguageIdentifier = langid!("en");

/// Looks texts up in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts(pub(crate) Language);

impl Texts {
    fn id(self) -> &'static LanguageIdentifier {
        match self.0 {
            Language::De => &GERMAN,
            Language::En => &ENGLISH,
        }
    }

    pub(crate) fn t(self, key: &str) -> String {
        TEXTS.lookup(self.id(), key)
    }

    /// With its blanks filled in.
    pub(crate) fn with(self, key: &str, values: impl IntoIterator<Item = (&'static str, String)>) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.into_iter().map(|(name, value)| (Cow::Borrowed(name), FluentValue::from(value))).collect();
        TEXTS.lookup_with_args(self.id(), key, &args)
    }

    /// For a number of things: `$count` chooses the form, `$n` is the number as it is written.
    pub(crate) fn count(self, key: &str, count: usize) -> String {
        let args = HashMap::from([
            (Cow::Borrowed("count"), FluentValue::from(count)),
            (Cow::Borrowed("n"), FluentValue::from(self.number(count))),
        ]);
        TEXTS.lookup_with_args(self.id(), key, &args)
    }

    /// How people call a value of one of the domain's enums.
    pub(crate) fn word(self, group: &str, word: &str) -> String {
        self.t(&format!("{group}-{}", word.replace('_', "-")))
    }

    /// `12.345` or `12,345`.
    pub(crate) fn number(self, value: usize) -> String {
        let digits = value.to_string();
        let separator = if self.0 == Language::De { '.' } else { ',' };
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// `1. August 2027` or `1 August 2027`.
    pub(crate) fn date(self, day: NaiveDate) -> String {
        let month = self.t(&format!("month-{}", day.month()));
        match self.0 {
            Language::De => format!("{}.\u{a0}{month} {}", day.day(), day.year()),
            Language::En => format!("{}\u{a0}{month} {}", day.day(), day.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use chrono::NaiveDate;
    use lotse_domain::{
        institution::InstitutionKind,
        occupation::{Area, Basis, Sector},
        study_programme::{Degree, StudyForm},
        vacancy::{Kind, Qualification},
    };

    use super::{Language, Texts};

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    fn defined(language: &str) -> BTreeSet<String> {
        let file = fs::read_to_string(root().join("locales").join(language).join("handouts.ftl")).unwrap();
        assert!(!file.contains('!'), "{language}");
        file.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
            .collect()
    }

    fn sources(folder: &Path) -> String {
        let mut all = String::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            all += &if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).unwrap() };
        }
        all
    }

    #[test]
    fn both_languages_have_all_texts_and_none_is_idle() {
        let (german, english) = (defined("de"), defined("en"));
        assert_eq!(german.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new());
        let mut words: BTreeSet<String> = (1..=12).map(|month| format!("month-{month}")).collect();
        let mut add = |group: &str, all: Vec<&str>| {
            words.extend(all.iter().map(|word| format!("{group}-{}", word.replace('_', "-"))));
        };
        for group in ["kind", "kind-places"] {
            add(group, Kind::ALL.iter().map(|kind| kind.as_str()).collect());
        }
        add("qualification", Qualification::ALL.iter().map(|it| it.as_str()).collect());
        add("area", Area::ALL.iter().map(|it| it.as_str()).collect());
        add("sector", Sector::ALL.iter().map(|it| it.as_str()).collect());
        add("basis", Basis::ALL.iter().map(|it| it.as_str()).collect());
        add("institution-kind", InstitutionKind::ALL.iter().map(|it| it.as_str()).collect());
        add("study-form", StudyForm::ALL.iter().map(|it| it.as_str()).collect());
        add("study-degree", Degree::ALL.iter().map(|it| it.as_str()).collect());
        let missing: Vec<_> = words.iter().filter(|word| !german.contains(*word)).collect();
        assert_eq!(missing, Vec::<&String>::new());
        let sources = sources(&root().join("src"));
        for key in german.iter().filter(|key| !words.contains(*key)) {
            assert!(sources.contains(&format!("\"{key}\"")), "{key} is idle");
        }
        for call in [".t(\"", ".with(\"", ".count(\""] {
            for key in sources.split(call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)) {
                assert!(key.is_empty() || german.contains(key), "{key} has no text");
            }
        }
    }

    #[test]
    fn numbers_and_days_are_written_as_the_language_does() {
        let day = NaiveDate::from_ymd_opt(2027, 8, 1).unwrap();
        assert_eq!(Texts(Language::De).date(day), "1.\u{a0}August 2027");
        assert_eq!(Texts(Language::En).number(1_234), "1,234");
        assert_eq!(Texts(Language::De).count("list-offers", 1), "1 Angebot");
    }
}
