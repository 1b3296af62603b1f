use chrono::{DateTime, Utc};
use lotse_domain::event::{
    BookingMode, Event, EventKind, EventState, EventView, HallPlan, Schools, Stand, WaitingRule,
    series::EventSeries,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    around::{EventQuestionsOut, ExhibitorOut},
    slots::SlotOut,
};
use crate::{clusters::ClusterRefOut, paths, words};

/// An event with everything that belongs to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Event)]
pub(crate) struct EventOut {
    #[serde(flatten)]
    pub(crate) event: EventFieldsOut,
    cluster: ClusterRefOut,
    /// Whose edition it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<SeriesOut>,
    /// In time order.
    slots: Vec<SlotOut>,
    /// By name.
    exhibitors: Vec<ExhibitorOut>,
    #[serde(flatten)]
    asked: EventQuestionsOut,
    /// Schools of the cluster, to choose one's own.
    schools: Vec<EventSchoolOut>,
    /// Whether a birth date is needed, for a guardian may have to agree.
    asks_birth_date: bool,
}

/// An event by itself.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventFields)]
pub(crate) struct EventFieldsOut {
    pub(crate) id: Uuid,
    slug: String,
    /// Address of its page.
    path: String,
    #[schema(value_type = words::EventKindDescribed)]
    kind: EventKind,
    #[schema(value_type = words::EventStateDescribed)]
    state: EventState,
    #[serde(skip_serializing_if = "Option::is_none")]
    series_id: Option<Uuid>,
    title: String,
    /// One or two sentences in plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Markdown as it was handed in: make it safe before you show it. So are `benefit` and `bring`.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    benefit: Option<String>,
    /// What to bring.
    #[serde(skip_serializing_if = "Option::is_none")]
    bring: Option<String>,
    /// For whom, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    audience: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    /// From when on people may sign up; at once where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes_at: Option<DateTime<Utc>>,
    /// Until when people may cancel by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    cancel_until: Option<DateTime<Utc>>,
    /// Whose people may sign up before everybody else, by id.
    first_schools: Vec<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_until: Option<DateTime<Utc>>,
    /// The most people of one school.
    #[serde(skip_serializing_if = "Option::is_none")]
    school_most: Option<i32>,
    /// Below this age a guardian must agree to the visit; with a company's appointment below 16 in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    consent_below: Option<i32>,
    #[schema(value_type = words::BookingModeDescribed)]
    mode: BookingMode,
    #[serde(skip_serializing_if = "Option::is_none")]
    wishes_until: Option<DateTime<Utc>>,
    wishes_most: i32,
    appointments_most: i32,
    /// Of the allocation, so that anybody can do it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    allocation_seed: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allocation_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allocated_at: Option<DateTime<Utc>>,
    #[schema(value_type = words::WaitingRuleDescribed)]
    waiting_rule: WaitingRule,
    /// Whoever moves up must confirm within so many hours; absent where they simply have the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    offer_hours: Option<i32>,
    /// Absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    hall_plan: Option<HallPlanWire>,
    /// The edition that it was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    copied_from: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cancel_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<DateTime<Utc>>,
    /// For `If-Match`.
    pub(crate) version: i32,
    updated_at: DateTime<Utc>,
}

/// Where stands are in a hall, in cells of a grid.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = HallPlan)]
#[serde(deny_unknown_fields)]
pub(crate) struct HallPlanWire {
    /// Cells from left to right; 0 where there is no plan.
    #[schema(maximum = 60)]
    width: u16,
    /// Cells from top to bottom.
    #[schema(maximum = 60)]
    height: u16,
    stands: Vec<StandWire>,
}

/// A stand, or another area such as the entrance.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Stand)]
#[serde(deny_unknown_fields)]
struct StandWire {
    #[schema(min_length = 1, max_length = 32, example = "A12")]
    label: String,
    /// Whether an exhibitor can have it; otherwise the label says what it is.
    bookable: bool,
    x: u16,
    y: u16,
    width: u16,
    height: u16,
}

/// A series of editions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventSeries)]
struct SeriesOut {
    id: Uuid,
    slug: String,
    title: String,
    #[schema(value_type = words::EventKindDescribed)]
    kind: EventKind,
}

/// A school that one can be of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventSchool)]
struct EventSchoolOut {
    id: Uuid,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
}

impl From<EventView> for EventOut {
    fn from(view: EventView) -> Self {
        let asks_birth_date = view.asks_birth_date();
        let EventView {
            event,
            series,
            cluster_name,
            cluster_slug,
            slots,
            exhibitors,
            questions,
            options,
            schools,
        } = view;
        let school = |(id, name, town)| EventSchoolOut { id, name, town };
        Self {
            event: event.into(),
            cluster: ClusterRefOut::new(cluster_name, cluster_slug),
            series: series.map(Into::into),
            slots: slots.into_iter().map(Into::into).collect(),
            exhibitors: exhibitors.into_iter().map(Into::into).collect(),
            asked: EventQuestionsOut::new(questions, options),
            schools: schools.into_iter().map(school).collect(),
            asks_birth_date,
        }
    }
}

impl From<Event> for EventFieldsOut {
    fn from(event: Event) -> Self {
        let Event {
            id,
            series_id,
            // Told by the object beside it.
            cluster_id: _,
            kind,
            state,
            slug,
            title,
            summary,
            description,
            benefit,
            bring,
            audience,
            venue,
            street,
            postal_code,
            town,
            latitude,
            longitude,
            starts_at,
            ends_at,
            opens_at,
            closes_at,
            cancel_until,
            first_schools: Schools(first_schools),
            first_until,
            school_most,
            consent_below,
            mode,
            wishes_until,
            wishes_most,
            appointments_most,
            allocation_seed,
            allocation_digest,
            allocated_at,
            waiting_rule,
            offer_hours,
            hall_plan,
            copied_from,
            cancel_reason,
            published_at,
            version,
            created_at: _,
            updated_at,
        } = event;
        Self {
            id,
            path: paths::event_page(&slug),
            slug,
            kind,
            state,
            series_id,
            title,
            summary,
            description,
            benefit,
            bring,
            audience,
            venue,
            street,
            postal_code,
            town,
            latitude,
            longitude,
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
            allocation_seed,
            allocation_digest,
            allocated_at,
            waiting_rule,
            offer_hours,
            hall_plan: (hall_plan.width > 0).then(|| hall_plan.into()),
            copied_from,
            cancel_reason,
            published_at,
            version,
            updated_at,
        }
    }
}

impl From<HallPlan> for HallPlanWire {
    fn from(HallPlan { width, height, stands }: HallPlan) -> Self {
        Self { width, height, stands: stands.into_iter().map(Into::into).collect() }
    }
}

impl From<HallPlanWire> for HallPlan {
    fn from(HallPlanWire { width, height, stands }: HallPlanWire) -> Self {
        Self { width, height, stands: stands.into_iter().map(Into::into).collect() }
    }
}

impl From<Stand> for StandWire {
    fn from(Stand { label, bookable, x, y, width, height }: Stand) -> Self {
        Self { label, bookable, x, y, width, height }
    }
}

impl From<StandWire> for Stand {
    fn from(StandWire { label, bookable, x, y, width, height }: StandWire) -> Self {
        Self { label, bookable, x, y, width, height }
    }
}

impl From<EventSeries> for SeriesOut {
    fn from(series: EventSeries) -> Self {
        let EventSeries { id, cluster_id: _, kind, slug, title, version: _, created_at: _, updated_at: _ } =
            series;
        Self { id, slug, title, kind }
    }
}
