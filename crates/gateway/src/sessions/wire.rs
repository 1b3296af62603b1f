use chrono::{DateTime, Utc};
use lotse_domain::session::{Method, Session, Surface};
use lotse_web_kit::{Params, QueryParams};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::words;

/// Which sessions to end.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct EndIn {
    /// Keep the session that calls.
    #[param(value_type = Option<bool>, default = false)]
    pub(super) keep_this: bool,
}

impl QueryParams for EndIn {
    fn read(params: &mut Params) -> Self {
        Self { keep_this: params.word("keep_this").unwrap_or_default() }
    }
}

/// How many sessions and keys were ended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Ended)]
pub(super) struct EndedOut {
    pub(super) ended: u64,
}

/// The caller's sessions, last used first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sessions)]
pub(super) struct SessionsOut {
    items: Vec<SessionOut>,
}

/// One place where someone is signed in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
struct SessionOut {
    id: Uuid,
    #[schema(value_type = words::SurfaceDescribed)]
    surface: Surface,
    /// By what it was begun.
    #[schema(value_type = words::MethodDescribed)]
    method: Method,
    /// In words: "Firefox, Android".
    device: String,
    created_at: DateTime<Utc>,
    /// To the minute.
    last_used_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// When a second factor was shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    second_factor_at: Option<DateTime<Utc>>,
    /// The session that calls.
    current: bool,
}

impl SessionsOut {
    pub(super) fn new(sessions: Vec<Session>, own: Option<Uuid>) -> Self {
        Self { items: sessions.into_iter().map(|session| SessionOut::new(session, own)).collect() }
    }
}

impl SessionOut {
    fn new(session: Session, own: Option<Uuid>) -> Self {
        let Session {
            id,
            account_id: _,
            surface,
            // Nobody's business but ours.
            token_hash: _,
            method,
            device,
            created_at,
            last_used_at,
            expires_at,
            second_factor_at,
        } = session;
        Self {
            id,
            surface,
            method,
            device,
            created_at,
            last_used_at,
            expires_at,
            second_factor_at,
            current: own == Some(id),
        }
    }
}
