use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, QueryOrder, entity::prelude::*};

use super::{Column, Entity, Invitation, may_invite, visible_to};
use crate::{
    Actor, Clock, Db,
    account::{self, Account, Language, MailAddress},
    audit,
    error::{DomainError, Result},
    grant::{self, Role, by_key, clusters_of, lock_scope, looks_after, require_on, scope_name},
    mail::{self, Envelope, Letter},
    secrets::{Secrets, random_token, token_hash},
    throttle::{self, Limit},
    unit_of_work::{in_transaction, read_as},
};

/// An invitation lasts so long.
const DAYS: i64 = 14;

/// Invites someone. An open invitation of the same address for the same role is sent anew with a new link.
///
/// # Errors
/// `NotFound` where the actor may not; `Invalid` for the address; `Conflict` when the person has the role; `TooMany`.
pub async fn invite(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    actor: &Actor,
    role: Role,
    scope_id: Uuid,
    mail: &str,
) -> Result<Invitation> {
    let clusters = clusters_of(db.read(), scope_id).await?;
    let scope = scope_name(db.read(), role, scope_id).await?;
    let real = scope.is_some() || (role == Role::Operator && scope_id.is_nil());
    let allowed = real && may_invite(db.read(), actor, role, scope_id).await?;
    let clusters = clusters.unwrap_or_default();
    let mut scopes = clusters.clone();
    scopes.extend([scope_id, Uuid::nil()]);
    require_on(actor, allowed, &scopes, "invitation")?;
    let mail = MailAddress::parse(mail)?;
    if let Some(identity) = actor.identity() {
        let of = identity.account_id.to_string();
        throttle::take(db, clock, secrets, &[(Limit::InvitationsOfAccount, &of)]).await?;
    }
    let sending = Sending {
        now: clock.now(),
        actor: actor.clone(),
        role,
        scope_id,
        scope,
        cluster: clusters.first().copied(),
    };
    in_transaction(db, move |txn| {
        let (sending, mail) = (sending.clone(), mail.clone());
        Box::pin(async move { sending.run(txn, &mail).await })
    })
    .await
}

/// An invitation that may be sent.
#[derive(Clone)]
struct Sending {
    now: DateTime<Utc>,
    actor: Actor,
    role: Role,
    scope_id: Uuid,
    scope: Option<String>,
    cluster: Option<Uuid>,
}

impl Sending {
    async fn run(&self, txn: &impl ConnectionTrait, mail: &MailAddress) -> Result<Invitation> {
        let Self { now, actor, role, scope_id, scope: _, cluster: _ } = self;
        lock_scope(txn, *role, *scope_id).await?;
        let account = account::find_by_mail(txn, mail).await?;
        if let Some(account) = &account
            && self.has_role(txn, account.id).await?
        {
            return Err(DomainError::Conflict("this person has the role already".into()));
        }
        let token = random_token();
        let open = Entity::find()
            .filter(Column::Mail.eq(mail.as_str()))
            .filter(Column::Role.eq(*role))
            .filter(Column::ScopeId.eq(*scope_id))
            .filter(Column::AcceptedAt.is_null())
            .one(txn)
            .await?;
        let known = open.as_ref().map(|open| open.id);
        let invitation = Invitation {
            id: known.unwrap_or_else(Uuid::now_v7),
            mail: mail.as_str().to_owned(),
            role: *role,
            scope_id: *scope_id,
            token_hash: token_hash(&token),
            invited_by: actor.identity().map(|identity| identity.account_id),
            created_at: *now,
            expires_at: *now + TimeDelta::days(DAYS),
            accepted_at: None,
        };
        let row = invitation.clone().into_active_model().reset_all();
        if known.is_some() {
            row.update(txn).await?;
        } else {
            row.insert(txn).await?;
        }
        audit::record(txn, *now, actor, [("invitation.sent", invitation.id)]).await?;
        mail::post(txn, *now, mail.as_str(), &self.envelope(&invitation, token, account.as_ref())).await?;
        Ok(invitation)
    }

    async fn has_role(&self, txn: &impl ConnectionTrait, account_id: Uuid) -> Result<bool> {
        Ok(grant::Entity::find()
            .filter(grant::Column::AccountId.eq(account_id))
            .filter(grant::Column::Role.eq(self.role))
            .filter(grant::Column::ScopeId.eq(self.scope_id))
            .one(txn)
            .await?
            .is_some())
    }

    /// In the receiver's language where it is known, else the inviter's.
    fn envelope(&self, invitation: &Invitation, token: String, account: Option<&Account>) -> Envelope {
        let inviter = self.actor.identity();
        let language = account.map(|account| account.language).or_else(|| inviter.map(|i| i.language));
        Envelope {
            letter: Letter::Invitation {
                role: self.role,
                scope_name: self.scope.clone(),
                inviter: inviter.map(|i| i.name.clone().unwrap_or_else(|| i.mail.clone())),
                token,
                expires_on: invitation.expires_at.date_naive(),
            },
            language: language.unwrap_or(Language::De),
            cluster_id: self.cluster,
            account_id: account.map(|account| account.id),
            topic: None,
        }
    }
}

/// Open invitations for a scope, newest first. The nil scope is the operators'.
///
/// # Errors
/// `NotFound` where the actor may not.
pub async fn list(db: &Db, clock: &dyn Clock, actor: &Actor, scope_id: Uuid) -> Result<Vec<Invitation>> {
    let clusters = clusters_of(db.read(), scope_id).await?;
    let real = clusters.is_some() || scope_id.is_nil();
    let mut scopes = clusters.unwrap_or_default();
    let allowed = real && !by_key(actor) && looks_after(actor, scope_id, &scopes);
    scopes.extend([scope_id, Uuid::nil()]);
    require_on(actor, allowed, &scopes, "invitations")?;
    let open = visible_to(actor)
        .filter(Column::ScopeId.eq(scope_id))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::ExpiresAt.gt(clock.now()))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    read_as(db, actor, move |txn| Box::pin(async move { Ok(open.all(txn).await?) })).await
}

/// Takes an open invitation back.
///
/// # Errors
/// `NotFound` where the actor may not see it.
pub async fn revoke(db: &Db, clock: &dyn Clock, actor: &Actor, id: Uuid) -> Result<()> {
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let actor = actor.clone();
        Box::pin(async move {
            let visible = visible_to(&actor).filter(Column::Id.eq(id)).one(txn).await?;
            if visible.is_none() || by_key(&actor) {
                let hidden = Entity::find_by_id(id).one(txn).await?;
                let mut scopes = vec![Uuid::nil()];
                if let Some(hidden) = hidden {
                    scopes.push(hidden.scope_id);
                    scopes.extend(clusters_of(txn, hidden.scope_id).await?.unwrap_or_default());
                }
                require_on(&actor, false, &scopes, "invitation")?;
            }
            let gone = Entity::delete_many()
                .filter(Column::Id.eq(id))
                .filter(Column::AcceptedAt.is_null())
                .exec(txn)
                .await?;
            if gone.rows_affected == 0 {
                return Err(DomainError::NotFound { what: "invitation" });
            }
            audit::record(txn, now, &actor, [("invitation.revoked", id)]).await
        })
    })
    .await
}
