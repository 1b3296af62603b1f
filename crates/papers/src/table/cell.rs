use chrono::{NaiveDate, NaiveDateTime};

use super::Kind;
use crate::Language;

impl Language {
    /// `01.08.2027`, `1 Aug 2027`
    pub(super) fn date(self, day: NaiveDate) -> String {
        match self {
            Self::De => day.format("%d.%m.%Y").to_string(),
            Self::En => day.format("%-d %b %Y").to_string(),
        }
    }

    pub(super) fn at(self, at: NaiveDateTime, kind: Kind) -> String {
        let time = at.format("%H:%M");
        if kind == Kind::Time { time.to_string() } else { format!("{} {time}", self.date(at.date())) }
    }

    /// At most two decimals, none where there are none, and nothing for what is not finite.
    pub(super) fn number(self, number: f64) -> String {
        if !number.is_finite() {
            return String::new();
        }
        let text = format!("{number:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        let text = if text == "-0" { "0" } else { text };
        match self {
            Self::De => text.replace('.', ","),
            Self::En => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::{Kind, Language};

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let both = |number| [Language::De, Language::En].map(|language| language.number(number));
        assert_eq!(both(3.0), ["3", "3"]);
        assert_eq!(both(-0.001), ["0", "0"]);
        assert_eq!(both(1_200.0), ["1200", "1200"]);
        assert_eq!(both(-2.505_1), ["-2,51", "-2.51"]);
        assert_eq!(both(f64::NAN), ["", ""]);
        assert_eq!(both(f64::INFINITY), ["", ""]);
    }

    #[test]
    fn dates_and_times_are_written_as_the_language_does() {
        let at = NaiveDate::from_ymd_opt(2027, 8, 1).unwrap().and_hms_opt(7, 5, 0).unwrap();
        assert_eq!(Language::De.at(at, Kind::Date), "01.08.2027 07:05");
        assert_eq!(Language::En.at(at, Kind::Text), "1 Aug 2027 07:05");
        assert_eq!(Language::De.at(at, Kind::Time), "07:05");
        assert_eq!(Language::De.date(NaiveDate::MAX).matches('.').count(), 2);
    }
}
