//! Pupils apply: one form, a code, sent.
use lotse_domain::{
    company,
    vacancy::{ApplyBy, VacancyDraft},
};
use lotse_tests::{Backend, on_both_databases, people, world};
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::{all, attribute};
use crate::{
    bakery::{BAKERY, BORN, PNG, Town, own_page, upload},
    browser::{Browser, fields_of},
};

on_both_databases!(
    a_stranger_applies_in_two_requests_after_the_form,
    what_is_wrong_is_said_and_what_was_typed_stays,
    whoever_is_known_is_asked_less_and_applies_at_once,
    under_16_nothing_is_sent_before_a_guardian_agrees,
    a_file_that_is_refused_is_named_and_the_rest_stays,
    where_none_is_taken_the_page_says_why
);

async fn a_stranger_applies_in_two_requests_after_the_form(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    assert_eq!(form.status, 200, "{}", form.page);
    assert!(form.page.contains("Schritt 1 von 3") && form.page.contains(BAKERY));
    assert_eq!(attribute(&form.page, "main form", "enctype"), ["multipart/form-data"]);
    assert_eq!(all(&form.page, "main textarea").len(), 3, "three short questions");

    let typed =
        [&[("name", "Jana Meyer"), ("mail", "Jana@Example.org"), ("answer-why", "Brot")], &BORN[..]].concat();
    let asked = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &[]).await;
    assert_eq!((asked.status.as_u16(), asked.to.as_str()), (200, ""), "{}", asked.page);
    assert!(asked.page.contains("Schritt 2 von 3") && asked.page.contains("jana@example.org"));

    for (code, status) in [("abc", 422), ("", 422)] {
        let wrong = pupil.submit(&asked, "/bewerben/code", &[("code", code)]).await;
        assert_eq!(wrong.status, status);
        assert_eq!(attribute(&wrong.page, ".mistakes a", "href"), ["#code"]);
        assert!(!wrong.page.contains("jana@example.org"), "whoever comes later reads a short form of it");
    }
    let code = people::letter_secret(&town.server, "jana@example.org", "application_code").await;
    let other = if code == "000000" { "000001" } else { "000000" };
    let wrong = pupil.submit(&asked, "/bewerben/code", &[("code", other)]).await;
    assert_eq!(wrong.status, 422);

    let fields: Vec<(String, String)> = fields_of(&asked.page, "/bewerben/code")
        .into_iter()
        .map(|(name, value)| if name == "code" { (name, code.clone()) } else { (name, value) })
        .collect();
    let sent = pupil.post("/bewerben/code", &fields).await;
    assert_eq!((sent.status.as_u16(), sent.to.as_str()), (200, ""), "{}", sent.page);
    assert!(sent.page.contains("Schritt 3 von 3") && sent.page.contains(BAKERY), "{}", sent.page);
    assert!(pupil.cookies.keys().any(|name| name.ends_with("lotse-session")), "signed in");
    let own = own_page(&sent.page);

    let again = pupil.post("/bewerben/code", &fields).await;
    assert_eq!(again.status, 200, "sent again by a reload");
    assert_eq!(own_page(&again.page), own, "nothing has happened a second time");

    let list = pupil.get("/mein/bewerbungen").await;
    assert_eq!(attribute(&list.page, "main h2 a", "href"), std::slice::from_ref(&own));
    assert!(list.page.contains("Bäcker (m/w/d)") && list.page.contains("Antwort bis"), "{}", list.page);
    let page = pupil.get(&own).await;
    assert!(page.page.contains("Jana Meyer") && page.page.contains("Brot"), "{}", page.page);

    let known = pupil.get(&town.forms[0]).await;
    assert_eq!(known.status, 200);
    assert!(known.page.contains("schon beworben") && own_page(&known.page) == own);
    let english = pupil.get("/en/mein/bewerbungen").await;
    assert!(english.page.contains("Answer by"), "{}", english.page);
}

async fn what_is_wrong_is_said_and_what_was_typed_stays(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    let right = [
        ("name", "Jana <Meyer>"),
        ("mail", "jana@example.org"),
        ("tag", "7"),
        ("monat", "3"),
        ("jahr", "2008"),
        ("school", "Schule am Meer"),
        ("answer-why", "Weil <b>Brot</b>"),
    ];
    let long = "x".repeat(1_001);
    let year = town.server.clock.now().format("%Y").to_string().parse::<i32>().unwrap();
    let young = (year - 12).to_string();
    for (field, value, at) in [
        ("name", "", "name"),
        ("mail", "keine", "mail"),
        ("monat", "13", "birth_date"),
        ("jahr", young.as_str(), "guardian_mail"),
        ("answer-why", long.as_str(), "answer-why"),
    ] {
        let typed = right.map(|(name, typed)| (name, if name == field { value } else { typed }));
        let answer = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &[]).await;
        assert_eq!(answer.status, 422, "{field}={value}: {}", answer.page);
        assert_eq!(attribute(&answer.page, ".mistakes a", "href"), [format!("#{at}")], "{field}={value}");
        assert_eq!(all(&answer.page, &format!("#{at}-fehler")).len(), 1, "{field}={value}");
        assert_eq!(attribute(&answer.page, "#school", "value"), ["Schule am Meer"]);
        if field != "name" {
            assert_eq!(attribute(&answer.page, "#name", "value"), ["Jana <Meyer>"]);
        }
        if field != "answer-why" {
            assert_eq!(all(&answer.page, "#answer-why"), ["Weil <b>Brot</b>"]);
        }
    }
    let six: Vec<(&str, &str, &[u8])> = vec![("certificates", "a.png", &PNG); 6];
    let many = upload(&town, &mut pupil, &form, &town.forms[0], &right, &six).await;
    assert_eq!(many.status, 422);
    assert_eq!(attribute(&many.page, ".mistakes a", "href"), ["#certificates"]);
    let gone = pupil.get(&format!("/bewerben/code?anfrage={}", Uuid::nil())).await;
    assert_eq!(gone.status, 404);
    assert!(gone.page.contains("wartet nicht mehr"));
}

async fn whoever_is_known_is_asked_less_and_applies_at_once(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    let typed = [
        &[
            ("name", "Jana Meyer"),
            ("mail", "jana@example.org"),
            ("school", "Schule am Meer"),
            ("phone", "0911 12345"),
            ("answer-why", "Weil ich gern backe"),
        ],
        &BORN[..],
    ]
    .concat();
    let asked = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &[]).await;
    town.confirm(&mut pupil, &asked, "jana@example.org").await;

    let second = pupil.get(&town.forms[1]).await;
    assert!(second.page.contains("Schritt 1 von 2"));
    for (field, value) in [("name", "Jana Meyer"), ("school", "Schule am Meer"), ("phone", "0911 12345")] {
        assert_eq!(attribute(&second.page, &format!("#{field}"), "value"), [value]);
    }
    assert_eq!(all(&second.page, "#answer-why"), ["Weil ich gern backe"]);
    for asked in ["mail", "birth_date", "guardian_mail"] {
        assert!(attribute(&second.page, &format!("#{asked}"), "name").is_empty(), "{asked} is known");
    }
    let typed = [("name", "Jana Meyer")];
    let sent = upload(&town, &mut pupil, &second, &town.forms[1], &typed, &[]).await;
    assert_eq!(sent.status, 200, "{}", sent.page);
    assert!(sent.page.contains("Schritt 2 von 2"));
    let list = pupil.get("/mein/bewerbungen").await;
    assert_eq!(attribute(&list.page, "main h2 a", "href").len(), 2);
    let again = upload(&town, &mut pupil, &second, &town.forms[1], &typed, &[]).await;
    assert_eq!(again.status, 409);
    assert_eq!(own_page(&again.page), own_page(&sent.page));
    assert!(pupil.get("/mein").await.page.contains("2 Bewerbungen"));
}

async fn under_16_nothing_is_sent_before_a_guardian_agrees(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    let year = town.server.clock.now().format("%Y").to_string().parse::<i32>().unwrap() - 12;
    let year = year.to_string();
    let typed = [
        ("name", "Kim Jung"),
        ("mail", "kim@example.org"),
        ("guardian_mail", "eltern@example.org"),
        ("tag", "7"),
        ("monat", "3"),
        ("jahr", &year),
    ];
    let asked = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &[]).await;
    let sent = town.confirm(&mut pupil, &asked, "kim@example.org").await;
    assert!(sent.page.contains("wartet auf deine Eltern"), "{}", sent.page);
    let own = own_page(&sent.page);
    assert!(pupil.get(&own).await.page.contains("Deine Eltern müssen noch zustimmen"));
    let token = people::letter_secret(&town.server, "eltern@example.org", "guardian_request").await;
    let link = format!("/einwilligung/{token}");
    let mut guardian = Browser::new(&town.server);
    let page = guardian.get(&link).await;
    guardian.submit(&page, &link, &[("antwort", "ja"), ("guardian_name", "Maria Jung")]).await;
    assert!(pupil.get(&own).await.page.contains("Antwort bis"));
}

async fn a_file_that_is_refused_is_named_and_the_rest_stays(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    let typed = [&[("name", "Jana Meyer"), ("mail", "jana@example.org")], &BORN[..]].concat();
    let large = vec![0; 6 * 1024 * 1024];
    let files: [(&str, &str, &[u8]); 3] = [
        ("cv", "gut.png", &PNG),
        ("certificates", "programm.pdf", b"MZ\x90\x00 This program cannot be run in DOS mode"),
        ("certificates", "gross.pdf", &large),
    ];
    let refused = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &files).await;
    assert_eq!(refused.status, 422, "{}", refused.page);
    let said = all(&refused.page, ".mistakes li").join(" ");
    assert!(
        said.contains("programm.pdf") && said.contains("gross.pdf") && !said.contains("gut.png"),
        "{said}"
    );
    assert!(refused.page.contains("noch einmal aus"), "files must be chosen again");
    assert_eq!(attribute(&refused.page, "#name", "value"), ["Jana Meyer"]);
}

async fn where_none_is_taken_the_page_says_why(backend: Backend) {
    let town = Town::new(backend).await;
    let cluster = world::cluster(&town.server.db, "sued").await;
    let posting = |title: &str, company: &str, by: ApplyBy, address: Option<&str>| VacancyDraft {
        apply_by: Some(by),
        apply_address: address.map(str::to_owned),
        ..world::draft(title, company, "80331")
    };
    let records = vec![
        world::record(
            2,
            "1",
            posting("Imker", "Honig GmbH", ApplyBy::Url, Some("https://honig.example/stellen")),
        ),
        world::record(3, "2", posting("Winzer", "Wein GmbH", ApplyBy::Here, None)),
    ];
    world::import(&town.server.db, world::run_of(&cluster, "template"), records).await;
    town.server.caught_up().await;
    let mut pupil = Browser::new(&town.server);
    for (word, why) in [("imker", "auf einem anderen Weg"), ("winzer", "noch nicht über Lotse")] {
        let results = pupil.get(&format!("/suche?q={word}")).await;
        let link = attribute(&results.page, "main a[href*='/stellen/']", "href").remove(0);
        let link = link.split('?').next().unwrap();
        let page = pupil.get(&format!("{link}/bewerben")).await;
        assert_eq!(page.status, 200);
        assert!(page.page.contains(why), "{}", page.page);
        assert!(attribute(&page.page, "main a", "href").contains(&link.to_owned()));
    }
    let slug =
        company::Entity::find_by_id(town.company_id).one(town.server.db.read()).await.unwrap().unwrap().slug;
    let speculative = pupil.get(&format!("/unternehmen/{slug}/bewerben")).await;
    assert!(speculative.page.contains("keine Bewerbungen ohne Stelle"), "{}", speculative.page);
    for path in ["/stellen/koch/bewerben", "/unternehmen/niemand/bewerben"] {
        assert_eq!(pupil.get(path).await.status, 404, "{path}");
    }
}
