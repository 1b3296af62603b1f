//! How an account is signed in to: its password, its second factors, its recovery codes.
mod codes;
mod overview;
pub(crate) mod passkey;
mod passkey_pages;
mod password;
mod remove;
mod set_up;
mod totp;

use axum::{Router, response::Redirect, routing::get};

use crate::{PortalState, site::Site};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/sicherheit", get(overview::page))
        .route("/mein/sicherheit/passwort", get(password::page).post(password::set))
        .route("/mein/sicherheit/einrichten", get(set_up::page))
        .route("/mein/sicherheit/app", get(to_overview).post(totp::begin))
        .route("/mein/sicherheit/app/bestaetigen", get(to_overview).post(totp::confirm))
        .route("/mein/sicherheit/passkey", get(passkey_pages::page).post(passkey_pages::add))
        .route("/mein/sicherheit/entfernen/{id}", get(remove::page).post(remove::remove))
        .route("/mein/sicherheit/codes", get(to_overview).post(codes::renew))
}

/// What is shown once has no address of its own: whoever comes back to it is led to where it can be done again.
async fn to_overview(site: Site) -> Redirect {
    Redirect::to(&site.href("/mein/sicherheit"))
}
