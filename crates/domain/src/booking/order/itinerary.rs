//! A new itinerary with its places.
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, IntoActiveModel, entity::prelude::*, sea_query::OnConflict,
};

use super::{Booker, Order, Person};
use crate::{
    booking::{
        check_in::new_ticket,
        engine::Shares,
        itinerary::{self, Itinerary, ItineraryKind},
        place::{self, Place, PlaceAnswers, PlaceConsent, option},
    },
    error::Result,
    secrets::{random_token, token_hash},
};

/// Places that one statement may carry: 18 columns each, well under `SQLite`'s 32,766 parameters.
const ROWS_A_STATEMENT: usize = 1_000;

impl Order {
    /// The itinerary as it begins.
    pub(super) fn itinerary(&self, booker: &Booker, now: DateTime<Utc>) -> Itinerary {
        let group = self.group.as_ref();
        let person = self.people.first().filter(|_| group.is_none());
        Itinerary {
            id: Uuid::now_v7(),
            event_id: self.event.id,
            cluster_id: self.event.cluster_id,
            kind: if group.is_some() { ItineraryKind::Group } else { ItineraryKind::Person },
            account_id: booker.account_id,
            school_id: group.and_then(|group| group.school_id),
            company_id: group.and_then(|group| group.company_id),
            quota_school_id: self.school_id,
            size: self.size,
            name: person.and_then(|person| person.name.clone()).or_else(|| booker.name.clone()),
            mail: booker.mail.clone(),
            phone: self.phone.clone(),
            group_name: group.map(|group| group.name.clone()),
            note: self.note.clone(),
            ticket: group.map(|_| new_ticket()),
            link_token: group.map(|_| random_token()),
            names_until: group.map(|group| group.names_until),
            names_reminded_at: None,
            sequence: 0,
            cancelled_at: None,
            reminded_at: None,
            anonymised_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// All its places, the first ones named; with the tokens for guardians' links.
    pub(super) fn places(
        &self,
        booker: &Booker,
        itinerary: &Itinerary,
        now: DateTime<Utc>,
    ) -> (Vec<Place>, Vec<Asked>) {
        let mut asked = Vec::new();
        let mut people = self.people.iter();
        let mut places = Vec::new();
        for number in 1..=self.size {
            let id = Uuid::now_v7();
            let blank = Place {
                id,
                itinerary_id: itinerary.id,
                event_id: itinerary.event_id,
                number,
                account_id: None,
                name: None,
                mail: None,
                birth_date: None,
                school: None,
                school_year: None,
                answers: PlaceAnswers::default(),
                ticket: None,
                consent: PlaceConsent::Unknown,
                guardian_mail: None,
                consent_token_hash: None,
                consent_text: None,
                consent_at: None,
                named_at: None,
            };
            let Some(person) = people.next() else {
                places.push(blank);
                continue;
            };
            let mut place = name(blank, person, now);
            place.account_id = booker.account_id.filter(|_| self.group.is_none());
            asked.extend(ask(&mut place));
            places.push(place);
        }
        (places, asked)
    }

    /// What its people have chosen beside their places.
    pub(crate) fn shares(&self) -> Shares {
        let mut shares = Shares::new();
        for option in self.people.iter().flat_map(|person| &person.options) {
            *shares.entry(*option).or_default() += 1;
        }
        shares
    }
}

/// A guardian who is to be asked about a place.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) place_id: Uuid,
    pub(crate) guardian_mail: String,
    pub(crate) token: String,
}

/// Puts a person into a place.
pub(crate) fn name(place: Place, person: &Person, now: DateTime<Utc>) -> Place {
    Place {
        name: person.name.clone(),
        mail: person.mail.clone(),
        birth_date: person.birth_date,
        school: person.school.clone(),
        school_year: person.school_year.clone(),
        answers: PlaceAnswers(person.answers.clone()),
        ticket: place.ticket.clone().or_else(|| Some(new_ticket())),
        consent: if person.guarded { PlaceConsent::Requested } else { PlaceConsent::NotNeeded },
        guardian_mail: person.guardian_mail.clone(),
        named_at: Some(now),
        ..place
    }
}

/// A new token for the guardian of a place that waits for one.
pub(crate) fn ask(place: &mut Place) -> Option<Asked> {
    let guardian_mail = place.guardian_mail.clone().filter(|_| place.consent == PlaceConsent::Requested)?;
    let token = random_token();
    place.consent_token_hash = Some(token_hash(&token));
    Some(Asked { place_id: place.id, guardian_mail, token })
}

/// Whether it is there now: a person has one living itinerary at an event, and the database has the last word on that.
///
/// # Errors
/// When the database fails.
pub(super) async fn insert(txn: &impl ConnectionTrait, itinerary: &Itinerary) -> Result<bool> {
    let row = itinerary.clone().into_active_model().reset_all();
    let mut unless_there = OnConflict::new();
    unless_there.do_nothing();
    let made = itinerary::Entity::insert(row).on_conflict(unless_there).exec_without_returning(txn).await?;
    Ok(made == 1)
}

/// # Errors
/// When the database fails.
pub(crate) async fn insert_places(txn: &impl ConnectionTrait, places: &[Place]) -> Result<()> {
    for chunk in places.chunks(ROWS_A_STATEMENT) {
        let rows = chunk.iter().map(|place| place.clone().into_active_model().reset_all());
        place::Entity::insert_many(rows).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// Notes what people have chosen.
///
/// # Errors
/// When the database fails.
pub(crate) async fn insert_options(
    txn: &impl ConnectionTrait,
    places: &[Place],
    people: &[Person],
) -> Result<()> {
    let chosen = places.iter().zip(people).flat_map(|(place, person)| {
        let row =
            |option_id: &Uuid| option::ActiveModel { place_id: Set(place.id), option_id: Set(*option_id) };
        person.options.iter().map(row)
    });
    let rows: Vec<option::ActiveModel> = chosen.collect();
    if !rows.is_empty() {
        option::Entity::insert_many(rows).exec_without_returning(txn).await?;
    }
    Ok(())
}
