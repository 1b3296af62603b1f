use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::{Envelope, Letter, SecurityChange, post};
use crate::{account::Account, error::Result};

/// Tells an account's owner that something about its safety has changed, and from which device.
pub(crate) async fn tell_security_change(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account: &Account,
    change: SecurityChange,
    device: Option<String>,
) -> Result<()> {
    let envelope = Envelope {
        letter: Letter::SecurityChanged { change, at: now, device },
        language: account.language,
        cluster_id: None,
        account_id: Some(account.id),
        topic: None,
    };
    post(txn, now, &account.mail, &envelope).await.map(|_| ())
}
