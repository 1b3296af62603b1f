use std::collections::HashMap;

use sea_orm::{EntityTrait, IntoActiveModel, sea_query::OnConflict};

use super::{Column, Entity, Place, PlaceKind};
use crate::{Db, error::Result, import::Loaded, unit_of_work::in_transaction};

/// A place as a table of places gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceDraft {
    pub kind: PlaceKind,
    pub key: String,
    pub name: String,
    pub district: String,
    pub state: String,
    pub latitude: f64,
    pub longitude: f64,
    pub population: i32,
}

/// Rows that one statement may carry: 8 columns each, under `SQLite`'s 32,766 parameters.
const ROWS_A_STATEMENT: usize = 2_000;

/// Brings the table of places to what is given; places that are not given stay.
///
/// # Errors
/// When the database fails.
pub async fn load(db: &Db, drafts: impl IntoIterator<Item = PlaceDraft>) -> Result<Loaded> {
    let known: HashMap<(PlaceKind, String), Place> = super::list_all(db.read())
        .await?
        .into_iter()
        .map(|place| ((place.kind, place.key.clone()), place))
        .collect();
    let mut loaded = Loaded::default();
    let mut rows = Vec::new();
    for PlaceDraft { kind, key, name, district, state, latitude, longitude, population } in drafts {
        let mut place = Place { kind, key, name, district, state, latitude, longitude, population };
        let known = known.get(&(place.kind, place.key.clone()));
        if place.population == 0 {
            // Tables of postal codes do not tell it; what is known stays.
            place.population = known.map_or(0, |same| same.population);
        }
        match known {
            Some(same) if *same == place => loaded.unchanged += 1,
            Some(_) => {
                loaded.updated += 1;
                rows.push(place);
            }
            None => {
                loaded.created += 1;
                rows.push(place);
            }
        }
    }
    in_transaction(db, move |txn| {
        let rows = rows.clone();
        Box::pin(async move {
            for chunk in rows.chunks(ROWS_A_STATEMENT) {
                Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
                    .on_conflict(
                        OnConflict::columns([Column::Kind, Column::Key])
                            .update_columns([
                                Column::Name,
                                Column::District,
                                Column::State,
                                Column::Latitude,
                                Column::Longitude,
                                Column::Population,
                            ])
                            .to_owned(),
                    )
                    .exec_without_returning(txn)
                    .await?;
            }
            Ok(())
        })
    })
    .await?;
    Ok(loaded)
}
