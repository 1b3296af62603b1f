//! Who calls the API: `Authorization: Bearer` with an access token or an API key (RFC 6750).
use std::marker::PhantomData;

use axum::{
    extract::{FromRef, FromRequestParts},
    http::{header, request::Parts},
};
use lotse_domain::{
    Actor,
    api_key::{self, Scope},
    session,
};

use super::Auth;
use crate::{
    RequestId,
    problem::{Code, Problem},
};

/// Whoever calls, or nobody. A credential that is given and does not hold is refused all the same.
#[derive(Debug, Clone)]
pub struct Caller(pub Actor);

/// A person by an access token, signed in completely. API keys are for machines and are refused.
#[derive(Debug, Clone)]
pub struct Person(pub Actor);

/// A person by an access token who may still owe a second factor.
#[derive(Debug, Clone)]
pub struct AwaitingFactor(pub Actor);

/// A person, or an API key with this permission.
#[derive(Debug, Clone)]
pub struct Permitted<P: Permission>(pub Actor, pub PhantomData<P>);

/// What an API key must be allowed for a route.
pub trait Permission {
    const SCOPE: Scope;
}

/// Reading what belongs to a company and is not public.
#[derive(Debug, Clone, Copy)]
pub struct CompanyRead;

impl Permission for CompanyRead {
    const SCOPE: Scope = Scope::CompanyRead;
}

/// Reading a company's own vacancies in every state.
#[derive(Debug, Clone, Copy)]
pub struct VacanciesRead;

impl Permission for VacanciesRead {
    const SCOPE: Scope = Scope::VacanciesRead;
}

/// Writing them.
#[derive(Debug, Clone, Copy)]
pub struct VacanciesWrite;

impl Permission for VacanciesWrite {
    const SCOPE: Scope = Scope::VacanciesWrite;
}

/// Reading applications to a company, with their documents.
#[derive(Debug, Clone, Copy)]
pub struct ApplicationsRead;

impl Permission for ApplicationsRead {
    const SCOPE: Scope = Scope::ApplicationsRead;
}

/// Answering them.
#[derive(Debug, Clone, Copy)]
pub struct ApplicationsWrite;

impl Permission for ApplicationsWrite {
    const SCOPE: Scope = Scope::ApplicationsWrite;
}

fn refused() -> Problem {
    Problem::new(Code::BadCredentials, "the access token or API key is not valid, or has expired or ended")
}

async fn actor<S>(parts: &mut Parts, state: &S) -> Result<Actor, Problem>
where
    Auth: FromRef<S>,
{
    // Two extractors of one request are the same caller.
    if let Some(actor) = parts.extensions.get::<Actor>() {
        return Ok(actor.clone());
    }
    let request_id = parts.extensions.get::<RequestId>().map_or_else(String::new, ToString::to_string);
    let mut given = parts.headers.get_all(header::AUTHORIZATION).iter();
    let actor = match (given.next(), given.next()) {
        (None, _) => Actor::stranger(request_id),
        // Of two it would be a guess which one is meant.
        (Some(_), Some(_)) => return Err(refused()),
        (Some(given), None) => {
            let auth = Auth::from_ref(state);
            let token = given.to_str().ok().and_then(bearer).ok_or_else(refused)?;
            let identity = if token.starts_with(api_key::PREFIX) {
                session::identify_key(&auth.db, &*auth.clock, token).await?
            } else {
                let checked = auth.check(token).await.map_err(|err| match err {
                    lotse_domain::DomainError::WrongCredentials => refused(),
                    other => other.into(),
                })?;
                session::identify_session(&auth.db, &*auth.clock, checked.session_id)
                    .await?
                    .filter(|identity| identity.account_id == checked.account_id)
            };
            Actor::person(identity.ok_or_else(refused)?, request_id)
        }
    };
    parts.extensions.insert(actor.clone());
    Ok(actor)
}

/// The scheme is not case-sensitive (RFC 9110, section 11.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && !token.contains(' ')).then_some(token)
}

impl<S: Sync> FromRequestParts<S> for Caller
where
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        actor(parts, state).await.map(Self)
    }
}

fn no_key(actor: &Actor) -> Result<(), Problem> {
    if actor.identity().is_some_and(|identity| identity.key_scopes.is_some()) {
        return Err(Problem::new(Code::Forbidden, "an API key cannot do this; sign in as a person"));
    }
    Ok(())
}

impl<S: Sync> FromRequestParts<S> for Person
where
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let actor = actor(parts, state).await?;
        actor.signed_in()?;
        no_key(&actor)?;
        Ok(Self(actor))
    }
}

impl<S: Sync> FromRequestParts<S> for AwaitingFactor
where
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let actor = actor(parts, state).await?;
        if actor.identity().is_none() {
            return Err(lotse_domain::DomainError::Unauthenticated.into());
        }
        no_key(&actor)?;
        Ok(Self(actor))
    }
}

impl<S: Sync, P: Permission> FromRequestParts<S> for Permitted<P>
where
    Auth: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let actor = actor(parts, state).await?;
        let identity = actor.signed_in()?;
        if identity.key_scopes.as_ref().is_some_and(|scopes| !scopes.contains(&P::SCOPE)) {
            return Err(Problem::new(Code::Forbidden, format!("the API key lacks the scope {}", P::SCOPE)));
        }
        Ok(Self(actor, PhantomData))
    }
}
