use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, QueryOrder, entity::prelude::*};

use super::mine::{Mine, answer, open};
use crate::{
    Actor, Clock, Db,
    booking::{
        Booked, Booking, BookingDraft, BookingState, BookingStep, GroupDraft, Party, PersonDraft,
        engine::{self, With},
        itinerary::ItineraryKind,
        letters,
        order::{self, Asked, Booker, Order, People, Told, check_people, look},
        place::{self, Place, PlaceConsent, option},
    },
    error::{DomainError, Result},
    idempotency::{self, Key},
    mail::BookingNews,
    unit_of_work::in_transaction,
};

/// Makes a hold good, with whatever was still missing of its people.
///
/// # Errors
/// `Conflict` when it has lapsed; `Invalid`.
pub async fn confirm_hold(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    itinerary_id: Uuid,
    draft: BookingDraft,
    key: Option<Key>,
) -> Result<Booked> {
    let (now, booker, actor) = (clock.now(), Booker::of(actor)?, actor.clone());
    in_transaction(db, move |txn| {
        let (actor, booker, draft, key) = (actor.clone(), booker.clone(), draft.clone(), key.clone());
        Box::pin(async move {
            if let Some(before) = idempotency::claim(txn, now, key.as_ref()).await? {
                return Ok(before);
            }
            let mine = open(txn, &actor, itinerary_id, &[]).await?;
            let answer = confirm_in(txn, now, &actor, &booker, mine, draft).await?;
            idempotency::keep(txn, key.as_ref(), &answer).await?;
            Ok(answer)
        })
    })
    .await
}

async fn confirm_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    booker: &Booker,
    mut mine: Mine,
    draft: BookingDraft,
) -> Result<Booked> {
    let held: Vec<Booking> =
        mine.living().filter(|booking| booking.state == BookingState::Held).cloned().collect();
    let places = place::Entity::find()
        .filter(place::Column::ItineraryId.eq(mine.itinerary.id))
        .order_by_asc(place::Column::Number)
        .all(txn)
        .await?;
    let is_person = mine.itinerary.kind == ItineraryKind::Person;
    let asked_before = is_person && places.iter().any(|place| place.consent == PlaceConsent::Requested);
    if held.is_empty() || asked_before {
        if !asked_before && mine.living().next().is_none() {
            return Err(DomainError::Conflict("the time in which the places were kept is over".into()));
        }
        // Confirmed before, or a guardian has been asked: there is nothing to do here.
        return answer(txn, &mine.itinerary, asked_before && !held.is_empty()).await;
    }
    if held.iter().any(|booking| booking.held_until.is_some_and(|until| until <= now)) {
        return Err(DomainError::Conflict("the time in which the places were kept is over".into()));
    }
    let nameless: Vec<Uuid> =
        places.iter().filter(|place| place.named_at.is_none()).map(|place| place.id).collect();
    let (order, places, asked) = complete(txn, now, booker, &mine, &held, places, draft).await?;
    // Whoever is named only now gives their time only now.
    let new: Vec<Place> = places.iter().filter(|place| nameless.contains(&place.id)).cloned().collect();
    for booking in &held {
        engine::engage(txn, booking, mine.slot(booking.slot_id)?, &new).await?;
    }
    mine.itinerary.phone = order.phone.clone().or(mine.itinerary.phone);
    mine.itinerary.note = order.note.clone().or(mine.itinerary.note);
    let guarded = is_person && places.iter().any(|place| place.consent == PlaceConsent::Requested);
    let mut bookings = Vec::with_capacity(held.len());
    for booking in &held {
        bookings.push(if guarded {
            engine::hold_until(txn, now, booking, order.guardian_until(now)).await?
        } else {
            let with = With::default();
            engine::take(txn, now, actor, booking, BookingStep::Confirm, Party::Holder, with).await?
        });
    }
    let told = Told {
        order: &order,
        booker,
        itinerary: &mine.itinerary,
        places: &places,
        bookings: &bookings,
        guarded,
    };
    told.ask_guardians(txn, now, &asked).await?;
    order::touch(txn, now, &mut mine.itinerary).await?;
    let news = if guarded { BookingNews::AwaitsGuardian } else { BookingNews::Booked };
    letters::to_itinerary(txn, now, &mine.event, &mine.itinerary, news, None).await?;
    answer(txn, &mine.itinerary, guarded).await
}

/// Fills in what was still missing of the people.
async fn complete(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    booker: &Booker,
    mine: &Mine,
    held: &[Booking],
    mut places: Vec<Place>,
    draft: BookingDraft,
) -> Result<(Order, Vec<Place>, Vec<Asked>)> {
    let ids: Vec<Uuid> = held.iter().map(|booking| booking.slot_id).collect();
    let look = look(txn, mine.event.id, &ids).await?;
    let (questions, options) = look.asked(txn).await?;
    let chosen = chosen(txn, &places).await?;
    let draft = filled_up(mine, &places, &chosen, draft);
    let given = People { booker, look: &look, questions: &questions, options: &options, now };
    let checked = check_people(txn, &given, &draft).await?;
    if !checked.missing.is_empty() {
        return Err(DomainError::Invalid(checked.missing));
    }
    let mut asked = Vec::new();
    for (place, person) in places.iter_mut().zip(&checked.people) {
        let before = place.consent;
        *place = order::name(place.clone(), person, now);
        if before == PlaceConsent::Given {
            place.consent = before;
        }
        asked.extend(order::ask(place));
        place.clone().into_active_model().reset_all().update(txn).await?;
    }
    let mut order = look.into_order(&draft, checked);
    exchange_options(txn, mine, &places, &order).await?;
    order.school_id = mine.itinerary.quota_school_id;
    Ok((order, places, asked))
}

/// What was chosen for each place.
async fn chosen(txn: &impl ConnectionTrait, places: &[Place]) -> Result<BTreeMap<Uuid, Vec<Uuid>>> {
    let ids = places.iter().map(|place| place.id);
    let rows = option::Entity::find().filter(option::Column::PlaceId.is_in(ids)).all(txn).await?;
    let mut chosen: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in rows {
        chosen.entry(row.place_id).or_default().push(row.option_id);
    }
    Ok(chosen)
}

/// The draft with what was said before.
fn filled_up(
    mine: &Mine,
    places: &[Place],
    chosen: &BTreeMap<Uuid, Vec<Uuid>>,
    mut draft: BookingDraft,
) -> BookingDraft {
    let itinerary = &mine.itinerary;
    draft.group = (itinerary.kind == ItineraryKind::Group).then(|| GroupDraft {
        size: itinerary.size.max(2),
        group_name: itinerary.group_name.clone().unwrap_or_default(),
        school_id: itinerary.school_id,
        company_id: itinerary.company_id,
        names_until: None,
    });
    let named = places.iter().filter(|place| place.named_at.is_some()).count();
    while draft.people.len() < named {
        draft.people.push(PersonDraft::default());
    }
    for (person, place) in draft.people.iter_mut().zip(places) {
        if person.name.trim().is_empty() {
            person.name = place.name.clone().unwrap_or_default();
        }
        let mail = place.mail.clone().filter(|_| itinerary.kind == ItineraryKind::Group);
        person.mail = person.mail.take().or(mail);
        person.birth_date = person.birth_date.or(place.birth_date);
        person.school = person.school.take().or_else(|| place.school.clone());
        person.school_year = person.school_year.take().or_else(|| place.school_year.clone());
        person.guardian_mail = person.guardian_mail.take().or_else(|| place.guardian_mail.clone());
        if person.answers.is_empty() {
            person.answers.clone_from(&place.answers.0);
        }
        if person.options.is_empty() {
            person.options = chosen.get(&place.id).cloned().unwrap_or_default();
        }
    }
    draft
}

/// What was chosen before goes back, and what is chosen now is taken.
async fn exchange_options(
    txn: &impl ConnectionTrait,
    mine: &Mine,
    places: &[Place],
    order: &Order,
) -> Result<()> {
    let ids: Vec<Uuid> = places.iter().map(|place| place.id).collect();
    engine::give_back(txn, &mine.itinerary, 0, Some(&ids)).await?;
    if !engine::take_options(txn, &order.shares()).await? {
        return Err(engine::option_gone());
    }
    order::insert_options(txn, places, &order.people).await
}
