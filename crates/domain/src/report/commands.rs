use chrono::TimeDelta;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{Column, Decision, Entity, Reason, VacancyReport, overdue::tell_managers};
use crate::{
    Actor, Clock, Db, Secrets, audit,
    error::{DomainError, Result},
    session::Device,
    throttle::{self, Limit},
    unit_of_work::in_transaction,
    vacancy::{
        desk::{Remark, reason_of, require_managed, send_back_in, withdraw_in},
        find_public,
    },
};

/// Within so much time a manager decides.
const HOURS: i64 = 24;
/// The longest text in characters.
const LONGEST: usize = 1_000;

/// Reports a public posting. Needs no account and keeps no trace of who it was; the managers of the vacancy's cluster are told
/// by mail (once an hour for each vacancy at most).
///
/// # Errors
/// `NotFound` where the public does not see it; `Invalid` for a `text` of more than 1,000 characters; `TooMany` from one network.
pub async fn file(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    device: &Device,
    vacancy_id: Uuid,
    reason: Reason,
    text: Option<String>,
) -> Result<VacancyReport> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > LONGEST) {
        let detail = format!("takes at most {LONGEST} characters");
        return Err(DomainError::invalid("text", "too_long", detail));
    }
    if text.as_ref().is_some_and(|text| text.contains('\0')) {
        return Err(DomainError::invalid("text", "characters", "holds the character U+0000"));
    }
    let view = find_public(db.read(), vacancy_id).await?;
    let now = clock.now();
    throttle::take_at(db, now, secrets, &[(Limit::ReportsFromNetwork, &device.network)]).await?;
    let report = VacancyReport {
        id: Uuid::now_v7(),
        vacancy_id,
        cluster_id: view.vacancy.cluster_id,
        reason,
        text,
        created_at: now,
        due_at: now + TimeDelta::hours(HOURS),
        reminded_at: None,
        decided_at: None,
        decision: None,
        decided_by: None,
    };
    let secrets = secrets.clone();
    in_transaction(db, move |txn| {
        let (report, secrets) = (report.clone(), secrets.clone());
        Box::pin(async move {
            Entity::insert(report.clone().into_active_model()).exec_without_returning(txn).await?;
            // Not even by the number of a request.
            let actor = Actor::stranger("report");
            audit::record(txn, now, &actor, [("report.filed", report.id)]).await?;
            let vacancy = vacancy_id.to_string();
            if throttle::take_in(txn, now, &secrets, (Limit::ReportMailsOfVacancy, &vacancy)).await? {
                tell_managers(txn, now, &report, false).await?;
            }
            Ok(report)
        })
    })
    .await
}

/// Decides a report, and with it every other undecided one on the same vacancy. With [`Decision::SentBack`] and
/// [`Decision::Withdrawn`] the posting goes that way too (see [`crate::vacancy::desk::send_back`], `withdraw`), `note` being what
/// the company reads.
///
/// # Errors
/// `NotFound` for everyone but the managers; `Invalid` where a `note` is needed and missing; `Conflict` when it was decided
/// already, or the vacancy's state does not allow it.
pub async fn decide(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    cluster_id: Uuid,
    report_id: Uuid,
    decision: Decision,
    note: Option<String>,
) -> Result<()> {
    require_managed(db, actor, cluster_id).await?;
    let note = match decision {
        Decision::Kept => String::new(),
        Decision::SentBack | Decision::Withdrawn => reason_of("note", note.as_deref().unwrap_or_default())?,
    };
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, note) = (actor.clone(), note.clone());
        Box::pin(async move {
            let report = Entity::find_by_id(report_id)
                .filter(Column::ClusterId.eq(cluster_id))
                .one(txn)
                .await?
                .ok_or(DomainError::NotFound { what: "report" })?;
            let vacancy_id = report.vacancy_id;
            // All that wait for the same decision, in one order for everyone who decides.
            let undecided: Vec<Uuid> = Entity::find()
                .select_only()
                .column(Column::Id)
                .filter(Column::VacancyId.eq(vacancy_id))
                .filter(Column::ClusterId.eq(cluster_id))
                .filter(Column::DecidedAt.is_null())
                .order_by_asc(Column::Id)
                .lock_exclusive()
                .into_tuple()
                .all(txn)
                .await?;
            if !undecided.contains(&report_id) {
                return Err(DomainError::Conflict("the report was decided already".into()));
            }
            let decided_by = actor.identity().map(|identity| identity.account_id);
            Entity::update_many()
                .col_expr(Column::DecidedAt, Expr::value(Some(now)))
                .col_expr(Column::Decision, Expr::value(Some(decision)))
                .col_expr(Column::DecidedBy, Expr::value(decided_by))
                .filter(Column::Id.is_in(undecided.iter().copied()))
                .filter(Column::DecidedAt.is_null())
                .exec(txn)
                .await?;
            match decision {
                Decision::Kept => {}
                Decision::SentBack => {
                    let remarks = vec![Remark { field: "vacancy".into(), text: note }];
                    send_back_in(txn, now, &actor, cluster_id, vacancy_id, remarks).await?;
                }
                Decision::Withdrawn => withdraw_in(txn, now, &actor, cluster_id, vacancy_id, note).await?,
            }
            audit::record(txn, now, &actor, undecided.into_iter().map(|id| (verb(decision), id))).await
        })
    })
    .await
}

const fn verb(decision: Decision) -> &'static str {
    match decision {
        Decision::Kept => "report.kept",
        Decision::SentBack => "report.sent_back",
        Decision::Withdrawn => "report.withdrawn",
    }
}
