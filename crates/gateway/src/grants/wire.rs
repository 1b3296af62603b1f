use chrono::{DateTime, Utc};
use lotse_domain::{
    Actor,
    grant::{Grant, Role},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// The caller's grants.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Grants)]
pub(super) struct GrantsOut {
    pub(super) items: Vec<GrantOut>,
}

/// What someone may be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Grant)]
pub(crate) struct GrantOut {
    id: Uuid,
    #[schema(value_type = words::RoleDescribed)]
    role: Role,
    /// On what: slug of the cluster, company or school; absent for operators and pupils.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    /// And its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    since: DateTime<Utc>,
    /// It counts only in a session that has shown a second factor, and this one has not.
    dormant: bool,
}

impl GrantOut {
    pub(crate) fn new(grant: &Grant, name: Option<String>, slug: Option<String>, caller: &Actor) -> Self {
        let Grant {
            id,
            // The caller's own.
            account_id: _,
            role,
            // Told by its slug.
            scope_id: _,
            created_at,
        } = *grant;
        let has_shown =
            caller.identity().is_some_and(|i| i.strength == lotse_domain::actor::Strength::Strong);
        Self { id, role, slug, name, since: created_at, dormant: role.needs_second_factor() && !has_shown }
    }
}
