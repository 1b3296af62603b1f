//! What an erased person leaves around events: as somebody who booked, who has a place, and who worked at a door or a desk.
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    Condition, ConnectionTrait, QueryFilter, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Actor,
    account::Account,
    booking::{
        self, BookingState, BookingStep, EndReason, Party, check_in,
        desk::message,
        ending::end_if_over,
        engine::{self, With, engagement},
        form,
        itinerary::{self, Itinerary, ItineraryKind},
        place::{self, Place, option as place_option},
        retention,
    },
    error::Result,
    event::{
        self, Event,
        changes::{self, Happened, What},
        slot,
    },
    idempotency, sign_in,
};

/// A person's itineraries and places.
pub(super) struct Bookings {
    /// What the person has booked.
    itineraries: Vec<Itinerary>,
    /// What the person has in them, and in those of others.
    places: Vec<Place>,
}

impl Bookings {
    /// # Errors
    /// When the database fails.
    pub(super) async fn of(txn: &impl ConnectionTrait, account: &Account) -> Result<Self> {
        let unheld =
            itinerary::Column::AccountId.is_null().and(itinerary::Column::Mail.eq(account.mail.as_str()));
        let itineraries = itinerary::Entity::find()
            .filter(Condition::any().add(itinerary::Column::AccountId.eq(account.id)).add(unheld))
            .all(txn)
            .await?;
        let alone = itineraries.iter().filter(|row| row.kind == ItineraryKind::Person).map(|row| row.id);
        let own = Condition::any()
            .add(place::Column::AccountId.eq(account.id))
            .add(place::Column::Mail.eq(account.mail.as_str()))
            .add(place::Column::ItineraryId.is_in(alone));
        let places = place::Entity::find().filter(own).all(txn).await?;
        Ok(Self { itineraries, places })
    }

    /// Under which names the person came.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        let booked = self.itineraries.iter().filter_map(|row| row.name.as_ref());
        booked.chain(self.places.iter().filter_map(|row| row.name.as_ref()))
    }

    /// To which addresses tickets went.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &String> {
        self.places.iter().filter_map(|row| row.mail.as_ref())
    }

    pub(super) fn guardians(&self) -> impl Iterator<Item = &String> {
        self.places.iter().filter_map(|row| row.guardian_mail.as_ref())
    }

    /// Fingerprints of the links that guardians hold.
    pub(super) fn links(&self) -> impl Iterator<Item = &String> {
        self.places.iter().filter_map(|row| row.consent_token_hash.as_ref())
    }

    pub(super) fn tickets(&self) -> impl Iterator<Item = &String> {
        let groups = self.itineraries.iter().filter_map(|row| row.ticket.as_ref());
        groups.chain(self.places.iter().filter_map(|row| row.ticket.as_ref()))
    }

    pub(super) fn place_ids(&self) -> impl Iterator<Item = Uuid> {
        self.places.iter().map(|row| row.id)
    }
}

/// Gives back what the person has booked and what lies ahead, for those who wait; takes the person out of what is over, of other
/// people's groups, and of what was done for a cluster or a company. What was booked for a school or a company stays theirs.
///
/// # Errors
/// When the database fails.
pub(super) async fn erase(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account: &Account,
    own: &Bookings,
) -> Result<()> {
    let theirs = |row: &&Itinerary| row.school_id.is_none() && row.company_id.is_none();
    let given_up: Vec<&Itinerary> = own.itineraries.iter().filter(theirs).collect();
    let ids: Vec<Uuid> = given_up.iter().map(|row| row.id).collect();
    forget_keys(txn, own).await?;
    forget_holder(txn, now, own).await?;
    forget_places(txn, now, own, &ids).await?;
    give_back(txn, now, actor, &ids).await?;
    if !ids.is_empty() {
        for id in &ids {
            end_if_over(txn, now, *id).await?;
        }
        retention::emptied(now).filter(itinerary::Column::Id.is_in(ids.clone())).exec(txn).await?;
        place::emptied().filter(place::Column::ItineraryId.is_in(ids.clone())).exec(txn).await?;
        retention::remove_around(txn, &ids).await?;
    }
    engagement::Entity::delete_many().filter(engagement::Column::Person.eq(account.id)).exec(txn).await?;
    forget_forms(txn, account, own).await?;
    forget_work(txn, account.id).await
}

/// Before anybody is told of what ends, so that the person is not.
async fn forget_holder(txn: &impl ConnectionTrait, now: DateTime<Utc>, own: &Bookings) -> Result<()> {
    use itinerary::Column as C;
    if own.itineraries.is_empty() {
        return Ok(());
    }
    itinerary::Entity::update_many()
        .col_expr(C::AccountId, Expr::value(None::<Uuid>))
        .col_expr(C::Name, Expr::value(None::<String>))
        .col_expr(C::Mail, Expr::value(None::<String>))
        .col_expr(C::Phone, Expr::value(None::<String>))
        .col_expr(C::Note, Expr::value(None::<String>))
        .col_expr(C::Version, Expr::col(C::Version).add(1))
        .col_expr(C::UpdatedAt, Expr::value(now))
        .filter(C::Id.is_in(own.itineraries.iter().map(|row| row.id)))
        .exec(txn)
        .await?;
    Ok(())
}

/// A place in somebody else's group that lies ahead is free for another one; otherwise that somebody came stays as a figure.
async fn forget_places(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    own: &Bookings,
    given_up: &[Uuid],
) -> Result<()> {
    let (alone, others): (Vec<&Place>, Vec<&Place>) =
        own.places.iter().partition(|place| given_up.contains(&place.itinerary_id));
    let alone: Vec<Uuid> = alone.into_iter().map(|place| place.id).collect();
    if !alone.is_empty() {
        place::emptied().filter(place::Column::Id.is_in(alone)).exec(txn).await?;
    }
    for place in others {
        let event = event::Entity::find_by_id(place.event_id).one(txn).await?;
        if event.is_some_and(|event| event.ends_at > now) {
            if let Some(group) = itinerary::Entity::find_by_id(place.itinerary_id).one(txn).await? {
                engine::give_back(txn, &group, 0, Some(&[place.id])).await?;
            }
            place::vacated().filter(place::Column::Id.eq(place.id)).exec(txn).await?;
        } else {
            place_option::Entity::delete_many()
                .filter(place_option::Column::PlaceId.eq(place.id))
                .exec(txn)
                .await?;
            place::emptied().filter(place::Column::Id.eq(place.id)).exec(txn).await?;
        }
        place::disengage(txn, &[place.id]).await?;
    }
    Ok(())
}

/// Cancels what is still to come, and moves up those who wait for it.
async fn give_back(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    itineraries: &[Uuid],
) -> Result<()> {
    let living: Vec<BookingState> =
        BookingState::ALL.iter().copied().filter(|state| state.is_live()).collect();
    let ahead = slot::Entity::find()
        .select_only()
        .column(slot::Column::Id)
        .filter(slot::Column::EndsAt.gt(now))
        .into_query();
    let mut bookings = booking::Entity::find()
        .filter(booking::Column::ItineraryId.is_in(itineraries.iter().copied()))
        .filter(booking::Column::State.is_in(living))
        .filter(booking::Column::SlotId.in_subquery(ahead))
        .all(txn)
        .await?;
    bookings.sort_by_key(|booking| booking.slot_id);
    let mut happened: BTreeMap<Uuid, Vec<Happened>> = BTreeMap::new();
    let mut freed = BTreeSet::new();
    for booking in &bookings {
        let with = With { reason: Some(EndReason::Erased), ..With::default() };
        let gone = engine::take(txn, now, actor, booking, BookingStep::Cancel, Party::System, with).await?;
        freed.insert((gone.slot_id, gone.event_id));
        let what = Happened { booking: gone, what: What::Cancelled };
        happened.entry(booking.event_id).or_default().push(what);
    }
    let mut events: BTreeMap<Uuid, Event> = BTreeMap::new();
    for (slot_id, event_id) in freed {
        if let Some(event) = event::Entity::find_by_id(event_id).one(txn).await? {
            let moved = engine::move_up(txn, now, actor, &event, slot_id).await?;
            let moved = moved.into_iter().map(|booking| Happened { booking, what: What::MovedUp });
            happened.entry(event_id).or_default().extend(moved);
            events.insert(event_id, event);
        }
    }
    for (event_id, happened) in happened {
        if let Some(event) = events.get(&event_id) {
            changes::tell(txn, now, event, happened, None).await?;
        }
    }
    Ok(())
}

/// Forms that wait for a code to the address. One whose code has been swept up already cannot be told from others', since it is
/// sealed; it goes by itself at the end of its day.
async fn forget_forms(txn: &impl ConnectionTrait, account: &Account, own: &Bookings) -> Result<()> {
    let codes = sign_in::Entity::find()
        .select_only()
        .column(sign_in::Column::Id)
        .filter(
            Condition::any()
                .add(sign_in::Column::Mail.eq(account.mail.as_str()))
                .add(sign_in::Column::AccountId.eq(account.id)),
        )
        .into_query();
    let theirs = Condition::any()
        .add(form::Column::ChallengeId.in_subquery(codes))
        .add(form::Column::ItineraryId.is_in(own.itineraries.iter().map(|row| row.id)));
    form::Entity::delete_many().filter(theirs).exec(txn).await?;
    Ok(())
}

/// Keys are fingerprints; what they keep is found by the itinerary that it is about.
async fn forget_keys(txn: &impl ConnectionTrait, own: &Bookings) -> Result<()> {
    let mut about = Condition::any();
    for row in &own.itineraries {
        let outcome = Expr::col(idempotency::Column::Outcome).cast_as("text");
        about = about.add(outcome.like(format!("%{}%", row.id)));
    }
    if !about.is_empty() {
        idempotency::Entity::delete_many().filter(about).exec(txn).await?;
    }
    Ok(())
}

/// What somebody did at a door or wrote for a cluster stays, without the name.
async fn forget_work(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<()> {
    check_in::Entity::update_many()
        .col_expr(check_in::Column::ByAccount, Expr::value(None::<Uuid>))
        .col_expr(check_in::Column::Device, Expr::value(None::<String>))
        .filter(check_in::Column::ByAccount.eq(account_id))
        .exec(txn)
        .await?;
    message::Entity::update_many()
        .col_expr(message::Column::SentBy, Expr::value(None::<Uuid>))
        .filter(message::Column::SentBy.eq(account_id))
        .exec(txn)
        .await?;
    Ok(())
}
