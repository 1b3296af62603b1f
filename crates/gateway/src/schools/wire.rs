use lotse_domain::school::{School, SchoolDraft};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a school is entered with.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = SchoolRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct SchoolIn {
    #[schema(max_length = 200)]
    name: String,
    #[schema(example = "90402")]
    postal_code: Option<String>,
    #[schema(max_length = 120)]
    town: Option<String>,
}

impl From<SchoolIn> for SchoolDraft {
    fn from(SchoolIn { name, postal_code, town }: SchoolIn) -> Self {
        Self { name, postal_code, town }
    }
}

/// Schools of a cluster, by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Schools)]
pub(super) struct SchoolsOut {
    items: Vec<SchoolOut>,
}

/// A school that a cluster looks after.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = School)]
pub(super) struct SchoolOut {
    id: Uuid,
    slug: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    town: Option<String>,
}

impl From<Vec<School>> for SchoolsOut {
    fn from(schools: Vec<School>) -> Self {
        Self { items: schools.into_iter().map(Into::into).collect() }
    }
}

impl From<School> for SchoolOut {
    fn from(school: School) -> Self {
        let School {
            id,
            // Named in the address.
            cluster_id: _,
            slug,
            name,
            postal_code,
            town,
            version: _,
            created_at: _,
            updated_at: _,
        } = school;
        Self { id, slug, name, postal_code, town }
    }
}
