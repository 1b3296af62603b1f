use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    FactorKind {
        /// Time-based one-time passwords (RFC 6238).
        Totp = "totp",
        /// `WebAuthn` credential.
        Passkey = "passkey",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub kind: FactorKind,
    pub label: String,
    /// Sealed: the TOTP secret, or the passkey as JSON.
    pub secret: String,
    /// The last time step that was accepted (RFC 6238, section 5.2): no code counts twice.
    pub counter: i64,
    /// Counts only after it was shown once.
    pub confirmed_at: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
