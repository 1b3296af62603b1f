//! Promise A6: what ends, ends everywhere with the next request. Two servers on one database.
use lotse_domain::{
    Actor,
    grant::{self, Role},
    session,
};
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use sea_orm::EntityTrait;

use crate::world::access;

on_both_databases!(a_removed_role_counts_on_every_node, signing_out_everywhere_counts_on_every_node);

async fn a_removed_role_counts_on_every_node(backend: Backend) {
    let one = TestServer::start(backend).await;
    let two = one.second_node().await;
    let cluster = world::cluster(&one.db, "nord").await;
    // Somebody else stays, so that the last manager's guard does not hold.
    people::manager_of(&one, cluster.id, "bleibt@people.example").await;
    let manager = people::manager_of(&one, cluster.id, "geht@people.example").await;
    for node in [&one, &two] {
        assert_eq!(manager.get(node, "/cluster/nord").await.status(), 200);
    }
    let actor = manager.actor(&one).await;
    let mine = grant::list_of_account(&one.db, &actor).await.unwrap();
    let (held, _) = mine.iter().find(|(grant, _)| grant.role == Role::ClusterManager).unwrap();
    grant::take_away(&one.db, &*one.clock, &Actor::operator("test"), held.id).await.unwrap();
    // No waiting: the very next request, on the node that did it and on the other.
    for node in [&two, &one] {
        assert_eq!(manager.get(node, "/cluster/nord").await.status(), 404);
    }
}

async fn signing_out_everywhere_counts_on_every_node(backend: Backend) {
    let one = TestServer::start(backend).await;
    let two = one.second_node().await;
    let mail = "jana@people.example";
    let person = people::signed_in(&one, mail).await;
    let (here, there) = (access(&one, mail, None).await, access(&two, mail, None).await);
    for node in [&one, &two] {
        for token in [&here, &there] {
            let me =
                node.http.get(format!("{}/api/v1/me", node.base)).bearer_auth(token).send().await.unwrap();
            assert_eq!(me.status(), 200);
        }
        assert_eq!(person.get(node, "/mein").await.status(), 200);
    }
    let actor = person.actor(&one).await;
    assert!(session::end_all(&two.db, &*two.clock, &actor, false).await.unwrap() >= 3);
    for node in [&one, &two] {
        for token in [&here, &there] {
            let me =
                node.http.get(format!("{}/api/v1/me", node.base)).bearer_auth(token).send().await.unwrap();
            assert_eq!(me.status(), 401);
        }
        assert_eq!(person.get(node, "/mein").await.status(), 303);
    }
    assert!(session::Entity::find().one(one.db.read()).await.unwrap().is_none());
}
