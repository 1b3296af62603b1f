use sea_orm::{QuerySelect, entity::prelude::*};

use super::{
    link::may_name,
    naming::{Naming, checked},
};
use crate::{
    Actor, Clock, Db,
    booking::{
        PersonDraft,
        itinerary::{self, Itinerary, ItineraryKind},
        order::Person,
        place::{self, Place},
    },
    error::{DomainError, Result},
    event,
    mail::BookingNews,
    unit_of_work::{in_transaction, read_as_command},
};

const NONE: DomainError = DomainError::NotFound { what: "place" };

/// The holder names a place, names it anew, or takes the name away (none). Until the event begins. Whoever loses a place is told.
///
/// # Errors
/// `NotFound`; `Conflict`; `Invalid`, with the fields' bare names.
pub async fn name_place(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    place_id: Uuid,
    person: Option<PersonDraft>,
) -> Result<Place> {
    actor.signed_in()?;
    let now = clock.now();
    let found = read_as_command(db, move |txn| {
        Box::pin(async move {
            let place = place::Entity::find_by_id(place_id).one(txn).await?.ok_or(NONE)?;
            itinerary::Entity::find_by_id(place.itinerary_id).one(txn).await?.ok_or(NONE)
        })
    });
    let group = found.await?;
    if !may_name(actor, &group) {
        return Err(NONE);
    }
    if group.kind != ItineraryKind::Group || group.cancelled_at.is_some() || group.anonymised_at.is_some() {
        return Err(DomainError::Conflict("only the places of a group that comes can be named".into()));
    }
    let event = event::Entity::find_by_id(group.event_id).one(db.read()).await?.ok_or(NONE)?;
    if event.starts_at <= now {
        return Err(DomainError::Conflict("the event has begun; names stay as they are".into()));
    }
    let person = match person {
        Some(draft) => Some(checked(db, now, &group, None, draft).await?.1),
        None => None,
    };
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (actor, event, person) = (actor.clone(), event.clone(), person.clone());
        Box::pin(async move {
            let group = itinerary::Entity::find_by_id(group.id).lock_exclusive().one(txn).await?;
            let group = group.filter(|group| group.cancelled_at.is_none()).ok_or(NONE)?;
            let place = place::Entity::find_by_id(place_id).one(txn).await?.ok_or(NONE)?;
            let naming = Naming { actor: &actor, event: &event, group: &group, now };
            let Some(person) = person else {
                naming.vacate(txn, &place, BookingNews::Cancelled).await?;
                return place::Entity::find_by_id(place_id).one(txn).await?.ok_or(NONE);
            };
            require_own_address(txn, &group, &place, &person).await?;
            // With another name it is somebody else, who has nothing to do with the account.
            let same = place.name == person.name;
            if !same && place.named_at.is_some() {
                naming.vacate(txn, &place, BookingNews::Cancelled).await?;
            }
            let place = place::Entity::find_by_id(place_id).one(txn).await?.ok_or(NONE)?;
            let account_id = place.account_id;
            let mail = person.mail.clone().or_else(|| place.mail.clone());
            naming.put(txn, place, &Person { mail, ..person }, account_id).await
        })
    })
    .await
}

/// Each of a group has an address of their own, or none.
async fn require_own_address(
    txn: &impl sea_orm::ConnectionTrait,
    group: &Itinerary,
    place: &Place,
    person: &Person,
) -> Result<()> {
    let Some(mail) = &person.mail else { return Ok(()) };
    let other = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(group.id))
        .filter(place::Column::Mail.eq(mail.as_str()))
        .filter(place::Column::Id.ne(place.id))
        .one(txn)
        .await?;
    match other {
        Some(_) => Err(DomainError::invalid("mail", "twice", "is another one's address already")),
        None => Ok(()),
    }
}
