//! Applications that wait for a guardian whom nobody needs to ask any more.
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::Run;
use crate::{
    account,
    application::{ApplicationState, Column, Entity, guardian_agreed},
    consent,
    error::Result,
    unit_of_work::{in_transaction, read_as_command},
};

impl Run<'_> {
    /// Whoever turns 16 while an application waits for the guardian decides alone from then on (GDPR Art. 8), and has done so by
    /// sending it: it reaches the company.
    pub(super) async fn let_go_who_came_of_age(&self) -> Result<()> {
        let (now, today) = (self.now, self.now.date_naive());
        let waiting = read_as_command(self.db, |txn| Box::pin(async move { waiting(txn).await })).await?;
        for pupil in waiting {
            if pupil.birth_date.is_none_or(|born| consent::under_16(born, today)) {
                continue;
            }
            let (id, actor): (Uuid, _) = (pupil.id, self.actor.clone());
            in_transaction(self.db, move |txn| {
                let actor = actor.clone();
                Box::pin(async move { guardian_agreed(txn, now, &actor, id).await })
            })
            .await?;
        }
        Ok(())
    }
}

async fn waiting(txn: &impl ConnectionTrait) -> Result<Vec<account::Account>> {
    let drafts = Entity::find()
        .select_only()
        .column(Column::AccountId)
        .filter(Column::State.eq(ApplicationState::Draft))
        .filter(Column::AccountId.is_not_null())
        .into_query();
    Ok(account::Entity::find().filter(account::Column::Id.in_subquery(drafts)).all(txn).await?)
}
