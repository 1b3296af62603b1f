//! A file under a key of its own, and that key under the installation's.
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use lotse_domain::{DomainError, Result, Secrets, secrets};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What the installation's key wraps here.
const PURPOSE: &str = "document";

/// A file as it lies in the store, and its wrapped key, which lies in the database.
pub(crate) struct Sealed {
    /// Nonce and ciphertext.
    pub(crate) content: Vec<u8>,
    pub(crate) wrapped_key: String,
}

/// Encrypts by a new key. The id is bound to it, so that a file put in another's place does not open.
pub(crate) fn seal(secrets: &Secrets, id: Uuid, plain: &[u8]) -> Result<Sealed> {
    let (mut key, mut nonce) = ([0_u8; 32], [0_u8; 24]);
    secrets::fill(&mut key);
    secrets::fill(&mut nonce);
    let sealed = XChaCha20Poly1305::new(&key.into())
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: id.as_bytes() })
        .map_err(|_| DomainError::Sealed)?;
    let mut content = Vec::with_capacity(nonce.len() + sealed.len());
    content.extend_from_slice(&nonce);
    content.extend_from_slice(&sealed);
    Ok(Sealed { content, wrapped_key: secrets.seal(PURPOSE, &key)? })
}

pub(crate) fn open(secrets: &Secrets, id: Uuid, wrapped_key: &str, content: &[u8]) -> Result<Vec<u8>> {
    let key = secrets.open(PURPOSE, wrapped_key)?;
    let key: [u8; 32] = key.try_into().map_err(|_| DomainError::Sealed)?;
    let (nonce, sealed) = content.split_first_chunk::<24>().ok_or(DomainError::Sealed)?;
    XChaCha20Poly1305::new(&key.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: id.as_bytes() })
        .map_err(|_| DomainError::Sealed)
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(plain: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(plain).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
