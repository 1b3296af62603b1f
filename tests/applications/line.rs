//! How many stand in a vacancy's line: the index learns of it in steps.
use lotse_domain::{
    application::own,
    change_log::{self, Subject},
    vacancy::{self, desk::Crowd},
};
use lotse_tests::{Backend, on_both_databases, world};
use sea_orm::prelude::Uuid;

use super::stage::Stage;

async fn crowd(stage: &Stage, vacancy: Uuid) -> Crowd {
    vacancy::list_views(stage.db().read(), &[vacancy]).await.unwrap()[0].crowd
}

async fn a_change_is_noted_only_where_the_step_changes(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    assert_eq!(crowd(&stage, vacancy.id).await, Crowd::Nobody);
    let before = change_log::newest(stage.db()).await.unwrap();
    let mut sent = Vec::new();
    for number in 1..=3 {
        sent.push(stage.applicant(&format!("pupil{number}@example.org"), &vacancy).await);
    }
    assert_eq!(crowd(&stage, vacancy.id).await, Crowd::Several);
    let noted = |changes: Vec<change_log::Change>| {
        changes.iter().filter(|c| c.subject == Subject::Vacancy && c.subject_id == vacancy.id).count()
    };
    // From none to one, and from two to three.
    let changes = world::changes_after(stage.db(), before, 2).await;
    assert_eq!(noted(changes), 2);
    let (pupil, application) = &sent[0];
    let actor = stage.actor(pupil).await;
    own::withdraw(stage.db(), &stage.clock, &actor, application.id).await.unwrap();
    assert_eq!(crowd(&stage, vacancy.id).await, Crowd::Few);
    assert_eq!(noted(world::changes_after(stage.db(), before, 3).await), 3);
}

on_both_databases!(a_change_is_noted_only_where_the_step_changes);
