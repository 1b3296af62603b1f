//! Pupils under 16: the pupil says who they are, a guardian agrees.
mod guardian;
mod guardian_mail;
mod start;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/mein/start", get(start::page).post(start::introduce))
        .route("/mein/eltern", get(guardian_mail::page).post(guardian_mail::send))
        .route("/einwilligung/{token}", get(guardian::page).post(guardian::decide))
        .route("/einwilligung/{token}/widerruf", get(guardian::withdraw_page).post(guardian::withdraw))
}
