//! Alerts: a search that mails new hits, asked for here, confirmed and changed by the link in the mail or among one's own things.
mod ask;
mod link;
mod one_click;
mod own;
#[cfg(test)]
pub(crate) mod texts;
mod words;

use axum::{Router, routing::get};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/suchauftrag", get(ask::page).post(ask::ask))
        .route("/suchauftrag/gesendet", get(ask::sent))
        .route("/suchauftrag/beendet", get(link::ended))
        .route("/suchauftrag/{token}", get(link::page).post(link::change))
        .route("/suchauftrag/{token}/treffer", get(link::hits))
        .route("/suchauftrag/{token}/beenden", get(one_click::page).post(one_click::end))
        .route("/mein/suchauftraege", get(own::list))
        .route("/mein/suchauftraege/{id}", get(own::page).post(own::change))
}
