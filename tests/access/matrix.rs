//! Promise Z1: a checked-in table says what every route answers to every kind of caller.
use lotse_tests::{Backend, TestServer, on_both_databases};

use crate::{
    asking::{ask, word},
    hiring::mark,
    places::fill,
    routes,
    table::{self, Row},
    visits::guest,
    world::{KINDS, World},
};

const API: &str = include_str!("api.txt");
const PORTAL: &str = include_str!("portal.txt");

/// Who may read the name of whoever applies in `nord`: the pupil, and those who work for the company with all they need for it.
const READERS: &[&str] = &["pupil", "recruiter", "admin", "key"];
/// And in `sued`, whose pupil is none of the callers.
const OTHER_READERS: &[&str] = &["other_admin"];
/// Who may read who comes to an event of `nord`: the pupil, the company with whom they have an interview, and the managers.
const GUEST_READERS: &[&str] = &["pupil", "recruiter", "admin", "manager", "operator"];
const OTHER_GUEST_READERS: &[&str] = &["other_admin", "other_manager", "operator"];

on_both_databases!(every_route_answers_every_caller_as_the_table_says);

#[tokio::test(flavor = "multi_thread")]
async fn the_table_has_every_route_and_no_other() {
    let server = TestServer::start(Backend::Sqlite).await;
    let portal = routes::of_the_portal(&server).await;
    for (name, text, real) in [("api.txt", API, routes::of_the_api()), ("portal.txt", PORTAL, portal)] {
        let rows = table::parse(text);
        let listed = table::routes(&rows);
        let missing: Vec<_> = real.difference(&listed).collect();
        let gone: Vec<_> = listed.difference(&real).collect();
        assert!(missing.is_empty(), "tests/access/{name} says nothing about {missing:?}");
        assert!(gone.is_empty(), "tests/access/{name} has lines for what is no route: {gone:?}");
        assert!(rows.iter().all(|row| row.answers.iter().map(|(kind, _)| kind.as_str()).eq(KINDS)), "{name}");
    }
}

async fn every_route_answers_every_caller_as_the_table_says(backend: Backend) {
    let world = Box::pin(World::make(backend)).await;
    let (mut wrong, mut read) = (Vec::new(), 0);
    for row in table::parse(API).iter().chain(&table::parse(PORTAL)) {
        let seen = if ends_its_caller(row) {
            asked(&Box::pin(World::make(backend)).await, row, &mut read).await
        } else {
            asked(&world, row, &mut read).await
        };
        for ((kind, wanted), seen) in row.answers.iter().zip(&seen) {
            if wanted != seen {
                wrong.push(format!("{} {} answers {kind} {seen}, not {wanted}", row.method, row.path));
            }
        }
        // For writing a new line of the table; whoever does reads each answer before it is checked in.
        if std::env::var_os("LOTSE_SHOW_ANSWERS").is_some() {
            let body = row.body.as_ref().map(|body| format!(" | {body}")).unwrap_or_default();
            println!("ROW {:<6} {:<60} {}{body}", row.method, row.path, seen.join(" "));
        }
    }
    assert!(read > 4, "those who may read who applies do: {read} times");
    assert!(wrong.is_empty(), "{} answers differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// After these the caller is signed out or gone, or the thing is no longer what it was: they are asked in a world of their own.
pub fn ends_its_caller(row: &Row) -> bool {
    [
        ("DELETE", "/api/v1/me"),
        ("DELETE", "/api/v1/me/sessions"),
        ("DELETE", "/api/v1/auth/session"),
        ("POST", "/abmelden"),
        ("POST", "/mein/sitzungen/alle"),
        ("POST", "/mein/daten/loeschen"),
        // What they are about is done afterwards.
        ("POST", "/mein/bewerbungen/{id}/zurueckziehen"),
        ("POST", "/mein/dokumente/{id}/entfernen"),
        ("POST", "/cluster/{slug}/pruefung/{vacancy}/veroeffentlichen"),
        ("POST", "/cluster/{slug}/pruefung/{vacancy}/zurueckgeben"),
        ("POST", "/cluster/{slug}/meldungen/{report}/behalten"),
        ("POST", "/cluster/{slug}/meldungen/{report}/zurueckgeben"),
        ("POST", "/cluster/{slug}/meldungen/{report}/zurueckziehen"),
        ("POST", "/betrieb/{slug}/bewerbungen/{id}/oeffnen"),
        ("DELETE", "/api/v1/event-desk/{id}/slots/{slot_id}"),
        ("DELETE", "/api/v1/me/bookings/{id}"),
        ("POST", "/api/v1/itineraries/{id}/cancellation"),
        ("POST", "/api/v1/me/bookings/{id}/link"),
        ("POST", "/api/v1/me/calendar"),
        ("POST", "/api/v1/visit-consents/{token}"),
        ("POST", "/betrieb/{slug}/veranstaltungen/{event}/absagen"),
        ("POST", "/cluster/{slug}/veranstaltungen/{event}/anmeldungen/{itinerary}/absagen"),
        ("POST", "/cluster/{slug}/veranstaltungen/{event}/aussteller/{exhibitor}/absagen"),
        ("POST", "/cluster/{slug}/veranstaltungen/{event}/termine/{slot}/absagen"),
        ("POST", "/einverstaendnis/{token}"),
        ("POST", "/einverstaendnis/{token}/widerruf"),
        ("POST", "/einlass/{ticket}"),
        ("POST", "/mein/anmeldungen/{id}/absagen"),
        ("POST", "/mein/anmeldungen/{id}/link"),
        ("POST", "/mein/kalender/neu"),
    ]
    .contains(&(row.method.as_str(), row.path.as_str()))
}

async fn asked(world: &World, row: &Row, read: &mut usize) -> Vec<String> {
    let mut seen = Vec::new();
    for kind in KINDS {
        let caller = &world.callers[kind];
        // A machine's key has no cookie: pages know it as little as a stranger.
        let path = fill(world, &row.path).await;
        let body = match &row.body {
            Some(body) => Some(fill(world, body).await),
            None => None,
        };
        let response = ask(world, caller, &row.method, &path, body.as_deref()).await;
        let status = response.status();
        assert!(!status.is_server_error(), "{} {path} answers {kind} {status}", row.method);
        seen.push(word(&response));
        let text = response.text().await.unwrap_or_default();
        let told = [
            (&world.north, mark(&world.north), READERS),
            (&world.south, mark(&world.south), OTHER_READERS),
            (&world.north, guest(&world.north), GUEST_READERS),
            (&world.south, guest(&world.south), OTHER_GUEST_READERS),
        ];
        for (cluster, name, readers) in told {
            let told = text.contains(&name);
            assert!(
                !told || readers.contains(&kind),
                "{} {path} tells {kind} of {}",
                row.method,
                cluster.slug
            );
            *read += usize::from(told);
        }
    }
    seen
}
