//! A manager's work with bookings.
use lotse_domain::{
    Actor, DomainError, ErrorKind,
    booking::{
        BookingState as S, EndReason,
        desk::{self, DeskFilter},
        itinerary::ItineraryKind,
    },
    error::Result,
    event::{Event, slot::Slot},
    grant::Role,
    mail::{BookingNews, Letter},
    page::PageRequest,
};
use lotse_tests::{Backend, crowd, on_both_databases};
use uuid::Uuid;

use crate::stage::{Stage, class, draft, scan};

on_both_databases!(
    the_list_is_filtered_searched_and_paged,
    somebody_who_telephones_is_added,
    a_booking_is_moved_in_one_step,
    one_is_let_in_before_its_turn,
    what_a_manager_cancels_goes_to_the_next,
    the_pulse_counts,
);

/// Who booked, in the order of the list.
async fn names(stage: &Stage, who: &Actor, event: &Event, filter: DeskFilter) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        // Two at a time, so that paging is walked.
        let page = PageRequest::new(after, Some(2));
        let page = desk::list(stage.db(), &stage.clock, who, event.id, &filter, page).await.unwrap();
        found.extend(
            page.items
                .into_iter()
                .map(|view| view.itinerary.group_name.or(view.itinerary.name).unwrap_or_default()),
        );
        match page.next {
            Some(next) => after = Some(next),
            None => return found,
        }
    }
}

async fn the_list_is_filtered_searched_and_paged(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let school = stage.school("Goetheschule Rostock").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let event = stage.event("Seminar");
    let (first, second) = (crowd::slot(&event, "A", 5, true), crowd::slot(&event, "B", 50, true));
    crowd::enter(stage.db(), &event, &[first.clone(), second.clone()]).await;
    stage.book(&teacher, &event, class(&school, 4, &[&first])).await.unwrap();
    for (mail, name, slot) in [
        ("a", "Anna Müller", &first),
        ("b", "Ben Schmidt", &first),
        ("c", "Cem Yılmaz", &first),
        ("d", "Dora Groß", &second),
    ] {
        let person = stage.person(mail).await;
        stage.book(&person, &event, draft(name, &[slot])).await.unwrap();
    }
    let all = ["Dora Groß", "Cem Yılmaz", "Ben Schmidt", "Anna Müller", "Klasse 8b"];
    let list = async |filter| names(&stage, &manager, &event, filter).await;
    assert_eq!(list(DeskFilter::default()).await, all);
    let of_slot = |state| DeskFilter { slot_id: Some(first.id), state, ..Default::default() };
    assert_eq!(list(of_slot(None)).await, ["Cem Yılmaz", "Ben Schmidt", "Anna Müller", "Klasse 8b"]);
    assert_eq!(list(of_slot(Some(S::Confirmed))).await, ["Anna Müller", "Klasse 8b"]);
    assert_eq!(list(of_slot(Some(S::Waitlisted))).await, ["Ben Schmidt", "Cem Yılmaz"], "in their order");
    let groups = DeskFilter { kind: Some(ItineraryKind::Group), ..Default::default() };
    assert_eq!(list(groups).await, ["Klasse 8b"]);
    for (q, expected) in [
        ("muller", &[][..]),
        ("MUELLER", &["Anna Müller"]),
        ("gross", &["Dora Groß"]),
        ("goethe", &["Klasse 8b"]),
        ("%", &all),
        ("nichts", &[]),
    ] {
        let q = DeskFilter { q: Some(q.into()), ..Default::default() };
        assert_eq!(list(q.clone()).await, expected, "{q:?}");
    }
    let everyone = desk::everyone(stage.db(), &stage.clock, &manager, event.id).await.unwrap();
    assert_eq!(everyone.len(), 5);
    assert!(everyone.iter().all(|view| !view.places.is_empty() && !view.bookings.is_empty()));
}

async fn add(stage: &Stage, event: &Event, slot: &Slot, name: &str, first: bool) -> Result<Uuid> {
    let (manager, mail) = (Actor::operator("test"), Some(format!("{name}@example.org")));
    let mut wanted = draft("", &[slot]);
    wanted.people.clear();
    let added = desk::add(stage.db(), &stage.clock, &manager, event.id, name.into(), mail, wanted, first);
    Ok(added.await?.itinerary_id)
}

async fn somebody_who_telephones_is_added(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = Event { closes_at: Some(stage.now()), ..stage.event("Seminar") };
    let slot = crowd::slot(&event, "Termin", 2, true);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    let jana = stage.person("jana").await;
    let closed = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap_err();
    assert_eq!(closed.kind(), ErrorKind::Conflict, "it is closed for everybody else");
    let eva = add(&stage, &event, &slot, "eva", false).await.unwrap();
    let row = stage.itinerary(eva).await;
    assert_eq!((row.account_id, row.name.as_deref()), (None, Some("eva")));
    assert_eq!(stage.news_to("eva@example.org").await, [BookingNews::Booked]);
    assert_eq!(stage.places(eva).await[0].name.as_deref(), Some("eva"));
    let known = add(&stage, &event, &slot, "jana", false).await.unwrap();
    let account_id = jana.identity().map(|identity| identity.account_id);
    assert_eq!(stage.itinerary(known).await.account_id, account_id);
    // A manager may put people first, but nobody makes places.
    let waits = add(&stage, &event, &slot, "tom", true).await.unwrap();
    assert_eq!(stage.states(slot.id).await, [S::Confirmed, S::Confirmed, S::Waitlisted]);
    assert_eq!(stage.news_to("tom@example.org").await, [BookingNews::Waiting]);
    assert!(stage.itinerary(waits).await.cancelled_at.is_none());
    let manager = Actor::operator("test");
    let nameless = desk::add(
        stage.db(),
        &stage.clock,
        &manager,
        event.id,
        "  ".into(),
        None,
        draft("x", &[&slot]),
        false,
    );
    assert_eq!(nameless.await.unwrap_err().kind(), ErrorKind::Invalid);
}

async fn a_booking_is_moved_in_one_step(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let event = stage.event("Seminar");
    let (a, b) = (crowd::slot(&event, "A", 1, true), crowd::slot(&event, "B", 1, true));
    crowd::enter(stage.db(), &event, &[a.clone(), b.clone()]).await;
    let people = [stage.person("a").await, stage.person("b").await, stage.person("c").await];
    let first = stage.book(&people[0], &event, draft("Anna", &[&a])).await.unwrap();
    let waits = stage.book(&people[1], &event, draft("Ben", &[&a])).await.unwrap();
    let id = first.bookings[0].booking_id;
    let to = async |booking_id: Uuid, slot: Uuid| {
        desk::move_booking(stage.db(), &stage.clock, &manager, booking_id, slot).await
    };
    let moved = to(id, b.id).await.unwrap();
    assert_eq!(
        moved.bookings.iter().map(|line| (line.slot_id, line.state)).collect::<Vec<_>>(),
        [(b.id, S::Confirmed)]
    );
    assert_eq!(stage.states(a.id).await, [S::Cancelled, S::Confirmed], "whoever waited has moved up");
    assert_eq!(stage.bookings(a.id).await[0].end_reason, Some(EndReason::Moved));
    assert_eq!(stage.news_to("a@example.org").await, [BookingNews::Booked, BookingNews::Organiser]);
    assert_eq!(stage.news_to("b@example.org").await, [BookingNews::Waiting, BookingNews::MovedUp]);
    assert!(stage.itinerary(first.itinerary_id).await.cancelled_at.is_none());
    assert_eq!(to(id, b.id).await.unwrap_err().kind(), ErrorKind::Conflict, "that one is cancelled");
    let full = to(waits.bookings[0].booking_id, b.id).await;
    let Err(DomainError::NotBookable(refused)) = full else { panic!("{full:?}") };
    assert_eq!(refused[0].why.code(), "full");
    let same = to(waits.bookings[0].booking_id, a.id).await;
    let Err(DomainError::NotBookable(refused)) = same else { panic!("{same:?}") };
    assert_eq!(refused[0].why.code(), "booked_already");
    let (_, elsewhere) = stage.date("Anderswo", 5).await;
    let foreign = to(waits.bookings[0].booking_id, elsewhere.id).await.unwrap_err();
    assert_eq!(foreign.kind(), ErrorKind::NotFound);
}

async fn one_is_let_in_before_its_turn(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let school = stage.school("Goetheschule").await;
    let teacher = stage.with_role("lehrerin", Role::Teacher, school.id).await;
    let (event, slot) = stage.date("Seminar", 3).await;
    let jana = stage.person("jana").await;
    stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    let class = lotse_domain::booking::BookingDraft { wait: true, ..class(&school, 3, &[&slot]) };
    let group = stage.book(&teacher, &event, class).await.unwrap();
    let ben = stage.person("ben").await;
    let waits = stage.book(&ben, &event, draft("Ben", &[&slot])).await.unwrap();
    assert_eq!(stage.states(slot.id).await, [S::Confirmed, S::Waitlisted, S::Waitlisted], "a strict line");
    let let_in = async |booking_id| desk::let_in(stage.db(), &stage.clock, &manager, booking_id).await;
    let full = let_in(group.bookings[0].booking_id).await;
    let Err(DomainError::NotBookable(refused)) = full else { panic!("{full:?}") };
    assert_eq!(refused[0].why.code(), "full");
    let_in(waits.bookings[0].booking_id).await.unwrap();
    assert_eq!(stage.states(slot.id).await, [S::Confirmed, S::Waitlisted, S::Confirmed]);
    assert_eq!(stage.news_to("ben@example.org").await, [BookingNews::Waiting, BookingNews::MovedUp]);
    let again = let_in(waits.bookings[0].booking_id).await.unwrap_err();
    assert_eq!(again.kind(), ErrorKind::Conflict);
}

async fn what_a_manager_cancels_goes_to_the_next(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let (event, slot) = stage.date("Seminar", 1).await;
    let (jana, ben) = (stage.person("jana").await, stage.person("ben").await);
    let booked = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    stage.book(&ben, &event, draft("Ben", &[&slot])).await.unwrap();
    let cancel = async |bookings: Vec<Uuid>, reason: Option<&str>| {
        let reason = reason.map(str::to_owned);
        desk::cancel(stage.db(), &stage.clock, &manager, booked.itinerary_id, bookings, reason).await
    };
    assert_eq!(cancel(vec![Uuid::now_v7()], None).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(cancel(Vec::new(), Some(&"x".repeat(1_001))).await.unwrap_err().kind(), ErrorKind::Invalid);
    cancel(vec![booked.bookings[0].booking_id], Some(" Nur für die Schule. ")).await.unwrap();
    cancel(Vec::new(), None).await.unwrap();
    assert_eq!(stage.states(slot.id).await, [S::Cancelled, S::Confirmed]);
    assert_eq!(stage.bookings(slot.id).await[0].end_reason, Some(EndReason::Organiser));
    assert!(stage.itinerary(booked.itinerary_id).await.cancelled_at.is_some());
    let texts: Vec<(String, Option<String>)> = stage
        .letters()
        .await
        .into_iter()
        .filter_map(|(to, letter)| match letter {
            Letter::Booking { text, news: BookingNews::Organiser | BookingNews::MovedUp, .. } => {
                Some((to, text))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        texts,
        [
            ("jana@example.org".to_owned(), Some("Nur für die Schule.".to_owned())),
            ("ben@example.org".to_owned(), None),
        ]
    );
    // The person may book anew.
    stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
}

async fn the_pulse_counts(backend: Backend) {
    let stage = Stage::set(backend).await;
    let manager = stage.manager().await;
    let (event, slot) = stage.date("Seminar", 1).await;
    let (jana, ben) = (stage.person("jana").await, stage.person("ben").await);
    let booked = stage.book(&jana, &event, draft("Jana", &[&slot])).await.unwrap();
    stage.book(&ben, &event, draft("Ben", &[&slot])).await.unwrap();
    let pulse = async || desk::pulse(stage.db(), &stage.clock, &manager, event.id).await.unwrap().slots;
    assert_eq!(pulse().await, [(slot.id, 1, 1, 1, 0)]);
    stage.scan(&manager, &event, vec![scan(&stage.ticket(&booked).await)]).await;
    assert_eq!(pulse().await, [(slot.id, 1, 1, 1, 1)]);
}
