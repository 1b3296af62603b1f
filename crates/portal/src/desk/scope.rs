//! Whose things a part of a desk is about: those of a cluster, or of the whole installation.
use lotse_domain::cluster::Cluster;
use uuid::Uuid;

use super::{At, Desk};
use crate::{PortalState, cluster_desk, error::Result, operator_desk, site::Site};

pub(crate) struct Scope {
    /// None for the installation.
    pub(crate) cluster: Option<Cluster>,
    /// Which part of the desk, as in its addresses.
    part: &'static str,
}

impl Scope {
    /// The one of an address, for those who may write there.
    pub(crate) async fn of(state: &PortalState, site: &Site, at: &At, part: &'static str) -> Result<Self> {
        if at.contains_key("slug") {
            return Ok(Self { cluster: Some(cluster_desk::managed(state, site, at).await?), part });
        }
        operator_desk::operators_only(site)?;
        Ok(Self { cluster: None, part })
    }

    pub(crate) fn id(&self) -> Option<Uuid> {
        self.cluster.as_ref().map(|cluster| cluster.id)
    }

    pub(crate) fn slug(&self) -> Option<String> {
        self.cluster.as_ref().map(|cluster| cluster.slug.clone())
    }

    /// Of the part's first page.
    pub(crate) fn path(&self) -> String {
        match &self.cluster {
            Some(cluster) => format!("/cluster/{}/{}", cluster.slug, self.part),
            None => format!("/betreiber/{}", self.part),
        }
    }

    pub(crate) fn desk(&self, site: &Site) -> Desk {
        match &self.cluster {
            Some(cluster) => cluster_desk::desk(site, cluster, &format!("/{}", self.part)),
            None => operator_desk::desk(site, &self.path()),
        }
    }

    /// With the name of the cluster, as titles of its desk have it.
    pub(crate) fn title(&self, title: String) -> String {
        match &self.cluster {
            Some(cluster) => format!("{title} – {}", cluster.name),
            None => title,
        }
    }
}
