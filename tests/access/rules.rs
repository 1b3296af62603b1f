//! Rules of search, for asking about them.
use lotse_domain::{
    Actor,
    page::PageRequest,
    search_rule::{self, RuleDraft},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::World;

/// A rule of a cluster, or of the installation; made anew where asking has removed it.
pub async fn some_rule(world: &World, cluster_id: Option<Uuid>) -> Uuid {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let known = search_rule::list(db, &machine, cluster_id, PageRequest::new(None, Some(1))).await.unwrap();
    if let Some(rule) = known.items.first() {
        return rule.id;
    }
    let draft = RuleDraft { written: "Plaste".into(), meant: "Kunststoff".into() };
    search_rule::create(db, clock, &machine, cluster_id, draft).await.unwrap().id
}

/// A body of the right form for an operation.
pub fn sample(method: &str, path: &str) -> Option<Value> {
    Some(match (method, path) {
        ("POST", "/api/v1/clusters/{slug}/search-rules") => json!({ "written": "", "meant": "" }),
        ("PATCH", "/api/v1/clusters/{slug}/search-rules/{id}") => json!({ "written": "" }),
        _ => return None,
    })
}

/// What stands in the places of addresses: rules of `nord`, and of the installation on the operators' desk.
pub async fn fill(world: &World, text: &str) -> String {
    let mut filled = text.to_owned();
    if filled.contains("/betreiber/suche/{rule}") {
        filled = filled.replace("{rule}", &some_rule(world, None).await.to_string());
    }
    for (place, stem) in [("/search-rules/{id}", "/search-rules/"), ("{rule}", "")] {
        if filled.contains(place) {
            let rule = some_rule(world, Some(world.north.id)).await;
            filled = filled.replace(place, &format!("{stem}{rule}"));
        }
    }
    filled
}
