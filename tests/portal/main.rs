//! The pages, through HTTP on the real server, read as a browser without script would.
mod alerts;
mod applying;
mod articles;
mod bakery;
mod booking_desk;
mod browser;
mod companies;
mod company_events;
mod desks;
mod door;
mod event_desk;
mod events;
mod lists;
mod managers;
mod map;
mod operating;
mod own_account;
mod own_applications;
mod public;
mod region;
mod sharing;
mod signing_in;
mod studies;
mod understanding;

use lotse_domain::vacancy::VacancyDraft;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use scraper::{Html, Selector};

on_both_databases!(
    a_pupil_finds_a_place_and_reads_it,
    a_clusters_portal_bears_its_name,
    a_renamed_vacancy_redirects_and_an_unknown_one_is_a_page,
    nothing_found_helps_on
);

fn all(page: &str, selector: &str) -> Vec<String> {
    Html::parse_document(page)
        .select(&Selector::parse(selector).unwrap())
        .map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn attribute(page: &str, selector: &str, name: &str) -> Vec<String> {
    Html::parse_document(page)
        .select(&Selector::parse(selector).unwrap())
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

async fn filled(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let draft = VacancyDraft {
        pay_by_year: vec![127_000, 132_000, 140_000, 145_000],
        description: Some(
            "## Das lernst du\n\nAnlagen warten.<script>alert('x')</script> [hier](javascript:alert(1))"
                .into(),
        ),
        ..world::draft("Mechatroniker (m/w/d)", "Regnitz & Söhne <Formteile>", "90402")
    };
    world::import(&server.db, world::run_of(&cluster, "template"), vec![world::record(2, "1", draft)]).await;
    server.caught_up().await;
    server
}

async fn a_pupil_finds_a_place_and_reads_it(backend: Backend) {
    let server = filled(backend).await;
    let start = server.page("/").await;
    assert_eq!(all(&start, "h1").len(), 1);
    assert_eq!(attribute(&start, "html", "lang"), ["de"]);
    assert!(!attribute(&start, "form[role=search], form", "action").is_empty());

    let results = server.page("/suche?q=mechatroniker&ort=Fürth&umkreis=25").await;
    let links = attribute(&results, "main a[href*='/stellen/']", "href");
    assert_eq!(links.len(), 1, "{results}");
    assert!(results.contains("Mechatroniker") && results.contains("km"));

    let vacancy = server.page(links[0].split('?').next().unwrap()).await;
    assert!(all(&vacancy, "h1")[0].contains("Mechatroniker"));
    assert!(
        vacancy.contains("Regnitz &amp; Söhne &lt;Formteile&gt;")
            || vacancy.contains("Regnitz &#38; Söhne &#60;Formteile&#62;")
    );
    assert!(
        !vacancy.contains("<script>alert") && !vacancy.contains("javascript:alert"),
        "what others write is made safe"
    );
    let data = all(&vacancy, "script[type='application/ld+json']");
    let posting: serde_json::Value = serde_json::from_str(&data[0]).unwrap();
    assert_eq!(posting["@type"], "JobPosting");
    assert_eq!(posting["jobLocation"][0]["address"]["postalCode"], "90402", "{posting}");

    let english = server.page("/en").await;
    assert_eq!(attribute(&english, "html", "lang"), ["en"]);
}

async fn a_clusters_portal_bears_its_name(backend: Backend) {
    let server = filled(backend).await;
    let page = server.page("/c/franken").await;
    assert!(page.contains("Cluster franken"));
    assert_eq!(server.get("/c/sued").await.status(), 404);
    let results = server.page("/c/franken/suche?q=mechatroniker").await;
    assert_eq!(attribute(&results, "main a[href*='/stellen/']", "href").len(), 1);
}

async fn a_renamed_vacancy_redirects_and_an_unknown_one_is_a_page(backend: Backend) {
    let server = filled(backend).await;
    let results = server.page("/suche?q=mechatroniker").await;
    let link = attribute(&results, "main a[href*='/stellen/']", "href").remove(0);
    let link = link.split('?').next().unwrap().to_owned();
    let id = &link[link.len() - 36..];
    let renamed = server.get(&format!("/stellen/anderer-name-{id}")).await;
    assert_eq!(renamed.status(), 308);
    assert!(renamed.headers()["location"].to_str().unwrap().ends_with(&link));
    let unknown = server.get("/stellen/koch-0198f000-0000-7000-8000-000000000001").await;
    assert_eq!(unknown.status(), 404);
    let page = unknown.text().await.unwrap();
    assert_eq!(all(&page, "h1").len(), 1);
    assert_eq!(server.get("/gibt/es/nicht").await.status(), 404);
}

async fn nothing_found_helps_on(backend: Backend) {
    let server = filled(backend).await;
    let page = server.page("/suche?q=mechatroniker&ort=Ansbach&umkreis=10").await;
    let wider = attribute(&page, "main a[href*='umkreis=50']", "href");
    assert!(!wider.is_empty(), "a wider radius is offered: {page}");
    let unknown = server.page("/suche?q=koch&ort=Nürnbrg").await;
    assert!(unknown.contains("Nürnbrg"), "what was typed is kept");
}
