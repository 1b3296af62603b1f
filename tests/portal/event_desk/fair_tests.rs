//! Stands, interviews, the next edition, and other clusters.
use super::*;

on_both_databases!(
    stands_are_drawn_in_rows_and_given_to_exhibitors,
    interviews_are_counted_before_they_are_made,
    next_years_edition_is_made_from_this_years,
    a_foreign_clusters_events_are_nobodys_business,
);

async fn stands_are_drawn_in_rows_and_given_to_exhibitors(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.published("messe").await;
    let path = format!("{desk}/hallenplan");
    let rows = [("stand_rows", "2"), ("each", "3"), ("row_width", "2"), ("row_height", "2"), ("aisle", "1")];
    let (status, drawn) = stage.answer(&format!("{path}/reihen"), &rows).await;
    assert_eq!(status, 200);
    assert_eq!(all(&drawn, "svg .hall-label"), ["A1", "A2", "A3", "B1", "B2", "B3", "Eingang"]);
    assert!(stage.view(&desk).await.event.hall_plan.stands.is_empty(), "not saved yet");
    let mut fields = filled(&drawn, &path);
    with_nth(&mut fields, "x", 1, "1");
    let (status, page) = stage.answer(&path, &borrowed(&fields)).await;
    assert_eq!(status, 422, "two stands on one place: {page}");
    with_nth(&mut fields, "x", 1, "3");
    stage.done(&path, &borrowed(&fields)).await;
    assert_eq!(stage.view(&desk).await.event.hall_plan.stands.len(), 7);
    let new = format!("{desk}/aussteller/neu");
    let (status, _) = stage.answer(&new, &[("company_id", "")]).await;
    assert_eq!(status, 422);
    let id = stage.company.id.to_string();
    let company =
        [("company_id", id.as_str()), ("needs", "Strom"), ("interviewers", "Jana Meyer\nOlli Kraus")];
    let to = stage.done(&new, &company).await;
    let one = to.strip_suffix("?fertig=va-aussteller-neu").expect("it is in").to_owned();
    let page = stage.page(&one).await;
    assert!(page.contains("Strom") && page.contains("Jana Meyer, Olli Kraus"), "{page}");
    assert_eq!(all(&page, "#stand option").len(), 7, "six stands, and none");
    stage.done(&format!("{one}/aufnehmen"), &[("stand", "A2")]).await;
    assert!(stage.page(&format!("{desk}/aussteller")).await.contains("Stand A2"));
    assert!(stage.page(&path).await.contains("Regnitz Formteile GmbH"));
    let mut fields = filled(&stage.page(&path).await, &path);
    fields.push(("weg".to_owned(), "1".to_owned()));
    let (status, _) = stage.answer(&path, &borrowed(&fields)).await;
    assert_eq!(status, 409, "a stand that is given stays");
    let (status, _) = stage.answer(&format!("{one}/ablehnen"), &[("reason", "zu spät")]).await;
    assert_eq!(status, 409, "who is in is not refused");
    assert!(stage.page(&format!("{one}/absagen")).await.contains("Der Stand wird frei"));
    stage.done(&format!("{one}/absagen"), &[]).await;
    assert!(stage.page(&format!("{desk}/aussteller")).await.contains("Kommen nicht"));
}

async fn interviews_are_counted_before_they_are_made(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.published("messe").await;
    let path = format!("{desk}/gespraeche");
    assert!(stage.page(&path).await.contains("Noch ist kein Unternehmen"));
    let id = stage.company.id.to_string();
    let company = [("company_id", id.as_str()), ("interviewers", "Jana Meyer\nOlli Kraus")];
    let to = stage.done(&format!("{desk}/aussteller/neu"), &company).await;
    let exhibitor = to.split('?').next().unwrap().rsplit('/').next().unwrap();
    let chosen = stage.done(&path, &[("exhibitor_id", exhibitor), ("tun", "waehlen")]).await;
    let fields = filled(&stage.page(&chosen).await, &path);
    let times = [("from", "2030-05-05T10:00"), ("until", "2030-05-05T11:00"), ("tun", "zeigen")];
    let (status, page) = stage.answer(&path, &with(&fields, &times)).await;
    assert_eq!(status, 200);
    assert_eq!(all(&page, ".event-table caption"), ["Das werden 8 Gespräche"]);
    let wrong = [("minutes", "3"), ("tun", "zeigen")];
    assert_eq!(stage.answer(&path, &with(&fields, &wrong)).await.0, 422);
    stage.done(&path, &with(&filled(&page, &path), &[("tun", "speichern")])).await;
    let made = stage.view(&desk).await.slots.into_iter().filter(|line| line.slot.interviewer_id.is_some());
    assert_eq!(made.count(), 8);
}

async fn next_years_edition_is_made_from_this_years(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.published("tour").await;
    let listed = stage.page(&format!("{EVENTS}/vorjahr")).await;
    assert_eq!(attribute(&listed, ".desk-row a", "href"), [format!("{desk}/kopieren")]);
    let path = format!("{desk}/kopieren");
    let form = stage.page(&path).await;
    assert_eq!(attribute(&form, "#title", "value"), ["Jobtour Franken 2031"]);
    assert_eq!(stage.answer(&path, &[("starts_on", "nie"), ("title", "Jobtour")]).await.0, 422);
    let to = stage.done(&path, &borrowed(&filled(&form, &path))).await;
    let copy = stage.view(to.split('?').next().unwrap()).await;
    assert_eq!(copy.event.title, "Jobtour Franken 2031");
    assert_eq!(copy.slots.len(), 2);
}

async fn a_foreign_clusters_events_are_nobodys_business(backend: Backend) {
    let stage = stage(backend).await;
    let desk = stage.published("seminar").await;
    let other = world::cluster(&stage.server.db, "pfalz").await;
    let stranger: Person = people::manager_of(&stage.server, other.id, "pia@pfalz.example").await;
    let server: &TestServer = &stage.server;
    let slot = stage.view(&desk).await.slots[0].slot.id;
    let id = desk.rsplit('/').next().unwrap();
    for path in [EVENTS.to_owned(), desk.clone(), format!("/cluster/pfalz/veranstaltungen/{id}")] {
        assert_eq!(stranger.get(server, &path).await.status(), 404, "{path}");
    }
    for path in ["absagen", "angaben", "hallenplan", &format!("termine/{slot}")] {
        let path = format!("/cluster/pfalz/veranstaltungen/{id}/{path}");
        assert_eq!(stranger.post(server, &path, &[("reason", "darum")]).await.status(), 404, "{path}");
    }
    assert_eq!(stage.admin.get(server, &desk).await.status(), 404, "companies have their own desk");
    let slots = stage.view(&stage.event("treffen").await).await.slots[0].slot.id;
    let path = format!("{desk}/termine/{slots}");
    assert_eq!(stage.manager.get(server, &path).await.status(), 404, "another event's slot");
}
