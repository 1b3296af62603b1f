use chrono::{DateTime, Utc};
use lotse_domain::{
    account::Account,
    grant::{Grant, Role, TeamMember},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// A team, by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Team)]
pub(super) struct TeamOut {
    items: Vec<TeamMemberOut>,
}

/// Someone who belongs to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TeamMember)]
struct TeamMemberOut {
    /// By which it is taken away.
    grant_id: Uuid,
    #[schema(value_type = words::RoleDescribed)]
    role: Role,
    since: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    mail: String,
}

impl From<Vec<TeamMember>> for TeamOut {
    fn from(members: Vec<TeamMember>) -> Self {
        Self { items: members.into_iter().map(Into::into).collect() }
    }
}

impl From<TeamMember> for TeamMemberOut {
    fn from(TeamMember { grant, account }: TeamMember) -> Self {
        let Grant { id, account_id: _, role, scope_id: _, created_at } = grant;
        let Account {
            id: _,
            mail,
            name,
            // A colleague's own business.
            language: _,
            mail_confirmed_at: _,
            password_hash: _,
            birth_date: _,
            last_seen_at: _,
            warned_at: _,
            version: _,
            created_at: _,
            updated_at: _,
        } = account;
        Self { grant_id: id, role, since: created_at, name, mail }
    }
}
