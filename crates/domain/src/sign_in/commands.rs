use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Purpose, code};
use crate::{
    Actor, Clock, Db,
    account::{self, Language, MailAddress},
    audit,
    error::Result,
    mail::{self, Envelope, Letter},
    secrets::Secrets,
    session::{self, Device, Method, NewSession, Surface},
    throttle::{self, Limit},
    unit_of_work::in_transaction,
};

/// A code that was sent, or that would have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    pub id: Uuid,
    /// The address in its one form, for showing where to look.
    pub mail: String,
}

/// How and for what someone signs in.
#[derive(Debug, Clone)]
pub struct SignIn {
    pub surface: Surface,
    pub device: Device,
    /// In which language a new account is written to.
    pub language: Language,
}

/// Sends six digits to an address, whether it has an account or not. `reset` is for setting a new password; the mail says
/// so. `cluster_id` is the portal in whose name it is sent.
///
/// # Errors
/// `Invalid` for what is no address, `TooMany` beyond the limits.
pub async fn request_code(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    mail: &str,
    reset: bool,
    cluster_id: Option<Uuid>,
    how: &SignIn,
) -> Result<Challenge> {
    let (now, mail) = (clock.now(), MailAddress::parse(mail)?);
    take_limits(db, now, secrets, &mail, &how.device).await?;
    let purpose = if reset { Purpose::ResetPassword } else { Purpose::SignIn };
    let (secrets, spoken) = (secrets.clone(), how.language);
    in_transaction(db, move |txn| {
        let (secrets, mail) = (secrets.clone(), mail.clone());
        Box::pin(async move {
            let known = account::find_by_mail(txn, &mail).await?;
            let (id, code) = code::ask(txn, now, &secrets, &mail, purpose, None).await?;
            let minutes = code::MINUTES;
            let letter = match purpose {
                Purpose::ResetPassword => Letter::ResetCode { code, minutes },
                Purpose::SignIn | Purpose::ChangeMail | Purpose::Apply => {
                    Letter::SignInCode { code, minutes }
                }
            };
            let envelope = Envelope {
                letter,
                language: known.as_ref().map_or(spoken, |account| account.language),
                cluster_id,
                account_id: known.map(|account| account.id),
                topic: None,
            };
            mail::post(txn, now, mail.as_str(), &envelope).await?;
            Ok(Challenge { id, mail: mail.to_string() })
        })
    })
    .await
}

/// Counts a code to an address against the limits.
///
/// # Errors
/// `TooMany` beyond them.
pub(crate) async fn take_limits(
    db: &Db,
    now: DateTime<Utc>,
    secrets: &Secrets,
    mail: &MailAddress,
    device: &Device,
) -> Result<()> {
    let both = format!("{mail} {}", device.network);
    let limits = [
        (Limit::CodesToAddressFromNetwork, both.as_str()),
        (Limit::CodesToAddress, mail.as_str()),
        (Limit::CodesFromNetwork, device.network.as_str()),
    ];
    throttle::take_at(db, now, secrets, &limits).await
}

/// Signs in by a code; makes the account when the address has none.
///
/// # Errors
/// `WrongCode` for whatever does not fit, `TooMany` beyond the limits.
pub async fn by_code(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    challenge_id: Uuid,
    code: &str,
    how: &SignIn,
) -> Result<NewSession> {
    let now = clock.now();
    let asked = code::redeem(db, now, secrets, challenge_id, code, Purpose::SignIn, None).await?;
    let mail = MailAddress::parse(&asked.mail)?;
    let (actor, how) = (actor.clone(), how.clone());
    in_transaction(db, move |txn| {
        let (actor, mail, how) = (actor.clone(), mail.clone(), how.clone());
        Box::pin(async move {
            let account = account::find_or_create(txn, now, &actor, &mail, how.language).await?;
            let actor = actor.proved(account.id);
            let begun = session::begin(txn, now, account, how.surface, Method::Code, &how.device).await?;
            audit::record(txn, now, &actor, [("session.begun", begun.account.id)]).await?;
            Ok(begun)
        })
    })
    .await
}
