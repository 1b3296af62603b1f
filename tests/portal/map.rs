//! The map of companies, and the small ones on other pages.
use lotse_domain::{
    clock::SystemClock,
    cluster::Cluster,
    company::{self, CompanyDraft, CompanyRecord, SiteDraft},
};
use lotse_tests::{Backend, TestServer, on_both_databases, world};

on_both_databases!(
    companies_stand_on_the_map_and_beside_it,
    a_thousand_companies_fit_on_a_phone,
    all_companies_stand_on_the_map_with_places_or_without,
    what_the_map_shows_stays_in_its_links,
    a_vacancy_and_its_company_have_a_small_map,
    whatever_the_address_says_there_is_a_map
);

const TOWNS: [&str; 25] = [
    "90402", "90762", "91052", "96047", "96450", "95444", "95028", "97070", "97421", "97616", "91522",
    "91781", "91301", "92318", "93047", "10115", "20095", "23552", "24103", "28195", "30159", "50667",
    "60311", "70173", "80331",
];

/// `each` companies in every town, each with one place.
async fn filled(backend: Backend, each: usize) -> TestServer {
    in_cluster(backend, each).await.0
}

async fn in_cluster(backend: Backend, each: usize) -> (TestServer, Cluster) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let drafts = TOWNS.iter().flat_map(|code| {
        (0..each).map(move |n| world::draft("Mechatroniker/in", &format!("Firma {code}-{n} & <Söhne>"), code))
    });
    let records = (2..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    (server, cluster)
}

/// A member that offers nothing.
async fn without_places(server: &TestServer, cluster: &Cluster, name: &str, site: SiteDraft) {
    let gazetteer = lotse::database::gazetteer(&server.db).await.unwrap();
    let draft = CompanyDraft { name: name.into(), sites: vec![site], ..CompanyDraft::default() };
    let record = CompanyRecord { row: 2, external_id: Some(name.into()), draft };
    let run = world::run_of(cluster, "template");
    company::store_batch(&server.db, &SystemClock, &run, &gazetteer, vec![record]).await.unwrap();
}

fn at(postal_code: &str) -> SiteDraft {
    SiteDraft { postal_code: Some(postal_code.into()), ..SiteDraft::default() }
}

/// Where the gazetteer knows no position.
fn abroad() -> SiteDraft {
    SiteDraft { town: Some("Wien".into()), country: Some("AT".into()), ..SiteDraft::default() }
}

/// How many companies the marks of a page stand for: a mark without a number is one.
fn counted(page: &str) -> usize {
    let counts = crate::all(page, "svg .map-mark .map-count");
    let singles = crate::all(page, "svg .map-mark").len() - counts.len();
    singles + counts.iter().map(|count| count.replace('.', "").parse::<usize>().unwrap()).sum::<usize>()
}

async fn companies_stand_on_the_map_and_beside_it(backend: Backend) {
    let server = filled(backend, 2).await;
    let page = server.page("/c/franken/karte?ort=90402&umkreis=25").await;
    // Nürnberg, Fürth and Erlangen; each with two companies at one place.
    assert_eq!(counted(&page), 6, "{page}");
    let rows = crate::all(&page, ".map-rows a");
    assert!(rows.contains(&"Firma 90402-0 & <Söhne>".to_owned()), "{rows:?}");
    assert_eq!(rows.len(), 6);
    assert!(page.contains("GeoBasis-DE / BKG 2017"), "whose map it is");
    for mark in crate::attribute(&page, "svg .map-mark", "aria-label") {
        assert!(!mark.is_empty());
    }
    // Two at one place lead to the search there, and everything on the page leads somewhere.
    let mut links = crate::attribute(&page, "svg .map-mark", "href");
    links.extend(crate::attribute(&page, ".map-ways a, .map-rows a", "href"));
    assert!(links.len() > 9, "{links:?}");
    for link in &links {
        assert_eq!(server.get(link).await.status(), 200, "{link}");
    }
    let nearer = crate::attribute(&page, ".map-ways a", "href").remove(0);
    assert!(
        nearer.contains("ort=90402") && nearer.contains("mitte=") && nearer.contains("zoom="),
        "{nearer}"
    );
    // Nearer, less is seen, on the map and in the list alike.
    let near = server.page(&nearer).await;
    assert!(crate::all(&near, ".map-rows a").len() <= rows.len());
    let framed = server.get("/c/franken/einbetten/karte").await;
    let policy = framed.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(framed.status() == 200 && policy.contains("frame-ancestors *"), "{policy}");
    let framed = framed.text().await.unwrap();
    assert!(counted(&framed) == 50 && !framed.contains("<script"), "{framed}");
    assert!(crate::attribute(&framed, ".map-ways a", "href")[0].starts_with("/c/franken/einbetten/karte?"));
}

async fn a_thousand_companies_fit_on_a_phone(backend: Backend) {
    let server = filled(backend, 40).await;
    for path in [
        "/karte",
        "/karte?mitte=49.5,11&zoom=2",
        "/karte?zeige=unternehmen",
        "/karte?zeige=unternehmen&mitte=49.5,11&zoom=2",
    ] {
        let page = server.page(path).await;
        let marks = crate::all(&page, "svg .map-mark").len();
        assert!((2..=60).contains(&marks), "{path}: {marks} marks");
        assert!(page.len() < 100_000, "{path}: {} bytes", page.len());
        assert!(crate::all(&page, ".map-rows a").len() <= 40, "{path}");
    }
    assert_eq!(counted(&server.page("/karte").await), 1_000);
    assert_eq!(counted(&server.page("/karte?zeige=unternehmen").await), 1_000);
}

async fn all_companies_stand_on_the_map_with_places_or_without(backend: Backend) {
    let (server, cluster) = in_cluster(backend, 1).await;
    without_places(&server, &cluster, "Stille Werke", at("90402")).await;
    without_places(&server, &cluster, "Ohne Ort", abroad()).await;
    assert_eq!(counted(&server.page("/c/franken/karte").await), 25, "where something is open");
    let page = server.page("/c/franken/karte?zeige=unternehmen").await;
    assert_eq!(counted(&page), 26, "{page}");
    assert_eq!(counted(&server.page("/karte?zeige=unternehmen").await), 26);
    assert_eq!(crate::attribute(&page, ".map-form #q", "name").len(), 0, "companies have no occupation");
    // Two at one place: their mark leads to the list of what is there.
    let near = server.page("/c/franken/karte?zeige=unternehmen&ort=90402&umkreis=5").await;
    assert_eq!(crate::all(&near, ".map-rows a"), ["Firma 90402-0 & <Söhne>", "Stille Werke"]);
    let lines = crate::all(&near, ".map-rows .soft");
    assert!(lines[0].ends_with("1 offene Stelle") && !lines[1].contains("Stelle"), "{lines:?}");
    let both = crate::attribute(&near, "svg .map-mark", "href").remove(0);
    assert!(both.contains("zeige=unternehmen") && both.ends_with("#liste"), "{both}");
    assert_eq!(crate::all(&server.page(&both).await, ".map-rows a").len(), 2);
    // What makes no sense for companies has no effect; a company that is asked for has.
    let page = server.page("/karte?zeige=unternehmen&q=gibtesnicht&beruf=koch").await;
    assert_eq!(counted(&page), 26);
    assert_eq!(counted(&server.page("/karte?zeige=unternehmen&unternehmen=stille-werke").await), 1);
    assert_eq!(counted(&server.page("/karte?zeige=unternehmen&kreis=09564").await), 2);
    world::cluster(&server.db, "hessen").await;
    let other = server.page("/c/hessen/karte?zeige=unternehmen").await;
    assert!(counted(&other) == 0 && other.contains("kein Unternehmen"), "{other}");
}

async fn what_the_map_shows_stays_in_its_links(backend: Backend) {
    let server = filled(backend, 1).await;
    for path in ["/c/franken/karte", "/c/franken/einbetten/karte", "/en/karte"] {
        let page = server.page(&format!("{path}?zeige=unternehmen&ort=90402")).await;
        let ways = crate::attribute(&page, ".map-ways a", "href");
        assert!(ways.len() >= 6, "{ways:?}");
        for way in &ways {
            assert!(way.starts_with(path) && way.contains("zeige=unternehmen"), "{way}");
            assert!(way.contains("ort=90402"), "{way}");
        }
        let switch = crate::attribute(&page, ".map-switch a", "href");
        assert!(switch.len() == 2 && !switch[0].contains("zeige="), "{switch:?}");
        let chosen = crate::attribute(&page, ".map-switch a[aria-current=true]", "href");
        assert_eq!(chosen, [switch[1].clone()]);
        let places = server.page(&format!("{path}?q=Mechatroniker&mitte=49.5,11&zoom=3")).await;
        let switch = crate::attribute(&places, ".map-switch a", "href");
        assert!(switch[0].contains("q=Mechatroniker") && switch[0].contains("mitte=49.5,11"), "{switch:?}");
        assert!(!switch[1].contains("q=") && switch[1].contains("mitte=49.5,11"), "{switch:?}");
        for link in switch.iter().chain(&ways) {
            assert_eq!(server.get(link).await.status(), 200, "{link}");
        }
    }
    let form = server.page("/karte?zeige=unternehmen").await;
    assert_eq!(crate::attribute(&form, ".map-form input[name=zeige]", "value"), ["unternehmen"]);
    let code = crate::all(&server.page("/einbetten?ort=90402").await, "#code-unternehmen").remove(0);
    let src = crate::attribute(&code, "iframe", "src").remove(0);
    assert_eq!(src, format!("{}/einbetten/karte?ort=90402&zeige=unternehmen", server.base));
}

async fn a_vacancy_and_its_company_have_a_small_map(backend: Backend) {
    let (server, cluster) = in_cluster(backend, 1).await;
    let results = server.page("/c/franken/suche?q=mechatroniker&ort=90402&umkreis=1").await;
    let vacancy = crate::attribute(&results, "main a[href*='/stellen/']", "href").remove(0);
    let vacancy = server.page(vacancy.split('?').next().unwrap()).await;
    let company = crate::attribute(&vacancy, ".vacancy-side a[href*='/unternehmen/']", "href").remove(0);
    let company = server.page(&company).await;
    for (page, further) in [(&vacancy, ""), (&company, "zeige=unternehmen&")] {
        let label = crate::attribute(page, ".map-figure svg[role=img]", "aria-label");
        assert!(label.len() == 1 && label[0].contains("90402 Nürnberg"), "{label:?}");
        assert_eq!(crate::all(page, ".map-figure .map-dot").len(), 1, "{page}");
        assert!(crate::all(page, ".addresses li")[0].contains("90402 Nürnberg"));
        assert!(page.contains("GeoBasis-DE / BKG 2017") && page.len() < 60_000, "{}", page.len());
        let large = crate::attribute(page, ".map-figure a", "href");
        assert!(large[0].starts_with(&format!("/c/franken/karte?{further}mitte=49.4")), "{large:?}");
        assert_eq!(large.len(), 1);
        let large = server.page(&large[0]).await;
        let rows = crate::all(&large, ".map-rows a");
        assert!(rows.contains(&"Firma 90402-0 & <Söhne>".to_owned()), "{rows:?}");
    }
    without_places(&server, &cluster, "Ohne Ort", abroad()).await;
    let page = server.page("/c/franken/unternehmen/ohne-ort").await;
    assert!(page.contains("Wien") && !page.contains("map-figure"), "{page}");
}

async fn whatever_the_address_says_there_is_a_map(backend: Backend) {
    let server = filled(backend, 1).await;
    for query in [
        "mitte=NaN,inf&zoom=99",
        "mitte=&zoom=-1",
        "mitte=1e308,-1e308&zoom=18446744073709551616",
        "mitte=49.5,11.0&zoom=3&ort=Atlantis",
        "q=%3Cscript%3Ealert(1)%3C/script%3E&ort=90402",
        "beruf=gibt-es-nicht&cluster=nie&kreis=99999&nach=x",
        "umkreis=99999999999999999999&ort=90762&sortierung=pay",
    ] {
        for path in ["/karte", "/en/karte", "/einbetten/karte"] {
            let answer = server.get(&format!("{path}?{query}")).await;
            assert_eq!(answer.status(), 200, "{path}?{query}");
            let page = answer.text().await.unwrap();
            assert!(!page.contains("<script>"), "{path}?{query}");
            assert_eq!(crate::all(&page, "h1").len(), 1, "{path}?{query}");
            assert_eq!(crate::attribute(&page, "svg.map", "role"), ["group"], "{path}?{query}");
        }
    }
}
