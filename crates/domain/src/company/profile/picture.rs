use chrono::{DateTime, Utc};
use sea_orm::{Condition, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*};

use super::commands::{advance, may_write};
use crate::{
    Actor, Clock, Db, audit,
    company::membership::{self, MembershipState},
    document,
    error::{DomainError, Result},
    unit_of_work::in_transaction,
};

string_enum! {
    PictureKind {
        Logo = "logo",
        Photo = "photo",
    }
}

/// The most photographs on a profile.
pub const MAX_PICTURES: u64 = 8;

/// A picture on a company's page; public while the company is. The bytes lie in the object store under the id.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "company_picture")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub company_id: Uuid,
    pub kind: PictureKind,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
    pub media_type: String,
    pub bytes: i32,
    pub width: i32,
    pub height: i32,
    #[sea_orm(column_type = "Text")]
    pub wrapped_key: String,
    pub position: i32,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A picture that was drawn anew, encrypted and put into the store, and has no row yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPicture {
    pub id: Uuid,
    pub media_type: String,
    pub bytes: i32,
    pub width: i32,
    pub height: i32,
    pub wrapped_key: String,
}

/// Adds a picture; a logo takes the place of the one before. For the company's admins and recruiters.
///
/// # Errors
/// `NotFound` for everyone else; `Invalid` for `alt` (1 to 200 characters); `Conflict` beyond [`MAX_PICTURES`].
pub async fn add_picture(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    kind: PictureKind,
    alt: &str,
    picture: NewPicture,
) -> Result<Model> {
    may_write(actor, company_id)?;
    let alt = alt.trim().to_owned();
    if !(1..=200).contains(&alt.chars().count()) || alt.contains(char::is_control) {
        return Err(DomainError::invalid("alt", "length", "takes one line of 1 to 200 characters"));
    }
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (alt, picture, actor) = (alt.clone(), picture.clone(), actor.clone());
        Box::pin(async move {
            advance(txn, now, company_id, None).await?;
            let same = of_kind(company_id, kind).order_by_asc(Column::Position).all(txn).await?;
            let position = same.last().map_or(0, |last| last.position.saturating_add(1));
            match kind {
                PictureKind::Logo => {
                    let before: Vec<Uuid> = same.iter().map(|picture| picture.id).collect();
                    remove_rows(txn, now, company_id, &before).await?;
                }
                PictureKind::Photo if same.len() as u64 >= MAX_PICTURES => {
                    return Err(DomainError::Conflict(format!(
                        "there are {MAX_PICTURES} photographs already; remove one of them"
                    )));
                }
                PictureKind::Photo => {}
            }
            let NewPicture { id, media_type, bytes, width, height, wrapped_key } = picture;
            let added = Model {
                id,
                company_id,
                kind,
                alt,
                media_type,
                bytes,
                width,
                height,
                wrapped_key,
                position,
                created_at: now,
            };
            Entity::insert(added.clone().into_active_model()).exec_without_returning(txn).await?;
            audit::record(txn, now, &actor, [("company.picture_added", company_id)]).await?;
            Ok(added)
        })
    })
    .await
}

fn of_kind(company_id: Uuid, kind: PictureKind) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(company_id)).filter(Column::Kind.eq(kind))
}

/// Removes rows of the company's, and notes their files. Returns how many there were.
async fn remove_rows(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    company_id: Uuid,
    ids: &[Uuid],
) -> Result<u64> {
    let gone = Entity::delete_many()
        .filter(Column::CompanyId.eq(company_id))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(txn)
        .await?
        .rows_affected;
    if gone > 0 {
        document::note_removed(txn, now, ids).await?;
    }
    Ok(gone)
}

/// Removes a picture.
///
/// # Errors
/// `NotFound` as [`add_picture`].
pub async fn remove_picture(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    company_id: Uuid,
    picture_id: Uuid,
) -> Result<()> {
    may_write(actor, company_id)?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            advance(txn, now, company_id, None).await?;
            if remove_rows(txn, now, company_id, &[picture_id]).await? == 0 {
                return Err(DomainError::NotFound { what: "picture" });
            }
            audit::record(txn, now, &actor, [("company.picture_removed", company_id)]).await
        })
    })
    .await
}

/// A picture of a company that the public sees, or for those who work for it.
///
/// # Errors
/// `NotFound`.
pub async fn find_picture(db: &Db, actor: &Actor, picture_id: Uuid) -> Result<Model> {
    const UNKNOWN: DomainError = DomainError::NotFound { what: "picture" };
    let picture = Entity::find_by_id(picture_id).one(db.read()).await?.ok_or(UNKNOWN)?;
    if actor.works_for(picture.company_id) {
        return Ok(picture);
    }
    let active = Condition::all()
        .add(membership::Column::CompanyId.eq(picture.company_id))
        .add(membership::Column::State.eq(MembershipState::Active));
    let public: Option<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::ClusterId)
        .filter(active)
        .limit(1)
        .into_tuple()
        .one(db.read())
        .await?;
    public.map(|_| picture).ok_or(UNKNOWN)
}
