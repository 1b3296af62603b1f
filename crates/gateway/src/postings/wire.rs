use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    application::QuestionKey,
    occupation::Words,
    vacancy::{
        ApplyBy, Kind, PayByYear, Qualification, SchoolRhythm, Vacancy, VacancyState, WorkPattern,
        desk::{CloseReason, OwnVacancy, Questions, Remark, Remarks, VacancyDesk},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{clusters::ClusterRefOut, companies::SiteOut, occupations::OccupationRefOut, words};

/// A company's vacancies in every state, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Postings)]
pub(super) struct PostingsOut {
    items: Vec<PostingOut>,
}

/// A vacancy as those see it who work for its company.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Posting)]
pub(crate) struct PostingOut {
    id: Uuid,
    #[schema(value_type = words::VacancyStateDescribed)]
    state: VacancyState,
    /// Written here; what an import brought is changed at its source.
    editable: bool,
    /// For `If-Match`.
    pub(super) version: i32,
    #[schema(value_type = words::KindDescribed)]
    kind: Kind,
    title: String,
    /// Where it is, the first site first.
    sites: Vec<SiteOut>,
    /// Absent where the catalogue does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<OccupationRefOut>,
    /// As it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    places: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_on: Option<NaiveDate>,
    starts_asap: bool,
    start_flexible: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_months: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    subjects: Vec<String>,
    /// Gross pay a month in cents, for each year of the training.
    pay_by_year: Vec<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pay_note: Option<String>,
    /// Hours a week, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    weekly_minutes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::WorkPatternDescribed>)]
    work_pattern: Option<WorkPattern>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::SchoolRhythmDescribed>)]
    school_rhythm: Option<SchoolRhythm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prospects: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    takeover: Option<bool>,
    benefits: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessibility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Option<String>,
    #[schema(value_type = words::ApplyByDescribed)]
    apply_by: ApplyBy,
    #[serde(skip_serializing_if = "Option::is_none")]
    apply_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<NaiveDate>,
    /// The cluster that checks it.
    cluster: ClusterRefOut,
    desk: DeskOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

/// What a company and its cluster keep beside a vacancy.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PostingDesk)]
struct DeskOut {
    /// What applications answer.
    #[schema(value_type = Vec<words::QuestionDescribed>)]
    questions: Vec<QuestionKey>,
    /// The most open applications at a time; absent for any number.
    #[serde(skip_serializing_if = "Option::is_none")]
    most_open: Option<i32>,
    /// How many applications are open.
    open: i32,
    /// How many offers were accepted.
    accepted: i32,
    /// The last day on which it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::CloseReasonDescribed>)]
    close_reason: Option<CloseReason>,
    /// The managers' remarks of the last review, until it is submitted again.
    remarks: Vec<RemarkOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    submitted_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copied_from: Option<Uuid>,
}

/// What a manager remarks on one field.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Remark)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemarkOut {
    /// Its name as here; `vacancy` for the whole.
    #[schema(example = "pay_by_year")]
    field: String,
    #[schema(min_length = 1, max_length = 1_000)]
    text: String,
}

impl From<Remark> for RemarkOut {
    fn from(Remark { field, text }: Remark) -> Self {
        Self { field, text }
    }
}

impl From<RemarkOut> for Remark {
    fn from(RemarkOut { field, text }: RemarkOut) -> Self {
        Self { field, text }
    }
}

impl From<Vec<OwnVacancy>> for PostingsOut {
    fn from(vacancies: Vec<OwnVacancy>) -> Self {
        Self { items: vacancies.into_iter().map(Into::into).collect() }
    }
}

impl From<VacancyDesk> for DeskOut {
    fn from(desk: VacancyDesk) -> Self {
        let VacancyDesk {
            vacancy_id: _,
            questions: Questions(questions),
            most_open,
            open,
            accepted,
            expires_on,
            // Our own bookkeeping.
            renewal_mailed_for: _,
            close_reason,
            remarks: Remarks(remarks),
            submitted_at,
            reviewed_at,
            copied_from,
        } = desk;
        let remarks = remarks.into_iter().map(Into::into).collect();
        Self {
            questions,
            most_open,
            open,
            accepted,
            expires_on,
            close_reason,
            remarks,
            submitted_at,
            reviewed_at,
            copied_from,
        }
    }
}

impl From<OwnVacancy> for PostingOut {
    fn from(OwnVacancy { vacancy, desk, sites, occupation, cluster, editable }: OwnVacancy) -> Self {
        let Vacancy {
            id,
            // Told by the objects beside it.
            cluster_id: _,
            company_id: _,
            occupation_id: _,
            occupation_text,
            kind,
            state,
            title,
            summary,
            description,
            places,
            starts_on,
            starts_asap,
            start_flexible,
            duration_months,
            qualification,
            subjects: Words(subjects),
            pay_by_year: PayByYear(pay_by_year),
            pay_note,
            weekly_minutes,
            work_pattern,
            school,
            school_rhythm,
            prospects,
            takeover,
            benefits: Words(benefits),
            accessibility,
            languages,
            apply_by,
            apply_address,
            contact_name,
            contact_mail,
            contact_phone,
            deadline,
            // Told by `editable`; the rest of it is our business.
            source: _,
            external_id: _,
            content_hash: _,
            fingerprint: _,
            // Another's posting is not shown by its id.
            duplicate_of: _,
            version,
            published_at,
            created_at,
            updated_at,
        } = vacancy;
        Self {
            id,
            state,
            editable,
            version,
            kind,
            title,
            sites: sites.into_iter().map(Into::into).collect(),
            occupation: occupation.map(Into::into),
            occupation_text,
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
            cluster: cluster.into(),
            desk: desk.into(),
            published_at,
            created_at,
            updated_at,
        }
    }
}
