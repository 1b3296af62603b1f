//! Putting a person into a place of a group, or taking one out of it.
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, QuerySelect, entity::prelude::*};

use super::{consent, letters};
use crate::{
    Actor, Db,
    account::MailAddress,
    audit,
    booking::{
        self, Booking, BookingState, PersonDraft, engine,
        itinerary::Itinerary,
        order::{self, Asks, Booker, Person},
        place::{self, Place, PlaceConsent},
    },
    error::{DomainError, Result},
    event::{
        Event,
        slot::{self, Slot},
    },
    mail::BookingNews,
    school,
    unit_of_work::read_as_command,
};

/// Who a person is, with the event: as whoever names them says it, held against what the event asks. `booker` is set where it is
/// the person itself.
///
/// # Errors
/// `Invalid` with every field that breaks a rule or is missing; `NotFound` where the event is not public.
pub(super) async fn checked(
    db: &Db,
    now: DateTime<Utc>,
    group: &Itinerary,
    booker: Option<&Booker>,
    person: PersonDraft,
) -> Result<(Event, Person)> {
    let id = group.id;
    let slots = read_as_command(db, move |txn| Box::pin(async move { booked_slots(txn, id).await }));
    let look = order::look(db.read(), group.event_id, &slots.await?).await?;
    let (questions, options) = look.asked(db.read()).await?;
    let schools = school::Entity::find()
        .filter(school::Column::ClusterId.eq(group.cluster_id))
        .filter(school::Column::Id.is_in(person.school_id))
        .all(db.read())
        .await?;
    let schools: Vec<(Uuid, String)> = schools.into_iter().map(|row| (row.id, row.name)).collect();
    let of_company = group.company_id.is_some();
    let asks = Asks {
        event: &look.event,
        meets_companies: !of_company && order::meets_companies(look.lines.iter().map(|line| &line.slot)),
        of_company,
        questions: &questions,
        options: &options,
        schools: &schools,
        now,
    };
    let (mut wrong, mut missing) = (Vec::new(), Vec::new());
    let person = order::check_person(&asks, booker, person, "", &mut wrong, &mut missing);
    wrong.append(&mut missing);
    if wrong.is_empty() { Ok((look.event, person)) } else { Err(DomainError::Invalid(wrong)) }
}

async fn booked_slots(txn: &impl ConnectionTrait, itinerary_id: Uuid) -> Result<Vec<Uuid>> {
    Ok(booking::Entity::find()
        .select_only()
        .column(booking::Column::SlotId)
        .filter(booking::Column::ItineraryId.eq(itinerary_id))
        .filter(booking::Column::State.ne(BookingState::Cancelled))
        .into_tuple()
        .all(txn)
        .await?)
}

/// A place of a group with whom it is for.
pub(super) struct Naming<'a> {
    pub(super) actor: &'a Actor,
    pub(super) event: &'a Event,
    pub(super) group: &'a Itinerary,
    pub(super) now: DateTime<Utc>,
}

impl Naming<'_> {
    /// Puts a person into a place that is held by this command, whoever was in it before. A guardian who must agree is asked,
    /// unless the same one was asked about the same person; otherwise the ticket is mailed.
    ///
    /// # Errors
    /// `Conflict` when the person is somewhere else at that time, or an option is gone.
    pub(super) async fn put(
        &self,
        txn: &impl ConnectionTrait,
        place: Place,
        person: &Person,
        account_id: Option<Uuid>,
    ) -> Result<Place> {
        let same = place.named_at.is_some() && place.name == person.name;
        let answered = same
            && person.guarded
            && place.guardian_mail == person.guardian_mail
            && place.birth_date == person.birth_date
            && matches!(place.consent, PlaceConsent::Requested | PlaceConsent::Given);
        let known = (place.ticket.clone(), place.mail.clone(), place.consent);
        let old = if same { place } else { Place { ticket: None, ..place } };
        let mut named = order::name(old, person, self.now);
        named.account_id = account_id;
        if answered {
            named.consent = known.2;
        } else {
            named.consent_token_hash = None;
            named.consent_text = None;
            named.consent_at = None;
        }
        self.choose_anew(txn, &named, person).await?;
        let named = named.into_active_model().reset_all().update(txn).await?;
        self.engage_anew(txn, &named).await?;
        audit::record(txn, self.now, self.actor, [("place.named", named.id)]).await?;
        if answered {
            return Ok(named);
        }
        if let (true, Some(guardian)) = (person.guarded, &person.guardian_mail) {
            let by = self.group.names_until.map_or(self.event.starts_at, |until| until.max(self.now));
            let guardian = MailAddress::parse(guardian)?;
            consent::ask(txn, self.now, self.event, self.group, &named, &guardian, by).await?;
            let asked = place::Entity::find_by_id(named.id).one(txn).await?;
            return asked.ok_or(DomainError::NotFound { what: "place" });
        }
        if (&named.ticket, &named.mail) != (&known.0, &known.1) {
            letters::to_place(txn, self.now, self.event, self.group, &named, BookingNews::Ticket).await?;
        }
        Ok(named)
    }

    /// Takes the person out of a place that is held by this command, for somebody else to take it. Whoever it was is told.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn vacate(
        &self,
        txn: &impl ConnectionTrait,
        place: &Place,
        news: BookingNews,
    ) -> Result<()> {
        if place.named_at.is_none() {
            return Ok(());
        }
        engine::give_back(txn, self.group, 0, Some(&[place.id])).await?;
        place::disengage(txn, &[place.id]).await?;
        place::vacated().filter(place::Column::Id.eq(place.id)).exec(txn).await?;
        audit::record(txn, self.now, self.actor, [("place.vacated", place.id)]).await?;
        let gone = Place { ticket: None, ..place.clone() };
        letters::to_place(txn, self.now, self.event, self.group, &gone, news).await
    }

    async fn choose_anew(&self, txn: &impl ConnectionTrait, place: &Place, person: &Person) -> Result<()> {
        engine::give_back(txn, self.group, 0, Some(&[place.id])).await?;
        let shares: engine::Shares = person.options.iter().map(|option| (*option, 1)).collect();
        if !engine::take_options(txn, &shares).await? {
            return Err(engine::option_gone());
        }
        order::insert_options(txn, std::slice::from_ref(place), std::slice::from_ref(person)).await
    }

    async fn engage_anew(&self, txn: &impl ConnectionTrait, place: &Place) -> Result<()> {
        place::disengage(txn, &[place.id]).await?;
        for (booking, slot) in self.taken(txn).await? {
            if engine::clash(txn, engine::person_of(place), &slot, Some(booking.id)).await?.is_some() {
                // What else it is, is not told to whoever has no more than a link.
                return Err(DomainError::Conflict(format!(
                    "\"{}\" is at the same time as something else that is booked for this person",
                    slot.title
                )));
            }
            engine::engage(txn, &booking, &slot, std::slice::from_ref(place)).await?;
        }
        Ok(())
    }

    /// The group's bookings that have places, with their slots.
    async fn taken(&self, txn: &impl ConnectionTrait) -> Result<Vec<(Booking, Slot)>> {
        let bookings = booking::Entity::find()
            .filter(booking::Column::ItineraryId.eq(self.group.id))
            .filter(booking::Column::State.ne(BookingState::Cancelled))
            .all(txn)
            .await?;
        let slots = slot::Entity::find()
            .filter(slot::Column::Id.is_in(bookings.iter().map(|booking| booking.slot_id)))
            .all(txn)
            .await?;
        let with = |booking: Booking| {
            let slot = slots.iter().find(|slot| slot.id == booking.slot_id)?;
            Some((booking, slot.clone()))
        };
        Ok(bookings.into_iter().filter(|booking| booking.state.takes_places()).filter_map(with).collect())
    }
}
