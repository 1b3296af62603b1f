//! From the draft to the end.
use chrono::TimeDelta;
use lotse_domain::{
    ErrorKind,
    change_log::{self, Subject},
    event::{
        self, BookingMode, EventFilter, EventState, EventStep, HallPlan, Stand,
        desk::{self, EventDraft, SeriesChoice},
        exhibitor::ExhibitorState,
        slot::SlotKind,
    },
    page::PageRequest,
};
use lotse_tests::{Backend, on_both_databases, world};
use uuid::Uuid;

use crate::stage::{Stage, again, at, bus, day, fields, form, refused, slot, tour, words};

on_both_databases!(
    a_draft_is_made_published_copied_and_cancelled,
    every_field_that_breaks_a_rule_is_named,
    what_is_missing_keeps_an_event_from_being_published,
    an_event_is_taken_back_or_removed_only_while_nobody_has_signed_up,
    the_hall_plan_keeps_the_stands_that_are_given,
    the_desk_counts_people_and_not_bookings,
);

async fn a_draft_is_made_published_copied_and_cancelled(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let draft = EventDraft { series: Some(SeriesChoice::New("Job Tour".into())), ..tour() };
    let (drafted, slots) = stage.drafted(draft.clone(), vec![bus(50)]).await;
    assert_eq!((drafted.slug.as_str(), drafted.state), ("job-tour-luebeck-2027", EventState::Draft));
    assert_eq!(drafted.town.as_deref(), Some("Lübeck"));
    assert!(drafted.latitude.is_some_and(|latitude| (53.0..55.0).contains(&latitude)));
    assert_eq!(event::find_public(db, clock, drafted.id).await.unwrap_err().kind(), ErrorKind::NotFound);

    let drafts = change_log::newest(db).await.unwrap();
    let event = stage.step(drafted.id, EventStep::Publish).await.unwrap();
    assert_eq!((event.state, event.version), (EventState::Published, 2));
    assert!(event.allocation_seed.is_some() && event.published_at.is_some());
    let changes = world::changes_after(db, drafts, 1).await;
    assert!(changes.iter().any(|c| c.subject == Subject::Event && c.subject_id == event.id));
    let seen = event::find_public_by_slug(db, clock, &event.slug).await.unwrap();
    assert_eq!((seen.slots.len(), seen.slots[0].closed.clone()), (1, None));
    assert_eq!(seen.series.map(|series| series.title).as_deref(), Some("Job Tour"));
    let listed = || async {
        let page = PageRequest::new(None, None);
        event::list_public(db, clock, &EventFilter::default(), page).await.unwrap().items
    };
    let cards = listed().await;
    assert_eq!((cards.len(), cards[0].free, cards[0].open), (1, Some(50), true));
    assert_eq!(event::search_views(db, clock, None).await.unwrap().len(), 1);

    // Another of that name and year has another address, and the series is the same.
    let (other, _) = stage.drafted(draft, Vec::new()).await;
    assert!(other.slug.starts_with("job-tour-luebeck-2027-"), "{}", other.slug);
    assert_eq!(other.series_id, event.series_id);
    desk::remove(db, clock, &stage.manager, other.id).await.unwrap();

    let on = day("2028-03-02");
    let copy = desk::copy(db, clock, &stage.manager, event.id, on, "Job Tour 2028".into()).await.unwrap();
    assert_eq!((copy.state, copy.starts_at), (EventState::Draft, at("2028-03-02T08:00:00Z")));
    assert_eq!((copy.slug.as_str(), copy.copied_from), ("job-tour-2028", Some(event.id)));
    let view = desk::find(db, clock, &stage.manager, copy.id).await.unwrap();
    assert_eq!(view.slots.len(), 1);
    assert_ne!(view.slots[0].slot.id, slots[0].id);

    let cancelled = stage.step(event.id, EventStep::Cancel).await.unwrap();
    assert_eq!(cancelled.state, EventState::Cancelled);
    assert_eq!(cancelled.cancel_reason.as_deref(), Some("Der Bus ist kaputt."));
    assert!(listed().await.is_empty());
    assert!(event::search_views(db, clock, None).await.unwrap().is_empty());
    assert!(event::find_public(db, clock, event.id).await.is_ok(), "its page says that it is cancelled");
    let twice = words(stage.step(event.id, EventStep::Cancel).await);
    assert!(twice.contains("cancelled"), "{twice}");
    assert_eq!(refused(stage.change(slots[0].id, again(&slots[0]), false).await), ErrorKind::Conflict);
    assert_eq!(refused(desk::remove(db, clock, &stage.manager, event.id).await), ErrorKind::Conflict);
}

async fn every_field_that_breaks_a_rule_is_named(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let wrong = EventDraft {
        title: "x".into(),
        series: Some(SeriesChoice::Known(Uuid::now_v7())),
        summary: Some("x".repeat(301)),
        postal_code: Some("2355".into()),
        ends_at: at("2027-03-04T08:00:00Z"),
        first_schools: vec![Uuid::now_v7()],
        consent_below: Some(13),
        mode: BookingMode::Direct,
        wishes_until: Some(at("2027-02-01T08:00:00Z")),
        wishes_most: 0,
        offer_hours: Some(169),
        ..tour()
    };
    let mut named = fields(desk::create(db, clock, manager, stage.cluster.id, wrong).await);
    named.sort_unstable();
    let expected = [
        "consent_below",
        "ends_at",
        "first_schools",
        "first_until",
        "offer_hours",
        "postal_code",
        "series",
        "summary",
        "title",
        "wishes_most",
        "wishes_until",
    ];
    assert_eq!(named, expected);
    let nowhere = EventDraft { postal_code: Some("00000".into()), ..tour() };
    assert_eq!(fields(desk::create(db, clock, manager, stage.cluster.id, nowhere).await), ["postal_code"]);

    let (event, _) = stage.drafted(tour(), Vec::new()).await;
    let mut wrong = slot(SlotKind::Interview, "08:00", "08:00", -1);
    wrong.title = " ".into();
    wrong.interviewer_id = Some(Uuid::now_v7());
    let mut named = fields(stage.add(event.id, wrong).await);
    named.sort_unstable();
    assert_eq!(named, ["capacity", "company_id", "ends_at", "interviewer_id", "title"]);
    let mut far = bus(10);
    far.starts_at -= TimeDelta::days(15);
    assert_eq!(fields(stage.add(event.id, far).await), ["starts_at"]);
    for (on, title) in [("2026-11-22", "Tour"), ("2099-01-01", "Tour"), ("2027-05-01", "x")] {
        let copy = desk::copy(db, clock, manager, event.id, day(on), title.into()).await;
        assert_eq!(refused(copy), ErrorKind::Invalid, "{on} {title}");
    }
    let mute = desk::step(db, clock, manager, event.id, EventStep::Cancel, Some(" ".into())).await;
    assert_eq!(fields(mute), ["reason"]);
    let stale = desk::change(db, clock, manager, event.id, Some(2), tour(), false).await;
    assert_eq!(refused(stale), ErrorKind::Stale);
}

async fn what_is_missing_keeps_an_event_from_being_published(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, _) = stage.drafted(EventDraft { mode: BookingMode::Wishes, ..tour() }, Vec::new()).await;
    assert!(words(stage.step(event.id, EventStep::Publish).await).contains("slot"));
    stage.add(event.id, bus(10)).await.unwrap();
    assert!(words(stage.step(event.id, EventStep::Publish).await).contains("wishes"));
    for step in [EventStep::Begin, EventStep::End] {
        assert_eq!(refused(stage.step(event.id, step).await), ErrorKind::Conflict, "{step:?}");
    }
    let until = Some(at("2027-02-01T08:00:00Z"));
    let draft = EventDraft { mode: BookingMode::Wishes, wishes_until: until, ..tour() };
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    desk::change(db, clock, manager, event.id, Some(1), draft, false).await.unwrap();
    stage.clock.set(at("2027-03-05T00:00:00Z"));
    assert!(words(stage.step(event.id, EventStep::Publish).await).contains("over"));
    stage.clock.set(at("2027-01-05T00:00:00Z"));
    assert!(stage.step(event.id, EventStep::Publish).await.is_ok());
    assert!(words(stage.step(event.id, EventStep::Publish).await).contains("published"));
}

async fn an_event_is_taken_back_or_removed_only_while_nobody_has_signed_up(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock) = (stage.db(), &stage.clock);
    let (event, slots) = stage.published(tour(), vec![bus(5)]).await;
    assert_eq!(stage.step(event.id, EventStep::Unpublish).await.unwrap().state, EventState::Draft);
    stage.step(event.id, EventStep::Publish).await.unwrap();
    let pupil = stage.pupils(&["jana"], event.id, &[slots[0].id]).await.remove(0);
    assert!(words(stage.step(event.id, EventStep::Unpublish).await).contains("signed up"));
    let itinerary = stage.itineraries(&pupil).await.remove(0);
    lotse_domain::booking::cancel(db, clock, &pupil.actor, itinerary.id, None).await.unwrap();
    assert!(stage.step(event.id, EventStep::Unpublish).await.is_ok());
    // Whoever had signed up is still in the books.
    assert_eq!(refused(desk::remove(db, clock, &stage.manager, event.id).await), ErrorKind::Conflict);
    let (draft, _) = stage.drafted(tour(), vec![bus(5)]).await;
    desk::remove(db, clock, &stage.manager, draft.id).await.unwrap();
    assert_eq!(refused(desk::find(db, clock, &stage.manager, draft.id).await), ErrorKind::NotFound);
}

async fn the_hall_plan_keeps_the_stands_that_are_given(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let (event, _) = stage.drafted(tour(), Vec::new()).await;
    let company = stage.company("Backhaus").await;
    let stand = |label: &str, x| Stand { label: label.into(), bookable: true, x, y: 0, width: 2, height: 2 };
    let plan = HallPlan { width: 10, height: 5, stands: vec![stand("A1", 0), stand("A2", 2)] };
    let changed = desk::set_hall_plan(db, clock, manager, event.id, Some(1), plan.clone()).await.unwrap();
    assert_eq!((changed.hall_plan.clone(), changed.version), (plan.clone(), 2));
    let stale = desk::set_hall_plan(db, clock, manager, event.id, Some(1), plan).await;
    assert_eq!(refused(stale), ErrorKind::Stale);

    let (mut row, _) = stage.exhibitor(&event, &company, ExhibitorState::Admitted).await;
    row.stand = Some("A2".into());
    stage.rewrite(row).await;
    let without = HallPlan { width: 10, height: 5, stands: vec![stand("A1", 0)] };
    let refusal = words(desk::set_hall_plan(db, clock, manager, event.id, None, without).await);
    assert!(refusal.contains("A2"), "{refusal}");
    let mut moved = HallPlan { width: 10, height: 5, stands: vec![stand("A2", 4)] };
    desk::set_hall_plan(db, clock, manager, event.id, None, moved.clone()).await.unwrap();
    moved.stands[0].bookable = false;
    let refusal = desk::set_hall_plan(db, clock, manager, event.id, None, moved).await;
    assert_eq!(refused(refusal), ErrorKind::Conflict);
}

async fn the_desk_counts_people_and_not_bookings(backend: Backend) {
    let stage = Stage::set(backend).await;
    let talk = slot(SlotKind::Talk, "10:00", "11:00", 1);
    let (event, slots) = stage.published(tour(), vec![bus(5), talk]).await;
    let both = [slots[0].id, slots[1].id];
    let pupils = stage.pupils(&["jana", "tom", "ali"], event.id, &both).await;
    stage.pass(TimeDelta::days(2));
    stage.pupils(&["eva"], event.id, &both[..1]).await;
    let company = stage.company("Backhaus").await;
    stage.exhibitor(&event, &company, ExhibitorState::Applied).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let list = desk::list(db, clock, manager, stage.cluster.id, None).await.unwrap();
    let one = &list[0];
    assert_eq!((one.signed_up, one.waiting, one.capacity, one.new), (4, 2, 5, 1));
    assert_eq!(one.exhibitors_waiting, 1);
    let drafts = desk::list(db, clock, manager, stage.cluster.id, Some(EventState::Draft)).await.unwrap();
    assert!(drafts.is_empty());
    let seen = event::find_public(db, clock, event.id).await.unwrap();
    let waiting: Vec<u64> = seen.slots.iter().map(|view| view.waiting).collect();
    assert_eq!(waiting, [0, 2]);
    assert!(seen.exhibitors.is_empty(), "who only asks is not shown");
    let again = lotse_domain::booking::book(db, clock, &pupils[0].actor, event.id, form(&both, true), None);
    assert_eq!(refused(again.await), ErrorKind::Conflict);
}
