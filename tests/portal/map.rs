//! The map of companies with open places.
use lotse_tests::{Backend, TestServer, on_both_databases, world};

on_both_databases!(
    companies_stand_on_the_map_and_beside_it,
    a_thousand_companies_fit_on_a_phone,
    whatever_the_address_says_there_is_a_map
);

const TOWNS: [&str; 25] = [
    "90402", "90762", "91052", "96047", "96450", "95444", "95028", "97070", "97421", "97616", "91522",
    "91781", "91301", "92318", "93047", "10115", "20095", "23552", "24103", "28195", "30159", "50667",
    "60311", "70173", "80331",
];

/// `each` companies in every town, each with one place.
async fn filled(backend: Backend, each: usize) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "franken").await;
    let drafts = TOWNS.iter().flat_map(|code| {
        (0..each).map(move |n| world::draft("Mechatroniker/in", &format!("Firma {code}-{n} & <Söhne>"), code))
    });
    let records = (2..).zip(drafts).map(|(row, draft)| world::record(row, &row.to_string(), draft)).collect();
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
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
    for path in ["/karte", "/karte?mitte=49.5,11&zoom=2"] {
        let page = server.page(path).await;
        let marks = crate::all(&page, "svg .map-mark").len();
        assert!((2..=60).contains(&marks), "{path}: {marks} marks");
        assert!(page.len() < 100_000, "{path}: {} bytes", page.len());
        assert!(crate::all(&page, ".map-rows a").len() <= 40, "{path}");
    }
    assert_eq!(counted(&server.page("/karte").await), 1_000);
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
