//! The door: plainly by a form, as batches from a device that was without a network, and what a QR code tells whom.
use lotse_domain::booking::{self, check_in};
use lotse_tests::{Backend, on_both_databases, people, world};
use serde_json::{Value, json};

use super::{
    all, attribute,
    booking_desk::{Tour, tour},
};

on_both_databases!(
    a_ticket_lets_in_once_and_says_so_again,
    what_was_scanned_without_a_network_is_handed_over_later,
    a_ticket_tells_strangers_nothing,
    the_door_is_for_the_clusters_managers_and_may_use_the_camera,
    the_worker_stands_at_the_root_and_signing_out_clears_the_device
);

impl Tour {
    /// The list at the door, as a device reads it.
    async fn door(&self) -> Value {
        let page = self.stage.manager.page(&self.stage.server, &format!("{}/einlass/liste", self.desk)).await;
        serde_json::from_str(&page).expect("JSON")
    }

    async fn ticket_of(&self, name: &str) -> String {
        let list = self.door().await;
        let place = list["places"].as_array().unwrap().iter().find(|place| place["name"] == name).cloned();
        place.expect("a place")["ticket"].as_str().expect("a ticket").to_owned()
    }

    async fn scan(&self, fields: &[(&str, &str)]) -> (u16, String) {
        let path = format!("{}/einlass", self.desk);
        let answer = self.stage.manager.post(&self.stage.server, &path, fields).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }
}

async fn a_ticket_lets_in_once_and_says_so_again(backend: Backend) {
    let tour = tour(backend).await;
    tour.booked("Jana Meyer", 0).await;
    let ticket = tour.ticket_of("Jana Meyer").await;
    let typed = check_in::show_ticket(&ticket).to_lowercase();
    let (status, page) = tour.scan(&[("ticket", &typed), ("tuer", "")]).await;
    assert_eq!((status, all(&page, ".door-in .door-name")), (200, vec!["Jana Meyer".to_owned()]), "{page}");
    assert_eq!((all(&page, "[data-here]"), all(&page, "[data-all]")), (vec!["1".into()], vec!["1".into()]));
    let (status, page) = tour.scan(&[("ticket", &typed), ("tuer", "")]).await;
    assert_eq!((status, all(&page, ".door-again .door-word")), (200, vec!["Schon drin".to_owned()]));
    assert!(page.contains("drin seit"), "{page}");
    let other = tour.slots[1].to_string();
    let (status, page) = tour.scan(&[("ticket", &typed), ("tuer", &other)]).await;
    assert_eq!(status, 422);
    assert!(all(&page, ".door-no")[0].contains("Gilt für"), "{page}");
    let (status, page) = tour.scan(&[("ticket", "0000-0000-0000-0000"), ("tuer", "")]).await;
    assert_eq!((status, all(&page, ".door-no .door-word")), (422, vec!["Unbekannt".to_owned()]));
    let (_, page) = tour.scan(&[("ticket", &typed), ("tuer", ""), ("tun", "raus")]).await;
    assert_eq!(all(&page, "[data-here]"), ["0"]);
    let searched = format!("{}/einlass?suche=meyer", tour.desk);
    let page = tour.stage.manager.page(&tour.stage.server, &searched).await;
    assert_eq!(all(&page, ".door-row strong"), ["Jana Meyer"]);
    let place = attribute(&page, ".door-row input[name=ticket]", "value").remove(0);
    let (status, page) = tour.scan(&[("ticket", &place), ("tun", "rein")]).await;
    assert_eq!((status, all(&page, ".door-in .door-name").len()), (200, 1), "tapped in the list");
}

async fn what_was_scanned_without_a_network_is_handed_over_later(backend: Backend) {
    let tour = tour(backend).await;
    for name in ["Jana Meyer", "Emre Kaya"] {
        tour.booked(name, 0).await;
    }
    let (jana, emre) = (tour.ticket_of("Jana Meyer").await, tour.ticket_of("Emre Kaya").await);
    let door = tour.slots[0].to_string();
    let early = "2026-01-05T08:00:00Z";
    let scans = json!([
        { "ticket": jana, "door": door, "at": early },
        { "ticket": emre, "door": door, "at": "kaputt" },
        { "ticket": "nichts", "door": "" },
        { "ticket": emre, "door": door, "undo": true },
    ])
    .to_string();
    for outcome in ["in", "again"] {
        let (status, body) = tour.scan(&[("scans", &scans), ("geraet", "Eingang Süd")]).await;
        assert_eq!(status, 200, "{body}");
        let items: Value = serde_json::from_str(&body).unwrap();
        let items = items["items"].as_array().unwrap();
        assert_eq!(items.len(), 4);
        assert_eq!((&items[0]["outcome"], &items[0]["name"]), (&json!(outcome), &json!("Jana Meyer")));
        assert_eq!(items[0]["at"].as_str().unwrap().parse(), early.parse::<chrono::DateTime<chrono::Utc>>());
        assert_eq!((&items[2]["outcome"], &items[3]["outcome"]), (&json!("unknown"), &json!("undone")));
    }
    for wrong in ["", "{}", "[{\"ticket\":1}]", "[[[["] {
        let (status, body) = tour.scan(&[("scans", wrong)]).await;
        assert_eq!(status, 422, "{wrong}: {body}");
    }
    let many = json!(vec![json!({ "ticket": jana }); 201]).to_string();
    assert_eq!(tour.scan(&[("scans", &many)]).await.0, 422);
    let list = tour.door().await;
    let seen = |name: &str| {
        let place = list["places"].as_array().unwrap().iter().find(|place| place["name"] == name).unwrap();
        place["seen"].as_array().unwrap().len()
    };
    assert_eq!((seen("Jana Meyer"), seen("Emre Kaya")), (1, 0));
    assert_eq!(list["csrf"], json!(tour.stage.manager.csrf()), "what is handed over later carries it");
}

async fn a_ticket_tells_strangers_nothing(backend: Backend) {
    let tour = tour(backend).await;
    tour.booked("Jana Meyer", 0).await;
    let (server, manager) = (&tour.stage.server, &tour.stage.manager);
    let good = tour.ticket_of("Jana Meyer").await;
    let never = booking::check_in::new_ticket();
    let other = world::cluster(&server.db, "pfalz").await;
    let pia = people::manager_of(server, other.id, "pia@pfalz.example").await;
    let pupil = people::signed_in(server, "lea@schule.example").await;
    let mut pages = Vec::new();
    for ticket in [&good, &never, &"x".to_owned()] {
        let path = format!("/einlass/{ticket}");
        let response = server.get(&path).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.headers()["referrer-policy"], "same-origin");
        let own =
            [response.text().await.unwrap(), pia.page(server, &path).await, pupil.page(server, &path).await];
        for page in &own {
            assert!(page.contains("Das ist ein Ticket. Zeig es am Einlass."), "{page}");
            assert!(!page.contains("Jana") && !page.contains("Jobtour"), "{page}");
        }
        pages.push(own.map(|page| page.replace(ticket.as_str(), "")));
    }
    assert_eq!(all(&pages[0][0], "main"), all(&pages[1][0], "main"));
    for person in [&pia, &pupil, &tour.stage.admin] {
        let path = format!("/einlass/{good}");
        assert_eq!(person.post(server, &path, &[]).await.status(), 404);
    }
    let page = manager.page(server, &format!("/einlass/{good}")).await;
    assert_eq!(all(&page, "h1"), ["Jana Meyer"]);
    assert_eq!(all(&page, "main .button"), ["Einlassen"]);
    let done = manager.post(server, &format!("/einlass/{good}"), &[]).await;
    assert_eq!(done.status(), 200);
    assert_eq!(all(&done.text().await.unwrap(), ".door-in .door-name"), ["Jana Meyer"]);
    assert_eq!(manager.post(server, &format!("/einlass/{never}"), &[]).await.status(), 404);
}

async fn the_door_is_for_the_clusters_managers_and_may_use_the_camera(backend: Backend) {
    let tour = tour(backend).await;
    let (server, stage) = (&tour.stage.server, &tour.stage);
    let path = format!("{}/einlass", tour.desk);
    let response = stage.manager.get(server, &path).await;
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert!(header("content-security-policy").contains("worker-src 'self'"));
    assert!(!header("content-security-policy").contains("unsafe"));
    assert!(header("permissions-policy").contains("camera=(self)"));
    assert_eq!(header("cache-control"), "no-store");
    let other = world::cluster(&server.db, "pfalz").await;
    let pia = people::manager_of(server, other.id, "pia@pfalz.example").await;
    for path in [path.clone(), format!("{path}/liste")] {
        assert_eq!(pia.get(server, &path).await.status(), 404, "{path}");
        assert_eq!(stage.admin.get(server, &path).await.status(), 404, "{path}");
        assert_eq!(server.get(&path).await.status(), 303, "{path}: leads to the sign-in");
    }
    let foreign = pia.post(server, &path, &[("ticket", "x"), ("scans", "[]")]).await;
    assert_eq!(foreign.status(), 404);
}

async fn the_worker_stands_at_the_root_and_signing_out_clears_the_device(backend: Backend) {
    let tour = tour(backend).await;
    let (server, manager) = (&tour.stage.server, &tour.stage.manager);
    let worker = server.get("/einlass-worker.js").await;
    assert_eq!(worker.status(), 200);
    assert!(worker.headers()["content-type"].to_str().unwrap().starts_with("text/javascript"));
    assert_eq!(worker.headers()["cache-control"], "no-cache");
    assert!(worker.headers().get("set-cookie").is_none());
    let page = manager.page(server, &format!("{}/einlass", tour.desk)).await;
    let settings: Value = serde_json::from_str(&attribute(&page, "[data-door]", "data-door")[0]).unwrap();
    assert_eq!(settings["send"], json!(format!("{}/einlass", tour.desk)));
    assert_eq!(settings["texts"]["since"], json!("drin seit {start}"));
    for script in attribute(&page, "script", "src") {
        assert_eq!(server.get(&script).await.status(), 200, "{script}");
    }
    let gone = manager.post(server, "/abmelden", &[]).await;
    assert_eq!(gone.headers()["clear-site-data"], "\"storage\"");
}
