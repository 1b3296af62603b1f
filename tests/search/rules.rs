//! Rules of search that managers write, and what was searched for in vain: over the pages, on the real server.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{TimeDelta, TimeZone, Utc};
use lotse_domain::{
    Actor, audit,
    clock::{Clock, FixedClock},
    cluster::Cluster,
    page::PageRequest,
    search_miss,
    search_rule::{self, MOST, RuleDraft},
};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use scraper::{Html, Selector};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

on_both_databases!(
    a_rule_changes_at_once_what_its_portal_finds,
    a_rule_of_the_operators_holds_everywhere,
    rules_belong_to_the_managers_of_their_cluster,
    what_is_no_rule_is_told_in_a_sentence,
    a_cluster_has_five_hundred_rules_at_most,
    what_was_searched_for_in_vain_stands_on_the_desk,
    nothing_of_it_is_left_after_ninety_days,
    staff_read_why_a_hit_stands_where_it_does,
);

struct Stage {
    server: TestServer,
    nord: Cluster,
    manager: Person,
    /// Of the other cluster.
    other: Person,
}

/// Two clusters that offer the same.
async fn stage(backend: Backend) -> Stage {
    staged(TestServer::start(backend).await).await
}

async fn staged(server: TestServer) -> Stage {
    let mut clusters = Vec::new();
    for (number, slug) in (2..).zip(["nord", "sued"]) {
        let cluster = world::cluster(&server.db, slug).await;
        let draft = world::draft("Verfahrensmechaniker", &format!("Formteile {slug}"), "90402");
        let run = world::run_of(&cluster, "template");
        world::import(&server.db, run, vec![world::record(number, slug, draft)]).await;
        clusters.push(cluster);
    }
    server.caught_up().await;
    let manager = people::manager_of(&server, clusters[0].id, "kim@nord.example").await;
    let other = people::manager_of(&server, clusters[1].id, "toni@sued.example").await;
    Stage { server, nord: clusters.swap_remove(0), manager, other }
}

const DESK: &str = "/cluster/nord/suche";
const RULE: [(&str, &str); 2] = [("written", "Plaste"), ("meant", "Verfahrensmechaniker")];

fn texts(page: &str, selector: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(page), Selector::parse(selector).unwrap());
    let found = page.select(&selector);
    found.map(|one| one.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn attributes(page: &str, selector: &str, name: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(page), Selector::parse(selector).unwrap());
    let found = page.select(&selector);
    found.filter_map(|one| one.attr(name).map(str::to_owned)).collect()
}

impl Stage {
    async fn finds(&self, portal: &str, words: &str) -> usize {
        let page = self.server.page(&format!("{portal}/suche?q={words}")).await;
        attributes(&page, "main .cards a[href*='/stellen/']", "href").len()
    }

    /// A rule holds within a second by itself; the limit only keeps a broken follower from holding the tests up for ever.
    async fn until_found(&self, portal: &str, words: &str, count: usize) {
        let begun = Instant::now();
        while self.finds(portal, words).await != count {
            assert!(begun.elapsed() < Duration::from_mins(1), "{portal} never finds {count} by {words}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn rules(&self, cluster_id: Option<Uuid>) -> Vec<search_rule::SearchRule> {
        let all = PageRequest::new(None, Some(100));
        search_rule::list(&self.server.db, &Actor::operator("test"), cluster_id, all).await.unwrap().items
    }

    async fn write_misses(&self) -> usize {
        self.server.index().write_misses(&self.server.db, &*self.server.clock).await.unwrap()
    }
}

async fn a_rule_changes_at_once_what_its_portal_finds(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let documents = server.index().documents().unwrap();
    assert_eq!(stage.finds("/c/nord", "plaste").await, 0);

    let try_out = [RULE[0], RULE[1], ("tun", "zeigen")];
    let preview = manager.post(server, DESK, &try_out).await.text().await.unwrap();
    assert_eq!(texts(&preview, "#vorschau h4 + p"), ["keine Stelle", "1 Stelle"], "{preview}");
    let hit = "Verfahrensmechaniker (m/w/d) · Formteile nord neu";
    assert_eq!(texts(&preview, "#vorschau li"), [hit], "its own places alone");
    assert_eq!(attributes(&preview, "#written", "value"), ["Plaste"], "what was typed stays");
    assert!(stage.rules(Some(stage.nord.id)).await.is_empty(), "nothing is saved yet");

    let to = manager.done(server, DESK, &[RULE[0], RULE[1], ("tun", "speichern")]).await;
    assert_eq!(to, "/cluster/nord/suche?fertig=suchregel");
    stage.until_found("/c/nord", "plaste", 1).await;
    assert_eq!(stage.finds("/c/nord", "Plasten").await, 1, "inflected");
    assert_eq!((stage.finds("/c/sued", "plaste").await, stage.finds("", "plaste").await), (0, 0));
    let api = server.json("/api/v1/search?q=plaste&cluster=nord").await;
    assert_eq!(api["total"], 1);
    assert_eq!(server.json("/api/v1/search?q=plaste").await["total"], 0);
    assert_eq!(server.index().documents().unwrap(), documents, "no document is written anew");
    let listed = manager.page(server, &to).await;
    assert_eq!(texts(&listed, "li .rule-words"), ["Plaste", "Gemeint ist: Verfahrensmechaniker"]);
    assert_eq!(texts(&listed, "[role=status]").len(), 1, "it is said that it is saved");

    let rule = stage.rules(Some(stage.nord.id)).await.remove(0);
    let own = format!("{DESK}/{}", rule.id);
    let form = manager.page(server, &own).await;
    assert_eq!(attributes(&form, "#meant", "value"), ["Verfahrensmechaniker"]);
    let useless = [RULE[0], ("meant", "Xylophonbauer"), ("tun", "zeigen")];
    let preview = manager.post(server, &own, &useless).await.text().await.unwrap();
    assert_eq!(texts(&preview, "#vorschau h4 + p"), ["1 Stelle", "keine Stelle"], "instead of the old one");
    let changed = [("written", "Plastik"), RULE[1], ("version", "1")];
    manager.done(server, &own, &changed).await;
    stage.until_found("/c/nord", "plastik", 1).await;
    assert_eq!(stage.finds("/c/nord", "plaste").await, 0);
    let stale = manager.post(server, &own, &[("written", "Kunst"), RULE[1], ("version", "1")]).await;
    assert_eq!(stale.status(), 422, "somebody else has changed it");
    assert_eq!(texts(&stale.text().await.unwrap(), ".mistakes li").len(), 1);

    let removal = format!("{own}/entfernen");
    assert!(manager.page(server, &removal).await.contains("Plastik"));
    manager.done(server, &removal, &[]).await;
    stage.until_found("/c/nord", "plastik", 0).await;
    assert_eq!(manager.get(server, &own).await.status(), 404);
    let actions: Vec<String> = audit::list_of(server.db.read(), rule.id)
        .await
        .unwrap()
        .into_iter()
        .map(|entry| entry.action)
        .collect();
    assert_eq!(actions, ["search_rule.created", "search_rule.changed", "search_rule.removed"]);
}

async fn a_rule_of_the_operators_holds_everywhere(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    assert_eq!(stage.manager.get(server, "/betreiber/suche").await.status(), 404);
    assert_eq!(stage.manager.post(server, "/betreiber/suche", &RULE).await.status(), 404);
    let operator = people::operator(server, "op@lotse.example").await;
    operator.done(server, "/betreiber/suche", &RULE).await;
    for (portal, count) in [("/c/nord", 1), ("/c/sued", 1), ("", 2)] {
        stage.until_found(portal, "plaste", count).await;
    }
    // Each node reads the rules itself.
    let second = server.second_node().await;
    assert!(second.page("/suche?q=plaste").await.contains("Formteile sued"));
    assert!(stage.rules(Some(stage.nord.id)).await.is_empty());
    assert!(!stage.manager.page(server, DESK).await.contains("Plaste"), "the operators' own");
}

async fn rules_belong_to_the_managers_of_their_cluster(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    stage.manager.done(server, DESK, &RULE).await;
    let rule = stage.rules(Some(stage.nord.id)).await.remove(0);
    let company = lotse_domain::company::Entity::find().one(server.db.read()).await.unwrap().unwrap();
    let admin = people::admin_of(server, company.id, "jana@formteile.example").await;
    for path in ["", &format!("/{}", rule.id), &format!("/{}/entfernen", rule.id)] {
        let own = format!("{DESK}{path}");
        for person in [&stage.other, &admin] {
            assert_eq!(person.get(server, &own).await.status(), 404, "{own}");
            assert_eq!(person.post(server, &own, &RULE).await.status(), 404, "{own}");
        }
        assert_eq!(server.get(&own).await.status(), 303, "strangers sign in first");
    }
    // Nor by way of the other cluster's own desk, or the operators'.
    let operator = people::operator(server, "op@lotse.example").await;
    for (person, desk) in [(&stage.other, "/cluster/sued/suche"), (&operator, "/betreiber/suche")] {
        let elsewhere = format!("{desk}/{}", rule.id);
        assert_eq!(person.get(server, &elsewhere).await.status(), 404);
        assert_eq!(person.post(server, &elsewhere, &RULE).await.status(), 404);
        assert_eq!(person.post(server, &format!("{elsewhere}/entfernen"), &[]).await.status(), 404);
    }
    assert_eq!(stage.rules(Some(stage.nord.id)).await, [rule]);
    // The same words in another cluster are another rule.
    stage.other.done(server, "/cluster/sued/suche", &RULE).await;
    stage.until_found("/c/sued", "plaste", 1).await;
}

async fn what_is_no_rule_is_told_in_a_sentence(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    manager.done(server, DESK, &RULE).await;
    let long = "x".repeat(101);
    for (written, meant, mistakes) in [
        ("", "", 2),
        ("und", "Koch", 1),
        ("a|b", "Koch", 1),
        ("Torten", "Konditor | !", 1),
        ("Torten", "a|b|c|d|e|f|g|h|i", 1),
        ("Bäcker", "baecker", 1),
        (&long, &long, 2),
        ("Tor\0ten", "Konditor", 1),
        ("plaste ", "Kunststoff", 1),
    ] {
        for what in ["speichern", "zeigen"] {
            let taken = written == "plaste ";
            if taken && what == "zeigen" {
                continue;
            }
            let fields = [("written", written), ("meant", meant), ("tun", what)];
            let answer = manager.post(server, DESK, &fields).await;
            assert_eq!(answer.status(), if taken { 409 } else { 422 }, "{written} = {meant}");
            let page = answer.text().await.unwrap();
            let told = texts(&page, ".mistakes li");
            assert_eq!(told.len(), mistakes, "{written} = {meant}: {told:?}");
            assert!(told.iter().all(|text| text.ends_with('.') && text.len() > 15), "{told:?}");
        }
    }
    assert_eq!(stage.rules(Some(stage.nord.id)).await.len(), 1);
    // Odd places to go on from are no failure.
    for query in ["nach=x", "nach=3+%00", "nach=99999999999999999999+a", "regel=%00", "wort=%00%22%3E"] {
        let status = manager.get(server, &format!("{DESK}?{query}")).await.status();
        assert!(!status.is_server_error(), "{query}: {status}");
    }
}

async fn a_cluster_has_five_hundred_rules_at_most(backend: Backend) {
    let stage = stage(backend).await;
    let (server, now) = (&stage.server, stage.server.clock.now());
    let rows = (0..MOST - 1).map(|number| {
        let row = search_rule::SearchRule {
            id: Uuid::now_v7(),
            cluster_id: Some(stage.nord.id),
            written: format!("Wort {number}"),
            written_key: format!("wort {number}"),
            meant: "Koch".into(),
            version: 1,
            created_at: now,
            updated_at: now,
        };
        row.into_active_model().reset_all()
    });
    search_rule::Entity::insert_many(rows).exec_without_returning(server.db.write()).await.unwrap();
    let draft = |number: usize| RuleDraft { written: format!("Neu {number}"), meant: "Koch".into() };
    let actor = stage.manager.actor(server).await;
    let (db, clock, nord) = (&server.db, &*server.clock, Some(stage.nord.id));
    // Several at the same moment, too.
    let (a, b, c) = tokio::join!(
        search_rule::create(db, clock, &actor, nord, draft(1)),
        search_rule::create(db, clock, &actor, nord, draft(2)),
        search_rule::create(db, clock, &actor, nord, draft(3))
    );
    let made = [a.is_ok(), b.is_ok(), c.is_ok()];
    assert_eq!(made.iter().filter(|made| **made).count(), 1, "{made:?}");
    let refused = stage.manager.post(server, DESK, &RULE).await;
    assert_eq!(refused.status(), 422);
    assert!(texts(&refused.text().await.unwrap(), ".mistakes li")[0].contains("500"));
    let first = stage.manager.page(server, DESK).await;
    assert_eq!(texts(&first, "li h3.rule-words").len(), 50);
    let next = attributes(&first, ".more a[rel=next]", "href").remove(0);
    let second = stage.manager.page(server, &next).await;
    assert!(texts(&second, "li h3.rule-words").iter().all(|text| !texts(&first, "li h3").contains(text)));
}

async fn what_was_searched_for_in_vain_stands_on_the_desk(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    for words in
        ["Quaxel", "quaxel", "QUAXEL", "Verfahrensmechaniker Quaxel", "mia@schule.example", "0451 12345"]
    {
        stage.finds("/c/nord", words).await;
    }
    // Found, only not here: no matter of words. And further pages are the same search.
    server.page("/c/nord/suche?q=Verfahrensmechaniker&ort=Husum&umkreis=10").await;
    server.json("/api/v1/search?q=quaxel&cluster=nord").await;
    stage.finds("/c/sued", "Zwirbel").await;
    stage.finds("", "Quaxel").await;
    assert_eq!(stage.write_misses().await, 4);
    assert_eq!(stage.write_misses().await, 0, "each is written once");
    let page = manager.page(server, DESK).await;
    assert_eq!(texts(&page, "li h3"), ["quaxel", "verfahrensmechaniker quaxel"], "{page}");
    let facts = texts(&page, "li .soft");
    assert!(facts[0].starts_with("4-mal · nichts gefunden · zuletzt am "), "{facts:?}");
    assert!(facts[1].starts_with("1-mal · nur einzelne Wörter gefunden"), "{facts:?}");
    let make = attributes(&page, "li a[href*='wort=']", "href").remove(0);
    let form = manager.page(server, make.split('#').next().unwrap()).await;
    assert_eq!(attributes(&form, "#written", "value"), ["quaxel"]);

    // What was counted on another node, and not yet written when it stopped, is added up.
    let second = server.second_node().await;
    second.page("/c/nord/suche?q=quaxel").await;
    second.stop().await;
    let page = manager.page(server, DESK).await;
    assert!(texts(&page, "li .soft")[0].starts_with("5-mal"), "{page}");
    let sued = stage.other.page(server, "/cluster/sued/suche").await;
    assert_eq!(texts(&sued, "li h3"), ["zwirbel"]);
    let operator = people::operator(server, "op@lotse.example").await;
    let everywhere = operator.page(server, "/betreiber/suche").await;
    assert_eq!(texts(&everywhere, "li h3"), ["quaxel"]);
    assert!(texts(&everywhere, "li .soft")[0].starts_with("1-mal"));

    // A rule ends it.
    manager.done(server, DESK, &[("written", "quaxel"), RULE[1]]).await;
    stage.until_found("/c/nord", "quaxel", 1).await;
    stage.write_misses().await;
    stage.finds("/c/nord", "quaxel").await;
    assert_eq!(stage.write_misses().await, 0);
}

async fn nothing_of_it_is_left_after_ninety_days(backend: Backend) {
    let clock = FixedClock::at(Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap());
    let stage = staged(TestServer::start_at(backend, Arc::new(clock.clone())).await).await;
    let server = &stage.server;
    let (machine, nord) = (Actor::operator("test"), Some(stage.nord.id));
    let listed = async |limit: u64, after: Option<(i64, String)>| {
        let page = PageRequest::new(after, Some(limit));
        search_miss::list(&server.db, &*server.clock, &machine, nord, page).await.unwrap()
    };
    for words in ["Quaxel", "Zwirbel", "Zwirbel", "Xonk"] {
        stage.finds("/c/nord", words).await;
    }
    stage.write_misses().await;
    clock.set(clock.now() + TimeDelta::days(29));
    stage.finds("/c/nord", "Quaxel").await;
    stage.finds("/c/nord", "Quaxel").await;
    stage.write_misses().await;
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = listed(1, after).await;
        seen.extend(page.items.into_iter().map(|vain| (vain.words, vain.times, vain.last_day.to_string())));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let expected = [("quaxel", 3, "2026-12-23"), ("zwirbel", 2, "2026-11-24"), ("xonk", 1, "2026-11-24")];
    assert_eq!(seen, expected.map(|(words, times, day)| (words.to_owned(), times, day.to_owned())));

    clock.set(clock.now() + TimeDelta::days(1));
    let shown = listed(10, None).await.items;
    assert_eq!(shown.iter().map(|vain| vain.times).collect::<Vec<_>>(), [2], "of 30 days");
    clock.set(Utc.with_ymd_and_hms(2027, 2, 22, 11, 0, 0).unwrap());
    assert_eq!(search_miss::run_due(&server.db, &clock).await.unwrap(), 0);
    clock.set(clock.now() + TimeDelta::days(1));
    let (a, b) =
        tokio::join!(search_miss::run_due(&server.db, &clock), search_miss::run_due(&server.db, &clock));
    assert_eq!(a.unwrap() + b.unwrap(), 3, "those of the first day");
    assert_eq!(search_miss::run_due(&server.db, &clock).await.unwrap(), 0);
}

async fn staff_read_why_a_hit_stands_where_it_does(backend: Backend) {
    let stage = stage(backend).await;
    let server = &stage.server;
    stage.manager.done(server, DESK, &RULE).await;
    stage.until_found("/c/nord", "plaste", 1).await;
    let asked = "/c/nord/suche?q=plaste&warum=1";
    let page = stage.manager.page(server, asked).await;
    let why = texts(&page, ".why li");
    assert_eq!(
        why[0], "„plaste“: ganzes Wort in Titel oder Beruf, durch eine Regel für „Verfahrensmechaniker“",
        "{why:?}"
    );
    assert!(why[1].starts_with("Wertung "), "{why:?}");
    let show = stage.manager.page(server, "/c/nord/suche?q=plaste").await;
    assert_eq!(texts(&show, ".why").len(), 0, "only where it is asked for");
    assert_eq!(attributes(&show, "a[href*='warum=1']", "href").len(), 1);
    let fresh = stage.manager.page(server, "/c/nord/suche?warum=1").await;
    assert!(texts(&fresh, ".note").iter().any(|text| text.contains("neuesten")), "{fresh}");
    // Nobody else, whatever stands in the address.
    let public = server.page(asked).await;
    let others = stage.other.page(server, asked).await;
    let everywhere = stage.manager.page(server, "/suche?q=Verfahrensmechaniker&warum=1").await;
    for page in [public, others, everywhere] {
        let shown = texts(&page, ".why").len() + attributes(&page, "main a[href*='warum=1']", "href").len();
        assert_eq!(shown, 0, "{page}");
    }
    let operator = people::operator(server, "op@lotse.example").await;
    let page = operator.page(server, "/suche?q=Verfahrensmechaniker&warum=1").await;
    assert_eq!(texts(&page, ".why").len(), 2);
}
