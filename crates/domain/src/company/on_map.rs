//! Where companies are, for a map.
use sea_orm::{
    ConnectionTrait, FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{
    Column, Entity,
    membership::{self, MembershipState},
    site,
};
use crate::{
    error::Result,
    page::Page,
    vacancy::{self, VacancyState, vacancy_site},
};

/// Sites of one map: more than a cluster has, and a bound for what one request costs.
const MOST: u64 = 2_000;

/// A site of a public company.
#[derive(Debug, Clone, PartialEq, FromQueryResult)]
pub struct CompanySite {
    /// The company's name.
    pub company: String,
    pub slug: String,
    pub town: String,
    /// Two letters as in ISO 3166-2:DE.
    pub state: Option<String>,
    pub latitude: f64,
    pub longitude: f64,
    /// How many postings are open there.
    pub open: i64,
}

/// The sites with coordinates of all active members of a cluster, or of all clusters, by the companies' slugs; and whether
/// there are more than 2,000 of them, which are left out.
///
/// # Errors
/// When the database fails.
pub async fn list_on_map(
    db: &impl ConnectionTrait,
    cluster: Option<Uuid>,
) -> Result<(Vec<CompanySite>, bool)> {
    let rows = db.query_all(&on_map(cluster)).await?;
    let mut sites = Vec::with_capacity(rows.len());
    for row in &rows {
        sites.push(CompanySite::from_query_result(row, "")?);
    }
    let Page { items, next } = Page::cut(sites, MOST, |_| ());
    Ok((items, next.is_some()))
}

fn on_map(cluster: Option<Uuid>) -> SelectStatement {
    let mut members = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::State.eq(MembershipState::Active));
    if let Some(cluster) = cluster {
        members = members.filter(membership::Column::ClusterId.eq(cluster));
    }
    let owner = site::Entity::belongs_to(Entity).from(site::Column::CompanyId).to(Column::Id);
    let mut query = site::Entity::find()
        .select_only()
        .column_as(Column::Name, "company")
        .column(Column::Slug)
        .column(site::Column::Town)
        .column(site::Column::State)
        .column(site::Column::Latitude)
        .column(site::Column::Longitude)
        .column_as(vacancy::Column::Id.count(), "open")
        .join(JoinType::InnerJoin, owner.into())
        .filter(Column::Id.in_subquery(members.into_query()))
        .filter(site::Column::Latitude.is_not_null())
        .filter(site::Column::Longitude.is_not_null())
        .group_by(site::Column::Id)
        .group_by(Column::Id)
        .order_by_asc(Column::Slug)
        .order_by_asc(site::Column::Id)
        .limit(MOST + 1)
        .into_query();
    let link = Expr::col((vacancy_site::Entity, vacancy_site::Column::SiteId))
        .equals((site::Entity, site::Column::Id));
    query.join(JoinType::LeftJoin, vacancy_site::Entity, link);
    let posting = Expr::col((vacancy::Entity, vacancy::Column::Id))
        .equals((vacancy_site::Entity, vacancy_site::Column::VacancyId))
        .and(vacancy::Column::State.eq(VacancyState::Published))
        .and(vacancy::Column::DuplicateOf.is_null());
    query.join(JoinType::LeftJoin, vacancy::Entity, posting);
    query
}
