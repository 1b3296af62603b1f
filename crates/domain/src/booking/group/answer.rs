//! The guardian reads and answers, by the link in the mail.
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Expr};

use super::{CONSENT_TEXT, ConsentRequest, consent, letters, naming::Naming};
use crate::{
    Actor, Clock, Db, audit,
    booking::{
        self, Booking, BookingState, BookingStep, EndReason, Party,
        engine::{self, With},
        itinerary::{self, Itinerary, ItineraryKind},
        letters::to_itinerary,
        place::{self, Place, PlaceConsent},
    },
    cluster,
    error::{DomainError, Result},
    event::{
        self, Event,
        changes::{self, Happened, What},
        slot,
    },
    mail::BookingNews,
    secrets::token_hash,
    unit_of_work::{in_transaction, read_as_command},
};

const NONE: DomainError = DomainError::NotFound { what: "consent" };

/// Reads a request by the guardian's link. Changes nothing. Also answers after a decision, so that a guardian can take it back.
///
/// # Errors
/// `NotFound`.
pub async fn look_at_consent(db: &Db, clock: &dyn Clock, token: &str) -> Result<ConsentRequest> {
    let _ = clock;
    let hash = token_hash(token);
    read_as_command(db, move |txn| {
        Box::pin(async move {
            let (place, itinerary, event) = find(txn, &hash).await?;
            let cluster = cluster::Entity::find_by_id(event.cluster_id).one(txn).await?.ok_or(NONE)?;
            let booked = booking::Entity::find()
                .filter(booking::Column::ItineraryId.eq(itinerary.id))
                .filter(booking::Column::State.ne(BookingState::Cancelled))
                .all(txn)
                .await?;
            let slots = slot::Entity::find()
                .filter(slot::Column::Id.is_in(booked.iter().map(|booking| booking.slot_id)))
                .order_by_asc(slot::Column::StartsAt)
                .order_by_asc(slot::Column::Id)
                .all(txn)
                .await?;
            Ok(ConsentRequest {
                event,
                cluster_name: cluster.name,
                name: place.name.unwrap_or_default(),
                birth_date: place.birth_date,
                plan: slots.into_iter().map(|slot| (slot.title, slot.starts_at, slot.ends_at)).collect(),
                companies: consent::companies(txn, itinerary.id).await?,
                state: place.consent,
            })
        })
    })
    .await
}

async fn find(txn: &impl ConnectionTrait, hash: &str) -> Result<(Place, Itinerary, Event)> {
    let place = place::Entity::find().filter(place::Column::ConsentTokenHash.eq(hash)).one(txn).await?;
    let place = place.ok_or(NONE)?;
    let itinerary = itinerary::Entity::find_by_id(place.itinerary_id).one(txn).await?.ok_or(NONE)?;
    let event = event::Entity::find_by_id(place.event_id).one(txn).await?.ok_or(NONE)?;
    Ok((place, itinerary, event))
}

/// The guardian agrees or does not, also later on (a consent can be taken back until the event is over). With it held bookings of
/// a person are confirmed (`System`) and the ticket is mailed; without it they are cancelled (`NoConsent`), whoever waits moves
/// up, and both are told; a group's place loses its name. The same answer again does nothing.
///
/// # Errors
/// `NotFound`; `Conflict` after the event, and where the places were given back before.
pub async fn answer_consent(db: &Db, clock: &dyn Clock, token: &str, agrees: bool) -> Result<()> {
    let (now, hash) = (clock.now(), token_hash(token));
    let actor = Actor::system("guardian", format!("consent-{}", Uuid::now_v7()));
    in_transaction(db, move |txn| {
        let (hash, actor) = (hash.clone(), actor.clone());
        Box::pin(async move {
            let (place, itinerary, event) = find(txn, &hash).await?;
            let wanted = if agrees { PlaceConsent::Given } else { PlaceConsent::Refused };
            if place.consent == wanted {
                return Ok(());
            }
            if event.ends_at <= now {
                return Err(DomainError::Conflict(
                    "the event is over; nothing can be answered any more".into(),
                ));
            }
            let gone = place.consent == PlaceConsent::Refused || itinerary.cancelled_at.is_some();
            if agrees && gone {
                let detail = "the places were given back; please sign up anew";
                return Err(DomainError::Conflict(detail.into()));
            }
            let answer = Answer { txn, now, actor: &actor, event, itinerary, place };
            answer.write(wanted).await?;
            if agrees { answer.agree().await } else { answer.refuse().await }
        })
    })
    .await
}

struct Answer<'a, C> {
    txn: &'a C,
    now: DateTime<Utc>,
    actor: &'a Actor,
    event: Event,
    itinerary: Itinerary,
    /// As it was before.
    place: Place,
}

impl<C: ConnectionTrait> Answer<'_, C> {
    /// Of several answers at once one counts; so does none by a link that was replaced meanwhile.
    async fn write(&self, wanted: PlaceConsent) -> Result<()> {
        let written = place::Entity::update_many()
            .col_expr(place::Column::Consent, Expr::value(wanted))
            .col_expr(place::Column::ConsentAt, Expr::value(Some(self.now)))
            .col_expr(place::Column::ConsentText, Expr::value(CONSENT_TEXT))
            .filter(place::Column::Id.eq(self.place.id))
            .filter(place::Column::Consent.eq(self.place.consent))
            .filter(place::Column::ConsentTokenHash.eq(self.place.consent_token_hash.clone()))
            .exec(self.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(DomainError::Conflict("it was answered at the same moment".into()));
        }
        let what =
            if wanted == PlaceConsent::Given { "place.consent_given" } else { "place.consent_refused" };
        audit::record(self.txn, self.now, self.actor, [(what, self.place.id)]).await
    }

    async fn agree(&self) -> Result<()> {
        let Self { txn, now, event, itinerary, .. } = self;
        if itinerary.kind == ItineraryKind::Group {
            let news = BookingNews::Ticket;
            return letters::to_place(*txn, *now, event, itinerary, &self.place, news).await;
        }
        let living = self.living().await?;
        for booking in living.iter().filter(|booking| booking.state == BookingState::Held) {
            let (step, party) = (BookingStep::Confirm, Party::System);
            engine::take(*txn, *now, self.actor, booking, step, party, With::default()).await?;
        }
        // In the lines in which it waits it was passed over until now.
        let mut happened = Vec::new();
        for booking in living.iter().filter(|booking| booking.state == BookingState::Waitlisted) {
            let moved = engine::move_up(*txn, *now, self.actor, event, booking.slot_id).await?;
            let others = moved.into_iter().filter(|moved| moved.itinerary_id != itinerary.id);
            happened.extend(What::MovedUp.of(others.collect()));
        }
        changes::tell(*txn, *now, event, happened, None).await?;
        changes::tell_itinerary(*txn, *now, event, itinerary.id, BookingNews::GuardianAgreed, None).await?;
        Ok(())
    }

    async fn refuse(&self) -> Result<()> {
        let Self { txn, now, actor, event, itinerary, place } = self;
        if itinerary.kind == ItineraryKind::Group {
            let naming = Naming { actor, event, group: itinerary, now: *now };
            naming.vacate(*txn, place, BookingNews::Lapsed).await?;
            // The guardian still finds the answer by the link; nothing else of the pupil stays.
            place::Entity::update_many()
                .col_expr(place::Column::Consent, Expr::value(PlaceConsent::Refused))
                .col_expr(place::Column::ConsentTokenHash, Expr::value(place.consent_token_hash.clone()))
                .col_expr(place::Column::ConsentText, Expr::value(CONSENT_TEXT))
                .col_expr(place::Column::ConsentAt, Expr::value(Some(*now)))
                .filter(place::Column::Id.eq(place.id))
                .exec(*txn)
                .await?;
            return letters::to_holder(*txn, *now, event, itinerary, BookingNews::NamesWanted).await;
        }
        let (mut happened, mut freed) = (Vec::new(), BTreeSet::new());
        for booking in self.living().await? {
            let with = With { reason: Some(EndReason::NoConsent), ..With::default() };
            let gone =
                engine::take(*txn, *now, actor, &booking, BookingStep::Cancel, Party::System, with).await?;
            freed.insert(gone.slot_id);
            happened.push(Happened { booking: gone, what: What::Cancelled });
        }
        if happened.is_empty() {
            to_itinerary(*txn, *now, event, itinerary, BookingNews::Lapsed, None).await?;
        }
        for slot_id in freed {
            let moved = engine::move_up(*txn, *now, actor, event, slot_id).await?;
            happened.extend(What::MovedUp.of(moved));
        }
        changes::tell(*txn, *now, event, happened, None).await?;
        Ok(())
    }

    /// What is still to come, in the order in which slots are touched.
    async fn living(&self) -> Result<Vec<Booking>> {
        let living: Vec<BookingState> =
            BookingState::ALL.iter().copied().filter(|state| state.is_live()).collect();
        let ids: Vec<Uuid> = booking::Entity::find()
            .select_only()
            .column(booking::Column::SlotId)
            .filter(booking::Column::ItineraryId.eq(self.itinerary.id))
            .filter(booking::Column::State.is_in(living.clone()))
            .order_by_asc(booking::Column::SlotId)
            .into_tuple()
            .all(self.txn)
            .await?;
        engine::hold(self.txn, &ids).await?;
        Ok(booking::Entity::find()
            .filter(booking::Column::ItineraryId.eq(self.itinerary.id))
            .filter(booking::Column::State.is_in(living))
            .order_by_asc(booking::Column::SlotId)
            .all(self.txn)
            .await?)
    }
}
