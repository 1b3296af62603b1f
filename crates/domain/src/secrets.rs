//! What only this installation knows: keyed fingerprints, sealed values, and randomness.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::error::{DomainError, Result};

/// The key of the installation, the same on each of its nodes.
#[derive(Clone)]
pub struct Secrets {
    key: [u8; 32],
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// From text of at least 32 characters, as a setting or a file holds it.
    ///
    /// # Errors
    /// When it is shorter.
    pub fn from_text(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.len() < 32 {
            return Err(DomainError::invalid("secret", "too_short", "takes at least 32 characters"));
        }
        Ok(Self { key: Sha256::digest(text.as_bytes()).into() })
    }

    /// A key for one purpose, so that a value made for one thing is worth nothing for another.
    fn derived(&self, purpose: &str) -> [u8; 32] {
        let mut mac = keyed(&self.key);
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// HMAC-SHA-256 (RFC 2104) in hexadecimal: the same for the same value, and not to be guessed without the key, however
    /// short the value is.
    pub fn fingerprint(&self, purpose: &'static str, value: &str) -> String {
        let mut mac = keyed(&self.derived(purpose));
        mac.update(value.as_bytes());
        hex(&mac.finalize().into_bytes())
    }

    /// Whether a fingerprint is that of a value, compared in constant time.
    pub fn fits(&self, purpose: &'static str, value: &str, fingerprint: &str) -> bool {
        let mut mac = keyed(&self.derived(purpose));
        mac.update(value.as_bytes());
        unhex(fingerprint).is_some_and(|known| mac.verify_slice(&known).is_ok())
    }

    /// Encrypts and authenticates (XChaCha20-Poly1305) for keeping in the database.
    ///
    /// # Errors
    /// When the machine gives no randomness.
    pub fn seal(&self, purpose: &'static str, plain: &[u8]) -> Result<String> {
        let cipher = XChaCha20Poly1305::new(&self.derived(purpose).into());
        let mut nonce = [0_u8; 24];
        fill(&mut nonce);
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: purpose.as_bytes() })
            .map_err(|_| DomainError::Sealed)?;
        Ok(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What [`Secrets::seal`] was given.
    ///
    /// # Errors
    /// When it was sealed with another key or for another purpose, or was changed.
    pub fn open(&self, purpose: &'static str, sealed: &str) -> Result<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| DomainError::Sealed)?;
        let (nonce, sealed) = bytes.split_first_chunk::<24>().ok_or(DomainError::Sealed)?;
        XChaCha20Poly1305::new(&self.derived(purpose).into())
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: purpose.as_bytes() })
            .map_err(|_| DomainError::Sealed)
    }
}

#[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::<Sha256>::new_from_slice(key).expect("a key of any length")
}

/// A random token of 256 bits, fit for addresses and headers. Only its [`token_hash`] is stored.
pub fn random_token() -> String {
    let mut bytes = [0_u8; 32];
    fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Six random digits.
pub fn random_code() -> String {
    const CODES: u32 = 1_000_000;
    loop {
        let mut bytes = [0_u8; 4];
        fill(&mut bytes);
        let drawn = u32::from_le_bytes(bytes);
        // The last, incomplete round is drawn again, so that no code is likelier than another.
        if drawn < u32::MAX - u32::MAX % CODES {
            return format!("{:06}", drawn % CODES);
        }
    }
}

/// Random bytes.
///
/// # Panics
/// When the machine has no source of randomness: then nothing that is secret can be made.
#[expect(clippy::expect_used, reason = "without randomness nothing may go on")]
pub fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the machine gives random bytes");
}

/// SHA-256 of a random token in hexadecimal: what is stored of it. A token of 256 bits needs no key and no slow hash.
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Secrets, random_code, random_token};

    fn secrets() -> Secrets {
        Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap()
    }

    #[test]
    fn sealed_values_open_for_their_purpose_only() {
        let sealed = secrets().seal("totp", b"geheim").unwrap();
        assert_eq!(secrets().open("totp", &sealed).unwrap(), b"geheim");
        assert!(secrets().open("passkey", &sealed).is_err());
        let other = Secrets::from_text("another-key-another-key-another-key").unwrap();
        assert!(other.open("totp", &sealed).is_err());
        let mut changed = sealed.into_bytes();
        changed[40] = if changed[40] == b'A' { b'B' } else { b'A' };
        assert!(secrets().open("totp", std::str::from_utf8(&changed).unwrap()).is_err());
        for broken in ["", "x", "äöü", "AAAA"] {
            assert!(secrets().open("totp", broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn fingerprints_fit_their_value_only() {
        let print = secrets().fingerprint("code", "123456");
        assert!(secrets().fits("code", "123456", &print));
        for (purpose, value, print) in
            [("code", "123457", print.as_str()), ("mail", "123456", &print), ("code", "123456", "zz")]
        {
            assert!(!secrets().fits(purpose, value, print));
        }
    }

    #[test]
    fn random_values_have_their_form() {
        assert!(Secrets::from_text("short").is_err());
        assert_ne!(random_token(), random_token());
        assert_eq!(random_token().len(), 43);
        assert!((0..100).all(|_| random_code().len() == 6));
    }
}
