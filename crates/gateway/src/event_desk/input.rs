use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::event::{
    BookingMode, Event, EventKind, EventState, EventStep, Schools, WaitingRule,
    desk::{EventDraft, SeriesChoice},
};
use lotse_web_kit::{Params, QueryParams};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{patch::described_patch, words};

/// What a manager writes about an event. A whole one: what is absent is unknown, or as it usually is.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = EventRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventIn {
    #[schema(value_type = words::EventKindDescribed)]
    kind: EventKind,
    #[schema(min_length = 3, max_length = 200, example = "Ausbildungsmesse 2027")]
    title: String,
    /// A series of the cluster.
    series_id: Option<Uuid>,
    /// Title of a new series.
    #[schema(min_length = 3, max_length = 200)]
    new_series: Option<String>,
    /// One or two sentences in plain text.
    #[schema(max_length = 300)]
    summary: Option<String>,
    /// Markdown, as `benefit` and `bring` are.
    #[schema(max_length = 20_000)]
    description: Option<String>,
    #[schema(max_length = 20_000)]
    benefit: Option<String>,
    #[schema(max_length = 20_000)]
    bring: Option<String>,
    #[schema(max_length = 200)]
    audience: Option<String>,
    #[schema(max_length = 200)]
    venue: Option<String>,
    #[schema(max_length = 200)]
    street: Option<String>,
    #[schema(example = "93047")]
    postal_code: Option<String>,
    /// Of the postal code unless given.
    #[schema(max_length = 200)]
    town: Option<String>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    cancel_until: Option<DateTime<Utc>>,
    /// Schools of the cluster whose people may sign up first.
    #[serde(default)]
    #[schema(max_items = 200)]
    first_schools: Vec<Uuid>,
    first_until: Option<DateTime<Utc>>,
    #[schema(minimum = 1)]
    school_most: Option<i32>,
    #[schema(minimum = 14, maximum = 18)]
    consent_below: Option<i32>,
    /// `direct` unless given.
    #[schema(value_type = Option<words::BookingModeDescribed>)]
    mode: Option<BookingMode>,
    wishes_until: Option<DateTime<Utc>>,
    /// 5 unless given.
    #[schema(minimum = 1, maximum = 20)]
    wishes_most: Option<i32>,
    /// 3 unless given.
    #[schema(minimum = 1, maximum = 20)]
    appointments_most: Option<i32>,
    /// `fit` unless given.
    #[schema(value_type = Option<words::WaitingRuleDescribed>)]
    waiting_rule: Option<WaitingRule>,
    #[schema(minimum = 1, maximum = 168)]
    offer_hours: Option<i32>,
}

described_patch!(
    /// See [`EventIn`].
    EventPatch as "EventPatch" of EventIn,
    with "move_slots": "Where `starts_at` changes: moves slots and meetings by the same span."
);

impl EventIn {
    /// As it is now.
    pub(super) fn of(event: &Event) -> Self {
        let Schools(first_schools) = event.first_schools.clone();
        Self {
            kind: event.kind,
            title: event.title.clone(),
            series_id: event.series_id,
            new_series: None,
            summary: event.summary.clone(),
            description: event.description.clone(),
            benefit: event.benefit.clone(),
            bring: event.bring.clone(),
            audience: event.audience.clone(),
            venue: event.venue.clone(),
            street: event.street.clone(),
            postal_code: event.postal_code.clone(),
            town: event.town.clone(),
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            opens_at: event.opens_at,
            closes_at: event.closes_at,
            cancel_until: event.cancel_until,
            first_schools,
            first_until: event.first_until,
            school_most: event.school_most,
            consent_below: event.consent_below,
            mode: Some(event.mode),
            wishes_until: event.wishes_until,
            wishes_most: Some(event.wishes_most),
            appointments_most: Some(event.appointments_most),
            waiting_rule: Some(event.waiting_rule),
            offer_hours: event.offer_hours,
        }
    }

    pub(super) fn draft(self) -> EventDraft {
        let Self {
            kind,
            title,
            series_id,
            new_series,
            summary,
            description,
            benefit,
            bring,
            audience,
            venue,
            street,
            postal_code,
            town,
            starts_at,
            ends_at,
            opens_at,
            closes_at,
            cancel_until,
            first_schools,
            first_until,
            school_most,
            consent_below,
            mode,
            wishes_until,
            wishes_most,
            appointments_most,
            waiting_rule,
            offer_hours,
        } = self;
        EventDraft {
            kind,
            title,
            series: new_series.map(SeriesChoice::New).or(series_id.map(SeriesChoice::Known)),
            summary,
            description,
            benefit,
            bring,
            audience,
            venue,
            street,
            postal_code,
            town,
            starts_at,
            ends_at,
            opens_at,
            closes_at,
            cancel_until,
            first_schools,
            first_until,
            school_most,
            consent_below,
            mode: mode.unwrap_or(BookingMode::Direct),
            wishes_until,
            wishes_most: wishes_most.unwrap_or(5),
            appointments_most: appointments_most.unwrap_or(3),
            waiting_rule: waiting_rule.unwrap_or(WaitingRule::Fit),
            offer_hours,
        }
    }
}

/// When the next edition is.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = EventCopyRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CopyIn {
    pub(super) starts_on: NaiveDate,
    #[schema(min_length = 3, max_length = 200)]
    pub(super) title: String,
}

/// A step with an event; it begins and ends by itself.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = EventStep)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepIn {
    Publish {
        /// Not needed.
        reason: Option<String>,
    },
    /// Back to a draft, while nobody has signed up.
    Unpublish {
        /// Not needed.
        reason: Option<String>,
    },
    /// Everyone who has a place or waits is told.
    Cancel {
        #[schema(min_length = 1, max_length = 1_000)]
        reason: Option<String>,
    },
}

impl StepIn {
    pub(super) fn parts(self) -> (EventStep, Option<String>) {
        match self {
            Self::Publish { reason } => (EventStep::Publish, reason),
            Self::Unpublish { reason } => (EventStep::Unpublish, reason),
            Self::Cancel { reason } => (EventStep::Cancel, reason),
        }
    }
}

/// Which events of the desk.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of DeskAsked")]
pub(super) struct DeskIn {
    /// Only those in that state.
    #[param(value_type = Option<words::EventStateDescribed>)]
    state: Option<EventState>,
}

#[derive(Debug)]
pub(super) struct DeskAsked(pub(super) Option<EventState>);

impl QueryParams for DeskAsked {
    fn read(params: &mut Params) -> Self {
        Self(params.word("state"))
    }
}
