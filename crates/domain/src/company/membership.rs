//! Company in cluster.
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// Where a membership stands. What is not active is invisible to the public.
    MembershipState {
        Pending = "pending",
        Active = "active",
        Ended = "ended",
        Refused = "refused",
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub cluster_id: Uuid,
    pub state: MembershipState,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

pub use Model as Membership;
