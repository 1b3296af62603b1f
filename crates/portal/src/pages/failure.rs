//! The page in the place of one that is not there.
use askama::Template;
use axum::{
    http::Uri,
    response::{Html, IntoResponse, Redirect, Response},
};

use crate::{
    error::{Failure, PortalError, Result},
    page::{Page, Section},
    site::Site,
};

#[derive(Template)]
#[template(path = "pages/failure.html")]
struct FailurePage {
    page: Page,
    heading: String,
    text: String,
    /// The search helps only where search works.
    search: bool,
}

/// What people see of a failure, in their language and their portal.
pub(crate) fn failure(site: &Site, failure: Failure) -> Response {
    let (lang, word) = (
        site.lang,
        match failure {
            Failure::NotFound => "not-found",
            Failure::SignIn => "sign-in",
            Failure::SecondFactor => "second-factor",
            Failure::StaleForm => "stale-form",
            Failure::BadForm => "bad-form",
            Failure::Conflict => "conflict",
            Failure::TooMany => "too-many",
            Failure::Unavailable => "unavailable",
            Failure::Internal => "internal",
        },
    );
    let (heading, text) = (lang.word("failure-heading", word), lang.word("failure-text", word));
    let page = Page::new(site, Section::Other, heading.clone(), text.clone());
    let search = failure == Failure::NotFound;
    match (FailurePage { page, heading, text, search }).render() {
        Ok(body) => (failure.status(), Html(body)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the page for failures failed");
            failure.status().into_response()
        }
    }
}

/// For every address that leads nowhere. One that only ends with a slash too many leads to the page without it.
pub(crate) async fn unknown(uri: Uri) -> Result<Redirect> {
    let path = uri.path();
    let shorter = path.trim_end_matches('/');
    if shorter.len() == path.len() || shorter.is_empty() || path.starts_with("//") {
        return Err(PortalError::NotFound);
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Ok(Redirect::permanent(&format!("{shorter}{query}")))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::{Failure, Site, Uri, failure, unknown};
    use crate::language::Lang;

    #[tokio::test]
    async fn a_slash_too_many_is_put_right_within_our_own_host() {
        assert!(unknown(Uri::from_static("/berufe/?x=1")).await.is_ok());
        for path in ["/nix", "//evil.example/", "/", "//"] {
            assert!(unknown(path.parse().unwrap()).await.is_err(), "{path}");
        }
    }

    #[test]
    fn a_failure_keeps_its_status() {
        let site = Site::sample(Lang::En, None, "/nowhere", "");
        assert_eq!(failure(&site, Failure::NotFound).status(), StatusCode::NOT_FOUND);
        assert_eq!(failure(&site, Failure::Internal).status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
