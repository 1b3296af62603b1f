use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::application::desk::{Answering, Filter, Lane, NewDate};
use lotse_web_kit::{Params, QueryParams};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::words;

/// Which applications.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct BoardIn {
    /// Only one column.
    #[param(value_type = Option<words::LaneDescribed>)]
    lane: Option<Lane>,
    /// Id of a vacancy: only those to it.
    vacancy: Option<Uuid>,
    /// Only those without a vacancy.
    #[param(value_type = Option<bool>, default = false)]
    speculative: bool,
    /// Only what is due within two days, or overdue.
    #[param(value_type = Option<bool>, default = false)]
    urgent: bool,
    /// Part of the name.
    #[param(max_length = 120)]
    name: Option<String>,
}

impl QueryParams for BoardIn {
    fn read(params: &mut Params) -> Self {
        Self {
            lane: params.word("lane").map(|words::LaneWord(lane)| lane),
            vacancy: params.word("vacancy"),
            speculative: params.word("speculative").unwrap_or(false),
            urgent: params.word("urgent").unwrap_or(false),
            name: params.text("name", 120),
        }
    }
}

impl From<BoardIn> for Filter {
    fn from(BoardIn { lane, vacancy, speculative, urgent, name }: BoardIn) -> Self {
        Self { lane, vacancy_id: vacancy, speculative, urgent, name }
    }
}

/// What a company answers; `step` says which.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BoardStep)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepIn {
    /// It was read; the pupil learns that much.
    See {},
    /// To an interview, with dates to choose from.
    Invite {
        #[schema(min_length = 1, max_length = 4_000)]
        text: String,
        #[schema(min_items = 1, max_items = 6)]
        dates: Vec<DateIn>,
    },
    /// Offers the place.
    Offer {
        #[schema(min_length = 1, max_length = 4_000)]
        text: String,
        /// The last day for taking it, 1 to 60 days from now; 14 unless given.
        reply_by: Option<NaiveDate>,
    },
    Reject {
        #[schema(min_length = 1, max_length = 4_000)]
        text: String,
    },
}

/// A date that is offered.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = OfferedDate)]
#[serde(deny_unknown_fields)]
pub(super) struct DateIn {
    starts_at: DateTime<Utc>,
    #[schema(minimum = 5, maximum = 480)]
    minutes: i32,
    /// Where, or how: an address, a telephone call, a link.
    #[schema(min_length = 1, max_length = 300)]
    place: String,
}

impl From<DateIn> for NewDate {
    fn from(DateIn { starts_at, minutes, place }: DateIn) -> Self {
        Self { starts_at, minutes, place }
    }
}

impl From<StepIn> for Answering {
    fn from(step: StepIn) -> Self {
        match step {
            StepIn::See {} => Self::See,
            StepIn::Invite { text, dates } => {
                Self::Invite { text, dates: dates.into_iter().map(Into::into).collect() }
            }
            StepIn::Offer { text, reply_by } => Self::Offer { text, reply_by },
            StepIn::Reject { text } => Self::Reject { text },
        }
    }
}

/// What is answered to several in the same way; `step` says which.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BoardSteps)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepsIn {
    /// They were read.
    See {
        #[schema(min_items = 1, max_items = 100)]
        ids: Vec<Uuid>,
    },
    Reject {
        #[schema(min_items = 1, max_items = 100)]
        ids: Vec<Uuid>,
        #[schema(min_length = 1, max_length = 4_000)]
        text: String,
    },
}

impl StepsIn {
    pub(super) fn parts(self) -> (Vec<Uuid>, Answering) {
        match self {
            Self::See { ids } => (ids, Answering::See),
            Self::Reject { ids, text } => (ids, Answering::Reject { text }),
        }
    }
}

/// What to note.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ApplicationNoteRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteIn {
    #[schema(min_length = 1, max_length = 4_000)]
    pub(super) text: String,
}
