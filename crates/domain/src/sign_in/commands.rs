use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Purpose, SignInCode, Typed, code};
use crate::{
    Actor, Clock, Db,
    account::{self, Language, MailAddress},
    audit,
    error::Result,
    mail::{self, Envelope, Letter},
    secrets::Secrets,
    session::{self, Device, Method, NewSession, Surface},
    throttle::{self, Limit},
    unit_of_work::{Passage, Work, in_transaction_behind},
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
    let purpose = if reset { Purpose::ResetPassword } else { Purpose::SignIn };
    let language = how.language;
    let gate = limits_gate(now, secrets, &mail, &how.device);
    let secrets = secrets.clone();
    in_transaction_behind(db, gate, move |txn, ()| {
        let (secrets, mail) = (secrets.clone(), mail.clone());
        Box::pin(async move {
            let known = account::find_by_mail(txn, &mail).await?;
            let (id, code) = code::ask(txn, now, &secrets, &mail, purpose, None).await?;
            let minutes = code::MINUTES;
            let letter = match purpose {
                Purpose::ResetPassword => Letter::ResetCode { code, minutes },
                Purpose::SignIn | Purpose::ChangeMail | Purpose::Apply | Purpose::Book => {
                    Letter::SignInCode { code, minutes }
                }
            };
            let envelope = Envelope {
                letter,
                language: known.as_ref().map_or(language, |account| account.language),
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

/// The gate of a command that sends a code: counts it against the limits, and refuses by `TooMany`.
pub(crate) fn limits_gate(
    now: DateTime<Utc>,
    secrets: &Secrets,
    mail: &MailAddress,
    device: &Device,
) -> impl for<'t> Fn(&'t DatabaseTransaction) -> Work<'t, Passage<()>> + Send + Sync + 'static {
    let (secrets, mail, network) = (secrets.clone(), mail.to_string(), device.network.clone());
    move |txn| {
        let (secrets, mail, network) = (secrets.clone(), mail.clone(), network.clone());
        Box::pin(async move {
            let both = format!("{mail} {network}");
            let limits = [
                (Limit::CodesToAddressFromNetwork, both.as_str()),
                (Limit::CodesToAddress, mail.as_str()),
                (Limit::CodesFromNetwork, network.as_str()),
            ];
            throttle::pass_in(txn, now, &secrets, &limits).await
        })
    }
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
    let typed = Typed { challenge_id, code: code.to_owned(), purpose: Purpose::SignIn, account_id: None };
    let (actor, how) = (actor.clone(), how.clone());
    in_transaction_behind(db, code::gate(now, secrets, typed), move |txn, asked: SignInCode| {
        let (actor, how) = (actor.clone(), how.clone());
        Box::pin(async move {
            let mail = MailAddress::parse(&asked.mail)?;
            let account = account::find_or_create(txn, now, &actor, &mail, how.language).await?;
            let actor = actor.proved(account.id);
            let begun = session::begin(txn, now, account.id, how.surface, Method::Code, &how.device).await?;
            audit::record(txn, now, &actor, [("session.begun", account.id)]).await?;
            Ok(begun)
        })
    })
    .await
}
