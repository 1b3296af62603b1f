//! The regions of clusters as areas with boundaries: in memory, read anew when the change log names a cluster, so that a search asks
//! no database.
use std::collections::{HashMap, HashSet};

use lotse_domain::{cluster::Cluster, fold::fold, place::STATES};

/// Words after which a cluster's name or region means where it is: "Region Foodregio".
const REGION: &str = "region";
/// A name of fewer letters is too often something else.
const LEAST_LETTERS: usize = 4;

/// Where clusters are, as far as it is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Regions {
    /// Slug -> keys of districts and Regierungsbezirke.
    by_slug: HashMap<String, Vec<String>>,
    /// Folded name of a cluster or a region -> keys; only names that mean one place.
    by_name: HashMap<String, Vec<String>>,
    /// Those among the names that need no "Region" before them.
    freestanding: HashSet<String>,
}

impl Regions {
    pub(crate) fn of(clusters: &[Cluster]) -> Self {
        let mut regions = Self::default();
        let mut shared: Vec<String> = Vec::new();
        for cluster in clusters.iter().filter(|cluster| !cluster.districts.0.is_empty()) {
            let keys = &cluster.districts.0;
            regions.by_slug.insert(cluster.slug.clone(), keys.clone());
            let region = fold(cluster.region.as_deref().unwrap_or_default());
            if region.contains(' ') && STATES.iter().all(|(_, state)| fold(state) != region) {
                regions.freestanding.insert(region);
            }
            for name in names(cluster) {
                match regions.by_name.get(&name) {
                    Some(known) if known != keys => shared.push(name),
                    _ => {
                        regions.by_name.insert(name, keys.clone());
                    }
                }
            }
        }
        regions.by_name.retain(|name, _| !shared.contains(name));
        regions
    }

    /// The areas of a cluster's region; none where its boundaries are not known.
    pub(crate) fn of_cluster(&self, slug: Option<&str>) -> &[String] {
        slug.and_then(|slug| self.by_slug.get(slug)).map_or(&[], Vec::as_slice)
    }

    /// What folded words mean: "region foodregio" where a cluster is called so, "rhein main" where a region is. One word alone is too
    /// often something else, and a state is a state.
    pub(crate) fn called(&self, words: &str) -> &[String] {
        let named = words.strip_prefix(REGION).and_then(|rest| rest.strip_prefix(' '));
        let known = match named {
            Some(name) => self.by_name.get(name),
            None => self.by_name.get(words).filter(|_| self.freestanding.contains(words)),
        };
        known.map_or(&[], Vec::as_slice)
    }
}

/// What a cluster and its region are called: "IT Rhein-Main – Netzwerk der Digitalwirtschaft" is "IT Rhein-Main" as well.
fn names(cluster: &Cluster) -> Vec<String> {
    let short = cluster.name.split(" – ").next().unwrap_or(&cluster.name);
    let region = cluster.region.as_deref().unwrap_or_default();
    let mut names: Vec<String> =
        [short, &cluster.name, &cluster.slug, region].into_iter().map(fold).collect();
    names.retain(|name| name.len() >= LEAST_LETTERS);
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use lotse_domain::cluster::{Cluster, Districts};

    use super::Regions;
    use crate::tests::fixtures::cluster;

    fn with(slug: &str, name: &str, region: &str, keys: &[&str]) -> Cluster {
        Cluster {
            name: name.into(),
            region: Some(region.into()),
            districts: Districts(keys.iter().map(|key| (*key).to_owned()).collect()),
            ..cluster(slug)
        }
    }

    #[test]
    fn a_region_is_called_as_its_cluster_or_itself() {
        let regions = Regions::of(&[
            with("foodregio", "Foodregio – Ernährung im Norden", "Lübeck und Umland", &["01003", "01055"]),
            with("it", "IT for Work", "Rhein-Main", &["064"]),
            with("andere", "Andere", "Rhein-Main", &["06411"]),
            with("nord", "Nord", "Schleswig-Holstein", &["010"]),
            with("ohne", "Ohne Grenzen", "Überall", &[]),
        ]);
        assert_eq!(regions.called("region foodregio"), ["01003", "01055"]);
        assert_eq!(regions.called("region luebeck und umland"), ["01003", "01055"]);
        assert_eq!(regions.called("luebeck und umland"), ["01003", "01055"]);
        assert_eq!(regions.called("region it for work"), ["064"]);
        assert_eq!(regions.called("region schleswig holstein"), ["010"]);
        for none in [
            "foodregio",
            "it for work",
            "region",
            "region it",
            "rhein main",
            "region rhein main",
            "schleswig holstein",
            "region ueberall",
        ] {
            assert!(regions.called(none).is_empty(), "{none}");
        }
        assert_eq!(regions.of_cluster(Some("it")), ["064"]);
        assert!(regions.of_cluster(Some("ohne")).is_empty() && regions.of_cluster(None).is_empty());
    }
}
