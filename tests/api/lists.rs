use lotse_domain::vacancy::VacancyDraft;
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use serde_json::Value;

on_both_databases!(
    a_search_becomes_a_file,
    a_list_of_a_cluster_leads_to_its_portal,
    what_makes_no_sense_is_named
);

async fn filled(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let of = |title: &str, company: &str, code: &str| VacancyDraft { ..world::draft(title, company, code) };
    let drafts = vec![
        of("Koch/Köchin", "Zum Löwen", "90762"),
        of("Koch/Köchin", "Am Markt", "90402"),
        of("Koch/Köchin", "Hotel am Meer", "23552"),
    ];
    let records = (2..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
}

async fn a_search_becomes_a_file(backend: Backend) {
    let server = filled(backend).await;
    let query = "q=koch&near=90762&radius_km=30&sort=pay&limit=1&order=company";
    for (file, kind, begins) in [
        ("vacancies.pdf", "application/pdf", &b"%PDF-"[..]),
        ("vacancies.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("vacancies.csv", "text/csv; charset=utf-8", "\u{feff}".as_bytes()),
    ] {
        let answer = server.get(&format!("/api/v1/lists/{file}?{query}")).await;
        assert_eq!(
            (answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap()),
            (200, kind)
        );
        assert!(answer.headers()["content-disposition"].to_str().unwrap().contains(file));
        assert!(answer.bytes().await.unwrap().starts_with(begins), "{file}");
    }
    let csv = server.page(&format!("/api/v1/lists/vacancies.csv?{query}")).await;
    let companies: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    assert_eq!(companies, ["Am Markt", "Zum Löwen"]);
    let english = server.page("/api/v1/lists/vacancies.csv?language=en&near=23552&radius_km=5").await;
    assert!(english.contains("Company;Street"), "{english}");
    assert!(english.contains("/en/unternehmen/hotel-am-meer"), "{english}");
}

async fn a_list_of_a_cluster_leads_to_its_portal(backend: Backend) {
    let server = filled(backend).await;
    let csv = server.page("/api/v1/lists/vacancies.csv?cluster=franken").await;
    assert_eq!(csv.lines().count(), 4, "{csv}");
    assert!(csv.contains("/c/franken/unternehmen/am-markt"), "{csv}");
    let none = server.page("/api/v1/lists/vacancies.csv?cluster=nirgends&company=niemand&occupation=0").await;
    assert_eq!(none.lines().count(), 1, "{none}");
}

async fn what_makes_no_sense_is_named(backend: Backend) {
    let server = filled(backend).await;
    for (path, status, field) in [
        ("vacancies.csv?order=colour", 400, "order"),
        ("vacancies.csv?language=fr", 400, "language"),
        ("vacancies.csv?near=Atlantis", 422, "near"),
        ("vacancies.csv?district=99999", 400, "district"),
        ("vacancies.csv?quatsch=1", 400, "quatsch"),
    ] {
        let answer = server.get(&format!("/api/v1/lists/{path}")).await;
        assert_eq!(answer.status(), status, "{path}");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
    }
    for file in ["vacancies.docx", "vacancies", "companies.csv", "%2e%2e", "vacancies.csv%00"] {
        let status = server.get(&format!("/api/v1/lists/{file}")).await.status().as_u16();
        assert!((400..405).contains(&status), "{file} {status}");
    }
}
