//! Studying: what managers keep on their desk, and what everybody reads of it.
use lotse_domain::{cluster::Cluster, institution, page::PageRequest, study_programme};
use lotse_tests::{
    Backend, TestServer, on_both_databases,
    people::{self, Person},
    world,
};
use serde_json::Value;

use crate::{all, attribute};

on_both_databases!(
    a_manager_publishes_what_can_be_studied,
    a_draft_is_for_its_managers_alone,
    what_is_wrong_is_told_at_its_field,
    an_institution_with_programmes_is_not_removed,
    programmes_are_found_beside_vacancies
);

const DESK: &str = "/cluster/nord/studium";

struct Stage {
    server: TestServer,
    nord: Cluster,
    manager: Person,
    /// Of the other cluster.
    other: Person,
}

async fn stage(backend: Backend) -> Stage {
    let server = TestServer::start(backend).await;
    let (nord, sued) = (world::cluster(&server.db, "nord").await, world::cluster(&server.db, "sued").await);
    let manager = people::manager_of(&server, nord.id, "kim@nord.example").await;
    let other = people::manager_of(&server, sued.id, "toni@sued.example").await;
    Stage { server, nord, manager, other }
}

impl Stage {
    async fn institution(&self) -> String {
        let fields = [
            ("name", "Akademie Ostufer"),
            ("kind", "dual_university"),
            ("postal_code", "23552"),
            ("website", "ostufer.example"),
            ("description", "Klein und <b>fein</b>."),
        ];
        let to = self.manager.done(&self.server, &format!("{DESK}/einrichtungen/neu"), &fields).await;
        assert_eq!(to, "/cluster/nord/studium?fertig=einrichtung");
        let actor = self.manager.actor(&self.server).await;
        let all = PageRequest::new(None, None);
        let known = institution::list(&self.server.db, &actor, self.nord.id, all).await.unwrap();
        known.items[0].id.to_string()
    }

    /// Id and slug of a draft.
    async fn draft(&self, institution: &str) -> (String, String) {
        let fields = [
            ("institution_id", institution),
            ("title", "Lebensmitteltechnologie"),
            ("form", "dual"),
            ("degree", "bachelor"),
            ("area", "food"),
            ("semesters", "7"),
            ("starts", "Oktober"),
            ("admission", "Abitur und ein Vertrag"),
            ("description", "Wie bleibt Joghurt frisch?"),
        ];
        let to = self.manager.done(&self.server, &format!("{DESK}/neu"), &fields).await;
        assert_eq!(to, "/cluster/nord/studium?fertig=studiengang");
        let actor = self.manager.actor(&self.server).await;
        let all = PageRequest::new(None, None);
        let known = study_programme::list(&self.server.db, &actor, self.nord.id, all).await.unwrap();
        let it = &known.items[0].programme;
        (it.id.to_string(), it.slug.clone())
    }
}

async fn a_manager_publishes_what_can_be_studied(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let empty = server.page("/studium").await;
    assert_eq!(all(&empty, "h1"), ["Studium"]);
    assert_eq!(attribute(&empty, "main .box a", "href"), ["/suche?art=dual_study"]);
    assert!(attribute(&empty, ".bottom-links a", "href").contains(&"/studium".to_owned()));

    let institution = stage.institution().await;
    let (id, slug) = stage.draft(&institution).await;
    let to = manager.done(server, &format!("{DESK}/{id}/veroeffentlichen"), &[]).await;
    let desk = manager.page(server, &to).await;
    assert!(desk.contains("Der Studiengang ist veröffentlicht."), "{desk}");
    assert!(attribute(&desk, "main a", "href").contains(&format!("/studium/{slug}")), "{desk}");

    let list = server.page("/studium").await;
    assert_eq!(all(&list, ".cards .card-title"), ["Lebensmitteltechnologie"]);
    for (query, count) in [("form=dual&bereich=food", 1), ("abschluss=master", 0), ("form=nix", 1)] {
        let page = server.page(&format!("/studium?{query}")).await;
        assert_eq!(all(&page, ".cards .card").len(), count, "{query}");
    }
    let page = server.page(&format!("/studium/{slug}")).await;
    assert_eq!(all(&page, "h1"), ["Lebensmitteltechnologie"]);
    assert!(page.contains("7 Semester") && page.contains("Abitur und ein Vertrag"), "{page}");
    let near = attribute(&page, "main a[href^='/suche']", "href");
    assert_eq!(near[0], "/suche?ort=L%C3%BCbeck&art=dual_study");
    assert!(attribute(&page, "link[rel=canonical]", "href")[0].ends_with(&format!("/studium/{slug}")));
    let course: Value = serde_json::from_str(&all(&page, "script[type='application/ld+json']")[0]).unwrap();
    assert_eq!(course["@type"], "Course");
    assert_eq!(course["provider"]["name"], "Akademie Ostufer");
    let place = server.page("/bildungseinrichtungen/akademie-ostufer").await;
    assert_eq!(all(&place, ".cards .card-title"), ["Lebensmitteltechnologie"]);
    assert!(!place.contains("<b>fein"), "what others write is made safe");
    let data: Value = serde_json::from_str(&all(&place, "script[type='application/ld+json']")[0]).unwrap();
    assert_eq!(data["@type"], "EducationalOrganization");
    let map = server.page("/sitemap/studium.xml").await;
    for path in [format!("/studium/{slug}<"), "/bildungseinrichtungen/akademie-ostufer<".to_owned()] {
        assert!(map.contains(&path), "{map}");
    }

    // In another cluster's portal it does not stand, and the address leads to where it does.
    assert!(all(&server.page("/c/sued/studium").await, ".cards .card").is_empty());
    let elsewhere = server.get(&format!("/c/sued/studium/{slug}")).await;
    assert_eq!(elsewhere.status(), 307);
}

async fn a_draft_is_for_its_managers_alone(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let institution = stage.institution().await;
    let (id, slug) = stage.draft(&institution).await;
    assert_eq!(server.get(&format!("/studium/{slug}")).await.status(), 404);
    assert!(all(&server.page("/studium").await, ".cards .card").is_empty());
    assert!(!server.page("/bildungseinrichtungen/akademie-ostufer").await.contains("Lebensmittel"));
    let desk = manager.page(server, DESK).await;
    assert!(all(&desk, ".desk-row-title")[0].contains("Entwurf"), "{desk}");
    for path in ["", "/neu", &format!("/{id}"), &format!("/{id}/entfernen"), "/einrichtungen/neu"] {
        let path = format!("{DESK}{path}");
        assert_eq!(manager.get(server, &path).await.status(), 200, "{path}");
        assert_eq!(stage.other.get(server, &path).await.status(), 404, "{path}");
    }
    // Nor by the way of a cluster of one's own.
    let foreign = format!("/cluster/sued/studium/{id}");
    assert_eq!(stage.other.get(server, &foreign).await.status(), 404);
    let publish = stage.other.post(server, &format!("{foreign}/veroeffentlichen"), &[]).await;
    assert_eq!(publish.status(), 404);

    manager.done(server, &format!("{DESK}/{id}/veroeffentlichen"), &[]).await;
    manager.done(server, &format!("{DESK}/{id}/zuruecknehmen"), &[]).await;
    assert_eq!(server.get(&format!("/studium/{slug}")).await.status(), 404);
    let asks = manager.page(server, &format!("{DESK}/{id}/entfernen")).await;
    assert_eq!(all(&asks, "h1"), ["„Lebensmitteltechnologie“ entfernen?"]);
    manager.done(server, &format!("{DESK}/{id}/entfernen"), &[]).await;
    assert_eq!(manager.get(server, &format!("{DESK}/{id}")).await.status(), 404);
}

async fn what_is_wrong_is_told_at_its_field(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let institution = stage.institution().await;
    let long = "x".repeat(301);
    let right = [("name", "Neu"), ("kind", "university")];
    for (field, value) in [
        ("name", ""),
        ("kind", "abbey"),
        ("postal_code", "1"),
        ("city", &long),
        ("website", "javascript:alert(1)"),
        ("street", "a\0b"),
    ] {
        let mut fields: Vec<_> = right.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, value));
        let answer = manager.post(server, &format!("{DESK}/einrichtungen/neu"), &fields).await;
        told(field, answer).await;
    }
    let path = format!("{DESK}/neu");
    let right = [
        ("institution_id", institution.as_str()),
        ("title", "Technik"),
        ("form", "dual"),
        ("degree", "bachelor"),
    ];
    for (field, value) in [
        ("title", ""),
        ("title", &long),
        ("institution_id", ""),
        ("institution_id", "0190ffff-ffff-7fff-bfff-ffffffffffff"),
        ("form", ""),
        ("degree", "doctor"),
        ("area", "cheese"),
        ("semesters", "0"),
        ("semesters", "sechs"),
        ("starts", &long),
        ("website", "ftp://a.example"),
    ] {
        let mut fields: Vec<_> = right.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, value));
        let answer = manager.post(server, &path, &fields).await;
        told(field, answer).await;
    }
    let (actor, all) = (manager.actor(server).await, PageRequest::new(None, None));
    let known = study_programme::list(&server.db, &actor, stage.nord.id, all).await;
    assert!(known.unwrap().items.is_empty(), "nothing is saved");
}

/// One sentence, and it stands at this field.
async fn told(field: &str, answer: reqwest::Response) {
    assert_eq!(answer.status(), 422, "{field}");
    let page = answer.text().await.unwrap();
    assert_eq!(attribute(&page, ".mistakes a", "href"), [format!("#{field}")], "{page}");
    let told = all(&page, &format!("#{field}-fehler"));
    assert!(told.len() == 1 && told[0].ends_with('.') && told[0].len() > 15, "{field}: {told:?}");
}

async fn an_institution_with_programmes_is_not_removed(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let institution = stage.institution().await;
    let (id, _) = stage.draft(&institution).await;
    let remove = format!("{DESK}/einrichtungen/{institution}/entfernen");
    let answer = manager.post(server, &remove, &[]).await;
    assert_eq!(answer.status(), 409);
    let page = answer.text().await.unwrap();
    assert!(all(&page, ".mistakes li")[0].starts_with("Diese Bildungseinrichtung hat noch"), "{page}");
    // What somebody else changed meanwhile is told once.
    let own = format!("{DESK}/einrichtungen/{institution}");
    let fields = [("name", "Neu"), ("kind", "university"), ("version", "1")];
    manager.done(server, &own, &fields).await;
    let stale = manager.post(server, &own, &fields).await;
    assert_eq!(stale.status(), 422);
    assert_eq!(attribute(&stale.text().await.unwrap(), "input[name=version]", "value"), ["2"]);
    manager.done(server, &format!("{DESK}/{id}/entfernen"), &[]).await;
    manager.done(server, &remove, &[]).await;
    assert_eq!(manager.get(server, &own).await.status(), 404);
}

async fn programmes_are_found_beside_vacancies(backend: Backend) {
    let stage = stage(backend).await;
    let (server, manager) = (&stage.server, &stage.manager);
    let institution = stage.institution().await;
    let (id, slug) = stage.draft(&institution).await;
    server.caught_up().await;
    let found = |page: &str| attribute(page, ".found-events a[href*='/studium/']", "href");
    assert!(found(&server.page("/suche?q=lebensmitteltechnologie").await).is_empty(), "it is a draft");
    manager.done(server, &format!("{DESK}/{id}/veroeffentlichen"), &[]).await;
    server.caught_up().await;
    let own = format!("/studium/{slug}");
    for query in ["q=lebensmitteltechnologie", "art=dual_study", "ort=23552&umkreis=10"] {
        assert_eq!(
            found(&server.page(&format!("/suche?{query}")).await),
            std::slice::from_ref(&own),
            "{query}"
        );
    }
    for path in ["/suche", "/suche?q=schiffsbau", "/suche?art=internship"] {
        assert!(found(&server.page(path).await).is_empty(), "{path}");
    }
    let elsewhere = server.page("/c/sued/suche?q=lebensmitteltechnologie").await;
    assert!(found(&elsewhere).is_empty(), "{elsewhere}");
}
