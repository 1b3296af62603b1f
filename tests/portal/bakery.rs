//! A bakery that takes applications, and pupils who send them.
use lotse_domain::{
    application::desk::{self, Answering},
    company,
    vacancy::{self, ApplyBy, VacancyDraft},
};
use lotse_tests::{
    Backend, TestServer,
    people::{self, Person},
    world,
};
use reqwest::header;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::attribute;
use crate::browser::{Browser, Seen, fields_of};

/// Year, month and day as the form asks for them.
pub const BORN: [(&str, &str); 3] = [("tag", "7"), ("monat", "3"), ("jahr", "2008")];
pub const BAKERY: &str = "Bäckerei Ofenfrisch";

/// The smallest picture there is: one pixel.
pub const PNG: [u8; 67] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00,
    0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x00, 0x01, 0x00, 0x00, 0x05, 0x00, 0x01,
    0x0d, 0x0a, 0x2d, 0xb4, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// A bakery with two postings that takes applications here, and the one who reads them.
pub struct Town {
    pub server: TestServer,
    pub company_id: Uuid,
    recruiter: Person,
    /// The forms of both postings.
    pub forms: [String; 2],
}

impl Town {
    pub async fn new(backend: Backend) -> Self {
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

    pub async fn answer(&self, application: &str, answering: Answering) {
        let id = application.rsplit('/').next().unwrap().parse().unwrap();
        let actor = self.recruiter.actor(&self.server).await;
        let clock = &*self.server.clock;
        desk::answer(&self.server.db, clock, &actor, self.company_id, id, answering).await.unwrap();
    }

    /// Somebody who has applied to the first posting, signed in by it; and the address of the application's page.
    pub async fn applied(&self, name: &str, mail: &str) -> (Browser<'_>, String) {
        let mut pupil = Browser::new(&self.server);
        let form = pupil.get(&self.forms[0]).await;
        let typed = [&[("name", name), ("mail", mail)], &BORN[..]].concat();
        let asked = upload(self, &mut pupil, &form, &self.forms[0], &typed, &[]).await;
        let sent = self.confirm(&mut pupil, &asked, mail).await;
        (pupil, own_page(&sent.page))
    }

    pub async fn confirm(&self, pupil: &mut Browser<'_>, asked: &Seen, mail: &str) -> Seen {
        assert_eq!(asked.status, 200, "{}", asked.page);
        let code = people::letter_secret(&self.server, mail, "application_code").await;
        let sent = pupil.submit(asked, "/bewerben/code", &[("code", &code)]).await;
        assert_eq!(sent.status, 200, "{}", sent.page);
        sent
    }
}

/// Sends the form of a page with files, as (field, name, content).
pub async fn upload(
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
pub fn own_page(page: &str) -> String {
    attribute(page, "main a[href^='/mein/bewerbungen/']", "href").remove(0)
}
