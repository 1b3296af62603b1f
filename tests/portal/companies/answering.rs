//! Applications are opened, answered and refused.
use lotse_tests::{Backend, on_both_databases, people};

use super::{ANSWER, DESK, id_of, stage};
use crate::{all, attribute};

on_both_databases!(
    an_application_is_read_after_it_was_opened,
    a_pupil_is_invited_gets_the_place_and_messages,
    several_are_refused_after_a_look_at_the_text
);

async fn an_application_is_read_after_it_was_opened(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let vacancy = stage.published("Industriemechanik").await;
    let (_, path) = stage.applied("mia@example.org", "Mia Schulz", id_of(&vacancy)).await;
    let overview = admin.page(server, DESK).await;
    assert!(overview.contains("1 neue Bewerbung") && overview.contains("Bewerbungen (1 neu)"), "{overview}");
    let board = admin.page(server, &format!("{DESK}/bewerbungen")).await;
    let card = all(&board, ".lane-current .board-card").remove(0);
    for word in ["Mia Schulz", "Industriemechanik (m/w/d)", "wartet seit heute", "fällig in 14 Tagen"] {
        assert!(card.contains(word), "{word}: {card}");
    }
    let open = attribute(&board, "button[formaction]", "formaction").remove(0);
    for _ in 0..2 {
        let unread = admin.page(server, &path).await;
        assert!(!unread.contains(ANSWER) && !unread.contains("0911 4711"), "reading changes nothing");
        assert_eq!(attribute(&unread, "main form", "action"), [open.as_str()]);
    }
    for part in ["einladen", "zusage", "absage"] {
        assert_eq!(admin.get(server, &format!("{path}/{part}")).await.status(), 404, "{part}: not yet");
    }
    assert_eq!(admin.done(server, &open, &[]).await, path);
    assert_eq!(admin.done(server, &open, &[]).await, path, "a second click does no harm");
    let read = admin.page(server, &path).await;
    for fact in [ANSWER, "0911 4711", "Realschule am Fluss", "Warum dieser Beruf?", "Jahre"] {
        assert!(read.contains(fact), "{fact}");
    }
    assert!(!read.contains("mia@example.org") && !read.contains("2008"), "{read}");
    assert!(people::newest_letter(server, "mia@example.org", "application_moved").await.is_some());

    let filtered = |query: &str| format!("{DESK}/bewerbungen?{query}");
    for (query, shown) in [
        ("name=schulz", true),
        ("name=meier", false),
        ("stelle=initiativ", false),
        (format!("stelle={}", id_of(&vacancy)).as_str(), true),
        ("eilig=ja", false),
    ] {
        let page = admin.page(server, &filtered(query)).await;
        assert_eq!(page.contains("Mia Schulz"), shown, "{query}");
    }
}

async fn a_pupil_is_invited_gets_the_place_and_messages(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let vacancy = stage.published("Industriemechanik").await;
    let (_, path) = stage.applied("mia@example.org", "Mia Schulz", id_of(&vacancy)).await;
    admin.done(server, &format!("{path}/oeffnen"), &[]).await;
    let page = admin.page(server, &format!("{path}/einladen?text=2")).await;
    let text = all(&page, "#text").remove(0);
    assert!(
        text.starts_with("Guten Tag Mia Schulz,") && text.contains("Industriemechanik (m/w/d)"),
        "{text}"
    );
    assert!(
        all(&admin.page(server, &format!("{path}/einladen")).await, "#text")[0].starts_with("Hallo Mia,")
    );

    let (day, past) = (stage.day(30), stage.day(-3));
    let invite = |day: &'static str, time: &'static str| {
        [("text", "Kommen Sie vorbei."), ("day", day), ("time", time), ("minutes", "45"), ("place", "Tor 2")]
    };
    for (wrong, at) in [(invite("", ""), "#dates"), (invite("morgen", "10:00"), "#dates")] {
        let answer = admin.post(server, &format!("{path}/einladen"), &wrong).await;
        assert_eq!(answer.status(), 422);
        let page = answer.text().await.unwrap();
        assert_eq!(attribute(&page, ".mistakes a", "href"), [at]);
        assert_eq!(all(&page, "#text"), ["Kommen Sie vorbei."]);
    }
    let mut dates = invite("", "").to_vec();
    (dates[1], dates[2]) = (("day", past.as_str()), ("time", "10:00"));
    assert_eq!(admin.post(server, &format!("{path}/einladen"), &dates).await.status(), 422, "it is over");
    (dates[1], dates[2]) = (("day", day.as_str()), ("time", "14:30"));
    let to = admin.done(server, &format!("{path}/einladen"), &dates).await;
    let read = admin.page(server, &to).await;
    assert!(read.contains("14:30, 45 Minuten") && read.contains("Tor 2"), "{read}");
    assert!(read.contains("Kommen Sie vorbei.") && read.contains("Eingeladen"));

    admin.done(server, &format!("{path}/notiz"), &[("note", "Wirkt neugierig.")]).await;
    admin.done(server, &format!("{path}/nachricht"), &[("message", "Bitte feste Schuhe.")]).await;
    let empty = admin.post(server, &format!("{path}/nachricht"), &[("message", " ")]).await;
    assert_eq!(empty.status(), 422);
    let read = admin.page(server, &path).await;
    assert!(read.contains("Wirkt neugierig.") && read.contains("Bitte feste Schuhe."));

    let far = stage.day(90);
    let offer = [("text", "Der Platz gehört Ihnen."), ("reply_by", &far)];
    assert_eq!(admin.post(server, &format!("{path}/zusage"), &offer).await.status(), 422);
    admin.done(server, &format!("{path}/zusage"), &offer[..1]).await;
    let read = admin.page(server, &path).await;
    assert!(read.contains("Zusage gesendet") && read.contains("Antwort der Person bis"));
    let again = admin.post(server, &format!("{path}/absage"), &[("text", "Doch nicht.")]).await;
    assert_eq!(again.status(), 409, "an offer stands");
    let page = again.text().await.unwrap();
    assert_eq!(all(&page, "#text"), ["Doch nicht."]);
}

async fn several_are_refused_after_a_look_at_the_text(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let vacancy = stage.published("Industriemechanik").await;
    let (_, first) = stage.applied("mia@example.org", "Mia Schulz", id_of(&vacancy)).await;
    let (_, second) = stage.applied("ben@example.org", "Ben Wolf", id_of(&vacancy)).await;
    let (first, second) = (id_of(&first).to_string(), id_of(&second).to_string());
    let several = format!("{DESK}/bewerbungen/mehrere");
    let none = admin.done(server, &several, &[("tun", "absagen")]).await;
    assert!(admin.page(server, &none).await.contains("Setzen Sie zuerst Haken"));

    let both = [("id", first.as_str()), ("id", second.as_str())];
    let read: Vec<_> = both.into_iter().chain([("tun", "gelesen")]).collect();
    let to = admin.done(server, &several, &read).await;
    assert!(admin.page(server, &to).await.contains("2 Bewerbungen sind erledigt"));
    let asked: Vec<_> = both.into_iter().chain([("tun", "absagen")]).collect();
    let asks = admin.post(server, &several, &asked).await;
    assert_eq!(asks.status(), 200, "nothing is sent yet");
    let asks = asks.text().await.unwrap();
    assert!(asks.contains("Mia Schulz") && asks.contains("Ben Wolf"));
    assert_eq!(attribute(&asks, "input[name=id]", "value").len(), 2);
    let seen = admin.page(server, &format!("{DESK}/bewerbungen?spalte=seen")).await;
    assert_eq!(all(&seen, ".lane-current .board-card").len(), 2);
    let empty: Vec<_> = asked.iter().copied().chain([("sicher", "ja"), ("text", " ")]).collect();
    assert_eq!(admin.post(server, &several, &empty).await.status(), 422);
    let sure: Vec<_> =
        asked.iter().copied().chain([("sicher", "ja"), ("text", "Danke und alles Gute.")]).collect();
    admin.done(server, &several, &sure).await;
    let done = admin.page(server, &format!("{DESK}/bewerbungen?spalte=done")).await;
    assert_eq!(all(&done, ".lane-current .board-card").len(), 2);
    let again = admin.done(server, &several, &sure).await;
    let told = admin.page(server, &again).await;
    assert!(
        told.contains("Nichts wurde geändert.") && told.contains("Bei 2 Bewerbungen ging das nicht mehr.")
    );
}
