//! One error type for the whole domain, classified by [`ErrorKind`].
use std::borrow::Cow;

use sea_orm::{DbErr, RuntimeErr, SqlErr};

pub type Result<T, E = DomainError> = std::result::Result<T, E>;

/// What a caller can do about a failure. Deliberately few: transports map these, not variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The input breaks a rule; another input may pass.
    Invalid,
    /// Nobody is signed in.
    Unauthenticated,
    /// What was given to sign in does not fit.
    WrongCredentials,
    /// Signed in, but a second factor is missing for this.
    SecondFactor,
    /// Signed in, but not allowed.
    Forbidden,
    /// Does not exist, or is not to be seen by the caller.
    NotFound,
    /// Clashes with the present state.
    Conflict,
    /// Was changed since the caller read it.
    Stale,
    /// A limit is reached; later it may pass.
    TooMany,
    /// The service cannot do it now; later it may.
    Unavailable,
    /// A fault of ours.
    Internal,
}

/// One field that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    /// Name of the field, as in the API.
    pub field: Cow<'static, str>,
    /// Stable word for the kind of problem.
    pub code: &'static str,
    /// One sentence for people.
    pub detail: String,
}

impl FieldError {
    pub fn new(field: &'static str, code: &'static str, detail: impl Into<String>) -> Self {
        Self { field: Cow::Borrowed(field), code, detail: detail.into() }
    }
}

/// A word that is none of an enum's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is none of: {allowed}")]
pub struct UnknownWord {
    pub given: String,
    pub allowed: String,
}

#[derive(Debug, thiserror::Error)]
pub enum DomainError {
    #[error("{}", join(.0))]
    Invalid(Vec<FieldError>),
    #[error("nobody is signed in")]
    Unauthenticated,
    /// The same for whatever does not fit: an unknown address, a wrong password, an expired token.
    #[error("that does not fit; nobody is signed in by it")]
    WrongCredentials,
    /// The same for whatever does not fit: unknown, expired, used up or wrong.
    #[error("the code is wrong or has expired")]
    WrongCode,
    #[error("a second factor is needed for this")]
    SecondFactor,
    #[error("too many attempts; possible again in {after_s} seconds")]
    TooMany { after_s: u64 },
    #[error("not allowed")]
    Forbidden,
    #[error("{what} not found")]
    NotFound { what: &'static str },
    #[error("{0}")]
    Conflict(String),
    /// What was wanted of an event cannot be booked together; nothing was booked.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    NotBookable(Vec<crate::booking::NotBookable>),
    /// Somebody has changed it since it was read.
    #[error("it has been changed meanwhile; read it again")]
    Stale,
    /// Something that is needed for it does not answer; the sentence says what.
    #[error("{0}")]
    NotNow(String),
    #[error("the database cannot be reached")]
    Unavailable(#[source] DbErr),
    #[error("database failure")]
    Database(#[source] DbErr),
    #[error("stored data cannot be read or written")]
    Encoding(#[from] serde_json::Error),
    #[error("a sealed value cannot be opened with this installation's key, or not be made")]
    Sealed,
    #[error("the work was broken off")]
    BrokenOff(#[source] tokio::task::JoinError),
}

fn join(errors: &[FieldError]) -> String {
    errors.iter().map(|e| format!("{}: {}", e.field, e.detail)).collect::<Vec<_>>().join("; ")
}

impl DomainError {
    /// An error for one field.
    pub fn invalid(field: &'static str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, detail)])
    }

    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Invalid(_) | Self::WrongCode => ErrorKind::Invalid,
            Self::Unauthenticated => ErrorKind::Unauthenticated,
            Self::WrongCredentials => ErrorKind::WrongCredentials,
            Self::SecondFactor => ErrorKind::SecondFactor,
            Self::TooMany { .. } => ErrorKind::TooMany,
            Self::Forbidden => ErrorKind::Forbidden,
            Self::NotFound { .. } => ErrorKind::NotFound,
            Self::Conflict(_) | Self::NotBookable(_) => ErrorKind::Conflict,
            Self::Stale => ErrorKind::Stale,
            Self::Unavailable(_) | Self::NotNow(_) => ErrorKind::Unavailable,
            Self::Database(_) | Self::Encoding(_) | Self::Sealed | Self::BrokenOff(_) => ErrorKind::Internal,
        }
    }
}

impl From<DbErr> for DomainError {
    fn from(err: DbErr) -> Self {
        match err.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => {
                Self::Conflict("there is such a record already".into())
            }
            _ if matches!(err, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) => Self::Unavailable(err),
            _ if is_at_the_same_time(&err) => {
                Self::Conflict("that is at the same time as something else".into())
            }
            _ if sql_state(&err).as_deref() == Some(NOT_IN_REPERTOIRE) => {
                Self::invalid("text", "characters", "holds characters that cannot be stored, such as U+0000")
            }
            _ => Self::Database(err),
        }
    }
}

/// SQLSTATE of `PostgreSQL` for U+0000 in a text, which it cannot hold; `SQLite` can, and finds nothing by it.
const NOT_IN_REPERTOIRE: &str = "22021";

/// SQLSTATE of an exclusion constraint of `PostgreSQL`: the only ones there hold that nobody is in two places at once.
const EXCLUSION: &str = "23P01";

/// `SQLITE_CONSTRAINT_TRIGGER`, and what the triggers say that take the place of the exclusion constraints.
const TRIGGER: &str = "1811";
const EXCLUDING: [&str; 4] =
    ["engagement_once", "slot_interviewer_once", "meeting_group_once", "meeting_station_once"];

fn is_at_the_same_time(err: &DbErr) -> bool {
    let Some((code, message)) = told(err) else { return false };
    code == EXCLUSION || (code == TRIGGER && EXCLUDING.contains(&message))
}

/// The database's own code for what went wrong.
pub(crate) fn sql_state(err: &DbErr) -> Option<String> {
    told(err).map(|(code, _)| code.into_owned())
}

/// What the database says of what went wrong: its code and its message.
fn told(err: &DbErr) -> Option<(Cow<'_, str>, &str)> {
    let (DbErr::Exec(RuntimeErr::SqlxError(source)) | DbErr::Query(RuntimeErr::SqlxError(source))) = err
    else {
        return None;
    };
    let error = source.as_database_error()?;
    Some((error.code()?, error.message()))
}
