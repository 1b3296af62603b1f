//! What goes wrong on the way to a page.
use std::error::Error;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lotse_domain::{DomainError, ErrorKind, actor::Strength};

use crate::site::Site;

/// A failure as a page tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    NotFound,
    /// Nobody is signed in.
    SignIn,
    /// A second factor must be shown first, or set up where there is none yet.
    SecondFactor,
    StaleForm,
    /// A form that is larger than is taken, or cannot be read.
    BadForm,
    Conflict,
    TooMany,
    Unavailable,
    Internal,
}

impl Failure {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::SecondFactor | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page that helps on, with the way back to this one in `weiter`. What was sent by a form is not sent again from
    /// there, so the way back leads to the page and not to the form's address.
    pub(crate) fn elsewhere(self, site: &Site, changes: bool) -> Option<String> {
        let page = match self {
            Self::SignIn => "/anmelden",
            Self::SecondFactor => match site.visit.actor.identity() {
                Some(identity) if identity.strength == Strength::Unfinished => "/anmelden/zweiter-faktor",
                _ => "/mein/sicherheit/einrichten",
            },
            _ => return None,
        };
        let back = if changes || site.query.is_empty() {
            site.path.clone()
        } else {
            format!("{}?{}", site.path, site.query)
        };
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("weiter", &back).finish();
        Some(site.href(&format!("{page}?{query}")))
    }
}

/// Why there is no page. What people read of it is in [`Failure`]; the rest goes to the log.
#[derive(Debug)]
pub(crate) enum PortalError {
    NotFound,
    Domain(DomainError),
    Index(Box<dyn Error + Send + Sync>),
    /// The local mailbox cannot be read.
    Shelf(Box<dyn Error + Send + Sync>),
    /// A list cannot be written.
    Paper(Box<dyn Error + Send + Sync>),
    Template(askama::Error),
}

pub(crate) type Result<T, E = PortalError> = std::result::Result<T, E>;

impl PortalError {
    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::NotFound => Failure::NotFound,
            Self::Domain(error) => match error.kind() {
                // What a rule refuses is the address here: a form shows its own mistakes.
                ErrorKind::NotFound | ErrorKind::Invalid | ErrorKind::Forbidden => Failure::NotFound,
                ErrorKind::Unauthenticated | ErrorKind::WrongCredentials => Failure::SignIn,
                ErrorKind::SecondFactor => Failure::SecondFactor,
                ErrorKind::Conflict | ErrorKind::Stale => Failure::Conflict,
                ErrorKind::TooMany => Failure::TooMany,
                ErrorKind::Unavailable => self.logged(Failure::Unavailable),
                ErrorKind::Internal => self.logged(Failure::Internal),
            },
            Self::Index(_) | Self::Shelf(_) | Self::Paper(_) | Self::Template(_) => {
                self.logged(Failure::Internal)
            }
        }
    }

    fn logged(&self, failure: Failure) -> Failure {
        let cause: &dyn Error = match self {
            Self::NotFound => return failure,
            Self::Domain(error) => error,
            Self::Index(error) | Self::Shelf(error) | Self::Paper(error) => error.as_ref(),
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
