//! What pages show of a team.
use lotse_domain::{
    grant::{Role, TeamMember},
    invitation::Invitation,
};
use uuid::Uuid;

use crate::{format, language::Lang, site::Site};

/// Someone with a role.
#[derive(Debug, Clone)]
pub(crate) struct MemberRow {
    pub(crate) grant_id: Uuid,
    /// The name, or the address where there is none.
    pub(crate) who: String,
    /// The address where there is a name.
    pub(crate) mail: String,
    pub(crate) role: String,
    pub(crate) since: String,
    /// It is the one who looks.
    pub(crate) own: bool,
    /// Where it can be removed.
    pub(crate) removal: Option<String>,
}

impl MemberRow {
    /// `path` is the team's, where the caller may change something about it.
    pub(crate) fn new(site: &Site, member: &TeamMember, path: &str, roles: &[Role]) -> Self {
        let (grant, account) = (&member.grant, &member.account);
        let own = site.visit.actor.identity().is_some_and(|identity| identity.account_id == account.id);
        let removable = own || roles.contains(&grant.role);
        let (who, mail) = match &account.name {
            Some(name) => (name.clone(), account.mail.clone()),
            None => (account.mail.clone(), String::new()),
        };
        Self {
            grant_id: grant.id,
            who,
            mail,
            role: role(site.lang, grant.role),
            since: format::date(site.lang, format::day_of(grant.created_at)),
            own,
            removal: removable.then(|| site.href(&format!("{path}/{}/entfernen", grant.id))),
        }
    }
}

/// An invitation that nobody has accepted yet.
#[derive(Debug, Clone)]
pub(super) struct OpenRow {
    pub(super) mail: String,
    pub(super) role: String,
    pub(super) role_word: &'static str,
    pub(super) until: String,
    pub(super) revocation: String,
}

impl OpenRow {
    pub(super) fn new(site: &Site, invitation: &Invitation, path: &str) -> Self {
        Self {
            mail: invitation.mail.clone(),
            role: role(site.lang, invitation.role),
            role_word: invitation.role.as_str(),
            until: format::date(site.lang, format::day_of(invitation.expires_at)),
            revocation: site.href(&format!("{path}/einladungen/{}/zuruecknehmen", invitation.id)),
        }
    }
}

/// How people call a role.
pub(crate) fn role(lang: Lang, role: Role) -> String {
    lang.word("team-role", role.as_str())
}
