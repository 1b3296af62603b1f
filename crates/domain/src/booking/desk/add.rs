use std::sync::Arc;

use sea_orm::entity::prelude::*;

use crate::{
    Actor, Clock, Db,
    account::{self, Language, MailAddress},
    audit,
    booking::{
        Booked, BookingDraft, PersonDraft,
        order::{self, Booker, explain, store},
    },
    error::{DomainError, Result},
    event::desk::require_managed,
    unit_of_work::{in_transaction, read_as_command},
};

/// Books for somebody who telephoned: `mail` gets the ticket where it is given; an account is not made, but one that there is has
/// it. `first` goes before the waiting list. Windows, quota and `appointments_most` do not bind a manager; capacity does.
///
/// # Errors
/// As [`crate::booking::book`]; `Invalid` for `name` and `mail`.
#[expect(clippy::too_many_arguments, reason = "each is something else")]
pub async fn add(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    name: String,
    mail: Option<String>,
    mut draft: BookingDraft,
    first: bool,
) -> Result<Booked> {
    require_managed(db, actor, event_id, true).await?;
    let now = clock.now();
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 120 || name.contains(char::is_control) {
        return Err(DomainError::invalid("name", "length", "takes 1 to 120 characters in one line"));
    }
    let booker = booker(db, &name, mail.as_deref(), first).await?;
    // Nobody waits for a form to be filled in here.
    draft.hold = false;
    if draft.group.is_none() {
        match draft.people.first_mut() {
            Some(person) if person.name.trim().is_empty() => person.name.clone_from(&name),
            Some(_) => {}
            None => draft.people.push(PersonDraft { name: name.clone(), ..PersonDraft::default() }),
        }
    }
    let order = Arc::new(order::read(db, now, &booker, event_id, draft).await?);
    let booker = Arc::new(booker);
    let (shared, who, actor) = (Arc::clone(&order), Arc::clone(&booker), actor.clone());
    let stored = in_transaction(db, move |txn| {
        let (order, booker, actor) = (Arc::clone(&shared), Arc::clone(&who), actor.clone());
        Box::pin(async move {
            let stored = store(txn, now, &actor, &booker, &order).await?;
            audit::record(txn, now, &actor, stored.entries).await?;
            Ok(stored.booked)
        })
    });
    match stored.await {
        Ok(made) => Ok(made),
        Err(err) => explain(db, now, &booker, &order, err).await,
    }
}

async fn booker(db: &Db, name: &str, mail: Option<&str>, first: bool) -> Result<Booker> {
    let mail = mail.map(str::trim).filter(|mail| !mail.is_empty()).map(MailAddress::parse).transpose()?;
    let known = match &mail {
        Some(mail) => {
            let mail = mail.clone();
            read_as_command(db, move |txn| {
                Box::pin(async move {
                    let known = account::Entity::find().filter(account::Column::Mail.eq(mail.as_str()));
                    Ok(known.one(txn).await?)
                })
            })
            .await?
        }
        None => None,
    };
    Ok(Booker {
        account_id: known.as_ref().map(|account| account.id),
        mail: mail.map(|mail| mail.as_str().to_owned()),
        name: Some(name.to_owned()),
        language: known.as_ref().map_or(Language::De, |account| account.language),
        birth_date: known.and_then(|account| account.birth_date),
        organiser: true,
        first,
    })
}
