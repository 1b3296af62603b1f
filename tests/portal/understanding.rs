//! One box for everything: what is typed there is read, shown, and can be taken back.
use lotse_tests::{Backend, TestServer, on_both_databases};

on_both_databases!(a_place_in_the_text_is_a_place);

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
