//! Dates for an interview, as they are typed: by the clock in Germany.
use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use lotse_domain::application::desk::NewDate;
use lotse_web_kit::auth::Fields;

use crate::{
    form::{Field, Mistakes},
    language::Lang,
    postings::day,
};

/// As many as the domain takes.
const MOST: usize = 6;
/// As many as are in sight at first.
const SHOWN: usize = 3;
const MINUTES: &str = "45";

/// What was typed: days and times one by one, length and place for all of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Dates {
    /// (day, time)
    typed: Vec<(String, String)>,
    minutes: String,
    place: String,
}

/// One date as the page draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: String,
    pub(super) day: String,
    pub(super) time: String,
    /// Folded away at first.
    pub(super) more: bool,
}

impl Dates {
    pub(super) fn fresh(place: &str) -> Self {
        Self { typed: Vec::new(), minutes: MINUTES.to_owned(), place: place.to_owned() }
    }

    pub(super) fn read(fields: &Fields) -> Self {
        let (days, times) = (fields.all("day"), fields.all("time"));
        let typed = days.iter().enumerate().take(MOST).map(|(at, day)| {
            (day.trim().to_owned(), times.get(at).map_or("", |time| time.trim()).to_owned())
        });
        Self {
            typed: typed.collect(),
            minutes: fields.text("minutes").to_owned(),
            place: fields.text("place").to_owned(),
        }
    }

    pub(super) fn rows(&self) -> Vec<Row> {
        (0..MOST)
            .map(|at| {
                let (day, time) = self.typed.get(at).cloned().unwrap_or_default();
                Row { number: (at + 1).to_string(), day, time, more: at >= SHOWN }
            })
            .collect()
    }

    /// Whether something stands in those that are folded away.
    pub(super) fn has_more(&self) -> bool {
        self.typed.iter().skip(SHOWN).any(|(day, time)| !day.is_empty() || !time.is_empty())
    }

    pub(super) fn fields(&self, lang: Lang) -> Vec<Field> {
        vec![
            Field::digits("minutes", lang.t("dates-minutes"), 3).value(self.minutes.as_str()),
            Field { maxlength: 300, ..Field::text("place", lang.t("dates-place")) }
                .hint(lang.t("dates-place-hint"))
                .value(self.place.as_str()),
        ]
    }

    /// What they mean; what is wrong is told.
    pub(super) fn understood(&self, lang: Lang, now: DateTime<Utc>, mistakes: &mut Mistakes) -> Vec<NewDate> {
        let minutes = self.minutes.parse().ok().filter(|minutes| (5..=480).contains(minutes));
        if minutes.is_none() {
            mistakes.add("minutes", lang.t("dates-minutes-wrong"));
        }
        let place_fits = (1..=300).contains(&self.place.chars().count());
        if !place_fits {
            mistakes.add("place", lang.t("dates-place-missing"));
        }
        let given: Vec<_> =
            self.typed.iter().filter(|(day, time)| !day.is_empty() || !time.is_empty()).collect();
        if given.is_empty() {
            mistakes.add("dates", lang.t("dates-missing"));
        }
        let mut dates: Vec<NewDate> = Vec::new();
        for (day, time) in given {
            match instant(day, time) {
                None => mistakes.add("dates", lang.with("dates-wrong", [("words", format!("{day} {time}"))])),
                Some(at) if at <= now => {
                    mistakes.add("dates", lang.with("dates-past", [("words", format!("{day} {time}"))]));
                }
                Some(starts_at) if dates.iter().all(|date| date.starts_at != starts_at) => {
                    dates.push(NewDate {
                        starts_at,
                        minutes: minutes.unwrap_or_default(),
                        place: self.place.clone(),
                    });
                }
                // The same twice is one.
                Some(_) => {}
            }
        }
        dates
    }
}

/// The instant of a local time; of an hour that comes twice in autumn the first, of one that spring leaves out none.
fn instant(text: &str, time: &str) -> Option<DateTime<Utc>> {
    let time = time.trim_end_matches("Uhr").trim();
    let time =
        ["%H:%M", "%H:%M:%S", "%H.%M"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    let local = Berlin.from_local_datetime(&day(text)?.and_time(time)).earliest()?;
    Some(local.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::{DateTime, Dates, Lang, Mistakes, Utc, instant};

    #[test]
    fn times_are_those_of_germany_in_summer_and_winter() {
        let at = |day, time| instant(day, time).map(|at| at.to_rfc3339());
        assert_eq!(at("2027-01-12", "14:30").as_deref(), Some("2027-01-12T13:30:00+00:00"));
        assert_eq!(at("12.7.2027", "14.30 Uhr").as_deref(), Some("2027-07-12T12:30:00+00:00"));
        assert_eq!(at("2027-03-28", "02:30"), None, "spring leaves that hour out");
        assert_eq!(
            at("2027-10-31", "02:30").as_deref(),
            Some("2027-10-31T00:30:00+00:00"),
            "the first of two"
        );
        assert_eq!(at("2027-01-12", "nachmittags"), None);
    }

    #[test]
    fn each_date_that_cannot_be_is_told() {
        let now: DateTime<Utc> = "2027-01-01T12:00:00Z".parse().unwrap();
        let date = |day: &str, time: &str| (day.to_owned(), time.to_owned());
        let mut dates = Dates {
            typed: vec![date("2027-01-12", "10:00"), date("", ""), date("2027-01-12", "10:00")],
            ..Dates::fresh("Werkstor 2")
        };
        let mut mistakes = Mistakes::default();
        let found = dates.understood(Lang::De, now, &mut mistakes);
        assert!(mistakes.is_empty() && found.len() == 1 && found[0].minutes == 45, "{found:?}");
        dates.typed = vec![date("2026-12-01", "10:00"), date("2027-01-12", "")];
        dates.place.clear();
        dates.minutes = "ewig".into();
        dates.understood(Lang::De, now, &mut mistakes);
        let fields: Vec<_> = mistakes.list().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["minutes", "place", "dates", "dates"]);
    }
}
