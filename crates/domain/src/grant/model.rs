use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

string_enum! {
    /// What an account is allowed to be.
    Role {
        Operator = "operator",
        /// Of a cluster.
        ClusterManager = "cluster_manager",
        /// Of a company: its team and everything of a recruiter.
        CompanyAdmin = "company_admin",
        /// Of a company.
        Recruiter = "recruiter",
        /// Of a school.
        Teacher = "teacher",
        Pupil = "pupil",
    }
}

impl Role {
    /// Whoever can open doors for others shows a second factor.
    pub const fn needs_second_factor(self) -> bool {
        matches!(self, Self::Operator | Self::ClusterManager | Self::CompanyAdmin)
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub role: Role,
    /// The cluster, company or school; nil for operators and pupils.
    pub scope_id: Uuid,
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}
