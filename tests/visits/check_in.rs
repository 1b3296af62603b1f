//! At the door.
use std::sync::Arc;

use chrono::TimeDelta;
use lotse_domain::{
    Actor, ErrorKind,
    booking::{
        self, Booked, BookingState as S, PersonDraft,
        check_in::{self, CheckIn, Scan, ScanOutcome as O, check_in, door_list, show_ticket},
        group,
    },
    event::{
        Event,
        slot::{Slot, SlotKind},
    },
    grant::Role,
};
use lotse_tests::{Backend, crowd, on_both_databases};
use uuid::Uuid;

use crate::stage::{Stage, class, day, draft, named, outcomes, scan};

on_both_databases!(
    a_second_scan_is_harmless,
    two_devices_at_once_let_one_person_in_once,
    many_doors_let_each_in_once,
    a_device_that_was_offline_brings_its_times,
    a_mistake_is_taken_back,
    a_ticket_is_good_for_what_was_booked,
    a_groups_ticket_lets_all_of_it_in,
    companies_check_in_at_their_own_slots,
    strangers_find_no_door,
);

async fn seen(stage: &Stage) -> Vec<CheckIn> {
    stage.all::<check_in::Entity>().await
}

async fn a_second_scan_is_harmless(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let (event, slot) = stage.date("Seminar", 10).await;
    let jana = stage.person("jana").await;
    let booked = stage.book(&jana, &event, draft("Jana Meyer", &[&slot])).await.unwrap();
    let ticket = stage.ticket(&booked).await;
    let address = format!("https://lotse.example/einlass/{}", show_ticket(&ticket).to_lowercase());
    let first = stage.scan(&manager, &event, vec![scan(&address)]).await.remove(0);
    assert_eq!((first.outcome, first.people, first.at), (O::In, 1, Some(stage.now())));
    assert_eq!(first.name.as_deref(), Some("Jana Meyer"));
    assert_eq!(stage.states(slot.id).await, [S::Attended]);
    let then = stage.now();
    stage.pass(TimeDelta::minutes(5));
    let place = stage.places(booked.itinerary_id).await.remove(0);
    let again = vec![scan(&ticket), scan(&place.id.to_string()), scan(&ticket)];
    for one in stage.scan(&manager, &event, again).await {
        assert_eq!((one.outcome, one.people, one.at), (O::Again, 0, Some(then)));
    }
    assert_eq!(seen(&stage).await.len(), 1);
    assert_eq!(stage.bookings(slot.id).await[0].version, 2, "written once");
    let trail = lotse_domain::audit::list_of(stage.db().read(), booked.bookings[0].booking_id).await.unwrap();
    assert_eq!(trail.iter().filter(|entry| entry.action == "booking.attended").count(), 1);
    assert_eq!(stage.scan(&manager, &event, Vec::new()).await, []);
}

async fn two_devices_at_once_let_one_person_in_once(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let manager = stage.manager().await;
    let (event, slot) = stage.date("Seminar", 50).await;
    let mut tickets = Vec::new();
    for n in 0..5 {
        let person = stage.person(&format!("p{n}")).await;
        let booked = stage.book(&person, &event, draft("Jana", &[&slot])).await.unwrap();
        tickets.push(stage.ticket(&booked).await);
    }
    let devices: Vec<_> = (0..6)
        .map(|device| {
            let (stage, manager, event) = (Arc::clone(&stage), manager.clone(), event.clone());
            let mut scans: Vec<Scan> = tickets.iter().map(|ticket| scan(ticket)).collect();
            if device % 2 == 1 {
                scans.reverse();
            }
            tokio::spawn(async move { stage.scan(&manager, &event, scans).await })
        })
        .collect();
    let mut all = Vec::new();
    for device in devices {
        all.extend(outcomes(&device.await.unwrap()));
    }
    assert_eq!(all.iter().filter(|outcome| **outcome == O::In).count(), 5);
    assert_eq!(all.iter().filter(|outcome| **outcome == O::Again).count(), 25);
    assert_eq!(seen(&stage).await.len(), 5);
    assert_eq!(stage.states(slot.id).await, [S::Attended; 5]);
}

/// As at most doors: one ticket at a time, also of people who share a booking, while another device brings a list.
async fn many_doors_let_each_in_once(backend: Backend) {
    let stage = Arc::new(Stage::set(backend).await);
    let manager = stage.manager().await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Seminar", 50).await;
    let booked = stage.book(&teacher, &event, class(&school, 4, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let mut tickets = Vec::new();
    for name in ["Anna", "Ben", "Cem", "Dana"] {
        let stranger = Actor::stranger("test");
        let place = group::take_place(stage.db(), &stage.clock, &stranger, &link, named(name)).await;
        tickets.push(place.unwrap().ticket.unwrap());
    }
    let alone = stage.person("jana").await;
    let alone = stage.book(&alone, &event, draft("Jana", &[&slot])).await.unwrap();
    tickets.push(stage.ticket(&alone).await);
    let doors: Vec<_> = (0..6)
        .map(|door| {
            let (stage, manager, event) = (Arc::clone(&stage), manager.clone(), event.clone());
            let mut scans: Vec<Scan> = tickets.iter().map(|ticket| scan(ticket)).collect();
            scans.rotate_left(door % 5);
            tokio::spawn(async move {
                if door == 5 {
                    return stage.scan(&manager, &event, scans).await;
                }
                let mut answers = Vec::new();
                for scan in scans {
                    answers.extend(stage.scan(&manager, &event, vec![scan]).await);
                }
                answers
            })
        })
        .collect();
    let mut all = Vec::new();
    for door in doors {
        all.extend(door.await.unwrap());
    }
    let people =
        |outcome| all.iter().filter(|one| one.outcome == outcome).map(|one| one.people).collect::<Vec<_>>();
    assert_eq!((people(O::In), people(O::Again)), (vec![1; 5], vec![0; 25]));
    assert!(
        all.iter().all(|one| one.at == Some(stage.now()) && one.place_id.is_some() && one.name.is_some())
    );
    let rows = seen(&stage).await;
    assert_eq!(rows.len(), 5);
    let manager_id = manager.identity().map(|identity| identity.account_id);
    assert!(rows.iter().all(|row| (row.slot_id, row.by_account) == (slot.id, manager_id)));
    assert_eq!(stage.states(slot.id).await, [S::Attended; 2]);
    for (subject, action) in rows
        .iter()
        .map(|row| (row.place_id, "place.checked_in"))
        .chain([&booked, &alone].map(|booked| (booked.bookings[0].booking_id, "booking.attended")))
    {
        let trail = lotse_domain::audit::list_of(stage.db().read(), subject).await.unwrap();
        let written: Vec<_> = trail.iter().filter(|entry| entry.action == action).collect();
        assert_eq!(written.len(), 1, "{action}");
        assert_eq!(written[0].actor, manager.name);
    }
}

async fn a_device_that_was_offline_brings_its_times(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let (event, slot) = stage.date("Seminar", 10).await;
    let (jana, ben) = (stage.person("jana").await, stage.person("ben").await);
    let first = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    let second = stage.book(&ben, &event, draft("Ben", &[&slot])).await.unwrap();
    let (first, second) = (stage.ticket(&first).await, stage.ticket(&second).await);
    let at = |ticket: &str, minutes: i64| Scan {
        at: Some(stage.now() + TimeDelta::minutes(minutes)),
        device: Some("Tür 2".into()),
        ..scan(ticket)
    };
    let online = stage.scan(&manager, &event, vec![at(&first, -10)]).await;
    assert_eq!(online[0].at, Some(stage.now() - TimeDelta::minutes(10)));
    // Another device saw them earlier, and one saw somebody in the future.
    let offline = stage.scan(&manager, &event, vec![at(&first, -30), at(&second, 90), at(&first, -20)]).await;
    assert_eq!(outcomes(&offline), [O::Again, O::In, O::Again]);
    assert_eq!(offline[0].at, Some(stage.now() - TimeDelta::minutes(30)));
    assert_eq!(offline[1].at, Some(stage.now()), "nobody comes in the future");
    assert_eq!(offline[2].at, Some(stage.now() - TimeDelta::minutes(30)), "the first moment stays");
    let rows = seen(&stage).await;
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.device.as_deref() == Some("Tür 2")));
    let manager_id = manager.identity().map(|identity| identity.account_id);
    assert!(rows.iter().all(|row| row.by_account == manager_id));
    let many = vec![scan(&first); 201];
    let refused = check_in(stage.db(), &stage.clock, &manager, event.id, many).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Invalid);
    assert!(refused.to_string().starts_with("scans:"), "{refused}");
}

async fn a_mistake_is_taken_back(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let (event, slot) = stage.date("Seminar", 10).await;
    let jana = stage.person("jana").await;
    let booked = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    let ticket = stage.ticket(&booked).await;
    let undo = Scan { undo: true, ..scan(&ticket) };
    let all =
        stage.scan(&manager, &event, vec![undo.clone(), scan(&ticket), undo.clone(), undo.clone()]).await;
    assert_eq!(outcomes(&all), [O::Undone, O::In, O::Undone, O::Undone]);
    assert_eq!(all.iter().map(|one| one.people).collect::<Vec<_>>(), [0, 1, 1, 0]);
    assert_eq!(stage.states(slot.id).await, [S::Confirmed]);
    assert!(seen(&stage).await.is_empty());
    let back = stage.scan(&manager, &event, vec![scan(&ticket)]).await;
    assert_eq!(outcomes(&back), [O::In]);
    assert_eq!(stage.states(slot.id).await, [S::Attended]);
}

async fn a_ticket_is_good_for_what_was_booked(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let event = stage.event("Tour");
    let bus = Slot { kind: SlotKind::Bus, ..crowd::slot(&event, "Bus 1", 1, true) };
    let other = Slot { kind: SlotKind::Bus, ..crowd::slot(&event, "Bus 2", 10, true) };
    let talk = Slot { kind: SlotKind::Talk, ..crowd::slot(&event, "Vortrag", 10, true) };
    crowd::enter(stage.db(), &event, &[bus.clone(), other.clone(), talk.clone()]).await;
    let (elsewhere, date) = stage.date("Anderswo", 10).await;
    let people = [stage.person("a").await, stage.person("b").await, stage.person("c").await];
    let first = stage.book(&people[0], &event, draft("Anna", &[&bus, &talk])).await.unwrap();
    let waits = stage.book(&people[1], &event, draft("Ben", &[&bus])).await.unwrap();
    let gone = stage.book(&people[2], &event, draft("Cem", &[&other])).await.unwrap();
    booking::cancel(stage.db(), &stage.clock, &people[2], gone.itinerary_id, None).await.unwrap();
    let away = stage.book(&people[2], &elsewhere, draft("Cem", &[&date])).await.unwrap();
    let ticket = async |booked: &Booked| stage.ticket(booked).await;
    let (first, waits, gone, away) =
        (ticket(&first).await, ticket(&waits).await, ticket(&gone).await, ticket(&away).await);
    let at = |ticket: &str, slot: &Slot| Scan { slot_id: Some(slot.id), ..scan(ticket) };
    for (one, expected) in [
        (at(&first, &other), O::OtherSlot),
        (at(&first, &date), O::OtherSlot),
        (Scan { meeting_id: Some(Uuid::now_v7()), ..scan(&first) }, O::OtherSlot),
        (scan(&waits), O::NotConfirmed),
        (at(&waits, &bus), O::NotConfirmed),
        (scan(&gone), O::Cancelled),
        (scan(&away), O::Unknown),
        (scan("0123456789ABCDEF"), O::Unknown),
        (scan("kein Ticket"), O::Unknown),
        (scan(""), O::Unknown),
        (scan(&Uuid::now_v7().to_string()), O::Unknown),
    ] {
        let answer = stage.scan(&manager, &event, vec![one.clone()]).await.remove(0);
        assert_eq!(answer.outcome, expected, "{one:?}");
        if expected == O::OtherSlot {
            assert_eq!(answer.booked, ["Bus 1", "Vortrag"]);
        }
    }
    assert!(seen(&stage).await.is_empty());
    // Without a slot it is the bus, not the talk.
    let all = stage.scan(&manager, &event, vec![scan(&first), at(&first, &talk)]).await;
    assert_eq!(outcomes(&all), [O::In, O::In]);
    assert_eq!(stage.states(bus.id).await, [S::Attended, S::Waitlisted]);
    assert_eq!(stage.states(talk.id).await, [S::Attended]);
}

async fn a_groups_ticket_lets_all_of_it_in(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let event = Event { consent_below: Some(18), ..stage.event("Besuch") };
    let slot = crowd::slot(&event, "Termin", 30, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let booked = stage.book(&teacher, &event, class(&school, 5, &[&slot])).await.unwrap();
    let link = booked.link_token.clone().unwrap();
    let stranger = Actor::stranger("test");
    let adult = PersonDraft { birth_date: Some(day(2000, 1, 1)), ..named("Anna") };
    let child = PersonDraft {
        birth_date: Some(day(2012, 1, 1)),
        guardian_mail: Some("mutter@example.org".into()),
        ..named("Kind")
    };
    let anna = group::take_place(stage.db(), &stage.clock, &stranger, &link, adult).await.unwrap();
    let kind = group::take_place(stage.db(), &stage.clock, &stranger, &link, child).await.unwrap();
    let alone = stage.scan(&manager, &event, vec![scan(anna.ticket.as_deref().unwrap())]).await.remove(0);
    assert_eq!((alone.outcome, alone.people, alone.name.as_deref()), (O::In, 1, Some("Anna")));
    assert_eq!(alone.group_name.as_deref(), Some("Klasse 8b"));
    assert_eq!(alone.school.as_deref(), Some("Goetheschule"));
    let kinds = kind.ticket.unwrap();
    let early = stage.scan(&manager, &event, vec![scan(&kinds)]).await;
    assert_eq!(outcomes(&early), [O::NotConfirmed], "the guardian has not answered");
    let ticket = stage.itinerary(booked.itinerary_id).await.ticket.unwrap();
    let all = stage.scan(&manager, &event, vec![scan(&ticket), scan(&ticket)]).await;
    assert_eq!(outcomes(&all), [O::In, O::Again]);
    assert_eq!((all[0].people, all[0].name.as_deref(), all[0].place_id), (3, None, None));
    let (_, asked) = stage.asked().await;
    group::answer_consent(stage.db(), &stage.clock, &asked, true).await.unwrap();
    let last = stage.scan(&manager, &event, vec![scan(&ticket)]).await.remove(0);
    assert_eq!((last.outcome, last.people), (O::In, 1));
    let lines = door_list(stage.db(), &stage.clock, &manager, event.id).await.unwrap();
    let names: Vec<_> = lines.iter().map(|line| line.name.as_deref()).collect();
    assert_eq!(names, [Some("Anna"), Some("Kind"), None, None, None]);
    assert!(lines.iter().all(|line| line.slots == [slot.id] && line.seen.len() == 1));
    assert_eq!(stage.states(slot.id).await, [S::Attended]);
    // One leaves again: the others are still there.
    let undo = Scan { undo: true, ..scan(&kinds) };
    stage.scan(&manager, &event, vec![undo]).await;
    assert_eq!(stage.states(slot.id).await, [S::Attended]);
    let undo = Scan { undo: true, ..scan(&ticket) };
    assert_eq!(stage.scan(&manager, &event, vec![undo]).await[0].people, 4);
    assert_eq!(stage.states(slot.id).await, [S::Confirmed]);
}

async fn companies_check_in_at_their_own_slots(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (first, second) = (stage.company("Nordmehl").await, stage.company("Ostsee GmbH").await);
    let recruiter = stage.with_role("personal", Role::Recruiter, first).await;
    let (event, slots) = stage.fair(&[first, second]).await;
    let jana = stage.born("jana", day(2005, 1, 1)).await;
    let ben = stage.born("ben", day(2005, 1, 1)).await;
    let jana = stage.book(&jana, &event, draft("Jana", &[&slots[0]])).await.unwrap();
    let ben = stage.book(&ben, &event, draft("Ben", &[&slots[1]])).await.unwrap();
    let (jana, ben) = (stage.ticket(&jana).await, stage.ticket(&ben).await);
    let at = |ticket: &str, slot: &Slot| Scan { slot_id: Some(slot.id), ..scan(ticket) };
    let all = vec![scan(&jana), scan(&ben), at(&ben, &slots[0]), at(&ben, &slots[1]), at(&jana, &slots[1])];
    let all = stage.scan(&recruiter, &event, all).await;
    assert_eq!(outcomes(&all), [O::In, O::OtherSlot, O::OtherSlot, O::Unknown, O::Unknown]);
    for one in &all[1..] {
        assert_eq!((&one.name, &one.school, &one.booked), (&None, &None, &Vec::new()), "of others nothing");
    }
    assert_eq!(stage.states(slots[1].id).await, [S::Confirmed]);
    let lines = door_list(stage.db(), &stage.clock, &recruiter, event.id).await.unwrap();
    assert_eq!(lines.iter().map(|line| line.name.as_deref()).collect::<Vec<_>>(), [Some("Jana")]);
    assert_eq!(lines[0].seen, [(slots[0].id, stage.now())]);
}

async fn strangers_find_no_door(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let other = lotse_tests::world::cluster(stage.db(), "sued").await;
    let (event, slot) = stage.date("Seminar", 10).await;
    let jana = stage.person("jana").await;
    let booked = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    let ticket = stage.ticket(&booked).await;
    let foreign = stage.with_role("fremd", Role::ClusterManager, other.id).await;
    let recruiter = stage.with_role("personal", Role::Recruiter, company).await;
    for (who, kind) in [
        (Actor::stranger("test"), ErrorKind::Unauthenticated),
        (jana, ErrorKind::NotFound),
        (foreign, ErrorKind::NotFound),
        (recruiter, ErrorKind::NotFound),
    ] {
        for event_id in [event.id, Uuid::now_v7()] {
            let scanned = check_in(stage.db(), &stage.clock, &who, event_id, vec![scan(&ticket)]).await;
            assert_eq!(scanned.unwrap_err().kind(), kind, "{}", who.name);
            let list = door_list(stage.db(), &stage.clock, &who, event_id).await;
            assert_eq!(list.unwrap_err().kind(), kind, "{}", who.name);
        }
    }
    assert!(seen(&stage).await.is_empty());
}
