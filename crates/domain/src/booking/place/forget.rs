//! Taking the names from places.
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, UpdateMany, prelude::Uuid, sea_query::Expr};

use super::{Column, Entity, PlaceAnswers, PlaceConsent};

/// What names a person is taken away; the school, the year, and that somebody was named stay as figures.
pub(crate) fn emptied() -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::AccountId, Expr::value(None::<Uuid>))
        .col_expr(Column::Name, Expr::value(None::<String>))
        .col_expr(Column::Mail, Expr::value(None::<String>))
        .col_expr(Column::BirthDate, Expr::value(None::<NaiveDate>))
        .col_expr(Column::Answers, Expr::value(PlaceAnswers::default()))
        .col_expr(Column::Ticket, Expr::value(None::<String>))
        .col_expr(Column::GuardianMail, Expr::value(None::<String>))
        .col_expr(Column::ConsentTokenHash, Expr::value(None::<String>))
        .col_expr(Column::ConsentText, Expr::value(None::<String>))
        .col_expr(Column::ConsentAt, Expr::value(None::<DateTime<Utc>>))
}

/// As [`emptied`], for somebody else to take it: nothing of the person stays.
pub(crate) fn vacated() -> UpdateMany<Entity> {
    emptied()
        .col_expr(Column::School, Expr::value(None::<String>))
        .col_expr(Column::SchoolYear, Expr::value(None::<String>))
        .col_expr(Column::Consent, Expr::value(PlaceConsent::Unknown))
        .col_expr(Column::NamedAt, Expr::value(None::<DateTime<Utc>>))
}

/// Takes a place's time back, at every slot.
///
/// # Errors
/// When the database fails.
pub(crate) async fn disengage(txn: &impl ConnectionTrait, places: &[Uuid]) -> crate::error::Result<()> {
    use sea_orm::{ColumnTrait, QueryFilter};

    use crate::booking::engine::engagement;
    engagement::Entity::delete_many()
        .filter(engagement::Column::PlaceId.is_in(places.iter().copied()))
        .exec(txn)
        .await?;
    Ok(())
}
