//! Alerts on the pages: asked for without an account, confirmed and changed by the mail's link; or kept by whoever is signed in.
use lotse_domain::alert;
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use reqwest::header;
use serde_json::Value;

use crate::browser::Browser;

on_both_databases!(
    a_stranger_asks_confirms_changes_and_ends,
    one_click_ends_an_alert_and_a_look_does_not,
    whoever_is_signed_in_needs_one_button,
    a_search_is_said_in_words,
);

const SEARCH: &str = "/suchauftrag?q=Koch&ort=23552&umkreis=50&art=apprenticeship";

/// The link in the newest mail about an alert to an address.
async fn link(server: &TestServer, mail: &str) -> String {
    let letter = people::newest_letter(server, mail, "alert_asked").await.expect("a letter");
    let id: uuid::Uuid = letter.payload.get("alert_id").and_then(Value::as_str).unwrap().parse().unwrap();
    format!("/suchauftrag/{}", alert::token(&people::secrets(server), id))
}

async fn a_stranger_asks_confirms_changes_and_ends(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    let page = browser.get(SEARCH).await;
    assert!(page.page.contains("„Koch“, bis 50 km um 23552 Lübeck, Ausbildung"), "{}", page.page);
    let wrong = browser.submit(&page, "/suchauftrag", &[("mail", "mia")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.page.contains("Das ist keine Mailadresse"), "{}", wrong.page);
    let fields = [("mail", "mia@example.org"), ("rhythmus", "weekly")];
    let sent = browser.submit(&wrong, "/suchauftrag", &fields).await;
    assert_eq!((sent.status.as_u16(), sent.to.as_str()), (303, "/suchauftrag/gesendet"), "{}", sent.page);
    assert!(browser.get(&sent.to).await.page.contains("Schau in dein Postfach"));
    // The same answer where it waits already.
    let again = browser.submit(&wrong, "/suchauftrag", &fields).await;
    assert_eq!(again.to, sent.to);

    let link = link(&server, "mia@example.org").await;
    let opened = browser.get(&link).await;
    assert!(opened.page.contains("Ja, Suchauftrag bestätigen"), "{}", opened.page);
    assert!(browser.get(&link).await.page.contains("Ja, Suchauftrag bestätigen"), "a look changes nothing");
    let confirmed = browser.submit(&opened, &link, &[]).await;
    assert_eq!(confirmed.to, format!("{link}?fertig=alert-confirmed"));
    let page = browser.get(&confirmed.to).await;
    assert!(page.page.contains("montags eine Mail"), "{}", page.page);
    let changed = browser.submit(&page, &link, &[("was", "rhythmus"), ("rhythmus", "at_once")]).await;
    assert!(browser.get(&changed.to).await.page.contains("sobald es etwas Neues gibt"));
    let paused = browser.submit(&page, &link, &[("was", "pause")]).await;
    let page = browser.get(&paused.to).await;
    assert!(page.page.contains("Der Suchauftrag macht Pause. Es kommen keine Mails."));
    let hits = browser.get(&format!("{link}/treffer")).await;
    assert_eq!(
        hits.to,
        "/suche?q=Koch&ort=23552&umkreis=50&art=apprenticeship&sortierung=newest&woertlich=1"
    );
    assert_eq!(browser.get(&hits.to).await.status, 200);
    let nonsense = browser.submit(&page, &link, &[("was", "quatsch")]).await;
    assert_eq!(nonsense.status, 404);
    let ended = browser.submit(&page, &link, &[("was", "ende")]).await;
    assert_eq!(ended.to, "/suchauftrag/beendet");
    assert_eq!(browser.get(&link).await.status, 404);
    assert_eq!(browser.get("/suchauftrag/gibt-es-nicht").await.status, 404);
}

async fn one_click_ends_an_alert_and_a_look_does_not(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    let page = browser.get(SEARCH).await;
    browser.submit(&page, "/suchauftrag", &[("mail", "mia@example.org")]).await;
    let link = link(&server, "mia@example.org").await;
    let opened = browser.get(&link).await;
    browser.submit(&opened, &link, &[]).await;
    let end = format!("{link}/beenden");
    let look = browser.get(&end).await;
    assert!(look.status == 200 && browser.get(&link).await.status == 200);
    let bare = |body: &'static str| {
        let request = server.http.post(format!("{}{end}", server.base)).body(body);
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    };
    assert_eq!(bare("was=ende").send().await.unwrap().status(), 403, "a form of somebody else's page");
    assert_eq!(browser.get(&link).await.status, 200);
    assert_eq!(bare("List-Unsubscribe=One-Click").send().await.unwrap().status(), 303);
    assert_eq!(browser.get(&link).await.status, 404);
    assert_eq!(bare("List-Unsubscribe=One-Click").send().await.unwrap().status(), 303, "again is no error");
    assert_eq!(browser.get(&end).await.to, "/suchauftrag/beendet");
}

async fn whoever_is_signed_in_needs_one_button(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mia = people::signed_in(&server, "mia@example.org").await;
    let page = mia.page(&server, SEARCH).await;
    assert!(!page.contains("name=\"mail\""), "their address is known");
    let fields = [("suche", "q=Koch"), ("rhythmus", "daily")];
    assert_eq!(mia.done(&server, "/suchauftrag", &fields).await, "/mein/suchauftraege?fertig=alert-kept");
    let list = mia.page(&server, "/mein/suchauftraege").await;
    assert!(list.contains("„Koch“") && list.contains("morgens eine Mail"), "{list}");
    let own = crate::attribute(&list, ".rows a.way", "href").remove(0);
    let ben = people::signed_in(&server, "ben@example.org").await;
    assert_eq!(ben.get(&server, &own).await.status(), 404);
    assert_eq!(ben.post(&server, &own, &[("was", "ende")]).await.status(), 404);
    let paused = mia.done(&server, &own, &[("was", "pause")]).await;
    assert_eq!(paused, format!("{own}?fertig=alert-paused"));
    assert_eq!(mia.done(&server, &own, &[("was", "ende")]).await, "/mein/suchauftraege?fertig=alert-ended");
    assert!(mia.page(&server, "/mein/suchauftraege").await.contains("noch keinen Suchauftrag"));
    assert_eq!(Browser::new(&server).get("/mein/suchauftraege").await.status, 303, "sign in first");
}

async fn a_search_is_said_in_words(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/en/suchauftrag?q=was+mit+Computern+L%C3%BCbeck").await;
    assert!(page.page.contains("bis 25") || page.page.contains("25 km"), "{}", page.page);
    assert!(page.page.contains("You need no account."));
    // A place that nobody knows is mended before anything is kept.
    let lost = browser.get("/suchauftrag?q=Koch&ort=Nirgendwo").await;
    assert_eq!(lost.to, "/suche?q=Koch&ort=Nirgendwo");
    // In a cluster's portal the search stays there, and its mails come in that name.
    let path = format!("/c/{}/suchauftrag", cluster.slug);
    let page = browser.get(&format!("{path}?q=Koch")).await;
    browser.submit(&page, &path, &[("mail", "mia@example.org")]).await;
    let letter = people::newest_letter(&server, "mia@example.org", "alert_asked").await.unwrap();
    assert_eq!(letter.payload["cluster_id"], Value::from(cluster.id.to_string()));
    // Everything that is new.
    let page = browser.get("/suchauftrag").await;
    assert!(page.page.contains("alles, was neu dazukommt"));
}
