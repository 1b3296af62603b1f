use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    erasure_of_applications,
    erasure_of_bookings::{self, Bookings},
    erasure_of_mails::{self, Subject},
};
use crate::{
    Actor,
    account::{self, Account},
    alert, audit,
    booking::place,
    company::membership,
    consent,
    error::Result,
    invitation,
    mail::{Envelope, Letter, post, suppression},
    outbox::{self, Message},
    report, sign_in,
};

/// Outbox kind of the job that removes files of an erased person; its payload is [`serde_json::Value`]
/// `{"mail": …, "addresses": […]}`, the latter the guardians' addresses. Emptied when it is done.
pub const ERASE_FILES: &str = "job.erase_files";

/// Erases an account and everything that names the person, within a command: sessions, factors, keys, grants, codes,
/// invitations, consents, preferences, alerts, applications with their documents, bookings and places, forms that wait for a code, the
/// name below what was written for a company, mails in the outbox to or about the address. Audit entries stay, without any name;
/// so do limits, which are fingerprints that nobody can find again and that end by themselves. Says goodbye by a last mail
/// when `farewell` says so (by wish or not), whose row loses address and content once it is sent. An account that is gone
/// already is no error.
pub(crate) async fn erase_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    account_id: Uuid,
    farewell: Option<bool>,
) -> Result<()> {
    let Some(account) = account::Entity::find_by_id(account_id).lock_exclusive().one(txn).await? else {
        return Ok(());
    };
    let bookings = Bookings::of(txn, &account).await?;
    let subject = subject_of(txn, &account, &bookings).await?;
    let bounces = suppression::Entity::find_by_id(account.mail.as_str()).count(txn).await? > 0;
    // First, since it tells companies of what ends; its letters name nobody.
    erasure_of_applications::erase(txn, now, actor, account_id).await?;
    // Likewise: whoever waits moves up and is told.
    erasure_of_bookings::erase(txn, now, actor, &account, &bookings).await?;
    erase_codes_and_invitations(txn, &account).await?;
    erasure_of_mails::erase(txn, &subject).await?;
    forget_decisions(txn, account_id).await?;
    // Also what was asked for without signing in.
    alert::Entity::delete_many().filter(alert::Column::Mail.eq(&account.mail)).exec(txn).await?;
    // Sessions with their tokens, factors, recovery codes, grants, consents, keys, preferences and the pupil's profile go with it.
    account::Entity::delete_by_id(account_id).exec(txn).await?;
    suppression::Entity::delete_many()
        .filter(suppression::Column::Mail.is_in([&account.mail].into_iter().chain(&subject.only_guardians)))
        .exec(txn)
        .await?;
    audit::record(txn, now, actor, [("account.erased", account_id)]).await?;
    if let Some(by_wish) = farewell.filter(|_| !bounces) {
        say_goodbye(txn, now, &account, by_wish).await?;
    }
    let payload = json!({ "mail": account.mail, "addresses": subject.only_guardians });
    outbox::enqueue(txn, now, Message { kind: ERASE_FILES, payload, recipient: None }).await?;
    Ok(())
}

/// Who is to be erased, with the addresses of guardians who are there for nobody else.
async fn subject_of(txn: &impl ConnectionTrait, account: &Account, bookings: &Bookings) -> Result<Subject> {
    use consent::{Column, Entity};
    let consents = Entity::find().filter(Column::AccountId.eq(account.id)).all(txn).await?;
    let mut guardians: Vec<String> =
        consents.iter().filter_map(|consent| consent.guardian_mail.clone()).collect();
    guardians.extend(bookings.guardians().cloned());
    guardians.sort_unstable();
    guardians.dedup();
    let mut only_guardians = Vec::new();
    for mail in &guardians {
        let of_others =
            Entity::find().filter(Column::GuardianMail.eq(mail)).filter(Column::AccountId.ne(account.id));
        let of_visitors = place::Entity::find()
            .filter(place::Column::GuardianMail.eq(mail))
            .filter(place::Column::Id.is_not_in(bookings.place_ids()));
        let own_account = account::Entity::find().filter(account::Column::Mail.eq(mail));
        let others = of_others.count(txn).await? + of_visitors.count(txn).await?;
        if others + own_account.count(txn).await? == 0 {
            only_guardians.push(mail.clone());
        }
    }
    let asked = sign_in::Entity::find().filter(sign_in::Column::AccountId.eq(account.id)).all(txn).await?;
    let mut names: Vec<String> = account.name.iter().chain(bookings.names()).cloned().collect();
    names.retain(|name| !name.trim().is_empty());
    names.sort_unstable();
    names.dedup();
    let links = consents.into_iter().filter_map(|consent| consent.token_hash);
    Ok(Subject {
        account_id: account.id,
        mail: account.mail.clone(),
        names,
        links: links.chain(bookings.links().cloned()).collect(),
        tickets: bookings.tickets().cloned().collect(),
        other_addresses: bookings.addresses().filter(|mail| **mail != account.mail).cloned().collect(),
        guardians,
        only_guardians,
        new_addresses: asked.into_iter().map(|code| code.mail).collect(),
    })
}

/// What was decided stays; by whom is in the audit trail.
async fn forget_decisions(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<()> {
    membership::Entity::update_many()
        .col_expr(membership::Column::DecidedBy, Expr::value(None::<Uuid>))
        .filter(membership::Column::DecidedBy.eq(account_id))
        .exec(txn)
        .await?;
    report::Entity::update_many()
        .col_expr(report::Column::DecidedBy, Expr::value(None::<Uuid>))
        .filter(report::Column::DecidedBy.eq(account_id))
        .exec(txn)
        .await?;
    Ok(())
}

async fn erase_codes_and_invitations(txn: &impl ConnectionTrait, account: &Account) -> Result<()> {
    let codes = Condition::any()
        .add(sign_in::Column::Mail.eq(&account.mail))
        .add(sign_in::Column::AccountId.eq(account.id));
    sign_in::Entity::delete_many().filter(codes).exec(txn).await?;
    invitation::Entity::delete_many().filter(invitation::Column::Mail.eq(&account.mail)).exec(txn).await?;
    invitation::Entity::update_many()
        .col_expr(invitation::Column::InvitedBy, Expr::value(None::<Uuid>))
        .filter(invitation::Column::InvitedBy.eq(account.id))
        .exec(txn)
        .await?;
    Ok(())
}

async fn say_goodbye(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    account: &Account,
    by_wish: bool,
) -> Result<()> {
    let envelope = Envelope {
        letter: Letter::Erased { by_wish },
        language: account.language,
        cluster_id: None,
        account_id: None,
        topic: None,
    };
    post(txn, now, &account.mail, &envelope).await.map(|_| ())
}
