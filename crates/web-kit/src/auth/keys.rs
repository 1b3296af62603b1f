//! The keys of this node: read from the database now and then, so that a rotation reaches every node while it runs.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{
    Actor, DomainError, Result, secrets,
    signing_key::{self, NewSigningKey},
};
use serde::Serialize;
use tokio::sync::Mutex;
use utoipa::ToSchema;

use super::Auth;

/// How old the keys that a node holds may be.
const FRESH: TimeDelta = TimeDelta::seconds(60);
/// A token that names an unknown key makes us look, but not more often than this.
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(2);

#[derive(Clone)]
pub(super) struct Key {
    pub(super) id: String,
    pub(super) seed: [u8; 32],
    public: String,
    signs_from: DateTime<Utc>,
}

#[derive(Default)]
pub(super) struct Keys(Mutex<Option<(DateTime<Utc>, Vec<Key>)>>);

/// The public keys (RFC 7517).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Jwks)]
pub struct JwksOut {
    keys: Vec<JwkOut>,
}

/// One public key (RFC 8037).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Jwk)]
struct JwkOut {
    #[schema(example = "OKP")]
    kty: &'static str,
    #[schema(example = "Ed25519")]
    crv: &'static str,
    #[schema(example = "EdDSA")]
    alg: &'static str,
    #[serde(rename = "use")]
    #[schema(example = "sig")]
    usage: &'static str,
    kid: String,
    x: String,
}

impl Auth {
    /// A fresh key pair, not yet kept.
    pub fn new_key() -> NewSigningKey {
        let mut seed = [0; 32];
        secrets::fill(&mut seed);
        let public = ed25519_dalek::SigningKey::from_bytes(&seed).verifying_key();
        let mut id = [0; 12];
        secrets::fill(&mut id);
        NewSigningKey {
            id: URL_SAFE_NO_PAD.encode(id),
            seed,
            public_key: URL_SAFE_NO_PAD.encode(public.as_bytes()),
        }
    }

    /// Makes the first key where there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ensure_key(&self) -> Result<()> {
        let actor = Actor::system("keys", "start");
        signing_key::ensure(&self.db, &*self.clock, &self.secrets, &actor, Self::new_key()).await
    }

    /// The keys that verify at the moment, for others.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn jwks(&self) -> Result<JwksOut> {
        let keys = self.current(FRESH).await?.into_iter();
        let keys = keys.map(|key| JwkOut {
            kty: "OKP",
            crv: "Ed25519",
            alg: "EdDSA",
            usage: "sig",
            kid: key.id,
            x: key.public,
        });
        Ok(JwksOut { keys: keys.collect() })
    }

    pub(super) async fn signing_key(&self) -> Result<Key> {
        let now = self.clock.now();
        let signs = |keys: Vec<Key>| keys.into_iter().find(|key| key.signs_from <= now);
        match signs(self.current(FRESH).await?) {
            Some(key) => Ok(key),
            None => signs(self.current(TimeDelta::zero()).await?).ok_or(DomainError::Sealed),
        }
    }

    pub(super) async fn verifying_key(&self, id: &str) -> Result<Option<String>> {
        let find = |keys: Vec<Key>| keys.into_iter().find(|key| key.id == id).map(|key| key.public);
        match find(self.current(FRESH).await?) {
            Some(key) => Ok(Some(key)),
            None => Ok(find(self.current(LOOK_AGAIN).await?)),
        }
    }

    async fn current(&self, age: TimeDelta) -> Result<Vec<Key>> {
        let now = self.clock.now();
        let mut held = self.keys.0.lock().await;
        if let Some((read_at, keys)) = held.as_ref()
            && (now - *read_at).abs() < age
        {
            return Ok(keys.clone());
        }
        let rows = signing_key::list_current(&self.db, &*self.clock).await?;
        let keys = rows
            .into_iter()
            .map(|row| {
                let seed = signing_key::open(&self.secrets, &row)?;
                Ok(Key { id: row.id, seed, public: row.public_key, signs_from: row.signs_from })
            })
            .collect::<Result<Vec<_>>>()?;
        *held = Some((now, keys.clone()));
        Ok(keys)
    }
}
