use sea_orm::{
    ActiveModelTrait, ConnectionTrait, IntoActiveModel, PaginatorTrait, QuerySelect, entity::prelude::*,
};

use super::{
    Column, Entity, SearchRule,
    draft::RuleDraft,
    queries::{of_scope, require_scope},
};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    cluster,
    error::{DomainError, Result},
    unit_of_work::in_transaction,
};

/// Rules that a cluster may have.
pub const MOST: u64 = 500;

/// Writes a rule: a cluster's managers for it, operators for everywhere (no `cluster_id`).
///
/// # Errors
/// `NotFound` for everyone else; `Invalid` as [`RuleDraft::clean`] says, and where there are 500 already; `Conflict` where there is a
/// rule for what is written.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Option<Uuid>,
    draft: RuleDraft,
) -> Result<SearchRule> {
    require_scope(db, actor, cluster_id).await?;
    let draft = draft.clean()?;
    let (now, actor, taken) = (clock.now(), actor.clone(), taken(&draft));
    let outcome = in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            // Whoever writes at the same moment counts afterwards.
            if let Some(cluster_id) = cluster_id {
                cluster::Entity::find_by_id(cluster_id).lock_exclusive().one(txn).await?;
            }
            require_free(txn, cluster_id, &draft, None).await?;
            if of_scope(cluster_id).count(txn).await? >= MOST {
                let detail = format!("there are {MOST} rules already; remove one that is not needed");
                return Err(DomainError::invalid("written", "too_many", detail));
            }
            let row = SearchRule {
                id: Uuid::now_v7(),
                cluster_id,
                written_key: draft.key(),
                written: draft.written,
                meant: draft.meant,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            let rule = row.into_active_model().reset_all().insert(txn).await?;
            audit::record(txn, now, &actor, [("search_rule.created", rule.id)]).await?;
            change_log::note(txn, now, Subject::SearchRule, [rule.id]).await?;
            Ok(rule)
        })
    })
    .await;
    outcome.map_err(|error| named(error, taken))
}

/// Changes a rule; `version` is the one that is meant to be changed, any where there is none.
///
/// # Errors
/// As [`create`]; `NotFound` where the scope has no such rule; `Stale` where it has another version.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Option<Uuid>,
    rule_id: Uuid,
    version: Option<i32>,
    draft: RuleDraft,
) -> Result<SearchRule> {
    require_scope(db, actor, cluster_id).await?;
    let draft = draft.clean()?;
    let (now, actor, taken) = (clock.now(), actor.clone(), taken(&draft));
    let outcome = in_transaction(db, move |txn| {
        let (actor, draft) = (actor.clone(), draft.clone());
        Box::pin(async move {
            let rule = locked(txn, cluster_id, rule_id).await?;
            if version.is_some_and(|version| version != rule.version) {
                return Err(DomainError::Stale);
            }
            require_free(txn, cluster_id, &draft, Some(rule_id)).await?;
            let row = SearchRule {
                written_key: draft.key(),
                written: draft.written,
                meant: draft.meant,
                version: rule.version + 1,
                updated_at: now,
                ..rule
            };
            let rule = row.into_active_model().reset_all().update(txn).await?;
            audit::record(txn, now, &actor, [("search_rule.changed", rule_id)]).await?;
            change_log::note(txn, now, Subject::SearchRule, [rule_id]).await?;
            Ok(rule)
        })
    })
    .await;
    outcome.map_err(|error| named(error, taken))
}

/// Removes a rule.
///
/// # Errors
/// `NotFound` for everyone but those who may write it, and where there is none.
pub async fn remove(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Option<Uuid>,
    rule_id: Uuid,
) -> Result<()> {
    require_scope(db, actor, cluster_id).await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let rule = locked(txn, cluster_id, rule_id).await?;
            Entity::delete_by_id(rule.id).exec(txn).await?;
            audit::record(txn, now, &actor, [("search_rule.removed", rule_id)]).await?;
            change_log::note(txn, now, Subject::SearchRule, [rule_id]).await
        })
    })
    .await
}

async fn locked(txn: &impl ConnectionTrait, cluster_id: Option<Uuid>, rule_id: Uuid) -> Result<SearchRule> {
    let rule = of_scope(cluster_id).filter(Column::Id.eq(rule_id)).lock_exclusive().one(txn).await?;
    rule.ok_or(DomainError::NotFound { what: "rule" })
}

async fn require_free(
    txn: &impl ConnectionTrait,
    cluster_id: Option<Uuid>,
    draft: &RuleDraft,
    but: Option<Uuid>,
) -> Result<()> {
    let same = of_scope(cluster_id).filter(Column::WrittenKey.eq(draft.key())).one(txn).await?;
    match same {
        Some(rule) if Some(rule.id) != but => Err(DomainError::Conflict(taken(draft))),
        _ => Ok(()),
    }
}

fn taken(draft: &RuleDraft) -> String {
    format!("there is a rule for \"{}\" already; change that one", draft.written)
}

/// What the database says of two that came at the same moment.
fn named(error: DomainError, taken: String) -> DomainError {
    match error {
        DomainError::Conflict(_) => DomainError::Conflict(taken),
        other => other,
    }
}
