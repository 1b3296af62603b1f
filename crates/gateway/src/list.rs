//! What all lists have in common.
use axum::{http::Uri, response::Response};
use lotse_domain::page::{MAX_LIMIT, PageRequest};
use lotse_web_kit::{Answer, Caching, Conditional, Links, Params, Reply};
use serde::Serialize;

/// Where to read on, and how far.
#[derive(Debug)]
pub(crate) struct PageIn {
    pub(crate) limit: u64,
    pub(crate) after: Option<String>,
}

impl PageIn {
    /// `limit` and `after`. More than 100 is refused, not cut: who asks for 500 and gets 100 would miss the rest.
    pub(crate) fn read(params: &mut Params) -> Self {
        Self {
            limit: params.number("limit", &(1..=MAX_LIMIT)).unwrap_or(20),
            after: params.text("after", 300),
        }
    }

    pub(crate) fn request(self) -> PageRequest<String> {
        PageRequest::new(self.after, Some(self.limit))
    }
}

/// A page of a list with its `Link` header.
pub(crate) fn page<T: Serialize>(
    out: &T,
    next: Option<&str>,
    uri: &Uri,
    caching: Caching,
    conditional: &Conditional,
) -> Reply<Response> {
    Ok(Answer::json(out, caching)?.links(&Links::new(uri).next(next)).respond(conditional))
}
