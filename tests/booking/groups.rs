//! Classes, and several employees of a company.
use lotse_domain::{
    ErrorKind,
    booking::{self, BookingState as S, Change, PersonDraft, place::PlaceConsent},
    event::{Event, question::quota, slot::Slot},
    grant::Role,
    mail::{BookingNews, Letter},
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, class, codes, draft, states, wrong},
};

on_both_databases!(
    a_teacher_books_for_a_class_and_hands_out_a_link,
    a_group_grows_and_shrinks,
    who_may_book_for_whom,
    a_party_takes_one_place_where_places_are_for_parties,
    the_first_ones_are_named_at_once_and_get_their_tickets,
);

async fn a_teacher_books_for_a_class_and_hands_out_a_link(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date(50, false).await;
    let booked = stage.book(&teacher, &event, class(&school, 27, &[&slot])).await.unwrap();
    assert_eq!(states(&booked), [S::Confirmed]);
    assert_eq!(stage.counts(slot.id).await, (27, 0));
    let itinerary = stage.itinerary(booked.itinerary_id).await;
    assert_eq!(itinerary.link_token, booked.link_token);
    assert!(booked.link_token.is_some() && itinerary.ticket.is_some());
    assert_eq!(itinerary.names_until, Some(event.starts_at - chrono::TimeDelta::days(7)));
    let places = stage.places(itinerary.id).await;
    assert_eq!(places.len(), 27);
    assert!(places.iter().all(|place| place.consent == PlaceConsent::Unknown && place.named_at.is_none()));
    assert_eq!(codes(stage.book(&teacher, &event, class(&school, 24, &[&slot])).await), ["full"]);
    // Another class is another booking.
    stage.book(&teacher, &event, class(&school, 23, &[&slot])).await.unwrap();
    check(&stage, event.id, "classes").await;
    stage.cancel(&teacher, &booked).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (23, 0));
    check(&stage, event.id, "cancelled").await;
}

async fn a_group_grows_and_shrinks(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let event = Event { school_most: Some(30), ..stage.event("Besuch") };
    let slot = crowd::slot(&event, "Termin", 30, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let booked = stage.book(&teacher, &event, class(&school, 27, &[&slot])).await.unwrap();
    let people = stage.people("p", 4).await;
    for actor in &people {
        stage.book(actor, &event, crate::stage::waiting(&[&slot])).await.unwrap();
    }
    assert_eq!(stage.counts(slot.id).await, (30, 1));
    let resize = |size| {
        let change = Change { size: Some(size), ..Change::default() };
        booking::change(stage.db(), &stage.clock, &teacher, booked.itinerary_id, change, None)
    };
    assert_eq!(codes(resize(28).await), ["full"]);
    resize(25).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (29, 0), "who waited moved up");
    assert_eq!(stage.places(booked.itinerary_id).await.len(), 25);
    check(&stage, event.id, "shrunk").await;
    resize(26).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (30, 0));
    assert_eq!(stage.all::<quota::Entity>().await[0].taken, 26);
    check(&stage, event.id, "grown").await;
    assert_eq!(wrong(resize(0).await), [("size".into(), "range")]);
}

async fn who_may_book_for_whom(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (school, other) = (stage.school("Goetheschule").await, stage.school("Schillerschule").await);
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let jana = stage.person("jana").await;
    let (event, slot) = stage.date(50, false).await;
    for (actor, school) in [(&jana, &school), (&teacher, &other)] {
        let refused = stage.book(actor, &event, class(school, 5, &[&slot])).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound);
    }
    let mut nobodys = class(&school, 5, &[&slot]);
    nobodys.group.as_mut().unwrap().school_id = None;
    assert_eq!(wrong(stage.book(&teacher, &event, nobodys).await), [("group.school_id".into(), "missing")]);
    for size in [1, 501] {
        let found = wrong(stage.book(&teacher, &event, class(&school, size, &[])).await);
        assert!(found.iter().any(|(field, _)| field == "slots" || field == "group.size"), "{found:?}");
    }
    assert_eq!(stage.counts(slot.id).await, (0, 0));
    // A colleague of the same school holds it, too.
    let booked = stage.book(&teacher, &event, class(&school, 5, &[&slot])).await.unwrap();
    let colleague = stage.with_role("kollege", Role::Teacher, school.id).await;
    stage.cancel(&colleague, &booked).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (0, 0));
}

async fn a_party_takes_one_place_where_places_are_for_parties(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let event = stage.event("Besuch");
    let slot = Slot {
        unit: lotse_domain::event::slot::Unit::Party,
        party_most: Some(30),
        ..crowd::slot(&event, "Klasse", 2, false)
    };
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    assert_eq!(codes(stage.book(&teacher, &event, class(&school, 31, &[&slot])).await), ["not_for_them"]);
    for _ in 0..2 {
        stage.book(&teacher, &event, class(&school, 30, &[&slot])).await.unwrap();
    }
    assert_eq!(codes(stage.book(&teacher, &event, class(&school, 2, &[&slot])).await), ["full"]);
    assert_eq!(stage.slot(slot.id).await.taken, 2);
    check(&stage, event.id, "parties").await;
}

async fn the_first_ones_are_named_at_once_and_get_their_tickets(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date(50, false).await;
    let mut group = class(&school, 3, &[&slot]);
    let person = |name: &str| PersonDraft {
        name: name.into(),
        mail: Some(format!("{name}@schule.example")),
        ..PersonDraft::default()
    };
    group.people = vec![person("mia"), person("mia")];
    assert_eq!(wrong(stage.book(&teacher, &event, group.clone()).await), [("people.1.mail".into(), "twice")]);
    group.people = vec![person("mia"), person("tom")];
    let booked = stage.book(&teacher, &event, group).await.unwrap();
    assert_eq!(stage.news_to("lehrerin@example.org").await, [BookingNews::Booked]);
    assert_eq!(stage.news_to("mia@schule.example").await, [BookingNews::Ticket]);
    let places = stage.places(booked.itinerary_id).await;
    for (to, letter) in stage.letters().await {
        let Letter::Booking { about, .. } = letter else { continue };
        let place = places.iter().find(|place| place.mail.as_ref() == Some(&to));
        assert_eq!(about.link_token.is_some(), place.is_none(), "the link is the teacher's");
        if let Some(place) = place {
            assert_eq!(about.ticket, place.ticket);
        }
    }
    check(&stage, event.id, "named").await;
    // The same person is nowhere else at that time, whichever way they were named.
    let (other, same_time) = stage.date(50, false).await;
    let mut again = class(&school, 3, &[&same_time]);
    again.people = vec![person("mia")];
    let refused = stage.book(&teacher, &other, again).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Conflict);
    assert_eq!(stage.counts(same_time.id).await, (0, 0));
    let jana = stage.person("jana").await;
    stage.book(&jana, &other, draft(&[&same_time])).await.unwrap();
}
