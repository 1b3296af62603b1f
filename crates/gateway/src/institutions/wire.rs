use chrono::{DateTime, Utc};
use lotse_domain::{
    institution::{Institution, InstitutionKind, InstitutionView},
    page::Page,
};
use lotse_search::StudyHit;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{clusters::ClusterRefOut, paths, words};

/// A page of institutions, by slug.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Institutions)]
pub(super) struct InstitutionsOut {
    items: Vec<PublicInstitutionOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// A page of a cluster's institutions, by slug.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskInstitutions)]
pub(super) struct DeskInstitutionsOut {
    items: Vec<InstitutionOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

/// An institution with what can be studied there.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PublicInstitution)]
pub(super) struct PublicInstitutionOut {
    #[serde(flatten)]
    pub(super) institution: InstitutionOut,
    /// The cluster that keeps it.
    cluster: ClusterRefOut,
    /// How many study programmes there are; `/api/v1/study-programmes?institution=` lists them.
    study_programmes: u64,
}

/// An educational institution.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Institution)]
pub(super) struct InstitutionOut {
    id: Uuid,
    slug: String,
    url: String,
    path: String,
    name: String,
    #[schema(value_type = words::InstitutionKindDescribed)]
    kind: InstitutionKind,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<Institution> for InstitutionOut {
    fn from(institution: Institution) -> Self {
        let Institution {
            id,
            // Named in the address, or beside it.
            cluster_id: _,
            slug,
            name,
            kind,
            description,
            street,
            postal_code,
            city,
            latitude,
            longitude,
            website,
            // In the `ETag`.
            version: _,
            created_at,
            updated_at,
        } = institution;
        Self {
            id,
            url: paths::institution(&slug),
            path: paths::institution_page(&slug),
            slug,
            name,
            kind,
            description,
            street,
            postal_code,
            city,
            latitude,
            longitude,
            website,
            created_at,
            updated_at,
        }
    }
}

impl From<InstitutionView> for PublicInstitutionOut {
    fn from(InstitutionView { institution, cluster, programmes }: InstitutionView) -> Self {
        Self { institution: institution.into(), cluster: cluster.into(), study_programmes: programmes }
    }
}

impl From<Page<InstitutionView, String>> for InstitutionsOut {
    fn from(Page { items, next }: Page<InstitutionView, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

impl From<Page<Institution, String>> for DeskInstitutionsOut {
    fn from(Page { items, next }: Page<Institution, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

/// Where something is studied.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InstitutionRef)]
pub(crate) struct InstitutionRefOut {
    id: Uuid,
    slug: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    url: String,
    path: String,
}

impl InstitutionRefOut {
    fn new(id: Uuid, slug: String, name: String, city: Option<String>) -> Self {
        Self { id, url: paths::institution(&slug), path: paths::institution_page(&slug), slug, name, city }
    }

    /// Of what the search found.
    pub(crate) fn of_hit(hit: &StudyHit) -> Self {
        let (slug, name) = (hit.institution_slug.clone(), hit.institution_name.clone());
        Self::new(hit.institution_id, slug, name, hit.city.clone())
    }
}

impl From<Institution> for InstitutionRefOut {
    fn from(institution: Institution) -> Self {
        Self::new(institution.id, institution.slug, institution.name, institution.city)
    }
}
