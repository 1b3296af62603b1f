//! Classes, guardians, wishes and calendars.
use super::*;

on_both_databases!(
    a_teacher_signs_a_class_up_and_the_class_fills_in_its_names,
    a_guardian_is_asked_and_decides,
    wishes_are_ranked_and_changed,
    a_calendar_is_subscribed_to_by_a_secret_address,
);

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
