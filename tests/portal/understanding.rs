//! One box for everything: what is typed there is read, shown, and can be taken back.
use lotse_tests::{Backend, TestServer, on_both_databases, world};

on_both_databases!(a_place_in_the_text_is_a_place, no_search_ends_in_nothing);

async fn a_place_in_the_text_is_a_place(backend: Backend) {
    let server = TestServer::start(backend).await;
    let page = |query: &str| {
        let address = format!("{}/suche?{query}", server.base);
        async move { reqwest::get(address).await.unwrap().text().await.unwrap() }
    };
    let read = page("q=Ausbildung+ohne+Abi+Koch").await;
    assert!(read.contains(r#"name="q" type="search" maxlength="200" value="Koch""#), "{read}");
    assert!(read.contains("woertlich=1"), "the way back");
    let literal = page("q=Ausbildung+ohne+Abi+Koch&woertlich=1").await;
    assert!(literal.contains(r#"value="Ausbildung ohne Abi Koch""#), "{literal}");
    assert!(literal.contains(r#"<input type="hidden" name="woertlich" value="1">"#));
    let plain = page("q=Koch").await;
    assert!(!plain.contains("woertlich"), "nothing to take back");
}

async fn no_search_ends_in_nothing(backend: Backend) {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "nord").await;
    world::import(
        &server.db,
        world::run_of(&cluster, "template"),
        vec![world::record(1, "1", world::draft("Koch", "Gasthof", "23552"))],
    )
    .await;
    server.caught_up().await;
    let page = async |query: &str| server.page(&format!("/suche?{query}")).await;
    for (query, way) in [
        ("q=Koch&ort=M%C3%BCnchen", "/suche?q=Koch"),
        ("q=Xylophonbauer&ort=23552", "/suche?ort=23552"),
        ("q=Xylophonbauer", "/suche"),
        ("q=Xylophonbauer&ort=M%C3%BCnchen", "/suche"),
    ] {
        let page = page(query).await;
        let ways = crate::attribute(&page, ".ways a", "href");
        assert!(ways.iter().any(|href| href == way), "{query}: {ways:?}");
        let offer = format!("/suchauftrag?{query}").replace('&', "&#38;");
        assert!(page.contains(&offer) || page.contains(&offer.replace("&#38;", "&amp;")), "{query}: {page}");
    }
}
