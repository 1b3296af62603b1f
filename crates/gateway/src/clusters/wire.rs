use lotse_domain::{
    cluster::{Cluster, ClusterDraft},
    page::Page,
};
use lotse_web_kit::{Params, QueryParams};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{list::PageIn, paths};

/// Which page.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters of ClustersAsked")]
pub(super) struct ClustersIn {
    /// Clusters on a page.
    #[param(default = 20, minimum = 1, maximum = 100)]
    limit: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Debug)]
pub(super) struct ClustersAsked(pub(super) PageIn);

impl QueryParams for ClustersAsked {
    fn read(params: &mut Params) -> Self {
        Self(PageIn::read(params))
    }
}

/// A page of clusters, by slug.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Clusters)]
pub(super) struct ClustersOut {
    items: Vec<ClusterOut>,
    /// Asks for the next page, as `after`; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<String>,
}

impl From<Page<Cluster, String>> for ClustersOut {
    fn from(Page { items, next }: Page<Cluster, String>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect(), next }
    }
}

/// An initiative with a portal of its own.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cluster)]
pub(super) struct ClusterOut {
    slug: String,
    name: String,
    url: String,
    /// Address of its portal on this host.
    path: String,
    /// Field of industry, in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    sector: Option<String>,
    /// Region, in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    /// Markdown as it was handed in: make it safe before you show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_mail: Option<String>,
    /// Host name of its own portal, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    host_name: Option<String>,
    #[schema(example = "#1f5fa8")]
    colour: String,
    /// The warm second.
    #[schema(example = "#f2a541")]
    accent_colour: String,
    /// Drawn as the logo where there is no picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo_text: Option<String>,
}

impl From<Cluster> for ClusterOut {
    fn from(cluster: Cluster) -> Self {
        let Cluster {
            // The slug is its public name.
            id: _,
            slug,
            name,
            sector,
            region,
            description,
            website,
            contact_mail,
            host_name,
            colour,
            accent_colour,
            logo_text,
            // In the ETag.
            version: _,
            created_at: _,
            updated_at: _,
        } = cluster;
        Self {
            url: paths::cluster(&slug),
            path: paths::cluster_page(&slug),
            slug,
            name,
            sector,
            region,
            description,
            website,
            contact_mail,
            host_name,
            colour,
            accent_colour,
            logo_text,
        }
    }
}

/// A cluster in whose portal something stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClusterRef)]
pub(crate) struct ClusterRefOut {
    slug: String,
    name: String,
    url: String,
    path: String,
}

impl ClusterRefOut {
    pub(crate) fn new(name: String, slug: String) -> Self {
        Self { url: paths::cluster(&slug), path: paths::cluster_page(&slug), name, slug }
    }
}

impl From<Cluster> for ClusterRefOut {
    fn from(cluster: Cluster) -> Self {
        let ClusterOut { slug, name, url, path, .. } = cluster.into();
        Self { slug, name, url, path }
    }
}

/// What a cluster is founded with.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ClusterRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ClusterIn {
    /// Lower-case letters, digits and hyphens.
    #[schema(min_length = 2, max_length = 40, example = "nord")]
    slug: String,
    #[schema(max_length = 120)]
    name: String,
    sector: Option<String>,
    region: Option<String>,
    /// Markdown.
    description: Option<String>,
    website: Option<String>,
    contact_mail: Option<String>,
    /// Of its own portal.
    host_name: Option<String>,
    /// A calm blue unless given.
    #[schema(example = "#1f5fa8")]
    colour: Option<String>,
    /// A warm orange unless given.
    #[schema(example = "#f2a541")]
    accent_colour: Option<String>,
    logo_text: Option<String>,
}

impl From<ClusterIn> for ClusterDraft {
    fn from(given: ClusterIn) -> Self {
        let ClusterIn {
            slug,
            name,
            sector,
            region,
            description,
            website,
            contact_mail,
            host_name,
            colour,
            accent_colour,
            logo_text,
        } = given;
        Self {
            slug,
            name,
            sector,
            region,
            description,
            website,
            contact_mail,
            host_name,
            colour,
            accent_colour,
            logo_text,
        }
    }
}
