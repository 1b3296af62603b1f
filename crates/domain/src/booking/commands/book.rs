use std::sync::Arc;

use uuid::Uuid;

use crate::{
    Actor, Clock, Db, audit,
    booking::{
        Booked, BookingDraft,
        order::{self, Booker, explain, store},
    },
    error::{DomainError, Result},
    idempotency::{self, Key},
    unit_of_work::in_transaction,
};

/// Books for whoever is signed in: a person for themselves, a teacher for a class of their school (needs the grant), somebody who
/// works for a company for its employees. A person who has a living itinerary at the event already adds to it.
///
/// A guardian who must agree (the person's age at the event, or under 16 with a company's appointment) is mailed; the places are
/// held for 7 days, at most until the first slot begins. Otherwise the mail with ticket and calendar file goes out at once, to each
/// person with an address.
///
/// # Errors
/// `NotBookable` with every slot that cannot be booked, its reason and the next choice; `Invalid` with every field
/// (`slots`, `group.size`, `people.{n}.{field}`, `phone`, `note`, `wishes`); `NotFound` for an event that is not public; `Conflict`
/// for an option that is gone. What is known to be impossible (closed, full without a waiting list) is refused before any
/// transaction begins, cheaply.
pub async fn book(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    draft: BookingDraft,
    key: Option<Key>,
) -> Result<Booked> {
    may_book_for(actor, &draft)?;
    match book_as_read(db, clock, actor, event_id, draft.clone(), key.clone()).await {
        // The organiser changed a slot while it was booked: as it is now.
        Err(DomainError::Stale) => book_as_read(db, clock, actor, event_id, draft, key).await,
        answer => answer,
    }
}

/// # Errors
/// As [`book`]; `Stale` when a slot was changed between reading and booking.
async fn book_as_read(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    draft: BookingDraft,
    key: Option<Key>,
) -> Result<Booked> {
    let now = clock.now();
    let booker = Booker::of(actor)?;
    let order = match order::read(db, now, &booker, event_id, draft).await {
        Ok(order) => Arc::new(order),
        // The last place may have been taken by this very request.
        Err(refusal) => return idempotency::recall(db, key.as_ref()).await?.ok_or(refusal),
    };
    let booker = Arc::new(booker);
    let (shared, who, actor) = (Arc::clone(&order), Arc::clone(&booker), actor.clone());
    let outcome = in_transaction(db, move |txn| {
        let (order, booker, actor, key) = (Arc::clone(&shared), Arc::clone(&who), actor.clone(), key.clone());
        Box::pin(async move {
            if let Some(before) = idempotency::claim(txn, now, key.as_ref()).await? {
                return Ok(before);
            }
            let stored = store(txn, now, &actor, &booker, &order).await?;
            audit::record(txn, now, &actor, stored.entries).await?;
            idempotency::keep(txn, key.as_ref(), &stored.booked).await?;
            Ok(stored.booked)
        })
    });
    match outcome.await {
        Ok(answer) => Ok(answer),
        Err(DomainError::NotBookable(_)) if order.is_stale(db.read()).await? => Err(DomainError::Stale),
        Err(err) => explain(db, now, &booker, &order, err).await,
    }
}

/// Passes for a person, a teacher of the school, and people of the company.
fn may_book_for(actor: &Actor, draft: &BookingDraft) -> Result<()> {
    let Some(group) = &draft.group else { return Ok(()) };
    if let Some(school_id) = group.school_id {
        actor.require(actor.teaches_at(school_id), school_id, "school")?;
    }
    if let Some(company_id) = group.company_id {
        actor.require(actor.works_for(company_id), company_id, "company")?;
    }
    if group.school_id.is_none() && group.company_id.is_none() {
        let detail = "books for a school or for a company, one of the two";
        return Err(DomainError::invalid("group.school_id", "missing", detail));
    }
    Ok(())
}
