use std::sync::Arc;

use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use tokio::sync::Semaphore;

use super::MailAddress;
use crate::error::{DomainError, Result};

/// NIST SP 800-63B-4, section 3.1.1.2, asks for 15 where a password stands alone; ours comes with a second factor or a
/// mail address that can be asked, for which it says 8. Ten, and no rules about kinds of characters.
const SHORTEST: usize = 10;
/// So that nobody buys hashing time with a megabyte.
const LONGEST: usize = 256;

/// Hashes and checks passwords with Argon2id (RFC 9106), at most as many at once as the machine has cores: each takes
/// 19 MiB and some ten milliseconds, and a flood of them must not stop everything else.
#[derive(Debug, Clone)]
pub struct Hasher {
    places: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self { places: Arc::new(Semaphore::new(cores)) }
    }
}

/// OWASP's first choice for Argon2id: m = 19 MiB, t = 2, p = 1.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(argon2::Algorithm::Argon2id, Version::V0x13, params)
}

impl Hasher {
    /// The PHC string of a password that passed [`check`].
    ///
    /// # Errors
    /// When hashing fails, which is a fault of ours.
    pub(crate) async fn hash(&self, password: String) -> Result<String> {
        self.run(move || {
            argon2()
                .hash_password(password.as_bytes())
                .map(|hash| hash.to_string())
                .map_err(|_| DomainError::Sealed)
        })
        .await?
    }

    /// Whether a password is that of a hash. Without a hash it takes as long and says no, so that the time tells nobody
    /// which accounts there are.
    pub(crate) async fn fits(&self, password: String, hash: Option<String>) -> Result<bool> {
        self.run(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODYS.to_owned());
            let parsed = PasswordHash::new(&hash).map_err(|_| DomainError::Sealed)?;
            Ok(argon2().verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await?
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = self.places.clone().acquire_owned().await.map_err(|_| DomainError::Sealed)?;
        tokio::task::spawn_blocking(move || {
            let _place = place;
            work()
        })
        .await
        .map_err(DomainError::BrokenOff)
    }
}

/// A hash with the same parameters, of a random password that nobody knows.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Zx0PZ5kqQ8mX4rVh3g1cJ7tWbYf2nLuEo6sDiKaRwMk";

/// Whether a new password may be one.
///
/// # Errors
/// One sentence under the field `password`.
pub(crate) fn check(password: &str, mail: &MailAddress) -> Result<()> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    let local = mail.as_str().split('@').next().unwrap_or_default();
    let wrong = if length < SHORTEST {
        ("too_short", "takes at least 10 characters; a short sentence is good")
    } else if length > LONGEST {
        ("too_long", "takes at most 256 characters")
    } else if local.len() > 3 && folded.contains(local) {
        ("too_easy", "must not contain your mail address")
    } else if COMMON.iter().any(|common| folded.contains(common) && length < common.len() + 6)
        || folded.chars().collect::<std::collections::BTreeSet<_>>().len() < 5
    {
        ("too_easy", "is one of those that are guessed first")
    } else {
        return Ok(());
    };
    Err(DomainError::invalid("password", wrong.0, wrong.1))
}

/// What stands in the first lines of every list of leaked passwords.
const COMMON: [&str; 16] = [
    "password",
    "passwort",
    "passwd",
    "12345678",
    "qwertz",
    "qwerty",
    "1q2w3e4r",
    "abcdefg",
    "hallo123",
    "willkommen",
    "welcome",
    "iloveyou",
    "schatz",
    "fussball",
    "sommer20",
    "winter20",
];

#[cfg(test)]
mod tests {
    use argon2::{PasswordHasher, password_hash::phc::PasswordHash};

    use super::{Hasher, MailAddress, NOBODYS, argon2, check};

    #[tokio::test]
    async fn only_the_right_password_fits_and_nobody_has_none() {
        let hasher = Hasher::default();
        let hash = hasher.hash("ein guter langer Satz".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.fits("ein guter langer Satz".into(), Some(hash.clone())).await.unwrap());
        assert!(!hasher.fits("ein guter langer Sat".into(), Some(hash)).await.unwrap());
        assert!(!hasher.fits("ein guter langer Satz".into(), None).await.unwrap());
    }

    /// Otherwise the time tells which addresses have an account.
    #[test]
    fn checking_against_nobodys_hash_costs_the_same() {
        let nobodys = PasswordHash::new(NOBODYS).unwrap();
        let real = argon2().hash_password(b"some password").unwrap();
        assert_eq!(
            (&nobodys.algorithm, nobodys.version, &nobodys.params),
            (&real.algorithm, real.version, &real.params)
        );
        let lengths = |hash: &PasswordHash| (hash.salt.unwrap().len(), hash.hash.unwrap().len());
        assert_eq!(lengths(&nobodys), lengths(&real));
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        let mail = MailAddress::parse("jana.meyer@example.org").unwrap();
        for bad in
            ["kurz", "Passwort123", "jana.meyer2026", "aaaaaaaaaaaa", "1234567890", &"x1y2z".repeat(60)]
        {
            assert!(check(bad, &mail).is_err(), "{bad}");
        }
        for good in ["der Bus kommt um acht", "Kz7-vH2!pq9Lm"] {
            assert!(check(good, &mail).is_ok(), "{good}");
        }
    }
}
