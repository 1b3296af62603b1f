//! Numbers, dates, money and spans of time as each language writes them.
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Berlin;
pub(crate) use lotse_domain::clock::german_day as day_of;

use crate::language::Lang;

/// `12.345` or `12,345`.
pub(crate) fn number(lang: Lang, value: u64) -> String {
    let digits = value.to_string();
    let separator = match lang {
        Lang::De => '.',
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number of halves or tenths: `38,5` or `38.5`; a whole number stands without decimals.
pub(crate) fn decimal(lang: Lang, value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    match lang {
        Lang::De => text.replace('.', ","),
        Lang::En => text.to_owned(),
    }
}

/// Cents as `1.150 €` or `€1,150`; cents are shown only where there are any.
pub(crate) fn money(lang: Lang, cents: i32) -> String {
    let cents = u64::try_from(cents).unwrap_or(0);
    let (whole, rest) = (number(lang, cents / 100), cents % 100);
    match (lang, rest) {
        (Lang::De, 0) => format!("{whole}\u{a0}€"),
        (Lang::De, _) => format!("{whole},{rest:02}\u{a0}€"),
        (Lang::En, 0) => format!("€{whole}"),
        (Lang::En, _) => format!("€{whole}.{rest:02}"),
    }
}

/// `1. August 2027` or `1 August 2027`.
pub(crate) fn date(lang: Lang, day: NaiveDate) -> String {
    let month = lang.t(&format!("month-{}", day.month()));
    match lang {
        Lang::De => format!("{}.\u{a0}{month} {}", day.day(), day.year()),
        Lang::En => format!("{}\u{a0}{month} {}", day.day(), day.year()),
    }
}

/// `22. November 2026, 19:30`, by the clock in Germany.
pub(crate) fn moment(lang: Lang, instant: DateTime<Utc>) -> String {
    let there = instant.with_timezone(&Berlin);
    format!("{}, {}", date(lang, there.date_naive()), there.format("%H:%M"))
}

/// `unter 1 km`, `4 km`: nobody walks by decimals.
pub(crate) fn distance(lang: Lang, km: f64) -> String {
    if km < 1.0 {
        lang.t("distance-below-one")
    } else {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a distance on earth, not negative"
        )]
        let whole = km.round() as u64;
        lang.with("distance", [("km", number(lang, whole))])
    }
}

/// `3 Jahre`, `3,5 Jahre`, `40 Monate`.
pub(crate) fn months(lang: Lang, months: i32) -> String {
    let count = u64::try_from(months).unwrap_or(0);
    if count >= 12 && count.is_multiple_of(12) {
        lang.count("years", count / 12)
    } else if count >= 12 && count.is_multiple_of(6) {
        lang.with("years-broken", [("n", decimal(lang, f64::from(months) / 12.0))])
    } else {
        lang.count("months", count)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Lang, date, decimal, distance, money, months, number};

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        for (value, german, english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(number(Lang::De, value), german);
            assert_eq!(number(Lang::En, value), english);
        }
        assert_eq!(decimal(Lang::De, 38.5), "38,5");
        assert_eq!(decimal(Lang::En, 40.0), "40");
    }

    #[test]
    fn money_shows_cents_only_where_there_are_any() {
        assert_eq!(money(Lang::De, 115_000), "1.150\u{a0}€");
        assert_eq!(money(Lang::En, 115_000), "€1,150");
        assert_eq!(money(Lang::De, 115_005), "1.150,05\u{a0}€");
        assert_eq!(money(Lang::En, 95_050), "€950.50");
    }

    #[test]
    fn dates_name_the_month() {
        let day = NaiveDate::from_ymd_opt(2027, 8, 1).unwrap();
        assert_eq!(date(Lang::De, day), "1.\u{a0}August 2027");
        assert_eq!(date(Lang::En, day), "1\u{a0}August 2027");
    }

    #[test]
    fn spans_are_told_in_the_unit_that_fits() {
        assert_eq!(months(Lang::De, 36), "3 Jahre");
        assert_eq!(months(Lang::De, 42), "3,5 Jahre");
        assert_eq!(months(Lang::En, 42), "3.5 years");
        assert_eq!(months(Lang::De, 12), "1 Jahr");
        assert_eq!(months(Lang::De, 1), "1 Monat");
        assert_eq!(months(Lang::En, 3), "3 months");
    }

    #[test]
    fn a_distance_is_rounded_to_kilometres() {
        assert_eq!(distance(Lang::De, 0.3), "unter 1 km");
        assert_eq!(distance(Lang::De, 12.6), "13 km");
    }
}
