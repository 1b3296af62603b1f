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

on_both_databases!(
    an_event_is_found_and_read,
    drafts_are_nobodys_and_cancelled_ones_say_why,
    who_is_signed_in_books_in_two_requests,
    a_stranger_books_with_a_code,
    what_clashes_is_named_and_left_out_by_a_button,
    who_waits_moves_up,
    what_is_booked_is_changed_and_given_back,
    a_teacher_signs_a_class_up_and_the_class_fills_in_its_names,
    a_guardian_is_asked_and_decides,
    wishes_are_ranked_and_changed,
    a_calendar_is_subscribed_to_by_a_secret_address
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

async fn a_teacher_signs_a_class_up_and_the_class_fills_in_its_names(backend: Backend) {
    let stage = Stage::new(backend).await;
    stage.tour(30, true).await;
    let manager = people::manager_of(&stage.server, stage.cluster.id, "kim@franken.example").await;
    let school = school(&stage, &manager).await;
    let teacher = stage.person("lehrerin").await;
    people::grant(&stage.server, &teacher, Role::Teacher, school.id).await;
    let desk = format!("/schule/{}", school.slug);
    let path = format!("/veranstaltungen/job-tour/anmelden?gruppe=schule:{}", school.slug);
    let page = teacher.page(&stage.server, &desk).await;
    assert!(attribute(&page, "main a.button", "href").contains(&path), "{page}");
    let page = teacher.page(&stage.server, "/veranstaltungen/job-tour").await;
    assert!(attribute(&page, "main aside a", "href").contains(&path), "{page}");
    assert_eq!(stage.person("mia").await.get(&stage.server, &path).await.status(), 404);
    let stranger = stage.server.get(&path).await;
    assert!(stranger.headers()["location"].to_str().unwrap().starts_with("/anmelden"));

    let form = teacher.page(&stage.server, &path).await;
    let wrong = stage.send(&teacher, &form, &path, &[("group_name", "Klasse 8b"), ("size", "1")]).await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(attribute(&wrong.text().await.unwrap(), ".mistakes a", "href"), ["#size"]);
    let done = stage.send(&teacher, &form, &path, &[("group_name", "Klasse 8b"), ("size", "27")]).await;
    let done = done.text().await.unwrap();
    assert!(done.contains("Die Gruppe ist angemeldet"), "{done}");
    let own = own_page(&done);
    let page = teacher.page(&stage.server, &own).await;
    assert!(page.contains("27 Plätze") && page.contains("0 von 27"), "{page}");
    let link = all(&page, "code.secret").remove(0);
    let slip = teacher.page(&stage.server, &format!("{own}/zettel")).await;
    assert!(slip.contains(&link) && slip.contains("Klasse 8b"), "{slip}");
    assert!(teacher.page(&stage.server, &desk).await.contains("27 Namen fehlen noch"));

    let token = link.rsplit('/').next().unwrap().to_owned();
    let group = format!("/gruppe/{token}");
    let mut pupil = Browser::new(&stage.server);
    let form = pupil.get(&group).await;
    assert_eq!(form.status, 200, "{}", form.page);
    secret(&form);
    assert!(form.page.contains("27 Plätze haben noch keinen Namen") && form.page.contains("Klasse 8b"));
    let wrong = pupil.submit(&form, &group, &[("name", "")]).await;
    assert_eq!(wrong.status, 422);
    let taken = pupil.submit(&form, &group, &[("name", "Ali Demir"), ("mail", "ali@schule.example")]).await;
    assert_eq!(taken.status, 200, "{}", taken.page);
    assert!(taken.page.contains("Du bist eingetragen"), "{}", taken.page);
    let page = teacher.page(&stage.server, &own).await;
    assert!(page.contains("1 von 27") && page.contains("Ali Demir"), "{page}");

    let place = attribute(&page, "#plaetze a", "href").remove(1);
    let form = teacher.page(&stage.server, &place).await;
    let named = stage.send(&teacher, &form, &place, &[("name", "Mia Kern")]).await;
    assert_eq!(named.status(), 303);
    assert!(teacher.page(&stage.server, &own).await.contains("2 von 27"));
    let slot = attribute(
        &teacher.page(&stage.server, &format!("{own}/aendern")).await,
        "input[name=platz]",
        "value",
    );
    let to =
        teacher.done(&stage.server, &format!("{own}/aendern"), &[("platz", &slot[0]), ("size", "20")]).await;
    assert!(teacher.page(&stage.server, &to).await.contains("2 von 20"));
    teacher.done(&stage.server, &format!("{own}/link"), &[]).await;
    assert_eq!(stage.server.get(&group).await.status(), 404, "the old link counts no more");
}

/// An address that is a secret is told to nobody, and kept by nobody.
fn secret(seen: &Seen) {
    assert_eq!(seen.headers["referrer-policy"], "same-origin");
    assert_eq!(seen.headers["cache-control"], "no-store");
    assert_eq!(attribute(&seen.page, "meta[name=robots]", "content"), ["noindex"]);
}

async fn a_guardian_is_asked_and_decides(backend: Backend) {
    let stage = Stage::new(backend).await;
    let event = Event { consent_below: Some(16), ..stage.event("Job-Tour") };
    let slot = Slot { kind: SlotKind::Bus, ..crowd::slot(&event, "Bus 1", 5, false) };
    crowd::enter(&stage.server.db, &event, &[slot]).await;
    let (jana, path) = (stage.person("jana").await, "/veranstaltungen/job-tour/anmelden");
    let form = jana.page(&stage.server, path).await;
    let year = (stage.now().format("%Y").to_string().parse::<i32>().unwrap() - 13).to_string();
    let born = [("name", "Jana Meyer"), ("tag", "7"), ("monat", "3"), ("jahr", year.as_str())];
    let asked = stage.send(&jana, &form, path, &born).await;
    assert_eq!(asked.status(), 422);
    let text = asked.text().await.unwrap();
    assert_eq!(attribute(&text, ".mistakes a", "href"), ["#guardian_mail"], "{text}");
    let typed = [&born[..], &[("guardian_mail", "eltern@example.org")]].concat();
    let waits = stage.send(&jana, &form, path, &typed).await.text().await.unwrap();
    assert!(waits.contains("wartet auf deine Eltern"), "{waits}");
    let own = own_page(&waits);
    let page = jana.page(&stage.server, &own).await;
    assert!(page.contains("Reserviert") && all(&page, ".ticket-number").is_empty(), "{page}");

    let letter = people::newest_letter(&stage.server, "eltern@example.org", "visit_consent_request").await;
    let token = letter.expect("a letter").payload["token"].as_str().unwrap().to_owned();
    let there = format!("/einverstaendnis/{token}");
    let mut guardian = Browser::new(&stage.server);
    let asked = guardian.get(&there).await;
    assert_eq!(asked.status, 200, "{}", asked.page);
    secret(&asked);
    assert!(asked.page.contains("Jana Meyer") && asked.page.contains("Job-Tour"), "{}", asked.page);
    assert!(jana.page(&stage.server, &own).await.contains("Reserviert"), "opening it changes nothing");
    let agreed = guardian.post(&there, &with(&asked, &there, "ja")).await;
    assert_eq!(agreed.status, 303);
    let page = guardian.get(&agreed.to).await;
    assert!(page.page.contains("Sie sind einverstanden"), "{}", page.page);
    let page = jana.page(&stage.server, &own).await;
    assert!(page.contains("Bestätigt") && !all(&page, ".ticket-number").is_empty(), "{page}");
    let back = guardian.get(&format!("{there}/widerruf")).await;
    let gone = guardian.submit(&back, &format!("{there}/widerruf"), &[]).await;
    assert_eq!(gone.status, 303);
    assert!(jana.page(&stage.server, &own).await.contains("Die Eltern haben nicht zugestimmt"));
    assert_eq!(stage.server.get("/einverstaendnis/niemand").await.status(), 404);
}

/// The first form of a page that goes there, with this answer.
fn with(seen: &Seen, action: &str, answer: &str) -> Vec<(String, String)> {
    let mut fields = fields_of(&seen.page, action);
    fields.retain(|(name, _)| name != "antwort");
    fields.push(("antwort".to_owned(), answer.to_owned()));
    fields
}

async fn wishes_are_ranked_and_changed(backend: Backend) {
    let stage = Stage::new(backend).await;
    let records = ["Bäckerei", "Metallbau"]
        .into_iter()
        .zip(2..)
        .map(|(name, row)| world::record(row, name, world::draft("Azubi", name, "90402")))
        .collect();
    world::import(&stage.server.db, world::run_of(&stage.cluster, "template"), records).await;
    let companies = company_ids(&stage).await;
    let event = Event {
        mode: BookingMode::Wishes,
        wishes_until: Some(stage.now() + TimeDelta::days(10)),
        allocation_seed: Some(7),
        ..stage.event("Messe")
    };
    let entry = Slot { kind: SlotKind::Admission, ..crowd::slot(&event, "Eintritt", 50, false) };
    let interview = |id| Slot {
        kind: SlotKind::Interview,
        company_id: Some(id),
        takes: Takes::Persons,
        ends_at: event.starts_at + TimeDelta::minutes(15),
        ..crowd::slot(&event, "Gespräch", 1, false)
    };
    let slots = [vec![entry.clone()], companies.iter().map(|id| interview(*id)).collect()].concat();
    crowd::enter(&stage.server.db, &event, &slots).await;
    let (jana, path) = (stage.person("jana").await, "/veranstaltungen/messe/anmelden");
    let choice = jana.page(&stage.server, path).await;
    assert_eq!(attribute(&choice, "input[name=platz]", "value"), [entry.id.to_string()], "{choice}");
    assert_eq!(all(&choice, "select[name=wunsch]").len(), 2);
    let [first, second] = [companies[0], companies[1]];
    let chosen = format!("{path}?schritt=wer&platz={}&wunsch={second}&wunsch={first}", entry.id);
    let form = jana.page(&stage.server, &chosen).await;
    let typed = [("name", "Jana Meyer"), ("tag", "7"), ("monat", "3"), ("jahr", "2000")];
    let done = stage.send(&jana, &form, path, &typed).await;
    let status = done.status();
    let done = done.text().await.unwrap();
    assert_eq!(status, 200, "{done}");
    let own = own_page(&done);
    let page = jana.page(&stage.server, &own).await;
    assert_eq!(all(&page, ".wishes strong"), ["Metallbau", "Bäckerei"], "{page}");
    let change = format!("{own}/wuensche");
    let first = first.to_string();
    jana.done(&stage.server, &change, &[("wunsch", &first), ("wunsch", "")]).await;
    assert_eq!(all(&jana.page(&stage.server, &own).await, ".wishes strong"), ["Bäckerei"]);
}

/// Those of the import, by name.
async fn company_ids(stage: &Stage) -> Vec<Uuid> {
    let found = company::Entity::find().order_by_asc(company::Column::Name);
    found.all(stage.server.db.read()).await.unwrap().iter().map(|company| company.id).collect()
}

async fn a_calendar_is_subscribed_to_by_a_secret_address(backend: Backend) {
    let stage = Stage::new(backend).await;
    stage.tour(3, true).await;
    let jana = stage.person("jana").await;
    stage.book(&jana, "/veranstaltungen/job-tour/anmelden", "Jana").await;
    let before = jana.page(&stage.server, "/mein/kalender").await;
    assert!(!before.contains("/kalender/"), "nothing is made before it is asked for");
    let shown = jana.post(&stage.server, "/mein/kalender", &[]).await.text().await.unwrap();
    let address = |page: &str| {
        // Its own page stands under /mein/kalender/, too.
        let mut rest = page.split("/kalender/").skip(1).filter_map(|rest| rest.split_once(".ics"));
        let (token, _) = rest.find(|(token, _)| !token.contains(['"', ' '])).expect("an address");
        format!("/kalender/{token}.ics")
    };
    let first = address(&shown);
    let feed = stage.server.get(&first).await;
    assert_eq!(feed.status(), 200);
    assert_eq!(feed.headers()["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(feed.headers()["cache-control"], "no-store");
    let text = feed.text().await.unwrap();
    assert!(text.contains("SUMMARY:Job-Tour"), "{text}");
    let renewed = jana.post(&stage.server, "/mein/kalender/neu", &[]).await.text().await.unwrap();
    assert_ne!(address(&renewed), first);
    assert_eq!(stage.server.get(&first).await.status(), 404, "the old one counts no more");
    for none in ["/kalender/niemand.ics", "/kalender/niemand"] {
        assert_eq!(stage.server.get(none).await.status(), 404);
    }
}
