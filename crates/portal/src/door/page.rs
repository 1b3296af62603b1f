//! The page of a door. Its form is answered at once and not by the way to another page: to send it again does no harm.
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use lotse_domain::booking::check_in::{self, DoorPlace, ScanOutcome};
use lotse_web_kit::auth::Form;
use serde_json::{Map, Value, json};

use super::{
    answer::{Answer, tone},
    list::{self, Door, doors, first},
    scans, with_camera,
};
use crate::{
    PortalState,
    desk::{At, inner_page, parameter},
    error::Result,
    event_desk::{Case, when},
    language::Lang,
    page::{Page, html},
    site::Site,
};

/// So many of the list stand on the page; the rest is found by searching.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "door/door.html")]
struct DoorPage {
    page: Page,
    back: (String, String),
    action: String,
    doors: Vec<(String, String)>,
    door: String,
    answer: Option<Answer>,
    here: usize,
    all: usize,
    q: String,
    rows: Vec<Row>,
    /// How many more there are.
    more: usize,
    /// For the script: addresses and texts.
    settings: String,
}

/// Somebody in the list.
struct Row {
    id: String,
    name: String,
    about: String,
    /// Since when they are in.
    since: Option<String>,
}

/// What the script says, by key.
fn texts(lang: Lang) -> Value {
    let mut texts = Map::new();
    for outcome in ScanOutcome::ALL {
        let word = outcome.as_str();
        texts.insert(word.to_owned(), json!(lang.word("door-outcome", word)));
        texts.insert(format!("about-{word}"), json!(lang.word("door-about", word)));
        texts.insert(format!("tone-{word}"), json!(tone(*outcome)));
    }
    let plain = [
        ("later", "door-later"),
        ("about-later", "door-about-later"),
        ("let-in", "door-let-in"),
        ("undo", "door-undo"),
        ("nobody", "door-none-found"),
        ("sign-in", "door-sign-in"),
        ("leave", "door-leave"),
        ("no-camera", "door-no-camera"),
        ("camera", "door-camera"),
        ("camera-off", "door-camera-off"),
        ("unnamed", "door-unnamed"),
    ];
    for (name, key) in plain {
        texts.insert(name.to_owned(), json!(lang.t(key)));
    }
    // Blanks that the script fills in.
    for (name, key, blank) in [
        ("since", "door-since", "start"),
        ("booked", "door-booked", "title"),
        ("unsent", "door-unsent", "n"),
        ("offline", "door-offline", "start"),
        ("people", "door-people", "n"),
    ] {
        texts.insert(name.to_owned(), json!(lang.with(key, [(blank, format!("{{{blank}}}"))])));
    }
    texts.insert("tone-later".to_owned(), json!("again"));
    Value::Object(texts)
}

fn row(lang: Lang, door: Door, place: &DoorPlace) -> Row {
    let name = place.name.clone().unwrap_or_else(|| lang.t("door-unnamed"));
    let about: Vec<&str> =
        [place.group_name.as_deref(), place.school.as_deref()].into_iter().flatten().collect();
    Row {
        id: place.place_id.to_string(),
        name,
        about: about.join(", "),
        since: door.seen(place).map(|at| lang.with("door-since", [("start", when::time(at))])),
    }
}

/// Whether somebody is meant by what was typed into the search.
fn found(place: &DoorPlace, q: &str) -> bool {
    let words = [&place.name, &place.group_name, &place.school];
    words.into_iter().flatten().any(|text| text.to_lowercase().contains(q))
}

async fn draw(
    state: &PortalState,
    site: &Site,
    case: &Case,
    door: Door,
    q: &str,
    answer: Option<Answer>,
) -> Result<Response> {
    let lang = site.lang;
    let places = list::read(state, site, case).await?;
    let awaited: Vec<&DoorPlace> = places.iter().filter(|place| door.awaits(place)).collect();
    let needle = q.to_lowercase();
    let matching: Vec<&&DoorPlace> =
        awaited.iter().filter(|place| needle.is_empty() || found(place, &needle)).collect();
    let action = site.href(&case.path("/einlass"));
    let settings = json!({
        "send": action,
        "list": site.href(&case.path("/einlass/liste")),
        "reader": crate::assets::url("jsqr.js"),
        "texts": texts(lang),
    });
    let status = match &answer {
        Some(answer) if answer.refuses() => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let mut response = html(&DoorPage {
        page: inner_page(site, format!("{} – {}", lang.t("edesk-tab-door"), case.event().title)),
        back: (site.href(&case.path("")), case.event().title.clone()),
        action,
        doors: doors(site, case),
        door: door.value(),
        answer,
        here: awaited.iter().filter(|place| door.seen(place).is_some()).count(),
        all: awaited.len(),
        q: q.to_owned(),
        rows: matching.iter().take(SHOWN).map(|place| row(lang, door, place)).collect(),
        more: matching.len().saturating_sub(SHOWN),
        settings: settings.to_string(),
    })?;
    *response.status_mut() = status;
    Ok(with_camera(response))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let door = parameter(&site, "tuer").map_or_else(|| first(&case), |text| Door::read(&text));
    let q = parameter(&site, "suche").unwrap_or_default();
    draw(&state, &site, &case, door, q.trim(), None).await
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let device = fields.given("geraet");
    if fields.has("scans") {
        return scans::take(&state, &site, &case, fields.raw("scans"), device).await;
    }
    let (door, ticket) = (Door::read(fields.text("tuer")), fields.text("ticket"));
    let scan = scans::scan(ticket, door, device, fields.text("tun") == "raus");
    let (actor, id) = (&site.visit.actor, case.event().id);
    let done = check_in::check_in(&state.db, &*state.clock, actor, id, vec![scan]).await?;
    let answer = done.first().map(|scanned| Answer::new(site.lang, scanned, ticket));
    draw(&state, &site, &case, door, fields.text("suche"), answer).await
}
