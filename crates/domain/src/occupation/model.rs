use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{Area, Basis, Sector};

/// Some words, kept in one column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Words(pub Vec<String>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "occupation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Number in the Federal Employment Agency's system: KldB 2010 and three digits, `27312-905`.
    #[sea_orm(unique)]
    pub code: String,
    /// KldB 2010, five digits. Several occupations may share one.
    pub kldb: String,
    #[sea_orm(unique)]
    pub slug: String,
    /// Neutral: `Industriemechaniker/in`.
    pub title: String,
    pub title_male: String,
    pub title_female: String,
    /// Regular length of the training in months.
    pub months: i32,
    pub area: Area,
    pub sector: Sector,
    pub basis: Basis,
    /// Further words by which people look for it.
    pub synonyms: Words,
}

impl ActiveModelBehavior for ActiveModel {}
