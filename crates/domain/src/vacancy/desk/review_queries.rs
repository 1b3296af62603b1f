//! What waits for a cluster's managers.
use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*, sea_query::Condition,
};

use super::{OwnVacancy, permission::require_managed, queries::own_all};
use crate::{
    Actor, Clock, Db,
    clock::german_day,
    company::{self, Company, Membership, MembershipState, membership},
    error::{DomainError, Result},
    fold::fold,
    vacancy::{
        self, Vacancy, VacancyState, VacancyView,
        advice::{Advice, advise_knowing},
        draft_of::draft_of,
        list_views,
    },
};

/// A vacancy that waits for a manager, or was changed after it was published.
#[derive(Debug, Clone)]
pub struct Review {
    pub own: OwnVacancy,
    pub company: Company,
    /// Whether the cluster trusts the company.
    pub trusted: bool,
    /// Changed after publication: it is public already.
    pub changed: bool,
    /// What the checker remarks.
    pub advice: Vec<Advice>,
    /// Published postings, of this company or another, that say nearly the same: same fingerprint, or same company and
    /// occupation, or same company and title. At most five. Filled by [`find_review`] only.
    pub similar: Vec<VacancyView>,
}

/// The most postings that [`Review::similar`] names.
const MOST_SIMILAR: usize = 5;

/// What waits for a cluster's managers, longest waiting first.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn list_reviews(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
) -> Result<Vec<Review>> {
    require_managed(db, actor, cluster_id).await?;
    let waiting = waiting(db.read(), cluster_id, None).await?;
    let mut reviews = reviews(db.read(), clock, cluster_id, waiting).await?;
    reviews.sort_by_key(|review| {
        let desk = &review.own.desk;
        (desk.submitted_at.unwrap_or(review.own.vacancy.updated_at), desk.vacancy_id)
    });
    Ok(reviews)
}

/// One of them, with what is similar.
///
/// # Errors
/// `NotFound` as [`list_reviews`], and where nothing of it waits.
pub async fn find_review(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    vacancy_id: Uuid,
) -> Result<Review> {
    require_managed(db, actor, cluster_id).await?;
    let waiting = waiting(db.read(), cluster_id, Some(vacancy_id)).await?;
    let reviews = reviews(db.read(), clock, cluster_id, waiting).await?;
    let mut review = reviews.into_iter().next().ok_or(DomainError::NotFound { what: "vacancy" })?;
    review.similar = similar(db.read(), &review.own.vacancy).await?;
    Ok(review)
}

/// What is in review, and what is public and was changed since a manager looked at it: two questions, each of which the
/// database answers from few rows.
async fn waiting(db: &impl ConnectionTrait, cluster_id: Uuid, only: Option<Uuid>) -> Result<Vec<Vacancy>> {
    let of_cluster = || {
        let all = vacancy::Entity::find().filter(vacancy::Column::ClusterId.eq(cluster_id));
        match only {
            Some(id) => all.filter(vacancy::Column::Id.eq(id)),
            None => all,
        }
    };
    let mut found = of_cluster().filter(vacancy::Column::State.eq(VacancyState::InReview)).all(db).await?;
    let changed = super::Entity::find()
        .select_only()
        .column(super::Column::VacancyId)
        .filter(super::Column::SubmittedAt.is_not_null())
        .filter(super::Column::ReviewedAt.is_null())
        .into_query();
    found.extend(
        of_cluster()
            .filter(vacancy::Column::State.eq(VacancyState::Published))
            .filter(vacancy::Column::Id.in_subquery(changed))
            .all(db)
            .await?,
    );
    Ok(found)
}

async fn reviews(
    db: &impl ConnectionTrait,
    clock: &dyn Clock,
    cluster_id: Uuid,
    waiting: Vec<Vacancy>,
) -> Result<Vec<Review>> {
    let today = german_day(clock.now());
    let ids: Vec<Uuid> = waiting.iter().map(|vacancy| vacancy.company_id).collect();
    let companies =
        company::Entity::find().filter(company::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let companies: HashMap<Uuid, Company> =
        companies.into_iter().map(|company| (company.id, company)).collect();
    let members = membership::Entity::find()
        .filter(membership::Column::ClusterId.eq(cluster_id))
        .filter(membership::Column::CompanyId.is_in(ids))
        .filter(membership::Column::State.eq(MembershipState::Active))
        .all(db)
        .await?;
    let trusted = |company_id: Uuid| {
        members.iter().any(|member: &Membership| member.company_id == company_id && member.trusted)
    };
    let all = own_all(db, waiting).await?;
    Ok(all
        .into_iter()
        .filter_map(|own| {
            let company = companies.get(&own.vacancy.company_id)?.clone();
            let draft = draft_of(&own.vacancy, &own.sites, &company.name);
            let advice = advise_knowing(&draft, own.occupation.as_ref(), today);
            Some(Review {
                trusted: trusted(company.id),
                changed: own.vacancy.state == VacancyState::Published,
                advice,
                similar: Vec::new(),
                company,
                own,
            })
        })
        .collect())
}

/// Published postings that say nearly the same, the nearest first.
async fn similar(db: &impl ConnectionTrait, vacancy: &Vacancy) -> Result<Vec<VacancyView>> {
    let near = Condition::any()
        .add(vacancy::Column::Fingerprint.eq(&vacancy.fingerprint))
        .add(vacancy::Column::CompanyId.eq(vacancy.company_id));
    let rows: Vec<(Uuid, String, Option<Uuid>, String, Uuid)> = vacancy::Entity::find()
        .select_only()
        .columns([
            vacancy::Column::Id,
            vacancy::Column::Fingerprint,
            vacancy::Column::OccupationId,
            vacancy::Column::Title,
            vacancy::Column::CompanyId,
        ])
        .filter(near)
        .filter(vacancy::Column::State.eq(VacancyState::Published))
        .filter(vacancy::Column::Id.ne(vacancy.id))
        .order_by_asc(vacancy::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let title = fold(&vacancy.title);
    let mut ranked: Vec<(u8, Uuid)> = rows
        .into_iter()
        .filter_map(|(id, fingerprint, occupation, other_title, company)| {
            let own = company == vacancy.company_id;
            let rank = if fingerprint == vacancy.fingerprint {
                0
            } else if own && fold(&other_title) == title {
                1
            } else if own && occupation.is_some() && occupation == vacancy.occupation_id {
                2
            } else {
                return None;
            };
            Some((rank, id))
        })
        .collect();
    ranked.sort_unstable();
    // Some of them are shown by another one; a few more are asked for.
    let ids: Vec<Uuid> = ranked.iter().take(4 * MOST_SIMILAR).map(|(_, id)| *id).collect();
    let mut views = list_views(db, &ids).await?;
    views.sort_by_key(|view| ids.iter().position(|id| *id == view.vacancy.id));
    views.truncate(MOST_SIMILAR);
    Ok(views)
}
