use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    Actor,
    account::{Account, Language},
    error::{DomainError, Result},
    grant::by_key,
};

/// Who books.
#[derive(Debug, Clone)]
pub(crate) struct Booker {
    /// None while a form waits for its code, and where a manager enters somebody.
    pub(crate) account_id: Option<Uuid>,
    pub(crate) mail: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) language: Language,
    pub(crate) birth_date: Option<NaiveDate>,
    /// A manager: windows, quota and `appointments_most` do not bind.
    pub(crate) organiser: bool,
    /// Goes before those who wait.
    pub(crate) first: bool,
}

impl Booker {
    /// Whoever is signed in.
    ///
    /// # Errors
    /// `Unauthenticated`; `NotFound` for a company's program, which books for nobody.
    pub(crate) fn of(actor: &Actor) -> Result<Self> {
        let identity = actor.signed_in()?;
        if by_key(actor) {
            return Err(DomainError::NotFound { what: "event" });
        }
        Ok(Self {
            account_id: Some(identity.account_id),
            mail: Some(identity.mail.clone()),
            name: identity.name.clone(),
            language: identity.language,
            birth_date: identity.birth_date,
            organiser: false,
            first: false,
        })
    }

    /// Somebody of whom nothing is known but an address that is still to be confirmed.
    pub(crate) fn stranger(mail: &str, language: Language) -> Self {
        Self {
            account_id: None,
            mail: Some(mail.to_owned()),
            name: None,
            language,
            birth_date: None,
            organiser: false,
            first: false,
        }
    }

    /// Whoever has just proved that the address is theirs.
    pub(crate) fn proved(account: &Account) -> Self {
        Self {
            account_id: Some(account.id),
            mail: Some(account.mail.clone()),
            name: account.name.clone(),
            language: account.language,
            birth_date: account.birth_date,
            organiser: false,
            first: false,
        }
    }
}
