//! Where a cluster is, as its managers say it and pupils search for it; and how long the way takes.
use lotse_domain::cluster;
use lotse_tests::{Backend, TestServer, on_both_databases, people, world};

use super::{all, attribute};

on_both_databases!(
    a_manager_draws_the_region_and_pupils_search_in_it,
    the_way_is_told_where_a_place_is_given
);

/// A cluster with a posting in Lübeck and one in Nuremberg.
async fn stage(backend: Backend) -> TestServer {
    let server = TestServer::start(backend).await;
    let cluster = world::cluster(&server.db, "norden").await;
    let records = vec![
        world::record(1, "1", world::draft("Koch", "Gasthof", "23552")),
        world::record(2, "2", world::draft("Koch", "Pegnitzhaus", "90402")),
    ];
    world::import(&server.db, world::run_of(&cluster, "template"), records).await;
    server.caught_up().await;
    server
}

async fn a_manager_draws_the_region_and_pupils_search_in_it(backend: Backend) {
    let server = stage(backend).await;
    let cluster = cluster::find_by_slug(server.db.read(), "norden").await.unwrap();
    let manager = people::manager_of(&server, cluster.id, "kim@norden.example").await;
    let path = "/cluster/norden/region";
    let page = server.page("/c/norden/suche").await;
    assert!(!page.contains("Nur in der Region"), "as long as nobody knows where it ends: {page}");

    let unknown = [("region", "Norden"), ("districts", "Lübeck, Atlantis, Ostholstein, Mond")];
    let refused = manager.post(&server, path, &unknown).await;
    assert_eq!(refused.status(), 422);
    let refused = refused.text().await.unwrap();
    assert!(refused.contains("„Atlantis“, „Mond“"), "{refused}");
    assert!(refused.contains("Lübeck, Atlantis, Ostholstein, Mond"), "what was typed stays: {refused}");
    let too_many = [("region", ""), ("districts", "Bayern, Niedersachsen")];
    let refused = manager.post(&server, path, &too_many).await.text().await.unwrap();
    assert!(refused.contains("mehr als 30 Gebiete"), "{refused}");
    let drawn = [("region", "Lübeck und Umland"), ("districts", "Lübeck, Ostholstein")];
    assert_eq!(manager.done(&server, path, &drawn).await, "/cluster/norden/region?fertig=region");
    let shown = manager.get(&server, path).await.text().await.unwrap();
    assert!(shown.contains("Stadt Lübeck, Kreis Ostholstein"), "{shown}");
    let stale = [("version", "1"), ("region", "Küste"), ("districts", "")];
    assert_eq!(manager.post(&server, path, &stale).await.status(), 422, "others have changed it meanwhile");

    server.caught_up().await;
    let within = "/c/norden/suche?q=koch&kreis=01003&kreis=01055";
    let page = server.page("/c/norden/suche?q=koch").await;
    assert!(page.contains("Nur in der Region Lübeck und Umland"), "{page}");
    assert!(attribute(&page, ".chips a", "href").iter().any(|href| href == within), "{page}");
    for (address, back) in [
        (within, "/c/norden/suche?q=koch"),
        ("/c/norden/suche?q=koch+in+der+Region", "/c/norden/suche?q=koch"),
        ("/suche?q=koch+Region+Norden", "/suche?q=koch"),
        ("/suche?q=koch+L%C3%BCbeck+und+Umland", "/suche?q=koch"),
    ] {
        let page = server.page(address).await;
        assert_eq!(all(&page, ".card-company").len(), 1, "{address}: {page}");
        assert!(page.contains("Gasthof") && !page.contains("Pegnitzhaus"), "{address}");
        let chips = attribute(&page, ".chips a", "href");
        assert_eq!(chips, [back], "{address}: one for the whole region");
        assert!(page.contains("Region Lübeck und Umland"), "{address}");
    }
    let elsewhere = server.page("/suche?q=koch+in+der+Region").await;
    assert!(elsewhere.contains("Pegnitzhaus"), "where no cluster is, nobody knows which: {elsewhere}");
}

async fn the_way_is_told_where_a_place_is_given(backend: Backend) {
    let server = stage(backend).await;
    let page = server.page("/suche?q=koch&ort=F%C3%BCrth").await;
    let told = all(&page, ".card-travel");
    assert_eq!(told.len(), 1, "{page}");
    assert!(
        told[0].starts_with("ca. ") && told[0].ends_with(" min mit Bus und Bahn (geschätzt)"),
        "{told:?}"
    );
    let posting = attribute(&page, ".card-title a", "href").remove(0);
    let posting = server.page(&posting).await;
    assert!(posting.contains(&format!("entfernt, {}", told[0])), "{posting}");
    let here = server.page("/suche?q=koch&ort=90402").await;
    assert_eq!(all(&here, ".card-travel"), ["zu Fuß"]);
    for without in ["/suche?q=koch", "/suche?q=koch&ort=Atlantis"] {
        assert!(!server.page(without).await.contains("card-travel"), "{without}");
    }
    let english = server.page("/en/suche?q=koch&ort=F%C3%BCrth").await;
    assert!(all(&english, ".card-travel")[0].ends_with("by bus and train (estimated)"), "{english}");
}
