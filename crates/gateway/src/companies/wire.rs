use lotse_domain::{
    company::{Company, CompanyView, Site, profile::Profile},
    page::Page,
};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::{
    answers::AnswersOut,
    clusters::ClusterRefOut,
    list::PageIn,
    paths,
    profiles::{PictureOut, TrainingOut},
    words,
};

/// Which companies.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of CompaniesAsked")]
pub(super) struct CompaniesIn {
    /// Slug of a cluster: only its members.
    cluster: Option<String>,
    /// Companies on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct CompaniesAsked {
    pub(super) cluster: Option<String>,
    pub(super) page: PageIn,
}

impl QueryParams for CompaniesAsked {
    fn read(params: &mut Params) -> Self {
        Self { cluster: params.text("cluster", 100), page: PageIn::read(params) }
    }
}

/// A page of companies, by slug.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Companies)]
pub(super) struct CompaniesOut {
    items: Vec<CompanyItemOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl From<Page<CompanyView, String>> for CompaniesOut {
    fn from(Page { items, next }: Page<CompanyView, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

/// A company in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyItem)]
struct CompanyItemOut {
    slug: String,
    name: String,
    /// Address of all its fields.
    url: String,
    /// Address of its page.
    path: String,
    /// One or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    industry: Option<String>,
    /// Where it works and trains.
    towns: Vec<String>,
    /// How many of its vacancies are open.
    open_vacancies: u64,
}

/// A company with everything that is public about it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Company)]
pub(super) struct CompanyOut {
    slug: String,
    name: String,
    /// Address of its page.
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    /// Markdown as it was handed in: make it safe before you show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    industry: Option<String>,
    /// Number of staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    employees: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    sites: Vec<SiteOut>,
    /// Clusters of which it is a member.
    clusters: Vec<ClusterRefOut>,
    /// How many of its vacancies are open; find them with `/api/v1/search?company=`.
    open_vacancies: u64,
    /// How it answers applications; absent while too little is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<AnswersOut>,
    /// What it says about training with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    training: Option<TrainingOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<PictureOut>,
    /// In their order.
    photos: Vec<PictureOut>,
}

/// An address where a company works or trains.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Site)]
pub(crate) struct SiteOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    town: String,
    /// Two letters as in ISO 3166-2:DE; absent outside Germany.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<words::StateDescribed>)]
    state: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[schema(example = "DE")]
    country: String,
    /// Degrees north (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 49.4521)]
    latitude: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 11.0767)]
    longitude: Option<f64>,
}

impl From<Site> for SiteOut {
    fn from(site: Site) -> Self {
        let Site {
            id: _,
            company_id: _,
            street,
            postal_code,
            town,
            state,
            country,
            latitude,
            longitude,
            // Only for comparing.
            address_key: _,
        } = site;
        Self { street, postal_code, town, state, country, latitude, longitude }
    }
}

impl From<CompanyView> for CompanyItemOut {
    fn from(CompanyView { company, sites, clusters: _, open_vacancies, answers: _ }: CompanyView) -> Self {
        let mut towns: Vec<String> = sites.into_iter().map(|site| site.town).collect();
        towns.sort();
        towns.dedup();
        let CompanyOut { slug, name, path, summary, industry, .. } = CompanyOut::from(CompanyView {
            company,
            sites: Vec::new(),
            clusters: Vec::new(),
            open_vacancies,
            answers: None,
        });
        Self { url: paths::company(&slug), slug, name, path, summary, industry, towns, open_vacancies }
    }
}

impl CompanyOut {
    /// With what it says about itself.
    pub(super) fn with(self, Profile { company: _, training, logo, photos }: Profile) -> Self {
        Self {
            training: training.map(Into::into),
            logo: logo.map(Into::into),
            photos: photos.into_iter().map(Into::into).collect(),
            ..self
        }
    }
}

impl From<CompanyView> for CompanyOut {
    fn from(CompanyView { company, sites, clusters, open_vacancies, answers }: CompanyView) -> Self {
        let Company {
            // The slug is its public name.
            id: _,
            slug,
            name,
            name_key: _,
            summary,
            description,
            industry,
            employees,
            website,
            mail,
            phone,
            // How it came to us: our business.
            source: _,
            external_id: _,
            // In the ETag.
            version: _,
            created_at: _,
            updated_at: _,
        } = company;
        Self {
            path: paths::company_page(&slug),
            slug,
            name,
            summary,
            description,
            industry,
            employees,
            website,
            mail,
            phone,
            sites: sites.into_iter().map(Into::into).collect(),
            clusters: clusters.into_iter().map(Into::into).collect(),
            open_vacancies,
            answers: answers.map(Into::into),
            training: None,
            logo: None,
            photos: Vec::new(),
        }
    }
}
