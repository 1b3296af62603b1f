use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

use super::recovery_code::{ActiveModel, Column, Entity};
use crate::{
    error::Result,
    secrets::{self, Secrets},
};

/// Ten codes, each good for one sign-in. Shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery(pub Vec<String>);

const CODES: usize = 10;
/// Twelve of 32 characters are 60 bits.
const LENGTH: usize = 12;
/// Without 0, 1, l and o, which look like others on paper.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
const PURPOSE: &str = "recovery_code";

fn draw() -> String {
    let mut bytes = [0_u8; LENGTH];
    secrets::fill(&mut bytes);
    let letters: Vec<u8> = bytes.iter().map(|byte| ALPHABET[usize::from(byte % 32)]).collect();
    let groups: Vec<_> = letters.chunks(4).map(String::from_utf8_lossy).collect();
    groups.join("-")
}

/// What is stored of a code, however it was typed. With the account in it, equal codes of two accounts differ.
fn fingerprint(secrets: &Secrets, account_id: Uuid, code: &str) -> Option<String> {
    let bare: String =
        code.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_lowercase()).collect();
    let fits = bare.len() == LENGTH && bare.bytes().all(|b| ALPHABET.contains(&b));
    fits.then(|| secrets.fingerprint(PURPOSE, &format!("{account_id} {bare}")))
}

/// Ten new codes instead of those that there are.
pub(super) async fn renew(
    txn: &impl ConnectionTrait,
    secrets: &Secrets,
    account_id: Uuid,
) -> Result<Recovery> {
    forget(txn, account_id).await?;
    let codes: Vec<String> = (0..CODES).map(|_| draw()).collect();
    let rows =
        codes.iter().filter_map(|code| fingerprint(secrets, account_id, code)).map(|code_hash| ActiveModel {
            id: Set(Uuid::now_v7()),
            account_id: Set(account_id),
            code_hash: Set(code_hash),
            used_at: Set(None),
        });
    Entity::insert_many(rows).exec_without_returning(txn).await?;
    Ok(Recovery(codes))
}

/// Codes when the account has none.
pub(super) async fn make_first(
    txn: &impl ConnectionTrait,
    secrets: &Secrets,
    account_id: Uuid,
) -> Result<Option<Recovery>> {
    let there_are = Entity::find().filter(Column::AccountId.eq(account_id)).count(txn).await?;
    if there_are > 0 { Ok(None) } else { renew(txn, secrets, account_id).await.map(Some) }
}

pub(super) async fn forget(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::AccountId.eq(account_id)).exec(txn).await?;
    Ok(())
}

/// Uses a code up; `false` when it is none or was used. One statement, so that of two at once one succeeds.
pub(super) async fn spend(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    secrets: &Secrets,
    account_id: Uuid,
    code: &str,
) -> Result<bool> {
    let Some(code_hash) = fingerprint(secrets, account_id, code) else { return Ok(false) };
    let spent = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::CodeHash.eq(code_hash))
        .filter(Column::UsedAt.is_null())
        .exec(txn)
        .await?;
    Ok(spent.rows_affected == 1)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use uuid::Uuid;

    use super::{ALPHABET, draw, fingerprint};
    use crate::secrets::Secrets;

    #[test]
    fn codes_have_their_form_and_are_found_however_they_are_typed() {
        assert_eq!(ALPHABET.iter().collect::<HashSet<_>>().len(), 32);
        let secrets = Secrets::from_text("0123456789abcdef0123456789abcdef").unwrap();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for _ in 0..50 {
            let code = draw();
            assert!(code.len() == 14 && code.chars().filter(|c| *c == '-').count() == 2, "{code}");
            let print = fingerprint(&secrets, one, &code);
            assert!(print.is_some());
            let typed = format!(" {} ", code.to_uppercase().replace('-', " "));
            assert_eq!(fingerprint(&secrets, one, &typed), print);
            assert_ne!(fingerprint(&secrets, other, &code), print);
        }
        for wrong in ["", "abcd-efgh-ijk", "abcd-efgh-ijk0", "äöüä-äöüä-äöüä"] {
            assert_eq!(fingerprint(&secrets, one, wrong), None, "{wrong}");
        }
    }
}
