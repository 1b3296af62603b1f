//! Articles: guidance, news and success stories as everybody reads them, and the desk on which they are written, looked at, published
//! and taken back.
mod create;
mod edit;
mod form;
mod json_ld;
mod list;
mod page;
mod pictures;
mod rows;
mod step;
#[cfg(test)]
pub(crate) mod texts;
mod versions;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::article::ArticleView;

pub(crate) use page::{beside_occupation, day, stands_in};

use crate::PortalState;

/// Of the desks, as in addresses.
const PART: &str = "beitraege";

pub(crate) fn routes() -> Router<PortalState> {
    let public = Router::new().route("/wissen", get(list::list)).route("/wissen/{article}", get(page::show));
    ["/cluster/{slug}/beitraege", "/betreiber/beitraege"].into_iter().fold(public, |routes, path| {
        routes
            .route(path, get(rows::rows))
            .route(&format!("{path}/neu"), get(create::fresh).post(create::create))
            .route(&format!("{path}/{{article}}"), get(edit::show).post(edit::save))
            .route(&format!("{path}/{{article}}/veroeffentlichen"), post(step::publish))
            .route(&format!("{path}/{{article}}/zuruecknehmen"), post(step::withdraw))
            .route(&format!("{path}/{{article}}/entfernen"), get(step::removal).post(step::remove))
            .route(&format!("{path}/{{article}}/versionen"), get(versions::list))
            .route(
                &format!("{path}/{{article}}/versionen/{{version}}"),
                get(versions::show).post(versions::restore),
            )
            .route(&format!("{path}/{{article}}/bilder"), post(pictures::add))
            .route(
                &format!("{path}/{{article}}/bilder/{{picture}}/entfernen"),
                get(pictures::removal).post(pictures::remove),
            )
    })
}

/// Where everybody reads it.
pub(crate) fn path(view: &ArticleView) -> String {
    format!("/wissen/{}", view.article.slug)
}
