use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// A key pair that signs access tokens (Ed25519, RFC 8037).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_key")]
pub struct Model {
    /// The `kid`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The seed, sealed.
    pub secret: String,
    /// base64url, as in a JWK.
    pub public_key: String,
    pub created_at: DateTime<Utc>,
    /// Published before it signs, so that whoever keeps the key set for a while knows it in time.
    pub signs_from: DateTime<Utc>,
    /// After rotation: until the last token that it signed has expired.
    pub verifies_until: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}
