use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::{
    company::{Company, Site},
    occupation::Words,
    vacancy::{ApplyBy, Kind, PayByYear, Qualification, SchoolRhythm, Vacancy, VacancyView, WorkPattern},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    answers::AnswersOut, clusters::ClusterRefOut, companies::SiteOut, occupations::OccupationRefOut, paths,
    words,
};

/// A training place with everything that is public about it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Vacancy)]
pub(crate) struct VacancyOut {
    id: Uuid,
    /// Address of its page.
    path: String,
    #[schema(value_type = words::KindDescribed)]
    kind: Kind,
    /// Without "(m/w/d)".
    #[schema(example = "Mechatroniker")]
    title: String,
    company: CompanyRefOut,
    /// Where it is, the first site first; empty where the source named no place.
    sites: Vec<SiteOut>,
    /// Absent where the catalogue does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<OccupationRefOut>,
    /// As the source named the occupation.
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Markdown as it was handed in: make it safe before you show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// How many places there are.
    places: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_on: Option<NaiveDate>,
    /// As soon as possible.
    starts_asap: bool,
    start_flexible: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 42)]
    duration_months: Option<i32>,
    /// The lowest school-leaving qualification that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::QualificationDescribed>)]
    qualification: Option<Qualification>,
    /// School subjects that help.
    subjects: Vec<String>,
    /// Gross pay a month in cents, for each year of the training; empty where unknown.
    #[schema(example = json!([115_000, 121_000, 128_000]))]
    pay_by_year: Vec<i32>,
    /// Pay in words, such as a tariff group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pay_note: Option<String>,
    /// Hours a week, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 2_310)]
    weekly_minutes: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::WorkPatternDescribed>)]
    work_pattern: Option<WorkPattern>,
    /// The vocational school.
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::SchoolRhythmDescribed>)]
    school_rhythm: Option<SchoolRhythm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prospects: Option<String>,
    /// Whether the company means to keep its trainees.
    #[serde(skip_serializing_if = "Option::is_none")]
    takeover: Option<bool>,
    benefits: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessibility: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Option<String>,
    apply: ApplyOut,
    /// Whom to ask; absent where nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<ContactOut>,
    /// Last day to apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<NaiveDate>,
    /// Clusters in whose portals it stands.
    clusters: Vec<ClusterRefOut>,
    /// How the company answers applications; absent while too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<AnswersOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<DateTime<Utc>>,
    updated_at: DateTime<Utc>,
}

/// The company that offers it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyRef)]
pub(crate) struct CompanyRefOut {
    name: String,
    slug: String,
    url: String,
    path: String,
}

/// How to apply.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Apply)]
struct ApplyOut {
    #[schema(value_type = words::ApplyByDescribed)]
    by: ApplyBy,
    /// URL, mail address or number; absent for `here`.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

/// Whom to ask about it, as the posting names them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Contact)]
struct ContactOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

impl ContactOut {
    fn new(name: Option<String>, mail: Option<String>, phone: Option<String>) -> Option<Self> {
        (name.is_some() || mail.is_some() || phone.is_some()).then_some(Self { name, mail, phone })
    }
}

impl CompanyRefOut {
    pub(crate) fn new(name: String, slug: String) -> Self {
        Self { url: paths::company(&slug), path: paths::company_page(&slug), name, slug }
    }
}

impl From<&Company> for CompanyRefOut {
    fn from(company: &Company) -> Self {
        Self::new(company.name.clone(), company.slug.clone())
    }
}

impl From<VacancyView> for VacancyOut {
    fn from(view: VacancyView) -> Self {
        let VacancyView { vacancy, company, sites, occupation, clusters, answers, crowd: _ } = view;
        let Vacancy {
            id,
            // Told by the objects beside it.
            cluster_id: _,
            company_id: _,
            occupation_id: _,
            occupation_text,
            kind,
            // Only published ones are shown.
            state: _,
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
            // How the posting came to us and is told from others: our business.
            source: _,
            external_id: _,
            content_hash: _,
            fingerprint: _,
            duplicate_of: _,
            // In the ETag.
            version: _,
            published_at,
            // The day that counts is that of publishing.
            created_at: _,
            updated_at,
        } = vacancy;
        Self {
            id,
            path: paths::vacancy_page(&title, id),
            kind,
            title,
            company: CompanyRefOut::from(&company),
            sites: sites.into_iter().map(|site: Site| site.into()).collect(),
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
            apply: ApplyOut { by: apply_by, address: apply_address },
            contact: ContactOut::new(contact_name, contact_mail, contact_phone),
            deadline,
            clusters: clusters.into_iter().map(Into::into).collect(),
            answers: answers.map(Into::into),
            published_at,
            updated_at,
        }
    }
}
