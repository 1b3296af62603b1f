use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr,
};

use super::{
    GroupLink,
    naming::{Naming, checked},
};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        PersonDraft, commands,
        itinerary::{self, Itinerary, ItineraryKind},
        order::{Booker, Person},
        place::{self, Place},
    },
    error::{DomainError, Result},
    event::{self, Event, EventState},
    grant::by_key,
    school,
    secrets::random_token,
    unit_of_work::{in_transaction, read_as_command},
};

const NONE: DomainError = DomainError::NotFound { what: "group" };

/// Reads a group by its link.
///
/// # Errors
/// `NotFound` for unknown, cancelled and forgotten ones alike.
pub async fn look_at(db: &Db, clock: &dyn Clock, token: &str) -> Result<GroupLink> {
    let (now, link) = (clock.now(), token.to_owned());
    let (group, free) = read_as_command(db, move |txn| {
        Box::pin(async move {
            let group = find(txn, &link).await?;
            let unnamed = unnamed(&group).count(txn).await?;
            Ok((group, i32::try_from(unnamed).unwrap_or(i32::MAX)))
        })
    })
    .await?;
    let event = event::find_public(db, clock, group.event_id).await?;
    let school = match group.school_id {
        Some(id) => school::Entity::find_by_id(id).one(db.read()).await?.map(|school| school.name),
        None => None,
    };
    let open = too_late(&group, &event.event, now).is_none();
    Ok(GroupLink {
        event,
        group_name: group.group_name.unwrap_or_default(),
        school,
        free,
        names_until: group.names_until,
        open,
    })
}

/// A living group by its link.
async fn find(txn: &impl ConnectionTrait, link: &str) -> Result<Itinerary> {
    itinerary::Entity::find()
        .filter(itinerary::Column::LinkToken.eq(link))
        .filter(itinerary::Column::Kind.eq(ItineraryKind::Group))
        .filter(itinerary::Column::CancelledAt.is_null())
        .one(txn)
        .await?
        .ok_or(NONE)
}

fn unnamed(group: &Itinerary) -> sea_orm::Select<place::Entity> {
    place::Entity::find()
        .filter(place::Column::ItineraryId.eq(group.id))
        .filter(place::Column::NamedAt.is_null())
        .order_by_asc(place::Column::Number)
}

/// Why nobody can be named by the link any more.
fn too_late(group: &Itinerary, event: &Event, now: DateTime<Utc>) -> Option<DomainError> {
    let until = group.names_until.unwrap_or(event.starts_at).min(event.starts_at);
    let running = matches!(event.state, EventState::Published | EventState::Running);
    (!running || until <= now).then(|| DomainError::Conflict("the time for filling in names is over".into()))
}

/// Somebody of the group takes a place by the link: the next one without a name. Signed-in people take it for their account.
/// Where a guardian must agree one is mailed; a ticket goes to whoever gave an address. The same person (by account or address)
/// again changes what they said.
///
/// # Errors
/// `NotFound`; `Conflict` when all places are named or the time is over, or when somebody who is signed in has taken a place with
/// this address; `Invalid` as for booking, with the fields' bare names.
pub async fn take_place(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    token: &str,
    person: PersonDraft,
) -> Result<Place> {
    let (now, link) = (clock.now(), token.to_owned());
    let booker = actor.identity().map(|_| Booker::of(actor)).transpose()?;
    let known = link.clone();
    let group = read_as_command(db, move |txn| Box::pin(async move { find(txn, &known).await })).await?;
    let (event, person) = checked(db, now, &group, booker.as_ref(), person).await?;
    let account_id = booker.and_then(|booker| booker.account_id);
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (actor, event, person, link) = (actor.clone(), event.clone(), person.clone(), link.clone());
        Box::pin(async move {
            // Those who come at the same moment wait: each gets another place.
            let group = itinerary::Entity::find_by_id(group.id).lock_exclusive().one(txn).await?;
            let group = group.filter(|group| group.cancelled_at.is_none()).ok_or(NONE)?;
            if group.link_token.as_ref() != Some(&link) {
                return Err(NONE);
            }
            if let Some(late) = too_late(&group, &event, now) {
                return Err(late);
            }
            let place = match own(txn, &group, account_id, &person).await? {
                Some(place) => place,
                None => unnamed(&group).one(txn).await?.ok_or_else(|| {
                    DomainError::Conflict("all places of the group have a name already".into())
                })?,
            };
            let naming = Naming { actor: &actor, event: &event, group: &group, now };
            naming.put(txn, place, &person, account_id).await
        })
    })
    .await
}

/// The place that the person has already.
async fn own(
    txn: &impl ConnectionTrait,
    group: &Itinerary,
    account_id: Option<Uuid>,
    person: &Person,
) -> Result<Option<Place>> {
    let named = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(group.id))
        .filter(place::Column::NamedAt.is_not_null())
        .order_by_asc(place::Column::Number)
        .all(txn)
        .await?;
    let by_account = |place: &&Place| account_id.is_some() && place.account_id == account_id;
    if let Some(place) = named.iter().find(by_account) {
        return Ok(Some(place.clone()));
    }
    let by_mail = named.into_iter().find(|place| person.mail.is_some() && place.mail == person.mail);
    match by_mail {
        Some(place) if place.account_id.is_some() => Err(DomainError::Conflict(
            "somebody who is signed in has a place with this address; sign in to change it".into(),
        )),
        found => Ok(found),
    }
}

/// Makes a new link; the old one counts no more.
///
/// # Errors
/// `NotFound`.
pub async fn renew_link(db: &Db, clock: &dyn Clock, actor: &Actor, itinerary_id: Uuid) -> Result<String> {
    actor.signed_in()?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let group = itinerary::Entity::find_by_id(itinerary_id)
                .filter(itinerary::Column::Kind.eq(ItineraryKind::Group))
                .filter(itinerary::Column::CancelledAt.is_null())
                .filter(itinerary::Column::AnonymisedAt.is_null())
                .one(txn)
                .await?;
            let group = group.filter(|group| may_name(&actor, group)).ok_or(NONE)?;
            let link = random_token();
            itinerary::Entity::update_many()
                .col_expr(itinerary::Column::LinkToken, Expr::value(link.as_str()))
                .col_expr(itinerary::Column::UpdatedAt, Expr::value(now))
                .filter(itinerary::Column::Id.eq(group.id))
                .exec(txn)
                .await?;
            audit::record(txn, now, &actor, [("itinerary.link_renewed", group.id)]).await?;
            Ok(link)
        })
    })
    .await
}

/// Whoever holds the group, and the managers of the event.
pub(super) fn may_name(actor: &Actor, group: &Itinerary) -> bool {
    commands::holds(actor, group) || (actor.manages(group.cluster_id) && !by_key(actor))
}
