//! A pupil and a guardian, mails that can be refused, and the end of an account.
use lotse_domain::{account::Language, mail};
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use reqwest::header;

use crate::browser::Browser;

on_both_databases!(
    a_guardian_agrees_and_withdraws,
    a_guardian_refuses_and_is_asked_again,
    grown_ups_need_no_guardian,
    one_click_unsubscribes_and_a_look_does_not,
    an_account_is_taken_along_and_erased,
    foreign_things_are_not_found
);

async fn signed_in<'a>(server: &'a TestServer, mail: &str) -> Browser<'a> {
    let mut browser = Browser::new(server);
    let page = browser.get("/anmelden").await;
    let sent = browser.submit(&page, "/anmelden", &[("mail", mail)]).await;
    let page = browser.get(&sent.to).await;
    let code = people::letter_secret(server, mail, "sign_in_code").await;
    let done = browser.submit(&page, "/anmelden/code", &[("code", &code)]).await;
    assert_eq!(done.to, "/mein", "{}", done.page);
    browser
}

/// A pupil of about twelve, who has asked a guardian; and the path of the guardian's link.
async fn asked(server: &TestServer) -> (Browser<'_>, String) {
    let mut pupil = signed_in(server, "kind@example.org").await;
    let page = pupil.get("/mein/start").await;
    let year = (server.clock.now().format("%Y").to_string().parse::<i32>().unwrap() - 12).to_string();
    let born = [("name", "Jana <Meyer>"), ("tag", "7"), ("monat", "3"), ("jahr", year.as_str())];
    let without = pupil.submit(&page, "/mein/start", &born).await;
    assert_eq!(without.status, 422);
    assert!(
        without.page.contains("value=\"Jana &#60;Meyer&#62;\"")
            || without.page.contains("value=\"Jana &lt;Meyer&gt;\"")
    );
    assert!(
        without.page.contains("guardian_mail-fehler") && without.page.contains(&format!("value=\"{year}\""))
    );
    let done = pupil
        .submit(&without, "/mein/start", &[&born[..], &[("guardian_mail", "eltern@example.org")]].concat())
        .await;
    assert_eq!(
        (done.status.as_u16(), done.to.as_str()),
        (303, "/mein?fertig=guardian-asked"),
        "{}",
        done.page
    );
    let token = people::letter_secret(server, "eltern@example.org", "guardian_request").await;
    (pupil, format!("/einwilligung/{token}"))
}

async fn a_guardian_agrees_and_withdraws(backend: Backend) {
    let server = TestServer::start(backend).await;
    let (mut pupil, link) = asked(&server).await;
    let mut guardian = Browser::new(&server);
    let page = guardian.get(&link).await;
    assert_eq!(page.status, 200);
    assert!(page.page.contains("2026-11") && !page.page.contains("<Meyer>"));
    assert_eq!(page.headers["referrer-policy"], "same-origin");
    assert!(pupil.get("/mein").await.page.contains("eltern@example.org"), "a look decides nothing");

    let unnamed = guardian.submit(&page, &link, &[("antwort", "ja"), ("guardian_name", " ")]).await;
    assert_eq!(unnamed.status, 422);
    let agreed = guardian.submit(&page, &link, &[("antwort", "ja"), ("guardian_name", "Maria Meyer")]).await;
    assert_eq!((agreed.status.as_u16(), agreed.to.as_str()), (303, link.as_str()));
    assert!(pupil.get("/mein").await.page.contains("Die Zustimmung ist da"));
    let late = guardian.submit(&page, &link, &[("antwort", "nein")]).await;
    assert_eq!(late.status, 409);

    let asks = guardian.get(&format!("{link}/widerruf")).await;
    assert!(pupil.get("/mein").await.page.contains("Die Zustimmung ist da"));
    let withdrawn = guardian.submit(&asks, &format!("{link}/widerruf"), &[]).await;
    assert_eq!(withdrawn.status, 303);
    assert!(pupil.get("/mein").await.page.contains("zurückgezogen"));
    assert_eq!(guardian.get("/einwilligung/gibt-es-nicht").await.status, 404);
}

async fn a_guardian_refuses_and_is_asked_again(backend: Backend) {
    let server = TestServer::start(backend).await;
    let (mut pupil, link) = asked(&server).await;
    let mut guardian = Browser::new(&server);
    let page = guardian.get(&link).await;
    let refused = guardian.submit(&page, &link, &[("antwort", "nein")]).await;
    assert_eq!(refused.status, 303);
    assert!(pupil.get("/mein").await.page.contains("nicht zugestimmt"));
    let form = pupil.get("/mein/eltern").await;
    let own = pupil.submit(&form, "/mein/eltern", &[("guardian_mail", "kind@example.org")]).await;
    assert_eq!(own.status, 422);
    let again = pupil.submit(&form, "/mein/eltern", &[("guardian_mail", "oma@example.org")]).await;
    assert_eq!(again.status, 303);
    assert_eq!(guardian.get(&link).await.status, 404, "the old link has ended");
    let token = people::letter_secret(&server, "oma@example.org", "guardian_request").await;
    assert_eq!(guardian.get(&format!("/einwilligung/{token}")).await.status, 200);
}

async fn grown_ups_need_no_guardian(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut pupil = signed_in(&server, "alt@example.org").await;
    let page = pupil.get("/mein/start").await;
    for (day, month, year) in
        [("31", "2", "2000"), ("", "", ""), ("x", "1", "2000"), ("1", "1", "99999999999")]
    {
        let typed = [("tag", day), ("monat", month), ("jahr", year)];
        assert_eq!(pupil.submit(&page, "/mein/start", &typed).await.status, 422, "{day}.{month}.{year}");
    }
    let done = pupil.submit(&page, "/mein/start", &[("tag", "1"), ("monat", "2"), ("jahr", "2000")]).await;
    assert_eq!(done.to, "/mein?fertig=introduced", "{}", done.page);
    assert_eq!(pupil.get("/mein/start").await.to, "/mein");
    let twice = pupil.submit(&page, "/mein/start", &[("tag", "1"), ("monat", "2"), ("jahr", "2001")]).await;
    assert_eq!(twice.status, 409);
}

async fn one_click_unsubscribes_and_a_look_does_not(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let manager = people::manager_of(&server, cluster.id, "chefin@example.org").await;
    let secrets = people::secrets(&server);
    let token = mail::unsubscribe_token(&secrets, manager.account_id, mail::Topic::MembershipRequests);
    let link = format!("/mails/abbestellen/{token}");
    let wanted = async || mail::subscription(&server.db, &secrets, &token).await.unwrap().1;
    let mut browser = Browser::new(&server);
    let page = browser.get(&link).await;
    assert!(page.status == 200 && wanted().await);
    let form = browser.submit(&page, &link, &[]).await;
    assert!(form.status == 303 && !wanted().await);
    let page = browser.get(&link).await;
    browser.submit(&page, &link, &[]).await;
    assert!(wanted().await, "and back again");

    let bare = |body: &'static str| {
        let request = server.http.post(format!("{}{link}", server.base)).body(body);
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    };
    assert_eq!(bare("wunsch=nein").send().await.unwrap().status(), 403);
    assert!(wanted().await);
    let clicked = bare("List-Unsubscribe=One-Click").send().await.unwrap();
    assert!(clicked.status() == 200 && !wanted().await);
    let forged = format!("{}/mails/abbestellen/{token}x", server.base);
    let request = server.http.post(forged).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(request.body("List-Unsubscribe=One-Click").send().await.unwrap().status(), 404);

    let preferences = manager.page(&server, "/mein/mails").await;
    // Of what a manager may refuse, this is refused and the other still wanted.
    assert_eq!(
        crate::attribute(&preferences, "input[type=checkbox][checked]", "name"),
        ["reviews", "sign_ups"]
    );
    assert!(preferences.contains("name=\"membership_requests\""));
    manager.done(&server, "/mein/mails", &[("membership_requests", "ja")]).await;
    assert!(wanted().await);
}

async fn an_account_is_taken_along_and_erased(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = signed_in(&server, "fort@example.org").await;
    let page = browser.get("/mein/konto").await;
    let saved =
        browser.submit(&page, "/mein/konto", &[("name", "Fritz"), ("language", Language::En.as_str())]).await;
    assert!(browser.open(&saved.to).await.page.contains("value=\"Fritz\""));
    let data = browser.get("/mein/daten").await;
    assert!(data.page.contains("Konto angelegt") && data.page.contains("Name oder Sprache geändert"));
    let archive = browser.submit(&data, "/mein/daten/export", &[]).await;
    assert_eq!(archive.status, 200);
    assert_eq!(archive.headers["content-type"], "application/zip");

    let page = browser.get("/mein/daten/loeschen").await;
    let unsure = browser.submit(&page, "/mein/daten/loeschen", &[]).await;
    assert_eq!(unsure.status, 422);
    let gone = browser.submit(&page, "/mein/daten/loeschen", &[("sicher", "ja")]).await;
    assert_eq!((gone.status.as_u16(), gone.to.as_str()), (303, "/konto-geloescht"), "{}", gone.page);
    assert!(!browser.cookies.keys().any(|name| name.contains("session")));
    assert_eq!(browser.get(&gone.to).await.status, 200);
    assert_eq!(browser.get("/mein").await.status, 303);
}

async fn foreign_things_are_not_found(backend: Backend) {
    let server = TestServer::start(backend).await;
    let owner = people::strong(&server, "eine@example.org").await;
    let other = people::strong(&server, "andere@example.org").await;
    let page = owner.page(&server, "/mein/sicherheit").await;
    let link = page.split("href=\"/mein/sicherheit/entfernen/").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/mein/sicherheit/entfernen/{link}");
    assert_eq!(owner.get(&server, &path).await.status(), 200);
    for path in
        [path.as_str(), "/mein/sicherheit/entfernen/0198f000-0000-7000-8000-000000000001", "/mein/schluessel"]
    {
        assert_eq!(other.get(&server, path).await.status(), 404, "{path}");
    }
    assert_eq!(other.post(&server, &path, &[]).await.status(), 404);
    assert_eq!(other.post(&server, "/mein/sicherheit/entfernen/x", &[]).await.status(), 404);
    assert_eq!(owner.get(&server, &path).await.status(), 200, "it is still there");
}
