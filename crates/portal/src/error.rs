//! What goes wrong on the way to a page.
use std::error::Error;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{DomainError, ErrorKind};

/// A failure as a page tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    NotFound,
    Unavailable,
    Internal,
}

impl Failure {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Why there is no page. What people read of it is in [`Failure`]; the rest goes to the log.
#[derive(Debug)]
pub(crate) enum PortalError {
    NotFound,
    Domain(DomainError),
    Index(Box<dyn Error + Send + Sync>),
    Template(askama::Error),
}

pub(crate) type Result<T, E = PortalError> = std::result::Result<T, E>;

impl PortalError {
    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::NotFound => Failure::NotFound,
            Self::Domain(error) => match error.kind() {
                // What a rule refuses here is the address: no form writes yet.
                ErrorKind::NotFound | ErrorKind::Invalid | ErrorKind::Forbidden => Failure::NotFound,
                ErrorKind::Unavailable | ErrorKind::TooMany => self.logged(Failure::Unavailable),
                _ => self.logged(Failure::Internal),
            },
            Self::Index(_) | Self::Template(_) => self.logged(Failure::Internal),
        }
    }

    fn logged(&self, failure: Failure) -> Failure {
        let cause: &dyn Error = match self {
            Self::NotFound => return failure,
            Self::Domain(error) => error,
            Self::Index(error) => error.as_ref(),
            Self::Template(error) => error,
        };
        tracing::error!(error = %cause, source = ?cause.source(), "a page failed");
        failure
    }
}

impl From<DomainError> for PortalError {
    fn from(error: DomainError) -> Self {
        Self::Domain(error)
    }
}

impl From<askama::Error> for PortalError {
    fn from(error: askama::Error) -> Self {
        Self::Template(error)
    }
}

impl IntoResponse for PortalError {
    /// An empty answer that [`crate::site::enter`] replaces by a page in the reader's language.
    fn into_response(self) -> Response {
        let failure = self.failure();
        let mut response = failure.status().into_response();
        response.extensions_mut().insert(failure);
        response
    }
}
