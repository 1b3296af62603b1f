//! Many people with access tokens, and an event that all of them want to come to, as the benchmarks have them.
use chrono::{DateTime, Utc};
use lotse::bench::crowd;
pub use lotse::bench::crowd::{event, person, slot};
use lotse_domain::{
    Db,
    account::Account,
    event::{Event, slot::Slot},
    session::Session,
};
use lotse_web_kit::Auth;
use uuid::Uuid;

pub async fn enter(db: &Db, event: &Event, slots: &[Slot]) {
    crowd::enter(db, event, slots).await.expect("the event is entered");
}

/// More slots of an event that is entered already.
pub async fn enter_slots(db: &Db, slots: &[Slot]) {
    crowd::enter_slots(db, slots).await.expect("slots are entered");
}

/// So many people, each with a session; their accounts and access tokens.
pub async fn people(
    db: &Db,
    auth: &Auth,
    name: &str,
    count: usize,
    now: DateTime<Utc>,
) -> Vec<(Uuid, String)> {
    crowd::people(db, auth, name, count, now).await.expect("people are entered")
}

/// A person as [`person`] makes one.
pub async fn enter_person(db: &Db, account: Account, session: Session) {
    crowd::enter_people(db, vec![(account, session)]).await.expect("the person is entered");
}

/// A second factor for a person, shown in that session.
pub async fn strengthen(db: &Db, account_id: Uuid, session_id: Uuid, now: DateTime<Utc>) {
    crowd::strengthen(db, account_id, session_id, now).await.expect("the second factor is entered");
}
