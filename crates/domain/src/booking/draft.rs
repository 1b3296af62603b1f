use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BookingState, place::PlaceAnswer};

/// What somebody wants to book, in one step: all of it or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingDraft {
    /// Slots of the event, 1 to 20, that do not clash with each other.
    pub slots: Vec<Uuid>,
    /// Stand in the waiting list of those that are full; otherwise a full one is a refusal.
    pub wait: bool,
    /// Keep the places for [`HOLD_MINUTES`](super::own::HOLD_MINUTES) only, while more is put together. Only signed in.
    pub hold: bool,
    /// Who books, where it is a group; a person otherwise. Only signed in.
    pub group: Option<GroupDraft>,
    /// The person, or the first ones of the group, in order; others are named later.
    pub people: Vec<PersonDraft>,
    /// Of whoever books, for late changes.
    pub phone: Option<String>,
    /// To the organiser, at most 1,000 characters.
    pub note: Option<String>,
    /// Companies wished for, dearest first; where the event works with wishes.
    pub wishes: Vec<Uuid>,
}

/// A class, a team, several employees.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDraft {
    /// 2 to 500.
    pub size: i32,
    /// "Klasse 8b", 1 to 120 characters.
    pub group_name: String,
    /// The school for which a teacher books.
    pub school_id: Option<Uuid>,
    /// The company for which one of its people books.
    pub company_id: Option<Uuid>,
    /// Until when places are to be named; a week before the event unless said, and never after it begins.
    pub names_until: Option<DateTime<Utc>>,
}

/// One person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDraft {
    /// 1 to 120 characters in one line.
    pub name: String,
    /// Where this person's own ticket goes; whoever books alone gets it anyway.
    pub mail: Option<String>,
    /// Needed where the event or a slot asks for it; what the account knows already stays.
    pub birth_date: Option<NaiveDate>,
    /// A school of the cluster: counts for its window and quota.
    pub school_id: Option<Uuid>,
    /// Any other school by name.
    pub school: Option<String>,
    pub school_year: Option<String>,
    /// Who must agree, where somebody must.
    pub guardian_mail: Option<String>,
    pub answers: Vec<PlaceAnswer>,
    pub options: Vec<Uuid>,
}

/// What to add to an itinerary and what to give back, in one step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub add: Vec<Uuid>,
    pub drop: Vec<Uuid>,
    /// A group's new size; places named last go first when it shrinks, unnamed ones before them.
    pub size: Option<i32>,
    pub wait: bool,
}

/// What was booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    pub itinerary_id: Uuid,
    pub event_id: Uuid,
    /// In time order.
    pub bookings: Vec<BookedSlot>,
    /// A guardian has been asked: the places are held until they agree.
    pub awaits_guardian: bool,
    /// `/gruppe/{token}`, for groups.
    pub link_token: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedSlot {
    pub booking_id: Uuid,
    pub slot_id: Uuid,
    pub state: BookingState,
    /// How many bookings wait before this one.
    pub ahead: Option<u64>,
    pub held_until: Option<DateTime<Utc>>,
}

/// Why a slot cannot be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// So many places are left, fewer than wanted.
    Full {
        free: i32,
    },
    NotOpenYet {
        opens_at: DateTime<Utc>,
    },
    /// Only for certain schools until then.
    FirstSchools {
        until: DateTime<Utc>,
    },
    Closed,
    /// It, or the event, was cancelled, or is over.
    Gone,
    /// The person is somewhere else at that time: at what, from when on.
    Clash {
        title: String,
        starts_at: DateTime<Utc>,
    },
    /// It is only for groups, or only for persons, or the party is too large.
    NotForThem {
        most: Option<i32>,
    },
    /// The school has its places already.
    SchoolFull {
        most: i32,
    },
    /// So many appointments a person may have.
    Enough {
        most: i32,
    },
    /// Appointments are given by wish.
    ByWish,
    /// It is booked already.
    BookedAlready,
}

impl Reason {
    /// Its stable word.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Full { .. } => "full",
            Self::NotOpenYet { .. } => "not_open_yet",
            Self::FirstSchools { .. } => "first_schools",
            Self::Closed => "closed",
            Self::Gone => "gone",
            Self::Clash { .. } => "clash",
            Self::NotForThem { .. } => "not_for_them",
            Self::SchoolFull { .. } => "school_full",
            Self::Enough { .. } => "enough",
            Self::ByWish => "by_wish",
            Self::BookedAlready => "booked_already",
        }
    }
}

/// A slot that cannot be booked, with the next choice that can: the same company, or else the same kind, nearest in time, free, and
/// clash-free with the rest of what is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotBookable {
    pub slot_id: Uuid,
    pub title: String,
    pub why: Reason,
    pub next: Option<NextChoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextChoice {
    pub slot_id: Uuid,
    pub title: String,
    pub starts_at: DateTime<Utc>,
}

impl fmt::Display for NotBookable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.title)?;
        match &self.why {
            Reason::Full { free: 0 } => f.write_str("no place is free"),
            Reason::Full { free } => write!(f, "only {free} places are free"),
            Reason::NotOpenYet { opens_at } => write!(f, "sign-up opens at {opens_at}"),
            Reason::FirstSchools { until } => write!(f, "only certain schools may sign up until {until}"),
            Reason::Closed => f.write_str("sign-up is closed"),
            Reason::Gone => f.write_str("it does not take place, or is over"),
            Reason::Clash { title, starts_at } => write!(f, "clashes with \"{title}\" at {starts_at}"),
            Reason::NotForThem { most: Some(most) } => write!(f, "takes parties of at most {most}"),
            Reason::NotForThem { most: None } => f.write_str("is not for such a booking"),
            Reason::SchoolFull { most } => write!(f, "the school has its {most} places already"),
            Reason::Enough { most } => write!(f, "a person may have {most} appointments"),
            Reason::ByWish => f.write_str("is given by wish"),
            Reason::BookedAlready => f.write_str("is booked already"),
        }
    }
}
