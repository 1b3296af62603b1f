use std::collections::HashMap;

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::{Area, Basis, Entity, Occupation, Sector, Words};
use crate::{
    Actor, Clock, Db, audit,
    change_log::{self, Subject},
    error::Result,
    import::Loaded,
    unit_of_work::in_transaction,
};

/// An occupation as a table of occupations gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupationDraft {
    pub code: String,
    pub kldb: String,
    pub slug: String,
    pub title: String,
    pub title_male: String,
    pub title_female: String,
    pub months: i32,
    pub area: Area,
    pub sector: Sector,
    pub basis: Basis,
    pub synonyms: Vec<String>,
}

/// Occupations keep their id across installations: it is made from the code.
const NAMESPACE: Uuid = Uuid::from_u128(0x6c6f_7473_652e_6f63_6375_7061_7469_6f6e);

/// Brings the catalogue to what is given, by code; occupations that are not given stay.
///
/// # Errors
/// When the database fails.
pub async fn load(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    drafts: impl IntoIterator<Item = OccupationDraft>,
) -> Result<Loaded> {
    let known: HashMap<String, Occupation> =
        super::list_all(db.read()).await?.into_iter().map(|row| (row.code.clone(), row)).collect();
    let (mut loaded, mut new, mut changed) = (Loaded::default(), Vec::new(), Vec::new());
    for draft in drafts {
        let row = row(draft);
        match known.get(&row.code) {
            Some(same) if *same == row => loaded.unchanged += 1,
            Some(_) => changed.push(row),
            None => new.push(row),
        }
    }
    (loaded.created, loaded.updated) = (new.len(), changed.len());
    if new.is_empty() && changed.is_empty() {
        return Ok(loaded);
    }
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (new, changed, actor) = (new.clone(), changed.clone(), actor.clone());
        Box::pin(async move {
            let entries: Vec<_> = new
                .iter()
                .map(|row| ("occupation.created", row.id))
                .chain(changed.iter().map(|row| ("occupation.updated", row.id)))
                .collect();
            for chunk in new.chunks(1_000) {
                Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
                    .exec_without_returning(txn)
                    .await?;
            }
            for row in changed {
                row.into_active_model().reset_all().update(txn).await?;
            }
            change_log::note(txn, now, Subject::Occupation, entries.iter().map(|(_, id)| *id)).await?;
            audit::record(txn, now, &actor, entries).await
        })
    })
    .await?;
    Ok(loaded)
}

fn row(draft: OccupationDraft) -> Occupation {
    let OccupationDraft {
        code,
        kldb,
        slug,
        title,
        title_male,
        title_female,
        months,
        area,
        sector,
        basis,
        synonyms,
    } = draft;
    Occupation {
        id: Uuid::new_v5(&NAMESPACE, code.as_bytes()),
        code,
        kldb,
        slug,
        title,
        title_male,
        title_female,
        months,
        area,
        sector,
        basis,
        synonyms: Words(synonyms),
    }
}
