//! Studying: institutions and study programmes as everybody reads them, and the desk on which a cluster's managers keep them.
mod card;
mod desk;
mod institution;
mod institution_desk;
mod institution_form;
mod json_ld;
mod list;
mod profile;
mod programme_desk;
mod programme_form;
mod step;
#[cfg(test)]
pub(crate) mod texts;

use axum::{
    Router,
    routing::{get, post},
};

pub(crate) use card::{institution_path, path};

use crate::PortalState;

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/studium", get(list::list))
        .route("/studium/{slug}", get(profile::show))
        .route("/bildungseinrichtungen/{slug}", get(institution::show))
        .route("/cluster/{slug}/studium", get(desk::list))
        .route("/cluster/{slug}/studium/neu", get(programme_desk::fresh).post(programme_desk::create))
        .route("/cluster/{slug}/studium/{programme}", get(programme_desk::show).post(programme_desk::change))
        .route("/cluster/{slug}/studium/{programme}/entfernen", get(step::removal).post(step::remove))
        .route("/cluster/{slug}/studium/{programme}/veroeffentlichen", post(step::publish))
        .route("/cluster/{slug}/studium/{programme}/zuruecknehmen", post(step::withdraw))
        .route(
            "/cluster/{slug}/studium/einrichtungen/neu",
            get(institution_desk::fresh).post(institution_desk::create),
        )
        .route(
            "/cluster/{slug}/studium/einrichtungen/{institution}",
            get(institution_desk::show).post(institution_desk::change),
        )
        .route(
            "/cluster/{slug}/studium/einrichtungen/{institution}/entfernen",
            get(institution_desk::removal).post(institution_desk::remove),
        )
}
