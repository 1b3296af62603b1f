//! Imported postings that somebody has taken from the public although their source still lists them.
use std::collections::HashSet;

use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};

use super::{
    Vacancy, VacancyState,
    desk::{self, CloseReason, Remarks},
};
use crate::error::Result;

/// Which postings of a batch the company has closed, or a manager has sent back or withdrawn.
#[derive(Debug, Default)]
pub(super) struct HeldBack {
    ids: HashSet<Uuid>,
    /// Offered again now, since the source says something else than before.
    let_go: Vec<Uuid>,
}

impl HeldBack {
    /// Asks only where one of them is paused or withdrawn: most batches have none.
    pub(super) async fn find(
        txn: &impl ConnectionTrait,
        known: impl Iterator<Item = &Vacancy>,
    ) -> Result<Self> {
        let ids: Vec<Uuid> = known
            .filter(|vacancy| matches!(vacancy.state, VacancyState::Paused | VacancyState::Withdrawn))
            .map(|vacancy| vacancy.id)
            .collect();
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let desks: Vec<(Uuid, Option<CloseReason>, Remarks)> = desk::Entity::find()
            .select_only()
            .columns([desk::Column::VacancyId, desk::Column::CloseReason, desk::Column::Remarks])
            .filter(desk::Column::VacancyId.is_in(ids))
            .into_tuple()
            .all(txn)
            .await?;
        let ids = desks
            .into_iter()
            .filter(|(_, reason, remarks)| reason.is_some() || !remarks.0.is_empty())
            .map(|(id, ..)| id)
            .collect();
        Ok(Self { ids, let_go: Vec::new() })
    }

    pub(super) fn holds(&self, id: Uuid) -> bool {
        self.ids.contains(&id)
    }

    pub(super) fn let_go(&mut self, id: Uuid) {
        if self.ids.remove(&id) {
            self.let_go.push(id);
        }
    }

    /// Forgets why those were held back that are offered again.
    pub(super) async fn save(self, txn: &impl ConnectionTrait) -> Result<()> {
        for chunk in self.let_go.chunks(5_000) {
            desk::Entity::update_many()
                .col_expr(desk::Column::CloseReason, Expr::value(None::<String>))
                .col_expr(desk::Column::Remarks, Expr::value(serde_json::to_value(Remarks::default())?))
                .filter(desk::Column::VacancyId.is_in(chunk.iter().copied()))
                .exec(txn)
                .await?;
        }
        Ok(())
    }
}
