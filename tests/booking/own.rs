//! What somebody has booked, and who sees it.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    booking::{BookingState as S, PersonDraft, own},
    grant::Role,
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, class, draft, waiting};

on_both_databases!(
    everybody_finds_their_own_and_nobody_elses,
    what_is_to_come_stands_before_what_is_past,
    colleagues_of_a_school_share_its_classes,
);

async fn everybody_finds_their_own_and_nobody_elses(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, true).await;
    let people = stage.people("p", 2).await;
    let booked = stage.book(&people[0], &event, draft(&[&slot])).await.unwrap();
    let waits = stage.book(&people[1], &event, waiting(&[&slot])).await.unwrap();
    let find = |actor, id| own::find(stage.db(), &stage.clock, actor, id);
    let view = find(&people[0], booked.itinerary_id).await.unwrap();
    assert!(view.holds && view.bookings[0].may_cancel);
    assert_eq!((view.places.len(), view.cluster_slug.as_str()), (1, "nord"));
    assert_eq!(view.bookings[0].booking.state, S::Confirmed);
    let view = find(&people[1], waits.itinerary_id).await.unwrap();
    assert_eq!(view.bookings[0].ahead, Some(0));
    assert_eq!(find(&people[1], booked.itinerary_id).await.unwrap_err().kind(), ErrorKind::NotFound);
    let at = own::find_at(stage.db(), &stage.clock, &people[0], event.id).await.unwrap();
    assert_eq!(at.map(|view| view.itinerary.id), Some(booked.itinerary_id));
    let stranger = lotse_domain::Actor::stranger("test");
    assert!(own::find_at(stage.db(), &stage.clock, &stranger, event.id).await.unwrap().is_none());
    assert_eq!(
        own::list(stage.db(), &stage.clock, &stranger).await.unwrap_err().kind(),
        ErrorKind::Unauthenticated
    );
    stage.cancel(&people[0], &booked).await.unwrap();
    assert!(own::find_at(stage.db(), &stage.clock, &people[0], event.id).await.unwrap().is_none());
}

async fn what_is_to_come_stands_before_what_is_past(backend: Backend) {
    let stage = Stage::set(backend).await;
    let jana = stage.person("jana").await;
    let mut events = Vec::new();
    for _ in 0..3 {
        let (event, slot) = stage.date(5, false).await;
        stage.book(&jana, &event, draft(&[&slot])).await.unwrap();
        events.push(event.id);
        stage.pass(TimeDelta::days(10));
    }
    stage.pass(TimeDelta::days(12));
    let found = own::list(stage.db(), &stage.clock, &jana).await.unwrap();
    let found: Vec<_> = found.into_iter().map(|view| view.event.id).collect();
    assert_eq!(found, [events[2], events[1], events[0]]);
}

async fn colleagues_of_a_school_share_its_classes(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let colleague = stage.with_role("kollege", Role::Teacher, school.id).await;
    let other = stage.person("mia").await;
    let (event, slot) = stage.date(50, false).await;
    let mut group = class(&school, 3, &[&slot]);
    group.people = vec![PersonDraft { name: "Tom".into(), ..PersonDraft::default() }];
    let booked = stage.book(&teacher, &event, group).await.unwrap();
    let of_school = |actor| own::list_of_school(stage.db(), &stage.clock, actor, school.id);
    for actor in [&teacher, &colleague] {
        let found = of_school(actor).await.unwrap();
        assert_eq!(found.len(), 1);
        assert!(found[0].holds && found[0].places.len() == 3);
    }
    assert!(own::list(stage.db(), &stage.clock, &colleague).await.unwrap().is_empty(), "it is not their own");
    assert_eq!(of_school(&other).await.unwrap_err().kind(), ErrorKind::NotFound);
    // A pupil who has a place in it sees that alone, and changes nothing.
    let mia = lotse_domain::booking::group::take_place(
        stage.db(),
        &stage.clock,
        &other,
        booked.link_token.as_deref().unwrap(),
        PersonDraft { name: "Mia".into(), ..PersonDraft::default() },
    );
    mia.await.unwrap();
    let view = own::find(stage.db(), &stage.clock, &other, booked.itinerary_id).await.unwrap();
    assert!(!view.holds);
    assert_eq!(view.places.iter().map(|view| view.place.name.as_deref()).collect::<Vec<_>>(), [Some("Mia")]);
    assert_eq!(stage.cancel(&other, &booked).await.unwrap_err().kind(), ErrorKind::NotFound);
}
