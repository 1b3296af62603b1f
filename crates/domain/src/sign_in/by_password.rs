use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Purpose, SignIn, code};
use crate::{
    Actor, Clock, Db,
    account::{self, Hasher, Language, MailAddress},
    audit,
    error::{DomainError, Result},
    secrets::Secrets,
    session::{self, Method, NewSession},
    throttle::{self, Limit},
    unit_of_work::{in_transaction, select_as_command},
};

/// Signs in by a password. The owner of an account whose limit is used up by others can still get in by a code.
///
/// # Errors
/// `WrongCredentials` for an unknown address, an account without password, and a wrong one alike; `TooMany` beyond the
/// limits, which are the same for known and unknown addresses.
#[expect(clippy::too_many_arguments, reason = "each is something else")]
pub async fn by_password(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    hasher: &Hasher,
    actor: &Actor,
    mail: &str,
    password: String,
    how: &SignIn,
) -> Result<NewSession> {
    let now = clock.now();
    let network = (Limit::PasswordsFromNetwork, how.device.network.as_str());
    // What is no address has no account, and is told no more than that.
    let Ok(mail) = MailAddress::parse(mail) else {
        throttle::take_at(db, now, secrets, &[network]).await?;
        return Err(DomainError::WrongCredentials);
    };
    throttle::take_at(db, now, secrets, &[network, (Limit::PasswordsOfAddress, mail.as_str())]).await?;
    let sought = mail.clone();
    let known =
        select_as_command(db, move |db| Box::pin(async move { account::find_by_mail(&db, &sought).await }));
    let known = known.await?.filter(|account| account.mail_confirmed_at.is_some());
    let (account_id, hash) = known.map(|account| (account.id, account.password_hash)).unzip();
    let hash = hash.flatten();
    let fits = hasher.fits(password, hash.clone()).await?;
    let (true, Some(account_id), Some(hash)) = (fits, account_id, hash) else {
        return Err(DomainError::WrongCredentials);
    };
    let (secrets, actor, how) = (secrets.clone(), actor.proved(account_id), how.clone());
    in_transaction(db, move |txn| {
        let (secrets, mail, actor) = (secrets.clone(), mail.clone(), actor.clone());
        let (how, hash) = (how.clone(), hash.clone());
        Box::pin(async move {
            throttle::forget_in(txn, &secrets, Limit::PasswordsOfAddress, mail.as_str()).await?;
            // Another password may have been set while this one was checked.
            account::Entity::find_by_id(account_id)
                .filter(account::Column::PasswordHash.eq(hash))
                .one(txn)
                .await?
                .ok_or(DomainError::WrongCredentials)?;
            let begun =
                session::begin(txn, now, account_id, how.surface, Method::Password, &how.device).await?;
            audit::record(txn, now, &actor, [("session.begun", account_id)]).await?;
            Ok(begun)
        })
    })
    .await
}

/// Sets a new password by a code that was asked for with `reset`, ends all sessions and API keys, and tells the owner. Does
/// not sign in: a second factor is still asked for then. An address that has no account yet gets one: the code has proved
/// whose it is, as when signing in.
///
/// # Errors
/// `WrongCode`, or `Invalid` for a password that breaks a rule (then the code is not used up).
pub async fn reset_password(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    hasher: &Hasher,
    challenge_id: Uuid,
    code: &str,
    new: String,
) -> Result<()> {
    let now = clock.now();
    let asked = code::find_open(db, now, challenge_id, Purpose::ResetPassword, None).await?;
    let mail = MailAddress::parse(&asked.mail)?;
    account::check_password(&new, &mail)?;
    code::redeem(db, now, secrets, challenge_id, code, Purpose::ResetPassword, None).await?;
    throttle::forget(db, secrets, Limit::PasswordsOfAddress, mail.as_str()).await?;
    let hash = hasher.hash(new).await?;
    in_transaction(db, move |txn| {
        let (mail, hash) = (mail.clone(), hash.clone());
        Box::pin(async move {
            let stranger = Actor::stranger(format!("reset:{challenge_id}"));
            let account = account::find_or_create(txn, now, &stranger, &mail, Language::De).await?;
            let actor = stranger.proved(account.id);
            account::write_password(txn, now, &actor, &account, hash, None, None).await
        })
    })
    .await
}
