//! What somebody has booked, where they have a place, and what they did at doors and desks of events.
use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::exported_of_bookings::{self as exported, AroundItinerary, AroundPlace};
use crate::{
    booking::{
        self, calendar, check_in,
        desk::message,
        form,
        itinerary::{self, Itinerary},
        place::{self, Place, option as place_option},
        wishes,
    },
    company,
    error::Result,
    event::{
        self, Event,
        exhibitor::preference,
        question::{self, option as event_option},
        slot::{self, Slot},
    },
};

/// The files, without the forms that wait for a code.
pub(super) async fn files(
    txn: &impl ConnectionTrait,
    account_id: Uuid,
    mail: &str,
) -> Result<Vec<(&'static str, Value)>> {
    let feed = calendar::Entity::find_by_id(account_id).all(txn).await?;
    let messages = message::Entity::find()
        .filter(message::Column::SentBy.eq(account_id))
        .order_by_asc(message::Column::Id)
        .all(txn)
        .await?;
    let let_in = check_in::Entity::find()
        .filter(check_in::Column::ByAccount.eq(account_id))
        .order_by_asc(check_in::Column::Id)
        .all(txn)
        .await?;
    Ok(vec![
        ("bookings.json", bookings(txn, account_id, mail).await?),
        ("calendar.json", feed.into_iter().map(exported::feed).collect()),
        ("event_messages.json", messages.into_iter().map(exported::message).collect()),
        ("check_ins.json", let_in.into_iter().map(exported::let_in).collect()),
    ])
}

/// Forms that wait for one of these codes.
pub(super) async fn forms(
    txn: &impl ConnectionTrait,
    codes: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Value>> {
    let forms = form::Entity::find().filter(form::Column::ChallengeId.is_in(codes)).all(txn).await?;
    Ok(forms.into_iter().map(exported::form).collect())
}

async fn bookings(txn: &impl ConnectionTrait, account_id: Uuid, mail: &str) -> Result<Value> {
    let unheld =
        Condition::all().add(itinerary::Column::AccountId.is_null()).add(itinerary::Column::Mail.eq(mail));
    let itineraries = itinerary::Entity::find()
        .filter(Condition::any().add(itinerary::Column::AccountId.eq(account_id)).add(unheld))
        .order_by_asc(itinerary::Column::Id)
        .all(txn)
        .await?;
    let alone = itineraries.iter().filter(|row| row.kind == itinerary::ItineraryKind::Person);
    let own = Condition::any()
        .add(place::Column::AccountId.eq(account_id))
        .add(place::Column::Mail.eq(mail))
        .add(place::Column::ItineraryId.is_in(alone.map(|row| row.id)));
    let places = place::Entity::find().filter(own).order_by_asc(place::Column::Id).all(txn).await?;
    let mut around = Around::read(txn, &itineraries, &places).await?;
    let places: Vec<Value> = places.into_iter().map(|row| around.place(row)).collect();
    let itineraries: Vec<Value> = itineraries.into_iter().map(|row| around.itinerary(row)).collect();
    Ok(json!({ "itineraries": itineraries, "places": places }))
}

/// What lies around itineraries and places, each by what it hangs on.
struct Around {
    events: HashMap<Uuid, Event>,
    slots: HashMap<Uuid, Slot>,
    /// By itinerary.
    bookings: HashMap<Uuid, Vec<booking::Booking>>,
    wishes: HashMap<Uuid, Vec<Value>>,
    preferences: HashMap<Uuid, Vec<Value>>,
    /// By place.
    seen: HashMap<Uuid, Vec<Value>>,
    options: HashMap<Uuid, Vec<Value>>,
    questions: HashMap<Uuid, String>,
    /// Itineraries of the person.
    own: Vec<Uuid>,
}

impl Around {
    async fn read(txn: &impl ConnectionTrait, itineraries: &[Itinerary], places: &[Place]) -> Result<Self> {
        let own: Vec<Uuid> = itineraries.iter().map(|row| row.id).collect();
        let groups = places.iter().map(|row| row.itinerary_id).filter(|id| !own.contains(id));
        let all: Vec<Uuid> = own.iter().copied().chain(groups).collect();
        let events = itineraries.iter().map(|row| row.event_id).chain(places.iter().map(|row| row.event_id));
        let events = event::Entity::find().filter(event::Column::Id.is_in(events)).all(txn).await?;
        let rows = booking::Entity::find()
            .filter(booking::Column::ItineraryId.is_in(all))
            .order_by_asc(booking::Column::Id)
            .all(txn)
            .await?;
        let slots = slot::Entity::find()
            .filter(slot::Column::Id.is_in(rows.iter().map(|row| row.slot_id)))
            .all(txn)
            .await?;
        let mut bookings: HashMap<Uuid, Vec<booking::Booking>> = HashMap::new();
        for row in rows {
            bookings.entry(row.itinerary_id).or_default().push(row);
        }
        let answered = places.iter().flat_map(|row| row.answers.0.iter().map(|answer| answer.question_id));
        let questions =
            question::Entity::find().filter(question::Column::Id.is_in(answered)).all(txn).await?;
        Ok(Self {
            events: events.into_iter().map(|row| (row.id, row)).collect(),
            slots: slots.into_iter().map(|row| (row.id, row)).collect(),
            bookings,
            wishes: wished(txn, &own).await?,
            preferences: preferred(txn, &own).await?,
            seen: seen(txn, places).await?,
            options: chosen(txn, places).await?,
            questions: questions.into_iter().map(|row| (row.id, row.label)).collect(),
            own,
        })
    }

    fn itinerary(&mut self, row: Itinerary) -> Value {
        let around = AroundItinerary {
            event: self.events.get(&row.event_id),
            bookings: self.booked(row.id),
            wishes: self.wishes.remove(&row.id).unwrap_or_default(),
            preferences: self.preferences.remove(&row.id).unwrap_or_default(),
        };
        exported::itinerary(row, around)
    }

    fn place(&mut self, row: Place) -> Value {
        let answers = row.answers.0.iter();
        let answers = answers.map(|answer| {
            let question = self.questions.get(&answer.question_id);
            json!({ "question_id": answer.question_id, "question": question, "answer": answer.value })
        });
        let around = AroundPlace {
            event: self.events.get(&row.event_id),
            answers: answers.collect(),
            options: self.options.remove(&row.id).unwrap_or_default(),
            seen: self.seen.remove(&row.id).unwrap_or_default(),
            bookings: if self.own.contains(&row.itinerary_id) {
                Vec::new()
            } else {
                self.booked(row.itinerary_id)
            },
        };
        exported::place(row, around)
    }

    fn booked(&self, itinerary_id: Uuid) -> Vec<Value> {
        let rows = self.bookings.get(&itinerary_id).into_iter().flatten();
        rows.map(|row| exported::booking(row.clone(), self.slots.get(&row.slot_id))).collect()
    }
}

async fn wished(txn: &impl ConnectionTrait, own: &[Uuid]) -> Result<HashMap<Uuid, Vec<Value>>> {
    let rows = wishes::Entity::find()
        .filter(wishes::Column::ItineraryId.is_in(own.iter().copied()))
        .order_by_asc(wishes::Column::Rank)
        .all(txn)
        .await?;
    let companies = company::Entity::find()
        .filter(company::Column::Id.is_in(rows.iter().map(|row| row.company_id)))
        .all(txn)
        .await?;
    let companies: HashMap<Uuid, String> = companies.into_iter().map(|row| (row.id, row.name)).collect();
    let mut found: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for row in rows {
        let company = companies.get(&row.company_id).map(String::as_str);
        found.entry(row.itinerary_id).or_default().push(exported::wish(row, company));
    }
    Ok(found)
}

async fn preferred(txn: &impl ConnectionTrait, own: &[Uuid]) -> Result<HashMap<Uuid, Vec<Value>>> {
    let rows = preference::Entity::find()
        .filter(preference::Column::ItineraryId.is_in(own.iter().copied()))
        .all(txn)
        .await?;
    let mut found: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for row in rows {
        found.entry(row.itinerary_id).or_default().push(exported::preference(row));
    }
    Ok(found)
}

async fn seen(txn: &impl ConnectionTrait, places: &[Place]) -> Result<HashMap<Uuid, Vec<Value>>> {
    let rows = check_in::Entity::find()
        .filter(check_in::Column::PlaceId.is_in(places.iter().map(|row| row.id)))
        .order_by_asc(check_in::Column::At)
        .all(txn)
        .await?;
    let mut found: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for row in rows {
        found.entry(row.place_id).or_default().push(exported::seen(row));
    }
    Ok(found)
}

async fn chosen(txn: &impl ConnectionTrait, places: &[Place]) -> Result<HashMap<Uuid, Vec<Value>>> {
    let rows = place_option::Entity::find()
        .filter(place_option::Column::PlaceId.is_in(places.iter().map(|row| row.id)))
        .all(txn)
        .await?;
    let options = event_option::Entity::find()
        .filter(event_option::Column::Id.is_in(rows.iter().map(|row| row.option_id)))
        .all(txn)
        .await?;
    let mut found: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for row in rows {
        let option = options.iter().find(|option| option.id == row.option_id);
        found.entry(row.place_id).or_default().extend(option.map(exported::option));
    }
    Ok(found)
}
