//! Many people with access tokens, and an event that all of them want to come to: entered as rows, without the ways by which
//! people get there, which tests walk. For benchmarks and race tests.
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    Db,
    account::{self, Account, Language},
    event::{
        self, BookingMode, Event, EventKind, EventState, HallPlan, Schools, WaitingRule,
        slot::{self, Slot, SlotKind, Takes, Unit},
    },
    second_factor::{self, FactorKind, SecondFactor},
    session::{self, Method, Session, Surface},
    unit_of_work::in_transaction,
};
use lotse_web_kit::{Auth, auth::AccessToken};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use uuid::Uuid;

/// Rows of one statement.
const ROWS: usize = 200;

/// A published event of a cluster, in thirty days.
pub fn event(cluster_id: Uuid, title: &str, now: DateTime<Utc>) -> Event {
    Event {
        id: Uuid::now_v7(),
        series_id: None,
        cluster_id,
        kind: EventKind::OpenDay,
        state: EventState::Published,
        slug: lotse_domain::fold::slug(title),
        title: title.to_owned(),
        summary: None,
        description: None,
        benefit: None,
        bring: None,
        audience: None,
        venue: None,
        street: None,
        postal_code: None,
        town: None,
        latitude: None,
        longitude: None,
        starts_at: now + TimeDelta::days(30),
        ends_at: now + TimeDelta::days(31),
        opens_at: None,
        closes_at: None,
        cancel_until: None,
        first_schools: Schools::default(),
        first_until: None,
        school_most: None,
        consent_below: None,
        mode: BookingMode::Direct,
        wishes_until: None,
        wishes_most: 5,
        appointments_most: 3,
        allocation_seed: None,
        allocation_digest: None,
        allocated_at: None,
        waiting_rule: WaitingRule::Strict,
        offer_hours: None,
        hall_plan: HallPlan::default(),
        copied_from: None,
        cancel_reason: None,
        published_at: Some(now),
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

/// A date within an event, for so many people.
pub fn slot(event: &Event, title: &str, capacity: i32, waiting_list: bool) -> Slot {
    Slot {
        id: Uuid::now_v7(),
        event_id: event.id,
        kind: SlotKind::Date,
        company_id: None,
        interviewer_id: None,
        title: title.to_owned(),
        description: None,
        place: None,
        starts_at: event.starts_at,
        ends_at: event.starts_at + TimeDelta::hours(6),
        unit: Unit::Person,
        takes: Takes::Both,
        party_most: None,
        capacity,
        taken: 0,
        waiting: 0,
        next_position: 1,
        waiting_list,
        in_order: event.waiting_rule == WaitingRule::Strict,
        opens_at: None,
        closes_at: None,
        position: 0,
        cancelled_at: None,
        version: 1,
        created_at: event.created_at,
        updated_at: event.created_at,
    }
}

/// Stores an event with slots.
///
/// # Errors
/// When the database fails.
pub async fn enter(db: &Db, event: &Event, slots: &[Slot]) -> Result<()> {
    let row = event.clone();
    let insert = in_transaction(db, move |txn| {
        let row = row.clone().into_active_model().reset_all();
        Box::pin(async move {
            event::Entity::insert(row).exec_without_returning(txn).await?;
            Ok(())
        })
    });
    insert.await?;
    enter_slots(db, slots).await
}

/// Stores more slots of an event that is stored already.
///
/// # Errors
/// When the database fails.
pub async fn enter_slots(db: &Db, slots: &[Slot]) -> Result<()> {
    let slots = slots.to_vec();
    let insert = in_transaction(db, move |txn| {
        let slots: Vec<_> = slots.iter().map(|slot| slot.clone().into_active_model().reset_all()).collect();
        Box::pin(async move {
            slot::Entity::insert_many(slots).exec_without_returning(txn).await?;
            Ok(())
        })
    });
    Ok(insert.await?)
}

/// So many people, each with a session; their accounts and access tokens.
///
/// # Errors
/// When the database fails.
pub async fn people(
    db: &Db,
    auth: &Auth,
    name: &str,
    count: usize,
    now: DateTime<Utc>,
) -> Result<Vec<(Uuid, String)>> {
    let rows: Vec<(Account, Session)> =
        (0..count).map(|n| person(&format!("{name}{n}@schule.example"), now)).collect();
    for chunk in rows.chunks(ROWS) {
        enter_people(db, chunk.to_vec()).await?;
    }
    let mut people = Vec::with_capacity(count);
    for (account, session) in rows {
        let of = AccessToken { session_id: session.id, account_id: account.id };
        people.push((account.id, auth.sign(of).await?));
    }
    Ok(people)
}

/// An account with a session that is signed in.
pub fn person(mail: &str, now: DateTime<Utc>) -> (Account, Session) {
    let account = Account {
        id: Uuid::now_v7(),
        mail: mail.to_owned(),
        name: Some("Mia Lehmann".to_owned()),
        language: Language::De,
        mail_confirmed_at: Some(now),
        password_hash: None,
        birth_date: None,
        last_seen_at: now,
        warned_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let session = Session {
        id: Uuid::now_v7(),
        account_id: account.id,
        surface: Surface::Api,
        token_hash: None,
        method: Method::Code,
        device: "crowd".to_owned(),
        created_at: now,
        last_used_at: now,
        expires_at: now + TimeDelta::hours(8),
        second_factor_at: None,
    };
    (account, session)
}

/// Stores people as [`person`] makes them.
///
/// # Errors
/// When the database fails.
pub async fn enter_people(db: &Db, people: Vec<(Account, Session)>) -> Result<()> {
    let insert = in_transaction(db, move |txn| {
        let (accounts, sessions): (Vec<_>, Vec<_>) = people
            .iter()
            .cloned()
            .map(|(a, s)| (a.into_active_model().reset_all(), s.into_active_model().reset_all()))
            .unzip();
        Box::pin(async move {
            account::Entity::insert_many(accounts).exec_without_returning(txn).await?;
            session::Entity::insert_many(sessions).exec_without_returning(txn).await?;
            Ok(())
        })
    });
    Ok(insert.await?)
}

/// Gives an account an authenticator app that nobody ever shows, and a session of it a second factor that was shown.
///
/// # Errors
/// When the database fails.
pub async fn strengthen(db: &Db, account_id: Uuid, session_id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let factor = SecondFactor {
        id: Uuid::now_v7(),
        account_id,
        kind: FactorKind::Totp,
        label: "crowd".to_owned(),
        secret: String::new(),
        counter: 0,
        confirmed_at: Some(now),
        last_used_at: Some(now),
        created_at: now,
    };
    let update = in_transaction(db, move |txn| {
        let factor = factor.clone().into_active_model().reset_all();
        Box::pin(async move {
            second_factor::Entity::insert(factor).exec_without_returning(txn).await?;
            session::Entity::update_many()
                .col_expr(session::Column::SecondFactorAt, Expr::value(now))
                .filter(session::Column::Id.eq(session_id))
                .exec(txn)
                .await?;
            Ok(())
        })
    });
    Ok(update.await?)
}
