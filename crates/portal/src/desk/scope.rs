//! Whose rules a page is about: those of a cluster, or of the whole installation.
use lotse_domain::cluster::Cluster;
use uuid::Uuid;

use crate::{
    PortalState, cluster_desk,
    desk::{At, Desk},
    error::Result,
    operator_desk,
    site::Site,
};

pub(super) struct Scope {
    /// None for the installation.
    pub(super) cluster: Option<Cluster>,
}

impl Scope {
    /// The one of an address, for those who may write its rules.
    pub(super) async fn of(state: &PortalState, site: &Site, at: &At) -> Result<Self> {
        if at.contains_key("slug") {
            return Ok(Self { cluster: Some(cluster_desk::managed(state, site, at).await?) });
        }
        operator_desk::operators_only(site)?;
        Ok(Self { cluster: None })
    }

    pub(super) fn id(&self) -> Option<Uuid> {
        self.cluster.as_ref().map(|cluster| cluster.id)
    }

    pub(super) fn slug(&self) -> Option<String> {
        self.cluster.as_ref().map(|cluster| cluster.slug.clone())
    }

    /// Of the list of rules.
    pub(super) fn path(&self) -> String {
        match &self.cluster {
            Some(cluster) => format!("/cluster/{}/suche", cluster.slug),
            None => "/betreiber/suche".to_owned(),
        }
    }

    pub(super) fn desk(&self, site: &Site) -> Desk {
        match &self.cluster {
            Some(cluster) => cluster_desk::desk(site, cluster, "/suche"),
            None => operator_desk::desk(site, "/betreiber/suche"),
        }
    }

    /// With the name of the cluster, as titles of its desk have it.
    pub(super) fn title(&self, title: String) -> String {
        match &self.cluster {
            Some(cluster) => format!("{title} – {}", cluster.name),
            None => title,
        }
    }
}
