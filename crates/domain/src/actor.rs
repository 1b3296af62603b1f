//! Who acts. Every command is given one, and the audit trail keeps it; every query of what is not public starts from one.
use std::{borrow::Cow, sync::Arc};

use uuid::Uuid;

use crate::{
    account::Language,
    api_key::Scope,
    error::{DomainError, Result},
    grant::{Grant, Role},
};

/// Whoever causes a change or asks for something, and in the course of which request.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Stable name: `operator:command-line`, `system:import`, `account:0199…`, `stranger`.
    pub name: Cow<'static, str>,
    /// The request, run or job that the change belongs to.
    pub request_id: String,
    standing: Standing,
}

#[derive(Debug, Clone)]
enum Standing {
    /// The command line or Lotse itself: whoever can start it may do everything.
    Machine,
    /// Nobody is signed in.
    Stranger,
    Person(Arc<Identity>),
}

/// How surely a session is its account's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// The account has a second factor and this session has not shown it yet: it may do that, and nothing else.
    Unfinished,
    /// The account has none; grants that need one are dormant.
    Single,
    /// Shown in this session.
    Strong,
}

impl Strength {
    /// Of a session in which a second factor was shown or not, for an account that has one or not.
    pub(crate) const fn of(has_factor: bool, shown: bool) -> Self {
        match (has_factor, shown) {
            (false, _) => Self::Single,
            (true, false) => Self::Unfinished,
            (true, true) => Self::Strong,
        }
    }
}

/// An account that calls, with what it may do at this moment. Read anew for each request, so that a removed grant or an
/// ended session counts at once on every node.
#[derive(Debug, Clone)]
pub struct Identity {
    pub account_id: Uuid,
    pub mail: String,
    pub name: Option<String>,
    pub language: Language,
    pub birth_date: Option<chrono::NaiveDate>,
    /// Its session; none when an API key calls.
    pub session_id: Option<Uuid>,
    pub strength: Strength,
    /// What an API key is limited to; none for people.
    pub key_scopes: Option<Vec<Scope>>,
    grants: Vec<Grant>,
}

impl Identity {
    pub(crate) fn new(
        account: &crate::account::Account,
        session_id: Option<Uuid>,
        strength: Strength,
        key_scopes: Option<Vec<Scope>>,
        grants: Vec<Grant>,
    ) -> Self {
        Self {
            account_id: account.id,
            mail: account.mail.clone(),
            name: account.name.clone(),
            language: account.language,
            birth_date: account.birth_date,
            session_id,
            strength,
            key_scopes,
            grants,
        }
    }

    /// The grants that count at the moment.
    pub fn grants(&self) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(|grant| match self.strength {
            Strength::Unfinished => false,
            Strength::Single => !grant.role.needs_second_factor(),
            Strength::Strong => true,
        })
    }

    /// The grants that would count with a second factor: the reason to ask for one.
    pub fn dormant(&self) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(|grant| match self.strength {
            Strength::Unfinished => true,
            Strength::Single => grant.role.needs_second_factor(),
            Strength::Strong => false,
        })
    }

    pub fn has(&self, role: Role, scope_id: Uuid) -> bool {
        self.grants().any(|grant| grant.role == role && grant.scope_id == scope_id)
    }

    pub fn is_operator(&self) -> bool {
        self.has(Role::Operator, Uuid::nil())
    }

    pub fn is_pupil(&self) -> bool {
        self.has(Role::Pupil, Uuid::nil())
    }

    /// The clusters, companies or schools on which it has one of these roles.
    pub fn scopes(&self, roles: &[Role]) -> Vec<Uuid> {
        self.grants().filter(|grant| roles.contains(&grant.role)).map(|grant| grant.scope_id).collect()
    }
}

impl Actor {
    /// The operator at the command line; `request_id` names the run.
    pub fn operator(request_id: impl Into<String>) -> Self {
        Self {
            name: Cow::Borrowed("operator:command-line"),
            request_id: request_id.into(),
            standing: Standing::Machine,
        }
    }

    /// Lotse itself, as in its demo region or its scheduled work.
    pub fn system(part: &'static str, request_id: impl Into<String>) -> Self {
        Self {
            name: Cow::Owned(format!("system:{part}")),
            request_id: request_id.into(),
            standing: Standing::Machine,
        }
    }

    /// Nobody who is signed in.
    pub fn stranger(request_id: impl Into<String>) -> Self {
        Self { name: Cow::Borrowed("stranger"), request_id: request_id.into(), standing: Standing::Stranger }
    }

    /// An account.
    pub fn person(identity: Arc<Identity>, request_id: impl Into<String>) -> Self {
        Self {
            name: Cow::Owned(account_name(identity.account_id)),
            request_id: request_id.into(),
            standing: Standing::Person(identity),
        }
    }

    /// For the audit trail: a stranger who has just proved to be an account acts in its name; others stay who they are.
    pub(crate) fn proved(&self, account_id: Uuid) -> Self {
        match self.standing {
            Standing::Stranger => Self { name: Cow::Owned(account_name(account_id)), ..self.clone() },
            Standing::Machine | Standing::Person(_) => self.clone(),
        }
    }

    /// The account that calls, however far its sign-in has come.
    pub fn identity(&self) -> Option<&Arc<Identity>> {
        match &self.standing {
            Standing::Person(identity) => Some(identity),
            Standing::Machine | Standing::Stranger => None,
        }
    }

    /// The account that calls, signed in completely.
    ///
    /// # Errors
    /// `Unauthenticated` for everyone else, `SecondFactor` where only that is missing.
    pub fn signed_in(&self) -> Result<&Arc<Identity>> {
        match self.identity() {
            None => Err(DomainError::Unauthenticated),
            Some(identity) if identity.strength == Strength::Unfinished => Err(DomainError::SecondFactor),
            Some(identity) => Ok(identity),
        }
    }

    /// The account that calls, signed in completely and in a session: an API key has no say in its owner's account.
    ///
    /// # Errors
    /// As [`Actor::signed_in`]; `Forbidden` for an API key.
    pub fn in_session(&self) -> Result<(&Arc<Identity>, Uuid)> {
        let identity = self.signed_in()?;
        Ok((identity, identity.session_id.ok_or(DomainError::Forbidden)?))
    }

    pub fn is_machine(&self) -> bool {
        matches!(self.standing, Standing::Machine)
    }

    pub fn is_operator(&self) -> bool {
        self.is_machine() || self.identity().is_some_and(|identity| identity.is_operator())
    }

    /// May do the work of this cluster's managers. Operators may, so that a cluster without a manager is not lost.
    pub fn manages(&self, cluster_id: Uuid) -> bool {
        self.is_operator() || self.has(Role::ClusterManager, cluster_id)
    }

    /// May change who works for this company and what it is.
    pub fn administers(&self, company_id: Uuid) -> bool {
        self.is_machine() || self.has(Role::CompanyAdmin, company_id)
    }

    /// Works for this company, as its admin or recruiter.
    pub fn works_for(&self, company_id: Uuid) -> bool {
        self.administers(company_id) || self.has(Role::Recruiter, company_id)
    }

    pub fn teaches_at(&self, school_id: Uuid) -> bool {
        self.is_machine() || self.has(Role::Teacher, school_id)
    }

    fn has(&self, role: Role, scope_id: Uuid) -> bool {
        self.identity().is_some_and(|identity| identity.has(role, scope_id))
    }

    /// Passes when `allowed`. Otherwise it says the same as for a thing that never was (rule 3), except to those who only
    /// lack a second factor for a grant that they do have on `scope_id`.
    ///
    /// # Errors
    /// `Unauthenticated`, `SecondFactor` or `NotFound`.
    pub fn require(&self, allowed: bool, scope_id: Uuid, what: &'static str) -> Result<()> {
        if allowed {
            return Ok(());
        }
        let identity = self.signed_in()?;
        if identity.key_scopes.is_none() && identity.dormant().any(|grant| grant.scope_id == scope_id) {
            return Err(DomainError::SecondFactor);
        }
        Err(DomainError::NotFound { what })
    }
}

/// How the audit trail names an account.
pub fn account_name(account_id: Uuid) -> String {
    format!("account:{account_id}")
}
