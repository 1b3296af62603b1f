use chrono::{DateTime, Utc};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// Areas with boundaries by the first digits of their municipalities' keys (AGS): five for a district, three for a Regierungsbezirk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Districts(pub Vec<String>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cluster")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its piece of the address `/c/{slug}`.
    #[sea_orm(unique)]
    pub slug: String,
    pub name: String,
    /// Field of industry, in a few words.
    pub sector: Option<String>,
    /// Region, in a few words.
    pub region: Option<String>,
    /// The areas that the region consists of; none where its boundaries are not known.
    pub districts: Districts,
    /// What the cluster is and does, in Markdown.
    pub description: Option<String>,
    pub website: Option<String>,
    pub contact_mail: Option<String>,
    /// The cluster's own host name, such as `ausbildung.example.org`; lower case, without port.
    #[sea_orm(unique)]
    pub host_name: Option<String>,
    /// `#rrggbb`.
    pub colour: String,
    /// `#rrggbb`, the warm second.
    pub accent_colour: String,
    /// One or two letters or a short word, drawn as the logo where there is no picture.
    pub logo_text: Option<String>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
