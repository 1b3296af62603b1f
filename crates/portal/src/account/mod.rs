//! What is one's own: the first page after signing in, the account, its sessions, data and keys.
mod address;
mod data;
mod erase;
mod history;
mod home;
mod keys;
mod profile;
mod sessions;

use axum::{
    Router,
    response::Redirect,
    routing::{get, post},
};

use crate::{PortalState, site::Site};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein", get(home::page))
        .route("/mein/konto", get(profile::page).post(profile::change))
        .route("/mein/konto/adresse", get(address::page).post(address::send))
        .route("/mein/konto/adresse/code", get(address::code_page).post(address::change))
        .route("/mein/sitzungen", get(sessions::page))
        .route("/mein/sitzungen/beenden", get(to_sessions).post(sessions::end))
        .route("/mein/sitzungen/alle", get(to_sessions).post(sessions::end_others))
        .route("/mein/daten", get(data::page))
        .route("/mein/daten/export", post(data::export))
        .route("/mein/daten/loeschen", get(erase::page).post(erase::erase))
        .route("/konto-geloescht", get(erase::done))
        .route("/mein/schluessel", get(keys::page).post(keys::create))
        .route("/mein/schluessel/{id}", get(keys::revoke_page).post(keys::revoke))
}

async fn to_sessions(site: Site) -> Redirect {
    Redirect::to(&site.href("/mein/sitzungen"))
}
