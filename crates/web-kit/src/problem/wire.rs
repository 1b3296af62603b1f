use chrono::{DateTime, Utc};
use lotse_domain::booking::{NextChoice, NotBookable, Reason};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Problem;

/// Problem details (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemOut {
    /// Names the kind of problem; leads to its line in the table of codes.
    #[serde(rename = "type")]
    #[schema(example = "/api/v1/problems#bad_query")]
    kind: String,
    /// The same for every problem of this kind.
    #[schema(example = "The query cannot be read")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What is wrong this time, for people.
    #[schema(example = "radius_km: must be between 1 and 500")]
    detail: String,
    /// The path of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/api/v1/search")]
    instance: Option<String>,
    /// Stable word for programs.
    #[schema(example = "bad_query")]
    code: &'static str,
    /// Each field or parameter that is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldProblemOut>,
    /// Of a booking that is refused: each slot that cannot be booked, why, and what can be booked instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    not_bookable: Vec<NotBookableOut>,
    /// Names the request in our logs; the same as the header `X-Request-Id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

/// One field or parameter that is wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FieldProblem)]
pub struct FieldProblemOut {
    /// Its name.
    #[schema(example = "radius_km")]
    field: String,
    /// Stable word for what is wrong with it.
    #[schema(example = "out_of_range")]
    code: &'static str,
    /// One sentence for people.
    #[schema(example = "must be between 1 and 500")]
    detail: String,
}

impl ProblemOut {
    pub(super) fn new(problem: &Problem, instance: Option<&str>, request_id: Option<&str>) -> Self {
        let row = problem.code.row();
        Self {
            kind: format!("/api/v1/problems#{}", row.word),
            title: row.title,
            status: row.status.as_u16(),
            detail: problem.detail.clone().into_owned(),
            instance: instance.map(str::to_owned),
            code: row.word,
            errors: problem
                .errors
                .iter()
                .map(|e| FieldProblemOut {
                    field: e.field.clone().into_owned(),
                    code: e.code,
                    detail: e.detail.clone(),
                })
                .collect(),
            not_bookable: problem.not_bookable.iter().map(Into::into).collect(),
            request_id: request_id.map(str::to_owned),
        }
    }
}

/// A slot that cannot be booked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NotBookable)]
pub struct NotBookableOut {
    slot_id: Uuid,
    title: String,
    /// Stable word for why.
    #[schema(example = "full")]
    code: &'static str,
    details: NotBookableDetailsOut,
    /// What can be booked instead: of the same company or kind, nearest in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<NextChoiceOut>,
}

/// What belongs to the reason; which of it is there hangs on the code.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = NotBookableDetails)]
pub struct NotBookableDetailsOut {
    /// `full`: so many places are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<i32>,
    /// `not_open_yet`: from when on.
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<DateTime<Utc>>,
    /// `first_schools`: until when only certain schools may.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<DateTime<Utc>>,
    /// `clash`: with what.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// `clash`: when that begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_at: Option<DateTime<Utc>>,
    /// `not_for_them`, `school_full`, `enough`: how many there may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<i32>,
}

/// A slot that can be booked instead.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NextChoice)]
pub struct NextChoiceOut {
    slot_id: Uuid,
    title: String,
    starts_at: DateTime<Utc>,
}

impl From<&NotBookable> for NotBookableOut {
    fn from(NotBookable { slot_id, title, why, next }: &NotBookable) -> Self {
        Self {
            slot_id: *slot_id,
            title: title.clone(),
            code: why.code(),
            details: why.into(),
            next: next.as_ref().map(Into::into),
        }
    }
}

impl From<&Reason> for NotBookableDetailsOut {
    fn from(reason: &Reason) -> Self {
        let nothing = Self::default();
        match reason {
            Reason::Full { free } => Self { free: Some(*free), ..nothing },
            Reason::NotOpenYet { opens_at } => Self { opens_at: Some(*opens_at), ..nothing },
            Reason::FirstSchools { until } => Self { until: Some(*until), ..nothing },
            Reason::Clash { title, starts_at } => {
                Self { title: Some(title.clone()), starts_at: Some(*starts_at), ..nothing }
            }
            Reason::NotForThem { most } => Self { most: *most, ..nothing },
            Reason::SchoolFull { most } | Reason::Enough { most } => Self { most: Some(*most), ..nothing },
            Reason::Closed | Reason::Gone | Reason::ByWish | Reason::BookedAlready => nothing,
        }
    }
}

impl From<&NextChoice> for NextChoiceOut {
    fn from(NextChoice { slot_id, title, starts_at }: &NextChoice) -> Self {
        Self { slot_id: *slot_id, title: title.clone(), starts_at: *starts_at }
    }
}
