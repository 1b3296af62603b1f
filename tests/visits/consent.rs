//! Guardians: nothing reaches a company before (P1), and what they take back goes to the next.
use lotse_domain::{
    ErrorKind,
    booking::{BookingState as S, EndReason, PersonDraft, check_in::door_list, group, place::PlaceConsent},
    event::Event,
    grant::Role,
    mail::{BookingNews, Letter},
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::stage::{Stage, class, day, draft, named};

on_both_databases!(
    a_company_sees_no_name_before_a_guardian_agrees,
    what_is_taken_back_goes_to_the_next,
    a_groups_place_loses_its_name_with_the_guardians_no,
    an_answer_counts_until_the_event_is_over,
);

const GUARDIAN: &str = "mutter@example.org";

fn child(name: &str) -> PersonDraft {
    PersonDraft { birth_date: Some(day(2012, 3, 4)), guardian_mail: Some(GUARDIAN.into()), ..named(name) }
}

async fn a_company_sees_no_name_before_a_guardian_agrees(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let recruiter = stage.with_role("personal", Role::Recruiter, company).await;
    let (event, slots) = stage.fair(&[company]).await;
    let jana = stage.person("jana").await;
    let mut wanted = draft("Jana Meyer", &[&slots[0]]);
    wanted.people = vec![child("Jana Meyer")];
    let booked = stage.book(&jana, &event, wanted).await.unwrap();
    assert!(booked.awaits_guardian);
    let names = async || -> Vec<Option<String>> {
        let lines = door_list(stage.db(), &stage.clock, &recruiter, event.id).await.unwrap();
        lines.into_iter().map(|line| line.name).collect()
    };
    assert_eq!(names().await, Vec::<Option<String>>::new());
    let (to, link) = stage.asked().await;
    assert_eq!(to, GUARDIAN);
    let asked = group::look_at_consent(stage.db(), &stage.clock, &link).await.unwrap();
    assert_eq!((asked.name.as_str(), asked.state), ("Jana Meyer", PlaceConsent::Requested));
    assert_eq!(asked.companies, ["Nordmehl"]);
    assert_eq!(asked.plan.len(), 1);
    assert_eq!(stage.states(slots[0].id).await, [S::Held], "looking changes nothing");
    group::answer_consent(stage.db(), &stage.clock, &link, true).await.unwrap();
    group::answer_consent(stage.db(), &stage.clock, &link, true).await.unwrap();
    assert_eq!(stage.states(slots[0].id).await, [S::Confirmed]);
    assert_eq!(names().await, [Some("Jana Meyer".into())]);
    assert_eq!(
        stage.news_to("jana@example.org").await,
        [BookingNews::AwaitsGuardian, BookingNews::GuardianAgreed],
        "told once"
    );
    let place = stage.places(booked.itinerary_id).await.remove(0);
    assert_eq!(place.consent_text.as_deref(), Some(group::CONSENT_TEXT));
    assert_eq!(place.consent_at, Some(stage.now()));
}

async fn what_is_taken_back_goes_to_the_next(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let (event, slots) = stage.fair(&[company]).await;
    let (jana, ben) = (stage.person("jana").await, stage.born("ben", day(2006, 1, 1)).await);
    let mut wanted = draft("Jana Meyer", &[&slots[0]]);
    wanted.people = vec![child("Jana Meyer")];
    stage.book(&jana, &event, wanted.clone()).await.unwrap();
    stage.book(&ben, &event, draft("Ben", &[&slots[0]])).await.unwrap();
    let (_, link) = stage.asked().await;
    group::answer_consent(stage.db(), &stage.clock, &link, true).await.unwrap();
    assert_eq!(stage.states(slots[0].id).await, [S::Confirmed, S::Waitlisted]);
    stage.pass(chrono::TimeDelta::days(1));
    group::answer_consent(stage.db(), &stage.clock, &link, false).await.unwrap();
    assert_eq!(stage.states(slots[0].id).await, [S::Cancelled, S::Confirmed]);
    assert_eq!(stage.bookings(slots[0].id).await[0].end_reason, Some(EndReason::NoConsent));
    assert_eq!(stage.news_to("jana@example.org").await.last(), Some(&BookingNews::Lapsed));
    assert_eq!(stage.news_to("ben@example.org").await, [BookingNews::Waiting, BookingNews::MovedUp]);
    group::answer_consent(stage.db(), &stage.clock, &link, false).await.unwrap();
    let again = group::answer_consent(stage.db(), &stage.clock, &link, true).await.unwrap_err();
    assert_eq!(again.kind(), ErrorKind::Conflict, "the place is somebody else's");
    assert_eq!(stage.news_to("ben@example.org").await.len(), 2);
    // Whoever wishes may ask again, by a new link.
    let anew = stage.book(&jana, &event, wanted).await.unwrap();
    assert_ne!(stage.asked().await.1, link);
    assert_eq!(stage.places(anew.itinerary_id).await[0].consent, PlaceConsent::Requested);
}

async fn a_groups_place_loses_its_name_with_the_guardians_no(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let event = Event { consent_below: Some(18), ..stage.event("Besuch") };
    let slot = crowd::slot(&event, "Termin", 30, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let booked = stage.book(&teacher, &event, class(&school, 3, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let stranger = lotse_domain::Actor::stranger("test");
    let take = async |person: PersonDraft| {
        group::take_place(stage.db(), &stage.clock, &stranger, &link, person).await
    };
    assert_eq!(take(named("Mia")).await.unwrap_err().kind(), ErrorKind::Invalid, "a birth date is needed");
    let mia = PersonDraft { mail: Some("mia@example.org".into()), ..child("Mia") };
    let first = take(mia.clone()).await.unwrap();
    assert_eq!(first.consent, PlaceConsent::Requested);
    assert_eq!(stage.news_to("mia@example.org").await, [], "a ticket would be no use yet");
    let (_, asked) = stage.asked().await;
    // Saying the same again asks nobody again.
    take(PersonDraft { school_year: Some("8".into()), ..mia.clone() }).await.unwrap();
    let requests = async || {
        let letters = stage.letters().await.into_iter();
        letters.filter(|(_, letter)| matches!(letter, Letter::VisitConsentRequest { .. })).count()
    };
    assert_eq!(requests().await, 1);
    group::answer_consent(stage.db(), &stage.clock, &asked, true).await.unwrap();
    assert_eq!(stage.news_to("mia@example.org").await, [BookingNews::Ticket]);
    group::answer_consent(stage.db(), &stage.clock, &asked, false).await.unwrap();
    let place = stage.places(booked.itinerary_id).await.remove(0);
    assert_eq!((place.name, place.mail, place.birth_date, place.guardian_mail), (None, None, None, None));
    assert_eq!((place.named_at, place.ticket, place.consent), (None, None, PlaceConsent::Refused));
    assert_eq!(stage.states(slot.id).await, [S::Confirmed], "the others come");
    assert_eq!(stage.news_to("mia@example.org").await.last(), Some(&BookingNews::Lapsed));
    assert_eq!(stage.news_to("lehrerin@example.org").await.last(), Some(&BookingNews::NamesWanted));
    let page = group::look_at_consent(stage.db(), &stage.clock, &asked).await.unwrap();
    assert_eq!((page.name.as_str(), page.state), ("", PlaceConsent::Refused));
    // The next one takes the place, and the old link leads nowhere.
    let tom = PersonDraft { birth_date: Some(day(2000, 1, 1)), ..named("Tom") };
    assert_eq!(take(tom).await.unwrap().id, place.id);
    let gone = group::answer_consent(stage.db(), &stage.clock, &asked, true).await.unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NotFound);
}

async fn an_answer_counts_until_the_event_is_over(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let (event, slots) = stage.fair(&[company]).await;
    let jana = stage.person("jana").await;
    let mut wanted = draft("Jana Meyer", &[&slots[0]]);
    wanted.people = vec![child("Jana Meyer")];
    stage.book(&jana, &event, wanted).await.unwrap();
    let (_, link) = stage.asked().await;
    for unknown in ["", "nichts", &link[1..]] {
        let found = group::look_at_consent(stage.db(), &stage.clock, unknown).await.unwrap_err();
        assert_eq!(found.kind(), ErrorKind::NotFound);
        let answered = group::answer_consent(stage.db(), &stage.clock, unknown, true).await.unwrap_err();
        assert_eq!(answered.kind(), ErrorKind::NotFound);
    }
    group::answer_consent(stage.db(), &stage.clock, &link, true).await.unwrap();
    stage.clock.set(event.ends_at);
    let late = group::answer_consent(stage.db(), &stage.clock, &link, false).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Conflict);
    assert_eq!(stage.states(slots[0].id).await, [S::Confirmed]);
}
