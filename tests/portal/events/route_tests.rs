//! Where an event is: the route of a bus, and the place of all others.
use lotse_domain::{
    event::meeting::{self, Meeting},
    unit_of_work::in_transaction,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

use super::*;

on_both_databases!(the_route_of_a_bus_is_on_a_map, an_event_with_a_position_is_on_a_map);

const LUEBECK: Option<(f64, f64)> = Some((53.87, 10.69));
const HAMBURG: Option<(f64, f64)> = Some((53.55, 9.99));

fn stop(slot: &Slot, number: i32, title: &str, at: Option<(f64, f64)>) -> Meeting {
    let starts_at = slot.starts_at + TimeDelta::hours(i64::from(number));
    Meeting {
        id: Uuid::now_v7(),
        event_id: slot.event_id,
        slot_id: slot.id,
        company_id: None,
        station_id: None,
        rotates: false,
        title: title.into(),
        description: None,
        place: None,
        street: None,
        postal_code: None,
        town: Some("Irgendwo".into()),
        latitude: at.map(|(latitude, _)| latitude),
        longitude: at.map(|(_, longitude)| longitude),
        starts_at,
        ends_at: starts_at + TimeDelta::minutes(45),
        position: number,
    }
}

impl Stage {
    async fn stops(&self, stops: Vec<Meeting>) {
        in_transaction(&self.server.db, move |txn| {
            let rows: Vec<_> =
                stops.iter().map(|stop| stop.clone().into_active_model().reset_all()).collect();
            Box::pin(async move {
                meeting::Entity::insert_many(rows).exec_without_returning(txn).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    }
}

async fn the_route_of_a_bus_is_on_a_map(backend: Backend) {
    let stage = Stage::new(backend).await;
    let (_, slot) = stage.tour(30, true).await;
    stage.stops(vec![stop(&slot, 0, "Werft <Nord>", LUEBECK), stop(&slot, 1, "Pause", None)]).await;
    let page = stage.server.page("/veranstaltungen/job-tour").await;
    assert!(!page.contains("map-figure"), "one stop is no route: {page}");
    let by_code = Meeting { postal_code: Some("90402".into()), ..stop(&slot, 3, "Backstube", None) };
    let back = stop(&slot, 4, "Werft <Nord>", LUEBECK);
    stage.stops(vec![stop(&slot, 2, "Hafen", HAMBURG), by_code, back]).await;
    for path in ["/veranstaltungen/job-tour", "/en/veranstaltungen/job-tour"] {
        let page = stage.server.page(path).await;
        let numbers = all(&page, ".map-figure .map-stop .map-count");
        assert_eq!(numbers, ["1, 5", "3", "4"], "{page}");
        let labels = attribute(&page, ".map-figure .map-stop", "aria-label");
        assert_eq!(labels[0], "1. Werft <Nord>, Irgendwo, 5. Werft <Nord>, Irgendwo");
        assert_eq!(attribute(&page, ".map-figure .map-route", "d").len(), 1);
        // The list beside it has the same numbers, and names what has no position.
        let list = all(&page, ".line-title");
        assert_eq!(list, ["1. Werft <Nord>", "2. Pause", "3. Hafen", "4. Backstube", "5. Werft <Nord>"]);
        let svg = attribute(&page, ".map-figure svg", "aria-label");
        assert!(svg.len() == 1 && svg[0].contains("Irgendwo"), "{svg:?}");
        assert!(page.contains("GeoBasis-DE / BKG 2017") && page.len() < 60_000, "{}", page.len());
    }
}

async fn an_event_with_a_position_is_on_a_map(backend: Backend) {
    let stage = Stage::new(backend).await;
    let nowhere = stage.event("Messe");
    let known =
        Event { latitude: Some(49.4772), longitude: Some(10.9887), ..stage.event("Tag der Ausbildung") };
    let by_code = Event { postal_code: Some("90762".into()), ..stage.event("Infoabend") };
    for event in [&nowhere, &known, &by_code] {
        let slot = crowd::slot(event, "Termin", 3, false);
        crowd::enter(&stage.server.db, event, &[slot]).await;
    }
    let page = stage.server.page("/veranstaltungen/messe").await;
    assert!(page.contains("Stadthalle") && !page.contains("map-figure"), "{page}");
    for event in [&known, &by_code] {
        let page = stage.server.page(&format!("/veranstaltungen/{}", event.slug)).await;
        let label = attribute(&page, ".map-figure svg[role=img]", "aria-label");
        assert!(label.len() == 1 && label[0].contains("Stadthalle"), "{label:?}");
        assert_eq!(all(&page, ".map-figure .map-dot").len(), 1);
        let large = attribute(&page, ".map-figure a", "href").remove(0);
        assert_eq!(stage.server.get(&large).await.status(), 200, "{large}");
    }
}
