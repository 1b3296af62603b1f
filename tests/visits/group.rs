//! Names by a link.
use std::{collections::BTreeSet, sync::Arc};

use lotse_domain::{
    Actor, DomainError, ErrorKind,
    booking::{PersonDraft, group, place::PlaceConsent},
    event::question::option::{self, EventOption},
    grant::Role,
    mail::BookingNews,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use uuid::Uuid;

use crate::stage::{Stage, class, draft, named};

on_both_databases!(
    a_class_of_27_is_filled_by_40_at_once,
    the_same_person_again_changes_what_they_said,
    the_teacher_names_renames_and_takes_names_away,
    a_link_ends_with_the_time_the_group_and_a_new_link,
    nobody_is_named_who_is_somewhere_else,
    options_are_given_back_with_the_name,
);

async fn a_class_of_27_is_filled_by_40_at_once(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Besuch", 30).await;
    let booked = stage.book(&teacher, &event, class(&school, 27, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let page = group::look_at(stage.db(), &stage.clock, &link).await.unwrap();
    assert_eq!((page.free, page.open, page.group_name.as_str()), (27, true, "Klasse 8b"));
    assert_eq!(page.school.as_deref(), Some("Goetheschule"));
    let requests: Vec<_> = (0..40)
        .map(|n| {
            let (stage, link) = (Arc::clone(&stage), link.clone());
            tokio::spawn(async move {
                let person =
                    PersonDraft { mail: Some(format!("kind{n}@example.org")), ..named(&format!("Kind {n}")) };
                group::take_place(stage.db(), &stage.clock, &Actor::stranger("test"), &link, person).await
            })
        })
        .collect();
    let (mut taken, mut refused) = (BTreeSet::new(), 0);
    for request in requests {
        match request.await.unwrap() {
            Ok(place) => assert!(taken.insert(place.number), "{} was given twice", place.number),
            Err(err) => {
                assert_eq!(err.kind(), ErrorKind::Conflict, "{err}");
                refused += 1;
            }
        }
    }
    assert_eq!((taken.len(), refused), (27, 13));
    let places = stage.places(booked.itinerary_id).await;
    assert!(places.iter().all(|place| place.named_at.is_some() && place.ticket.is_some()));
    let names: BTreeSet<_> = places.iter().map(|place| place.name.clone()).collect();
    let tickets: BTreeSet<_> = places.iter().map(|place| place.ticket.clone()).collect();
    assert_eq!((names.len(), tickets.len()), (27, 27));
    let tickets_sent = stage.letters().await.into_iter().filter(|(to, _)| to.starts_with("kind")).count();
    assert_eq!(tickets_sent, 27);
    assert_eq!(group::look_at(stage.db(), &stage.clock, &link).await.unwrap().free, 0);
}

async fn the_same_person_again_changes_what_they_said(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Besuch", 30).await;
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let take = async |actor: &Actor, person: PersonDraft| {
        group::take_place(stage.db(), &stage.clock, actor, &link, person).await
    };
    let stranger = Actor::stranger("test");
    let mia = PersonDraft { mail: Some("Mia@example.org".into()), ..named("Mia") };
    let first = take(&stranger, mia.clone()).await.unwrap();
    let again = take(&stranger, PersonDraft { school_year: Some("8".into()), ..mia.clone() }).await.unwrap();
    assert_eq!((again.id, again.ticket.clone()), (first.id, first.ticket));
    assert_eq!(again.school_year.as_deref(), Some("8"));
    assert_eq!(stage.news_to("mia@example.org").await, [BookingNews::Ticket], "the ticket is the same");
    // Whoever has an account takes a place for it, and nobody else changes that.
    let jana = stage.person("jana").await;
    let own = take(&jana, named("Jana")).await.unwrap();
    assert_eq!(own.account_id, jana.identity().map(|identity| identity.account_id));
    assert_eq!(own.mail.as_deref(), Some("jana@example.org"));
    let stolen = PersonDraft { mail: Some("jana@example.org".into()), ..named("Nina") };
    assert_eq!(take(&stranger, stolen).await.unwrap_err().kind(), ErrorKind::Conflict);
    assert_eq!(take(&jana, named("Jana Meyer")).await.unwrap().id, own.id);
    // Without an address everybody is somebody else.
    take(&stranger, named("Tom")).await.unwrap();
    assert_eq!(take(&stranger, named("Tom")).await.unwrap_err().kind(), ErrorKind::Conflict);
    let wrong = take(&stranger, PersonDraft { mail: Some("nein".into()), ..named("  ") }).await;
    let Err(DomainError::Invalid(fields)) = wrong else { panic!("{wrong:?}") };
    let fields: Vec<_> = fields.iter().map(|field| field.field.to_string()).collect();
    assert_eq!(fields, ["mail", "name"]);
}

async fn the_teacher_names_renames_and_takes_names_away(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Besuch", 30).await;
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let place = stage.places(booked.itinerary_id).await.remove(0);
    let name = async |actor: &Actor, person: Option<PersonDraft>| {
        group::name_place(stage.db(), &stage.clock, actor, place.id, person).await
    };
    let other = stage.with_role("lehrer2", Role::Teacher, stage.school("Schillerschule").await.id).await;
    let pupil = stage.person("schueler").await;
    for stranger in [&other, &pupil] {
        let refused = name(stranger, Some(named("Eindringling"))).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound);
    }
    let mia = PersonDraft { mail: Some("mia@example.org".into()), ..named("Mia") };
    let first = name(&teacher, Some(mia)).await.unwrap();
    assert_eq!(first.consent, PlaceConsent::NotNeeded);
    assert_eq!(stage.news_to("mia@example.org").await, [BookingNews::Ticket]);
    let second = name(&teacher, Some(named("Tom"))).await.unwrap();
    assert_ne!(second.ticket, first.ticket, "the old ticket is nobody's any more");
    assert_eq!((second.mail, second.name.as_deref()), (None, Some("Tom")));
    assert_eq!(stage.news_to("mia@example.org").await, [BookingNews::Ticket, BookingNews::Cancelled]);
    let gone = name(&stage.manager().await, None).await.unwrap();
    assert_eq!(
        (gone.name, gone.ticket, gone.named_at, gone.consent),
        (None, None, None, PlaceConsent::Unknown)
    );
    stage.clock.set(event.starts_at);
    assert_eq!(name(&teacher, Some(named("Tom"))).await.unwrap_err().kind(), ErrorKind::Conflict);
}

async fn a_link_ends_with_the_time_the_group_and_a_new_link(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Besuch", 30).await;
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let (db, clock) = (stage.db(), &stage.clock);
    let old = booked.link_token.clone().unwrap();
    let pupil = stage.person("schueler").await;
    let refused = group::renew_link(db, clock, &pupil, booked.itinerary_id).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NotFound);
    let link = group::renew_link(db, clock, &teacher, booked.itinerary_id).await.unwrap();
    for unknown in [old.as_str(), "", "nichts", "'; DROP TABLE place; --"] {
        assert_eq!(group::look_at(db, clock, unknown).await.unwrap_err().kind(), ErrorKind::NotFound);
        let taken = group::take_place(db, clock, &pupil, unknown, named("Tom")).await;
        assert_eq!(taken.unwrap_err().kind(), ErrorKind::NotFound);
    }
    let until = group::look_at(db, clock, &link).await.unwrap().names_until.unwrap();
    stage.clock.set(until);
    assert!(!group::look_at(db, clock, &link).await.unwrap().open);
    let late = group::take_place(db, clock, &pupil, &link, named("Tom")).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Conflict);
    lotse_domain::booking::cancel(db, clock, &teacher, booked.itinerary_id, None).await.unwrap();
    assert_eq!(group::look_at(db, clock, &link).await.unwrap_err().kind(), ErrorKind::NotFound);
    let renewed = group::renew_link(db, clock, &teacher, booked.itinerary_id).await.unwrap_err();
    assert_eq!(renewed.kind(), ErrorKind::NotFound);
}

async fn nobody_is_named_who_is_somewhere_else(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Besuch", 30).await;
    let (elsewhere, there) = stage.date("Woanders", 30).await;
    let jana = stage.person("jana").await;
    let own = stage.book(&jana, &elsewhere, draft("Jana", &[&there])).await.unwrap();
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let taken = group::take_place(stage.db(), &stage.clock, &jana, &link, named("Jana")).await.unwrap_err();
    assert_eq!(taken.kind(), ErrorKind::Conflict);
    assert!(!taken.to_string().contains("Woanders"), "{taken}");
    assert!(stage.places(booked.itinerary_id).await.iter().all(|place| place.named_at.is_none()));
    lotse_domain::booking::cancel(stage.db(), &stage.clock, &jana, own.itinerary_id, None).await.unwrap();
    group::take_place(stage.db(), &stage.clock, &jana, &link, named("Jana")).await.unwrap();
    let now = stage.book(&jana, &elsewhere, draft("Jana", &[&there])).await.unwrap_err();
    assert_eq!(now.kind(), ErrorKind::Conflict, "and the other way round");
}

async fn options_are_given_back_with_the_name(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Besuch", 30).await;
    let shirt = EventOption {
        id: Uuid::now_v7(),
        event_id: event.id,
        position: 1,
        topic: "T-Shirt".into(),
        label: "M".into(),
        capacity: Some(1),
        taken: 0,
        retired_at: None,
    };
    stage.insert(shirt.clone().into_active_model().reset_all()).await;
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let places = stage.places(booked.itinerary_id).await;
    let with = |name: &str| Some(PersonDraft { options: vec![shirt.id], ..named(name) });
    let name = async |at: usize, person| {
        group::name_place(stage.db(), &stage.clock, &teacher, places[at].id, person).await
    };
    let taken = async || stage.all::<option::Entity>().await[0].taken;
    name(0, with("Mia")).await.unwrap();
    assert_eq!(taken().await, 1);
    name(0, with("Mia")).await.unwrap();
    assert_eq!(taken().await, 1, "said again it is still one");
    assert_eq!(name(1, with("Tom")).await.unwrap_err().kind(), ErrorKind::Conflict);
    name(0, None).await.unwrap();
    assert_eq!(taken().await, 0);
    name(1, with("Tom")).await.unwrap();
    assert_eq!(taken().await, 1);
}
