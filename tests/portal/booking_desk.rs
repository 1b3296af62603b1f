//! A manager's work with sign-ups: the list, one of them, messages and lists.
use std::io::Read;

use lotse_domain::{
    booking::{self, Booked, BookingDraft, PersonDraft},
    event::{self, EventView},
};
use lotse_tests::{Backend, on_both_databases, people, world};
use serde_json::Value;
use uuid::Uuid;

use super::{
    all, attribute,
    managers::{Stage, stage},
};

on_both_databases!(
    whoever_has_signed_up_is_listed_counted_and_found,
    somebody_who_telephones_is_entered_moved_and_cancelled,
    whoever_waits_is_let_in_and_a_full_bus_is_refused,
    a_message_is_looked_at_with_its_receivers_before_it_goes,
    lists_are_files_that_nobody_keeps,
    a_foreign_clusters_sign_ups_are_nobodys_business
);

const EVENTS: &str = "/cluster/franken/veranstaltungen";

/// A published event with two buses of two seats.
pub(super) struct Tour {
    pub(super) stage: Stage,
    pub(super) desk: String,
    pub(super) event: Uuid,
    pub(super) slots: Vec<Uuid>,
}

pub(super) async fn tour(backend: Backend) -> Tour {
    made(backend, "tour").await
}

pub(super) async fn made(backend: Backend, kind: &str) -> Tour {
    let stage = stage(backend).await;
    let fields = [
        ("title", "Jobtour Franken 2030"),
        ("starts_at", "2030-05-05T09:00"),
        ("ends_at", "2030-05-05T15:00"),
        ("venue", "Stadthalle"),
        ("postal_code", "90402"),
        ("count", "2"),
        ("capacity", "2"),
    ];
    let to = stage.manager.done(&stage.server, &format!("{EVENTS}/neu/{kind}"), &fields).await;
    let desk = to.split('?').next().unwrap().to_owned();
    stage.manager.done(&stage.server, &format!("{desk}/veroeffentlichen"), &[]).await;
    let event = desk.rsplit('/').next().unwrap().parse().unwrap();
    let mut tour = Tour { stage, desk, event, slots: Vec::new() };
    tour.slots = tour.view().await.slots.iter().map(|view| view.slot.id).collect();
    tour
}

impl Tour {
    pub(super) async fn view(&self) -> EventView {
        let actor = self.stage.manager.actor(&self.stage.server).await;
        let server = &self.stage.server;
        event::desk::find(&server.db, &*server.clock, &actor, self.event).await.unwrap()
    }

    /// Somebody grown up who telephoned, in the nth slot.
    pub(super) async fn booked(&self, name: &str, slot: usize) -> Booked {
        self.entered(name, slot, false).await
    }

    async fn entered(&self, name: &str, slot: usize, wait: bool) -> Booked {
        let server = &self.stage.server;
        let born = chrono::NaiveDate::from_ymd_opt(1990, 1, 1);
        let person = PersonDraft { name: name.into(), birth_date: born, ..PersonDraft::default() };
        let draft = BookingDraft {
            slots: vec![self.slots[slot]],
            people: vec![person],
            phone: Some("0911 123456".into()),
            wait,
            ..BookingDraft::default()
        };
        let actor = self.stage.manager.actor(server).await;
        let mail = format!("{}@gast.example", name.to_lowercase().replace(' ', "."));
        let (id, name) = (self.event, name.to_owned());
        booking::desk::add(&server.db, &*server.clock, &actor, id, name, Some(mail), draft, false)
            .await
            .unwrap()
    }

    pub(super) async fn page(&self, path: &str) -> String {
        self.stage.manager.page(&self.stage.server, &format!("{}{path}", self.desk)).await
    }

    async fn done(&self, path: &str, fields: &[(&str, &str)]) -> String {
        self.stage.manager.done(&self.stage.server, &format!("{}{path}", self.desk), fields).await
    }

    async fn answer(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let path = format!("{}{path}", self.desk);
        let response = self.stage.manager.post(&self.stage.server, &path, fields).await;
        (response.status().as_u16(), response.text().await.unwrap())
    }
}

async fn whoever_has_signed_up_is_listed_counted_and_found(backend: Backend) {
    let tour = tour(backend).await;
    assert!(tour.page("/anmeldungen").await.contains("Noch hat sich niemand angemeldet"));
    tour.booked("Jana Meyer", 0).await;
    tour.booked("Emre Kaya", 0).await;
    tour.entered("Zoë Wartend", 0, true).await;
    let list = tour.page("/anmeldungen").await;
    assert_eq!(all(&list, ".desk-row-title"), ["Zoë Wartend", "Emre Kaya", "Jana Meyer"], "latest first");
    let bus = format!("[data-slot='{}']", tour.slots[0]);
    let figures = |page: &str, name: &str| all(page, &format!("{bus} [data-n={name}]")).remove(0);
    assert_eq!((figures(&list, "taken"), figures(&list, "waiting")), ("2".into(), "1".into()));
    let pulse: Value = serde_json::from_str(&tour.page("/anmeldungen/puls").await).unwrap();
    let first = &pulse["slots"][0];
    assert_eq!((first["taken"].as_i64(), first["capacity"].as_i64()), (Some(2), Some(2)), "{pulse}");
    assert_eq!((first["waiting"].as_i64(), first["here"].as_i64()), (Some(1), Some(0)));
    let found = tour.page("/anmeldungen?suche=zoe").await;
    assert_eq!(all(&found, ".desk-row-title"), ["Zoë Wartend"]);
    let waiting = tour.page(&format!("/anmeldungen?termin={}&stand=waitlisted", tour.slots[0])).await;
    assert_eq!(all(&waiting, "ol .desk-row-title"), ["Zoë Wartend"]);
    assert!(all(&waiting, ".desk-tag-warm")[0].contains("ganz vorn"), "{waiting}");
    for nothing in ["?art=group", "?stand=missed", "?suche=niemand"] {
        let page = tour.page(&format!("/anmeldungen{nothing}")).await;
        assert!(page.contains("Dazu gibt es keine Anmeldung"), "{nothing}");
    }
    let english = tour.stage.manager.page(&tour.stage.server, &format!("/en{}/anmeldungen", tour.desk)).await;
    assert!(english.contains("Who has signed up") && !english.contains("Unknown localization"));
}

async fn somebody_who_telephones_is_entered_moved_and_cancelled(backend: Backend) {
    let tour = tour(backend).await;
    let form = tour.page("/anmeldungen/neu").await;
    assert_eq!(attribute(&form, "input[name=slots]", "value").len(), 2);
    let (status, page) = tour.answer("/anmeldungen/neu", &[("name", "Gerda Groß")]).await;
    assert_eq!(status, 422);
    assert!(attribute(&page, ".mistakes a", "href").contains(&"#slots".to_owned()), "{page}");
    assert_eq!(attribute(&page, "#name", "value"), ["Gerda Groß"], "what was typed stays");
    let slot = tour.slots[0].to_string();
    let fields = [
        ("slots", slot.as_str()),
        ("name", "Gerda Groß"),
        ("mail", "gerda@gast.example"),
        ("tag", "1"),
        ("monat", "2"),
        ("jahr", "1990"),
        ("phone", "0911 123456"),
        ("note", "Kommt mit Rollstuhl."),
    ];
    let to =
        tour.stage.manager.done(&tour.stage.server, &format!("{}/anmeldungen/neu", tour.desk), &fields).await;
    let page = tour.stage.manager.page(&tour.stage.server, &to).await;
    for part in ["Gerda Groß", "0911 123456", "Kommt mit Rollstuhl.", "eingetragen"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("gerda@gast.example"), "no mail addresses");
    assert!(
        people::newest_letter(&tour.stage.server, "gerda@gast.example", "booking_booked").await.is_some()
    );
    let one = to.strip_prefix(&tour.desk).unwrap().split('?').next().unwrap().to_owned();
    let away = attribute(&page, "a[href*='/verlegen/']", "href").remove(0);
    let away = away.strip_prefix(&tour.desk).unwrap();
    let other = tour.slots[1].to_string();
    assert!(tour.page(away).await.contains("Bisher:"));
    assert_eq!(tour.answer(away, &[("slot", "")]).await.0, 422);
    assert!(tour.done(away, &[("slot", &other)]).await.ends_with("fertig=anmeldung-verlegt"));
    assert_eq!(tour.answer(away, &[("slot", &slot)]).await.0, 409, "it was moved already");
    let view = tour.view().await;
    let taken: Vec<i32> = tour
        .slots
        .iter()
        .map(|id| view.slots.iter().find(|view| view.slot.id == *id).unwrap().slot.taken)
        .collect();
    assert_eq!(taken, [0, 1]);
    let cancel = format!("{one}/absagen");
    assert!(tour.page(&cancel).await.contains("Gerda Groß absagen?"));
    let (status, _) = tour.answer(&cancel, &[("reason", &"x".repeat(1_001))]).await;
    assert_eq!(status, 422);
    tour.done(&cancel, &[("reason", "Der Bus fällt aus.")]).await;
    assert!(tour.page(&one).await.contains("Von den Veranstaltern abgesagt"));
    let group =
        [("slots", other.as_str()), ("name", "Frau Lehrer"), ("group_name", "Klasse 8b"), ("size", "2")];
    let to =
        tour.stage.manager.done(&tour.stage.server, &format!("{}/anmeldungen/neu", tour.desk), &group).await;
    let page = tour.stage.manager.page(&tour.stage.server, &to).await;
    assert!(page.contains("Klasse 8b") && page.contains("Frau Lehrer") && page.contains("2 Personen"));
}

async fn whoever_waits_is_let_in_and_a_full_bus_is_refused(backend: Backend) {
    let tour = tour(backend).await;
    let first = tour.booked("Jana Meyer", 0).await;
    tour.booked("Emre Kaya", 0).await;
    let waits = tour.entered("Zoë Wartend", 0, true).await;
    let page = format!("/anmeldungen/{}", waits.itinerary_id);
    let up = format!("{page}/vorziehen/{}", waits.bookings[0].booking_id);
    let (status, refused) = tour.answer(&up, &[]).await;
    assert_eq!(status, 409);
    assert!(refused.contains("Alle Plätze sind vergeben"), "{refused}");
    let slots = tour.slots[0].to_string();
    let fields = [("slots", slots.as_str()), ("name", "Uli"), ("tag", "1"), ("monat", "2"), ("jahr", "1990")];
    let (status, full) = tour.answer("/anmeldungen/neu", &fields).await;
    assert_eq!(status, 409);
    assert!(full.contains("Alle Plätze sind vergeben") && full.contains("value=\"Uli\""), "{full}");
    tour.done(&format!("/anmeldungen/{}/absagen", first.itinerary_id), &[("reason", "")]).await;
    let shown = tour.page(&page).await;
    assert!(shown.contains("Bestätigt"), "whoever waited has moved up: {shown}");
    assert_eq!(tour.answer(&up, &[]).await.0, 409, "there is nothing to be let in for");
}

async fn a_message_is_looked_at_with_its_receivers_before_it_goes(backend: Backend) {
    let tour = tour(backend).await;
    tour.booked("Jana Meyer", 0).await;
    tour.booked("Emre Kaya", 1).await;
    let (status, page) = tour.answer("/nachrichten", &[("audience", "all"), ("tun", "zeigen")]).await;
    assert_eq!(status, 422);
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#subject", "#body"]);
    let slot = tour.slots[0].to_string();
    let text = [("audience", "confirmed"), ("subject", "Abfahrt"), ("body", "Wir fahren\num <9> Uhr.")];
    let with = |more: &[(&'static str, &'static str)]| [text.as_slice(), more].concat();
    let (status, page) = tour.answer("/nachrichten", &with(&[("tun", "zeigen")])).await;
    assert_eq!((status, page.contains("2 Adressen")), (200, true), "{page}");
    assert!(page.contains("um &#60;9&#62; Uhr") || page.contains("um &lt;9&gt; Uhr"), "{page}");
    assert!(
        people::newest_letter(&tour.stage.server, "jana.meyer@gast.example", "event_message").await.is_none()
    );
    let mut one: Vec<(&str, &str)> = text.to_vec();
    one.extend([("slot_id", slot.as_str()), ("tun", "zeigen")]);
    assert!(tour.answer("/nachrichten", &one).await.1.contains("eine Adresse"));
    one.pop();
    one.push(("tun", "senden"));
    let to = tour.done("/nachrichten", &one).await;
    let page = tour.stage.manager.page(&tour.stage.server, &to).await;
    assert_eq!(all(&page, ".desk-row-title"), ["Abfahrt"]);
    let server = &tour.stage.server;
    assert!(people::newest_letter(server, "jana.meyer@gast.example", "event_message").await.is_some());
    assert!(people::newest_letter(server, "emre.kaya@gast.example", "event_message").await.is_none());
    let (status, page) = tour.answer("/nachrichten", &with(&[("audience", "x"), ("tun", "aendern")])).await;
    assert_eq!(
        (status, all(&page, "#body")[0].contains("um <9> Uhr")),
        (200, true),
        "it can be changed again"
    );
    let missed = [("audience", "missed"), ("subject", "Schade"), ("body", "Bis bald."), ("tun", "senden")];
    let (status, page) = tour.answer("/nachrichten", &missed).await;
    assert_eq!((status, page.contains("noch nicht begonnen")), (409, true));
    let nobody = [("audience", "waiting"), ("subject", "Schade"), ("body", "Bis bald."), ("tun", "senden")];
    assert_eq!(tour.answer("/nachrichten", &nobody).await.0, 422);
}

/// What the cells of a workbook say.
fn said(xlsx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).expect("a workbook");
    let mut text = String::new();
    archive.by_name("xl/sharedStrings.xml").expect("texts").read_to_string(&mut text).unwrap();
    text
}

async fn lists_are_files_that_nobody_keeps(backend: Backend) {
    let tour = tour(backend).await;
    tour.booked("Jana Meyer", 0).await;
    tour.booked("Emre Kaya", 1).await;
    let server = &tour.stage.server;
    let page = tour.page("/listen").await;
    let ways: Vec<String> = attribute(&page, ".paper a", "href")
        .into_iter()
        .chain(attribute(&page, ".paper button", "formaction"))
        .collect();
    for kind in ["teilnehmer.pdf", "busse.xlsx", "namensschilder.pdf"] {
        assert!(ways.iter().any(|way| way.ends_with(kind)), "{kind}: {ways:?}");
    }
    for way in &ways {
        let response = tour.stage.manager.get(server, way).await;
        assert_eq!(response.status(), 200, "{way}");
        assert_eq!(response.headers()["cache-control"], "no-store", "{way}");
        let name = response.headers()["content-disposition"].to_str().unwrap().to_owned();
        assert!(name.starts_with("attachment; filename=\""), "{name}");
        let bytes = response.bytes().await.unwrap();
        let begin: &[u8] = match way.rsplit('.').next().unwrap() {
            "pdf" => b"%PDF-",
            "xlsx" => b"PK",
            _ => continue,
        };
        assert!(bytes.starts_with(begin), "{way}");
    }
    let csv = tour.page("/listen/teilnehmer.csv").await;
    assert!(csv.contains("Jana Meyer") && csv.contains("Emre Kaya"), "{csv}");
    let one = tour.page(&format!("/listen/teilnehmer.csv?termin={}", tour.slots[0])).await;
    assert!(one.contains("Jana Meyer") && !one.contains("Emre Kaya"), "{one}");
    let path = format!("{}/listen/busse.xlsx", tour.desk);
    let bus = tour.stage.manager.get(server, &path).await.bytes().await.unwrap();
    let bus = said(&bus);
    assert!(bus.contains("0911 123456") && bus.contains("Jana Meyer"), "{bus}");
    assert!(!bus.contains("@gast.example"), "no mail addresses");
    for nothing in ["teilnehmer", "teilnehmer.exe", "alles.pdf", "namensschilder.csv"] {
        let path = format!("{}/listen/{nothing}", tour.desk);
        assert_eq!(tour.stage.manager.get(server, &path).await.status(), 404, "{nothing}");
    }
}

async fn a_foreign_clusters_sign_ups_are_nobodys_business(backend: Backend) {
    let tour = tour(backend).await;
    let booked = tour.booked("Jana Meyer", 0).await;
    let server = &tour.stage.server;
    let other = world::cluster(&server.db, "pfalz").await;
    let pia = people::manager_of(server, other.id, "pia@pfalz.example").await;
    let one = format!("/anmeldungen/{}", booked.itinerary_id);
    let booking = booked.bookings[0].booking_id;
    let paths = [
        "/anmeldungen".to_owned(),
        "/anmeldungen/puls".to_owned(),
        "/anmeldungen/neu".to_owned(),
        one.clone(),
        format!("{one}/absagen"),
        format!("{one}/verlegen/{booking}"),
        "/nachrichten".to_owned(),
        "/listen".to_owned(),
        "/listen/teilnehmer.csv".to_owned(),
    ];
    for path in paths {
        for desk in [tour.desk.clone(), format!("/cluster/pfalz/veranstaltungen/{}", tour.event)] {
            assert_eq!(pia.get(server, &format!("{desk}{path}")).await.status(), 404, "{desk}{path}");
        }
        let own = tour.stage.admin.get(server, &format!("{}{path}", tour.desk)).await;
        assert_eq!(own.status(), 404, "{path}");
    }
    for path in [format!("{one}/absagen"), format!("{one}/vorziehen/{booking}")] {
        let path = format!("/cluster/pfalz/veranstaltungen/{}{path}", tour.event);
        assert_eq!(pia.post(server, &path, &[("reason", "")]).await.status(), 404, "{path}");
    }
    assert!(tour.page(&one).await.contains("Bestätigt"), "nothing has happened");
}
