//! What a company and a pupil have between them, once for `nord` and once for `sued`: what one side of the world must
//! not see of the other.
use lotse_domain::{
    Actor,
    application::{
        Target,
        desk::{self as board, Answering, NewDate},
        submit::{self, ApplicationDraft},
    },
    cluster::Cluster,
    company::{
        Company,
        profile::{self, NewPicture, PictureKind},
    },
    document::{self, DocumentKind, NewDocument, Scan},
    report::{self, Reason},
    vacancy::desk::{self, DeskStep, PostingDraft},
};
use lotse_tests::{
    TestServer,
    people::{self, Person},
    world,
};
use uuid::Uuid;

use crate::world::World;

/// Ids of one side.
#[derive(Debug, Clone, Default)]
pub struct Hiring {
    /// Published.
    pub vacancy: Uuid,
    /// To it, by the pupil of this side.
    pub application: Uuid,
    /// Of the pupil; went with the application.
    pub document: Uuid,
    /// A photograph of the company.
    pub picture: Uuid,
    /// Another vacancy of the company, which waits for the cluster's managers.
    pub in_review: Uuid,
    /// Of the published one.
    pub report: Uuid,
}

/// The name of the pupil of one side: it stands on the pages of those who may read the application, and nowhere else.
pub fn mark(cluster: &Cluster) -> String {
    format!("Marke {}licht", cluster.slug)
}

/// A PDF of one empty page.
pub fn pdf() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let (mut out, mut table) = (String::from("%PDF-1.7\n"), String::from("xref\n0 4\n0000000000 65535 f \n"));
    for (at, body) in objects.iter().enumerate() {
        table = format!("{table}{:010} 00000 n \n", out.len());
        out = format!("{out}{} 0 obj\n{body}\nendobj\n", at + 1);
    }
    let place = out.len();
    format!("{out}{table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{place}\n%%EOF\n").into_bytes()
}

/// A PNG of one pixel.
pub fn png() -> Vec<u8> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let text =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    STANDARD.decode(text).expect("base64")
}

/// Everything of one side; the company has somebody who works for it.
pub async fn begin(
    server: &TestServer,
    cluster: &Cluster,
    company: &Company,
    vacancy: Uuid,
    pupil: &Person,
) -> Hiring {
    let (db, clock, machine) = (&server.db, &*server.clock, Actor::operator("test"));
    let documents = lotse::files::open(&server.settings, people::secrets(server)).expect("the store");
    let actor = pupil.actor(server).await;
    let taken = documents.take(DocumentKind::Cv, "Lebenslauf.pdf", pdf()).await.expect("a PDF");
    let document = document::add(db, clock, &actor, taken).await.expect("a document").id;
    let draft = ApplicationDraft {
        name: mark(cluster),
        birth_date: chrono::NaiveDate::from_ymd_opt(2005, 5, 4),
        documents: vec![document],
        ..Default::default()
    };
    let known = actor.identity().is_some_and(|identity| identity.birth_date.is_some());
    let draft = if known { ApplicationDraft { birth_date: None, ..draft } } else { draft };
    let target = Target::Vacancy(vacancy);
    let sent = submit::apply(db, clock, &actor, target, draft, Vec::new()).await.expect("an application");
    let picture = documents.take_picture(png(), 400).await.expect("a picture");
    let kind = PictureKind::Photo;
    let picture = profile::add_picture(db, clock, &machine, company.id, kind, "Halle", picture)
        .await
        .expect("a picture")
        .id;
    let gazetteer = lotse::database::gazetteer(db).await.expect("places");
    let posting = PostingDraft {
        vacancy: world::draft("Koch", "", "90402"),
        cluster_id: Some(cluster.id),
        ..Default::default()
    };
    let made = desk::create(db, clock, &machine, company.id, &gazetteer, posting).await.expect("a draft");
    let in_review = made.vacancy.id;
    desk::step(db, clock, &machine, company.id, in_review, DeskStep::Submit).await.expect("submitted");
    let device = people::browser("reporter@people.example").device;
    let secrets = people::secrets(server);
    let report =
        report::file(db, clock, &secrets, &device, vacancy, Reason::Other, None).await.expect("a report").id;
    Hiring { vacancy, application: sent.application.id, document, picture, in_review, report }
}

/// What stands in the places of addresses: things of the company of `nord`, those that asking would use up made anew.
pub async fn fill(world: &World, text: String) -> String {
    let mut filled = text;
    if filled.contains("/me/documents/{id}") {
        let document = fresh_document(world).await;
        filled = filled.replace("/documents/{id}", &format!("/documents/{document}"));
    }
    if filled.contains("{picture}") {
        filled = filled.replace("{picture}", &fresh_logo(world, world.company.id).await.to_string());
    }
    let own_picture = format!("/companies/{}/pictures/{{id}}", world.company.slug);
    if filled.contains(&own_picture) {
        let logo = fresh_logo(world, world.company.id).await;
        filled = filled.replace("/pictures/{id}", &format!("/pictures/{logo}"));
    }
    let fixed = [
        ("/vacancies/{id}", format!("/vacancies/{}", world.hiring.vacancy)),
        ("/applications/{id}", format!("/applications/{}", world.hiring.application)),
        ("/api/v1/documents/{id}", format!("/api/v1/documents/{}", world.hiring.document)),
        ("/api/v1/pictures/{id}", format!("/api/v1/pictures/{}", world.hiring.picture)),
        ("/reviews/{vacancy_id}", format!("/reviews/{}", world.hiring.in_review)),
        ("/reports/{id}", format!("/reports/{}", world.hiring.report)),
        ("/stellen/{id}", format!("/stellen/{}", world.hiring.in_review)),
        ("/bewerbungen/{id}", format!("/bewerbungen/{}", world.hiring.application)),
        ("/dokumente/{id}", format!("/dokumente/{}", world.hiring.document)),
        ("{document}", world.hiring.document.to_string()),
        ("/pruefung/{vacancy}", format!("/pruefung/{}", world.hiring.in_review)),
        ("/meldungen/{report}", format!("/meldungen/{}", world.hiring.report)),
        ("/bilder/{id}", format!("/bilder/{}", world.hiring.picture)),
    ];
    for (place, value) in fixed {
        filled = filled.replace(place, &value);
    }
    filled
}

/// A document of the pupil of `nord` that went with nothing and has no content.
pub async fn fresh_document(world: &World) -> Uuid {
    let pupil = world.callers["pupil"].portal.as_ref().expect("a person").actor(&world.server).await;
    let document = NewDocument {
        id: Uuid::now_v7(),
        kind: DocumentKind::Other,
        name: "Leer.pdf".into(),
        media_type: "application/pdf".into(),
        bytes: 1,
        content_hash: "0".repeat(64),
        wrapped_key: "none".into(),
        scan: Scan::NotScanned,
    };
    document::add(&world.server.db, &*world.server.clock, &pupil, document).await.expect("a document").id
}

/// The logo of a company, which takes the place of the one before.
pub async fn fresh_logo(world: &World, company: Uuid) -> Uuid {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let picture = NewPicture {
        id: Uuid::now_v7(),
        media_type: "image/png".into(),
        bytes: 1,
        width: 1,
        height: 1,
        wrapped_key: "none".into(),
    };
    let added = profile::add_picture(db, clock, &machine, company, PictureKind::Logo, "Logo", picture).await;
    added.expect("a logo").id
}

/// A date that the company of `sued` offers its applicant.
pub async fn southern_date(world: &World) -> Uuid {
    let (db, clock, machine) = (&world.server.db, &*world.server.clock, Actor::operator("test"));
    let (company, application) = (world.other_company.id, world.other_hiring.application);
    let starts_at = clock.now() + chrono::TimeDelta::days(3);
    let dates = vec![NewDate { starts_at, minutes: 30, place: "Hafen 1".into() }];
    let invite = Answering::Invite { text: "Komm vorbei".into(), dates };
    board::answer(db, clock, &machine, company, application, invite).await.expect("invited");
    board::find(db, clock, &machine, company, application).await.expect("the application").dates[0].id
}
