//! Names leave 12 months after the event; figures stay.
use chrono::TimeDelta;
use lotse_domain::{
    booking::{
        BookingState as S, check_in,
        desk::{
            self,
            message::{self, MessageAudience},
        },
        engine::engagement,
        group, retention,
    },
    grant::Role,
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, class, draft, named, scan};

on_both_databases!(names_leave_after_twelve_months_and_figures_stay);

async fn names_leave_after_twelve_months_and_figures_stay(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Seminar", 40).await;
    let jana = stage.person("jana").await;
    let mut wanted = draft("Jana Meyer", &[&slot]);
    (wanted.phone, wanted.note) = (Some("0381 12345".into()), Some("Bitte vegan".into()));
    wanted.people[0].school_year = Some("9".into());
    let own = stage.book(&jana, &event, wanted).await.unwrap();
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let stranger = lotse_domain::Actor::stranger("test");
    group::take_place(stage.db(), &stage.clock, &stranger, &link, named("Mia")).await.unwrap();
    stage.scan(&manager, &event, vec![scan(&stage.ticket(&own).await)]).await;
    let (subject, body) = ("Morgen".to_owned(), "Bis morgen.".to_owned());
    desk::write(stage.db(), &stage.clock, &manager, event.id, MessageAudience::All, None, subject, body)
        .await
        .unwrap();
    // Another event that is still to come.
    stage.clock.set(event.ends_at);
    let (later, date) = stage.date("Später", 10).await;
    let stays = stage.book(&jana, &later, draft("Jana Meyer", &[&date])).await.unwrap();
    let run = async || retention::run_due(stage.db(), &stage.clock).await.unwrap();
    let year: chrono::DateTime<chrono::Utc> =
        event.ends_at.checked_add_months(chrono::Months::new(12)).unwrap();
    stage.clock.set(year);
    assert_eq!(run().await, 0);
    let before = stage.itinerary(own.itinerary_id).await;
    assert_eq!(before.note.as_deref(), Some("Bitte vegan"));
    stage.pass(TimeDelta::minutes(1));
    assert_eq!(run().await, 2);
    assert_eq!(run().await, 0, "again it does nothing");
    for id in [own.itinerary_id, booked.itinerary_id] {
        let row = stage.itinerary(id).await;
        assert_eq!(row.anonymised_at, Some(stage.now()));
        let words = [row.name, row.mail, row.phone, row.group_name, row.note, row.ticket, row.link_token];
        assert_eq!((row.account_id, words), (None, [const { None }; 7]));
        for place in stage.places(id).await {
            let words = [place.name, place.mail, place.ticket, place.guardian_mail, place.consent_token_hash];
            assert_eq!((place.account_id, place.birth_date, words), (None, None, [const { None }; 5]));
            assert_eq!(place.answers.0, []);
        }
    }
    // What figures are counted from.
    assert_eq!(stage.states(slot.id).await, [S::Attended, S::Confirmed]);
    let group = stage.itinerary(booked.itinerary_id).await;
    assert_eq!((group.school_id, group.size), (Some(school.id), 3));
    assert_eq!(stage.places(own.itinerary_id).await[0].school_year.as_deref(), Some("9"));
    assert!(stage.places(booked.itinerary_id).await[0].named_at.is_some());
    let seen = stage.all::<check_in::Entity>().await;
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].by_account, &seen[0].device), (None, &None));
    assert!(stage.all::<message::Entity>().await.is_empty());
    let engaged = stage.all::<engagement::Entity>().await;
    assert!(engaged.iter().all(|row| row.event_id == later.id) && engaged.len() == 1);
    assert_eq!(stage.itinerary(stays.itinerary_id).await.name.as_deref(), Some("Jana Meyer"));
}
