//! A sign-up with something in every place where there can be.
use chrono::{NaiveDate, TimeDelta};
use lotse_domain::{
    Clock,
    booking::{
        self, Booking, BookingState, calendar, check_in,
        desk::message::{EventMessage, MessageAudience},
        engine::engagement,
        form,
        itinerary::{Itinerary, ItineraryKind},
        place::{
            Place, PlaceAnswer, PlaceAnswers, PlaceConsent,
            option::{self as place_option},
        },
        wishes::{self, WishOutcome},
    },
    cluster::Cluster,
    event::{
        Event,
        exhibitor::{Exhibitor, ExhibitorState, Vacancies, preference},
        question::{Choices, EventQuestion, QuestionKind, option::EventOption},
        slot::{Layer, Slot},
    },
    idempotency, sign_in,
};
use lotse_tests::crowd;
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::json;
use uuid::Uuid;

use crate::stage::{Person, Stage};

/// By which everything that somebody said, or others about them, can be recognised.
pub const MARKS: [&str; 17] = [
    "Zmarkbooker",
    "zmarkother@example.org",
    "+49 zmarkphone",
    "Zmarkgroup",
    "Zmarknote",
    "ZMARKTICKET00001",
    "zmarklink",
    "Zmarkplace",
    "Zmarkschool",
    "Zmarkyear",
    "Zmarkanswer",
    "ZMARKTICKET00002",
    "zmarkguard@example.org",
    "zmarkconsent",
    "Zmarkform",
    "zmarkfeed",
    "Zmarkdevice",
];

/// What was planted.
pub struct Planted {
    pub event: Event,
    pub slot: Slot,
    pub itinerary: Itinerary,
    pub booking: Booking,
    pub place: Place,
    /// In a group that somebody else has booked.
    pub elsewhere: Place,
    pub option: EventOption,
}

pub fn itinerary(stage: &Stage, event: &Event, kind: ItineraryKind) -> Itinerary {
    let now = stage.clock.now();
    Itinerary {
        id: Uuid::now_v7(),
        event_id: event.id,
        cluster_id: event.cluster_id,
        kind,
        account_id: None,
        school_id: None,
        company_id: None,
        quota_school_id: None,
        size: 1,
        name: None,
        mail: None,
        phone: None,
        group_name: None,
        note: None,
        ticket: None,
        link_token: None,
        names_until: None,
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

pub fn booking(stage: &Stage, itinerary: &Itinerary, slot: &Slot, state: BookingState) -> Booking {
    let now = stage.clock.now();
    Booking {
        id: Uuid::now_v7(),
        itinerary_id: itinerary.id,
        event_id: itinerary.event_id,
        slot_id: slot.id,
        state,
        size: itinerary.size,
        weight: itinerary.size,
        position: (state == BookingState::Waitlisted).then_some(1),
        held_until: None,
        confirmed_at: None,
        end_reason: None,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

pub fn place(itinerary: &Itinerary, number: i32) -> Place {
    Place {
        id: Uuid::now_v7(),
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
    }
}

/// A person's sign-up for an event to come that is full, with somebody who waits, and a place in somebody else's group there.
pub async fn plant(stage: &Stage, cluster: &Cluster, person: &Person) -> Planted {
    let now = stage.clock.now();
    let event = crowd::event(cluster.id, "Messe", now);
    let slot = Slot { taken: 3, waiting: 1, next_position: 2, ..crowd::slot(&event, "Rundgang", 3, true) };
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let (question, option) = asked(stage, &event).await;
    let own = Itinerary {
        account_id: Some(person.id),
        name: Some(MARKS[0].into()),
        mail: Some(person.mail.clone()),
        phone: Some(MARKS[2].into()),
        group_name: Some(MARKS[3].into()),
        note: Some(MARKS[4].into()),
        ticket: Some(MARKS[5].into()),
        link_token: Some(MARKS[6].into()),
        ..itinerary(stage, &event, ItineraryKind::Person)
    };
    let named = Place {
        account_id: Some(person.id),
        name: Some(format!("{} Müller", MARKS[7])),
        mail: Some(MARKS[1].into()),
        birth_date: NaiveDate::from_ymd_opt(2012, 3, 4),
        school: Some(MARKS[8].into()),
        school_year: Some(MARKS[9].into()),
        answers: PlaceAnswers(vec![PlaceAnswer { question_id: question.id, value: json!(MARKS[10]) }]),
        ticket: Some(MARKS[11].into()),
        consent: PlaceConsent::Given,
        guardian_mail: Some(MARKS[12].into()),
        consent_token_hash: Some(MARKS[13].into()),
        consent_text: Some("2026-11".into()),
        consent_at: Some(now),
        named_at: Some(now),
        ..place(&own, 1)
    };
    let confirmed = booking(stage, &own, &slot, BookingState::Confirmed);
    stage.insert(own.clone().into_active_model().reset_all()).await;
    stage.insert(named.clone().into_active_model().reset_all()).await;
    stage.insert(confirmed.clone().into_active_model().reset_all()).await;
    let elsewhere = group(stage, &event, &slot, &named).await;
    waiting(stage, &event, &slot).await;
    beside(stage, &confirmed, &named, &option).await;
    work(stage, &event, person, &elsewhere).await;
    form_of(stage, &event, person).await;
    Planted { event, slot, itinerary: own, booking: confirmed, place: named, elsewhere, option }
}

async fn asked(stage: &Stage, event: &Event) -> (EventQuestion, EventOption) {
    let question = EventQuestion {
        id: Uuid::now_v7(),
        event_id: event.id,
        position: 1,
        label: "Was interessiert dich?".into(),
        hint: None,
        kind: QuestionKind::Text,
        choices: Choices::default(),
        required: false,
        version: 1,
        replaces: None,
        retired_at: None,
    };
    let option = EventOption {
        id: Uuid::now_v7(),
        event_id: event.id,
        position: 1,
        topic: "Essen".into(),
        label: "Vegetarisch".into(),
        capacity: Some(5),
        taken: 2,
        retired_at: None,
    };
    stage.insert(question.clone().into_active_model().reset_all()).await;
    stage.insert(option.clone().into_active_model().reset_all()).await;
    (question, option)
}

/// Somebody else's group with two places, of which the person has one.
async fn group(stage: &Stage, event: &Event, slot: &Slot, named: &Place) -> Place {
    let now = stage.clock.now();
    let theirs = Itinerary {
        size: 2,
        school_id: Some(Uuid::now_v7()),
        name: Some("Frau Ernst".into()),
        mail: Some("ernst@example.org".into()),
        group_name: Some("Klasse 8b".into()),
        ..itinerary(stage, event, ItineraryKind::Group)
    };
    let mine = Place { ticket: Some("ZMARKTICKET00003".into()), ..named.clone() };
    let mine = Place { consent_token_hash: Some("zmarkconsent-2".into()), ..mine };
    let mine = Place { id: Uuid::now_v7(), itinerary_id: theirs.id, number: 1, ..mine };
    let other = Place { name: Some("Tom".into()), named_at: Some(now), ..place(&theirs, 2) };
    stage.insert(theirs.clone().into_active_model().reset_all()).await;
    stage.insert(mine.clone().into_active_model().reset_all()).await;
    stage.insert(other.into_active_model().reset_all()).await;
    let confirmed = booking(stage, &theirs, slot, BookingState::Confirmed);
    stage.insert(confirmed.into_active_model().reset_all()).await;
    mine
}

async fn waiting(stage: &Stage, event: &Event, slot: &Slot) {
    let next = Itinerary {
        name: Some("Ben".into()),
        mail: Some("ben@example.org".into()),
        ..itinerary(stage, event, ItineraryKind::Person)
    };
    stage.insert(next.clone().into_active_model().reset_all()).await;
    let grown_up = Place { consent: PlaceConsent::NotNeeded, ..place(&next, 1) };
    stage.insert(grown_up.into_active_model().reset_all()).await;
    let waits = booking(stage, &next, slot, BookingState::Waitlisted);
    stage.insert(waits.into_active_model().reset_all()).await;
}

/// What hangs on the person's own itinerary.
async fn beside(stage: &Stage, booking: &Booking, place: &Place, option: &EventOption) {
    let now = stage.clock.now();
    let (event_id, itinerary_id) = (booking.event_id, booking.itinerary_id);
    stage
        .insert(engagement::ActiveModel {
            id: Set(Uuid::now_v7()),
            person: Set(place.account_id.unwrap()),
            event_id: Set(event_id),
            slot_id: Set(booking.slot_id),
            booking_id: Set(booking.id),
            place_id: Set(place.id),
            layer: Set(Layer::Frame),
            starts_at: Set(now + TimeDelta::days(30)),
            ends_at: Set(now + TimeDelta::days(31)),
        })
        .await;
    let chosen = place_option::PlaceOption { place_id: place.id, option_id: option.id };
    stage.insert(chosen.into_active_model().reset_all()).await;
    let company_id = stage.company("Molkerei Probe").await;
    let wish = wishes::Wish { itinerary_id, company_id, event_id, rank: 1, outcome: Some(WishOutcome::Full) };
    stage.insert(wish.into_active_model().reset_all()).await;
    let exhibitor = Exhibitor {
        id: Uuid::now_v7(),
        event_id,
        company_id,
        state: ExhibitorState::Admitted,
        stand: None,
        offers: None,
        seeks: None,
        needs: None,
        contact_name: None,
        vacancies: Vacancies::default(),
        reason: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let liked = preference::Preference { exhibitor_id: exhibitor.id, itinerary_id, rank: 1 };
    stage.insert(exhibitor.into_active_model().reset_all()).await;
    stage.insert(liked.into_active_model().reset_all()).await;
    let key = idempotency::IdempotencyKey {
        id: "a key".into(),
        body_hash: String::new(),
        outcome: json!({ "itinerary_id": itinerary_id, "link_token": MARKS[6] }),
        created_at: now,
        expires_at: now + TimeDelta::days(2),
    };
    stage.insert(key.into_active_model().reset_all()).await;
}

/// What the person did for the cluster: somebody was let in, and written to.
async fn work(stage: &Stage, event: &Event, person: &Person, seen: &Place) {
    let now = stage.clock.now();
    let let_in = check_in::CheckIn {
        id: Uuid::now_v7(),
        event_id: event.id,
        slot_id: Uuid::now_v7(),
        meeting_id: None,
        place_id: seen.id,
        at: now,
        by_account: Some(person.id),
        device: Some(MARKS[16].into()),
        created_at: now,
    };
    stage.insert(let_in.into_active_model().reset_all()).await;
    let message = EventMessage {
        id: Uuid::now_v7(),
        event_id: event.id,
        cluster_id: event.cluster_id,
        subject: "Morgen".into(),
        body: "Bis morgen.".into(),
        audience: MessageAudience::All,
        slot_id: None,
        receivers: 1,
        sent_by: Some(person.id),
        sent_at: now,
    };
    stage.insert(message.into_active_model().reset_all()).await;
    let feed = calendar::CalendarFeed {
        account_id: person.id,
        token_hash: MARKS[15].into(),
        sealed: MARKS[15].into(),
        created_at: now,
    };
    stage.insert(feed.into_active_model().reset_all()).await;
}

/// A form that waits for a code to this address, and the code's row.
async fn form_of(stage: &Stage, event: &Event, person: &Person) {
    let now = stage.clock.now();
    let challenge_id = Uuid::now_v7();
    stage
        .insert(sign_in::ActiveModel {
            id: Set(challenge_id),
            mail: Set(person.mail.clone()),
            purpose: Set(sign_in::Purpose::Book),
            account_id: Set(None),
            code_hash: Set(String::new()),
            tries: Set(0),
            created_at: Set(now),
            expires_at: Set(now + TimeDelta::days(1)),
            used_at: Set(None),
        })
        .await;
    let form = form::Intake {
        id: Uuid::now_v7(),
        event_id: event.id,
        challenge_id,
        // Sealed in truth; so that it can be looked for.
        sealed: MARKS[14].into(),
        itinerary_id: None,
        created_at: now,
        expires_at: now + TimeDelta::days(1),
    };
    stage.insert(form.into_active_model().reset_all()).await;
}

/// Of a slot, in their order.
pub async fn states(stage: &Stage, slot_id: Uuid) -> Vec<BookingState> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
    lotse_domain::unit_of_work::in_transaction(stage.db(), move |txn| {
        Box::pin(async move {
            let of_slot = booking::Entity::find().filter(booking::Column::SlotId.eq(slot_id));
            Ok(of_slot.order_by_asc(booking::Column::Id).all(txn).await?)
        })
    })
    .await
    .unwrap()
    .into_iter()
    .map(|booking| booking.state)
    .collect()
}
