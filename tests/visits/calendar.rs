//! The secret address of one's own calendar.
use chrono::TimeDelta;
use lotse_domain::{
    Actor, ErrorKind,
    booking::{self, calendar},
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, draft};

on_both_databases!(an_address_shows_what_its_owner_has_booked, an_address_can_be_renewed);

async fn an_address_shows_what_its_owner_has_booked(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let (jana, ben) = (stage.person("jana").await, stage.person("ben").await);
    let (event, slot) = stage.date("Seminar", 10).await;
    let booked = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    stage.book(&ben, &event, draft("Ben", &[&slot])).await.unwrap();
    let token = calendar::token(db, clock, &stage.secrets, &jana).await.unwrap();
    assert_eq!(calendar::token(db, clock, &stage.secrets, &jana).await.unwrap(), token, "shown again");
    let (owner, plan) = calendar::look_at(db, clock, &token).await.unwrap();
    assert_eq!(Some(owner), jana.identity().map(|identity| identity.account_id));
    assert_eq!(plan.iter().map(|view| view.itinerary.id).collect::<Vec<_>>(), [booked.itinerary_id]);
    // What is cancelled stays long enough to be taken out.
    booking::cancel(db, clock, &jana, booked.itinerary_id, None).await.unwrap();
    stage.pass(TimeDelta::days(29));
    assert_eq!(calendar::look_at(db, clock, &token).await.unwrap().1.len(), 1);
    stage.pass(TimeDelta::days(2));
    assert_eq!(calendar::look_at(db, clock, &token).await.unwrap().1.len(), 0);
    let own = calendar::token(db, clock, &stage.secrets, &ben).await.unwrap();
    assert_eq!(calendar::look_at(db, clock, &own).await.unwrap().1.len(), 1);
    stage.clock.set(event.ends_at + TimeDelta::days(366));
    assert_eq!(calendar::look_at(db, clock, &own).await.unwrap().1.len(), 0, "long over");
}

async fn an_address_can_be_renewed(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let jana = stage.person("jana").await;
    let old = calendar::renew(db, clock, secrets, &jana).await.unwrap();
    let new = calendar::renew(db, clock, secrets, &jana).await.unwrap();
    assert_ne!(old, new);
    assert_eq!(calendar::token(db, clock, secrets, &jana).await.unwrap(), new);
    for gone in [old.as_str(), "", "nichts"] {
        assert_eq!(calendar::look_at(db, clock, gone).await.unwrap_err().kind(), ErrorKind::NotFound);
    }
    calendar::look_at(db, clock, &new).await.unwrap();
    let stranger = Actor::stranger("test");
    let refused = calendar::token(db, clock, secrets, &stranger).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Unauthenticated);
}
