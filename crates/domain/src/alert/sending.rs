//! The mails: what was found since the last one, where it still stands.
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{AlertState, AlertView, Column, Criteria, Entity, found, progress, view::views};
use crate::{
    Clock, Db, account,
    error::Result,
    mail::{self, AlertHit, Envelope, Letter},
    place::distance_km,
    unit_of_work::{in_transaction, read_as_command},
    vacancy::{self, VacancyView},
};

/// Alerts that one transaction writes to.
const ALERTS: u64 = 100;
/// Hits that a mail shows; the page has them all.
const SHOWN: usize = 10;
/// Finds of one alert that are looked at: some may be gone by now.
const LOOKED_AT: usize = 30;

/// Mails what waits and is due. Returns how many mails. Several at once do no harm: each alert is told by whoever updates its
/// row first.
///
/// # Errors
/// When the database fails; alerts that were told stay so.
pub async fn send_due(db: &Db, clock: &dyn Clock) -> Result<u64> {
    let now = clock.now();
    let mut shown = Shown::default();
    let mut sent = 0;
    loop {
        let due = read_as_command(db, move |txn| Box::pin(async move { due(txn, now).await })).await?;
        if due.alerts.is_empty() {
            return Ok(sent);
        }
        shown.load(db, &due).await?;
        let (batch, tidings) =
            (due.batch, due.alerts.iter().map(|view| due.tidings(view, &shown)).collect::<Vec<_>>());
        sent += in_transaction(db, move |txn| {
            let tidings = tidings.clone();
            Box::pin(async move { tell(txn, now, batch, tidings).await })
        })
        .await?;
    }
}

/// Alerts whose time has come, with what was found for them.
struct Due {
    alerts: Vec<AlertView>,
    /// By search: round and posting, newest first.
    found: HashMap<Uuid, Vec<(i64, Uuid)>>,
    /// Rounds up to this one are complete.
    batch: i64,
    /// By account.
    addresses: HashMap<Uuid, String>,
}

async fn due(txn: &DatabaseTransaction, now: DateTime<Utc>) -> Result<Due> {
    let batch = progress::read(txn).await?.batch;
    let rows = Entity::find()
        .filter(Column::DueAt.lte(now))
        .filter(Column::State.eq(AlertState::Active))
        .order_by_asc(Column::DueAt)
        .limit(ALERTS)
        .all(txn)
        .await?;
    let told = rows.iter().map(|alert| alert.told_through).min().unwrap_or(batch);
    let mut found: HashMap<Uuid, Vec<(i64, Uuid)>> = HashMap::new();
    let finds = found::Entity::find()
        .filter(found::Column::QueryId.is_in(rows.iter().map(|alert| alert.query_id)))
        .filter(found::Column::Batch.gt(told))
        .filter(found::Column::Batch.lte(batch))
        .order_by_desc(found::Column::Batch)
        .order_by_desc(found::Column::VacancyId);
    for find in finds.all(txn).await? {
        found.entry(find.query_id).or_default().push((find.batch, find.vacancy_id));
    }
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().filter_map(|alert| alert.account_id)))
        .all(txn)
        .await?;
    Ok(Due {
        alerts: views(txn, rows).await?,
        found,
        batch,
        addresses: accounts.into_iter().map(|account| (account.id, account.mail)).collect(),
    })
}

impl Due {
    fn finds(&self, view: &AlertView) -> impl Iterator<Item = Uuid> {
        let told = view.alert.told_through;
        let finds = self.found.get(&view.alert.query_id).into_iter().flatten();
        finds.filter(move |(batch, _)| *batch > told).map(|(_, vacancy)| *vacancy)
    }

    fn tidings(&self, view: &AlertView, shown: &Shown) -> Tidings {
        let alert = &view.alert;
        let count = self.finds(view).count();
        let standing: Vec<&VacancyView> =
            self.finds(view).take(LOOKED_AT).filter_map(|id| shown.views.get(&id)?.as_ref()).collect();
        let hits: Vec<AlertHit> =
            standing.iter().take(SHOWN).map(|vacancy| hit(vacancy, &view.criteria)).collect();
        let beyond = standing.len().saturating_sub(SHOWN) + count.saturating_sub(LOOKED_AT);
        let to = alert.account_id.map_or(alert.mail.clone(), |id| self.addresses.get(&id).cloned());
        Tidings {
            id: alert.id,
            told_before: alert.told_through,
            told_through: self.batch,
            mail: to.filter(|_| !hits.is_empty()).map(|to| {
                let letter = Letter::AlertHits {
                    alert_id: alert.id,
                    name: alert.name.clone(),
                    rhythm: alert.rhythm,
                    hits,
                    more: u64::try_from(beyond).unwrap_or_default(),
                };
                let envelope = Envelope {
                    letter,
                    language: alert.language,
                    cluster_id: alert.cluster_id,
                    account_id: alert.account_id,
                    topic: None,
                };
                (to, envelope)
            }),
        }
    }
}

fn hit(view: &VacancyView, criteria: &Criteria) -> AlertHit {
    let from = criteria.around.as_ref().map(|around| (around.latitude, around.longitude));
    let mut sites: Vec<(Option<f64>, &str)> = view
        .sites
        .iter()
        .map(|site| {
            let away = from.zip(site.latitude.zip(site.longitude)).map(|(from, to)| distance_km(from, to));
            (away, site.town.as_str())
        })
        .collect();
    sites.sort_by(|one, other| one.0.unwrap_or(f64::MAX).total_cmp(&other.0.unwrap_or(f64::MAX)));
    let nearest = sites.first();
    AlertHit {
        vacancy_id: view.vacancy.id,
        title: view.vacancy.title.clone(),
        kind: view.vacancy.kind,
        company: view.company.name.clone(),
        town: nearest.map(|(_, town)| (*town).to_owned()),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kilometres on earth")]
        away_km: nearest.and_then(|(away, _)| *away).map(|km| km.round() as u32),
        starts_on: view.vacancy.starts_on,
    }
}

/// Postings as they stand, loaded once for all alerts of a run. Those that are not public any more are there as nothing.
#[derive(Default)]
struct Shown {
    views: HashMap<Uuid, Option<VacancyView>>,
}

impl Shown {
    async fn load(&mut self, db: &Db, due: &Due) -> Result<()> {
        let wanted: BTreeSet<Uuid> =
            due.alerts.iter().flat_map(|view| due.finds(view).take(LOOKED_AT)).collect();
        let missing: Vec<Uuid> = wanted.into_iter().filter(|id| !self.views.contains_key(id)).collect();
        for ids in missing.chunks(500) {
            self.views.extend(ids.iter().map(|id| (*id, None)));
            let standing = vacancy::list_views(db.read(), ids).await?;
            self.views.extend(standing.into_iter().map(|view| (view.vacancy.id, Some(view))));
        }
        Ok(())
    }
}

/// What is told to one alert, and what its row must be for that.
#[derive(Clone)]
struct Tidings {
    id: Uuid,
    told_before: i64,
    told_through: i64,
    /// Nothing where all that was found is gone.
    mail: Option<(String, Envelope)>,
}

async fn tell(
    txn: &DatabaseTransaction,
    now: DateTime<Utc>,
    batch: i64,
    tidings: Vec<Tidings>,
) -> Result<u64> {
    // A round that has ended meanwhile found these alerts due already and gave them no new time, so its finds go into the same
    // mail: they are read again. None ends before this transaction does.
    if progress::hold(txn).await?.batch != batch {
        return Ok(0);
    }
    let mut sent = 0;
    for Tidings { id, told_before, told_through, mail } in tidings {
        let mut row = Entity::update_many()
            .col_expr(Column::ToldThrough, Expr::value(told_through))
            .col_expr(Column::DueAt, Expr::value(None::<DateTime<Utc>>));
        if mail.is_some() {
            row = row.col_expr(Column::LastSentAt, Expr::value(now));
        }
        let told = row
            .filter(Column::Id.eq(id))
            .filter(Column::ToldThrough.eq(told_before))
            .filter(Column::State.eq(AlertState::Active))
            .filter(Column::DueAt.lte(now))
            .exec(txn)
            .await?;
        // Another worker was faster, or the owner has paused it meanwhile.
        if told.rows_affected == 0 {
            continue;
        }
        if let Some((to, envelope)) = &mail {
            mail::post(txn, now, to, envelope).await?;
            sent += 1;
        }
    }
    Ok(sent)
}
