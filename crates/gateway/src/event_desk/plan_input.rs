use chrono::{NaiveDate, NaiveTime};
use lotse_domain::event::{
    desk::{CircuitPlan, OptionDraft, QuestionDraft, Station},
    question::QuestionKind,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// All questions and options of an event: those with an id are kept or changed, others added, the rest is asked no more.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = EventQuestionsRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionsIn {
    #[serde(default)]
    #[schema(max_items = 20)]
    pub(super) questions: Vec<QuestionIn>,
    #[serde(default)]
    #[schema(max_items = 60)]
    pub(super) options: Vec<OptionIn>,
}

/// A question; one that was answered is replaced by another wording, so that answers stay with what was asked.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = EventQuestionRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionIn {
    id: Option<Uuid>,
    #[schema(min_length = 1, max_length = 300)]
    label: String,
    #[schema(max_length = 500)]
    hint: Option<String>,
    #[schema(value_type = words::EventQuestionKindDescribed)]
    kind: QuestionKind,
    /// For a choice.
    #[serde(default)]
    #[schema(max_items = 40)]
    choices: Vec<String>,
    #[serde(default)]
    required: bool,
}

/// Something to choose beside a place.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = EventOptionRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionIn {
    id: Option<Uuid>,
    #[schema(min_length = 1, max_length = 80)]
    topic: String,
    #[schema(min_length = 1, max_length = 80)]
    label: String,
    /// Absent where there is no end of them.
    #[schema(minimum = 0, maximum = 100_000)]
    capacity: Option<i32>,
}

/// A circuit: groups go round stations, each once, without two groups at one station.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CircuitRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CircuitIn {
    /// Slots of the event.
    #[schema(min_items = 1, max_items = 60)]
    groups: Vec<Uuid>,
    #[schema(min_items = 1, max_items = 60)]
    stations: Vec<StationIn>,
    on: NaiveDate,
    /// In local time.
    #[schema(value_type = String, example = "08:30:00")]
    from: NaiveTime,
    #[schema(minimum = 5, maximum = 240)]
    minutes: i32,
    #[serde(default)]
    #[schema(minimum = 0, maximum = 120)]
    pause_minutes: i32,
    /// After so many rounds a longer pause.
    long_pause_after: Option<i32>,
    #[serde(default)]
    long_pause_minutes: i32,
}

/// A station.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = StationRequest)]
#[serde(deny_unknown_fields)]
struct StationIn {
    title: String,
    company_id: Option<Uuid>,
    place: Option<String>,
}

impl From<QuestionIn> for QuestionDraft {
    fn from(QuestionIn { id, label, hint, kind, choices, required }: QuestionIn) -> Self {
        Self { id, label, hint, kind, choices, required }
    }
}

impl From<OptionIn> for OptionDraft {
    fn from(OptionIn { id, topic, label, capacity }: OptionIn) -> Self {
        Self { id, topic, label, capacity }
    }
}

impl From<CircuitIn> for CircuitPlan {
    fn from(circuit: CircuitIn) -> Self {
        let CircuitIn {
            groups,
            stations,
            on,
            from,
            minutes,
            pause_minutes,
            long_pause_after,
            long_pause_minutes,
        } = circuit;
        let station = |StationIn { title, company_id, place }| Station { title, company_id, place };
        Self {
            groups,
            stations: stations.into_iter().map(station).collect(),
            from,
            on,
            minutes,
            pause_minutes,
            long_pause_after,
            long_pause_minutes,
        }
    }
}
