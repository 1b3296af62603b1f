//! What a cluster's managers check, decide and look after; and what the public pages show of it.
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    application::{
        ApplicationState, Target, guarantee,
        submit::{self, ApplicationDraft},
    },
    clock::FixedClock,
    cluster::Cluster,
    company::Company,
    report::{self, Reason},
    session::Device,
    vacancy::{
        VacancyDraft,
        desk::{self, DeskStep, OwnVacancy, PostingDraft},
    },
};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{
    all, attribute,
    browser::{Browser, fields_of},
};

on_both_databases!(
    a_posting_is_sent_back_with_remarks_and_then_published,
    a_trusted_companys_postings_need_no_review,
    what_differs_from_a_similar_posting_is_said_in_words,
    a_stranger_reports_a_posting_and_a_manager_withdraws_it,
    a_report_without_ground_is_closed,
    overdue_answers_name_nobody_and_the_days_can_be_set,
    these_pages_are_for_the_clusters_managers_alone
);

pub(super) struct Stage {
    pub(super) server: TestServer,
    cluster: Cluster,
    pub(super) company: Company,
    pub(super) manager: Person,
    pub(super) admin: Person,
}

/// A cluster with a manager and a member that has an admin and one imported posting.
pub(super) async fn stage(backend: Backend) -> Stage {
    staged(TestServer::start(backend).await).await
}

async fn staged(server: TestServer) -> Stage {
    let cluster = world::cluster(&server.db, "franken").await;
    let imported = world::draft("Mechatroniker (m/w/d)", "Regnitz Formteile GmbH", "90402");
    world::import(&server.db, world::run_of(&cluster, "template"), vec![world::record(2, "1", imported)])
        .await;
    let company = lotse_domain::company::Entity::find()
        .filter(lotse_domain::company::Column::Name.eq("Regnitz Formteile GmbH"))
        .one(server.db.read())
        .await
        .unwrap()
        .expect("the company");
    let manager = people::manager_of(&server, cluster.id, "kim@franken.example").await;
    let admin = people::admin_of(&server, company.id, "jana@regnitz.example").await;
    Stage { server, cluster, company, manager, admin }
}

impl Stage {
    /// A posting that the company has handed in.
    async fn handed_in(&self, title: &str) -> OwnVacancy {
        let (server, actor) = (&self.server, self.admin.actor(&self.server).await);
        let gazetteer = lotse::database::gazetteer(&server.db).await.unwrap();
        let vacancy = VacancyDraft {
            description: Some("Du lernst, wie man Kunststoff formt und prüft.".into()),
            places: Some(4),
            ..world::draft(title, "", "90402")
        };
        let posting = PostingDraft { vacancy, ..PostingDraft::default() };
        let made = desk::create(&server.db, &*server.clock, &actor, self.company.id, &gazetteer, posting)
            .await
            .unwrap();
        self.submit(made.vacancy.id).await
    }

    async fn submit(&self, vacancy: Uuid) -> OwnVacancy {
        let (server, actor) = (&self.server, self.admin.actor(&self.server).await);
        desk::step(&server.db, &*server.clock, &actor, self.company.id, vacancy, DeskStep::Submit)
            .await
            .unwrap()
    }

    pub(super) fn member(&self) -> String {
        format!("/cluster/franken/mitglieder/{}", self.company.id)
    }

    /// The posting that was imported.
    pub(super) async fn imported(&self) -> Uuid {
        lotse_domain::vacancy::Entity::find()
            .filter(lotse_domain::vacancy::Column::CompanyId.eq(self.company.id))
            .filter(lotse_domain::vacancy::Column::Source.eq("template"))
            .one(self.server.db.read())
            .await
            .unwrap()
            .expect("the posting")
            .id
    }
}

async fn a_posting_is_sent_back_with_remarks_and_then_published(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let id = stage.handed_in("Verfahrensmechaniker").await.vacancy.id;
    let public = format!("/stellen/verfahrensmechaniker-{id}");
    assert_eq!(server.get(&public).await.status(), 404, "nobody sees what is not checked");
    let today = manager.page(server, "/cluster/franken").await;
    assert!(all(&today, ".figures a").contains(&"1 Stelle zu prüfen".to_owned()), "{today}");
    let queue = manager.page(server, "/cluster/franken/pruefung").await;
    let link = attribute(&queue, ".desk-row-title a", "href").remove(0);
    assert_eq!(link, format!("/cluster/franken/pruefung/{id}"));
    assert!(queue.contains("wartet seit heute") && queue.contains("Regnitz Formteile GmbH"));
    let page = manager.page(server, &link).await;
    for part in ["Verfahrensmechaniker (m/w/d)", "90402 Nürnberg", "wie man Kunststoff formt"] {
        assert!(page.contains(part), "{part}");
    }
    let back = format!("{link}/zurueckgeben");
    let without = manager.post(server, &back, &[("title", " ")]).await;
    assert_eq!(without.status(), 422);
    assert_eq!(attribute(&without.text().await.unwrap(), ".mistakes a", "href"), ["#vacancy"]);
    let long = "x".repeat(1_001);
    let fields = [("pay_by_year", "Bitte nennen Sie den Lohn."), ("description", long.as_str())];
    let endless = manager.post(server, &back, &fields).await;
    assert_eq!(endless.status(), 422);
    let endless = endless.text().await.unwrap();
    assert_eq!(attribute(&endless, ".mistakes a", "href"), ["#description"]);
    assert_eq!(all(&endless, "#pay_by_year"), ["Bitte nennen Sie den Lohn."], "what was typed stays");
    let to = manager.done(server, &back, &fields[..1]).await;
    assert!(manager.page(server, &to).await.contains("Die Stelle ist zurückgegeben"));
    assert_eq!(manager.get(server, &link).await.status(), 404, "it waits no more");
    let own =
        desk::find_own(&server.db, &stage.admin.actor(server).await, stage.company.id, id).await.unwrap();
    assert_eq!(own.desk.remarks.0.len(), 1);
    assert_eq!(own.desk.remarks.0[0].field, "pay_by_year");
    assert!(people::newest_letter(server, &stage.admin.mail, "vacancy_sent_back").await.is_some());

    stage.submit(id).await;
    let to = manager.done(server, &format!("{link}/veroeffentlichen"), &[]).await;
    assert!(manager.page(server, &to).await.contains("geprüft und öffentlich"));
    assert_eq!(server.get(&public).await.status(), 200);
    assert!(people::newest_letter(server, &stage.admin.mail, "vacancy_published").await.is_some());
    let again = manager.post(server, &format!("{link}/veroeffentlichen"), &[]).await;
    assert!(again.status() == 404 || again.status() == 409, "{}", again.status());
}

async fn a_trusted_companys_postings_need_no_review(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager, member) = (&stage.server, &stage.manager, stage.member());
    let first = stage.handed_in("Verfahrensmechaniker").await.vacancy.id;
    let review = format!("/cluster/franken/pruefung/{first}");
    let trust = format!("{member}/vertrauen");
    let page = manager.page(server, &review).await;
    assert_eq!(attribute(&page, &format!("form[action='{trust}'] input[name=vertrauen]"), "value"), ["ja"]);
    let fields = [("vertrauen", "ja"), ("stelle", &*first.to_string())];
    let to = manager.done(server, &trust, &fields).await;
    assert_eq!(to, format!("{review}?fertig=vertraut"));
    assert!(manager.page(server, &to).await.contains("Sie vertrauen dem Unternehmen jetzt"));
    let second = stage.handed_in("Industriekaufmann").await.vacancy.id;
    assert_eq!(server.get(&format!("/stellen/industriekaufmann-{second}")).await.status(), 200, "at once");
    let page = manager.page(server, &member).await;
    assert!(page.contains("Sie vertrauen diesem Unternehmen") && page.contains(&stage.admin.mail));
    let to = manager.done(server, &trust, &[("vertrauen", "nein")]).await;
    assert!(manager.page(server, &to).await.contains("Das Vertrauen ist zurückgenommen"));
    let third = stage.handed_in("Technischer Produktdesigner").await.vacancy.id;
    assert_eq!(server.get(&format!("/stellen/technischer-produktdesigner-{third}")).await.status(), 404);
    assert_eq!(server.get(&format!("/stellen/industriekaufmann-{second}")).await.status(), 200, "it stays");
}

async fn what_differs_from_a_similar_posting_is_said_in_words(backend: Backend) {
    let stage = stage(backend).await;
    let id = stage.handed_in("Mechatroniker").await.vacancy.id;
    let page = stage.manager.page(&stage.server, &format!("/cluster/franken/pruefung/{id}")).await;
    assert!(page.contains("Eine ähnliche Stelle ist schon öffentlich"));
    let differing = all(&page, ".compare dt");
    assert!(differing.contains(&"Plätze anders".to_owned()), "{differing:?}");
    assert!(!differing.iter().any(|label| label.starts_with("Titel")), "{differing:?}");
}

async fn a_stranger_reports_a_posting_and_a_manager_withdraws_it(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let id = stage.imported().await;
    let posting = format!("/stellen/mechatroniker-{id}");
    let form = format!("{posting}/melden");
    let mut browser = Browser::new(server);
    let page = browser.get(&posting).await.page;
    assert!(attribute(&page, "a", "href").contains(&form), "the way is on the page");
    let opened = browser.get(&form).await;
    let mut unchosen = fields_of(&opened.page, &form);
    unchosen.retain(|(name, _)| name == "csrf");
    unchosen.push(("text".to_owned(), "Die Nummer ist falsch".to_owned()));
    let missing = browser.post(&form, &unchosen).await;
    assert_eq!(missing.status, 422);
    assert_eq!(attribute(&missing.page, ".mistakes a", "href"), ["#reason"]);
    assert_eq!(all(&missing.page, "#text"), ["Die Nummer ist falsch"]);
    let long = "x".repeat(1_001);
    let endless = browser.submit(&opened, &form, &[("reason", "fraud"), ("text", &long)]).await;
    assert_eq!(endless.status, 422);
    assert_eq!(attribute(&endless.page, ".mistakes a", "href"), ["#text"]);
    let fields = [("reason", "fraud"), ("text", "Sie wollen 200 Euro.")];
    let sent = browser.submit(&opened, &form, &fields).await;
    assert_eq!((sent.status.as_u16(), sent.to.as_str()), (303, &*format!("{form}/danke")));
    assert!(browser.get(&sent.to).await.page.contains("Danke, deine Meldung ist da"));

    let list = manager.page(server, "/cluster/franken/meldungen").await;
    assert!(list.contains("Sie wollen 200 Euro.") && list.contains("noch 23 Stunden"), "{list}");
    let report = attribute(&list, ".desk-row-title a", "href").remove(0);
    let empty = manager.post(server, &format!("{report}/zurueckgeben"), &[]).await;
    assert_eq!(empty.status(), 422);
    assert_eq!(attribute(&empty.text().await.unwrap(), ".mistakes a", "href"), ["#note"]);
    let page = manager.page(server, &report).await;
    let withdrawal = format!("{report}/zurueckziehen");
    assert!(attribute(&page, "a.button", "href").contains(&withdrawal));
    assert!(manager.page(server, &withdrawal).await.contains("Mechatroniker (m/w/d) zurückziehen?"));
    assert_eq!(server.get(&posting).await.status(), 200, "opening the question does nothing");
    let to = manager.done(server, &withdrawal, &[("note", "Bitte keine Gebühren.")]).await;
    assert!(manager.page(server, &to).await.contains("Die Stelle ist zurückgezogen"));
    assert_eq!(server.get(&posting).await.status(), 404);
    assert_eq!(manager.get(server, &report).await.status(), 404);
    assert!(browser.get(&format!("{form}/danke")).await.status.is_success(), "also when the posting is gone");
    assert!(people::newest_letter(server, &stage.admin.mail, "vacancy_withdrawn").await.is_some());
}

async fn a_report_without_ground_is_closed(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let (id, secrets) = (stage.imported().await, people::secrets(server));
    for network in ["one", "two"] {
        let device = Device { label: "Firefox".into(), network: network.into() };
        report::file(&server.db, &*server.clock, &secrets, &device, id, Reason::Other, None).await.unwrap();
    }
    let list = manager.page(server, "/cluster/franken/meldungen").await;
    let report = attribute(&list, ".desk-row-title a", "href").remove(0);
    assert!(manager.page(server, &report).await.contains("1 weitere Meldung"));
    manager.done(server, &format!("{report}/behalten"), &[]).await;
    assert!(manager.page(server, "/cluster/franken/meldungen").await.contains("Zurzeit ist nichts gemeldet"));
    assert_eq!(server.get(&format!("/stellen/mechatroniker-{id}")).await.status(), 200, "it stays");
}

async fn overdue_answers_name_nobody_and_the_days_can_be_set(backend: Backend) {
    let start: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
    let clock = FixedClock::at(start);
    let stage = staged(TestServer::start_at(backend, Arc::new(clock.clone())).await).await;
    let server = &stage.server;
    let pupil = people::signed_in(server, "ronja@example.org").await;
    let draft = ApplicationDraft {
        name: "Ronja Räubertochter".into(),
        birth_date: "2008-05-01".parse().ok(),
        ..ApplicationDraft::default()
    };
    let target = Target::Vacancy(stage.imported().await);
    let sent =
        submit::apply(&server.db, &*server.clock, &pupil.actor(server).await, target, draft, Vec::new())
            .await
            .unwrap();
    assert_eq!(sent.application.state, ApplicationState::Submitted);

    let manager = people::manager_of(server, stage.cluster.id, "robin@franken.example").await;
    let path = "/cluster/franken/antworten";
    assert!(manager.page(server, path).await.contains("Keine Antwort ist überfällig"));
    clock.set(start + TimeDelta::days(16));
    guarantee::run_due(&server.db, &*server.clock).await.unwrap();
    // Sessions of managers do not last so long.
    let manager = people::manager_of(server, stage.cluster.id, "nele@franken.example").await;
    let page = manager.page(server, path).await;
    assert!(page.contains("1 Bewerbung wartet") && page.contains("seit 2 Tagen überfällig"), "{page}");
    assert!(!page.contains("Ronja") && !page.contains("ronja@"), "nobody is named");
    let contact = attribute(&page, ".desk-row-steps a", "href");
    assert_eq!(contact, [stage.member()]);
    assert!(manager.page(server, &contact[0]).await.contains(&stage.admin.mail));
    let today = manager.page(server, "/cluster/franken").await;
    assert!(all(&today, ".figures a").contains(&"1 Antwort überfällig".to_owned()));

    assert_eq!(attribute(&page, "#due_days", "value"), ["14"]);
    for (field, value) in [
        ("due_days", "viele"),
        ("due_days", "2"),
        ("remind_days", "7, 3"),
        ("nudge_day", "40"),
        ("close_days", "70"),
    ] {
        let rule = [("due_days", "10"), ("remind_days", "3, 7"), ("nudge_day", "8"), ("close_days", "20")];
        let fields = rule.map(|(name, usual)| (name, if name == field { value } else { usual }));
        let answer = manager.post(server, path, &fields).await;
        assert_eq!(answer.status(), 422, "{field}={value}");
        let page = answer.text().await.unwrap();
        assert!(attribute(&page, ".mistakes a", "href").contains(&format!("#{field}")), "{field}={value}");
        assert!(!page.contains("Das passt so nicht"), "{field}={value}: in plain words");
        assert_eq!(attribute(&page, &format!("#{field}"), "value"), [value]);
    }
    let rule = [("due_days", "10"), ("remind_days", "3, 7"), ("nudge_day", "8"), ("close_days", "20")];
    let to = manager.done(server, path, &rule).await;
    let saved = manager.page(server, &to).await;
    assert!(saved.contains("Die neuen Tage sind gespeichert"));
    assert_eq!(attribute(&saved, "#remind_days", "value"), ["3, 7"]);
    let vacancy = server.page(&format!("/stellen/mechatroniker-{}", stage.imported().await)).await;
    assert!(vacancy.contains("höchstens 10 Tagen") && vacancy.contains("Nach 20 Tagen"), "pupils read it");
}

async fn these_pages_are_for_the_clusters_managers_alone(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    let other = world::cluster(&server.db, "norden").await;
    let foreign = people::manager_of(server, other.id, "ole@norden.example").await;
    let id = stage.handed_in("Verfahrensmechaniker").await.vacancy.id;
    let member = stage.member();
    let pages = [
        "/cluster/franken/pruefung".to_owned(),
        format!("/cluster/franken/pruefung/{id}"),
        "/cluster/franken/meldungen".to_owned(),
        "/cluster/franken/antworten".to_owned(),
        member.clone(),
    ];
    for page in &pages {
        assert_eq!(stage.manager.get(server, page).await.status(), 200, "{page}");
        for who in [&foreign, &stage.admin] {
            assert_eq!(who.get(server, page).await.status(), 404, "{page}");
        }
        assert_eq!(server.get(page).await.status(), 303, "{page}: strangers sign in");
    }
    let elsewhere = format!("/cluster/norden/pruefung/{id}");
    assert_eq!(foreign.get(server, &elsewhere).await.status(), 404, "another cluster's posting");
    let steps = [
        format!("/cluster/franken/pruefung/{id}/veroeffentlichen"),
        format!("/cluster/norden/pruefung/{id}/veroeffentlichen"),
        format!("{member}/vertrauen"),
        "/cluster/franken/antworten".to_owned(),
    ];
    let fields = [
        ("vertrauen", "ja"),
        ("due_days", "10"),
        ("remind_days", ""),
        ("nudge_day", "8"),
        ("close_days", "20"),
    ];
    for step in &steps {
        assert_eq!(foreign.post(server, step, &fields).await.status(), 404, "{step}");
    }
    assert!(stage.manager.page(server, &member).await.contains("Diesem Unternehmen vertrauen"));
}
