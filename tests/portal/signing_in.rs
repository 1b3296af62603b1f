//! Signing in and out.
use lotse_tests::{Backend, TestServer, on_both_databases, people};
use reqwest::header;

use crate::browser::{Browser, Seen, fields_of};

on_both_databases!(
    a_code_signs_in_by_two_forms_and_no_mere_link,
    forms_of_others_are_refused,
    only_our_own_pages_are_led_to,
    a_password_and_an_app_sign_in,
    a_forgotten_password_is_set_anew,
    strangers_get_no_cookie_before_a_form
);

const MAIL: &str = "jana@example.org";

/// The page for the code, after the address was sent.
async fn asked(server: &TestServer, browser: &mut Browser<'_>, path: &str) -> Seen {
    let page = browser.get(path).await;
    let sent = browser.submit(&page, "/anmelden", &[("mail", MAIL)]).await;
    assert_eq!(sent.status, 303, "{}", sent.page);
    assert!(sent.to.starts_with("/anmelden/code?anfrage=") && !sent.to.contains("jana"), "{}", sent.to);
    let _ = server;
    browser.get(&sent.to).await
}

async fn sign_in(server: &TestServer, browser: &mut Browser<'_>) -> Seen {
    let page = asked(server, browser, "/anmelden").await;
    let code = people::letter_secret(server, MAIL, "sign_in_code").await;
    browser.submit(&page, "/anmelden/code", &[("code", &code)]).await
}

async fn a_code_signs_in_by_two_forms_and_no_mere_link(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    let page = asked(&server, &mut browser, "/anmelden?weiter=/mein/konto").await;
    assert!(page.page.contains("j…\u{2060}@example.org") && !page.page.contains(MAIL), "{}", page.page);
    assert_eq!(page.headers["referrer-policy"], "same-origin");

    let slip = browser.submit(&page, "/anmelden/code", &[("code", "12345")]).await;
    assert_eq!(slip.status, 422);
    assert!(slip.page.contains("role=\"alert\"") && slip.page.contains("aria-invalid=\"true\""));
    let code = people::letter_secret(&server, MAIL, "sign_in_code").await;
    let other = if code == "000000" { "000001" } else { "000000" };
    let wrong = browser.submit(&page, "/anmelden/code", &[("code", other)]).await;
    assert_eq!(wrong.status, 422);
    assert!(!wrong.page.contains(other), "a code is not shown again");

    // A program that opens every address, with everything in it.
    let fields = fields_of(&page.page, "/anmelden/code");
    let ticket = &fields.iter().find(|(name, _)| name == "anfrage").unwrap().1;
    let opened = browser.get(&format!("/anmelden/code?anfrage={ticket}&code={code}")).await;
    assert_eq!(opened.status, 200);
    assert!(!browser.cookies.keys().any(|name| name.contains("session")));

    let done =
        browser.submit(&page, "/anmelden/code", &[("code", &format!("{} {}", &code[..3], &code[3..]))]).await;
    assert_eq!((done.status.as_u16(), done.to.as_str()), (303, "/mein/konto"), "{}", done.page);
    let own = browser.get(&done.to).await;
    assert_eq!(own.status, 200);
    assert_eq!(own.headers["cache-control"], "no-store");
    assert!(own.page.contains(MAIL));

    let out = browser.submit(&own, "/abmelden", &[]).await;
    assert_eq!((out.status.as_u16(), out.to.as_str()), (303, "/"));
    let after = browser.get("/mein/konto").await;
    assert_eq!(after.to, "/anmelden?weiter=%2Fmein%2Fkonto");
}

async fn forms_of_others_are_refused(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/anmelden").await;
    let mut fields = fields_of(&page.page, "/anmelden");
    fields.retain(|(name, _)| name != "mail");
    fields.push(("mail".into(), MAIL.into()));

    let without: Vec<_> = fields.iter().filter(|(name, _)| name != "csrf").cloned().collect();
    assert_eq!(browser.post("/anmelden", &without).await.status, 403);
    let mut other = Browser::new(&server);
    let theirs = other.get("/anmelden").await;
    let mut foreign = fields_of(&theirs.page, "/anmelden");
    foreign.push(("mail".into(), MAIL.into()));
    assert_eq!(browser.post("/anmelden", &foreign).await.status, 403);
    for origin in ["https://evil.example", "null"] {
        let request = browser.form("/anmelden", &fields).header(header::ORIGIN, origin);
        assert_eq!(browser.send(request).await.status, 403, "{origin}");
    }
    let request = browser.form("/anmelden", &fields).header("sec-fetch-site", "cross-site");
    assert_eq!(browser.send(request).await.status, 403);
    assert!(people::newest_letter(&server, MAIL, "sign_in_code").await.is_none());
    assert_eq!(browser.post("/anmelden", &fields).await.status, 303);
}

async fn only_our_own_pages_are_led_to(backend: Backend) {
    let server = TestServer::start(backend).await;
    for foreign in ["https://evil.example/", "//evil.example", "/\\evil.example", "/%09/evil"] {
        let mut browser = Browser::new(&server);
        let page = asked(&server, &mut browser, &format!("/anmelden?weiter={foreign}")).await;
        assert!(!page.page.contains("evil.example"), "{foreign}");
        let code = people::letter_secret(&server, MAIL, "sign_in_code").await;
        let typed = [("code", code.as_str()), ("weiter", foreign)];
        let done = browser.submit(&page, "/anmelden/code", &typed).await;
        // What is no tab any more once it is a plain text is a path like others, on our own host.
        let own = done.to == "/mein" || done.to == "/%09/evil";
        assert!(done.status == 303 && own, "{foreign}: {} {}", done.status, done.to);
    }
}

async fn a_password_and_an_app_sign_in(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    sign_in(&server, &mut browser).await;
    let page = browser.get("/mein/sicherheit/passwort").await;
    let easy = browser.submit(&page, "/mein/sicherheit/passwort", &[("password", "passwort1")]).await;
    assert_eq!(easy.status, 422);
    assert!(!easy.page.contains("passwort1"));
    let set =
        browser.submit(&page, "/mein/sicherheit/passwort", &[("password", "der Bus kommt um acht")]).await;
    assert_eq!(set.status, 303, "{}", set.page);

    let overview = browser.open(&set.to).await;
    let begun = browser.submit(&overview, "/mein/sicherheit/app", &[]).await;
    assert!(begun.page.contains("<svg xmlns") && !begun.page.contains("style="), "{}", begun.page);
    let secret: String =
        begun.page.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let action = "/mein/sicherheit/app/bestaetigen";
    let wrong = browser.submit(&begun, action, &[("code", "12")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.page.replace(' ', "").contains(&secret), "the same secret can still be scanned");
    let code = people::totp_code(&secret, server.clock.now().timestamp());
    let shown = browser.submit(&wrong, action, &[("code", &code)]).await;
    assert_eq!(shown.status, 200, "{}", shown.page);
    assert_eq!(shown.page.matches("<li><code>").count(), 10);
    let recovery = shown.page.split("<li><code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(browser.get("/mein/sicherheit/app").await.to, "/mein/sicherheit");

    let mut again = Browser::new(&server);
    let page = again.get("/anmelden/passwort?weiter=/mein/sitzungen").await;
    let wrong =
        again.submit(&page, "/anmelden/passwort", &[("mail", MAIL), ("password", "falsch geraten")]).await;
    let unknown = [("mail", "niemand@example.org"), ("password", "falsch geraten")];
    let unknown = again.submit(&page, "/anmelden/passwort", &unknown).await;
    assert_eq!((wrong.status.as_u16(), unknown.status.as_u16()), (422, 422));
    assert_eq!(
        wrong.page,
        unknown.page.replace("niemand@example.org", MAIL),
        "known and unknown look the same"
    );
    let typed = [("mail", MAIL), ("password", "der Bus kommt um acht")];
    let half = again.submit(&page, "/anmelden/passwort", &typed).await;
    assert_eq!(half.to, "/anmelden/zweiter-faktor?weiter=%2Fmein%2Fsitzungen");
    assert_eq!(again.get("/mein").await.to, "/anmelden/zweiter-faktor?weiter=%2Fmein", "nothing else yet");
    let page = again.get(&half.to).await;
    let action = "/anmelden/zweiter-faktor";
    let wrong = again.submit(&page, action, &[("code", "000 00")]).await;
    assert_eq!(wrong.status, 422);
    let fields = vec![
        fields_of(&page.page, action).remove(0),
        ("weiter".to_owned(), "/mein/sitzungen".to_owned()),
        ("recovery".to_owned(), recovery.to_uppercase()),
    ];
    let done = again.post(action, &fields).await;
    assert_eq!((done.status.as_u16(), done.to.as_str()), (303, "/mein/sitzungen"), "{}", done.page);
    let spent = again.post(action, &fields).await;
    assert_eq!(spent.status, 422, "a recovery code counts once");
    let sessions = again.get("/mein/sitzungen").await;
    let others = again.submit(&sessions, "/mein/sitzungen/alle", &[]).await;
    assert_eq!(others.status, 303);
    assert_eq!(browser.get("/mein").await.to, "/anmelden?weiter=%2Fmein", "the other session has ended");
}

async fn a_forgotten_password_is_set_anew(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/passwort-vergessen").await;
    let sent = browser.submit(&page, "/passwort-vergessen", &[("mail", MAIL)]).await;
    let page = browser.get(&sent.to).await;
    let code = people::letter_secret(&server, MAIL, "reset_code").await;
    let short = [("code", code.as_str()), ("password", "kurz")];
    let refused = browser.submit(&page, "/passwort-vergessen/neu", &short).await;
    assert_eq!(refused.status, 422);
    let typed = [("code", code.as_str()), ("password", "der Bus kommt um acht")];
    let done = browser.submit(&page, "/passwort-vergessen/neu", &typed).await;
    assert_eq!((done.status.as_u16(), done.to.as_str()), (303, "/anmelden/passwort?fertig=password-set"));
    let page = browser.get(&done.to).await;
    assert!(page.page.contains("role=\"status\""));
    let typed = [("mail", MAIL), ("password", "der Bus kommt um acht")];
    assert_eq!(browser.submit(&page, "/anmelden/passwort", &typed).await.to, "/mein");
}

async fn strangers_get_no_cookie_before_a_form(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut browser = Browser::new(&server);
    for path in ["/", "/suche", "/berufe", "/unternehmen", "/ueber", "/gibt/es/nicht"] {
        let seen = browser.get(path).await;
        assert!(browser.cookies.is_empty() && seen.page.contains("href=\"/anmelden\""), "{path}");
    }
    browser.get("/anmelden").await;
    assert_eq!(browser.cookies.len(), 1);
}
