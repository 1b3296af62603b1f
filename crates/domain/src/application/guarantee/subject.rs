//! How letters and the desk name what waits.
use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    company::{self, Company},
    error::{DomainError, Result},
    vacancy,
};

pub(super) async fn company_of(txn: &impl ConnectionTrait, company_id: Uuid) -> Result<Company> {
    company::Entity::find_by_id(company_id).one(txn).await?.ok_or(DomainError::NotFound { what: "company" })
}

/// The titles of these vacancies.
pub(super) async fn titles(
    txn: &impl ConnectionTrait,
    vacancies: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String)> = vacancy::Entity::find()
        .select_only()
        .columns([vacancy::Column::Id, vacancy::Column::Title])
        .filter(vacancy::Column::Id.is_in(vacancies))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(rows.into_iter().collect())
}
