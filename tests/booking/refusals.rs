//! What cannot be booked, why, and what can instead.
use chrono::TimeDelta;
use lotse_domain::{
    DomainError,
    booking::Reason,
    event::{
        BookingMode, Event, EventState, Schools,
        question::quota,
        slot::{Slot, SlotKind, Takes},
    },
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, codes, draft, refused},
};

on_both_databases!(
    what_is_closed_or_gone_or_for_others_is_refused_with_its_reason,
    the_first_schools_come_first,
    a_school_has_its_share,
    so_many_appointments_and_no_more,
    nobody_is_in_two_places,
    the_next_choice_is_the_same_company_then_the_nearest,
);

async fn what_is_closed_or_gone_or_for_others_is_refused_with_its_reason(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (now, jana) = (stage.now(), stage.person("jana").await);
    let event = stage.event("Tag");
    let slot = |title: &str| crowd::slot(&event, title, 5, true);
    let soon = Slot { opens_at: Some(now + TimeDelta::hours(1)), ..slot("Bald") };
    let closed = Slot { closes_at: Some(now), ..slot("Zu") };
    let gone = Slot { cancelled_at: Some(now), ..slot("Abgesagt") };
    let groups = Slot { takes: Takes::Groups, ..slot("Klassen") };
    crowd::enter(stage.db(), &event, &[soon.clone(), closed.clone(), gone.clone(), groups.clone()]).await;
    for (slot, code) in
        [(&soon, "not_open_yet"), (&closed, "closed"), (&gone, "gone"), (&groups, "not_for_them")]
    {
        assert_eq!(codes(stage.book(&jana, &event, draft(&[slot])).await), [code]);
    }
    for (state, found) in
        [(EventState::Draft, false), (EventState::Done, true), (EventState::Cancelled, true)]
    {
        let other = Event { state, ..stage.event(state.as_str()) };
        let slot = crowd::slot(&other, "Termin", 5, true);
        crowd::enter(stage.db(), &other, std::slice::from_ref(&slot)).await;
        let answer = stage.book(&jana, &other, draft(&[&slot])).await;
        if found {
            assert_eq!(codes(answer), ["gone"], "{state}");
        } else {
            assert!(matches!(answer, Err(DomainError::NotFound { .. })), "{state}");
        }
    }
    let by_wish = Event { mode: BookingMode::Wishes, ..stage.event("Wünsche") };
    let talk = Slot { kind: SlotKind::Interview, ..crowd::slot(&by_wish, "Gespräch", 1, false) };
    crowd::enter(stage.db(), &by_wish, std::slice::from_ref(&talk)).await;
    assert_eq!(codes(stage.book(&jana, &by_wish, draft(&[&talk])).await), ["by_wish"]);
}

async fn the_first_schools_come_first(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (own, other) = (stage.school("Goetheschule").await, stage.school("Schillerschule").await);
    let until = stage.now() + TimeDelta::days(1);
    let event =
        Event { first_schools: Schools(vec![own.id]), first_until: Some(until), ..stage.event("Berufetag") };
    let slot = crowd::slot(&event, "Termin", 9, false);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let of = |school| {
        let mut draft = draft(&[&slot]);
        draft.people[0].school_id = school;
        draft
    };
    let people = stage.people("p", 4).await;
    assert_eq!(codes(stage.book(&people[0], &event, of(None)).await), ["first_schools"]);
    assert_eq!(codes(stage.book(&people[0], &event, of(Some(other.id))).await), ["first_schools"]);
    stage.book(&people[1], &event, of(Some(own.id))).await.unwrap();
    stage.pass(TimeDelta::days(1));
    stage.book(&people[2], &event, of(None)).await.unwrap();
}

async fn a_school_has_its_share(backend: Backend) {
    let stage = Stage::set(backend).await;
    let school = stage.school("Goetheschule").await;
    let event = Event { school_most: Some(2), ..stage.event("Berufetag") };
    let slot = crowd::slot(&event, "Termin", 9, false);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let of_school = || {
        let mut draft = draft(&[&slot]);
        draft.people[0].school_id = Some(school.id);
        draft
    };
    let people = stage.people("p", 4).await;
    let first = stage.book(&people[0], &event, of_school()).await.unwrap();
    stage.book(&people[1], &event, of_school()).await.unwrap();
    let late = refused(stage.book(&people[2], &event, of_school()).await);
    assert_eq!(late[0].why, Reason::SchoolFull { most: 2 });
    stage.book(&people[3], &event, draft(&[&slot])).await.unwrap();
    assert_eq!(stage.counts(slot.id).await, (3, 0));
    stage.cancel(&people[0], &first).await.unwrap();
    stage.book(&people[2], &event, of_school()).await.unwrap();
    assert_eq!(stage.all::<quota::Entity>().await[0].taken, 2);
}

async fn so_many_appointments_and_no_more(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = Event { appointments_most: 2, ..stage.event("Messe") };
    let talk = |hour| Slot {
        kind: SlotKind::Interview,
        starts_at: event.starts_at + TimeDelta::hours(hour),
        ends_at: event.starts_at + TimeDelta::hours(hour + 1),
        ..crowd::slot(&event, &format!("Gespräch {hour}"), 1, false)
    };
    let talks: Vec<Slot> = (0..4).map(talk).collect();
    crowd::enter(stage.db(), &event, &talks).await;
    let jana = stage.person("jana").await;
    assert_eq!(codes(stage.book(&jana, &event, draft(&[&talks[0], &talks[1], &talks[2]])).await), ["enough"]);
    stage.book(&jana, &event, draft(&[&talks[0]])).await.unwrap();
    assert_eq!(codes(stage.book(&jana, &event, draft(&[&talks[1], &talks[2]])).await), ["enough"]);
    stage.book(&jana, &event, draft(&[&talks[1]])).await.unwrap();
    assert_eq!(codes(stage.book(&jana, &event, draft(&[&talks[3]])).await), ["enough"]);
    check(&stage, event.id, "appointments").await;
}

async fn nobody_is_in_two_places(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(9, false).await;
    let (other, same_time) = stage.date(9, false).await;
    let jana = stage.person("jana").await;
    stage.book(&jana, &event, draft(&[&slot])).await.unwrap();
    let clash = refused(stage.book(&jana, &other, draft(&[&same_time])).await);
    assert_eq!(clash[0].why, Reason::Clash { title: slot.title.clone(), starts_at: slot.starts_at });
    assert_eq!(stage.counts(same_time.id).await, (0, 0));
    let together = stage.event("Zugleich");
    let (one, two) = (crowd::slot(&together, "Eins", 9, false), crowd::slot(&together, "Zwei", 9, false));
    crowd::enter(stage.db(), &together, &[one.clone(), two.clone()]).await;
    assert_eq!(codes(stage.book(&jana, &together, draft(&[&one, &two])).await), ["clash"]);
    let mia = stage.person("mia").await;
    stage.book(&mia, &other, draft(&[&same_time])).await.unwrap();
}

async fn the_next_choice_is_the_same_company_then_the_nearest(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = stage.event("Messe");
    let talk = |hour: i64, capacity| Slot {
        kind: SlotKind::Talk,
        starts_at: event.starts_at + TimeDelta::hours(hour),
        ends_at: event.starts_at + TimeDelta::hours(hour + 1),
        ..crowd::slot(&event, &format!("Vortrag {hour}"), capacity, false)
    };
    let talks = [talk(0, 0), talk(1, 5), talk(2, 5), talk(5, 5)];
    crowd::enter(stage.db(), &event, &talks).await;
    let jana = stage.person("jana").await;
    let one = refused(stage.book(&jana, &event, draft(&[&talks[0]])).await);
    assert_eq!(one[0].next.as_ref().map(|next| next.slot_id), Some(talks[1].id), "the nearest");
    let two = refused(stage.book(&jana, &event, draft(&[&talks[0], &talks[1]])).await);
    assert_eq!(two.len(), 1);
    assert_eq!(
        two[0].next.as_ref().map(|next| next.slot_id),
        Some(talks[2].id),
        "free of what else is wanted"
    );
}
