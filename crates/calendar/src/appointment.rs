use chrono::{DateTime, Utc};
use icalendar::{Attendee, Component, Event, EventLike, Property, Role};

use crate::zone::{in_zone, line, lines};

/// Somebody with a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: Option<String>,
    pub mail: String,
}

/// What stands in a calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// Stays the same for as long as it is the same appointment.
    pub uid: String,
    /// Rises with every change of time or place, and with the cancelling: calendars ignore what is older.
    pub sequence: u32,
    pub start: DateTime<Utc>,
    pub end: DateTime<Utc>,
    pub summary: String,
    /// May have several lines.
    pub description: Option<String>,
    pub location: Option<String>,
    /// Latitude and longitude in degrees (WGS 84). Left out when there is no such place.
    pub geo: Option<(f64, f64)>,
    pub url: Option<String>,
    /// Parts of mails need one (RFC 5545, section 3.8.4.3), feeds have none.
    pub organiser: Option<Person>,
}

impl Appointment {
    pub(crate) fn event(&self, now: DateTime<Utc>) -> Event {
        let mut event = Event::new();
        event
            .uid(&line(&self.uid))
            .sequence(self.sequence)
            .timestamp(now)
            .starts(in_zone(self.start))
            .ends(in_zone(self.end))
            .summary(&line(&self.summary));
        if let Some(organiser) = &self.organiser {
            event.append_property(organiser.organising());
        }
        if let Some(description) = &self.description {
            event.description(&lines(description));
        }
        if let Some(location) = &self.location {
            event.location(&line(location));
        }
        if let Some((latitude, longitude)) = self.geo.filter(|&place| is_on_earth(place)) {
            // RFC 5545, section 3.8.1.6: six decimals are precise to a metre.
            event.add_property("GEO", format!("{latitude:.6};{longitude:.6}"));
        }
        if let Some(url) = &self.url {
            event.url(&line(url));
        }
        event
    }
}

/// Not so for what is not a number.
fn is_on_earth((latitude, longitude): (f64, f64)) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0
}

impl Person {
    fn address(&self) -> String {
        format!("mailto:{}", line(&self.mail))
    }

    /// A parameter cannot hold a quotation mark (RFC 5545, section 3.2).
    fn shown(&self) -> Option<String> {
        self.name.as_deref().map(|name| line(name).replace('"', "'")).filter(|name| !name.is_empty())
    }

    fn organising(&self) -> Property {
        let mut property = Property::new("ORGANIZER", self.address());
        if let Some(name) = self.shown() {
            property.add_parameter("CN", &name);
        }
        property
    }

    pub(crate) fn attending(&self) -> Attendee {
        let attendee = Attendee::new(self.address()).role(Role::ReqParticipant);
        match self.shown() {
            Some(name) => attendee.cn(name),
            None => attendee,
        }
    }
}
