//! Row-level security: a query that forgets whose it is shows nothing foreign all the same.
use std::collections::BTreeSet;

use lotse_domain::{account, consent, grant, invitation, outbox, session};
use lotse_tests::Backend;
use sea_orm::entity::prelude::*;

use crate::{
    region::Region,
    visible::{SEES, set},
    world::id_of,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_query_without_a_root_shows_nothing_foreign_on_postgres() {
    let region = Region::build(Backend::Postgres).await;
    for (name, grants, invitations, _) in SEES {
        let actor = &region.actors[name];
        let seen = region.rows(actor, grant::Entity::find()).await;
        let mut own = set(grants);
        own.extend(actor.identity().map(|_| *name));
        assert!(
            region.holders(&seen).is_subset(&own),
            "{name} is shown grants of {:?}",
            region.holders(&seen)
        );
        let seen = region.rows(actor, account::Entity::find()).await;
        let people: BTreeSet<&str> = seen.iter().map(|a| a.mail.split('@').next().unwrap()).collect();
        assert!(people.is_subset(&own), "{name} is shown {people:?}");
        let seen = region.rows(actor, invitation::Entity::find()).await;
        let mut open = set(invitations);
        // The database knows scopes, not roles: a recruiter could be shown the own company's, a teacher the own school's.
        open.extend(match *name {
            "recruiter-a" => Some("inv-a"),
            "teacher" => Some("inv-school"),
            _ => None,
        });
        let seen: BTreeSet<&str> = seen.iter().map(|invitation| invitation.mail.as_str()).collect();
        assert!(seen.is_subset(&open), "{name} is shown {seen:?}");
        let sessions = region.rows(actor, session::Entity::find()).await;
        if *name != "machine" {
            assert!(sessions.iter().all(|session| session.account_id == id_of(actor)), "{name}");
            assert!(region.rows(actor, consent::Entity::find()).await.is_empty(), "{name}");
        }
    }
    // What is read on nobody's behalf is nothing at all.
    let db = region.world.db().read();
    assert!(grant::Entity::find().all(db).await.unwrap().is_empty());
    assert!(account::Entity::find().all(db).await.unwrap().is_empty());
    assert!(invitation::Entity::find().all(db).await.unwrap().is_empty());
    assert!(outbox::Entity::find().all(db).await.unwrap().is_empty());
    // And what the roots show, the database does not hide: the two locks fit.
    for (name, grants, _, _) in SEES {
        let actor = &region.actors[name];
        let seen = region.rows(actor, grant::visible_to(actor)).await;
        assert_eq!(region.holders(&seen), set(grants), "{name}");
    }
}
