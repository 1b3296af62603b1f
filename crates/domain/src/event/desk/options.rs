use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, IntoActiveModel, QueryOrder, entity::prelude::*, sea_query::Expr};

use super::fields::Fields;
use crate::{
    error::{DomainError, Result},
    event::question::option::{self, EventOption},
};

/// An option as a manager writes it. One that was chosen keeps its words: with others it is retired, and a new one takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionDraft {
    pub id: Option<Uuid>,
    /// 1 to 80 characters, as is `label`.
    pub topic: String,
    pub label: String,
    /// 0 to 100,000; none where there is no end of them.
    pub capacity: Option<i32>,
}

pub(super) const MOST: usize = 60;

/// The drafts as they are kept.
pub(super) fn checked(fields: &mut Fields, drafts: Vec<OptionDraft>) -> Vec<OptionDraft> {
    let (mut seen, mut options) = (HashSet::new(), Vec::with_capacity(drafts.len()));
    for (at, draft) in drafts.into_iter().take(MOST).enumerate() {
        let OptionDraft { id, topic, label, capacity } = draft;
        fields.within("options", at);
        let (topic, label) = (fields.line("topic", &topic, 1..=80), fields.line("label", &label, 1..=80));
        fields.number_or_none("capacity", capacity, 0..=100_000);
        if !seen.insert((topic.clone(), label.clone())) {
            fields.refuse("label", "twice", "stands twice under this topic");
        }
        options.push(OptionDraft { id, topic, label, capacity });
    }
    options
}

/// What can be chosen at present, in order.
pub(super) async fn offered(txn: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<EventOption>> {
    Ok(option::Entity::find()
        .filter(option::Column::EventId.eq(event_id))
        .filter(option::Column::RetiredAt.is_null())
        .order_by_asc(option::Column::Position)
        .all(txn)
        .await?)
}

/// Writes the options of an event anew. How many have chosen one is asked in the statement that changes it, for people choose
/// meanwhile.
///
/// # Errors
/// `Invalid` with `options.{n}.id`; `Conflict` where one would hold fewer than have chosen it.
pub(super) async fn write_options(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event_id: Uuid,
    drafts: Vec<OptionDraft>,
) -> Result<()> {
    let old = offered(txn, event_id).await?;
    let (mut fields, mut kept) = (Fields::default(), HashSet::new());
    for (at, draft) in drafts.iter().enumerate() {
        let known = |id: &Uuid| old.iter().any(|option| option.id == *id);
        if draft.id.is_some_and(|id| !known(&id) || !kept.insert(id)) {
            fields.within("options", at);
            fields.refuse("id", "unknown", "is no option of this event, or stands twice");
        }
    }
    fields.done()?;
    for gone in old.iter().filter(|option| !kept.contains(&option.id)) {
        retire(txn, now, gone.id).await?;
    }
    for (position, draft) in (0..).zip(drafts) {
        let OptionDraft { id, topic, label, capacity } = draft;
        let known = old.iter().find(|option| Some(option.id) == id);
        if let Some(known) = known {
            let same = (&known.topic, &known.label) == (&topic, &label);
            if change(txn, known.id, position, (&topic, &label), capacity, same).await? {
                continue;
            }
            if same {
                return Err(DomainError::Conflict(format!(
                    "more than {} have chosen \"{label}\" already",
                    capacity.unwrap_or_default()
                )));
            }
            retire(txn, now, known.id).await?;
        }
        let row = EventOption {
            id: Uuid::now_v7(),
            event_id,
            position,
            topic,
            label,
            capacity,
            taken: 0,
            retired_at: None,
        };
        option::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Changes an option, where its words are the same and it is not chosen more often than it would be there, or where nobody has
/// chosen it; whether it did.
async fn change(
    txn: &impl ConnectionTrait,
    id: Uuid,
    position: i32,
    (topic, label): (&str, &str),
    capacity: Option<i32>,
    same: bool,
) -> Result<bool> {
    use option::Column;
    let mut update = option::Entity::update_many()
        .col_expr(Column::Position, Expr::value(position))
        .col_expr(Column::Topic, Expr::value(topic))
        .col_expr(Column::Label, Expr::value(label))
        .col_expr(Column::Capacity, Expr::value(capacity))
        .filter(Column::Id.eq(id));
    if !same {
        update = update.filter(Column::Taken.eq(0));
    } else if let Some(capacity) = capacity {
        update = update.filter(Column::Taken.lte(capacity));
    }
    Ok(update.exec(txn).await?.rows_affected == 1)
}

/// Offers an option no more; it stays where somebody has chosen it.
async fn retire(txn: &impl ConnectionTrait, now: DateTime<Utc>, id: Uuid) -> Result<()> {
    use option::Column;
    let gone =
        option::Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Taken.eq(0)).exec(txn).await?;
    if gone.rows_affected == 0 {
        option::Entity::update_many()
            .col_expr(Column::RetiredAt, Expr::value(now))
            .filter(Column::Id.eq(id))
            .exec(txn)
            .await?;
    }
    Ok(())
}
