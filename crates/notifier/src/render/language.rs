//! The texts of the mails in both languages, and dates as each writes them.
use std::{borrow::Cow, collections::HashMap};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Berlin;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, static_loader};
use lotse_domain::account::Language;
use unic_langid::langid;

use super::RenderError;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "de",
        // Marks of direction around values would end up in subjects and codes.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static GERMAN: LanguageIdentifier = langid!("de");
static ENGLISH: LanguageIdentifier = langid!("en");

/// The text with this key, with its blanks filled in.
pub(super) fn text(
    language: Language,
    key: &str,
    values: &[(&'static str, String)],
) -> Result<String, RenderError> {
    let id = match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    };
    let blanks: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    #[cfg(test)]
    ASKED.with_borrow_mut(|asked| asked.insert(key.to_owned()));
    TEXTS.try_lookup_with_args(id, key, &blanks).ok_or_else(|| RenderError::Text(key.to_owned()))
}

#[cfg(test)]
thread_local! {
    /// The keys that this thread's test has asked for.
    pub(super) static ASKED: std::cell::RefCell<std::collections::BTreeSet<String>> = const {
        std::cell::RefCell::new(std::collections::BTreeSet::new())
    };
}

/// `6. Dezember 2026` or `6 December 2026`.
pub(super) fn date(language: Language, day: NaiveDate) -> Result<String, RenderError> {
    let month = text(language, &format!("month-{}", day.month()), &[])?;
    let values = [("day", day.day().to_string()), ("month", month), ("year", day.year().to_string())];
    text(language, "date", &values)
}

/// Day and time of an instant in Germany.
pub(super) fn moment(language: Language, at: DateTime<Utc>) -> Result<String, RenderError> {
    let local = at.with_timezone(&Berlin);
    let values = [("date", date(language, local.date_naive())?), ("time", local.format("%H:%M").to_string())];
    text(language, "moment", &values)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeZone, Utc};
    use lotse_domain::account::Language;

    use super::{date, moment};

    #[test]
    fn dates_name_the_month_and_times_are_german() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 6).unwrap();
        assert_eq!(date(Language::De, day).unwrap(), "6.\u{a0}Dezember 2026");
        assert_eq!(date(Language::En, day).unwrap(), "6\u{a0}December 2026");
        let summer = Utc.with_ymd_and_hms(2026, 6, 30, 22, 5, 0).unwrap();
        assert_eq!(moment(Language::De, summer).unwrap(), "1.\u{a0}Juli 2026, 00:05 Uhr");
        let winter = Utc.with_ymd_and_hms(2026, 12, 6, 13, 5, 0).unwrap();
        assert_eq!(moment(Language::En, winter).unwrap(), "6\u{a0}December 2026, 14:05 (German time)");
    }
}
