use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, ExprTrait, IntoActiveModel, QueryOrder, entity::prelude::*, sea_query::Expr};
use uuid::Uuid;

use super::{
    Column, CompanyPicture, Entity, PictureColumn, PictureEntity, PictureKind, TrainingProfile, rules::check,
};
use crate::{
    Actor, Clock, Db,
    api_key::Scope,
    audit,
    change_log::{self, Subject},
    company::{self, Company},
    error::{DomainError, Result},
    unit_of_work::in_transaction,
};

/// What a company says about itself.
#[derive(Debug, Clone)]
pub struct Profile {
    pub company: Company,
    pub training: Option<TrainingProfile>,
    pub logo: Option<CompanyPicture>,
    /// In their order.
    pub photos: Vec<CompanyPicture>,
}

/// What its people write. Absent clears a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileDraft {
    pub summary: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    pub industry: Option<String>,
    pub employees: Option<i32>,
    pub website: Option<String>,
    pub phone: Option<String>,
    /// Markdown: what you learn with us.
    pub learn: Option<String>,
    pub contact_name: Option<String>,
    pub contact_role: Option<String>,
    pub takes_speculative: bool,
}

/// The profile for those who work for the company, whatever its membership. An API key needs `company:read`.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn find(db: &Db, actor: &Actor, company_id: Uuid) -> Result<Profile> {
    let scopes = actor.identity().and_then(|identity| identity.key_scopes.as_ref());
    let allowed = scopes.is_none_or(|scopes| scopes.contains(&Scope::CompanyRead));
    actor.require(allowed && actor.works_for(company_id), company_id, "company")?;
    let company = company::Entity::find_by_id(company_id).one(db.read()).await?;
    find_public(db.read(), company.ok_or(DomainError::NotFound { what: "company" })?).await
}

/// What the public page shows beside the company itself; for a company that is public already.
///
/// # Errors
/// When the database fails.
pub async fn find_public(db: &impl ConnectionTrait, company: Company) -> Result<Profile> {
    let training = Entity::find_by_id(company.id).one(db).await?;
    let pictures = PictureEntity::find()
        .filter(PictureColumn::CompanyId.eq(company.id))
        .order_by_asc(PictureColumn::Position)
        .order_by_asc(PictureColumn::Id)
        .all(db)
        .await?;
    let (mut logos, photos): (Vec<_>, Vec<_>) =
        pictures.into_iter().partition(|picture| picture.kind == PictureKind::Logo);
    Ok(Profile { company, training, logo: logos.pop(), photos })
}

/// What these companies say about training with them, where they say anything; for companies that are public already.
///
/// # Errors
/// When the database fails.
pub async fn list_training(
    db: &impl ConnectionTrait,
    companies: Vec<Uuid>,
) -> Result<HashMap<Uuid, TrainingProfile>> {
    let rows = Entity::find().filter(Column::CompanyId.is_in(companies)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.company_id, row)).collect())
}

/// Who may write: people who work for the company. An API key has no permission for it.
pub(super) fn may_write(actor: &Actor, company_id: Uuid) -> Result<()> {
    let by_key = actor.identity().is_some_and(|identity| identity.key_scopes.is_some());
    actor.require(!by_key && actor.works_for(company_id), company_id, "company")
}

/// Writes it anew. Where the company comes from an import, the next run writes over what its source says: whoever keeps both
/// keeps them alike.
///
/// # Errors
/// `NotFound` as [`find`]; `Invalid` with every field that breaks a rule (the limits are those of `company::CompanyDraft`);
/// `Stale` where `version` is given and is not the company's present one.
pub async fn change(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    version: Option<i32>,
    draft: ProfileDraft,
) -> Result<Profile> {
    may_write(actor, company_id)?;
    let draft = check(draft)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (draft, actor) = (draft.clone(), actor.clone());
        Box::pin(async move {
            let ProfileDraft {
                summary,
                description,
                industry,
                employees,
                website,
                phone,
                learn,
                contact_name,
                contact_role,
                takes_speculative,
            } = draft;
            advance(txn, now, company_id, version).await?;
            company::Entity::update_many()
                .col_expr(company::Column::Summary, Expr::value(summary))
                .col_expr(company::Column::Description, Expr::value(description))
                .col_expr(company::Column::Industry, Expr::value(industry))
                .col_expr(company::Column::Employees, Expr::value(employees))
                .col_expr(company::Column::Website, Expr::value(website))
                .col_expr(company::Column::Phone, Expr::value(phone))
                .filter(company::Column::Id.eq(company_id))
                .exec(txn)
                .await?;
            let training = TrainingProfile {
                company_id,
                learn,
                contact_name,
                contact_role,
                takes_speculative,
                updated_at: now,
            };
            put(txn, training).await?;
            audit::record(txn, now, &actor, [("company.profile_changed", company_id)]).await?;
            let company = company::Entity::find_by_id(company_id).one(txn).await?;
            find_public(txn, company.ok_or(DomainError::NotFound { what: "company" })?).await
        })
    })
    .await
}

/// Takes the next version, which holds every other writer of this company's page up until the end of the transaction, and
/// notes that the public sees a change.
pub(super) async fn advance(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    company_id: Uuid,
    version: Option<i32>,
) -> Result<()> {
    let mut update = company::Entity::update_many()
        .col_expr(company::Column::Version, Expr::col(company::Column::Version).add(1))
        .col_expr(company::Column::UpdatedAt, Expr::value(now))
        .filter(company::Column::Id.eq(company_id));
    if let Some(version) = version {
        update = update.filter(company::Column::Version.eq(version));
    }
    if update.exec(txn).await?.rows_affected == 0 {
        let there = company::Entity::find_by_id(company_id).one(txn).await?.is_some();
        return Err(if there { DomainError::Stale } else { DomainError::NotFound { what: "company" } });
    }
    change_log::note(txn, now, Subject::Company, [company_id]).await
}

async fn put(txn: &impl ConnectionTrait, training: TrainingProfile) -> Result<()> {
    let there = Entity::find_by_id(training.company_id).one(txn).await?.is_some();
    let row = training.into_active_model();
    if there {
        row.reset_all().update(txn).await?;
    } else {
        Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}
