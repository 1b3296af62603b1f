//! Signing in and out: by a code that is mailed, by a password, with a second factor where there is one.
mod by_code;
mod by_mail;
mod by_password;
mod factor;
mod reset;
mod ticket;
mod way;

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use lotse_domain::{
    session::{self, Device, Surface},
    sign_in::SignIn,
};
use lotse_web_kit::auth::{Cookies, Form};

pub(crate) use by_code::is_code;
pub(crate) use ticket::Ticket;
pub(crate) use way::{Way, desk_path};

use crate::{PortalState, error::Result, language::Lang, site::Site};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/anmelden", get(by_mail::page).post(by_mail::send))
        .route("/anmelden/code", get(by_code::page).post(by_code::sign_in))
        .route("/anmelden/passwort", get(by_password::page).post(by_password::sign_in))
        .route("/anmelden/zweiter-faktor", get(factor::page).post(factor::show))
        .route("/anmelden/zweiter-faktor/passkey", post(factor::show_passkey))
        .route("/passwort-vergessen", get(reset::page).post(reset::send))
        .route("/passwort-vergessen/neu", get(reset::new_page).post(reset::set))
        .route("/abmelden", post(sign_out))
}

/// How someone signs in here.
pub(crate) fn how(lang: Lang, device: Device) -> SignIn {
    SignIn { surface: Surface::Portal, device, language: lang.into() }
}

/// Ends the session of this browser. Without one there is nothing to end.
async fn sign_out(State(state): State<PortalState>, site: Site, Form(fields): Form) -> Result<Response> {
    if let Some(session_id) = site.visit.actor.identity().and_then(|identity| identity.session_id) {
        match session::end(&state.db, &*state.clock, &site.visit.actor, session_id).await {
            // Ended somewhere else at the same moment.
            Ok(()) | Err(lotse_domain::DomainError::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let to = Way::of_fields(&fields).path().unwrap_or("/").to_owned();
    let cookie = Cookies::of(&state.auth).forget_session().header();
    let mut answer = Redirect::to(&site.href(&to)).into_response();
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    // What a device kept of a door goes with the session (Clear Site Data, section 3.1).
    answer.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    Ok(answer)
}
