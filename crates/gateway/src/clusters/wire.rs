use lotse_domain::{
    cluster::{Cluster, ClusterDraft, Districts, RegionDraft},
    page::Page,
    place::Gazetteer,
};
use lotse_web_kit::{Params, QueryParams, Reply};
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

impl ClustersOut {
    pub(super) fn new(Page { items, next }: Page<Cluster, String>, gazetteer: &Gazetteer) -> Self {
        Self { items: items.into_iter().map(|cluster| ClusterOut::new(cluster, gazetteer)).collect(), next }
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
    /// The areas that the region consists of; none where its boundaries are not known.
    districts: Vec<DistrictOut>,
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

/// A district, or a Regierungsbezirk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClusterDistrict)]
struct DistrictOut {
    /// The first five or three digits of its municipalities' keys (AGS), to search for as `district`.
    #[schema(example = "09573")]
    key: String,
    #[schema(example = "Landkreis Fürth")]
    name: String,
}

impl ClusterOut {
    pub(super) fn new(cluster: Cluster, gazetteer: &Gazetteer) -> Self {
        let Cluster {
            // The slug is its public name.
            id: _,
            slug,
            name,
            sector,
            region,
            districts: Districts(districts),
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
        let named = |key: String| DistrictOut {
            // A key that the places have no more is told as it stands.
            name: gazetteer.area_label(&key).unwrap_or_else(|| key.clone()),
            key,
        };
        Self {
            districts: districts.into_iter().map(named).collect(),
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
        Self::new(cluster.name, cluster.slug)
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
    /// The areas that the region consists of, at most 30: names of districts, towns, Regierungsbezirke or states, or keys.
    #[schema(example = json!(["Oberfranken", "Landkreis Fürth"]))]
    #[serde(default)]
    districts: Vec<String>,
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

impl ClusterIn {
    pub(super) fn draft(self, gazetteer: &Gazetteer) -> Reply<ClusterDraft> {
        let Self {
            slug,
            name,
            sector,
            region,
            districts,
            description,
            website,
            contact_mail,
            host_name,
            colour,
            accent_colour,
            logo_text,
        } = self;
        Ok(ClusterDraft {
            slug,
            name,
            sector,
            region,
            districts: areas(&districts, gazetteer)?,
            description,
            website,
            contact_mail,
            host_name,
            colour,
            accent_colour,
            logo_text,
        })
    }
}

/// Where a cluster is.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ClusterPatch)]
#[serde(deny_unknown_fields)]
pub(super) struct ClusterPatchIn {
    /// In a few words, as pages show it; empty for none.
    #[schema(max_length = 120, example = "Franken")]
    region: Option<String>,
    /// All the areas that the region consists of, at most 30: names of districts, towns, Regierungsbezirke or states, or keys.
    #[schema(example = json!(["Oberfranken", "Landkreis Fürth"]))]
    districts: Option<Vec<String>>,
}

impl ClusterPatchIn {
    /// The region with these changes; what is absent stays.
    pub(super) fn onto(self, cluster: &Cluster, gazetteer: &Gazetteer) -> Reply<RegionDraft> {
        let Self { region, districts } = self;
        let districts = match districts {
            Some(named) => areas(&named, gazetteer)?,
            None => cluster.districts.clone(),
        };
        Ok(RegionDraft { region: region.or_else(|| cluster.region.clone()), districts })
    }
}

fn areas(named: &[String], gazetteer: &Gazetteer) -> Reply<Districts> {
    Ok(Districts::called(gazetteer, named.iter().map(String::as_str))?)
}
