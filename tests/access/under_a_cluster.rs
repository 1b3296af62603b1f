//! Every page stands in a cluster's own portal, too, under `/c/{cluster}`.
use lotse_tests::Backend;

use crate::{asking::ask, places::fill, table, world::World};

#[tokio::test(flavor = "multi_thread")]
async fn every_page_answers_in_a_clusters_portal_as_it_does_outside() {
    let world = Box::pin(World::make(Backend::Sqlite)).await;
    let mut wrong = Vec::new();
    let mut asked = 0;
    for row in table::parse(include_str!("portal.txt")).iter().filter(|row| row.method == "GET") {
        // These have one place, outside of all portals; a portal's start is `/c/{cluster}` without a slash.
        let elsewhere = [
            "/dev/",
            "/c/",
            "/assets/",
            "/bilder/",
            "/favicon",
            "/robots",
            "/sitemap.xml",
            "/einlass-worker",
        ];
        if row.path == "/" || elsewhere.iter().any(|at| row.path.starts_with(at)) {
            continue;
        }
        for caller in ["stranger", "pupil", "manager"] {
            let path = fill(&world, &row.path).await;
            let outside = ask(&world, &world.callers[caller], "GET", &path, None).await.status();
            let path = fill(&world, &row.path).await;
            let inside = ask(&world, &world.callers[caller], "GET", &format!("/c/nord{path}"), None).await;
            asked += 1;
            if inside.status() != outside {
                wrong.push(format!(
                    "{} for {caller}: {outside} outside, {} inside",
                    row.path,
                    inside.status()
                ));
            }
        }
    }
    assert!(asked > 300, "the pages are not found any more");
    assert!(wrong.is_empty(), "{} of {asked} differ:\n{}", wrong.len(), wrong.join("\n"));
}
