//! Companies, clusters and their people at their desks.
use lotse_domain::grant::Role;
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use reqwest::header;
use uuid::Uuid;

use super::{all, attribute};

on_both_databases!(
    a_company_registers_and_is_seen_once_it_is_admitted,
    a_refusal_reaches_the_company_with_its_reason,
    what_is_wrong_with_a_registration_is_said_and_what_was_typed_stays,
    a_colleague_is_invited_and_loses_access_at_once,
    an_invitation_is_for_one_address_and_opening_it_changes_nothing,
    a_foreign_desk_looks_like_one_that_never_was,
    forms_from_elsewhere_are_refused,
    a_manager_looks_after_schools_and_team
);

pub(crate) const COMPANY: [(&str, &str); 6] = [
    ("name", "Regnitz Formteile GmbH"),
    ("summary", "Wir formen Kunststoff."),
    ("employees", "1.200"),
    ("postal_code", "90402"),
    ("person", "Jana Meyer"),
    ("cluster", "franken"),
];

/// A server with a cluster, its manager, and someone whose company waits.
async fn registered(backend: Backend) -> (TestServer, Person, Person, Uuid) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let manager = people::manager_of(&server, cluster.id, "kim@franken.example").await;
    let jana = people::strong(&server, "jana@regnitz.example").await;
    let to = jana.done(&server, "/registrieren", &COMPANY).await;
    assert_eq!(to, "/registrieren/fertig?betrieb=regnitz-formteile-gmbh&cluster=franken");
    assert!(jana.page(&server, &to).await.contains("Cluster franken"));
    let waiting = manager.page(&server, "/cluster/franken").await;
    let admit = attribute(&waiting, "form[action$='/aufnehmen']", "action").remove(0);
    let id = admit.split('/').nth(4).unwrap().parse().unwrap();
    (server, manager, jana, id)
}

async fn a_company_registers_and_is_seen_once_it_is_admitted(backend: Backend) {
    let (server, manager, jana, id) = registered(backend).await;
    let (own, public) = ("/betrieb/regnitz-formteile-gmbh", "/unternehmen/regnitz-formteile-gmbh");
    assert!(jana.page(&server, own).await.contains("wartet auf Prüfung"));
    assert_eq!(server.get(public).await.status(), 404, "nobody sees who waits");
    assert!(!server.page("/unternehmen").await.contains("Regnitz"));
    let today = manager.page(&server, "/cluster/franken").await;
    for fact in ["1.200 Beschäftigte", "Nürnberg", "Jana Meyer, jana@regnitz.example"] {
        assert!(today.contains(fact), "{fact}");
    }
    let members = format!("/cluster/franken/mitglieder/{id}");
    let to = manager.done(&server, &format!("{members}/aufnehmen"), &[]).await;
    let listed = manager.page(&server, &to).await;
    assert!(listed.contains("ist jetzt Mitglied"));
    assert!(
        attribute(&listed, "[role=status] a", "href").contains(&format!("{members}/beenden")),
        "it can be undone"
    );
    assert_eq!(server.get(public).await.status(), 200);
    assert!(jana.page(&server, own).await.contains("Mitglied seit"));
    assert!(people::newest_letter(&server, &jana.mail, "membership_admitted").await.is_some());
    let again = manager.post(&server, &format!("{members}/aufnehmen"), &[]).await;
    assert_eq!(again.status(), 409, "it is a member already");
    manager.done(&server, &format!("{members}/beenden"), &[("reason", "Auf Wunsch")]).await;
    assert_eq!(server.get(public).await.status(), 404);
    let ended = jana.page(&server, own).await;
    assert!(ended.contains("Beendet am") && ended.contains("Auf Wunsch"));
}

async fn a_refusal_reaches_the_company_with_its_reason(backend: Backend) {
    let (server, manager, jana, id) = registered(backend).await;
    let path = format!("/cluster/franken/mitglieder/{id}/ablehnen");
    assert!(manager.page(&server, &path).await.contains("Regnitz Formteile GmbH"));
    let long = "x".repeat(2_001);
    let refused = manager.post(&server, &path, &[("reason", &long)]).await;
    assert_eq!(refused.status(), 422);
    let page = refused.text().await.unwrap();
    assert_eq!(attribute(&page, ".mistakes a", "href"), ["#reason"]);
    manager.done(&server, &path, &[("reason", "Kein Standort in Franken")]).await;
    let own = jana.page(&server, "/betrieb/regnitz-formteile-gmbh").await;
    assert!(own.contains("Abgelehnt am") && own.contains("Kein Standort in Franken"));
    let again =
        jana.post(&server, "/betrieb/regnitz-formteile-gmbh/aufnahme", &[("cluster", "franken")]).await;
    assert_eq!(again.status(), 409, "not within 30 days");
    assert!(manager.page(&server, "/cluster/franken/mitglieder?stand=abgelehnt").await.contains("Regnitz"));
}

async fn what_is_wrong_with_a_registration_is_said_and_what_was_typed_stays(backend: Backend) {
    let server = TestServer::start(backend).await;
    world::cluster(&server.db, "franken").await;
    let page = server.page("/registrieren").await;
    assert_eq!(all(&page, "main ol li").len(), 3);
    assert_eq!(attribute(&page, "main a.button", "href"), ["/anmelden?weiter=%2Fregistrieren"]);
    let jana = people::signed_in(&server, "jana@regnitz.example").await;
    let form = jana.page(&server, "/c/franken/registrieren").await;
    assert_eq!(attribute(&form, "input[name=cluster][checked]", "value"), ["franken"], "its own portal's");
    for (field, value) in [
        ("name", ""),
        ("postal_code", "00000"),
        ("postal_code", "90"),
        ("employees", "viele"),
        ("website", "ftp://x.example"),
        ("person", ""),
        ("cluster", ""),
    ] {
        let fields = COMPANY.map(|(name, typed)| (name, if name == field { value } else { typed }));
        let fields: Vec<_> =
            fields.into_iter().chain((field == "website").then_some((field, value))).collect();
        let answer = jana.post(&server, "/registrieren", &fields).await;
        assert_eq!(answer.status(), 422, "{field}={value}");
        let page = answer.text().await.unwrap();
        assert_eq!(attribute(&page, "[role=alert] a", "href"), [format!("#{field}")], "{field}={value}");
        assert_eq!(attribute(&page, &format!("#{field}-fehler"), "class"), ["mistake"], "{field}={value}");
        if field != "name" {
            assert_eq!(attribute(&page, "#name", "value"), ["Regnitz Formteile GmbH"]);
        }
    }
    let unknown = [COMPANY[0], COMPANY[3], COMPANY[4], ("cluster", "nirgends")];
    assert_eq!(jana.post(&server, "/registrieren", &unknown).await.status(), 404);
}

async fn a_colleague_is_invited_and_loses_access_at_once(backend: Backend) {
    let (server, _, jana, _) = registered(backend).await;
    let team = "/betrieb/regnitz-formteile-gmbh/team";
    let wrong = jana.post(&server, team, &[("mail", "kein"), ("rolle", "recruiter")]).await;
    assert_eq!(wrong.status(), 422);
    for foreign in ["operator", "cluster_manager", "teacher"] {
        let fields = [("mail", "olli@regnitz.example"), ("rolle", foreign)];
        assert_eq!(jana.post(&server, team, &fields).await.status(), 404, "{foreign}");
    }
    let fields = [("mail", "olli@regnitz.example"), ("rolle", "recruiter")];
    let to = jana.done(&server, team, &fields).await;
    assert!(jana.page(&server, &to).await.contains("olli@regnitz.example"));
    let token = people::letter_secret(&server, "olli@regnitz.example", "invitation").await;
    let olli = people::signed_in(&server, "olli@regnitz.example").await;
    let desk = olli.done(&server, &format!("/einladung/{token}"), &[]).await;
    assert_eq!(desk, "/betrieb/regnitz-formteile-gmbh");
    let seen = olli.page(&server, team).await;
    assert!(
        seen.contains("jana@regnitz.example")
            && attribute(&seen, "form[action$='/team']", "action").is_empty()
    );
    assert_eq!(olli.post(&server, team, &fields).await.status(), 404, "recruiters invite nobody");
    let page = jana.page(&server, team).await;
    let removals = attribute(&page, "a[href$='/entfernen']", "href");
    let mut gone = false;
    for removal in removals {
        let asks = jana.page(&server, &removal).await;
        if asks.contains("olli@regnitz.example") {
            assert!(asks.contains("Die Zugänge enden sofort"));
            assert!(jana.done(&server, &removal, &[]).await.ends_with("fertig=entfernt"));
            gone = true;
        } else {
            assert_eq!(jana.post(&server, &removal, &[]).await.status(), 409, "the last admin stays");
        }
    }
    assert!(gone);
    for path in [desk.as_str(), team] {
        assert_eq!(olli.get(&server, path).await.status(), 404, "{path}: at once");
    }
}

async fn an_invitation_is_for_one_address_and_opening_it_changes_nothing(backend: Backend) {
    let (server, manager, _, id) = registered(backend).await;
    let team = format!("/cluster/franken/mitglieder/{id}/team");
    manager.done(&server, &team, &[("mail", "olli@regnitz.example"), ("rolle", "company_admin")]).await;
    let first = people::letter_secret(&server, "olli@regnitz.example", "invitation").await;
    let path = format!("/einladung/{first}");
    for _ in 0..2 {
        let opened = server.get(&path).await;
        assert_eq!(
            opened.headers()[header::REFERRER_POLICY],
            "same-origin",
            "the link is told to nobody else"
        );
        let page = opened.text().await.unwrap();
        assert!(page.contains("Regnitz Formteile GmbH") && !page.contains("olli@regnitz.example"));
        let sign_in = attribute(&page, "main a.button", "href");
        assert_eq!(sign_in, [format!("/anmelden?weiter=%2Feinladung%2F{first}")]);
    }
    let eve = people::signed_in(&server, "eve@example.org").await;
    let shown = eve.page(&server, &path).await;
    assert!(shown.contains("eve@example.org") && shown.contains("o…@regnitz.example"));
    assert_eq!(eve.post(&server, &path, &[]).await.status(), 409);
    assert_eq!(eve.get(&server, "/betrieb/regnitz-formteile-gmbh").await.status(), 404);
    let open = manager.page(&server, &team).await;
    let revoke = attribute(&open, "form[action$='/zuruecknehmen']", "action").remove(0);
    manager.done(&server, &revoke, &[]).await;
    let olli = people::signed_in(&server, "olli@regnitz.example").await;
    let (gone, never) = (olli.get(&server, &path).await, olli.get(&server, "/einladung/nie").await);
    assert_eq!(
        (gone.status(), never.status()),
        (reqwest::StatusCode::NOT_FOUND, reqwest::StatusCode::NOT_FOUND)
    );
    let (gone, never) = (gone.text().await.unwrap(), never.text().await.unwrap());
    assert_eq!(gone.replace(&first, "nie"), never);
    assert_eq!(olli.post(&server, &path, &[]).await.status(), 404);
}

async fn a_foreign_desk_looks_like_one_that_never_was(backend: Backend) {
    let (server, _, jana, id) = registered(backend).await;
    world::cluster(&server.db, "norden").await;
    let other = people::signed_in(&server, "eve@example.org").await;
    let nobody = Uuid::now_v7();
    for (who, foreign, never) in [
        (&other, "/betrieb/regnitz-formteile-gmbh".to_owned(), "/betrieb/nirgendwer".to_owned()),
        (&other, "/betrieb/regnitz-formteile-gmbh/team".to_owned(), "/betrieb/nirgendwer/team".to_owned()),
        (&jana, "/cluster/franken".to_owned(), "/cluster/nirgends".to_owned()),
        (&jana, "/cluster/norden/schulen".to_owned(), "/cluster/nirgends/schulen".to_owned()),
        (
            &jana,
            format!("/cluster/franken/mitglieder/{id}/ablehnen"),
            format!("/cluster/nirgends/mitglieder/{nobody}/ablehnen"),
        ),
        (&jana, "/betreiber".to_owned(), "/gibt-es-nicht".to_owned()),
        (&jana, "/betreiber/mails".to_owned(), "/gibt-es-nicht".to_owned()),
        (&jana, "/betreiber/team".to_owned(), "/gibt-es-nicht".to_owned()),
    ] {
        let (a, b) = (who.get(&server, &foreign).await, who.get(&server, &never).await);
        assert_eq!((a.status().as_u16(), b.status().as_u16()), (404, 404), "{foreign}");
        let (a, b) = (a.text().await.unwrap(), b.text().await.unwrap());
        assert_eq!(a.replace(&foreign, "/X"), b.replace(&never, "/X"), "{foreign}");
    }
    for path in ["/betrieb/regnitz-formteile-gmbh", "/betrieb/nirgendwer", "/cluster/franken", "/betreiber"] {
        let answer = server.get(path).await;
        let to = answer.headers()[header::LOCATION].to_str().unwrap();
        assert!(answer.status() == 303 && to.starts_with("/anmelden?weiter="), "{path}: {to}");
    }
    let single = people::signed_in(&server, "ohne@franken.example").await;
    let cluster = lotse_domain::cluster::find_by_slug(server.db.read(), "franken").await.unwrap();
    people::grant(&server, &single, Role::ClusterManager, cluster.id).await;
    let answer = single.get(&server, "/cluster/franken").await;
    let to = answer.headers()[header::LOCATION].to_str().unwrap();
    assert!(to.starts_with("/mein/sicherheit/einrichten?weiter="), "{to}");
}

async fn forms_from_elsewhere_are_refused(backend: Backend) {
    let (server, manager, _, id) = registered(backend).await;
    let path = format!("/cluster/franken/mitglieder/{id}/aufnehmen");
    let cookie = manager.cookie();
    let csrf = manager.csrf();
    let with = |fields: &[(&str, &str)]| people::form(&server, &path, fields).header(header::COOKIE, &cookie);
    assert_eq!(with(&[]).send().await.unwrap().status(), 403, "no token");
    assert_eq!(with(&[("csrf", "x")]).send().await.unwrap().status(), 403, "a wrong token");
    let foreign = server
        .http
        .post(format!("{}{path}", server.base))
        .header(header::COOKIE, &cookie)
        .header(header::ORIGIN, "https://evil.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(format!("csrf={csrf}"));
    assert_eq!(foreign.send().await.unwrap().status(), 403, "from another site");
    assert_eq!(manager.get(&server, &path).await.status(), 405, "opening it does nothing");
    assert!(manager.page(&server, "/cluster/franken").await.contains("1 Unternehmen wartet"));
    assert_eq!(with(&[("csrf", &csrf)]).send().await.unwrap().status(), 303);
}

async fn a_manager_looks_after_schools_and_team(backend: Backend) {
    let (server, manager, _, _) = registered(backend).await;
    let wrong = manager
        .post(&server, "/cluster/franken/schulen", &[("name", "Mittelschule"), ("postal_code", "9")])
        .await;
    assert_eq!(wrong.status(), 422);
    assert_eq!(attribute(&wrong.text().await.unwrap(), "#name", "value"), ["Mittelschule"]);
    let team = manager.done(&server, "/cluster/franken/schulen", &[("name", "Mittelschule")]).await;
    assert_eq!(team, "/cluster/franken/schulen/mittelschule/team?fertig=schule");
    assert!(manager.page(&server, &team).await.contains("Lehrkräfte: Mittelschule"));
    assert!(manager.page(&server, "/cluster/franken/schulen").await.contains("Mittelschule"));
    let path = "/cluster/franken/team";
    manager.done(&server, path, &[("mail", "zwei@franken.example"), ("rolle", "cluster_manager")]).await;
    let known = manager.post(&server, path, &[("mail", &manager.mail), ("rolle", "cluster_manager")]).await;
    assert_eq!(known.status(), 409);
    let page = known.text().await.unwrap();
    assert!(page.contains("Diese Person ist schon im Team") && page.contains("zwei@franken.example"));
}
