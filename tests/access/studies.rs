//! Institutions and study programmes, for asking about them.
use lotse_domain::{
    Actor,
    institution::{self, Institution, InstitutionDraft, InstitutionKind},
    page::PageRequest,
    place::Gazetteer,
    study_programme::{self, Degree, ProgrammeDraft, StudyForm, StudyProgramme},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::World;

/// What is read by everyone.
pub const READ: [&str; 4] = [
    "/api/v1/institutions",
    "/api/v1/institutions/{slug}",
    "/api/v1/study-programmes",
    "/api/v1/study-programmes/{slug}",
];

/// Whether an operation is about them.
pub fn has(path: &str) -> bool {
    path.contains("/institutions") || path.contains("/study-programmes")
}

/// What stands in a place that carries an id: of the cluster `sued`.
pub async fn southern(world: &World, path: &str, name: &str) -> String {
    let id = match (path, name) {
        (path, "id") if path.contains("/study-programmes/") => some_programme(world, world.south.id).await.id,
        _ => some_institution(world, world.south.id).await.id,
    };
    id.to_string()
}

/// A body of the right form for an operation.
pub fn sample(method: &str, path: &str) -> Option<Value> {
    Some(match (method, path) {
        ("POST", "/api/v1/clusters/{slug}/institutions") => json!({ "name": "", "kind": "university" }),
        ("PATCH", "/api/v1/clusters/{slug}/institutions/{id}") => json!({ "name": "" }),
        ("POST", "/api/v1/clusters/{slug}/study-programmes") => {
            json!({ "institution_id": "<nobody>", "title": "", "degree": "bachelor", "form": "dual" })
        }
        ("PATCH", "/api/v1/clusters/{slug}/study-programmes/{id}") => json!({ "title": "" }),
        _ => return None,
    })
}

async fn institution_called(world: &World, cluster_id: Uuid, name: &str) -> Institution {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let all = PageRequest::new(None, Some(100));
    let known = institution::list(db, &machine, cluster_id, all).await.unwrap();
    if let Some(institution) = known.items.into_iter().find(|it| it.name == name) {
        return institution;
    }
    let draft = InstitutionDraft {
        name: name.into(),
        kind: InstitutionKind::TrainingCentre,
        description: None,
        street: None,
        postal_code: None,
        city: Some("Fürth".into()),
        website: None,
    };
    let gazetteer = Gazetteer::new(Vec::new());
    institution::create(db, clock, &gazetteer, &machine, cluster_id, draft).await.unwrap()
}

/// An institution of a cluster without programmes; made anew where asking has removed it.
pub async fn some_institution(world: &World, cluster_id: Uuid) -> Institution {
    institution_called(world, cluster_id, "Bildungszentrum Probe").await
}

/// A published programme of a cluster; made anew where asking has removed it.
pub async fn some_programme(world: &World, cluster_id: Uuid) -> StudyProgramme {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let all = PageRequest::new(None, Some(1));
    let known = study_programme::list(db, &machine, cluster_id, all).await.unwrap().items.pop();
    let programme = if let Some(view) = known {
        view.programme
    } else {
        let draft = ProgrammeDraft {
            institution_id: institution_called(world, cluster_id, "Akademie Probe").await.id,
            title: "Technik".into(),
            degree: Degree::Bachelor,
            form: StudyForm::Dual,
            area: None,
            semesters: None,
            starts: None,
            admission: None,
            description: None,
            website: None,
        };
        study_programme::create(db, clock, &machine, cluster_id, draft).await.unwrap()
    };
    study_programme::publish(db, clock, &machine, cluster_id, programme.id).await.unwrap()
}

/// What stands in the places of addresses: what `nord` offers.
pub async fn fill(world: &World, text: &str) -> String {
    let mut filled = text.to_owned();
    for stem in ["/institutions/", "/bildungseinrichtungen/", "/einrichtungen/"] {
        for place in ["{slug}", "{id}", "{institution}"] {
            let place = format!("{stem}{place}");
            if filled.contains(&place) {
                let it = some_institution(world, world.north.id).await;
                let value = if place.ends_with("{slug}") { it.slug } else { it.id.to_string() };
                filled = filled.replace(&place, &format!("{stem}{value}"));
            }
        }
    }
    for stem in ["/study-programmes/", "/studium/"] {
        for place in ["{slug}", "{id}", "{programme}"] {
            let place = format!("{stem}{place}");
            if filled.contains(&place) {
                let it = some_programme(world, world.north.id).await;
                let value = if place.ends_with("{slug}") { it.slug } else { it.id.to_string() };
                filled = filled.replace(&place, &format!("{stem}{value}"));
            }
        }
    }
    filled
}
