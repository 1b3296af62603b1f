//! Pupils apply, and look after what they sent.
use chrono::TimeDelta;
use lotse_domain::{
    application::desk::{self, Answering, NewDate},
    company,
    vacancy::{self, ApplyBy, VacancyDraft},
};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use reqwest::header;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{all, attribute};
use crate::browser::{Browser, Seen, fields_of};

on_both_databases!(
    a_stranger_applies_in_two_requests_after_the_form,
    what_is_wrong_is_said_and_what_was_typed_stays,
    whoever_is_known_is_asked_less_and_applies_at_once,
    under_16_nothing_is_sent_before_a_guardian_agrees,
    a_file_goes_along_and_is_a_file_for_those_who_may_read_it,
    a_file_that_is_refused_is_named_and_the_rest_stays,
    an_application_is_withdrawn_and_removed_after_a_question,
    a_date_is_chosen_a_message_written_and_an_offer_taken,
    where_none_is_taken_the_page_says_why,
    foreign_applications_and_documents_are_not_found
);

/// Year, month and day as the form asks for them.
const BORN: [(&str, &str); 3] = [("tag", "7"), ("monat", "3"), ("jahr", "2008")];
const BAKERY: &str = "Bäckerei Ofenfrisch";

/// The smallest picture there is: one pixel.
const PNG: [u8; 67] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00,
    0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x00, 0x01, 0x00, 0x00, 0x05, 0x00, 0x01,
    0x0d, 0x0a, 0x2d, 0xb4, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// A bakery with two postings that takes applications here, and the one who reads them.
struct Town {
    server: TestServer,
    company_id: Uuid,
    recruiter: Person,
    /// The forms of both postings.
    forms: [String; 2],
}

impl Town {
    async fn new(backend: Backend) -> Self {
        let server = TestServer::start(backend).await;
        let cluster = world::cluster(&server.db, "franken").await;
        let posting = |title: &str| VacancyDraft {
            apply_by: Some(ApplyBy::Here),
            ..world::draft(title, BAKERY, "90402")
        };
        let records =
            vec![world::record(2, "1", posting("Bäcker")), world::record(3, "2", posting("Fachverkäuferin"))];
        world::import(&server.db, world::run_of(&cluster, "template"), records).await;
        let found = company::Entity::find().filter(company::Column::Name.eq(BAKERY));
        let company_id = found.one(server.db.read()).await.unwrap().expect("the company").id;
        let recruiter = people::admin_of(&server, company_id, "team@ofenfrisch.example").await;
        let posted = vacancy::Entity::find()
            .filter(vacancy::Column::CompanyId.eq(company_id))
            .order_by_asc(vacancy::Column::ExternalId);
        let mut forms = Vec::new();
        for posting in posted.all(server.db.read()).await.unwrap() {
            let moved = server.get(&format!("/stellen/{}", posting.id)).await;
            forms.push(format!("{}/bewerben", moved.headers()[header::LOCATION].to_str().unwrap()));
        }
        let forms = forms.try_into().unwrap();
        Self { server, company_id, recruiter, forms }
    }

    async fn answer(&self, application: &str, answering: Answering) {
        let id = application.rsplit('/').next().unwrap().parse().unwrap();
        let actor = self.recruiter.actor(&self.server).await;
        let clock = &*self.server.clock;
        desk::answer(&self.server.db, clock, &actor, self.company_id, id, answering).await.unwrap();
    }

    /// Somebody who has applied to the first posting, signed in by it; and the address of the application's page.
    async fn applied(&self, name: &str, mail: &str) -> (Browser<'_>, String) {
        let mut pupil = Browser::new(&self.server);
        let form = pupil.get(&self.forms[0]).await;
        let typed = [&[("name", name), ("mail", mail)], &BORN[..]].concat();
        let asked = upload(self, &mut pupil, &form, &self.forms[0], &typed, &[]).await;
        let sent = self.confirm(&mut pupil, &asked, mail).await;
        (pupil, own_page(&sent.page))
    }

    async fn confirm(&self, pupil: &mut Browser<'_>, asked: &Seen, mail: &str) -> Seen {
        assert_eq!(asked.status, 200, "{}", asked.page);
        let code = people::letter_secret(&self.server, mail, "application_code").await;
        let sent = pupil.submit(asked, "/bewerben/code", &[("code", &code)]).await;
        assert_eq!(sent.status, 200, "{}", sent.page);
        sent
    }
}

/// Sends the form of a page with files, as (field, name, content).
async fn upload(
    town: &Town,
    pupil: &mut Browser<'_>,
    seen: &Seen,
    action: &str,
    typed: &[(&str, &str)],
    files: &[(&str, &str, &[u8])],
) -> Seen {
    let csrf = fields_of(&seen.page, action).remove(0);
    assert_eq!(csrf.0, "csrf", "it comes first");
    let mut body = Vec::new();
    let head = |name: &str, more: &str| {
        format!("--grenze\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n").into_bytes()
    };
    for (name, value) in [&[("csrf", csrf.1.as_str())], typed].concat() {
        body.extend([&head(name, "")[..], value.as_bytes(), b"\r\n"].concat());
    }
    for (field, name, content) in files {
        body.extend([&head(field, &format!("; filename=\"{name}\""))[..], *content, b"\r\n"].concat());
    }
    body.extend_from_slice(b"--grenze--\r\n");
    let request = town
        .server
        .http
        .post(format!("{}{action}", town.server.base))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze")
        .header(header::ORIGIN, &town.server.base)
        .body(body);
    pupil.send(request).await
}

/// The address of the application that a page leads to.
fn own_page(page: &str) -> String {
    attribute(page, "main a[href^='/mein/bewerbungen/']", "href").remove(0)
}

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
    assert_eq!(attribute(&list.page, "main h2 a", "href"), [own.clone()]);
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

async fn a_file_goes_along_and_is_a_file_for_those_who_may_read_it(backend: Backend) {
    let town = Town::new(backend).await;
    let mut pupil = Browser::new(&town.server);
    let form = pupil.get(&town.forms[0]).await;
    let typed = [&[("name", "Jana Meyer"), ("mail", "jana@example.org")], &BORN[..]].concat();
    let files: [(&str, &str, &[u8]); 2] = [("cv", "Größe.png", &PNG), ("certificates", "Zeugnis.png", &PNG)];
    let asked = upload(&town, &mut pupil, &form, &town.forms[0], &typed, &files).await;
    let sent = town.confirm(&mut pupil, &asked, "jana@example.org").await;
    let own = pupil.get(&own_page(&sent.page)).await;
    let links = attribute(&own.page, "main a[href^='/mein/dokumente/']", "href");
    assert_eq!(links.len(), 2, "{}", own.page);
    assert!(own.page.contains("nicht auf Viren geprüft"));

    let list = pupil.get("/mein/dokumente").await;
    let own_file = attribute(&list.page, "main .row a[href^='/mein/dokumente/']", "href");
    let file = own_file.iter().find(|href| !href.ends_with("entfernen")).unwrap().clone();
    let seen = pupil.get(&file).await;
    assert_eq!(seen.status, 200);
    let text = |name: &str| seen.headers[name].to_str().unwrap().to_owned();
    assert!(text("content-disposition").starts_with("attachment; "), "{}", text("content-disposition"));
    assert_eq!(text("content-type"), "image/png");
    assert_eq!(text("x-content-type-options"), "nosniff");
    assert_eq!(text("cache-control"), "no-store");
    assert_eq!(text("content-security-policy"), "default-src 'none'; sandbox");

    let (mut other, _) = town.applied("Ole Brand", "ole@example.org").await;
    assert_eq!(other.get(&file).await.status, 404);
    assert_eq!(other.get(&format!("{file}/entfernen")).await.status, 404);
    let theirs = other.get("/mein/dokumente").await;
    let token = fields_of(&theirs.page, "/mein/dokumente").remove(0);
    assert_eq!(other.post(&format!("{file}/entfernen"), &[token]).await.status, 404);

    let ask = pupil.get(&format!("{file}/entfernen")).await;
    let done = pupil.submit(&ask, &format!("{file}/entfernen"), &[]).await;
    assert_eq!((done.status.as_u16(), done.to.as_str()), (303, "/mein/dokumente?fertig=file-removed"));
    assert_eq!(pupil.get(&file).await.status, 404);
    let none = upload(&town, &mut pupil, &list, "/mein/dokumente", &[("kind", "cv")], &[]).await;
    assert_eq!(none.status, 422);
    let added = [("document", "neu.png", &PNG[..])];
    let added = upload(&town, &mut pupil, &list, "/mein/dokumente", &[("kind", "cv")], &added).await;
    assert_eq!((added.status.as_u16(), added.to.as_str()), (303, "/mein/dokumente?fertig=file-added"));
    let second = pupil.get(&town.forms[1]).await;
    assert_eq!(attribute(&second.page, "input[name=documents]", "value").len(), 2, "ready for the next one");
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

async fn an_application_is_withdrawn_and_removed_after_a_question(backend: Backend) {
    let town = Town::new(backend).await;
    let (mut pupil, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let early = pupil.get(&format!("{own}/entfernen")).await;
    assert_eq!((early.status.as_u16(), early.to.as_str()), (303, own.as_str()), "it is open");
    let step = format!("{own}/zurueckziehen");
    let ask = pupil.get(&step).await;
    assert!(pupil.get(&own).await.page.contains("Antwort bis"), "a look changes nothing");
    let done = pupil.submit(&ask, &step, &[]).await;
    assert_eq!((done.status.as_u16(), done.to.clone()), (303, format!("{own}?fertig=own-withdrawn")));
    assert!(pupil.get(&own).await.page.contains("Die Bewerbung ist zurückgezogen"));
    let again = pupil.submit(&ask, &step, &[]).await;
    assert_eq!(again.status, 409);
    assert!(again.page.contains("inzwischen hat sich etwas geändert"));
    let step = format!("{own}/entfernen");
    let ask = pupil.get(&step).await;
    let done = pupil.submit(&ask, &step, &[]).await;
    assert_eq!(done.to, "/mein/bewerbungen?fertig=own-removed");
    assert_eq!(pupil.get(&own).await.status, 404);
    assert!(attribute(&pupil.get(&done.to).await.page, "main h2 a", "href").is_empty());
}

async fn a_date_is_chosen_a_message_written_and_an_offer_taken(backend: Backend) {
    let town = Town::new(backend).await;
    let (mut pupil, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let second = pupil.get(&town.forms[1]).await;
    upload(&town, &mut pupil, &second, &town.forms[1], &[("name", "Jana Meyer")], &[]).await;
    town.answer(&own, Answering::See).await;
    assert!(pupil.get(&own).await.page.contains("hat deine Bewerbung gelesen"));
    let start = town.server.clock.now() + TimeDelta::days(3);
    let date = |place: &str| NewDate { starts_at: start, minutes: 30, place: place.into() };
    let dates = vec![date("Backstube"), date("Am Telefon")];
    town.answer(&own, Answering::Invite { text: "Komm uns besuchen.".into(), dates }).await;
    let page = pupil.get(&own).await;
    assert!(page.page.contains("Komm uns besuchen.") && page.page.contains("Backstube"), "{}", page.page);
    assert!(pupil.get("/mein").await.page.contains("1 Bewerbung wartet auf dich"));
    let step = format!("{own}/termin");
    let token = fields_of(&page.page, &step).remove(0);
    let none = pupil.post(&step, std::slice::from_ref(&token)).await;
    assert_eq!(none.status, 422);
    assert_eq!(attribute(&none.page, ".mistakes a", "href"), ["#date"]);
    let ids = attribute(&page.page, "input[name=date]", "value");
    let chosen = pupil.post(&step, &[token, ("date".to_owned(), ids[1].clone())]).await;
    assert_eq!(chosen.to, format!("{own}?fertig=own-date"));
    assert!(pupil.get(&own).await.page.contains("Dein Gespräch:"));

    let step = format!("{own}/nachricht");
    let empty = pupil.submit(&page, &step, &[("text", " ")]).await;
    assert_eq!(empty.status, 422);
    let long = "x".repeat(4_001);
    let refused = pupil.submit(&page, &step, &[("text", &long)]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(all(&refused.page, "textarea#text"), [long], "what was typed stays");
    let written = pupil.submit(&page, &step, &[("text", "Ich freue mich.")]).await;
    assert_eq!(written.to, format!("{own}?fertig=own-message#nachrichten"));
    assert!(pupil.get(&own).await.page.contains("Ich freue mich."));

    town.answer(&own, Answering::Offer { text: "Wir möchten dich.".into(), reply_by: None }).await;
    let page = pupil.get(&own).await;
    assert!(page.page.contains("bietet dir den Platz an"));
    let step = format!("{own}/annehmen");
    let ask = pupil.get(&step).await;
    let taken = pupil.submit(&ask, &step, &[]).await;
    assert_eq!(taken.to, format!("{own}?fertig=own-accepted"));
    let page = pupil.get(&own).await;
    let others = attribute(&page.page, "input[name=others][checked]", "value");
    assert_eq!(others.len(), 1, "{}", page.page);
    let step = format!("{own}/andere");
    let done = pupil.submit(&page, &step, &[("others", &others[0])]).await;
    assert_eq!(done.to, format!("{own}?fertig=own-others"));
    let other = pupil.get(&format!("/mein/bewerbungen/{}", others[0])).await;
    assert!(other.page.contains("Die Bewerbung ist zurückgezogen"));
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

async fn foreign_applications_and_documents_are_not_found(backend: Backend) {
    let town = Town::new(backend).await;
    let (_, own) = town.applied("Jana Meyer", "jana@example.org").await;
    let (mut other, others) = town.applied("Ole Brand", "ole@example.org").await;
    let page = other.get(&others).await;
    let token = fields_of(&page.page, &format!("{others}/nachricht")).remove(0);
    for step in ["", "/annehmen", "/ablehnen", "/zurueckziehen", "/entfernen", "/weitergeben"] {
        assert_eq!(other.get(&format!("{own}{step}")).await.status, 404, "{step}");
    }
    for step in [
        "/nachricht",
        "/termin",
        "/erinnern",
        "/andere",
        "/annehmen",
        "/ablehnen",
        "/zurueckziehen",
        "/entfernen",
        "/weitergeben",
    ] {
        let typed =
            ["text", "date", "others", "places"].map(|name| (name.to_owned(), Uuid::nil().to_string()));
        let fields = [&[token.clone()], &typed[..]].concat();
        assert_eq!(other.post(&format!("{own}{step}"), &fields).await.status, 404, "{step}");
    }
    let stranger = Browser::new(&town.server).get(&own).await;
    assert!(stranger.to.starts_with("/anmelden?weiter="), "{}", stranger.to);
}
