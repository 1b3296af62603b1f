//! Lists to print, and the guide of a cluster.
use lotse_domain::{
    clock::SystemClock,
    company, occupation,
    vacancy::{self, Kind, VacancyDraft, VacancyState},
};
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

on_both_databases!(
    a_region_becomes_a_list_in_three_kinds_of_files,
    the_search_leads_to_its_list,
    only_what_is_public_is_listed,
    whatever_is_asked_is_answered_in_words,
    managers_make_the_guide_of_their_cluster
);

async fn filled(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let of = |title: &str, company: &str, code: &str| VacancyDraft {
        contact_name: Some("Jana Süß".into()),
        contact_mail: Some("jana@firma.example".into()),
        ..world::draft(title, company, code)
    };
    let internship =
        VacancyDraft { kind: Some(Kind::Internship), ..of("Praktikum Labor", "Pegnitz Labor", "90402") };
    let drafts = vec![
        of("Koch/Köchin", "=Gasthof zur Post", "90762"),
        of("Mechatroniker/in", "Regnitz Formteile GmbH", "90402"),
        internship,
        of("Koch/Köchin", "Hotel am Meer", "23552"),
    ];
    let records = (2..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
}

async fn a_region_becomes_a_list_in_three_kinds_of_files(backend: Backend) {
    let server = filled(backend).await;
    let query = "ort=90762&umkreis=25&ordnung=unternehmen";
    let page = server.page(&format!("/listen?{query}")).await;
    assert_eq!(crate::all(&page, "#liste"), ["Offene Plätze im Umkreis von 25 km um 90762 Fürth"]);
    let files = crate::attribute(&page, ".paper-ways a", "href");
    assert_eq!(files.len(), 4, "three to take along, one to pin up: {files:?}");
    assert_eq!(crate::all(&page, ".cards .card").len(), 3);
    for (path, (kind, begins)) in files.iter().zip([
        ("application/pdf", &b"%PDF-"[..]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("text/csv; charset=utf-8", "\u{feff}Unternehmen;".as_bytes()),
    ]) {
        let file = server.get(path).await;
        assert_eq!((file.status().as_u16(), file.headers()["content-type"].to_str().unwrap()), (200, kind));
        let name = file.headers()["content-disposition"].to_str().unwrap().to_owned();
        assert!(name.contains("offene-plaetze-im-umkreis-von-25-km-um-90762-fuerth."), "{name}");
        assert!(file.bytes().await.unwrap().starts_with(begins), "{path}");
    }
    let csv = server.page(&files[2]).await;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 4, "{csv}");
    // By company; a name that looks like a formula stays a text.
    assert!(lines[1].starts_with("'=Gasthof zur Post;") && lines[2].starts_with("Pegnitz Labor;"), "{csv}");
    assert!(lines[3].contains("Mechatroniker/in") && lines[3].contains("jana@firma.example"), "{csv}");
    assert!(lines[3].contains("/unternehmen/regnitz-formteile-gmbh") && !csv.contains("Hotel am Meer"));
    let kinds = server.page("/listen.csv?art=internship").await;
    assert!(kinds.contains("Pegnitz Labor") && kinds.lines().count() == 2, "{kinds}");
    let occupations = occupation::list_all(server.db.read()).await.unwrap();
    let cook = occupations.iter().find(|occupation| occupation.title.starts_with("Koch")).unwrap();
    let english = server.page(&format!("/en/c/franken/listen?beruf={}", cook.slug)).await;
    assert_eq!(crate::all(&english, "#liste")[0].split(' ').next(), Some("Open"));
    assert_eq!(crate::all(&english, ".cards .card").len(), 2, "{english}");
    let csv = server.page("/en/listen.csv?ort=23552&umkreis=5").await;
    assert!(csv.contains("Company;Street") && csv.contains("Hotel am Meer"), "{csv}");
}

async fn the_search_leads_to_its_list(backend: Backend) {
    let server = filled(backend).await;
    let found = server.page("/suche?q=Koch&ort=90762&umkreis=50&art=apprenticeship").await;
    let lists = crate::attribute(&found, ".offers a", "href");
    let list = lists.iter().find(|href| href.starts_with("/listen?")).unwrap();
    assert_eq!(list, "/listen?q=Koch&ort=90762&umkreis=50&art=apprenticeship");
    let page = server.page(list).await;
    assert_eq!(crate::all(&page, "#liste"), ["Ausbildungsplätze im Umkreis von 50 km um 90762 Fürth"]);
    assert!(page.contains(r#"name="q" type="text" maxlength="200" value="Koch""#), "{page}");
    assert!(crate::attribute(&page, ".bottom-links a", "href").contains(&"/listen".to_owned()));
}

async fn only_what_is_public_is_listed(backend: Backend) {
    let server = filled(backend).await;
    let view = company::find_public(server.db.read(), "regnitz-formteile-gmbh").await.unwrap();
    people::admin_of(&server, view.company.id, "chefin@privat.example").await;
    let all = server.page("/listen.csv").await;
    assert_eq!(all.lines().count(), 5, "{all}");
    assert!(!all.contains("privat.example"), "{all}");
    // The index has not heard of it yet, and still it is not shown.
    vacancy::Entity::update_many()
        .col_expr(vacancy::Column::State, Expr::value(VacancyState::Draft.as_str()))
        .filter(vacancy::Column::Title.eq("Praktikum Labor"))
        .exec(server.db.read())
        .await
        .unwrap();
    let all = server.page("/listen.csv").await;
    assert_eq!(all.lines().count(), 4, "{all}");
    assert!(!all.contains("Praktikum Labor"), "{all}");
    let clusters = lotse_domain::cluster::list_all(server.db.read()).await.unwrap();
    let importer = world::importer(&server.db, world::run_of(&clusters[0], "template")).await;
    importer.withdraw_missing(&server.db, &SystemClock).await.unwrap();
    server.caught_up().await;
    assert_eq!(server.page("/listen.csv").await.lines().count(), 1);
    let page = server.page("/listen").await;
    assert!(crate::attribute(&page, ".paper-ways a", "href").is_empty(), "nothing to print: {page}");
}

async fn whatever_is_asked_is_answered_in_words(backend: Backend) {
    let server = filled(backend).await;
    // Nearly as long as an address may be: the server takes 16 KiB of headers.
    let long = "ä".repeat(1_200);
    for query in [
        "ort=Atlantis",
        "ort=%00%ff&umkreis=-1&art=x&bereich=y&beginn=z&kreis=99999&ordnung=%3Cscript%3E",
        "beruf=gibt-es-nicht&unternehmen=auch-nicht&cluster=nie&land=XX",
        "umkreis=99999999999999999999&ort=90762",
        "nach=abc&sortierung=pay&woertlich=1",
        &format!("q={long}&ort={long}"),
        "q=%22%27%28%29*%3F~%5E&ort=90762",
    ] {
        let page = server.get(&format!("/listen?{query}")).await;
        assert_eq!(page.status(), 200, "{query}");
        let text = page.text().await.unwrap();
        assert!(!text.contains("<script>"), "{query}");
        for format in ["pdf", "xlsx", "csv"] {
            let file = server.get(&format!("/listen.{format}?{query}")).await;
            // A place that is none leads to the page that says so.
            assert!([200, 307].contains(&file.status().as_u16()), "{format} {query}");
        }
    }
    let unknown = server.get("/listen.pdf?ort=Atlantis").await;
    assert_eq!(unknown.status(), 307);
    let page = server.page(unknown.headers()["location"].to_str().unwrap()).await;
    assert!(page.contains("kennen wir nicht als Ort"), "{page}");
    assert_eq!(server.get("/listen.docx").await.status(), 404);
}

async fn managers_make_the_guide_of_their_cluster(backend: Backend) {
    let server = filled(backend).await;
    let cluster = lotse_domain::cluster::find_by_slug(server.db.read(), "franken").await.unwrap();
    let other = world::cluster(&server.db, "nord").await;
    let manager = people::manager_of(&server, cluster.id, "leitung@franken.example").await;
    let path = "/cluster/franken/fuehrer";
    let page = manager.page(&server, path).await;
    assert_eq!(crate::all(&page, "h1"), ["Ausbildungsführer"]);
    let fields = [("jahr", "2027"), ("vorwort", "Liebe Leserin,\r\n\r\nviel Freude.")];
    let guide = manager.post(&server, path, &fields).await;
    assert_eq!(
        (guide.status().as_u16(), &guide.headers()["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    let name = guide.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(name.contains("fuehrer-franken-2027.pdf"), "{name}");
    assert!(guide.bytes().await.unwrap().starts_with(b"%PDF-"));
    let long = "ä".repeat(5_001);
    for (year, foreword) in [("bald", ""), ("20270", ""), ("2027", long.as_str())] {
        let refused = manager.post(&server, path, &[("jahr", year), ("vorwort", foreword)]).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert_eq!(crate::all(&page, ".mistakes li").len(), 1, "{page}");
    }
    // An empty cluster has a guide, too.
    let northern = people::manager_of(&server, other.id, "leitung@nord.example").await;
    let empty = northern.post(&server, "/en/cluster/nord/fuehrer", &[("jahr", "2027")]).await;
    assert!(empty.bytes().await.unwrap().starts_with(b"%PDF-"));
    assert_eq!(northern.get(&server, path).await.status(), 404);
    assert_eq!(northern.post(&server, path, &fields).await.status(), 404);
    let stranger = server.get(path).await;
    assert!(stranger.headers()["location"].to_str().unwrap().starts_with("/anmelden"));
}
