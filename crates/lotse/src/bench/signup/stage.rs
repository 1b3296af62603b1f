//! An event with slots, and people with sessions who want to come.
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    Clock, Db,
    account::{self, Language},
    clock::SystemClock,
    event::{
        self, BookingMode, Event, EventKind, EventState, HallPlan, Schools, WaitingRule,
        slot::{self, Slot, SlotKind, Takes, Unit},
    },
    grant::{self, Role},
    second_factor::{self, FactorKind},
    session::{self, Method, Surface},
    unit_of_work::in_transaction,
};
use lotse_web_kit::{Auth, auth::AccessToken};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// Rows of one statement.
const ROWS: usize = 200;

pub(super) struct Stage<'a> {
    pub(super) db: &'a Db,
    pub(super) auth: &'a Auth,
    pub(super) cluster_id: Uuid,
    pub(super) now: DateTime<Utc>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(db: &'a Db, auth: &'a Auth, cluster_id: Uuid) -> Self {
        Self { db, auth, cluster_id, now: SystemClock.now() }
    }

    /// A published event in a month.
    pub(super) async fn event(&self, number: usize) -> Result<Uuid> {
        let now = self.now;
        let row = Event {
            id: Uuid::now_v7(),
            series_id: None,
            cluster_id: self.cluster_id,
            kind: EventKind::OpenDay,
            state: EventState::Published,
            slug: format!("bench-{number}"),
            title: format!("Bench {number}"),
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
        };
        let id = row.id;
        in_transaction(self.db, move |txn| {
            let row = row.clone().into_active_model().reset_all();
            Box::pin(async move {
                event::Entity::insert(row).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await?;
        Ok(id)
    }

    /// A date of an event, for so many people.
    pub(super) async fn slot(&self, event_id: Uuid, capacity: usize) -> Result<Uuid> {
        let now = self.now;
        let row = Slot {
            id: Uuid::now_v7(),
            event_id,
            kind: SlotKind::Date,
            company_id: None,
            interviewer_id: None,
            title: "Bench".into(),
            description: None,
            place: None,
            starts_at: now + TimeDelta::days(30),
            ends_at: now + TimeDelta::days(30) + TimeDelta::hours(6),
            unit: Unit::Person,
            takes: Takes::Both,
            party_most: None,
            capacity: i32::try_from(capacity)?,
            taken: 0,
            waiting: 0,
            next_position: 1,
            waiting_list: false,
            in_order: true,
            opens_at: None,
            closes_at: None,
            position: 0,
            cancelled_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        let id = row.id;
        in_transaction(self.db, move |txn| {
            let row = row.clone().into_active_model().reset_all();
            Box::pin(async move {
                slot::Entity::insert(row).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await?;
        Ok(id)
    }

    /// So many pupils with sessions; their access tokens.
    pub(super) async fn people(&self, name: &str, count: usize) -> Result<Vec<String>> {
        let mut tokens = Vec::with_capacity(count);
        let rows: Vec<_> =
            (0..count).map(|n| self.person(&format!("{name}-{n}@schule.example"), false)).collect();
        for chunk in rows.chunks(ROWS) {
            self.insert(chunk.to_vec()).await?;
        }
        for (account, session) in rows {
            let of = AccessToken { session_id: session.id, account_id: account.id };
            tokens.push(self.auth.sign(of).await?);
        }
        Ok(tokens)
    }

    fn person(&self, mail: &str, strong: bool) -> (account::Account, session::Session) {
        let now = self.now;
        let account = account::Account {
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
        let session = session::Session {
            id: Uuid::now_v7(),
            account_id: account.id,
            surface: Surface::Api,
            token_hash: None,
            method: Method::Code,
            device: "bench".to_owned(),
            created_at: now,
            last_used_at: now,
            expires_at: now + TimeDelta::hours(8),
            second_factor_at: strong.then_some(now),
        };
        (account, session)
    }

    async fn insert(&self, rows: Vec<(account::Account, session::Session)>) -> Result<()> {
        let insert = in_transaction(self.db, move |txn| {
            let (accounts, sessions): (Vec<_>, Vec<_>) = rows
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

    /// A manager of the cluster, with a second factor that was shown; the access token.
    pub(super) async fn manager(&self) -> Result<String> {
        let (account, session) = self.person("manager@bench.example", true);
        let of = AccessToken { session_id: session.id, account_id: account.id };
        let (now, cluster_id, account_id) = (self.now, self.cluster_id, account.id);
        self.insert(vec![(account, session)]).await?;
        in_transaction(self.db, move |txn| {
            let factor = second_factor::SecondFactor {
                id: Uuid::now_v7(),
                account_id,
                kind: FactorKind::Totp,
                label: "bench".into(),
                // Nobody ever shows it again.
                secret: String::new(),
                counter: 0,
                confirmed_at: Some(now),
                last_used_at: Some(now),
                created_at: now,
            };
            let grant = grant::Grant {
                id: Uuid::now_v7(),
                account_id,
                role: Role::ClusterManager,
                scope_id: cluster_id,
                created_at: now,
            };
            Box::pin(async move {
                let factor = factor.into_active_model().reset_all();
                second_factor::Entity::insert(factor).exec_without_returning(txn).await?;
                let grant = grant.into_active_model().reset_all();
                grant::Entity::insert(grant).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await?;
        Ok(self.auth.sign(of).await?)
    }
}
