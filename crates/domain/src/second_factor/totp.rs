use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Totp};
use uuid::Uuid;

use crate::{
    error::{DomainError, Result},
    secrets::{self, Secrets},
};

/// A TOTP secret that waits to be shown once.
#[derive(Debug, Clone)]
pub struct NewTotp {
    pub factor_id: Uuid,
    /// In base32, for typing.
    pub secret: String,
    /// `otpauth://totp/…`, for the QR code.
    pub address: String,
}

/// 160 bits, as RFC 4226, section 4, recommends.
const SECRET_BYTES: usize = 20;
const STEP_S: u64 = 30;
pub(super) const SEALED_FOR: &str = "totp";

/// A random secret.
pub(super) fn draw() -> [u8; SECRET_BYTES] {
    let mut secret = [0_u8; SECRET_BYTES];
    secrets::fill(&mut secret);
    secret
}

/// What every authenticator app can do: SHA-1, six digits, 30 seconds. One step before and after the present one is
/// accepted (RFC 6238, section 5.2).
fn builder(secret: Vec<u8>) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(STEP_S)
        .with_secret(secret)
}

/// Secret and address for the authenticator app. A colon would end the issuer in the address.
pub(super) fn present(factor_id: Uuid, secret: &[u8], mail: &str, issuer: &str) -> Result<NewTotp> {
    let totp: Totp = builder(secret.to_vec())
        .with_account_name(mail.replace(':', " "))
        .with_issuer(Some(issuer.replace(':', " ")))
        .build()
        .map_err(|_| DomainError::Sealed)?;
    let address = totp.to_url().map_err(|_| DomainError::Sealed)?;
    Ok(NewTotp { factor_id, secret: totp.secret().to_base32(), address })
}

/// The time step that a code belongs to, when it fits at that moment. People type spaces.
pub(super) fn step_of(
    secrets: &Secrets,
    sealed: &str,
    code: &str,
    now: DateTime<Utc>,
) -> Result<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let totp = builder(secrets.open(SEALED_FOR, sealed)?).build().map_err(|_| DomainError::Sealed)?;
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Ok(totp.check(&digits, seconds).and_then(|step| i64::try_from(step).ok()))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::{SEALED_FOR, present, step_of};
    use crate::secrets::Secrets;

    /// RFC 6238, appendix B, SHA-1, to six digits.
    const VECTORS: [(i64, &str); 5] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn codes_are_those_of_the_rfc_and_one_step_around_is_accepted() {
        let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
        let sealed = secrets.seal(SEALED_FOR, b"12345678901234567890").unwrap();
        let step = |code: &str, at: i64| {
            step_of(&secrets, &sealed, code, DateTime::from_timestamp(at, 0).unwrap()).unwrap()
        };
        for (at, code) in VECTORS {
            for (shift, fits) in [(-30, true), (0, true), (30, true), (-60, false), (60, false)]
                .into_iter()
                .filter(|(shift, _)| at + shift >= 0)
            {
                let found = step(code, at + shift);
                assert_eq!(found, fits.then_some(at / 30), "{code} at {at} {shift}");
            }
        }
        assert_eq!(step(" 287 082 ", 59), Some(1));
        for wrong in ["", "287083", "28708", "2870822", "+87082", "２８７０８２", "28708a"] {
            assert_eq!(step(wrong, 59), None, "{wrong}");
        }
    }

    #[test]
    fn the_address_names_issuer_and_account() {
        let new = present(Uuid::nil(), b"12345678901234567890", "a.b@example.org", "Lotse: Nord").unwrap();
        assert_eq!(new.secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(new.address.starts_with("otpauth://totp/"), "{}", new.address);
        assert!(new.address.contains(&new.secret) && new.address.contains("example.org"), "{}", new.address);
    }
}
