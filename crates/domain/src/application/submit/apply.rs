use sea_orm::{ConnectionTrait, PaginatorTrait, QuerySelect, entity::prelude::*};

use super::{
    ApplicationDraft, Sent,
    check::{Known, check},
    store::{Submission, hold_account, store},
};
use crate::{
    Actor, Clock, Db,
    application::{Target, target},
    consent,
    document::{self, MAX_DOCUMENTS, NewDocument},
    error::{DomainError, Result},
    grant::by_key,
    unit_of_work::in_transaction,
};

/// The same for whoever is signed in. Introduces them as a pupil where they are none yet.
///
/// # Errors
/// `Unauthenticated`; `Invalid`, `NotFound` and `Conflict` as [`super::begin`] and [`super::confirm`]. Of any number of parallel
/// calls one succeeds (P: 100 parallel submissions leave one).
pub async fn apply(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    target: Target,
    draft: ApplicationDraft,
    documents: Vec<NewDocument>,
) -> Result<Sent> {
    let account_id = actor.signed_in()?.account_id;
    // A company's program applies for nobody.
    if by_key(actor) {
        return Err(DomainError::NotFound { what: "account" });
    }
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (actor, draft, documents) = (actor.clone(), draft.clone(), documents.clone());
        Box::pin(async move {
            let account = hold_account(txn, account_id).await?;
            let view = target::resolve(txn, now, target).await?;
            view.takes.require()?;
            let guardian = consent::latest(account_id).lock_exclusive().one(txn).await?;
            let known = Known {
                mail: &account.mail,
                birth_date: account.birth_date,
                guardian_asked: guardian.is_some(),
                stranger: false,
            };
            let form = check(draft, &view.questions, documents.len(), known, now.date_naive())?;
            let mut all = form.documents.clone();
            require_own(txn, account_id, &all, documents.len()).await?;
            let new = document::insert(txn, now, Some(account_id), None, documents).await?;
            all.extend(new.iter().map(|document| document.id));
            let submission = Submission { account, target, form, documents: all, handed_over_from: None };
            store(txn, now, &actor, submission).await
        })
    })
    .await
}

/// Passes when these documents are the account's own, and there is room for the new ones.
async fn require_own(txn: &impl ConnectionTrait, account_id: Uuid, named: &[Uuid], new: usize) -> Result<()> {
    let own = document::Entity::find().filter(document::Column::AccountId.eq(account_id));
    let these = own.clone().filter(document::Column::Id.is_in(named.iter().copied()));
    if usize::try_from(these.count(txn).await?).ok() != Some(named.len()) {
        return Err(DomainError::invalid("documents", "unknown", "names documents that are not yours"));
    }
    if new > 0 && own.count(txn).await? + u64::try_from(new).unwrap_or(u64::MAX) > MAX_DOCUMENTS {
        let detail = format!("would be more than {MAX_DOCUMENTS}; remove some of your own first");
        return Err(DomainError::invalid("documents", "too_many", detail));
    }
    Ok(())
}
