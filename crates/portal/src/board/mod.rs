//! The board of a company: the applications that wait, and answering them.
mod answer;
mod cards;
mod dates;
mod due;
mod filters;
mod one;
mod several;
mod texts;
mod write;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use due::is_urgent;

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/betrieb/{slug}/bewerbungen", get(cards::board))
        .route("/betrieb/{slug}/bewerbungen/mehrere", post(several::answer))
        .route("/betrieb/{slug}/bewerbungen/{id}", get(one::show))
        .route("/betrieb/{slug}/bewerbungen/{id}/oeffnen", post(one::open))
        .route("/betrieb/{slug}/bewerbungen/{id}/nachricht", post(write::message))
        .route("/betrieb/{slug}/bewerbungen/{id}/notiz", post(write::note))
        .route("/betrieb/{slug}/bewerbungen/{id}/dokumente/{document}", get(one::document))
        .route("/betrieb/{slug}/bewerbungen/{id}/einladen", get(answer::inviting).post(answer::invite))
        .route("/betrieb/{slug}/bewerbungen/{id}/zusage", get(answer::offering).post(answer::offer))
        .route("/betrieb/{slug}/bewerbungen/{id}/absage", get(answer::rejecting).post(answer::reject))
}
