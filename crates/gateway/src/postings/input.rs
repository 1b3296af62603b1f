use chrono::NaiveDate;
use lotse_domain::{
    application::QuestionKey,
    company::SiteDraft,
    vacancy::{
        ApplyBy, Kind, Qualification, SchoolRhythm, VacancyDraft, WorkPattern,
        desk::{CloseReason, DeskStep, PostingDraft, Questions},
    },
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// What a company writes about a vacancy. A whole one: what is absent is unknown, or as it usually is.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PostingRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct PostingIn {
    /// An apprenticeship unless given.
    #[schema(value_type = Option<words::KindDescribed>)]
    kind: Option<Kind>,
    /// "(m/w/d)" and the like are taken off.
    #[schema(max_length = 300, example = "Mechatroniker")]
    title: String,
    /// Code or title of the catalogue; the title is looked at where this is missing.
    #[schema(example = "26112-900")]
    occupation: Option<String>,
    #[schema(max_length = 1_000)]
    summary: Option<String>,
    /// Markdown.
    #[schema(max_length = 40_000)]
    description: Option<String>,
    /// Number of places; 1 unless given.
    #[schema(minimum = 1, maximum = 1_000)]
    places: Option<i32>,
    starts_on: Option<NaiveDate>,
    /// As soon as possible.
    #[serde(default)]
    starts_asap: bool,
    #[serde(default)]
    start_flexible: bool,
    #[schema(minimum = 1, maximum = 72, example = 42)]
    duration_months: Option<i32>,
    /// The lowest school-leaving qualification that is asked for.
    #[schema(value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    /// School subjects that help.
    #[serde(default)]
    subjects: Vec<String>,
    /// Gross pay a month in cents, for each year of the training.
    #[serde(default)]
    #[schema(example = json!([115_000, 121_000, 128_000]))]
    pay_by_year: Vec<i32>,
    /// Pay in words, such as a tariff group.
    pay_note: Option<String>,
    /// Hours a week, in minutes.
    #[schema(example = 2_310)]
    weekly_minutes: Option<i32>,
    #[schema(value_type = Option<words::WorkPatternDescribed>)]
    work_pattern: Option<WorkPattern>,
    /// The vocational school.
    school: Option<String>,
    #[schema(value_type = Option<words::SchoolRhythmDescribed>)]
    school_rhythm: Option<SchoolRhythm>,
    prospects: Option<String>,
    /// Whether the company means to keep its trainees.
    takeover: Option<bool>,
    #[serde(default)]
    benefits: Vec<String>,
    accessibility: Option<String>,
    languages: Option<String>,
    /// `here` unless given.
    #[schema(value_type = Option<words::ApplyByDescribed>)]
    apply_by: Option<ApplyBy>,
    /// URL, mail address or number, for other ways than `here`.
    apply_address: Option<String>,
    /// Public, as the whole contact is.
    contact_name: Option<String>,
    contact_mail: Option<String>,
    contact_phone: Option<String>,
    /// Last day to apply.
    deadline: Option<NaiveDate>,
    /// Where it is, the first site first.
    #[serde(default)]
    sites: Vec<PostingSiteIn>,
    /// What applications answer, at most three; `why`, `strengths` and `tried` unless given.
    #[schema(value_type = Option<Vec<words::QuestionDescribed>>)]
    questions: Option<Vec<QuestionKey>>,
    /// The most open applications at a time; any number unless given.
    #[schema(minimum = 1, maximum = 1_000)]
    most_open: Option<i32>,
    /// Last day on which it is shown; the deadline, or 180 days after publication, unless given.
    expires_on: Option<NaiveDate>,
    /// Slug of the cluster that checks it; the first of which the company is an active member unless given.
    pub(super) cluster: Option<String>,
}

/// An address where a vacancy is.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PostingSite)]
#[serde(deny_unknown_fields)]
struct PostingSiteIn {
    street: Option<String>,
    #[schema(example = "90402")]
    postal_code: Option<String>,
    /// May be missing where the postal code tells it.
    town: Option<String>,
    /// Two letters as in ISO 3166-2:DE.
    state: Option<String>,
    /// ISO 3166-1 alpha-2; Germany unless given.
    country: Option<String>,
}

impl From<PostingSiteIn> for SiteDraft {
    fn from(PostingSiteIn { street, postal_code, town, state, country }: PostingSiteIn) -> Self {
        Self { street, postal_code, town, state, country, latitude: None, longitude: None }
    }
}

impl PostingIn {
    /// The draft; who checks it was found by its slug.
    pub(super) fn draft(self, cluster_id: Option<Uuid>) -> PostingDraft {
        let Self {
            kind,
            title,
            occupation,
            summary,
            description,
            places,
            starts_on,
            starts_asap,
            start_flexible,
            duration_months,
            qualification,
            subjects,
            pay_by_year,
            pay_note,
            weekly_minutes,
            work_pattern,
            school,
            school_rhythm,
            prospects,
            takeover,
            benefits,
            accessibility,
            languages,
            apply_by,
            apply_address,
            contact_name,
            contact_mail,
            contact_phone,
            deadline,
            sites,
            questions,
            most_open,
            expires_on,
            cluster: _,
        } = self;
        let vacancy = VacancyDraft {
            kind,
            title,
            occupation,
            summary,
            description,
            places,
            starts_on,
            starts_asap,
            start_flexible,
            duration_months,
            qualification,
            subjects,
            pay_by_year,
            pay_note,
            weekly_minutes,
            work_pattern,
            school,
            school_rhythm,
            prospects,
            takeover,
            benefits,
            accessibility,
            languages,
            apply_by,
            apply_address,
            contact_name,
            contact_mail,
            contact_phone,
            deadline,
            // The one in the address.
            company: String::new(),
            sites: sites.into_iter().map(Into::into).collect(),
        };
        let questions = questions.map_or_else(Questions::default, Questions);
        PostingDraft { vacancy, questions, most_open, expires_on, cluster_id }
    }
}

/// What a company does with a vacancy; `step` says which.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PostingStep)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StepIn {
    /// To the cluster's managers; published at once where the cluster trusts the company.
    Submit {},
    /// Back into the drafts before anybody has checked it.
    TakeBack {},
    Pause {},
    Resume {},
    /// Ends it; all open applicants are told.
    Close {
        #[schema(value_type = words::CloseReasonDescribed)]
        reason: CloseReason,
    },
    /// Offers an expired or withdrawn one again, or shows a published one longer.
    Renew {
        /// Last day on which it is shown.
        until: Option<NaiveDate>,
    },
}

impl From<StepIn> for DeskStep {
    fn from(step: StepIn) -> Self {
        match step {
            StepIn::Submit {} => Self::Submit,
            StepIn::TakeBack {} => Self::TakeBack,
            StepIn::Pause {} => Self::Pause,
            StepIn::Resume {} => Self::Resume,
            StepIn::Close { reason } => Self::Close(reason),
            StepIn::Renew { until } => Self::Renew { until },
        }
    }
}

/// What is copied how.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PostingCopy)]
#[serde(deny_unknown_fields)]
pub(super) struct CopyIn {
    /// Start and deadline move by one year.
    #[serde(default)]
    pub(super) next_year: bool,
}
