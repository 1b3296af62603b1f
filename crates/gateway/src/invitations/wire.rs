use chrono::{DateTime, Utc};
use lotse_domain::{
    grant::Role,
    invitation::{Invitation, Offer},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::words;

/// Whom to invite.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = InvitationRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct InviteIn {
    #[schema(max_length = 254)]
    pub(super) mail: String,
}

/// Whom to invite into a company, and as what.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ColleagueInvitationRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ColleagueIn {
    #[schema(max_length = 254)]
    pub(super) mail: String,
    pub(super) role: CompanyRoleIn,
}

/// What one can be in a company.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[schema(as = CompanyRole)]
#[serde(rename_all = "snake_case")]
pub(super) enum CompanyRoleIn {
    CompanyAdmin,
    Recruiter,
}

impl From<CompanyRoleIn> for Role {
    fn from(role: CompanyRoleIn) -> Self {
        match role {
            CompanyRoleIn::CompanyAdmin => Self::CompanyAdmin,
            CompanyRoleIn::Recruiter => Self::Recruiter,
        }
    }
}

/// The link of an invitation.
#[derive(Deserialize, ToSchema)]
#[schema(as = InvitationLink)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkIn {
    /// The last part of the link.
    pub(super) token: String,
}

/// Open invitations, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invitations)]
pub(super) struct InvitationsOut {
    items: Vec<InvitationOut>,
}

/// Someone who was invited.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invitation)]
pub(super) struct InvitationOut {
    id: Uuid,
    mail: String,
    #[schema(value_type = words::RoleDescribed)]
    role: Role,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

/// What an invitation offers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = InvitationOffer)]
pub(super) struct OfferOut {
    /// The address that was invited: only with it the invitation can be accepted.
    mail: String,
    #[schema(value_type = words::RoleDescribed)]
    role: Role,
    /// Of the cluster, company or school.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inviter: Option<String>,
    expires_at: DateTime<Utc>,
}

impl From<Vec<Invitation>> for InvitationsOut {
    fn from(invitations: Vec<Invitation>) -> Self {
        Self { items: invitations.into_iter().map(Into::into).collect() }
    }
}

impl From<Invitation> for InvitationOut {
    fn from(invitation: Invitation) -> Self {
        let Invitation {
            id,
            mail,
            role,
            // Named in the address.
            scope_id: _,
            token_hash: _,
            // An id that says nothing.
            invited_by: _,
            created_at,
            expires_at,
            // Only open ones are shown.
            accepted_at: _,
        } = invitation;
        Self { id, mail, role, created_at, expires_at }
    }
}

impl From<Offer> for OfferOut {
    fn from(Offer { invitation, scope_name, inviter }: Offer) -> Self {
        let InvitationOut { id: _, mail, role, created_at: _, expires_at } = invitation.into();
        Self { mail, role, scope_name, inviter, expires_at }
    }
}
