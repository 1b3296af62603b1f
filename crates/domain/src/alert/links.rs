use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::{
    error::{DomainError, Result},
    secrets::Secrets,
};

const PURPOSE: &str = "alert";
pub(super) const UNKNOWN: DomainError = DomainError::NotFound { what: "alert" };

/// The token of the link in an alert's mails: whoever has it may confirm, change and end that alert, and nothing else. It is
/// made of the alert's id with a keyed fingerprint, so no table holds it, and old mails can still be unsubscribed from.
pub fn token(secrets: &Secrets, id: Uuid) -> String {
    let subject = URL_SAFE_NO_PAD.encode(id.as_bytes());
    let fingerprint = secrets.fingerprint(PURPOSE, &subject);
    format!("{subject}.{fingerprint}")
}

pub(super) fn read(secrets: &Secrets, token: &str) -> Result<Uuid> {
    let (subject, fingerprint) = token.split_once('.').ok_or(UNKNOWN)?;
    if !secrets.fits(PURPOSE, subject, fingerprint) {
        return Err(UNKNOWN);
    }
    let bytes = URL_SAFE_NO_PAD.decode(subject).map_err(|_| UNKNOWN)?;
    Uuid::from_slice(&bytes).map_err(|_| UNKNOWN)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{read, token};
    use crate::secrets::Secrets;

    #[test]
    fn only_our_own_tokens_open_an_alert() {
        let secrets = Secrets::from_text("a secret that is long enough for this").unwrap();
        let others = Secrets::from_text("another secret that is long enough too").unwrap();
        let id = Uuid::now_v7();
        let good = token(&secrets, id);
        assert_eq!(read(&secrets, &good).unwrap(), id);
        for bad in ["", ".", "x.y", &good[1..], &format!("{good}0"), &token(&others, id)] {
            assert!(read(&secrets, bad).is_err(), "{bad}");
        }
    }
}
