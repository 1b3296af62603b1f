use std::collections::HashMap;

use sea_orm::{ConnectionTrait, entity::prelude::*};

use super::{Alert, Criteria, stored};
use crate::error::Result;

/// An alert with what it searches for, as its owner sees it.
#[derive(Debug, Clone)]
pub struct AlertView {
    pub alert: Alert,
    pub criteria: Criteria,
}

/// Alerts with their searches, in the same order.
pub(super) async fn views(txn: &impl ConnectionTrait, alerts: Vec<Alert>) -> Result<Vec<AlertView>> {
    let searches = searches_of(txn, alerts.iter().map(|alert| alert.query_id)).await?;
    Ok(alerts
        .into_iter()
        .filter_map(|alert| {
            let criteria = searches.get(&alert.query_id)?.clone();
            Some(AlertView { alert, criteria })
        })
        .collect())
}

async fn searches_of(
    txn: &impl ConnectionTrait,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Criteria>> {
    let rows = stored::Entity::find().filter(stored::Column::Id.is_in(ids)).all(txn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.criteria)).collect())
}
