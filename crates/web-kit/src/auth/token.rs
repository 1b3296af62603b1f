//! Access tokens: JWTs (RFC 7519) in the profile of RFC 9068, signed with Ed25519 (RFC 8037), good for a quarter of an hour.
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use lotse_domain::{DomainError, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Auth;

/// Seconds for which an access token is good. What it may do is asked anew each time, so a longer one would not be less
/// safe; but whoever refreshes seldom notices late that the session has ended.
pub const LIFETIME_S: i64 = 900;
/// Clocks of other nodes may differ by so much.
const LEEWAY_S: i64 = 30;
const AUDIENCE: &str = "lotse-api";
/// RFC 9068, section 2.1.
const TYPE: &str = "at+jwt";
/// No honest token is longer; nothing longer is parsed.
const LONGEST: usize = 2_048;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    /// The session, whose end is the end of the token.
    sid: Uuid,
    iat: i64,
    exp: i64,
    jti: Uuid,
}

/// A token that has been checked: the session that it speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessToken {
    pub session_id: Uuid,
    pub account_id: Uuid,
}

impl Auth {
    /// Signs a token for a session.
    ///
    /// # Errors
    /// When there is no key that signs, which is a fault of ours.
    pub async fn sign(&self, of: AccessToken) -> Result<String> {
        let now = self.clock.now().timestamp();
        let claims = Claims {
            iss: self.public_url.to_string(),
            aud: AUDIENCE.to_owned(),
            sub: of.account_id,
            sid: of.session_id,
            iat: now,
            exp: now + LIFETIME_S,
            jti: Uuid::now_v7(),
        };
        let key = self.signing_key().await?;
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(key.id.clone());
        let secret = EncodingKey::from_ed_der(&pkcs8(&key.seed));
        jsonwebtoken::encode(&header, &claims, &secret).map_err(|_| DomainError::Sealed)
    }

    /// Checks a token: its one algorithm, type, key, issuer, audience and times. What its session may do is asked after.
    ///
    /// # Errors
    /// `WrongCredentials` for everything that is not exactly one of ours.
    pub async fn check(&self, token: &str) -> Result<AccessToken> {
        let wrong = || DomainError::WrongCredentials;
        if token.len() > LONGEST || token.split('.').count() != 3 {
            return Err(wrong());
        }
        let header = jsonwebtoken::decode_header(token).map_err(|_| wrong())?;
        // The header names a key of ours and nothing else: no key that it brings itself is ever looked at.
        let foreign = header.jwk.is_some()
            || header.jku.is_some()
            || header.x5u.is_some()
            || header.x5c.is_some()
            || header.crit.is_some()
            || header.enc.is_some()
            || header.zip.is_some();
        if foreign || header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(TYPE) {
            return Err(wrong());
        }
        let kid = header.kid.filter(|kid| kid.len() <= 64).ok_or_else(wrong)?;
        let public = self.verifying_key(&kid).await?.ok_or_else(wrong)?;
        let key = DecodingKey::from_ed_components(&public).map_err(|_| wrong())?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[&*self.public_url]);
        // Times are held against the given clock, below.
        rules.validate_exp = false;
        rules.validate_nbf = false;
        let claims = jsonwebtoken::decode::<Claims>(token, &key, &rules).map_err(|_| wrong())?.claims;
        let now = self.clock.now().timestamp();
        let lives = claims.exp > now
            && claims.iat <= now + LEEWAY_S
            && claims.exp.checked_sub(claims.iat).is_some_and(|s| s == LIFETIME_S);
        if !lives {
            return Err(wrong());
        }
        Ok(AccessToken { session_id: claims.sid, account_id: claims.sub })
    }
}

/// An Ed25519 seed as PKCS #8 (RFC 8410, section 7): version, algorithm and lengths before it never change.
fn pkcs8(seed: &[u8; 32]) -> [u8; 48] {
    const HEAD: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    let mut der = [0; 48];
    der[..16].copy_from_slice(&HEAD);
    der[16..].copy_from_slice(seed);
    der
}
