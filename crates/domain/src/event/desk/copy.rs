use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, IntoActiveModel, QueryOrder, entity::prelude::*};

use super::{create::free_slug, draft::YEARS_AHEAD, fields::Fields, hold, require_managed};
use crate::{
    Actor, Clock, Db,
    clock::german_day,
    error::Result,
    event::{
        Entity, Event, EventState, active_of,
        exhibitor::{
            self, Exhibitor, ExhibitorState, Vacancies,
            interviewer::{self, Interviewer},
        },
        local::days_later,
        meeting::{self, Meeting},
        question::{
            self, EventQuestion,
            option::{self, EventOption},
        },
        slot::{self, Slot},
    },
    unit_of_work::in_transaction,
};

/// Makes a draft from an earlier edition: texts, rules, slots, meetings, questions, options, hall plan, and the exhibitors as
/// `applied` (they must say again that they come); all times moved by the days between the two starts, in local time. Nobody's
/// booking comes along, nor does a company that has left the cluster, nor a slot that was taken out (with a cancelled edition,
/// all of them do).
///
/// # Errors
/// `Invalid` for `starts_on`, which is no day of the past, and for `title`; `NotFound`.
pub async fn copy(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    starts_on: NaiveDate,
    title: String,
) -> Result<Event> {
    require_managed(db, actor, event_id, true).await?;
    let now = clock.now();
    let mut fields = Fields::default();
    let title = fields.line("title", &title, 3..=200);
    let today = german_day(now);
    let furthest = today.checked_add_days(Days::new(u64::try_from(YEARS_AHEAD * 366).unwrap_or_default()));
    if starts_on < today || furthest.is_some_and(|furthest| starts_on > furthest) {
        fields.refuse(
            "starts_on",
            "out_of_range",
            format!("is a day from today on, at most {YEARS_AHEAD} years away"),
        );
    }
    fields.done()?;
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (title, actor) = (title.clone(), actor.clone());
        Box::pin(async move {
            let old = hold::event(txn, event_id).await?;
            let days = (starts_on - german_day(old.starts_at)).num_days();
            let copy = Edition { now, days, members: active_of(txn, old.cluster_id).await? };
            let event = copy.event(txn, &old, title).await?;
            let interviewers = copy.exhibitors(txn, &old, event.id).await?;
            let slots = copy.slots(txn, &old, &event, &interviewers).await?;
            copy.meetings(txn, &old, event.id, &slots).await?;
            copy.questions(txn, &old, event.id).await?;
            hold::note(txn, now, &actor, &event, ("event.created", event.id)).await?;
            Ok(event)
        })
    })
    .await
}

struct Edition {
    now: DateTime<Utc>,
    days: i64,
    /// Companies that may come along.
    members: HashSet<Uuid>,
}

/// Rows of at most so many are written by one statement: `SQLite` takes 32,766 values.
const ROWS: usize = 500;

impl Edition {
    fn moved(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        days_later(at, self.days)
    }

    /// A span keeps its order also where the clocks are changed within it.
    fn span(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
        let (start, end) = (self.moved(from), self.moved(until));
        (start, if end > start { end } else { start + (until - from) })
    }

    fn member(&self, company_id: Option<Uuid>) -> Option<Uuid> {
        company_id.filter(|id| self.members.contains(id))
    }

    async fn event(&self, txn: &impl ConnectionTrait, old: &Event, title: String) -> Result<Event> {
        let id = Uuid::now_v7();
        let (starts_at, ends_at) = self.span(old.starts_at, old.ends_at);
        let moved = |at: Option<DateTime<Utc>>| at.map(|at| self.moved(at));
        let new = Event {
            id,
            slug: free_slug(txn, &title, starts_at, id).await?,
            title,
            state: EventState::Draft,
            starts_at,
            ends_at,
            opens_at: moved(old.opens_at),
            closes_at: moved(old.closes_at),
            cancel_until: moved(old.cancel_until),
            first_until: moved(old.first_until),
            wishes_until: moved(old.wishes_until),
            allocation_seed: None,
            allocation_digest: None,
            allocated_at: None,
            copied_from: Some(old.id),
            cancel_reason: None,
            published_at: None,
            version: 1,
            created_at: self.now,
            updated_at: self.now,
            ..old.clone()
        };
        Entity::insert(new.clone().into_active_model().reset_all()).exec_without_returning(txn).await?;
        Ok(new)
    }

    /// Who was there, or wanted to be, asks again; returns the new ids of those who hold interviews.
    async fn exhibitors(
        &self,
        txn: &impl ConnectionTrait,
        old: &Event,
        event_id: Uuid,
    ) -> Result<HashMap<Uuid, Uuid>> {
        let mut exhibitors = HashMap::new();
        let rows = exhibitor::Entity::find()
            .filter(exhibitor::Column::EventId.eq(old.id))
            .filter(exhibitor::Column::State.is_in([ExhibitorState::Applied, ExhibitorState::Admitted]))
            .filter(exhibitor::Column::CompanyId.is_in(self.members.iter().copied()))
            .all(txn)
            .await?;
        for row in rows {
            let id = Uuid::now_v7();
            exhibitors.insert(row.id, id);
            let new = Exhibitor {
                id,
                event_id,
                state: ExhibitorState::Applied,
                stand: None,
                vacancies: Vacancies::default(),
                reason: None,
                version: 1,
                created_at: self.now,
                updated_at: self.now,
                ..row
            };
            exhibitor::Entity::insert(new.into_active_model().reset_all())
                .exec_without_returning(txn)
                .await?;
        }
        let mut interviewers = HashMap::new();
        let rows = interviewer::Entity::find()
            .filter(interviewer::Column::ExhibitorId.is_in(exhibitors.keys().copied()))
            .all(txn)
            .await?;
        for row in rows {
            let Some(exhibitor_id) = exhibitors.get(&row.exhibitor_id).copied() else { continue };
            let id = Uuid::now_v7();
            interviewers.insert(row.id, id);
            let new = Interviewer { id, exhibitor_id, event_id, ..row };
            let new = new.into_active_model().reset_all();
            interviewer::Entity::insert(new).exec_without_returning(txn).await?;
        }
        Ok(interviewers)
    }

    /// Returns the new ids of slots.
    async fn slots(
        &self,
        txn: &impl ConnectionTrait,
        old: &Event,
        event: &Event,
        interviewers: &HashMap<Uuid, Uuid>,
    ) -> Result<HashMap<Uuid, Uuid>> {
        let mut rows = slot::Entity::find().filter(slot::Column::EventId.eq(old.id));
        if old.state != EventState::Cancelled {
            rows = rows.filter(slot::Column::CancelledAt.is_null());
        }
        let (mut ids, mut new) = (HashMap::new(), Vec::new());
        for row in rows.order_by_asc(slot::Column::Id).all(txn).await? {
            let company_id = self.member(row.company_id);
            let interviewer_id = row.interviewer_id.and_then(|id| interviewers.get(&id).copied());
            let lost = row.interviewer_id.is_some() && interviewer_id.is_none();
            if row.kind.is_wished_for() && (company_id.is_none() || lost) {
                continue;
            }
            let id = Uuid::now_v7();
            ids.insert(row.id, id);
            let (starts_at, ends_at) = self.span(row.starts_at, row.ends_at);
            let slot = Slot {
                id,
                event_id: event.id,
                company_id,
                interviewer_id,
                starts_at,
                ends_at,
                taken: 0,
                waiting: 0,
                next_position: 1,
                opens_at: row.opens_at.map(|at| self.moved(at)),
                closes_at: row.closes_at.map(|at| self.moved(at)),
                cancelled_at: None,
                version: 1,
                created_at: self.now,
                updated_at: self.now,
                ..row
            };
            new.push(slot.into_active_model().reset_all());
        }
        for rows in new.chunks(ROWS) {
            slot::Entity::insert_many(rows.to_vec()).exec_without_returning(txn).await?;
        }
        Ok(ids)
    }

    async fn meetings(
        &self,
        txn: &impl ConnectionTrait,
        old: &Event,
        event_id: Uuid,
        slots: &HashMap<Uuid, Uuid>,
    ) -> Result<()> {
        let rows = meeting::Entity::find().filter(meeting::Column::EventId.eq(old.id));
        let mut stations: HashMap<Uuid, Uuid> = HashMap::new();
        let mut new = Vec::new();
        for row in rows.order_by_asc(meeting::Column::Id).all(txn).await? {
            let Some(slot_id) = slots.get(&row.slot_id).copied() else { continue };
            let station = |id| *stations.entry(id).or_insert_with(Uuid::now_v7);
            let (starts_at, ends_at) = self.span(row.starts_at, row.ends_at);
            let meeting = Meeting {
                id: Uuid::now_v7(),
                event_id,
                slot_id,
                company_id: self.member(row.company_id),
                station_id: row.station_id.map(station),
                starts_at,
                ends_at,
                ..row
            };
            new.push(meeting.into_active_model().reset_all());
        }
        for rows in new.chunks(ROWS) {
            meeting::Entity::insert_many(rows.to_vec()).exec_without_returning(txn).await?;
        }
        Ok(())
    }

    async fn questions(&self, txn: &impl ConnectionTrait, old: &Event, event_id: Uuid) -> Result<()> {
        let rows = question::Entity::find()
            .filter(question::Column::EventId.eq(old.id))
            .filter(question::Column::RetiredAt.is_null())
            .all(txn)
            .await?;
        for row in rows {
            let new = EventQuestion { id: Uuid::now_v7(), event_id, version: 1, replaces: None, ..row };
            question::Entity::insert(new.into_active_model().reset_all()).exec_without_returning(txn).await?;
        }
        let rows = option::Entity::find()
            .filter(option::Column::EventId.eq(old.id))
            .filter(option::Column::RetiredAt.is_null())
            .all(txn)
            .await?;
        for row in rows {
            let new = EventOption { id: Uuid::now_v7(), event_id, taken: 0, ..row };
            option::Entity::insert(new.into_active_model().reset_all()).exec_without_returning(txn).await?;
        }
        Ok(())
    }
}
