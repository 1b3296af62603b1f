//! Adding to what somebody has at an event already.
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Order,
    itinerary::{Asked, ask},
    person::missing_guardian,
};
use crate::{
    booking::{
        self, Booking, BookingState, NotBookable, Reason,
        itinerary::{self, Itinerary, ItineraryKind},
        place::{self, Place, PlaceConsent},
    },
    error::{DomainError, Result},
};

/// What somebody has at an event.
pub(crate) struct Living {
    pub(crate) itinerary: Itinerary,
    pub(crate) place: Place,
}

/// The living itinerary of a person, held until the command ends.
///
/// # Errors
/// `Conflict` when it ended at the same moment.
pub(crate) async fn find_living(
    txn: &impl ConnectionTrait,
    event_id: Uuid,
    account_id: Uuid,
) -> Result<Living> {
    let gone = || DomainError::Conflict("what was booked ended at the same moment; try again".into());
    let itinerary = itinerary::Entity::find()
        .filter(itinerary::Column::EventId.eq(event_id))
        .filter(itinerary::Column::AccountId.eq(account_id))
        .filter(itinerary::Column::Kind.eq(ItineraryKind::Person))
        .filter(itinerary::Column::CancelledAt.is_null())
        .lock_exclusive()
        .one(txn)
        .await?
        .ok_or_else(gone)?;
    let place = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(itinerary.id))
        .order_by_asc(place::Column::Number)
        .one(txn)
        .await?
        .ok_or_else(gone)?;
    Ok(Living { itinerary, place })
}

impl Order {
    /// Refuses what somebody has already, and more appointments than they may have.
    ///
    /// # Errors
    /// `NotBookable`.
    pub(super) async fn refuse_again(
        &self,
        txn: &impl ConnectionTrait,
        itinerary: &Itinerary,
        organiser: bool,
    ) -> Result<()> {
        let bookings = booking::Entity::find()
            .filter(booking::Column::ItineraryId.eq(itinerary.id))
            .filter(booking::Column::State.ne(BookingState::Cancelled))
            .all(txn)
            .await?;
        let refused = |line: &super::Facts, why: Reason| NotBookable {
            slot_id: line.slot.id,
            title: line.slot.title.clone(),
            why,
            next: None,
        };
        let has = |id: Uuid| bookings.iter().any(|booking: &Booking| booking.slot_id == id);
        let mut refusals: Vec<NotBookable> = self
            .lines
            .iter()
            .filter(|line| has(line.slot.id))
            .map(|line| refused(line, Reason::BookedAlready))
            .collect();
        let wished: Vec<_> =
            self.lines.iter().filter(|line| line.slot.kind.is_wished_for() && !has(line.slot.id)).collect();
        if !wished.is_empty() && !organiser {
            let most = self.event.appointments_most;
            let had = appointments(txn, &bookings).await?;
            let room = usize::try_from(most).unwrap_or_default().saturating_sub(had);
            refusals.extend(wished.into_iter().skip(room).map(|line| refused(line, Reason::Enough { most })));
        }
        if refusals.is_empty() { Ok(()) } else { Err(DomainError::NotBookable(refusals)) }
    }

    /// Whether a guardian must still agree to what is added; asks one who was not asked before.
    ///
    /// # Errors
    /// `Invalid` where the guardian's address is missing; `Conflict` when the guardian has not agreed.
    pub(super) async fn ask_again(
        &self,
        txn: &impl ConnectionTrait,
        place: &mut Place,
        now: DateTime<Utc>,
    ) -> Result<(bool, Option<Asked>)> {
        match place.consent {
            PlaceConsent::Given => return Ok((false, None)),
            PlaceConsent::Requested => return Ok((true, None)),
            PlaceConsent::Refused => {
                return Err(DomainError::Conflict("the guardian has not agreed to the visit".into()));
            }
            PlaceConsent::NotNeeded | PlaceConsent::Unknown => {}
        }
        let person = self.people.first();
        let birth_date = place.birth_date.or_else(|| person.and_then(|person| person.birth_date));
        let needs_birth = super::meets_companies(self.lines.iter().map(|line| &line.slot));
        if birth_date.is_none() && needs_birth {
            let field = super::people::field("people.0.birth_date".into(), "missing", "is needed");
            return Err(DomainError::Invalid(vec![field]));
        }
        if !self.guards(birth_date, now) {
            return Ok((false, None));
        }
        place.birth_date = birth_date;
        place.guardian_mail = person.and_then(|person| person.guardian_mail.clone());
        place.consent = PlaceConsent::Requested;
        let Some(asked) = ask(place) else { return Err(missing_consent()) };
        place::Entity::update_many()
            .col_expr(place::Column::BirthDate, Expr::value(place.birth_date))
            .col_expr(place::Column::GuardianMail, Expr::value(place.guardian_mail.clone()))
            .col_expr(place::Column::Consent, Expr::value(place.consent))
            .col_expr(place::Column::ConsentTokenHash, Expr::value(place.consent_token_hash.clone()))
            .filter(place::Column::Id.eq(place.id))
            .exec(txn)
            .await?;
        Ok((true, Some(asked)))
    }
}

pub(crate) fn missing_consent() -> DomainError {
    DomainError::Invalid(vec![missing_guardian("people.0.")])
}

/// How many appointments these bookings are.
async fn appointments(txn: &impl ConnectionTrait, bookings: &[Booking]) -> Result<usize> {
    use crate::event::slot::{Column, Entity, SlotKind};
    let ids: Vec<Uuid> = bookings.iter().map(|booking| booking.slot_id).collect();
    let kinds: Vec<SlotKind> = Entity::find()
        .select_only()
        .column(Column::Kind)
        .filter(Column::Id.is_in(ids))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(kinds.into_iter().filter(|kind| kind.is_wished_for()).count())
}

/// Notes that an itinerary has changed: its calendar entries must follow.
///
/// # Errors
/// When the database fails.
pub(crate) async fn touch(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    itinerary: &mut Itinerary,
) -> Result<()> {
    use itinerary::Column;
    itinerary.sequence += 1;
    itinerary.version += 1;
    itinerary.updated_at = now;
    itinerary::Entity::update_many()
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Phone, Expr::value(itinerary.phone.clone()))
        .col_expr(Column::Note, Expr::value(itinerary.note.clone()))
        .col_expr(Column::Size, Expr::value(itinerary.size))
        .filter(Column::Id.eq(itinerary.id))
        .exec(txn)
        .await?;
    Ok(())
}
