//! The two languages of the portal and the texts in them.
use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};
use unic_langid::langid;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "de",
        // Marks of direction around values would end up in titles, mails and attributes.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static GERMAN: LanguageIdentifier = langid!("de");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A language that the portal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lang {
    De,
    En,
}

/// In which language somebody is written to who reads a page in this one.
impl From<Lang> for lotse_domain::account::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::De => Self::De,
            Lang::En => Self::En,
        }
    }
}

impl Lang {
    pub(crate) const ALL: [Self; 2] = [Self::De, Self::En];

    /// As Open Graph names languages, with the land whose way of writing ours follows.
    pub(crate) const fn locale(self) -> &'static str {
        match self {
            Self::De => "de_DE",
            Self::En => "en_GB",
        }
    }

    /// As in the `lang` attribute.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// What stands before every path in this language.
    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::De => "",
            Self::En => "/en",
        }
    }

    pub(crate) const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }

    /// How it calls itself.
    pub(crate) const fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::De => &GERMAN,
            Self::En => &ENGLISH,
        }
    }

    /// The text with this key.
    pub(crate) fn t(self, key: &str) -> String {
        TEXTS.lookup(self.id(), key)
    }

    /// The text with this key, where there is one: for keys that are made from words of the domain.
    pub(crate) fn known(self, key: &str) -> Option<String> {
        TEXTS.try_lookup(self.id(), key)
    }

    /// The text with this key, with its blanks filled in.
    pub(crate) fn with(self, key: &str, values: impl IntoIterator<Item = (&'static str, String)>) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.into_iter().map(|(name, value)| (Cow::Borrowed(name), FluentValue::from(value))).collect();
        TEXTS.lookup_with_args(self.id(), key, &args)
    }

    /// The text with this key for a number of things: `$count` chooses the form, `$n` is the number as it is written.
    pub(crate) fn count(self, key: &str, count: u64) -> String {
        let args = HashMap::from([
            (Cow::Borrowed("count"), FluentValue::from(count)),
            (Cow::Borrowed("n"), FluentValue::from(crate::format::number(self, count))),
        ]);
        TEXTS.lookup_with_args(self.id(), key, &args)
    }

    /// How people call a value of one of the domain's enums: `word("kind", "dual_study")`.
    pub(crate) fn word(self, group: &str, word: &str) -> String {
        self.t(&format!("{group}-{}", word.replace('_', "-")))
    }
}
