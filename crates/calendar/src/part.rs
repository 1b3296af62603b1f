//! Parts of mails: one appointment each.
use std::fmt;

use chrono::{DateTime, Utc};
use icalendar::{Component, Event, EventStatus, PartStat};

use crate::{Appointment, Person, zone};

/// What a calendar is to do with it (RFC 5546, section 1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// For information: nobody is asked to answer.
    Publish,
    /// Invites, or changes an invitation.
    Request,
    Cancel,
}

impl Method {
    /// The word for the property and for the `method` parameter of `text/calendar` (RFC 6047, section 2.4).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A part of the type `text/calendar`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarPart {
    pub method: Method,
    /// Lines end with CR and LF and have at most 75 octets.
    pub text: String,
}

/// An appointment that goes with a mail, or is taken out of the calendar by it.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub appointment: Appointment,
    pub cancelled: bool,
}

impl Notice {
    /// The part for a mail of that moment to that address. Nobody is asked to answer: the answer was given on a page.
    pub fn part(&self, now: DateTime<Utc>, to: &str) -> CalendarPart {
        if self.cancelled {
            let receiver = Person { name: None, mail: to.to_owned() };
            self.appointment.cancel(now, &receiver)
        } else {
            self.appointment.publish(now)
        }
    }
}

impl Appointment {
    /// For information (RFC 5546, section 3.2.1): names no attendees.
    pub fn publish(&self, now: DateTime<Utc>) -> CalendarPart {
        part(Method::Publish, self.event(now).status(EventStatus::Confirmed))
    }

    /// Invites somebody, or tells of a change (RFC 5546, section 3.2.2).
    pub fn request(&self, now: DateTime<Utc>, attendee: &Person) -> CalendarPart {
        let attendee = attendee.attending().partstat(PartStat::NeedsAction).rsvp(true);
        part(Method::Request, self.event(now).status(EventStatus::Confirmed).attendee(attendee))
    }

    /// Takes it out of somebody's calendar (RFC 5546, section 3.2.5). [`Self::sequence`] must have risen.
    pub fn cancel(&self, now: DateTime<Utc>, attendee: &Person) -> CalendarPart {
        part(Method::Cancel, self.event(now).status(EventStatus::Cancelled).attendee(attendee.attending()))
    }
}

fn part(method: Method, event: &mut Event) -> CalendarPart {
    let mut calendar = zone::calendar(method);
    calendar.push(event.done());
    CalendarPart { method, text: zone::written(&calendar) }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeZone, Utc};
    use icalendar::{Calendar, CalendarComponent, Component, EventStatus};

    use crate::{Appointment, CalendarPart, Method, Person};

    fn now() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 22, 10, 0, 0).unwrap()
    }

    fn mia() -> Person {
        Person { name: Some("Mia \"M\" Lehmann; Fürth, Süd".into()), mail: "mia@example.org".into() }
    }

    fn appointment() -> Appointment {
        Appointment {
            uid: "0199-slot-7@lotse.example".into(),
            sequence: 3,
            start: Utc.with_ymd_and_hms(2027, 3, 28, 6, 30, 0).unwrap(),
            end: Utc.with_ymd_and_hms(2027, 3, 28, 7, 0, 0).unwrap(),
            summary: "Gespräch bei Müller, Söhne; mit Führung\r\nATTENDEE:mailto:evil@example.org".into(),
            description: Some("Über Züge. ".repeat(30) + "\r\nBitte 5 Minuten vorher da sein."),
            location: Some("Hauptstraße 5, 90762 Fürth".into()),
            url: Some("https://lotse.example/veranstaltungen/x".into()),
            geo: None,
            organiser: Some(Person { name: Some("Formwerk".into()), mail: "hallo@formwerk.example".into() }),
        }
    }

    fn parts() -> [CalendarPart; 3] {
        let it = appointment();
        [it.publish(now()), it.request(now(), &mia()), it.cancel(now(), &mia())]
    }

    #[test]
    fn every_part_can_be_read_back() {
        for part in parts() {
            let calendar: Calendar = part.text.parse().unwrap();
            assert_eq!(calendar.property_value("METHOD"), Some(part.method.as_str()));
            let event = calendar.components.iter().find_map(CalendarComponent::as_event).unwrap();
            assert_eq!(event.get_uid(), Some("0199-slot-7@lotse.example"));
            assert_eq!(event.get_sequence(), Some(3));
            assert_eq!(event.get_timestamp(), Some(now()));
            assert_eq!(event.property_value("DTSTART"), Some("20270328T083000"));
            assert_eq!(event.property_value("ORGANIZER"), Some("mailto:hallo@formwerk.example"));
            assert!(event.get_summary().unwrap().starts_with("Gespräch bei Müller, Söhne; mit Führung"));
            let cancelled = event.get_status() == Some(EventStatus::Cancelled);
            assert_eq!(cancelled, part.method == Method::Cancel);
            let attendees = event.get_attendees();
            assert_eq!(attendees.len(), usize::from(part.method != Method::Publish));
            if let [attendee] = attendees.as_slice() {
                assert_eq!(attendee.cal_address, "mailto:mia@example.org");
                assert_eq!(attendee.cn.as_deref(), Some("Mia 'M' Lehmann; Fürth, Süd"));
            }
        }
    }

    #[test]
    fn lines_are_short_and_end_as_the_standard_says() {
        for CalendarPart { text, .. } in parts() {
            assert!(text.ends_with("END:VCALENDAR\r\n"));
            for line in text.split_terminator("\r\n") {
                assert!(line.len() <= 75, "{line}");
                assert!(!line.contains(['\r', '\n']), "{line}");
            }
        }
    }

    #[test]
    fn the_zone_is_explained_before_it_is_used() {
        for CalendarPart { text, .. } in parts() {
            assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
            assert!(text.find("END:VTIMEZONE").unwrap() < text.find("BEGIN:VEVENT").unwrap());
            assert!(text.contains("\r\nDTSTART;TZID=Europe/Berlin:20270328T083000\r\n"));
        }
    }

    #[test]
    fn no_value_begins_a_property() {
        for CalendarPart { text, .. } in parts() {
            assert!(!text.contains("\r\nATTENDEE:mailto:evil"), "{text}");
        }
    }
}
