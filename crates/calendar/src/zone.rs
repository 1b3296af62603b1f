//! The one time zone that is written, and how a calendar becomes text.
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Berlin;
use icalendar::{Calendar, CalendarDateTime};

use crate::Method;

const ZONE: &str = "Europe/Berlin";

/// The rules since 1996, which `icalendar` does not write but RFC 5545, section 3.6.5, wants.
const RULES: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n\
    DTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
    DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\n";

pub(crate) fn in_zone(at: DateTime<Utc>) -> CalendarDateTime {
    CalendarDateTime::WithTimezone {
        date_time: at.with_timezone(&Berlin).naive_local(),
        tzid: ZONE.to_owned(),
    }
}

/// A calendar with the properties that all of ours have.
pub(crate) fn calendar(method: Method) -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Lotse//Lotse//DE"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", method.as_str()),
    ] {
        calendar.append_property((name, value));
    }
    calendar
}

/// With the zone explained before the first use of it. A calendar needs some component (RFC 5545, section 3.6), so
/// one without events has the zone alone.
pub(crate) fn written(calendar: &Calendar) -> String {
    let mut text = calendar.to_string();
    // What a line is folded into begins with a space, so that no value can look like this.
    let first = ["\r\nBEGIN:VEVENT\r\n", "\r\nEND:VCALENDAR\r\n"].iter().find_map(|mark| text.find(mark));
    if let Some(at) = first {
        text.insert_str(at + 2, RULES);
    }
    text
}

/// One line, so that no value can begin a property of its own.
pub(crate) fn line(text: &str) -> String {
    text.split(ends_line).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Several lines, which the writer escapes; whatever else controls is left out (RFC 5545, section 3.1).
pub(crate) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|&letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect()
}

fn ends_line(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}
