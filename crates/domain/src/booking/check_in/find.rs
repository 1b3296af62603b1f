//! Whose ticket it is, for whoever stands at the door and has only its QR code.
use sea_orm::{ConnectionTrait, QueryOrder, entity::prelude::*};

use super::ticket::read_ticket;
use crate::{
    Actor, Db,
    booking::{
        itinerary,
        place::{self, Place},
    },
    cluster,
    error::{DomainError, Result},
    event::{self, Event},
    grant::by_key,
    unit_of_work::read_as_command,
};

/// A ticket as the managers of its event see it before they let somebody in.
#[derive(Debug, Clone)]
pub struct FoundTicket {
    pub event: Event,
    pub cluster_slug: String,
    /// The person, or the group whose ticket it is.
    pub name: Option<String>,
    pub school: Option<String>,
    /// How many it lets in.
    pub people: u64,
}

/// The event and the holder of a ticket, for managers of the event's cluster. For everybody else a good ticket is as unknown as one
/// that never was.
///
/// # Errors
/// `NotFound`.
pub async fn find_ticket(db: &Db, actor: &Actor, text: &str) -> Result<FoundTicket> {
    const NONE: DomainError = DomainError::NotFound { what: "ticket" };
    actor.signed_in()?;
    let ticket = read_ticket(text).ok_or(NONE)?;
    let (itinerary, places) =
        read_as_command(db, move |txn| Box::pin(async move { holder(txn, ticket).await })).await?;
    if !actor.manages(itinerary.cluster_id) || by_key(actor) {
        return Err(NONE);
    }
    let event = event::Entity::find_by_id(itinerary.event_id).one(db.read()).await?.ok_or(NONE)?;
    let cluster = cluster::Entity::find_by_id(itinerary.cluster_id).one(db.read()).await?.ok_or(NONE)?;
    let alone = places.first().filter(|_| places.len() == 1);
    Ok(FoundTicket {
        event,
        cluster_slug: cluster.slug,
        name: alone.and_then(|place| place.name.clone()).or(itinerary.group_name),
        school: places.first().and_then(|place| place.school.clone()),
        people: u64::try_from(places.len()).unwrap_or(0),
    })
}

/// The itinerary with the place whose ticket it is, or all places where it is a group's.
async fn holder(txn: &impl ConnectionTrait, ticket: String) -> Result<(itinerary::Itinerary, Vec<Place>)> {
    const NONE: DomainError = DomainError::NotFound { what: "ticket" };
    let place = place::Entity::find().filter(place::Column::Ticket.eq(&ticket)).one(txn).await?;
    if let Some(place) = place {
        let itinerary = itinerary::Entity::find_by_id(place.itinerary_id).one(txn).await?;
        return Ok((itinerary.ok_or(NONE)?, vec![place]));
    }
    let itinerary = itinerary::Entity::find().filter(itinerary::Column::Ticket.eq(&ticket)).one(txn).await?;
    let itinerary = itinerary.ok_or(NONE)?;
    let places = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(itinerary.id))
        .order_by_asc(place::Column::Number)
        .all(txn)
        .await?;
    Ok((itinerary, places))
}
