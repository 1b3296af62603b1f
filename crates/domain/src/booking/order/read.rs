//! Reading what is wanted: the event with its slots in one statement, for most who come in vain never see another.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DbBackend, FromQueryResult, IdenStatic, Iterable, JoinType, QueryOrder, QueryTrait,
    Select, Statement,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{
    Booker, Order, next_choice,
    people::{Checked, People, check_people},
    refuse::{Wanted, refusals},
    wishes,
};
use crate::{
    Db,
    booking::{
        BookingDraft,
        letters::{Facts, meetings_of},
    },
    company,
    error::{DomainError, Result},
    event::{
        Event, question,
        question::{EventQuestion, option as event_option, option::EventOption},
        slot::{self, Slot},
    },
    ready::Ready,
};

/// The most slots of one request.
const MOST_SLOTS: usize = 20;

const NONE: DomainError = DomainError::NotFound { what: "event" };

/// What a query that joins event and company calls their columns.
const EVENT: &str = "of_";
const COMPANY: &str = "company_name";
const ASKS: &str = "asks";
const OFFERS: &str = "offers";
const ELSEWHERE: &str = "elsewhere";
const OTHER: &str = "other";

/// An event with some of its slots.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    pub(crate) event: Event,
    /// In the order of their ids, without meetings.
    pub(crate) lines: Vec<Facts>,
    asks: bool,
    offers: bool,
    /// Another slot has places, so a next choice is worth looking for.
    pub(super) elsewhere: bool,
}

/// Reads an event with some of its slots; none that are not public.
///
/// # Errors
/// `NotFound`; `Invalid` for a slot that is none of the event's.
pub(crate) async fn look(db: &impl ConnectionTrait, event_id: Uuid, wanted: &[Uuid]) -> Result<Look> {
    let rows = match wanted {
        [] => Vec::new(),
        [slot_id] => db.query_all_raw(one(db.get_database_backend(), event_id, *slot_id)).await?,
        _ => db.query_all(&all(event_id, wanted)).await?,
    };
    let Some(first) = rows.first() else {
        let event = crate::event::Entity::find_by_id(event_id).one(db).await?;
        let event = event.filter(|event| event.state.is_public()).ok_or(NONE)?;
        if !wanted.is_empty() {
            return Err(unknown());
        }
        return Ok(Look { event, lines: Vec::new(), asks: true, offers: true, elsewhere: true });
    };
    let event = Event::from_query_result(first, EVENT)?;
    if !event.state.is_public() {
        return Err(NONE);
    }
    let (asks, offers) = (first.try_get("", ASKS)?, first.try_get("", OFFERS)?);
    let elsewhere = first.try_get("", ELSEWHERE)?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        let slot = Slot::from_query_result(row, "")?;
        lines.push(Facts { slot, company: row.try_get("", COMPANY)?, meetings: Vec::new() });
    }
    if lines.len() != wanted.len() {
        return Err(unknown());
    }
    Ok(Look { event, lines, asks, offers, elsewhere })
}

/// The event with these slots, in one statement.
fn all(event_id: Uuid, wanted: &[Uuid]) -> SelectStatement {
    let mut query = slot::Entity::find()
        .filter(slot::Column::EventId.eq(event_id))
        .filter(slot::Column::Id.is_in(wanted.iter().copied()))
        .order_by_asc(slot::Column::Id)
        .into_query();
    let event_of = Expr::col((crate::event::Entity, crate::event::Column::Id))
        .equals((slot::Entity, slot::Column::EventId));
    query.join(JoinType::InnerJoin, crate::event::Entity, event_of);
    let company_of =
        Expr::col((company::Entity, company::Column::Id)).equals((slot::Entity, slot::Column::CompanyId));
    query.join(JoinType::LeftJoin, company::Entity, company_of);
    for column in crate::event::Column::iter() {
        let expr = column.select_as(Expr::col((crate::event::Entity, column)));
        query.expr_as(expr, format!("{EVENT}{}", column.as_str()));
    }
    query.expr_as(Expr::col((company::Entity, company::Column::Name)), COMPANY);
    query.expr_as(Expr::exists(questions(event_id).into_query()), ASKS);
    query.expr_as(Expr::exists(options(event_id).into_query()), OFFERS);
    query.expr_as(Expr::exists(with_places(event_id, wanted)), ELSEWHERE);
    query
}

/// As [`all`] for one slot, as most want it: its text is made once.
fn one(backend: DbBackend, event_id: Uuid, slot_id: Uuid) -> Statement {
    static TEXT: Ready = Ready::new();
    const EVENT_ID: Uuid = Uuid::from_u128(1);
    const SLOT_ID: Uuid = Uuid::from_u128(2);
    let given = [(EVENT_ID.into(), event_id.into()), (SLOT_ID.into(), slot_id.into())];
    TEXT.with(backend, || all(EVENT_ID, &[SLOT_ID]), &given)
}

fn unknown() -> DomainError {
    DomainError::invalid("slots", "unknown", "names something that the event does not have")
}

/// Other slots with places left.
fn with_places(event_id: Uuid, wanted: &[Uuid]) -> SelectStatement {
    // A name of its own: the query around it reads the same table.
    let other = |column| Expr::col((OTHER, column));
    sea_orm::sea_query::Query::select()
        .expr(Expr::val(1))
        .from_as(slot::Entity, OTHER)
        .and_where(other(slot::Column::EventId).eq(event_id))
        .and_where(other(slot::Column::Id).is_not_in(wanted.iter().copied()))
        .and_where(other(slot::Column::CancelledAt).is_null())
        .and_where(other(slot::Column::Taken).lt(other(slot::Column::Capacity)))
        .to_owned()
}

fn questions(event_id: Uuid) -> Select<question::Entity> {
    question::Entity::find()
        .filter(question::Column::EventId.eq(event_id))
        .filter(question::Column::RetiredAt.is_null())
}

fn options(event_id: Uuid) -> Select<event_option::Entity> {
    event_option::Entity::find()
        .filter(event_option::Column::EventId.eq(event_id))
        .filter(event_option::Column::RetiredAt.is_null())
}

impl Look {
    /// What is asked and offered at present.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn asked(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<(Vec<EventQuestion>, Vec<EventOption>)> {
        let id = self.event.id;
        let questions = if self.asks {
            questions(id).order_by_asc(question::Column::Position).all(db).await?
        } else {
            Vec::new()
        };
        let options = if self.offers { options(id).all(db).await? } else { Vec::new() };
        Ok((questions, options))
    }

    pub(crate) fn into_order(self, draft: &BookingDraft, checked: Checked) -> Order {
        Order {
            event: self.event,
            lines: self.lines,
            size: checked.size,
            group: checked.group,
            people: checked.people,
            missing: checked.missing,
            school_id: checked.school_id,
            wait: draft.wait,
            hold: draft.hold,
            phone: checked.phone,
            note: checked.note,
            wishes: draft.wishes.clone(),
        }
    }
}

/// Reads and checks what somebody wants to book. Begins no transaction: what is known to be impossible ends here.
///
/// # Errors
/// As [`book`](crate::booking::book).
pub(crate) async fn read(
    db: &Db,
    now: DateTime<Utc>,
    booker: &Booker,
    event_id: Uuid,
    draft: BookingDraft,
) -> Result<Order> {
    let slots = distinct(&draft)?;
    let mut look = look(db.read(), event_id, &slots).await?;
    let wanted = Wanted::of(&look, &draft, booker);
    let refused = refusals(&wanted, now);
    if !refused.is_empty() {
        let refused = next_choice::fill(db.read(), now, &wanted, refused).await?;
        return Err(DomainError::NotBookable(refused));
    }
    let (questions, options) = look.asked(db.read()).await?;
    let people = People { booker, look: &look, questions: &questions, options: &options, now };
    let checked = check_people(db.read(), &people, &draft).await?;
    wishes::check(db.read(), now, &look.event, &draft.wishes).await?;
    let slots: Vec<Slot> = look.lines.iter().map(|line| line.slot.clone()).collect();
    let mut meetings = meetings_of(db.read(), &slots).await?;
    for line in &mut look.lines {
        line.meetings = meetings.remove(&line.slot.id).unwrap_or_default();
    }
    Ok(look.into_order(&draft, checked))
}

/// The slots of a draft, each once.
fn distinct(draft: &BookingDraft) -> Result<Vec<Uuid>> {
    let mut slots = draft.slots.clone();
    slots.sort_unstable();
    slots.dedup();
    if slots.len() != draft.slots.len() {
        return Err(DomainError::invalid("slots", "twice", "names something twice"));
    }
    if slots.len() > MOST_SLOTS {
        return Err(DomainError::invalid("slots", "too_many", "takes at most 20 at a time"));
    }
    if slots.is_empty() && draft.wishes.is_empty() {
        return Err(DomainError::invalid("slots", "missing", "names nothing to book"));
    }
    Ok(slots)
}
