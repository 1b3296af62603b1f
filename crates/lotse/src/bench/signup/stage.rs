//! An event with slots, and people with sessions who want to come.
use anyhow::Result;
use chrono::{DateTime, Utc};
use lotse_domain::{
    Clock, Db,
    clock::SystemClock,
    grant::{self, Grant, Role},
    unit_of_work::in_transaction,
};
use lotse_web_kit::{Auth, auth::AccessToken};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::bench::crowd;

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

    /// A published event in a month, and its date for so many people.
    pub(super) async fn event(&self, number: usize, capacity: usize) -> Result<(Uuid, Uuid)> {
        let event = crowd::event(self.cluster_id, &format!("Bench {number}"), self.now);
        let slot = crowd::slot(&event, "Bench", i32::try_from(capacity)?, false);
        crowd::enter(self.db, &event, std::slice::from_ref(&slot)).await?;
        Ok((event.id, slot.id))
    }

    /// So many pupils with sessions; their access tokens.
    pub(super) async fn people(&self, name: &str, count: usize) -> Result<Vec<String>> {
        let people = crowd::people(self.db, self.auth, &format!("{name}-"), count, self.now).await?;
        Ok(people.into_iter().map(|(_, token)| token).collect())
    }

    /// A manager of the cluster, with a second factor that was shown; the access token.
    pub(super) async fn manager(&self) -> Result<String> {
        let (account, session) = crowd::person("manager@bench.example", self.now);
        let of = AccessToken { session_id: session.id, account_id: account.id };
        let grant = Grant {
            id: Uuid::now_v7(),
            account_id: account.id,
            role: Role::ClusterManager,
            scope_id: self.cluster_id,
            created_at: self.now,
        };
        crowd::enter_people(self.db, vec![(account, session)]).await?;
        crowd::strengthen(self.db, of.account_id, of.session_id, self.now).await?;
        let insert = in_transaction(self.db, move |txn| {
            let grant = grant.clone().into_active_model().reset_all();
            Box::pin(async move {
                grant::Entity::insert(grant).exec_without_returning(txn).await?;
                Ok(())
            })
        });
        insert.await?;
        Ok(self.auth.sign(of).await?)
    }
}
