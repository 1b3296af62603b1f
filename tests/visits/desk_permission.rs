//! Whose desk it is.
use lotse_domain::{
    Actor, ErrorKind,
    booking::desk::{self, DeskFilter, message::MessageAudience},
    error::Result,
    grant::Role,
    page::PageRequest,
};
use lotse_tests::{Backend, on_both_databases, world};
use uuid::Uuid;

use crate::stage::{Stage, draft};

on_both_databases!(the_desk_is_for_managers_of_the_cluster);

async fn the_desk_is_for_managers_of_the_cluster(backend: Backend) {
    let stage = Stage::set(backend).await;
    let company = stage.company("Nordmehl").await;
    let school = stage.school("Goetheschule").await;
    let other = world::cluster(stage.db(), "sued").await;
    let (event, slots) = stage.fair(&[company]).await;
    let ben = stage.born("ben", crate::stage::day(2000, 1, 1)).await;
    let booked = stage.book(&ben, &event, draft("Ben", &[&slots[0]])).await.unwrap();
    let (db, clock) = (stage.db(), &stage.clock);
    let (event_id, itinerary_id) = (event.id, booked.itinerary_id);
    let booking_id = booked.bookings[0].booking_id;
    let everything = async |who: &Actor| -> Vec<Option<ErrorKind>> {
        fn kind<T>(result: Result<T>) -> Option<ErrorKind> {
            result.err().map(|err| err.kind())
        }
        let page = PageRequest::new(None, None);
        let words = || ("Hallo".to_owned(), "Text".to_owned());
        vec![
            kind(desk::list(db, clock, who, event_id, &DeskFilter::default(), page).await),
            kind(desk::everyone(db, clock, who, event_id).await),
            kind(desk::pulse(db, clock, who, event_id).await),
            kind(desk::messages(db, who, event_id).await),
            kind(
                desk::add(db, clock, who, event_id, "Eva".into(), None, draft("Eva", &[&slots[0]]), false)
                    .await,
            ),
            kind(desk::move_booking(db, clock, who, booking_id, slots[0].id).await),
            kind(desk::let_in(db, clock, who, booking_id).await),
            kind(desk::cancel(db, clock, who, itinerary_id, Vec::new(), None).await),
            kind({
                let (subject, body) = words();
                desk::write(db, clock, who, event_id, MessageAudience::All, None, subject, body).await
            }),
        ]
    };
    let stranger = everything(&Actor::stranger("test")).await;
    assert_eq!(stranger, [Some(ErrorKind::Unauthenticated); 9]);
    for (name, role, scope) in [
        ("schueler", Role::Pupil, Uuid::nil()),
        ("lehrerin", Role::Teacher, school.id),
        ("personal", Role::Recruiter, company),
        ("chefin", Role::CompanyAdmin, company),
        ("fremd", Role::ClusterManager, other.id),
    ] {
        let who = stage.with_role(name, role, scope).await;
        assert_eq!(everything(&who).await, [Some(ErrorKind::NotFound); 9], "{name}");
    }
    assert_eq!(everything(&ben).await, [Some(ErrorKind::NotFound); 9], "nor for whoever booked");
    assert_eq!(stage.states(slots[0].id).await.len(), 1, "nothing was done");
    let manager = stage.manager().await;
    let done = everything(&manager).await;
    assert_eq!(done[..4], [None; 4]);
    assert_eq!(done[7], None, "cancelled");
    for unknown in [Uuid::nil(), Uuid::now_v7()] {
        let found = desk::pulse(db, clock, &manager, unknown).await.unwrap_err();
        assert_eq!(found.kind(), ErrorKind::NotFound);
        let found = desk::let_in(db, clock, &manager, unknown).await.unwrap_err();
        assert_eq!(found.kind(), ErrorKind::NotFound);
    }
}
