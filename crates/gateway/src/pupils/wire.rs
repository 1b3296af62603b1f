use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::consent::{Consent, ConsentState, PupilStanding};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words;

/// What a pupil says once.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = PupilIntroduction)]
#[serde(deny_unknown_fields)]
pub(super) struct PupilIn {
    #[schema(max_length = 120)]
    pub(super) name: Option<String>,
    #[schema(example = "2011-05-04")]
    pub(super) birth_date: NaiveDate,
    /// Needed under 16.
    #[schema(max_length = 254)]
    pub(super) guardian_mail: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = GuardianAddress)]
#[serde(deny_unknown_fields)]
pub(super) struct GuardianIn {
    #[schema(max_length = 254)]
    pub(super) guardian_mail: String,
}

/// Where a pupil stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Pupil)]
pub(super) struct PupilOut {
    birth_date: NaiveDate,
    /// Today, in Germany.
    under_16: bool,
    /// May apply and show a profile.
    may_apply: bool,
    /// Absent where nobody was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    guardian: Option<GuardianOut>,
}

/// What a guardian was asked and said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardianConsent)]
struct GuardianOut {
    #[schema(value_type = words::ConsentStateDescribed)]
    state: ConsentState,
    #[serde(skip_serializing_if = "Option::is_none")]
    guardian_mail: Option<String>,
    /// As the guardian wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    guardian_name: Option<String>,
    /// Which text was or is to be agreed to.
    #[schema(example = "2026-11")]
    text_version: String,
    requested_at: DateTime<Utc>,
    /// The account is erased then unless the guardian agrees.
    expires_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_at: Option<DateTime<Utc>>,
}

impl From<PupilStanding> for PupilOut {
    fn from(PupilStanding { birth_date, under_16, guardian, may_apply }: PupilStanding) -> Self {
        Self { birth_date, under_16, may_apply, guardian: guardian.map(Into::into) }
    }
}

impl From<Consent> for GuardianOut {
    fn from(consent: Consent) -> Self {
        let Consent {
            id: _,
            account_id: _,
            // The only one that there is.
            purpose: _,
            state,
            text_version,
            guardian_mail,
            guardian_name,
            token_hash: _,
            requested_at,
            expires_at,
            decided_at,
        } = consent;
        Self { state, guardian_mail, guardian_name, text_version, requested_at, expires_at, decided_at }
    }
}
