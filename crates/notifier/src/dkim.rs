//! Signing mails (DKIM, RFC 6376; Ed25519: RFC 8463).
use lettre::message::{
    dkim::{
        DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
    },
    header::HeaderName,
};

/// What a signature covers: whatever a reader or a mail program goes by. RFC 8058, section 4, wants the two for
/// unsubscribing among them; a header that a mail does not have is thereby kept from being added on the way. Content-Type
/// is not among them: lettre writes that of a multipart mail with the body, where its signature does not find it.
const SIGNED: &[&str] = &[
    "From",
    "Reply-To",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// The key cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "the DKIM key can be neither: an RSA key as PEM beginning with \"BEGIN RSA PRIVATE KEY\" (PKCS #1), or the 32 bytes of \
     an Ed25519 key in Base64"
)]
pub struct KeyError;

/// How mails of a domain are signed. The key is an RSA key (PEM, PKCS #1), or the 32 bytes of an Ed25519 key in Base64.
///
/// # Errors
/// [`KeyError`].
pub fn config(domain: &str, selector: &str, key: &str) -> Result<DkimConfig, KeyError> {
    let kind =
        if key.contains("-----BEGIN") { DkimSigningAlgorithm::Rsa } else { DkimSigningAlgorithm::Ed25519 };
    let key = DkimSigningKey::new(key.trim(), kind).map_err(|_| KeyError)?;
    // Relays may fold header lines anew: "simple" would not survive that, and was seen not to verify at all.
    let relaxed = DkimCanonicalization {
        header: DkimCanonicalizationType::Relaxed,
        body: DkimCanonicalizationType::Relaxed,
    };
    let headers = SIGNED.iter().map(|name| HeaderName::new_from_ascii_str(name)).collect();
    Ok(DkimConfig::new(selector.to_owned(), domain.to_owned(), key, headers, relaxed))
}
