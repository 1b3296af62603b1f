//! Places are written, checked, published, offered again.
use lotse_tests::{Backend, on_both_databases};

use super::{DESK, Stage, id_of, stage};
use crate::{all, attribute};

on_both_databases!(
    a_place_is_written_checked_and_handed_in,
    what_is_wrong_is_said_and_what_was_typed_stays,
    the_checker_advises_and_stores_nothing,
    a_published_place_is_paused_copied_and_closed,
    somebody_elses_change_is_not_overwritten_unseen
);

async fn a_place_is_written_checked_and_handed_in(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let form = admin.page(server, &format!("{DESK}/stellen/neu")).await;
    assert_eq!(attribute(&form, "input[name=questions][checked]", "value"), ["why", "strengths", "tried"]);
    assert_eq!(attribute(&form, "input[name=sites][checked]", "value").len(), 1, "there is only one");
    let names = attribute(&form, "form[data-check] button", "value");
    assert_eq!(names[0], "speichern", "the enter key saves");

    let filled = admin
        .post(server, &format!("{DESK}/stellen/neu"), &[("occupation", "Mechatroniker/in"), ("tun", "beruf")])
        .await;
    assert_eq!(filled.status(), 200);
    let filled = filled.text().await.unwrap();
    assert_eq!(attribute(&filled, "#duration_months", "value"), ["42"]);
    assert!(!all(&filled, "#description")[0].is_empty());
    let unknown = [("occupation", "Drachenreiter"), ("tun", "beruf")];
    assert_eq!(admin.post(server, &format!("{DESK}/stellen/neu"), &unknown).await.status(), 422);

    let path = stage.draft("Industriemechanik").await;
    let edit = admin.page(server, &path).await;
    assert_eq!(attribute(&edit, "#title", "value"), ["Industriemechanik"]);
    assert_eq!(attribute(&edit, "input[name=pay_by_year]", "value"), ["1150", "1250,5", "", ""]);
    assert_eq!(attribute(&edit, "#weekly_minutes", "value"), ["38,5"]);
    assert_eq!(attribute(&edit, "input[name=questions][checked]", "value"), ["why", "tried"]);
    let preview = admin.page(server, &format!("{path}/vorschau")).await;
    assert!(all(&preview, "h1")[0].contains("Industriemechanik (m/w/d)"));
    assert!(preview.contains("38,5 Stunden") && preview.contains("1.250,50"));
    assert_eq!(attribute(&preview, "meta[name=robots]", "content"), ["noindex"]);
    let id = id_of(&path);
    assert_eq!(server.get(&format!("/stellen/x-{id}")).await.status(), 404, "nobody else sees a draft");

    let to = admin.done(server, &format!("{path}/schritt"), &[("schritt", "abgeben")]).await;
    let list = admin.page(server, &to).await;
    assert!(all(&list, "h2").contains(&"In Prüfung".to_owned()), "{list}");
    admin.done(server, &format!("{path}/schritt"), &[("schritt", "zuruecknehmen")]).await;
    assert!(
        all(&admin.page(server, &format!("{path}/entfernen")).await, "h1")[0].contains("Industriemechanik")
    );
    admin.done(server, &format!("{path}/entfernen"), &[]).await;
    assert_eq!(admin.get(server, &path).await.status(), 404);
}

async fn what_is_wrong_is_said_and_what_was_typed_stays(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let start = stage.day(200);
    for (field, value) in [
        ("title", ""),
        ("places", "viele"),
        ("places", "0"),
        ("postal_code", "904"),
        ("postal_code", "00000"),
        ("starts_on", "irgendwann"),
        ("pay_by_year", "gut"),
        ("weekly_minutes", "60"),
        ("deadline", "31.2.2027"),
        ("expires_on", "2020-01-01"),
        ("most_open", "0"),
    ] {
        let mut typed = Stage::typed("Industriemechanik", &start);
        typed.retain(|(name, _)| *name != field);
        typed.extend([(field, value), ("summary", "Zwei Sätze.")]);
        let answer = admin.post(server, &format!("{DESK}/stellen/neu"), &typed).await;
        assert_eq!(answer.status(), 422, "{field}={value}");
        let page = answer.text().await.unwrap();
        assert_eq!(attribute(&page, ".mistakes a", "href"), [format!("#{field}")], "{field}={value}");
        assert_eq!(all(&page, &format!("#{field}-fehler")).len(), 1, "{field}={value}");
        assert_ne!(all(&page, &format!("#{field}-fehler"))[0], "Das passt so nicht.", "{field}={value}");
        assert_eq!(all(&page, "#summary"), ["Zwei Sätze."]);
    }
    let list = admin.page(server, &format!("{DESK}/stellen")).await;
    assert!(!list.contains("Industriemechanik"), "nothing was stored");
}

async fn the_checker_advises_and_stores_nothing(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let typed = [
        ("kind", "apprenticeship"),
        ("title", "Koch"),
        ("description", "Wir sind ein junges Team."),
        ("starts_on", "2026-08-01"),
        ("pay_by_year", "500"),
    ];
    let fragment = admin.post(server, &format!("{DESK}/stellen/pruefen"), &typed).await;
    assert_eq!(fragment.status(), 200);
    let fragment = fragment.text().await.unwrap();
    assert!(!fragment.contains("<html") && fragment.contains("junges Team"), "{fragment}");
    let fields = attribute(&fragment, ".tip a", "href");
    assert!(fields.contains(&"#pay_by_year".into()) && fields.contains(&"#description".into()), "{fields:?}");
    assert!(fragment.contains("724\u{a0}€"), "with the figure of the law");
    let asked: Vec<_> = typed.iter().copied().chain([("tun", "pruefen")]).collect();
    let page = admin.post(server, &format!("{DESK}/stellen/neu"), &asked).await;
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    assert!(!all(&page, ".tip-here").is_empty() && !all(&page, ".posting-tips .tip").is_empty());
    assert_eq!(all(&page, "#description"), ["Wir sind ein junges Team."]);
    assert!(!admin.page(server, &format!("{DESK}/stellen")).await.contains("Koch"));
    let saved: Vec<_> = typed.iter().copied().chain([("tun", "speichern")]).collect();
    admin.done(server, &format!("{DESK}/stellen/neu"), &saved).await;
}

async fn a_published_place_is_paused_copied_and_closed(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let path = stage.published("Industriemechanik").await;
    let public = format!("/stellen/industriemechanik-{}", id_of(&path));
    assert_eq!(server.get(&public).await.status(), 200);
    admin.done(server, &format!("{path}/schritt"), &[("schritt", "pause")]).await;
    assert_eq!(server.get(&public).await.status(), 404);
    let twice = admin.done(server, &format!("{path}/schritt"), &[("schritt", "pause")]).await;
    assert!(twice.ends_with("?fertig=schon-anders"), "a second click only shows how it stands");
    admin.done(server, &format!("{path}/schritt"), &[("schritt", "weiter")]).await;
    assert_eq!(server.get(&public).await.status(), 200);

    let until = stage.day(100);
    admin.done(server, &format!("{path}/verlaengern"), &[("until", &until)]).await;
    let edit = admin.page(server, &path).await;
    assert_eq!(attribute(&edit, "#expires_on", "value"), [until]);
    let far = stage.day(4_000);
    assert_eq!(admin.post(server, &format!("{path}/verlaengern"), &[("until", &far)]).await.status(), 422);

    let copy = admin.done(server, &format!("{path}/kopie"), &[("jahr", "ja")]).await;
    let start = attribute(&admin.page(server, &path).await, "#starts_on", "value").remove(0);
    let later = attribute(&admin.page(server, &copy).await, "#starts_on", "value").remove(0);
    let year = |day: &str| day[..4].parse::<i32>().unwrap();
    assert_eq!(year(&later), year(&start) + 1);

    stage.applied("mia@example.org", "Mia Schulz", id_of(&path)).await;
    let asks = admin.page(server, &format!("{path}/schliessen")).await;
    assert!(asks.contains("1 Person mit offener Bewerbung"), "{asks}");
    assert_eq!(admin.post(server, &format!("{path}/schliessen"), &[]).await.status(), 422);
    admin.done(server, &format!("{path}/schliessen"), &[("reason", "filled_elsewhere")]).await;
    assert_eq!(server.get(&public).await.status(), 404);
    let board = admin.page(server, &format!("{DESK}/bewerbungen")).await;
    assert!(all(&board, ".lane-current .board-card")[0].contains("Abgesagt"), "{board}");
    let shown = admin.get(server, &path).await;
    assert_eq!(shown.status(), 303, "what is filled is looked at, not changed");
    let list = admin.page(server, &format!("{DESK}/stellen")).await;
    assert!(list.contains("Besetzt") && list.contains("Kommt aus einem anderen System"));
}

async fn somebody_elses_change_is_not_overwritten_unseen(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let path = stage.draft("Industriemechanik").await;
    let version = attribute(&admin.page(server, &path).await, "input[name=version]", "value").remove(0);
    let start = stage.day(200);
    let mut first = Stage::typed("Von Olli", &start);
    first.push(("version", &version));
    admin.done(server, &path, &first).await;
    let mut second = Stage::typed("Von Jana", &start);
    second.push(("version", &version));
    let answer = admin.post(server, &path, &second).await;
    assert_eq!(answer.status(), 409);
    let page = answer.text().await.unwrap();
    assert_eq!(attribute(&page, "#title", "value"), ["Von Jana"], "what was typed stays");
    let now = attribute(&page, "input[name=version]", "value").remove(0);
    assert_ne!(now, version);
    second.retain(|(name, _)| *name != "version");
    second.push(("version", &now));
    admin.done(server, &path, &second).await;
    assert_eq!(attribute(&admin.page(server, &path).await, "#title", "value"), ["Von Jana"]);
}
