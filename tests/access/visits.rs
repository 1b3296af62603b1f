//! What takes place, once in `nord` and once in `sued`: events with who comes to them, which one side of the world must not see of
//! the other.
use lotse_domain::{
    Actor,
    booking::{
        self, BookingDraft, GroupDraft, PersonDraft, calendar,
        place::{self, Place},
    },
    cluster::Cluster,
    company::Company,
    event::{
        Event, EventKind, EventState, HallPlan, Stand,
        exhibitor::{self, ExhibitorDraft, interviewer},
        series,
        slot::{Slot, SlotKind},
    },
    grant::{self, Role},
    school::{self, SchoolDraft},
    unit_of_work::read_as,
};
use lotse_tests::{
    TestServer, crowd,
    people::{self, Person},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::world::World;

/// Ids and secrets of one side.
#[derive(Debug, Clone, Default)]
pub struct Visits {
    /// Published.
    pub event: Uuid,
    pub slug: String,
    /// A date of the published one, for persons and groups.
    pub slot: Uuid,
    /// An interview with the company.
    pub interview: Uuid,
    pub exhibitor: Uuid,
    pub interviewer: Uuid,
    /// Of the pupil of this side, with an interview.
    pub itinerary: Uuid,
    pub booking: Uuid,
    pub place: Uuid,
    pub ticket: String,
    /// Of a class of the school.
    pub class_place: Uuid,
    /// Of the class's link.
    pub link: String,
    /// Of the link that a guardian has.
    pub consent: String,
    /// Of the pupil's calendar.
    pub feed: String,
}

/// The name of whoever comes: it stands where those who may know are, and nowhere else.
pub fn guest(cluster: &Cluster) -> String {
    format!("Gast {}fahrt", cluster.slug)
}

/// Everything of one side.
pub async fn begin(
    server: &TestServer,
    cluster: &Cluster,
    company: &Company,
    school: Option<&school::School>,
    pupil: &Person,
) -> Visits {
    let (db, clock, machine) = (&server.db, &*server.clock, Actor::operator("test"));
    let now = clock.now();
    let stand = Stand { label: "A1".into(), bookable: true, x: 0, y: 0, width: 2, height: 2 };
    let plan = HallPlan { width: 4, height: 4, stands: vec![stand] };
    let event =
        Event { hall_plan: plan, ..crowd::event(cluster.id, &format!("Messe {}", cluster.slug), now) };
    let slot = crowd::slot(&event, "Tag", 60, true);
    let draft = Event {
        state: EventState::Draft,
        published_at: None,
        ..crowd::event(cluster.id, &format!("Entwurf {}", cluster.slug), now)
    };
    crowd::enter(db, &event, std::slice::from_ref(&slot)).await;
    crowd::enter(db, &draft, &[crowd::slot(&draft, "Tag", 10, false)]).await;

    let offer = ExhibitorDraft { interviewers: vec!["Sascha Brandt".into()], ..Default::default() };
    let exhibitor =
        exhibitor::apply(db, clock, &machine, event.id, company.id, offer).await.expect("an exhibitor");
    let interviewer = interviewer::Entity::find()
        .filter(interviewer::Column::ExhibitorId.eq(exhibitor.id))
        .one(db.read())
        .await
        .expect("a row")
        .expect("an interviewer");
    let interview = Slot {
        kind: SlotKind::Interview,
        company_id: Some(company.id),
        interviewer_id: Some(interviewer.id),
        ..crowd::slot(&event, "Gespräch", 1, false)
    };
    crowd::enter_slots(db, std::slice::from_ref(&interview)).await;

    let actor = pupil.actor(server).await;
    let known = actor.identity().is_some_and(|identity| identity.birth_date.is_some());
    let person = PersonDraft {
        name: guest(cluster),
        birth_date: chrono::NaiveDate::from_ymd_opt(2005, 5, 4).filter(|_| !known),
        ..Default::default()
    };
    let wanted =
        BookingDraft { slots: vec![slot.id, interview.id], people: vec![person], ..Default::default() };
    let booked = booking::book(db, clock, &actor, event.id, wanted, None).await.expect("a booking");

    let own_school = if let Some(school) = school {
        school.clone()
    } else {
        let draft = SchoolDraft { name: format!("Schule {}", cluster.slug), ..Default::default() };
        school::create(db, clock, &machine, cluster.id, draft).await.expect("a school")
    };
    let teacher = people::signed_in(server, &format!("klasse@{}.example", cluster.slug)).await;
    grant::give(db, clock, &machine, teacher.account_id, Role::Teacher, own_school.id)
        .await
        .expect("a grant");
    let class = GroupDraft {
        size: 3,
        group_name: "Klasse 9b".into(),
        school_id: Some(own_school.id),
        ..Default::default()
    };
    let wanted = BookingDraft { slots: vec![slot.id], group: Some(class), ..Default::default() };
    let teacher = teacher.actor(server).await;
    let class = booking::book(db, clock, &teacher, event.id, wanted, None).await.expect("a class");

    let guardian = format!("eltern@{}.example", cluster.slug);
    let young = PersonDraft {
        name: "Kind".into(),
        birth_date: now.date_naive().checked_sub_months(chrono::Months::new(12 * 13)),
        guardian_mail: Some(guardian.clone()),
        ..Default::default()
    };
    let visit = crowd::event(cluster.id, &format!("Besuch {}", cluster.slug), now);
    let visit = Event { consent_below: Some(16), ..visit };
    let place = crowd::slot(&visit, "Tag", 10, false);
    crowd::enter(db, &visit, std::slice::from_ref(&place)).await;
    let wanted = BookingDraft { slots: vec![place.id], people: vec![young], ..Default::default() };
    booking::desk::add(db, clock, &machine, visit.id, "Kind".into(), None, wanted, false)
        .await
        .expect("a child");

    let secrets = people::secrets(server);
    let own = place_of(server, booked.itinerary_id).await;
    let interview_booking = booked.bookings.iter().find(|one| one.slot_id == interview.id);
    Visits {
        event: event.id,
        slug: event.slug,
        slot: slot.id,
        interview: interview.id,
        exhibitor: exhibitor.id,
        interviewer: interviewer.id,
        itinerary: booked.itinerary_id,
        booking: interview_booking.expect("an interview").booking_id,
        place: own.id,
        ticket: own.ticket.expect("a ticket"),
        class_place: place_of(server, class.itinerary_id).await.id,
        link: class.link_token.expect("a link"),
        consent: people::letter_secret(server, &guardian, "visit_consent_request").await,
        feed: calendar::token(db, clock, &secrets, &actor).await.expect("a calendar"),
    }
}

/// The first place of an itinerary.
async fn place_of(server: &TestServer, itinerary_id: Uuid) -> Place {
    read_as(&server.db, &Actor::operator("test"), move |txn| {
        Box::pin(async move {
            let of = place::Entity::find().filter(place::Column::ItineraryId.eq(itinerary_id));
            Ok(of.order_by_asc(place::Column::Number).one(txn).await?)
        })
    })
    .await
    .expect("a row")
    .expect("a place")
}

/// What stands in the places of addresses and bodies: things of `nord`.
pub fn fill(world: &World, text: &str) -> String {
    let (visits, mut filled) = (&world.visits, text.to_owned());
    let schools = format!("/schule/{}", world.school.slug);
    let fixed = [
        ("/me/bookings/{id}", format!("/me/bookings/{}", visits.itinerary)),
        ("/offers/{booking_id}", format!("/offers/{}", visits.booking)),
        ("/api/v1/bookings/{id}", format!("/api/v1/bookings/{}", visits.booking)),
        ("/event-desk/{id}", format!("/event-desk/{}", visits.event)),
        ("/slots/{slot_id}", format!("/slots/{}", visits.slot)),
        ("/events/{id}", format!("/events/{}", visits.event)),
        ("/places/{id}", format!("/places/{}", visits.class_place)),
        ("/group-links/{token}", format!("/group-links/{}", visits.link)),
        ("/visit-consents/{token}", format!("/visit-consents/{}", visits.consent)),
        ("/exhibitors/{id}", format!("/exhibitors/{}", visits.exhibitor)),
        ("/itineraries/{id}", format!("/itineraries/{}", visits.itinerary)),
        ("/schule/{slug}", schools),
        ("/veranstaltungen/{event}", format!("/veranstaltungen/{}", visits.event)),
        ("/veranstaltungen/{slug}", format!("/veranstaltungen/{}", visits.slug)),
        ("/veranstaltungen/neu/{kind}", "/veranstaltungen/neu/seminar".to_owned()),
        ("/anmeldungen/{itinerary}", format!("/anmeldungen/{}", visits.itinerary)),
        ("/mein/anmeldungen/{id}", format!("/mein/anmeldungen/{}", visits.itinerary)),
        ("/plaetze/{place}", format!("/plaetze/{}", visits.place)),
        ("{booking}", visits.booking.to_string()),
        ("{exhibitor}", visits.exhibitor.to_string()),
        ("{slot}", visits.slot.to_string()),
        ("/gruppe/{token}", format!("/gruppe/{}", visits.link)),
        ("/einverstaendnis/{token}", format!("/einverstaendnis/{}", visits.consent)),
        ("/kalender/{token}", format!("/kalender/{}.ics", visits.feed)),
        ("/einlass/{ticket}", format!("/einlass/{}", visits.ticket)),
        ("/listen/{file}", "/listen/teilnehmer.csv".to_owned()),
        ("/liste/{format}", "/liste/xlsx".to_owned()),
        ("<slot>", visits.slot.to_string()),
        ("<interview>", visits.interview.to_string()),
    ];
    for (place, value) in fixed {
        filled = filled.replace(place, &value);
    }
    filled
}

/// A series of events of the other cluster.
pub async fn southern_series(world: &World) -> String {
    let (id, now) = (Uuid::now_v7(), world.server.clock.now());
    let row = series::EventSeries {
        id,
        cluster_id: world.south.id,
        kind: EventKind::JobFair,
        slug: format!("reihe-{id}"),
        title: "Messe Sued".into(),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let row = row.into_active_model().reset_all();
    series::Entity::insert(row).exec_without_returning(world.server.db.write()).await.unwrap();
    id.to_string()
}
