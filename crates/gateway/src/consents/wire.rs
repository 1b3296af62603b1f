use chrono::{DateTime, Utc};
use lotse_domain::consent::{Consent, ConsentState, GuardianRequest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words;

/// The link that a mail held.
#[derive(Deserialize, ToSchema)]
#[schema(as = GuardianToken)]
#[serde(deny_unknown_fields)]
pub(super) struct TokenIn {
    /// The last part of the link.
    pub(super) token: String,
}

/// A guardian's agreement.
#[derive(Deserialize, ToSchema)]
#[schema(as = GuardianAgreement)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreeIn {
    /// The last part of the link.
    pub(super) token: String,
    /// Name of whoever agrees.
    #[schema(example = "Maria Beispiel")]
    pub(super) guardian_name: String,
}

/// What a guardian is asked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardianRequest)]
pub(super) struct GuardianRequestOut {
    /// Who asks: the pupil's name, or else the mail address.
    pupil: String,
    #[schema(value_type = words::ConsentStateDescribed)]
    state: ConsentState,
    /// Which text is to be agreed to.
    #[schema(example = "2026-11")]
    text_version: String,
    /// Who decided, as they wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    guardian_name: Option<String>,
    requested_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<DateTime<Utc>>,
}

impl From<GuardianRequest> for GuardianRequestOut {
    fn from(GuardianRequest { pupil, consent }: GuardianRequest) -> Self {
        let Consent {
            id: _,
            account_id: _,
            // The only one that there is.
            purpose: _,
            state,
            text_version,
            // Whoever has the link has it from there.
            guardian_mail: _,
            guardian_name,
            token_hash: _,
            requested_at,
            expires_at,
            decided_at,
        } = consent;
        Self { pupil, state, text_version, guardian_name, requested_at, expires_at, decided_at }
    }
}
