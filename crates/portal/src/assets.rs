//! Styles, script and pictures: part of the program, under addresses that change with their content.
use std::{collections::HashMap, fmt::Write, sync::LazyLock};

use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Files;

/// The parts of the stylesheet, in the order in which they build on each other.
const STYLES: [&str; 20] = [
    "tokens.css",
    "base.css",
    "frame.css",
    "forms.css",
    "people.css",
    "lists.css",
    "results.css",
    "details.css",
    "profile.css",
    "desk.css",
    "apply.css",
    "review.css",
    "board.css",
    "events.css",
    "map.css",
    "articles.css",
    "event_desk.css",
    "booking_desk.css",
    "door.css",
    "print.css",
];

/// The script that keeps the page of a door for when there is no network. It stands at the root under one address for ever: a
/// browser asks there for a newer one, and lets it serve only pages below where it stands (Service Workers, section 4.1).
const WORKER: &str = "einlass-worker.js";

struct Asset {
    /// File name with a piece of its hash.
    name: String,
    mime: &'static str,
    bytes: Vec<u8>,
}

static ASSETS: LazyLock<HashMap<&'static str, Asset>> = LazyLock::new(|| {
    let style: Vec<u8> = STYLES.iter().flat_map(|name| file(name)).collect();
    [
        ("lotse.css", "text/css; charset=utf-8", style),
        ("lotse.js", "text/javascript; charset=utf-8", file("lotse.js")),
        ("passkey.js", "text/javascript; charset=utf-8", file("passkey.js")),
        ("checker.js", "text/javascript; charset=utf-8", file("checker.js")),
        ("pulse.js", "text/javascript; charset=utf-8", file("pulse.js")),
        ("door.js", "text/javascript; charset=utf-8", file("door.js")),
        // Loaded only by browsers that read no QR codes by themselves, when the camera is switched on.
        ("jsqr.js", "text/javascript; charset=utf-8", file("jsqr.js")),
        (WORKER, "text/javascript; charset=utf-8", file(WORKER)),
        ("favicon.svg", "image/svg+xml", file("favicon.svg")),
    ]
    .into_iter()
    .map(|(name, mime, bytes)| (name, Asset { name: hashed(name, &bytes), mime, bytes }))
    .collect()
});

fn file(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

/// `lotse.css` with a piece of its hash: `lotse-1a2b3c4d5e6f7081.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    // FNV-1a: tells versions apart, protects nothing.
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut out = String::new();
    let _ = write!(out, "{stem}-{hash:016x}.{extension}");
    out
}

/// The address of an asset.
pub(crate) fn url(name: &str) -> String {
    ASSETS.get(name).map_or_else(String::new, |asset| format!("/assets/{}", asset.name))
}

pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{name}", get(by_hash))
        .route("/einlass-worker.js", get(worker))
        .route("/favicon.svg", get(favicon))
        .route("/favicon.ico", get(favicon))
}

async fn by_hash(Path(name): Path<String>) -> Response {
    match ASSETS.values().find(|asset| asset.name == name) {
        Some(asset) => answer(asset, "public, max-age=31536000, immutable"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn worker() -> Response {
    match ASSETS.get(WORKER) {
        Some(asset) => answer(asset, "no-cache"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn favicon() -> Response {
    match ASSETS.get("favicon.svg") {
        Some(asset) => answer(asset, "public, max-age=86400"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn answer(asset: &'static Asset, cache: &'static str) -> Response {
    ([(header::CONTENT_TYPE, asset.mime), (header::CACHE_CONTROL, cache)], asset.bytes.as_slice())
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::{ASSETS, Files, STYLES, url};

    #[test]
    fn every_part_is_there_and_the_script_stays_small() {
        assert!(STYLES.iter().all(|name| Files::get(name).is_some()));
        assert!(ASSETS["lotse.js"].bytes.len() <= 6 * 1024, "{} bytes", ASSETS["lotse.js"].bytes.len());
        assert!(url("lotse.css").starts_with("/assets/lotse-"));
    }

    #[test]
    fn nothing_is_fetched_from_a_foreign_host() {
        for asset in ASSETS.values() {
            let text = String::from_utf8_lossy(&asset.bytes).replace("http://www.w3.org/2000/svg", "");
            assert!(
                !text.contains("http://") && !text.contains("https://") && !text.contains("//cdn"),
                "{}",
                asset.name
            );
        }
    }
}
