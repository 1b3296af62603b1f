use lotse_domain::{
    account::Language,
    refresh_token::Refreshed,
    session::NewSession,
    sign_in::{CODE_MINUTES, Challenge},
};
use lotse_web_kit::{
    Reply,
    auth::{AccessToken, Auth, LIFETIME_S},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// Where to send a code.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CodeRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeIn {
    #[schema(example = "jana@example.org", max_length = 254)]
    pub(super) mail: String,
    /// Of the mail, where the address has no account yet; German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    pub(super) language: Option<Language>,
    /// For setting a new password instead of signing in.
    #[serde(default)]
    pub(super) reset: bool,
    /// Slug of the cluster in whose name the mail is sent.
    pub(super) cluster: Option<String>,
}

/// A code that was sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Challenge)]
pub(crate) struct ChallengeOut {
    /// To be sent back together with the code.
    challenge: Uuid,
    /// Seconds for which the code is good.
    #[schema(example = 600)]
    expires_in: i64,
}

impl ChallengeOut {
    pub(crate) fn new(challenge: Uuid) -> Self {
        Self { challenge, expires_in: CODE_MINUTES * 60 }
    }
}

impl From<Challenge> for ChallengeOut {
    fn from(challenge: Challenge) -> Self {
        let Challenge {
            id,
            // The caller has just said it.
            mail: _,
        } = challenge;
        Self::new(id)
    }
}

/// What an access token is asked for with; `grant` says which.
#[derive(Deserialize, ToSchema)]
#[schema(as = TokenRequest)]
#[serde(tag = "grant", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum TokensIn {
    /// The six digits of a mail.
    Code {
        challenge: Uuid,
        #[schema(example = "042137")]
        code: String,
        /// In which language a new account is written to; German unless given.
        #[schema(value_type = Option<words::LanguageDescribed>)]
        language: Option<Language>,
    },
    Password {
        #[schema(max_length = 254)]
        mail: String,
        #[schema(format = Password)]
        password: String,
    },
    /// The refresh token of the last answer.
    RefreshToken { refresh_token: String },
}

/// Whatever way it was begun or carried on.
pub(crate) struct Begun {
    pub(crate) session_id: Uuid,
    pub(crate) account_id: Uuid,
    token: String,
    second_factor_needed: bool,
}

impl From<NewSession> for Begun {
    fn from(
        NewSession { session, account: _, token, second_factor_needed, identity: _ }: NewSession,
    ) -> Self {
        Self { session_id: session.id, account_id: session.account_id, token, second_factor_needed }
    }
}

impl From<Refreshed> for Begun {
    fn from(Refreshed { session_id, account_id, token, second_factor_needed }: Refreshed) -> Self {
        Self { session_id, account_id, token, second_factor_needed }
    }
}

/// Tokens of a session (RFC 6749, section 5.1).
#[derive(Serialize, ToSchema)]
#[schema(as = Tokens)]
pub(crate) struct TokensOut {
    /// A JWT (RFC 9068); what it may do is asked anew with each request.
    access_token: String,
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds for which the access token is good.
    #[schema(example = 900)]
    expires_in: i64,
    /// For the next access token; good once.
    refresh_token: String,
    /// Until a second factor is shown at `/api/v1/auth/second-factor` the access token is good for nothing else.
    second_factor_required: bool,
    session_id: Uuid,
}

impl TokensOut {
    /// With an access token for the session.
    ///
    /// # Errors
    /// When there is no key to sign with.
    pub(crate) async fn of(auth: &Auth, begun: impl Into<Begun>) -> Reply<Self> {
        let Begun { session_id, account_id, token, second_factor_needed } = begun.into();
        Ok(Self {
            access_token: auth.sign(AccessToken { session_id, account_id }).await?,
            token_type: "Bearer",
            expires_in: LIFETIME_S,
            refresh_token: token,
            second_factor_required: second_factor_needed,
            session_id,
        })
    }
}

/// A second factor: one of the two.
#[derive(Deserialize, ToSchema)]
#[schema(as = SecondFactorShown)]
#[serde(rename_all = "snake_case")]
pub(super) enum ShownIn {
    /// The six digits of an authenticator app (RFC 6238). Each counts once.
    Totp(String),
    /// One of the codes on paper, which is used up by it.
    RecoveryCode(String),
}

/// A new password, with the code that allows it.
#[derive(Deserialize, ToSchema)]
#[schema(as = PasswordReset)]
#[serde(deny_unknown_fields)]
pub(super) struct ResetIn {
    pub(super) challenge: Uuid,
    #[schema(example = "042137")]
    pub(super) code: String,
    #[schema(format = Password, min_length = 10, max_length = 256)]
    pub(super) password: String,
}
