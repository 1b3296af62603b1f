//! Alerts, for asking about them.
use lotse_domain::{
    account::Language,
    alert::{self, Ask, Criteria, Rhythm},
};
use lotse_tests::people::{self, Person};
use uuid::Uuid;

use crate::world::World;

/// The one alert of a person; made anew where asking has ended it.
async fn of(world: &World, person: &Person) -> Uuid {
    let (server, actor) = (&world.server, person.actor(&world.server).await);
    let ask = Ask {
        criteria: Criteria { q: "mechatroniker".into(), ..Criteria::default() },
        name: None,
        rhythm: Rhythm::Daily,
        language: Language::De,
        cluster_id: None,
    };
    alert::keep(&server.db, &*server.clock, &actor, ask).await.unwrap().id
}

/// Somebody else's.
pub async fn southern(world: &World) -> Uuid {
    of(world, &people::signed_in(&world.server, "jana@people.example").await).await
}

/// What stands in the places of addresses: the pupil's alert, and the token of its link.
pub async fn fill(world: &World, text: &str) -> String {
    let mut filled = text.to_owned();
    let stems = ["/api/v1/me/alerts/", "/mein/suchauftraege/", "/api/v1/alerts/", "/suchauftrag/"];
    for stem in stems {
        for place in ["{id}", "{token}"] {
            let place = format!("{stem}{place}");
            if filled.contains(&place) {
                let id = of(world, world.callers["pupil"].portal.as_ref().expect("a person")).await;
                let token = alert::token(&people::secrets(&world.server), id);
                let value = if place.ends_with("{id}") { id.to_string() } else { token };
                filled = filled.replace(&place, &format!("{stem}{value}"));
            }
        }
    }
    filled
}
