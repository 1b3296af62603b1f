//! What a group's people and their guardians open by a link: fill in one's name, agree or not. Both addresses are secrets.
mod consent;
mod link;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/gruppe/{token}", get(link::page).post(link::take))
        .route("/einverstaendnis/{token}", get(consent::page).post(consent::decide))
        .route("/einverstaendnis/{token}/widerruf", get(consent::withdraw_page).post(consent::withdraw))
}
