//! Moments as pages about events tell them: by the clock in Germany.
use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Europe::Berlin;

use crate::{format, language::Lang};

/// `9:00`.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&Berlin).format("%-H:%M").to_string()
}

/// `Freitag, 5. März 2027`.
pub(crate) fn day(lang: Lang, at: DateTime<Utc>) -> String {
    let day = format::day_of(at);
    let weekday = lang.t(&format!("weekday-{}", day.weekday().number_from_monday()));
    format!("{weekday}, {}", format::date(lang, day))
}

/// `9:00 bis 15:30 Uhr`; the days too where they differ.
pub(crate) fn hours(lang: Lang, from: DateTime<Utc>, until: DateTime<Utc>) -> String {
    if format::day_of(from) == format::day_of(until) {
        lang.with("when-hours", [("start", clock(from)), ("until", clock(until))])
    } else {
        whole(lang, from, until)
    }
}

/// `Freitag, 5. März 2027, 9:00 Uhr`.
pub(crate) fn moment(lang: Lang, at: DateTime<Utc>) -> String {
    lang.with("when-moment", [("day", day(lang, at)), ("start", clock(at))])
}

/// `Freitag, 5. März 2027, 9:00 bis 15:30 Uhr`; both days where there are two.
pub(crate) fn whole(lang: Lang, from: DateTime<Utc>, until: DateTime<Utc>) -> String {
    if format::day_of(from) == format::day_of(until) {
        format!("{}, {}", day(lang, from), hours(lang, from, until))
    } else {
        lang.with("when-days", [("start", moment(lang, from)), ("until", moment(lang, until))])
    }
}

#[cfg(test)]
mod tests {
    use super::{DateTime, Lang, Utc, hours, whole};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_clock_is_that_of_germany_and_a_day_is_named_once() {
        let (from, until) = (at("2027-07-02T07:00:00Z"), at("2027-07-02T13:30:00Z"));
        assert_eq!(hours(Lang::De, from, until), "9:00 bis 15:30 Uhr");
        assert_eq!(whole(Lang::De, from, until), "Freitag, 2.\u{a0}Juli 2027, 9:00 bis 15:30 Uhr");
        assert_eq!(whole(Lang::En, from, until), "Friday, 2\u{a0}July 2027, 9:00 to 15:30");
        let long = whole(Lang::De, from, at("2027-07-03T10:00:00Z"));
        assert_eq!(long, "Freitag, 2.\u{a0}Juli 2027, 9:00 Uhr bis Samstag, 3.\u{a0}Juli 2027, 12:00 Uhr");
    }
}
