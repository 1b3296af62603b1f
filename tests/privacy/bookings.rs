//! An erased person leaves nothing at events but figures, and a place for the next; the archive holds all of it before.
use std::{collections::BTreeSet, io::Read};

use lotse_domain::{
    DomainError,
    booking::{BookingState as S, EndReason, itinerary, place},
    document::Document,
    event::question::option,
    privacy, unit_of_work,
};
use lotse_tests::{Backend, on_both_databases, world};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    bookings_of::{MARKS, plant, states},
    stage::Stage,
    traces,
};

on_both_databases!(
    an_erased_person_frees_places_and_leaves_figures,
    what_is_over_stays_as_a_figure,
    the_archive_holds_what_was_booked_and_no_ticket,
);

async fn found(stage: &Stage) -> BTreeSet<&'static str> {
    let rows = traces::in_tables(stage.db(), &MARKS).await;
    MARKS.into_iter().filter(|mark| rows.iter().any(|row| row.ends_with(mark))).collect()
}

async fn one<E>(stage: &Stage, id: Uuid) -> E::Model
where
    E: EntityTrait,
    E::PrimaryKey: sea_orm::PrimaryKeyTrait<ValueType = Uuid>,
    E::Model: Send + Sync + 'static,
{
    unit_of_work::in_transaction(stage.db(), move |txn| {
        Box::pin(async move { Ok(E::find_by_id(id).one(txn).await?) })
    })
    .await
    .unwrap()
    .expect("the row stays")
}

async fn an_erased_person_frees_places_and_leaves_figures(backend: Backend) {
    let stage = Stage::set(backend).await;
    let cluster = world::cluster(stage.db(), "nord").await;
    let person = stage.sign_in("zmarkmail@example.org").await;
    let planted = plant(&stage, &cluster, &person).await;
    assert_eq!(found(&stage).await.len(), MARKS.len(), "everything was there");
    let name = planted.place.name.clone().unwrap();
    let ticket = |ticket: &str, name: &str| json!({ "letter": "booking", "about": { "name": name, "ticket": ticket, "plan": [] }, "language": "de" });
    let event = json!({ "title": "Messe" });
    for (kind, to, payload) in [
        ("mail.booking_ticket", MARKS[1], ticket(MARKS[11], &name)),
        ("mail.booking_ticket", "tom@example.org", ticket("0000000000000000", "Tom")),
        (
            "mail.visit_consent_request",
            MARKS[12],
            json!({ "pupil": name, "token": "a link", "event": event }),
        ),
        (
            "mail.event_message",
            "tom@example.org",
            json!({ "subject": "Morgen", "body": format!("{name} fährt mit."), "event": event }),
        ),
        ("mail.event_message", "zmarkmail@example.org", json!({ "subject": "Morgen", "event": event })),
    ] {
        stage.enqueue(kind, to, payload).await;
    }
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&person).await).await.unwrap();
    // The next one has the place, and is told.
    assert_eq!(states(&stage, planted.slot.id).await, [S::Cancelled, S::Confirmed, S::Confirmed]);
    assert_eq!(stage.letters_to("ben@example.org", "mail.booking_moved_up").await.len(), 1);
    let kept = stage.letters_to("tom@example.org", "mail.event_message").await;
    assert_eq!(kept[0].payload["body"], "– fährt mit.");
    assert_eq!(stage.letters_to("tom@example.org", "mail.booking_ticket").await.len(), 1);
    assert_eq!(stage.letters_to(MARKS[12], "mail.visit_consent_request").await.len(), 0);
    stage.deliver_all().await;
    privacy::sweep(stage.db(), &stage.clock).await.unwrap();
    // The school and the year of a place that was given up are figures.
    assert_eq!(found(&stage).await, BTreeSet::from([MARKS[8], MARKS[9]]));
    assert_eq!(traces::in_tables(stage.db(), &["zmarkmail"]).await, Vec::<String>::new());
    let by_id = traces::in_tables(stage.db(), &[&person.id.to_string()]).await;
    assert!(by_id.iter().all(|found| found.starts_with("audit_entry.")), "{by_id:#?}");
    let own = one::<itinerary::Entity>(&stage, planted.itinerary.id).await;
    assert!(own.cancelled_at.is_some() && own.anonymised_at.is_some());
    let gone = one::<lotse_domain::booking::Entity>(&stage, planted.booking.id).await;
    assert_eq!((gone.state, gone.end_reason), (S::Cancelled, Some(EndReason::Erased)));
    // Somebody else's group is free to name another one.
    let free = one::<place::Entity>(&stage, planted.elsewhere.id).await;
    assert_eq!((free.named_at, free.school, free.name), (None, None, None));
    assert_eq!(
        one::<option::Entity>(&stage, planted.option.id).await.taken,
        1,
        "what was chosen is given back"
    );
}

async fn what_is_over_stays_as_a_figure(backend: Backend) {
    let stage = Stage::set(backend).await;
    let cluster = world::cluster(stage.db(), "nord").await;
    let person = stage.sign_in("zmarkmail@example.org").await;
    let planted = plant(&stage, &cluster, &person).await;
    stage.clock.set(planted.event.ends_at);
    let again = stage.sign_in("zmarkmail@example.org").await;
    privacy::erase_own(stage.db(), &stage.clock, &stage.actor(&again).await).await.unwrap();
    stage.deliver_all().await;
    privacy::sweep(stage.db(), &stage.clock).await.unwrap();
    assert_eq!(found(&stage).await, BTreeSet::from([MARKS[8], MARKS[9]]));
    assert_eq!(states(&stage, planted.slot.id).await, [S::Confirmed, S::Confirmed, S::Waitlisted]);
    let was = one::<place::Entity>(&stage, planted.elsewhere.id).await;
    assert_eq!((was.named_at, was.name, was.account_id), (planted.elsewhere.named_at, None, None));
}

async fn the_archive_holds_what_was_booked_and_no_ticket(backend: Backend) {
    let stage = Stage::set(backend).await;
    let cluster = world::cluster(stage.db(), "nord").await;
    let person = stage.sign_in("anna@example.org").await;
    plant(&stage, &cluster, &person).await;
    let letter =
        json!({ "about": { "ticket": "ZMARKTICKET00009", "link_token": "zmarkshared", "size": 27 } });
    stage.enqueue("mail.booking_booked", &person.mail, letter).await;
    let actor = stage.actor(&person).await;
    let archive = privacy::archive(stage.db(), &stage.clock, &actor, nothing).await.unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut all = String::new();
    let mut file = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        all.push_str(&text);
        serde_json::from_str::<Value>(&text).unwrap_or(Value::Null)
    };
    let bookings = file("bookings.json");
    let itinerary = &bookings["itineraries"][0];
    assert_eq!(itinerary["event"], "Messe");
    for (field, mark) in [("name", 0), ("phone", 2), ("group_name", 3), ("note", 4)] {
        assert_eq!(itinerary[field], MARKS[mark], "{field}");
    }
    assert_eq!(itinerary["bookings"][0]["slot"], "Rundgang");
    assert_eq!(itinerary["wishes"][0]["outcome"], "full");
    assert_eq!(itinerary["preferences_of_companies"][0]["rank"], 1);
    let places = bookings["places"].as_array().unwrap();
    assert_eq!(places.len(), 2, "one's own, and the one in a class");
    let own = places.iter().find(|place| place["itinerary_id"] == itinerary["id"]).unwrap();
    for (field, mark) in [("school", 8), ("school_year", 9), ("mail", 1), ("guardian_mail", 12)] {
        assert_eq!(own[field], MARKS[mark], "{field}");
    }
    assert_eq!(own["answers"][0]["answer"], MARKS[10]);
    assert_eq!(own["answers"][0]["question"], "Was interessiert dich?");
    assert_eq!(own["options"][0]["label"], "Vegetarisch");
    assert_eq!(own["has_ticket"], true);
    let class = places.iter().find(|place| place["itinerary_id"] != itinerary["id"]).unwrap();
    assert_eq!(class["bookings"][0]["slot"], "Rundgang");
    assert_eq!(class["checked_in"].as_array().unwrap().len(), 1);
    assert_eq!(file("calendar.json").as_array().unwrap().len(), 1);
    assert_eq!(file("event_messages.json")[0]["body"], "Bis morgen.");
    assert_eq!(file("check_ins.json")[0]["device"], MARKS[16]);
    assert_eq!(file("unconfirmed.json").as_array().unwrap().len(), 1);
    assert_eq!(file("mails.json").as_array().unwrap().len(), 2);
    for secret in [
        "ZMARKTICKET",
        "zmarklink",
        "zmarkshared",
        "zmarkconsent",
        "zmarkfeed",
        "Zmarkform",
        "Frau Ernst",
        "Tom",
        "Ben",
    ] {
        assert!(!all.contains(secret), "{secret}");
    }
}

async fn nothing(_: Document) -> Result<Vec<u8>, DomainError> {
    Ok(Vec::new())
}
