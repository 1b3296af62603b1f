use chrono::{DateTime, Utc};
use lotse_domain::second_factor::{FactorKind, NewTotp, Recovery, SecondFactor};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// The caller's second factors.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SecondFactors)]
pub(super) struct SecondFactorsOut {
    items: Vec<SecondFactorOut>,
    recovery_codes_left: u64,
}

/// Something that is shown beside code or password.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SecondFactor)]
struct SecondFactorOut {
    id: Uuid,
    #[schema(value_type = words::FactorKindDescribed)]
    kind: FactorKind,
    label: String,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<DateTime<Utc>>,
}

/// A secret that waits for its first code.
#[derive(Serialize, ToSchema)]
#[schema(as = NewTotp)]
pub(super) struct NewTotpOut {
    id: Uuid,
    /// In base32, for typing.
    secret: String,
    /// `otpauth://totp/…`, for a QR code.
    address: String,
}

/// The digits that an authenticator app or a mail shows.
#[derive(Deserialize, ToSchema)]
#[schema(as = CodeShown)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeShownIn {
    #[schema(example = "042137")]
    pub(super) code: String,
}

/// Codes on paper, each good for one sign-in.
#[derive(Serialize, ToSchema)]
#[schema(as = RecoveryCodes)]
pub(super) struct RecoveryOut {
    /// Absent where there were some already.
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_codes: Option<Vec<String>>,
}

impl SecondFactorsOut {
    pub(super) fn new(factors: Vec<SecondFactor>, recovery_codes_left: u64) -> Self {
        Self { items: factors.into_iter().map(Into::into).collect(), recovery_codes_left }
    }
}

impl From<SecondFactor> for SecondFactorOut {
    fn from(factor: SecondFactor) -> Self {
        let SecondFactor {
            id,
            account_id: _,
            kind,
            label,
            // Sealed, and shown once when it was made.
            secret: _,
            counter: _,
            // Only confirmed ones are listed.
            confirmed_at: _,
            last_used_at,
            created_at,
        } = factor;
        Self { id, kind, label, created_at, last_used_at }
    }
}

impl From<NewTotp> for NewTotpOut {
    fn from(NewTotp { factor_id, secret, address }: NewTotp) -> Self {
        Self { id: factor_id, secret, address }
    }
}

impl From<Option<Recovery>> for RecoveryOut {
    fn from(codes: Option<Recovery>) -> Self {
        Self { recovery_codes: codes.map(|Recovery(codes)| codes) }
    }
}
