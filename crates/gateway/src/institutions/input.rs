use lotse_domain::institution::{Institution, InstitutionDraft, InstitutionKind};
use lotse_web_kit::{Params, QueryParams};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{list::PageIn, patch::described_patch, words};

/// An institution to be kept.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = InstitutionRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct InstitutionIn {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[schema(value_type = words::InstitutionKindDescribed)]
    kind: InstitutionKind,
    /// Markdown.
    #[schema(max_length = 40_000)]
    description: Option<String>,
    #[schema(max_length = 120)]
    street: Option<String>,
    #[schema(example = "23552")]
    postal_code: Option<String>,
    /// Of the postal code unless given.
    #[schema(max_length = 120)]
    city: Option<String>,
    /// Begins with https:// or http://.
    #[schema(max_length = 300)]
    website: Option<String>,
}

described_patch!(
    /// See [`InstitutionIn`].
    InstitutionPatch as "InstitutionPatch" of InstitutionIn
);

impl InstitutionIn {
    /// As it is now.
    pub(super) fn of(institution: Institution) -> Self {
        let Institution {
            id: _,
            cluster_id: _,
            slug: _,
            name,
            kind,
            description,
            street,
            postal_code,
            city,
            // Found anew.
            latitude: _,
            longitude: _,
            website,
            version: _,
            created_at: _,
            updated_at: _,
        } = institution;
        Self { name, kind, description, street, postal_code, city, website }
    }

    pub(super) fn draft(self) -> InstitutionDraft {
        let Self { name, kind, description, street, postal_code, city, website } = self;
        InstitutionDraft { name, kind, description, street, postal_code, city, website }
    }
}

/// Which institutions.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of InstitutionsAsked")]
pub(super) struct InstitutionsIn {
    /// Slug of a cluster.
    cluster: Option<String>,
    /// Institutions on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct InstitutionsAsked {
    pub(super) cluster: Option<String>,
    pub(super) page: PageIn,
}

impl QueryParams for InstitutionsAsked {
    fn read(params: &mut Params) -> Self {
        Self { cluster: params.text("cluster", 100), page: PageIn::read(params) }
    }
}

/// Which of a cluster's.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of Asked")]
pub(super) struct AskedIn {
    /// Items on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct Asked(pub(super) PageIn);

impl QueryParams for Asked {
    fn read(params: &mut Params) -> Self {
        Self(PageIn::read(params))
    }
}
