//! Companies, occupations, places and clusters.
use lotse_tests::{Backend, TestServer, on_both_databases, world};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

on_both_databases!(
    the_catalogue_and_the_places_are_there_after_the_first_start,
    companies_and_clusters_are_listed_page_by_page,
    a_pending_company_is_invisible
);

async fn the_catalogue_and_the_places_are_there_after_the_first_start(backend: Backend) {
    let server = TestServer::start(backend).await;
    let mut path = "/api/v1/occupations?limit=100".to_owned();
    let mut count = 0;
    loop {
        let page = server.json(&path).await;
        count += page["items"].as_array().unwrap().len();
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/occupations?limit=100&after={next}");
    }
    assert!(count >= 320, "{count}");
    let place = server.json("/api/v1/places?query=23552").await;
    assert_eq!(
        (place["items"][0]["name"].as_str(), place["items"][0]["state"].as_str()),
        (Some("Lübeck"), Some("SH"))
    );
    let metal = server.json("/api/v1/occupations?area=metal&limit=1").await;
    let code = metal["items"][0]["code"].as_str().unwrap();
    assert_eq!(server.json(&format!("/api/v1/occupations/{code}")).await["area"], "metal");
}

async fn companies_and_clusters_are_listed_page_by_page(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let records = (1..=5)
        .map(|n| world::record(n, &n.to_string(), world::draft("Koch", &format!("Gasthof {n}"), "23552")))
        .collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    let first = server.json("/api/v1/companies?cluster=nord&limit=3").await;
    assert_eq!(first["items"].as_array().unwrap().len(), 3);
    let next = first["next"].as_str().unwrap();
    let second = server.json(&format!("/api/v1/companies?cluster=nord&limit=3&after={next}")).await;
    assert_eq!(second["items"].as_array().unwrap().len(), 2);
    assert!(second.get("next").is_none_or(serde_json::Value::is_null));
    let one = server.json("/api/v1/companies/gasthof-1").await;
    assert_eq!(one["open_vacancies"], 1);
    assert_eq!(server.json("/api/v1/clusters/nord").await["name"], "Cluster nord");
    assert_eq!(server.get("/api/v1/clusters/sued").await.status(), 404);
    assert_eq!(server.get("/api/v1/companies?cluster=sued").await.status(), 404);
}

async fn a_pending_company_is_invisible(backend: Backend) {
    use lotse_domain::company::{MembershipState, membership};
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    let run = world::run_of(&cluster, "template");
    world::import(&server.db, run, vec![world::record(1, "1", world::draft("Koch", "Adler", "23552"))]).await;
    server.caught_up().await;
    assert_eq!(server.json("/api/v1/search?q=koch").await["total"], 1);
    let company = lotse_domain::company::Entity::find().one(server.db.read()).await.unwrap().unwrap();
    membership::Entity::update_many()
        .col_expr(membership::Column::State, Expr::value(MembershipState::Pending))
        .filter(membership::Column::CompanyId.eq(company.id))
        .exec(server.db.write())
        .await
        .unwrap();
    lotse_domain::change_log::note(
        server.db.write(),
        chrono::DateTime::UNIX_EPOCH,
        lotse_domain::change_log::Subject::Company,
        [company.id],
    )
    .await
    .unwrap();
    server.caught_up().await;
    assert_eq!(server.get("/api/v1/companies/adler").await.status(), 404);
    assert_eq!(server.json("/api/v1/search?q=koch").await["total"], 0);
    let suggested = server.json("/api/v1/suggest?q=adler").await;
    assert!(suggested["items"].as_array().unwrap().iter().all(|i| i["kind"] != "company"));
}
