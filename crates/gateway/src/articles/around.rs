//! What stands beside articles: whose they are, and what they are about.
use std::collections::HashMap;

use lotse_domain::{
    article::ArticleView,
    cluster::{self, Cluster},
    occupation::{self, Occupation},
};
use lotse_web_kit::Reply;
use uuid::Uuid;

use crate::{GatewayState, clusters::ClusterRefOut, occupations::OccupationRefOut};

/// By id, read once for all articles of an answer.
pub(super) struct Around {
    clusters: HashMap<Uuid, Cluster>,
    occupations: HashMap<Uuid, Occupation>,
}

impl Around {
    pub(super) async fn of(state: &GatewayState, views: &[ArticleView]) -> Reply<Self> {
        let clusters = cluster::list_all(state.db.read()).await?;
        let clusters = clusters.into_iter().map(|cluster| (cluster.id, cluster)).collect();
        let Self { clusters: _, occupations } = Self::on_desk(state, views).await?;
        Ok(Self { clusters, occupations })
    }

    /// On the desk of a cluster it is known whose they are.
    pub(super) async fn on_desk(state: &GatewayState, views: &[ArticleView]) -> Reply<Self> {
        let wanted = views.iter().filter_map(|view| view.article.occupation_id).collect();
        let found = occupation::list_by_ids(state.db.read(), wanted).await?;
        let occupations = found.into_iter().map(|occupation| (occupation.id, occupation)).collect();
        Ok(Self { clusters: HashMap::new(), occupations })
    }

    /// None for what is for everywhere.
    pub(super) fn cluster(&self, id: Option<Uuid>) -> Option<ClusterRefOut> {
        self.clusters.get(&id?).cloned().map(Into::into)
    }

    pub(super) fn occupation(&self, id: Option<Uuid>) -> Option<OccupationRefOut> {
        self.occupations.get(&id?).cloned().map(Into::into)
    }
}
