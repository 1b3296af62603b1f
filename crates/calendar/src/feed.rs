//! Feeds: everything that a calendar may subscribe to under one address.
use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Component, EventStatus, Property};

use crate::{
    Appointment, Method,
    zone::{self, line, lines},
};

/// How often calendars should look again (RFC 7986, section 5.7).
const LOOK_AGAIN: TimeDelta = TimeDelta::hours(1);

/// A calendar to subscribe to.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    pub name: String,
    pub description: Option<String>,
    pub entries: Vec<Entry>,
}

/// An appointment in a feed. One that was cancelled stays in it for a while, so that calendars strike it out.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub appointment: Appointment,
    pub cancelled: bool,
    pub last_modified: DateTime<Utc>,
}

impl Feed {
    /// The whole as `text/calendar; charset=utf-8`. Lines end with CR and LF and have at most 75 octets.
    ///
    /// `now` is when this text was made (DTSTAMP; RFC 5545, section 3.8.7.2). Give the time of the last change instead
    /// where the same contents must be the same octets.
    pub fn text(&self, now: DateTime<Utc>) -> String {
        let mut calendar = zone::calendar(Method::Publish);
        let name = line(&self.name);
        // The library escapes only properties of RFC 5545 and those that begin with X-.
        calendar.append_property(Property::new("NAME", escaped(&name)));
        calendar.append_property(("X-WR-CALNAME", name.as_str()));
        if let Some(description) = &self.description {
            calendar.description(&lines(description));
        }
        calendar.ttl(&LOOK_AGAIN);
        for entry in &self.entries {
            calendar.push(entry.event(now));
        }
        zone::written(&calendar)
    }
}

impl Entry {
    fn event(&self, now: DateTime<Utc>) -> icalendar::Event {
        let status = if self.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
        self.appointment.event(now).last_modified(self.last_modified).status(status).done()
    }
}

/// As RFC 5545, section 3.3.11, says.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace(',', r"\,").replace(';', r"\;")
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, TimeZone, Utc};
    use icalendar::{Calendar, Component, EventLike, EventStatus};

    use super::{Entry, Feed};
    use crate::Appointment;

    const NASTY: &str = "Tür; Tor, \\ und\r\nBEGIN:VEVENT\r\nSUMMARY:fremd\rX\nY\u{2028}Z\u{0}";

    fn now() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 10, 0, 0).unwrap()
    }

    fn appointment(n: u32) -> Appointment {
        let start = Utc.with_ymd_and_hms(2027, 3, 28, 6, 30, 0).unwrap() + TimeDelta::days(i64::from(n));
        Appointment {
            uid: format!("event-{n}@lotse"),
            sequence: n,
            start,
            end: start + TimeDelta::hours(2),
            summary: format!("Führung {n}: Käse, Öl; Süßes"),
            description: Some("Über große Höfe. ".repeat(20) + "\r\nZweite Zeile,\nund Schluss; ja."),
            location: Some("Hauptstraße 5, 90762 Fürth".into()),
            geo: Some((49.477_123_4, 10.988_7)),
            url: Some("https://lotse.example/veranstaltungen/x?a=1,2;b".into()),
            organiser: None,
        }
    }

    fn entry(n: u32) -> Entry {
        Entry { appointment: appointment(n), cancelled: n == 2, last_modified: now() - TimeDelta::days(1) }
    }

    fn feed(entries: Vec<Entry>) -> Feed {
        Feed {
            name: "Ausbildungstage Fürth, Süd; \"Praxis\"".into(),
            description: Some("Touren,\nMessen; Besuche".into()),
            entries,
        }
    }

    #[test]
    fn a_feed_can_be_read_back() {
        let text = feed(vec![entry(1), entry(2)]).text(now());
        let calendar: Calendar = text.parse().unwrap();
        assert_eq!(calendar.property_value("METHOD"), Some("PUBLISH"));
        assert_eq!(calendar.property_value("X-WR-CALNAME"), Some("Ausbildungstage Fürth, Süd; \"Praxis\""));
        assert!(text.contains("\r\nNAME:Ausbildungstage Fürth\\, Süd\\; \"Praxis\"\r\n"), "{text}");
        assert!(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT3600S\r\n"), "{text}");
        assert_eq!(calendar.get_ttl(), Some(TimeDelta::hours(1)));
        assert_eq!(calendar.get_description(), Some("Touren,\nMessen; Besuche"));
        let events: Vec<_> = calendar.events().collect();
        assert_eq!(events.len(), 2);
        for (event, n) in events.iter().zip(1..) {
            let meant = appointment(n);
            assert_eq!(event.get_uid(), Some(meant.uid.as_str()));
            assert_eq!(event.get_sequence(), Some(n));
            assert_eq!(event.get_timestamp(), Some(now()));
            assert_eq!(event.get_last_modified(), Some(now() - TimeDelta::days(1)));
            assert_eq!(event.get_summary(), Some(meant.summary.as_str()));
            assert_eq!(
                event.get_description(),
                meant.description.map(|it| it.replace("\r\n", "\n")).as_deref()
            );
            assert_eq!(event.get_location(), meant.location.as_deref());
            assert_eq!(event.get_url(), meant.url.as_deref());
            assert_eq!(event.property_value("GEO"), Some("49.477123;10.988700"));
            assert_eq!(event.property_value("ORGANIZER"), None);
            let status = if n == 2 { EventStatus::Cancelled } else { EventStatus::Confirmed };
            assert_eq!(event.get_status(), Some(status));
        }
        assert_eq!(events[0].property_value("DTSTART"), Some("20270329T083000"));
    }

    #[test]
    fn lines_are_short_and_end_as_the_standard_says() {
        let text = feed((0..30).map(entry).collect()).text(now());
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.contains(['\r', '\n']), "{line}");
        }
    }

    #[test]
    fn the_zone_is_explained_once_before_it_is_used() {
        for entries in [Vec::new(), (0..3).map(entry).collect()] {
            let mut feed = feed(entries);
            feed.name = "Messe BEGIN:VEVENT".into();
            let text = feed.text(now());
            assert_eq!(text.matches("\r\nBEGIN:VTIMEZONE\r\n").count(), 1);
            let end = text.find("\r\nEND:VTIMEZONE\r\n").unwrap();
            assert!(text.find("\r\nBEGIN:VEVENT\r\n").is_none_or(|event| end < event), "{text}");
            assert!(text.contains("NAME:Messe BEGIN:VEVENT\r\n"), "{text}");
        }
    }

    #[test]
    fn no_value_begins_a_property() {
        let mut it = appointment(1);
        for text in [&mut it.uid, &mut it.summary] {
            NASTY.clone_into(text);
        }
        for text in [&mut it.description, &mut it.location, &mut it.url] {
            *text = Some(NASTY.to_owned());
        }
        let entry = Entry { appointment: it, cancelled: false, last_modified: now() };
        let feed = Feed { name: NASTY.into(), description: Some(NASTY.into()), entries: vec![entry] };
        let text = feed.text(now());
        assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1, "{text}");
        assert_eq!(text.matches("\r\nSUMMARY").count(), 1, "{text}");
        assert!(!text.contains(['\u{0}', '\u{2028}']));
        assert!(text.replace("\r\n", "").find(['\r', '\n']).is_none(), "{text}");
        let calendar: Calendar = text.parse().unwrap();
        let event = calendar.events().next().unwrap();
        assert_eq!(event.get_summary(), Some("Tür; Tor, \\ und BEGIN:VEVENT SUMMARY:fremd X Y Z"));
        let told = "Tür; Tor, \\ und\nBEGIN:VEVENT\nSUMMARY:fremd\nX\nY\nZ";
        assert_eq!(event.get_description(), Some(told));
        assert_eq!(calendar.get_description(), Some(told));
    }

    #[test]
    fn a_place_that_cannot_be_is_left_out() {
        for place in [(91.0, 0.0), (0.0, 180.5), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            let mut entry = entry(1);
            entry.appointment.geo = Some(place);
            assert!(!feed(vec![entry]).text(now()).contains("GEO"), "{place:?}");
        }
    }
}
