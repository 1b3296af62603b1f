//! The pages of events and bookings: finding one, signing up alone and with a class, changing, and what guardians see.
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    cluster::Cluster,
    company,
    event::{
        BookingMode, Event, EventState,
        slot::{Slot, SlotKind, Takes},
    },
    grant::Role,
    school::{self, School, SchoolDraft},
};
use lotse_tests::{
    Backend, TestServer, crowd, on_both_databases,
    people::{self, Person},
    world,
};

use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use super::{all, attribute};
use crate::browser::{Browser, Seen, fields_of};

mod group_tests;
mod route_tests;

on_both_databases!(
    an_event_is_found_and_read,
    drafts_are_nobodys_and_cancelled_ones_say_why,
    who_is_signed_in_books_in_two_requests,
    a_stranger_books_with_a_code,
    what_clashes_is_named_and_left_out_by_a_button,
    who_waits_moves_up,
    what_is_booked_is_changed_and_given_back,
);

/// A cluster with events to come.
struct Stage {
    server: TestServer,
    cluster: Cluster,
}

impl Stage {
    async fn new(backend: Backend) -> Self {
        let server = TestServer::start(backend).await;
        let cluster = world::cluster(&server.db, "franken").await;
        Self { server, cluster }
    }

    fn now(&self) -> DateTime<Utc> {
        self.server.clock.now()
    }

    fn event(&self, title: &str) -> Event {
        let event = crowd::event(self.cluster.id, title, self.now());
        Event {
            summary: Some("Drei Betriebe an einem Tag.".into()),
            venue: Some("Stadthalle".into()),
            town: Some("Fürth".into()),
            ends_at: event.starts_at + TimeDelta::hours(8),
            ..event
        }
    }

    /// An event with one bus of so many seats.
    async fn tour(&self, seats: i32, waiting_list: bool) -> (Event, Slot) {
        let event = self.event("Job-Tour");
        let slot = Slot { kind: SlotKind::Bus, ..crowd::slot(&event, "Bus 1", seats, waiting_list) };
        crowd::enter(&self.server.db, &event, std::slice::from_ref(&slot)).await;
        (event, slot)
    }

    async fn person(&self, name: &str) -> Person {
        people::signed_in(&self.server, &format!("{name}@schule.example")).await
    }

    /// Opens the form and sends it, as somebody who is signed in.
    async fn book(&self, person: &Person, path: &str, name: &str) -> String {
        let form = person.page(&self.server, path).await;
        let answer = self.send(person, &form, path, &[("name", name)]).await;
        let status = answer.status();
        let page = answer.text().await.unwrap();
        assert_eq!(status, 200, "{page}");
        page
    }

    async fn send(
        &self,
        person: &Person,
        page: &str,
        path: &str,
        typed: &[(&str, &str)],
    ) -> reqwest::Response {
        let mut fields = fields_of(page, path);
        fields.retain(|(name, _)| name != "csrf" && typed.iter().all(|(known, _)| known != name));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(typed.iter().copied())
            .collect();
        person.post(&self.server, path, &fields).await
    }
}

/// The page of what was just booked.
fn own_page(page: &str) -> String {
    attribute(page, "main a.button", "href").remove(0)
}

async fn an_event_is_found_and_read(backend: Backend) {
    let stage = Stage::new(backend).await;
    let (event, _) = stage.tour(3, true).await;
    let list = stage.server.page("/veranstaltungen").await;
    assert_eq!(attribute(&list, ".event-card a", "href"), ["/veranstaltungen/job-tour"]);
    assert!(list.contains("noch 3 Plätze") && list.contains("Stadthalle"), "{list}");
    assert_eq!(attribute(&list, "nav [aria-current]", "href"), ["/veranstaltungen"]);
    for (filter, found) in
        [("art=open_day", 1), ("art=job_fair", 0), ("vergangen=ja", 0), ("monat=2020-01", 0)]
    {
        let page = stage.server.page(&format!("/veranstaltungen?{filter}")).await;
        assert_eq!(all(&page, ".event-card").len(), found, "{filter}");
    }
    let page = stage.server.page("/veranstaltungen/job-tour").await;
    assert!(page.contains("Drei Betriebe") && page.contains("noch 3 Plätze"), "{page}");
    assert_eq!(attribute(&page, ".apply-bar a", "href"), ["/veranstaltungen/job-tour/anmelden"]);
    let json = all(&page, "script[type='application/ld+json']").remove(0);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap()["@type"], "Event");
    let english = stage.server.page("/en/veranstaltungen/job-tour").await;
    assert!(english.contains("3 places left"), "{english}");
    for path in ["/veranstaltungen.ics", "/c/franken/veranstaltungen.ics", "/veranstaltungen/job-tour.ics"] {
        let answer = stage.server.get(path).await;
        assert_eq!(answer.headers()["content-type"], "text/calendar; charset=utf-8", "{path}");
        let text = answer.text().await.unwrap();
        assert!(text.contains(&format!("UID:event-{}@lotse", event.id)), "{path}: {text}");
    }
    let start = stage.server.page("/c/franken").await;
    assert_eq!(attribute(&start, ".event-card a", "href"), ["/c/franken/veranstaltungen/job-tour"]);
    world::cluster(&stage.server.db, "hessen").await;
    assert!(!stage.server.page("/c/hessen/veranstaltungen").await.contains("veranstaltungen/job-tour\""));
    let other = stage.server.get("/c/hessen/veranstaltungen/job-tour").await;
    assert_eq!(other.status(), 307, "the page of another cluster's event is not in this portal");
}

async fn drafts_are_nobodys_and_cancelled_ones_say_why(backend: Backend) {
    let stage = Stage::new(backend).await;
    let draft = Event { state: EventState::Draft, ..stage.event("Entwurf") };
    let slot = crowd::slot(&draft, "Termin", 3, false);
    crowd::enter(&stage.server.db, &draft, &[slot]).await;
    let reason = Some("Der Saal ist nass geworden".to_owned());
    let cancelled = Event { state: EventState::Cancelled, cancel_reason: reason, ..stage.event("Messe") };
    let slot = crowd::slot(&cancelled, "Eintritt", 3, false);
    crowd::enter(&stage.server.db, &cancelled, &[slot]).await;
    for path in
        ["/veranstaltungen/entwurf", "/veranstaltungen/entwurf.ics", "/veranstaltungen/entwurf/anmelden"]
    {
        assert_eq!(stage.server.get(path).await.status(), 404, "{path}");
    }
    let page = stage.server.page("/veranstaltungen/messe").await;
    assert!(page.contains("Der Saal ist nass geworden"), "{page}");
    assert!(attribute(&page, ".apply-bar a", "href").is_empty());
    let form = stage.server.page("/veranstaltungen/messe/anmelden").await;
    assert!(form.contains("nicht mehr möglich"), "{form}");
}

async fn who_is_signed_in_books_in_two_requests(backend: Backend) {
    let stage = Stage::new(backend).await;
    stage.tour(3, true).await;
    let (jana, path) = (stage.person("jana").await, "/veranstaltungen/job-tour/anmelden");
    let form = jana.page(&stage.server, path).await;
    assert!(all(&form, "main input[name=mail]").is_empty(), "what is known is not asked");
    let wrong = stage.send(&jana, &form, path, &[("name", "")]).await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(attribute(&wrong.text().await.unwrap(), ".mistakes a", "href"), ["#name"]);
    let answer = stage.send(&jana, &form, path, &[("name", "Jana Meyer")]).await;
    assert_eq!(answer.status(), 200);
    let page = answer.text().await.unwrap();
    assert!(page.contains("Du bist dabei"), "{page}");
    let own = own_page(&page);
    let again = stage.send(&jana, &form, path, &[("name", "Jana Meyer")]).await;
    assert_eq!(again.status(), 200, "the same form again is harmless");
    assert_eq!(own_page(&again.text().await.unwrap()), own);
    let ticket = jana.page(&stage.server, &own).await;
    assert!(ticket.contains("Jana Meyer") && ticket.contains("Bestätigt"), "{ticket}");
    assert_eq!(all(&ticket, ".ticket svg").len(), 1);
    let number = all(&ticket, ".ticket-number").remove(0);
    assert_eq!(number.chars().filter(char::is_ascii_alphanumeric).count(), 16, "{number}");
    let list = jana.page(&stage.server, "/mein/anmeldungen").await;
    assert_eq!(attribute(&list, "main h2 a", "href"), std::slice::from_ref(&own));
    let public = stage.server.page("/veranstaltungen/job-tour").await;
    assert!(public.contains("noch 2 Plätze"), "once, not twice: {public}");
    let to = jana.get(&stage.server, path).await;
    assert_eq!(to.headers()["location"], format!("{own}/aendern"));
    let calendar = jana.get(&stage.server, &format!("{own}/kalender.ics")).await.text().await.unwrap();
    assert!(calendar.contains("BEGIN:VEVENT") && calendar.contains("@lotse"), "{calendar}");
    let other = stage.person("mia").await;
    assert_eq!(other.get(&stage.server, &own).await.status(), 404);
    let english = jana.page(&stage.server, &format!("/en{own}")).await;
    assert!(english.contains("Confirmed"), "{english}");
}

async fn a_stranger_books_with_a_code(backend: Backend) {
    let stage = Stage::new(backend).await;
    stage.tour(3, true).await;
    let mut pupil = Browser::new(&stage.server);
    let path = "/veranstaltungen/job-tour/anmelden";
    let form = pupil.get(path).await;
    assert!(form.page.contains("Schritt 1 von 2"), "{}", form.page);
    let typed = [("name", "Jana Meyer"), ("mail", "Jana@Schule.example")];
    let asked = pupil.submit(&form, path, &typed).await;
    assert_eq!(asked.status, 200, "{}", asked.page);
    assert!(asked.page.contains("jana@schule.example"), "{}", asked.page);
    let wrong = pupil.submit(&asked, "/anmeldung/code", &[("code", "abc")]).await;
    assert_eq!(wrong.status, 422);
    let code = people::letter_secret(&stage.server, "jana@schule.example", "booking_code").await;
    let done = pupil.submit(&asked, "/anmeldung/code", &[("code", &code)]).await;
    assert_eq!(done.status, 200, "{}", done.page);
    assert!(done.page.contains("Du bist dabei"), "{}", done.page);
    let own = pupil.get(&own_page(&done.page)).await;
    assert!(own.status == 200 && own.page.contains("Jana Meyer"), "signed in: {}", own.page);
    let again = pupil.submit(&asked, "/anmeldung/code", &[("code", &code)]).await;
    assert_eq!((again.status.as_u16(), own_page(&again.page)), (200, own_page(&done.page)));
}

/// A fair with an entry and two talks at the same time.
async fn fair(stage: &Stage) -> (Slot, Slot, Slot) {
    let event = stage.event("Messe");
    let entry = Slot { kind: SlotKind::Admission, ..crowd::slot(&event, "Eintritt", 50, false) };
    let talk = |title: &str, capacity| Slot {
        kind: SlotKind::Talk,
        ends_at: event.starts_at + TimeDelta::hours(1),
        ..crowd::slot(&event, title, capacity, true)
    };
    let (first, second) = (talk("Vortrag Metall", 9), talk("Vortrag Pflege", 9));
    crowd::enter(&stage.server.db, &event, &[entry.clone(), first.clone(), second.clone()]).await;
    (entry, first, second)
}

async fn what_clashes_is_named_and_left_out_by_a_button(backend: Backend) {
    let stage = Stage::new(backend).await;
    let (entry, first, second) = fair(&stage).await;
    let (jana, path) = (stage.person("jana").await, "/veranstaltungen/messe/anmelden");
    let choice = jana.page(&stage.server, path).await;
    let ticked = attribute(&choice, "input[name=platz][checked]", "value");
    assert_eq!(ticked, [entry.id.to_string()], "being there is the usual");
    let nothing = jana.get(&stage.server, &format!("{path}?schritt=wer")).await;
    assert_eq!(nothing.status(), 422);
    let chosen = format!("{path}?schritt=wer&platz={}&platz={}&platz={}", entry.id, first.id, second.id);
    let form = jana.page(&stage.server, &chosen).await;
    assert_eq!(all(&form, ".line-entry").len(), 3);
    let clash = stage.send(&jana, &form, path, &[("name", "Jana Meyer")]).await;
    assert_eq!(clash.status(), 409);
    let clash = clash.text().await.unwrap();
    let buttons = attribute(&clash, "button[name=ohne]", "value");
    assert!(!buttons.is_empty() && clash.contains("zur gleichen Zeit"), "{clash}");
    let done = stage.send(&jana, &clash, path, &[("ohne", &buttons[0])]).await;
    assert_eq!(done.status(), 200);
    let done = done.text().await.unwrap();
    assert!(done.contains("Du bist dabei") && all(&done, ".line-entry").len() == 2, "{done}");
}

async fn who_waits_moves_up(backend: Backend) {
    let stage = Stage::new(backend).await;
    stage.tour(1, true).await;
    let (jana, mia) = (stage.person("jana").await, stage.person("mia").await);
    let path = "/veranstaltungen/job-tour/anmelden";
    let first = own_page(&stage.book(&jana, path, "Jana").await);
    let page = stage.server.page("/veranstaltungen/job-tour").await;
    assert!(page.contains("Warteliste: du wärst vorn"), "{page}");
    let waits = stage.book(&mia, path, "Mia").await;
    assert!(waits.contains("Du stehst auf der Warteliste"), "{waits}");
    let second = own_page(&waits);
    assert!(mia.page(&stage.server, &second).await.contains("die nächste auf der Warteliste"));
    let ask = jana.page(&stage.server, &format!("{first}/absagen")).await;
    assert!(ask.contains("Wirklich absagen"), "{ask}");
    let to = jana.done(&stage.server, &format!("{first}/absagen"), &[]).await;
    assert!(jana.page(&stage.server, &to).await.contains("Danke fürs Bescheidgeben"));
    let own = mia.page(&stage.server, &second).await;
    assert!(own.contains("Bestätigt") && !all(&own, ".ticket-number").is_empty(), "{own}");
}

async fn what_is_booked_is_changed_and_given_back(backend: Backend) {
    let stage = Stage::new(backend).await;
    let (entry, first, second) = fair(&stage).await;
    let (jana, path) = (stage.person("jana").await, "/veranstaltungen/messe/anmelden");
    let chosen = format!("{path}?schritt=wer&platz={}", entry.id);
    let form = jana.page(&stage.server, &chosen).await;
    let done = stage.send(&jana, &form, path, &[("name", "Jana")]).await.text().await.unwrap();
    let own = own_page(&done);
    let change = format!("{own}/aendern");
    let page = jana.page(&stage.server, &change).await;
    assert_eq!(attribute(&page, "input[name=platz][checked]", "value"), [entry.id.to_string()]);
    let [entry, first, second] = [entry, first, second].map(|slot| slot.id.to_string());
    let to = jana.done(&stage.server, &change, &[("platz", &entry), ("platz", &first)]).await;
    let page = jana.page(&stage.server, &to).await;
    assert!(page.contains("Vortrag Metall") && page.contains("gespeichert"), "{page}");
    let clash =
        jana.post(&stage.server, &change, &[("platz", &entry), ("platz", &first), ("platz", &second)]).await;
    assert_eq!(clash.status(), 409);
    let to = jana.done(&stage.server, &change, &[("platz", &entry), ("platz", &second)]).await;
    let page = jana.page(&stage.server, &to).await;
    let living = all(&page, ".line-entry:not(.line-ended) .line-title");
    assert!(living.len() == 2 && living.iter().any(|title| title.contains("Pflege")), "{living:?}");
    let all_gone = jana.done(&stage.server, &change, &[]).await;
    assert_eq!(all_gone, format!("{own}/absagen"), "giving everything back is asked first");
}

async fn school(stage: &Stage, manager: &Person) -> School {
    let draft = SchoolDraft { name: "Mittelschule Fürth".into(), ..SchoolDraft::default() };
    let actor = manager.actor(&stage.server).await;
    school::create(&stage.server.db, &*stage.server.clock, &actor, stage.cluster.id, draft).await.unwrap()
}
