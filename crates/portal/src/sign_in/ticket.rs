//! What the page for a code needs to know of the mail that was sent: sealed, so that an address says nothing about anybody.
use chrono::{DateTime, TimeDelta, Utc};
use lotse_domain::{Secrets, account::MailAddress, sign_in::Challenge};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    error::{PortalError, Result},
    site::Site,
};

const PURPOSE: &str = "portal.code_ticket";
/// As the domain keeps it.
const VALID: TimeDelta = TimeDelta::minutes(10);

/// A mail with a code that was sent, or would have been.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Ticket {
    pub(crate) challenge_id: Uuid,
    pub(crate) mail: String,
    at: DateTime<Utc>,
}

impl Ticket {
    pub(crate) fn new(challenge: &Challenge, now: DateTime<Utc>) -> Self {
        Self { challenge_id: challenge.id, mail: challenge.mail.clone(), at: now }
    }

    /// For a code to another address of somebody who is signed in.
    pub(crate) fn to(challenge_id: Uuid, mail: &str, now: DateTime<Utc>) -> Self {
        Self { challenge_id, mail: mail.to_owned(), at: now }
    }

    /// The parameter and field `anfrage`.
    pub(crate) fn seal(&self, secrets: &Secrets) -> Result<String> {
        let plain = serde_json::to_vec(self).map_err(lotse_domain::DomainError::from)?;
        Ok(secrets.seal(PURPOSE, &plain)?)
    }

    /// One of ours. Everything else leads back to where a code is asked for.
    pub(crate) fn open(secrets: &Secrets, sealed: &str) -> Option<Self> {
        serde_json::from_slice(&secrets.open(PURPOSE, sealed).ok()?).ok()
    }

    pub(crate) fn of_query(secrets: &Secrets, site: &Site) -> Option<Self> {
        let (_, sealed) =
            form_urlencoded::parse(site.query.as_bytes()).find(|(name, _)| name == "anfrage")?;
        Self::open(secrets, &sealed)
    }

    /// `j…@example.org`: whoever looks over a shoulder learns no more.
    pub(crate) fn masked(&self) -> Result<String> {
        let masked = MailAddress::parse(&self.mail).map_err(PortalError::from)?.masked();
        // With a word joiner (U+2060), so that no line ends within it.
        Ok(masked.replace("…@", "…\u{2060}@"))
    }

    /// Minutes that are left, rounded up; none when it is over.
    pub(crate) fn minutes_left(&self, now: DateTime<Utc>) -> u64 {
        let left = (self.at + VALID - now).num_seconds();
        u64::try_from(left).unwrap_or(0).div_ceil(60)
    }
}
