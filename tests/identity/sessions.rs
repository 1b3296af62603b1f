//! Sessions and keys: who they are of, how long they live, how they end (A6).
use chrono::TimeDelta;
use lotse_domain::{
    Actor, Clock, DomainError,
    account::{self, Profile},
    actor::Strength,
    api_key::Scope,
    grant::Role,
    session::{self, Surface},
    unit_of_work::in_transaction,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

use crate::people::{People, stranger};

on_both_databases!(
    a_cookie_names_its_account_until_the_session_ends,
    a_session_lives_thirty_days_after_its_last_use,
    whoever_opens_doors_is_signed_out_after_half_a_day,
    uses_are_kept_to_the_minute_and_sights_to_the_day,
    a_second_factor_makes_a_session_strong,
    sessions_are_listed_and_ended_by_their_owner_only,
    signing_out_everywhere_ends_keys_too,
    a_key_is_its_owner_at_one_company_and_no_more,
    a_profile_is_changed_by_its_owner,
);

async fn a_cookie_names_its_account_until_the_session_ends(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let who = async |token: &str| session::identify_portal(people.db(), &people.clock, token).await.unwrap();
    let identity = who(&begun.token).await.unwrap();
    assert_eq!((identity.account_id, identity.session_id), (begun.account.id, Some(begun.session.id)));
    assert_eq!((identity.mail.as_str(), identity.strength), ("jana@example.org", Strength::Single));
    assert!(identity.key_scopes.is_none());
    for other in ["", "x", "\u{0}", begun.session.token_hash.as_deref().unwrap()] {
        assert!(who(other).await.is_none(), "{other:?}");
    }
    let actor = Actor::person(identity, "request-2");
    session::end(people.db(), &people.clock, &actor, begun.session.id).await.unwrap();
    assert!(who(&begun.token).await.is_none());
    assert_eq!(people.audit(begun.account.id).await.last().unwrap().1, "session.ended");
}

async fn a_session_lives_thirty_days_after_its_last_use(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    people.grant(begun.account.id, Role::Pupil, Uuid::nil()).await;
    for _ in 0..3 {
        people.later(TimeDelta::days(29));
        assert!(people.actor(begun.session.id).await.unwrap().identity().unwrap().is_pupil());
    }
    people.later(TimeDelta::days(30));
    assert!(people.actor(begun.session.id).await.is_none());
}

async fn whoever_opens_doors_is_signed_out_after_half_a_day(backend: Backend) {
    let people = People::new(backend).await;
    // A grant that comes later counts for sessions that are there.
    let early = people.sign_in("jana@example.org", Surface::Portal).await;
    people.grant(early.account.id, Role::ClusterManager, Uuid::now_v7()).await;
    let late = people.sign_in("jana@example.org", Surface::Portal).await;
    for _ in 0..3 {
        people.later(TimeDelta::hours(11));
        for alive in [early.session.id, late.session.id] {
            assert!(people.actor(alive).await.is_some());
        }
    }
    let newest = people.sign_in("jana@example.org", Surface::Portal).await;
    people.later(TimeDelta::hours(12));
    for ended in [early.session.id, late.session.id, newest.session.id] {
        assert!(people.actor(ended).await.is_none());
    }
    let unused = people.sign_in("kim@example.org", Surface::Portal).await;
    people.grant(unused.account.id, Role::Operator, Uuid::nil()).await;
    people.later(TimeDelta::hours(12));
    assert!(people.actor(unused.session.id).await.is_none());
}

async fn uses_are_kept_to_the_minute_and_sights_to_the_day(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let id = begun.session.id;
    people.later(TimeDelta::seconds(59));
    people.actor(id).await.unwrap();
    assert_eq!(people.session(id).await.unwrap(), begun.session);
    let now = people.later(TimeDelta::seconds(1));
    people.actor(id).await.unwrap();
    let used = people.session(id).await.unwrap();
    assert_eq!((used.last_used_at, used.expires_at), (now, now + TimeDelta::days(30)));
    assert_eq!(people.account(begun.account.id).await.last_seen_at, begun.account.last_seen_at);

    let mut row = account::ActiveModel::from(people.account(begun.account.id).await);
    row.warned_at = Set(Some(now));
    in_transaction(people.db(), move |txn| {
        let row = row.clone();
        Box::pin(async move { Ok(row.update(txn).await?) })
    })
    .await
    .unwrap();
    let now = people.later(TimeDelta::hours(1));
    people.actor(id).await.unwrap();
    let seen = people.account(begun.account.id).await;
    assert_eq!((seen.warned_at, seen.last_seen_at), (None, now));
    people.later(TimeDelta::hours(23));
    people.actor(id).await.unwrap();
    assert_eq!(people.account(begun.account.id).await.last_seen_at, now);
    let now = people.later(TimeDelta::hours(1));
    people.actor(id).await.unwrap();
    assert_eq!(people.account(begun.account.id).await.last_seen_at, now);
}

async fn a_second_factor_makes_a_session_strong(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let cluster = Uuid::now_v7();
    people.grant(begun.account.id, Role::ClusterManager, cluster).await;
    let single = people.actor(begun.session.id).await.unwrap();
    assert_eq!(single.identity().unwrap().strength, Strength::Single);
    assert!(!single.manages(cluster));

    people.confirmed_factor(begun.account.id).await;
    let unfinished = people.actor(begun.session.id).await.unwrap();
    assert_eq!(unfinished.identity().unwrap().strength, Strength::Unfinished);
    assert!(matches!(account::find_own(people.db(), &unfinished).await, Err(DomainError::SecondFactor)));
    assert!(matches!(
        session::list_own(people.db(), &people.clock, &unfinished).await,
        Err(DomainError::SecondFactor)
    ));
    let next = people.sign_in("jana@example.org", Surface::Portal).await;
    assert!(next.second_factor_needed);
    // It may give up, and nothing else.
    let unfinished = people.actor(next.session.id).await.unwrap();
    let foreign = session::end(people.db(), &people.clock, &unfinished, begun.session.id).await;
    assert!(matches!(foreign, Err(DomainError::SecondFactor)));
    session::end(people.db(), &people.clock, &unfinished, next.session.id).await.unwrap();

    let now = people.clock.now();
    let mut row = session::ActiveModel::from(begun.session.clone());
    row.second_factor_at = Set(Some(now));
    in_transaction(people.db(), move |txn| {
        let row = row.clone();
        Box::pin(async move { Ok(row.update(txn).await?) })
    })
    .await
    .unwrap();
    let strong = people.actor(begun.session.id).await.unwrap();
    assert_eq!(strong.identity().unwrap().strength, Strength::Strong);
    assert!(strong.manages(cluster));
}

async fn sessions_are_listed_and_ended_by_their_owner_only(backend: Backend) {
    let people = People::new(backend).await;
    let phone = people.sign_in("jana@example.org", Surface::Portal).await;
    people.later(TimeDelta::minutes(5));
    let desk = people.sign_in("jana@example.org", Surface::Portal).await;
    let kim = people.sign_in("kim@example.org", Surface::Portal).await;
    people.later(TimeDelta::minutes(5));
    let jana = people.actor(phone.session.id).await.unwrap();
    let listed = session::list_own(people.db(), &people.clock, &jana).await.unwrap();
    let ids: Vec<_> = listed.iter().map(|session| session.id).collect();
    assert_eq!(ids, [phone.session.id, desk.session.id], "last used first");

    for foreign in [kim.session.id, Uuid::now_v7()] {
        let refused = session::end(people.db(), &people.clock, &jana, foreign).await;
        assert_eq!(format!("{refused:?}"), r#"Err(NotFound { what: "session" })"#);
    }
    session::end(people.db(), &people.clock, &jana, desk.session.id).await.unwrap();
    assert!(people.actor(desk.session.id).await.is_none());
    assert!(people.actor(kim.session.id).await.is_some());
    assert!(matches!(
        session::list_own(people.db(), &people.clock, &stranger()).await,
        Err(DomainError::Unauthenticated)
    ));
    // What has expired is no longer listed.
    people.later(TimeDelta::days(31));
    assert!(session::list_own(people.db(), &people.clock, &jana).await.unwrap().is_empty());
}

async fn signing_out_everywhere_ends_keys_too(backend: Backend) {
    let people = People::new(backend).await;
    let company = Uuid::now_v7();
    let first = people.sign_in("jana@example.org", Surface::Portal).await;
    let second = people.sign_in("jana@example.org", Surface::Api).await;
    let kim = people.sign_in("kim@example.org", Surface::Portal).await;
    people.grant(first.account.id, Role::Recruiter, company).await;
    let key = people.key(first.account.id, company).await;
    let jana = people.actor(first.session.id).await.unwrap();
    assert_eq!(session::end_all(people.db(), &people.clock, &jana, true).await.unwrap(), 1);
    assert!(people.actor(second.session.id).await.is_none());
    assert!(session::identify_key(people.db(), &people.clock, &key).await.unwrap().is_none());
    assert!(people.actor(first.session.id).await.is_some());
    assert_eq!(session::end_all(people.db(), &people.clock, &jana, false).await.unwrap(), 1);
    assert!(people.actor(first.session.id).await.is_none());
    assert!(people.actor(kim.session.id).await.is_some());
}

async fn a_key_is_its_owner_at_one_company_and_no_more(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let (mine, other) = (Uuid::now_v7(), Uuid::now_v7());
    people.grant(begun.account.id, Role::CompanyAdmin, mine).await;
    people.grant(begun.account.id, Role::Operator, Uuid::nil()).await;
    let key = people.key(begun.account.id, mine).await;
    let stray = people.key(begun.account.id, other).await;
    let who = async |key: &str| session::identify_key(people.db(), &people.clock, key).await.unwrap();
    for nobody in [stray.as_str(), "", "lotse_", "lotse_x", &key[1..], &begun.token] {
        assert!(who(nobody).await.is_none(), "{nobody}");
    }
    let actor = Actor::person(who(&key).await.unwrap(), "request-3");
    let identity = actor.identity().unwrap();
    assert_eq!(identity.key_scopes, Some(vec![Scope::VacanciesRead]));
    assert_eq!((identity.session_id, identity.strength), (None, Strength::Strong));
    assert!(actor.works_for(mine) && !actor.administers(mine) && !actor.works_for(other));
    assert!(!actor.is_operator());

    // It has no say in its owner's account.
    let (db, clock) = (people.db(), &people.clock);
    let refused = [
        session::list_own(db, clock, &actor).await.err(),
        session::end(db, clock, &actor, begun.session.id).await.err(),
        session::end_all(db, clock, &actor, false).await.err(),
        account::change_profile(db, clock, &actor, Profile::default()).await.err(),
    ];
    assert!(refused.iter().all(|err| matches!(err, Some(DomainError::Forbidden))), "{refused:?}");
    people.later(TimeDelta::days(1));
    assert!(who(&key).await.is_none(), "expired");
}

async fn a_profile_is_changed_by_its_owner(backend: Backend) {
    let people = People::new(backend).await;
    let begun = people.sign_in("jana@example.org", Surface::Portal).await;
    let jana = people.actor(begun.session.id).await.unwrap();
    let change = async |name: Option<&str>, language| {
        let profile = Profile { name: name.map(ToOwned::to_owned), language };
        account::change_profile(people.db(), &people.clock, &jana, profile).await
    };
    let changed = change(Some("  Jana Meyer "), Some(account::Language::En)).await.unwrap();
    assert_eq!((changed.name.as_deref(), changed.language), (Some("Jana Meyer"), account::Language::En));
    assert_eq!(changed.version, begun.account.version + 1);
    assert_eq!(change(None, None).await.unwrap().name.as_deref(), Some("Jana Meyer"));
    for bad in ["a\nb", "a\u{0}", &"x".repeat(121)] {
        assert!(matches!(change(Some(bad), None).await, Err(DomainError::Invalid(_))), "{bad:?}");
    }
    assert_eq!(change(Some(" "), None).await.unwrap().name, None);
    let own = account::find_own(people.db(), &jana).await.unwrap();
    assert_eq!((own.id, own.language), (begun.account.id, account::Language::En));
    // Others see nothing of it.
    let kim = people.sign_in("kim@example.org", Surface::Portal).await;
    let kim = people.actor(kim.session.id).await.unwrap();
    let seen = account::list_visible(people.db(), &kim, vec![begun.account.id]).await.unwrap();
    assert!(seen.is_empty());
    assert!(matches!(account::find_own(people.db(), &stranger()).await, Err(DomainError::Unauthenticated)));
}
