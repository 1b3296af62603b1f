//! A company has each address once.
use std::collections::HashMap;

use sea_orm::{ConnectionTrait, IntoActiveModel, entity::prelude::*};

use super::site::{Column, Entity, Model};
use crate::error::Result;

/// The sites of some companies, with those that are new to be written.
#[derive(Debug, Default)]
pub(crate) struct SiteBook {
    known: HashMap<(Uuid, String), Uuid>,
    new: Vec<Model>,
}

impl SiteBook {
    pub(crate) async fn open(txn: &impl ConnectionTrait, companies: &[Uuid]) -> Result<Self> {
        let mut known = HashMap::new();
        for chunk in companies.chunks(1_000) {
            for site in Entity::find().filter(Column::CompanyId.is_in(chunk.iter().copied())).all(txn).await?
            {
                known.insert((site.company_id, site.address_key), site.id);
            }
        }
        Ok(Self { known, new: Vec::new() })
    }

    /// The id of this address, which is noted where it is new.
    pub(crate) fn enter(&mut self, site: Model) -> Uuid {
        let key = (site.company_id, site.address_key.clone());
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        let id = site.id;
        self.known.insert(key, id);
        self.new.push(site);
        id
    }

    /// Writes what is new.
    pub(crate) async fn save(self, txn: &impl ConnectionTrait) -> Result<()> {
        for chunk in self.new.chunks(1_000) {
            Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
                .exec_without_returning(txn)
                .await?;
        }
        Ok(())
    }
}
