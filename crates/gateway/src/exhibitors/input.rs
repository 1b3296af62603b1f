use chrono::{DateTime, Utc};
use lotse_domain::event::{
    desk::InterviewPlan,
    exhibitor::{ExhibitorDraft, ExhibitorStep},
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a company says about itself at an event.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ExhibitorRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ExhibitorIn {
    /// Slug of the company.
    pub(super) company: String,
    /// Plain text, as the two below.
    #[schema(max_length = 2_000)]
    offers: Option<String>,
    #[schema(max_length = 2_000)]
    seeks: Option<String>,
    /// Power, tables; for the managers only.
    #[schema(max_length = 2_000)]
    needs: Option<String>,
    #[schema(max_length = 120)]
    contact_name: Option<String>,
    /// Own vacancies that are published.
    #[serde(default)]
    #[schema(max_items = 20)]
    vacancies: Vec<Uuid>,
    /// Who holds interviews, by name.
    #[serde(default)]
    #[schema(max_items = 20)]
    interviewers: Vec<String>,
}

impl ExhibitorIn {
    pub(super) fn draft(self) -> ExhibitorDraft {
        let Self { company: _, offers, seeks, needs, contact_name, vacancies, interviewers } = self;
        ExhibitorDraft { offers, seeks, needs, contact_name, vacancies, interviewers }
    }
}

/// A step with an exhibitor.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ExhibitorStep)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepIn {
    /// By a manager; also gives an admitted one another stand.
    Admit {
        /// The label of a stand of the hall plan.
        #[schema(max_length = 32)]
        stand: Option<String>,
    },
    /// By a manager; the company is told why.
    Refuse {
        #[schema(min_length = 1, max_length = 1_000)]
        reason: Option<String>,
    },
    /// The company does not come after all; its interviews are cancelled, and whoever has one is told.
    Withdraw {
        #[schema(max_length = 1_000)]
        reason: Option<String>,
    },
    /// It asks again after it had withdrawn.
    Apply {},
}

impl StepIn {
    /// The step, a stand, a reason.
    pub(super) fn parts(self) -> (ExhibitorStep, Option<String>, Option<String>) {
        match self {
            Self::Admit { stand } => (ExhibitorStep::Admit, stand, None),
            Self::Refuse { reason } => (ExhibitorStep::Refuse, None, reason),
            Self::Withdraw { reason } => (ExhibitorStep::Withdraw, None, reason),
            Self::Apply {} => (ExhibitorStep::Apply, None, None),
        }
    }
}

/// Whom a company would rather meet.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PreferencesRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct PreferencesIn {
    /// Those who wish for it, by `itinerary_id`, best first; those left out follow by lot.
    pub(super) itineraries: Vec<Uuid>,
}

/// Interviews one after the other.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = InterviewsRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct InterviewsIn {
    /// One row of interviews for each, by id.
    interviewers: Vec<Uuid>,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    #[schema(minimum = 5, maximum = 120)]
    minutes: i32,
    /// Between two.
    #[serde(default)]
    #[schema(minimum = 0)]
    pause_minutes: i32,
    /// Left out: lunch.
    break_from: Option<DateTime<Utc>>,
    break_until: Option<DateTime<Utc>>,
}

impl InterviewsIn {
    pub(super) fn plan(self, exhibitor_id: Uuid) -> InterviewPlan {
        let Self { interviewers, from, until, minutes, pause_minutes, break_from, break_until } = self;
        InterviewPlan {
            exhibitor_id,
            interviewers,
            from,
            until,
            minutes,
            pause_minutes,
            break_from,
            break_until,
        }
    }
}
