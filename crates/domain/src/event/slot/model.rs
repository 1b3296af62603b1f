use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What a slot is.
    SlotKind {
        /// To be there at all: blocks nobody's time.
        Admission = "admission",
        /// A seat on a tour.
        Bus = "bus",
        /// A place of a class's visit or of one group of a circuit.
        ClassPlace = "class_place",
        /// A date of a seminar, workshop or get-together.
        Date = "date",
        /// Something with an hour and a place: a talk, a tour of a works.
        Talk = "talk",
        /// Some minutes with a company.
        Interview = "interview",
        /// A visit of a company within a tour.
        Stop = "stop",
    }
}

string_enum! {
    /// What a slot takes of a person's time.
    Layer {
        /// The whole of an event: clashes with other frames.
        Frame = "frame",
        /// Lies within a frame: clashes with other appointments.
        Appointment = "appointment",
    }
}

impl SlotKind {
    /// What it takes of a person's time; nothing for an admission.
    pub const fn layer(self) -> Option<Layer> {
        match self {
            Self::Admission => None,
            Self::Bus | Self::ClassPlace | Self::Date => Some(Layer::Frame),
            Self::Talk | Self::Interview | Self::Stop => Some(Layer::Appointment),
        }
    }

    /// Whether people get it by wish where an event works with wishes, and are counted by `appointments_most`.
    pub const fn is_wished_for(self) -> bool {
        matches!(self, Self::Interview | Self::Stop)
    }
}

string_enum! {
    /// What one place of a slot holds.
    Unit {
        Person = "person",
        /// A whole party, whatever its size.
        Party = "party",
    }
}

string_enum! {
    /// Who may book a slot.
    Takes {
        Persons = "persons",
        Groups = "groups",
        Both = "both",
    }
}

/// The bookable unit of an event. Only `booking::engine` writes `taken`, `waiting` and `next_position`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub kind: SlotKind,
    /// Whose interview, talk or stop it is.
    pub company_id: Option<Uuid>,
    /// Who holds the interview. The database holds that nobody holds two at a time.
    pub interviewer_id: Option<Uuid>,
    pub title: String,
    /// Markdown.
    #[sea_orm(column_type = "Text", nullable)]
    pub description: Option<String>,
    /// The room, the stand, where the bus leaves.
    pub place: Option<String>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub unit: Unit,
    pub takes: Takes,
    /// The most people of one party; the capacity where it is not set.
    pub party_most: Option<i32>,
    pub capacity: i32,
    /// Places of bookings that are held, offered, confirmed, attended or missed. The database holds `taken <= capacity`.
    pub taken: i32,
    /// Places of bookings that wait.
    pub waiting: i32,
    /// The number of the next one in the waiting list.
    pub next_position: i64,
    /// Whether people may wait when it is full.
    pub waiting_list: bool,
    /// Nobody passes those who wait: follows [`super::super::WaitingRule::Strict`].
    pub in_order: bool,
    /// Instead of the event's.
    pub opens_at: Option<DateTime<Utc>>,
    pub closes_at: Option<DateTime<Utc>>,
    /// Order among slots of the same time.
    pub position: i32,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Places that are free.
    pub const fn free(&self) -> i32 {
        self.capacity - self.taken
    }
}
