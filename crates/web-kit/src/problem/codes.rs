//! The one table of stable codes. A code never changes its meaning; new ones are added.
use axum::http::StatusCode;
use lotse_domain::ErrorKind;

/// What went wrong, in one stable word. The same table is served at `/api/v1/problems`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    BadPath,
    BadQuery,
    BadCursor,
    BadBody,
    Unauthenticated,
    BadCredentials,
    SecondFactorRequired,
    StaleForm,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    PreconditionFailed,
    BodyTooLarge,
    UnsupportedMediaType,
    Invalid,
    UnknownPlace,
    TooMany,
    Internal,
    Unavailable,
    Timeout,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct CodeRow {
    /// The stable word.
    pub word: &'static str,
    pub status: StatusCode,
    /// The same for every occurrence (RFC 9457, section 3.1.4).
    pub title: &'static str,
    /// What the caller can do about it.
    pub meaning: &'static str,
}

const fn row(word: &'static str, status: StatusCode, title: &'static str, meaning: &'static str) -> CodeRow {
    CodeRow { word, status, title, meaning }
}

impl Code {
    /// Every code, by status.
    pub const ALL: [Self; 21] = [
        Self::BadPath,
        Self::BadQuery,
        Self::BadCursor,
        Self::BadBody,
        Self::Unauthenticated,
        Self::BadCredentials,
        Self::SecondFactorRequired,
        Self::StaleForm,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Conflict,
        Self::PreconditionFailed,
        Self::BodyTooLarge,
        Self::UnsupportedMediaType,
        Self::Invalid,
        Self::UnknownPlace,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
        Self::Timeout,
    ];

    /// Its line of the table.
    #[expect(clippy::too_many_lines, reason = "one table, read as a whole")]
    pub const fn row(self) -> CodeRow {
        match self {
            Self::BadPath => row(
                "bad_path",
                StatusCode::BAD_REQUEST,
                "The address cannot be read",
                "A part of the path has the wrong form, such as an id that is no UUID.",
            ),
            Self::BadQuery => row(
                "bad_query",
                StatusCode::BAD_REQUEST,
                "The query cannot be read",
                "A query parameter is unknown, repeated or has a value that is not allowed; `errors` names each one.",
            ),
            Self::BadCursor => row(
                "bad_cursor",
                StatusCode::BAD_REQUEST,
                "The page marker cannot be read",
                "`after` must be the `next` of an earlier answer to the same query. Start again without it.",
            ),
            Self::BadBody => row(
                "bad_body",
                StatusCode::BAD_REQUEST,
                "The body cannot be read",
                "The body is not the JSON that is expected.",
            ),
            Self::Unauthenticated => row(
                "unauthenticated",
                StatusCode::UNAUTHORIZED,
                "Nobody is signed in",
                "Sign in and try again.",
            ),
            Self::BadCredentials => row(
                "bad_credentials",
                StatusCode::UNAUTHORIZED,
                "The credentials do not hold",
                "Address, password, token or key is unknown, wrong, expired or ended; which one is not said. Sign in anew.",
            ),
            Self::SecondFactorRequired => row(
                "second_factor_required",
                StatusCode::FORBIDDEN,
                "A second factor is needed",
                "Show it at `/api/v1/auth/second-factor`, or set one up in the portal, and try again.",
            ),
            Self::StaleForm => row(
                "stale_form",
                StatusCode::FORBIDDEN,
                "The form is too old",
                "Open the page again and send the form from there.",
            ),
            Self::Forbidden => {
                row("forbidden", StatusCode::FORBIDDEN, "Not allowed", "The caller lacks a grant for this.")
            }
            Self::NotFound => row(
                "not_found",
                StatusCode::NOT_FOUND,
                "Not found",
                "It does not exist or is not public; the two look the same on purpose.",
            ),
            Self::MethodNotAllowed => row(
                "method_not_allowed",
                StatusCode::METHOD_NOT_ALLOWED,
                "The method is not allowed here",
                "The `Allow` header lists what is.",
            ),
            Self::Conflict => row(
                "conflict",
                StatusCode::CONFLICT,
                "Clashes with the present state",
                "Read the present state, then decide anew.",
            ),
            Self::PreconditionFailed => row(
                "precondition_failed",
                StatusCode::PRECONDITION_FAILED,
                "It has changed meanwhile",
                "`If-Match` names another version than the present one. Read it again, then decide anew.",
            ),
            Self::BodyTooLarge => row(
                "body_too_large",
                StatusCode::PAYLOAD_TOO_LARGE,
                "The body is too large",
                "Send less, or in several requests.",
            ),
            Self::UnsupportedMediaType => row(
                "unsupported_media_type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "The media type is not supported",
                "Send `Content-Type: application/json`.",
            ),
            Self::Invalid => row(
                "invalid",
                StatusCode::UNPROCESSABLE_ENTITY,
                "A value breaks a rule",
                "`errors` names each field and what it must be.",
            ),
            Self::UnknownPlace => row(
                "unknown_place",
                StatusCode::UNPROCESSABLE_ENTITY,
                "No such place",
                "Give a German postal code or town as `/api/v1/places` spells it, or `lat` and `lon`.",
            ),
            Self::TooMany => row(
                "too_many",
                StatusCode::TOO_MANY_REQUESTS,
                "A limit is reached",
                "Try again after the seconds in `Retry-After`.",
            ),
            Self::Internal => row(
                "internal",
                StatusCode::INTERNAL_SERVER_ERROR,
                "A fault of ours",
                "Report it with the `request_id`.",
            ),
            Self::Unavailable => row(
                "unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
                "Not possible at the moment",
                "Try again after the seconds in `Retry-After`.",
            ),
            Self::Timeout => row(
                "timeout",
                StatusCode::SERVICE_UNAVAILABLE,
                "It took too long",
                "Try again after the seconds in `Retry-After`, or ask for less.",
            ),
        }
    }

    /// After how many seconds another attempt makes sense (RFC 9110, section 10.2.3).
    pub(crate) const fn retry_after(self) -> Option<&'static str> {
        match self {
            Self::TooMany => Some("30"),
            Self::Unavailable | Self::Timeout => Some("5"),
            _ => None,
        }
    }
}

/// The one mapping from the domain's kinds to HTTP.
impl From<ErrorKind> for Code {
    fn from(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::Invalid => Self::Invalid,
            ErrorKind::Unauthenticated => Self::Unauthenticated,
            ErrorKind::WrongCredentials => Self::BadCredentials,
            ErrorKind::SecondFactor => Self::SecondFactorRequired,
            ErrorKind::Forbidden => Self::Forbidden,
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::Conflict => Self::Conflict,
            ErrorKind::Stale => Self::PreconditionFailed,
            ErrorKind::TooMany => Self::TooMany,
            ErrorKind::Unavailable => Self::Unavailable,
            ErrorKind::Internal => Self::Internal,
        }
    }
}
