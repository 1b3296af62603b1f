use super::{Arc, Lang, Site, Uri, is_own};

fn bare(uri: &'static str) -> (Site, Option<String>) {
    Site::bare(Arc::from("https://lotse.example"), &Uri::from_static(uri))
}

#[test]
fn language_and_cluster_stand_before_the_path() {
    for (uri, lang, slug, path) in [
        ("/", Lang::De, None, "/"),
        ("/en", Lang::En, None, "/"),
        ("/en/suche?q=x", Lang::En, None, "/suche"),
        ("/enkel", Lang::De, None, "/enkel"),
        ("/c/food", Lang::De, Some("food"), "/"),
        ("/en/c/food/berufe", Lang::En, Some("food"), "/berufe"),
    ] {
        let (site, found) = bare(uri);
        assert_eq!((site.lang, found.as_deref(), site.path.as_str()), (lang, slug, path), "{uri}");
    }
}

#[test]
fn the_other_language_keeps_page_and_parameters() {
    let (site, _) = bare("/suche?q=koch&ort=F%C3%BCrth");
    assert_eq!(site.in_language(Lang::En), "/en/suche?q=koch&ort=F%C3%BCrth");
    assert_eq!(bare("/en//evil.example").0.in_language(Lang::De), "/evil.example");
    assert_eq!(bare("/en?x=1").0.in_language(Lang::De), "/?x=1");
}

#[test]
fn lotses_own_host_is_known_with_and_without_port() {
    assert!(is_own("http://127.0.0.1:8080", "127.0.0.1"));
    assert!(is_own("https://lotse.example", "LOTSE.example"));
    assert!(!is_own("https://lotse.example", "food.example"));
}
