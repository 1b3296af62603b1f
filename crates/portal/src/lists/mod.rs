//! What clusters hand out: regional lists of open places for everybody, and the yearly guide for a cluster's managers.
mod file;
mod guide;
mod page;
mod wanted;

pub(crate) use wanted::Wanted;

use axum::{Router, routing::get};
use lotse_handouts::{Format, HandoutError, Language, Portal};

use crate::{PortalState, error::PortalError, language::Lang, site::Site};

pub(crate) fn routes() -> Router<PortalState> {
    let lists = Router::new().route("/listen", get(page::show));
    Format::ALL
        .into_iter()
        .fold(lists, |routes, format| {
            let path = format!("/listen.{}", format.word());
            routes.route(&path, get(move |state, site| file::file(state, site, format)))
        })
        .route("/cluster/{slug}/fuehrer", get(guide::ask).post(guide::make))
}

pub(crate) const fn language(lang: Lang) -> Language {
    match lang {
        Lang::De => Language::De,
        Lang::En => Language::En,
    }
}

/// Where a paper leads that is made in this portal.
fn portal(site: &Site) -> Portal {
    Portal { name: site.name().to_owned(), base: site.public_here(site.lang, "") }
}

impl From<HandoutError> for PortalError {
    fn from(error: HandoutError) -> Self {
        match error {
            HandoutError::Domain(error) => Self::Domain(error),
            HandoutError::Search(error) => error.into(),
            error @ (HandoutError::Paper(_) | HandoutError::Ended) => Self::Paper(Box::new(error)),
        }
    }
}
