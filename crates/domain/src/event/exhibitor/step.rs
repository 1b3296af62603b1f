use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{Column, Entity, Exhibitor, ExhibitorState, ExhibitorStep, next, require_either};
use crate::{
    Actor, Clock, Db,
    application::to_company,
    booking::letters::about_event,
    company,
    error::{DomainError, Result},
    event::{
        Event,
        desk::{cancel_in, fields::Fields, hold},
        slot::{self, SlotKind},
    },
    mail::Letter,
    unit_of_work::in_transaction,
};

const NONE: DomainError = DomainError::NotFound { what: "exhibitor" };

/// Admits, refuses (with a reason; the company is mailed), or withdraws (by the company or a manager; interviews of the exhibitor
/// are cancelled, and whoever has one is told). `stand` gives a stand of the hall plan with the admission, or later with `Admit`
/// again.
///
/// # Errors
/// `Conflict` for the state, or a stand that is given; `Invalid` for `stand` or `reason`.
pub async fn step(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    exhibitor_id: Uuid,
    step: ExhibitorStep,
    stand: Option<String>,
    reason: Option<String>,
) -> Result<Exhibitor> {
    let known = Entity::find_by_id(exhibitor_id).one(db.read()).await?;
    // One that never was answers as one of somebody else's.
    let (event_id, company_id) =
        known.as_ref().map_or_else(|| (Uuid::nil(), Uuid::nil()), |known| (known.event_id, known.company_id));
    let (_, manages) = require_either(db, actor, event_id, company_id, "exhibitor").await?;
    if !manages && matches!(step, ExhibitorStep::Admit | ExhibitorStep::Refuse) {
        return Err(NONE);
    }
    let mut fields = Fields::default();
    let reason = fields.text("reason", reason, 1_000);
    let stand = fields.line_or_none("stand", stand, 32);
    if step == ExhibitorStep::Refuse && reason.is_none() {
        fields.refuse("reason", "missing", "says to the company why");
    }
    fields.done()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (stand, reason, actor) = (stand.clone(), reason.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            let known = Entity::find_by_id(exhibitor_id).lock_exclusive().one(txn).await?.ok_or(NONE)?;
            let state = next(known.state, step)?;
            let stand = match step {
                ExhibitorStep::Admit => free_stand(txn, &event, &known, stand).await?,
                ExhibitorStep::Refuse | ExhibitorStep::Withdraw | ExhibitorStep::Apply => None,
            };
            let exhibitor = write(txn, now, &known, state, stand, reason.clone()).await?;
            if state == ExhibitorState::Withdrawn {
                cancel_interviews(txn, now, &actor, &event, company_id, reason.as_deref()).await?;
            }
            let answered =
                known.state != state && matches!(step, ExhibitorStep::Admit | ExhibitorStep::Refuse);
            if answered {
                tell_company(txn, now, &event, &exhibitor).await?;
            }
            hold::note(txn, now, &actor, &event, (entry(state), exhibitor.id)).await?;
            Ok(exhibitor)
        })
    })
    .await
}

const fn entry(state: ExhibitorState) -> &'static str {
    match state {
        ExhibitorState::Applied => "exhibitor.applied",
        ExhibitorState::Admitted => "exhibitor.admitted",
        ExhibitorState::Refused => "exhibitor.refused",
        ExhibitorState::Withdrawn => "exhibitor.withdrawn",
    }
}

async fn write(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    known: &Exhibitor,
    state: ExhibitorState,
    stand: Option<String>,
    reason: Option<String>,
) -> Result<Exhibitor> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Stand, Expr::value(stand))
        .col_expr(Column::Reason, Expr::value(reason))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(known.id))
        .filter(Column::State.eq(known.state))
        .filter(Column::Version.eq(known.version));
    if update.exec(txn).await?.rows_affected == 0 {
        return Err(DomainError::Conflict("something happened to the exhibitor at the same moment".into()));
    }
    Entity::find_by_id(known.id).one(txn).await?.ok_or(NONE)
}

/// The stand that was chosen, or else the one that it has.
async fn free_stand(
    txn: &impl ConnectionTrait,
    event: &Event,
    known: &Exhibitor,
    wanted: Option<String>,
) -> Result<Option<String>> {
    let Some(wanted) = wanted else { return Ok(known.stand.clone()) };
    if !event.hall_plan.stands.iter().any(|stand| stand.bookable && stand.label == wanted) {
        return Err(DomainError::invalid("stand", "unknown", "is no stand of the hall plan"));
    }
    let taken = Entity::find()
        .filter(Column::EventId.eq(event.id))
        .filter(Column::Stand.eq(&wanted))
        .filter(Column::Id.ne(known.id))
        .one(txn)
        .await?;
    match taken {
        Some(_) => Err(DomainError::Conflict(format!("stand {wanted} is given already"))),
        None => Ok(Some(wanted)),
    }
}

async fn cancel_interviews(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    event: &Event,
    company_id: Uuid,
    reason: Option<&str>,
) -> Result<()> {
    let interviews: Vec<Uuid> = slot::Entity::find()
        .select_only()
        .column(slot::Column::Id)
        .filter(slot::Column::EventId.eq(event.id))
        .filter(slot::Column::CompanyId.eq(company_id))
        .filter(slot::Column::Kind.eq(SlotKind::Interview))
        .filter(slot::Column::CancelledAt.is_null())
        .filter(slot::Column::EndsAt.gt(now))
        .order_by_asc(slot::Column::Id)
        .into_tuple()
        .all(txn)
        .await?;
    for slot_id in interviews {
        cancel_in(txn, now, actor, event, slot_id, reason).await?;
    }
    Ok(())
}

async fn tell_company(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    exhibitor: &Exhibitor,
) -> Result<()> {
    let company = company::Entity::find_by_id(exhibitor.company_id).one(txn).await?;
    let company = company.ok_or(DomainError::NotFound { what: "company" })?;
    let letter = Letter::ExhibitorAnswered {
        event: about_event(event),
        company_slug: company.slug,
        admitted: exhibitor.state == ExhibitorState::Admitted,
        stand: exhibitor.stand.clone(),
        reason: exhibitor.reason.clone(),
    };
    to_company(txn, now, company.id, event.cluster_id, &letter, None).await
}
