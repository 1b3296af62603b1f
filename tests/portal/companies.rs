//! A company at its desk: it writes places, answers applications and says who it is.
use std::fmt::Write;

use chrono::TimeDelta;
use lotse_domain::{
    application::{
        Answer, QuestionKey, Target,
        submit::{self, ApplicationDraft},
    },
    cluster::Cluster,
    company::{self, Company},
    vacancy::desk,
};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use reqwest::header;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{all, attribute};

on_both_databases!(
    a_place_is_written_checked_and_handed_in,
    what_is_wrong_is_said_and_what_was_typed_stays,
    the_checker_advises_and_stores_nothing,
    a_published_place_is_paused_copied_and_closed,
    somebody_elses_change_is_not_overwritten_unseen,
    an_application_is_read_after_it_was_opened,
    a_pupil_is_invited_gets_the_place_and_messages,
    several_are_refused_after_a_look_at_the_text,
    a_profile_is_written_and_has_pictures,
    nothing_of_it_is_there_for_others
);

const DESK: &str = "/betrieb/regnitz-formteile-gmbh";
const ANSWER: &str = "Weil ich gern schraube.";

struct Stage {
    server: TestServer,
    cluster: Cluster,
    company: Company,
    admin: Person,
    manager: Person,
}

/// A member of a cluster with an admin, and one place that came by an import.
async fn stage(backend: Backend) -> Stage {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let imported = world::draft("Mechatroniker (m/w/d)", "Regnitz Formteile GmbH", "90402");
    world::import(&server.db, world::run_of(&cluster, "template"), vec![world::record(2, "1", imported)])
        .await;
    let company = company::Entity::find()
        .filter(company::Column::Slug.eq("regnitz-formteile-gmbh"))
        .one(server.db.read())
        .await
        .unwrap()
        .expect("the company");
    let admin = people::admin_of(&server, company.id, "jana@regnitz.example").await;
    let manager = people::manager_of(&server, cluster.id, "kim@franken.example").await;
    Stage { server, cluster, company, admin, manager }
}

impl Stage {
    fn day(&self, days: i64) -> String {
        (self.server.clock.now() + TimeDelta::days(days)).date_naive().to_string()
    }

    /// What somebody types who is in a hurry.
    fn typed<'a>(&'a self, title: &'a str, start: &'a str) -> Vec<(&'a str, &'a str)> {
        vec![
            ("kind", "apprenticeship"),
            ("title", title),
            ("places", "2"),
            ("postal_code", "90402"),
            ("starts_on", start),
            ("pay_by_year", "1.150"),
            ("pay_by_year", "1.250,50"),
            ("pay_by_year", ""),
            ("pay_by_year", ""),
            ("weekly_minutes", "38,5"),
            ("benefits", "Kantine\n30 Tage Urlaub"),
            ("questions", "why"),
            ("questions", "tried"),
        ]
    }

    /// A draft; its path.
    async fn draft(&self, title: &str) -> String {
        let start = self.day(200);
        let mut typed = self.typed(title, &start);
        typed.push(("tun", "speichern"));
        let to = self.admin.done(&self.server, &format!("{DESK}/stellen/neu"), &typed).await;
        assert!(to.ends_with("?fertig=entwurf-gespeichert"), "{to}");
        to.split('?').next().unwrap().to_owned()
    }

    /// A published place; its path.
    async fn published(&self, title: &str) -> String {
        let path = self.draft(title).await;
        self.admin.done(&self.server, &format!("{path}/schritt"), &[("schritt", "abgeben")]).await;
        let actor = self.manager.actor(&self.server).await;
        let clock = &*self.server.clock;
        desk::publish(&self.server.db, clock, &actor, self.cluster.id, id_of(&path))
            .await
            .expect("published");
        path
    }

    /// Somebody who is old enough applies; the path of the application at the desk.
    async fn applied(&self, mail: &str, name: &str, vacancy: Uuid) -> (Person, String) {
        let pupil = people::signed_in(&self.server, mail).await;
        let draft = ApplicationDraft {
            name: name.into(),
            birth_date: "2008-05-04".parse().ok(),
            phone: Some("0911 4711".into()),
            school: Some("Realschule am Fluss".into()),
            answers: vec![Answer { question: QuestionKey::Why, text: ANSWER.into() }],
            ..Default::default()
        };
        let (actor, clock) = (pupil.actor(&self.server).await, &*self.server.clock);
        let target = Target::Vacancy(vacancy);
        let sent = submit::apply(&self.server.db, clock, &actor, target, draft, Vec::new()).await;
        let id = sent.expect("sent").application.id;
        (pupil, format!("{DESK}/bewerbungen/{id}"))
    }
}

fn id_of(path: &str) -> Uuid {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

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
        let mut typed = stage.typed("Industriemechanik", &start);
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
    let mut first = stage.typed("Von Olli", &start);
    first.push(("version", &version));
    admin.done(server, &path, &first).await;
    let mut second = stage.typed("Von Jana", &start);
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

/// A picture of one pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0,
    1, 0, 0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

impl Stage {
    /// Sends the form for a picture.
    async fn upload(&self, alt: &str, file: Option<&[u8]>) -> reqwest::Response {
        let mut head = String::new();
        for (name, value) in [("csrf", self.admin.csrf().as_str()), ("kind", "photo"), ("photo_alt", alt)] {
            write!(head, "--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .unwrap();
        }
        let mut body = head.into_bytes();
        if let Some(bytes) = file {
            body.extend_from_slice(
                b"--cut\r\ncontent-disposition: form-data; name=\"photo\"; filename=\"halle.png\"\r\n\
                  content-type: image/png\r\n\r\n",
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--cut--\r\n");
        let url = format!("{}{DESK}/profil/bilder", self.server.base);
        self.server
            .http
            .post(url)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
            .header(header::ORIGIN, &self.server.base)
            .header(header::COOKIE, self.admin.cookie())
            .body(body)
            .send()
            .await
            .unwrap()
    }
}

async fn a_profile_is_written_and_has_pictures(backend: Backend) {
    let stage = stage(backend).await;
    let (server, admin) = (&stage.server, &stage.admin);
    let path = format!("{DESK}/profil");
    let version = attribute(&admin.page(server, &path).await, "input[name=version]", "value").remove(0);
    let typed = [
        ("version", version.as_str()),
        ("summary", "Wir formen Kunststoff."),
        ("employees", "1.200"),
        ("website", "regnitz.example"),
        ("learn", "Drehen und fräsen."),
        ("contact_name", "Maria Muster"),
        ("takes_speculative", "ja"),
    ];
    let to = admin.done(server, &path, &typed).await;
    let page = admin.page(server, &to).await;
    assert_eq!(attribute(&page, "#employees", "value"), ["1200"]);
    assert_eq!(attribute(&page, "#website", "value"), ["https://regnitz.example"]);
    assert_eq!(attribute(&page, "#takes_speculative[checked]", "value"), ["ja"]);
    let stale = admin.post(server, &path, &typed).await;
    assert_eq!(stale.status(), 409);
    assert_eq!(all(&stale.text().await.unwrap(), "#learn"), ["Drehen und fräsen."]);
    let wrong = admin.post(server, &path, &[("employees", "viele"), ("summary", "Neu.")]).await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(all(&wrong.text().await.unwrap(), "#summary"), ["Neu."]);

    let missing = stage.upload("", None).await;
    assert_eq!(missing.status(), 422);
    let page = missing.text().await.unwrap();
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#photo", "#photo_alt"]);
    let text = stage.upload("Die Halle", Some(b"Das ist kein Bild.")).await;
    assert_eq!(text.status(), 422);
    let page = text.text().await.unwrap();
    assert!(page.contains("halle.png") && attribute(&page, "#photo_alt", "value") == ["Die Halle"], "{page}");
    let added = stage.upload("Die Halle", Some(PIXEL)).await;
    assert_eq!(added.status(), 303, "{}", added.text().await.unwrap());
    let page = admin.page(server, &path).await;
    let src = attribute(&page, ".picture img", "src").remove(0);
    assert_eq!(attribute(&page, ".picture img", "alt"), ["Die Halle"]);
    assert_eq!(admin.get(server, &src).await.status(), 200);
    let remove = attribute(&page, ".picture a", "href").remove(0);
    assert!(admin.page(server, &remove).await.contains("Die Halle"));
    admin.done(server, &remove, &[]).await;
    assert!(attribute(&admin.page(server, &path).await, ".picture img", "src").is_empty());
    assert_eq!(admin.get(server, &src).await.status(), 404);
}

async fn nothing_of_it_is_there_for_others(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let vacancy = stage.published("Industriemechanik").await;
    let draft = stage.draft("Geheimer Entwurf").await;
    let (pupil, path) = stage.applied("mia@example.org", "Mia Schulz", id_of(&vacancy)).await;
    stage.admin.done(server, &format!("{path}/oeffnen"), &[]).await;
    let other = world::draft("Koch", "Gasthof Adler", "90402");
    world::import(&server.db, world::run_of(&stage.cluster, "other"), vec![world::record(2, "9", other)])
        .await;
    let adler = company::Entity::find()
        .filter(company::Column::Slug.eq("gasthof-adler"))
        .one(server.db.read())
        .await
        .unwrap()
        .expect("the other company");
    let rival = people::admin_of(server, adler.id, "eve@adler.example").await;
    // By the rival's own address as well: an id of somebody else's is no way in.
    let across = |path: &str| path.replace("regnitz-formteile-gmbh", "gasthof-adler");
    for path in [&path, &draft, &vacancy] {
        assert_eq!(rival.get(server, &across(path)).await.status(), 404, "{path}");
    }
    for (part, fields) in [
        (format!("{path}/oeffnen"), vec![]),
        (format!("{path}/absage"), vec![("text", "Nein.")]),
        (format!("{path}/notiz"), vec![("note", "Von nebenan")]),
        (format!("{draft}/schritt"), vec![("schritt", "abgeben")]),
        (format!("{vacancy}/schliessen"), vec![("reason", "cancelled")]),
        (format!("{vacancy}/kopie"), vec![]),
    ] {
        assert_eq!(rival.post(server, &across(&part), &fields).await.status(), 404, "{part}");
    }
    let id = id_of(&path).to_string();
    let several = [("id", id.as_str()), ("tun", "absagen"), ("sicher", "ja"), ("text", "Nein.")];
    let to =
        rival.done(server, &format!("{}/mehrere", across(&format!("{DESK}/bewerbungen"))), &several).await;
    assert!(to.contains("erledigt=0"), "{to}");
    for who in [&rival, &pupil, &stage.manager] {
        for part in ["", "/stellen", "/stellen/neu", "/bewerbungen", "/profil"] {
            assert_eq!(who.get(server, &format!("{DESK}{part}")).await.status(), 404, "{} {part}", who.mail);
        }
    }
    let stranger = server.get(&format!("{DESK}/bewerbungen")).await;
    assert_eq!(stranger.status(), 303);
    let shown = stage.admin.page(server, &path).await;
    assert!(shown.contains("Gelesen") && !shown.contains("Von nebenan"));
}
