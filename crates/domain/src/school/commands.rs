use sea_orm::{ActiveModelTrait, IntoActiveModel, QueryOrder, entity::prelude::*};

use super::{Column, Entity, School};
use crate::{
    Actor, Clock, Db, audit, cluster,
    error::{DomainError, FieldError, Result},
    fold,
    grant::{by_key, require_on},
    unit_of_work::in_transaction,
};

#[derive(Debug, Clone, Default)]
pub struct SchoolDraft {
    pub name: String,
    pub postal_code: Option<String>,
    pub town: Option<String>,
}

/// Enters a school that a cluster looks after.
///
/// # Errors
/// `NotFound` where the actor does not manage the cluster; `Invalid` for name or postal code.
pub async fn create(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    draft: SchoolDraft,
) -> Result<School> {
    require_managed(db, actor, cluster_id).await?;
    if by_key(actor) {
        return Err(DomainError::NotFound { what: "cluster" });
    }
    let SchoolDraft { name, postal_code, town } = clean(draft)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (name, postal_code, town, actor) =
            (name.clone(), postal_code.clone(), town.clone(), actor.clone());
        Box::pin(async move {
            let id = Uuid::now_v7();
            let wanted = fold::slug(&name);
            let taken = Entity::find().filter(Column::Slug.eq(&wanted)).one(txn).await?.is_some();
            // Another school of that name is told apart by the end of its id.
            let slug = if taken { format!("{wanted}-{}", &id.simple().to_string()[24..]) } else { wanted };
            let row = School {
                id,
                cluster_id,
                slug,
                name,
                postal_code,
                town,
                version: 1,
                created_at: now,
                updated_at: now,
            };
            let school = row.into_active_model().reset_all().insert(txn).await?;
            audit::record(txn, now, &actor, [("school.created", id)]).await?;
            Ok(school)
        })
    })
    .await
}

fn clean(draft: SchoolDraft) -> Result<SchoolDraft> {
    let text = |value: Option<String>| value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
    let SchoolDraft { name, postal_code, town } = draft;
    let (name, postal_code, town) = (name.trim().to_owned(), text(postal_code), text(town));
    let mut errors = Vec::new();
    if name.is_empty() || name.chars().count() > 200 || name.contains(char::is_control) {
        errors.push(FieldError::new("name", "length", "takes 1 to 200 characters in one line"));
    }
    if postal_code.as_ref().is_some_and(|c| c.len() != 5 || !c.bytes().all(|b| b.is_ascii_digit())) {
        errors.push(FieldError::new("postal_code", "form", "takes five digits"));
    }
    if town.as_ref().is_some_and(|t| t.chars().count() > 120 || t.contains(char::is_control)) {
        errors.push(FieldError::new("town", "length", "takes at most 120 characters in one line"));
    }
    if errors.is_empty() {
        Ok(SchoolDraft { name, postal_code, town })
    } else {
        Err(DomainError::Invalid(errors))
    }
}

/// The schools of a cluster by name, for its managers.
///
/// # Errors
/// `NotFound` where the actor does not manage the cluster.
pub async fn list_of_cluster(db: &Db, actor: &Actor, cluster_id: Uuid) -> Result<Vec<School>> {
    require_managed(db, actor, cluster_id).await?;
    Ok(Entity::find()
        .filter(Column::ClusterId.eq(cluster_id))
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?)
}

/// A school by its address, for its teachers and the cluster's managers.
///
/// # Errors
/// `NotFound` for everyone else.
pub async fn find_by_slug(db: &Db, actor: &Actor, slug: &str) -> Result<School> {
    let found = Entity::find().filter(Column::Slug.eq(slug)).one(db.read()).await?;
    let allowed =
        found.as_ref().is_some_and(|school| actor.teaches_at(school.id) || actor.manages(school.cluster_id));
    let mut scopes = vec![Uuid::nil()];
    scopes.extend(found.iter().flat_map(|school| [school.id, school.cluster_id]));
    require_on(actor, allowed, &scopes, "school")?;
    found.ok_or(DomainError::NotFound { what: "school" })
}

async fn require_managed(db: &Db, actor: &Actor, cluster_id: Uuid) -> Result<()> {
    let exists = cluster::Entity::find_by_id(cluster_id).one(db.read()).await?.is_some();
    require_on(actor, exists && actor.manages(cluster_id), &[cluster_id, Uuid::nil()], "cluster")
}
