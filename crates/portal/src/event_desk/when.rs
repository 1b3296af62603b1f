//! Moments as managers type and read them: by the clock in Germany.
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Berlin;

/// `9:00`.
pub(crate) use crate::events::when::clock as time;
use crate::{format, language::Lang, postings};

/// As an input of the kind `datetime-local` holds it: `2027-05-04T09:00`.
pub(crate) fn typed(at: DateTime<Utc>) -> String {
    at.with_timezone(&Berlin).format("%Y-%m-%dT%H:%M").to_string()
}

/// The moment of `2027-05-04T09:00`, or of `4.5.2027, 9:00 Uhr` where a browser has no such input. Of an hour that comes twice in
/// autumn the first; of one that spring leaves out none.
pub(crate) fn read(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim().trim_end_matches("Uhr").trim();
    let (on, at) = text.rsplit_once(['T', ' '])?;
    moment(day(on.trim().trim_end_matches(','))?, clock_time(at)?)
}

/// A day of this millennium: nobody plans for another one.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    postings::day(text.trim()).filter(|day| (2000..3000).contains(&day.year()))
}

/// `9:00`, `09:00:00`, `9.00`.
pub(crate) fn clock_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    ["%H:%M", "%H:%M:%S", "%H.%M"].iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok())
}

/// That time of that day in Germany.
pub(crate) fn moment(on: NaiveDate, at: NaiveTime) -> Option<DateTime<Utc>> {
    Some(Berlin.from_local_datetime(&on.and_time(at)).earliest()?.with_timezone(&Utc))
}

/// `4. Mai 2027, 9:00 – 15:30`, with both days where there are two.
pub(crate) fn span(lang: Lang, from: DateTime<Utc>, until: DateTime<Utc>) -> String {
    let (first, last) = (format::day_of(from), format::day_of(until));
    let begin = format!("{}, {}", format::date(lang, first), time(from));
    if first == last {
        format!("{begin} – {}", time(until))
    } else {
        format!("{begin} – {}, {}", format::date(lang, last), time(until))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, read, span, typed};

    #[test]
    fn a_moment_is_read_as_it_was_shown() {
        for text in ["2027-05-04T09:00", "2027-01-04T23:30"] {
            assert_eq!(read(text).map(typed).as_deref(), Some(text));
        }
        for other in ["4.5.2027 9:00", "4.5.2027, 9.00 Uhr", "2027-05-04 09:00:00"] {
            assert_eq!(read(other).map(typed).as_deref(), Some("2027-05-04T09:00"), "{other}");
        }
        for nothing in [
            "",
            "morgen",
            "+262142-12-31T10:00",
            "0001-01-01T00:00",
            "2027-05-04",
            "2027-03-28T02:30",
            "2027-13-01T10:00",
        ] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_span_names_its_day_once() {
        let at = |text| read(text).unwrap();
        let day = span(Lang::De, at("2027-05-04T09:00"), at("2027-05-04T15:30"));
        assert_eq!(day, "4.\u{a0}Mai 2027, 9:00 – 15:30");
        let two = span(Lang::En, at("2027-05-04T09:00"), at("2027-05-05T15:30"));
        assert_eq!(two, "4\u{a0}May 2027, 9:00 – 5\u{a0}May 2027, 15:30");
    }
}
