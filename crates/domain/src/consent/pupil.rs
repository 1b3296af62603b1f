use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ConnectionTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{
    Consent, ConsentState,
    age::{self, under_16},
    request::{self, Asking, guardian_address},
};
use crate::{
    Actor, Clock, Db,
    account::{self, MailAddress},
    audit,
    error::{DomainError, Result},
    grant::{self, Role, by_key},
    unit_of_work::{in_transaction, read_as},
};

/// Where a pupil stands.
#[derive(Debug, Clone)]
pub struct PupilStanding {
    pub birth_date: NaiveDate,
    /// Today, by the clock, in Germany.
    pub under_16: bool,
    /// The guardian's consent, when one was asked for.
    pub guardian: Option<Consent>,
    /// May apply and show a profile.
    pub may_apply: bool,
}

impl PupilStanding {
    fn new(birth_date: NaiveDate, today: NaiveDate, guardian: Option<Consent>) -> Self {
        let under_16 = under_16(birth_date, today);
        let agreed = guardian.as_ref().is_some_and(|consent| consent.state == ConsentState::Given);
        Self { birth_date, under_16, guardian, may_apply: !under_16 || agreed }
    }
}

/// A person introduces themselves as a pupil: the birth date is asked once and cannot be changed by them. Under 16 a
/// guardian's address is needed, and gets the request. Gives the grant `pupil`.
///
/// # Errors
/// `Invalid` for `birth_date` (not between 10 and 99 years ago), `name` or `guardian_mail` (missing under 16, wrong, or the
/// pupil's own); `Conflict` when the birth date is known already.
pub async fn introduce(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    name: Option<String>,
    birth_date: NaiveDate,
    guardian_mail: Option<String>,
) -> Result<PupilStanding> {
    let pupil = actor.signed_in()?.clone();
    if by_key(actor) {
        return Err(DomainError::NotFound { what: "account" });
    }
    let now = clock.now();
    let today = now.date_naive();
    age::check(birth_date, today)?;
    let name = name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    if name.as_ref().is_some_and(|name| name.chars().count() > 120 || name.contains(char::is_control)) {
        return Err(DomainError::invalid("name", "too_long", "takes at most 120 characters in one line"));
    }
    let guardian_mail = guardian_mail.filter(|mail| !mail.trim().is_empty());
    let guardian = match (under_16(birth_date, today), guardian_mail) {
        (false, _) => None,
        (true, Some(mail)) => Some(guardian_address(&mail, &pupil.mail)?),
        (true, None) => {
            let detail = "is needed under 16: a guardian must agree before anything reaches a company";
            return Err(DomainError::invalid("guardian_mail", "missing", detail));
        }
    };
    let actor = actor.clone();
    in_transaction(db, move |txn| {
        let (pupil, name, guardian, actor) = (pupil.clone(), name.clone(), guardian.clone(), actor.clone());
        Box::pin(async move {
            let introduction = Introduction {
                pupil: Asking::from(&*pupil),
                name: name.as_deref(),
                birth_date,
                guardian: guardian.as_ref(),
            };
            let consent = introduce_in(txn, now, &actor, introduction).await?;
            Ok(PupilStanding::new(birth_date, today, consent))
        })
    })
    .await
}

/// What somebody says who introduces themselves, checked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Introduction<'a> {
    pub(crate) pupil: Asking<'a>,
    /// The account's new name, where it gets one.
    pub(crate) name: Option<&'a str>,
    pub(crate) birth_date: NaiveDate,
    /// Who is asked to agree, where somebody must.
    pub(crate) guardian: Option<&'a MailAddress>,
}

/// Introduces somebody within a command that has checked what they say; returns the request to the guardian.
///
/// # Errors
/// `Conflict` when the birth date is known already.
pub(crate) async fn introduce_in(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    actor: &Actor,
    introduction: Introduction<'_>,
) -> Result<Option<Consent>> {
    let Introduction { pupil, name, birth_date, guardian } = introduction;
    let mut update = account::Entity::update_many()
        .col_expr(account::Column::BirthDate, Expr::value(birth_date))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .col_expr(account::Column::UpdatedAt, Expr::value(now))
        .filter(account::Column::Id.eq(pupil.account_id))
        .filter(account::Column::BirthDate.is_null());
    if let Some(name) = name {
        update = update.col_expr(account::Column::Name, Expr::value(name));
    }
    if update.exec(txn).await?.rows_affected == 0 {
        return Err(DomainError::Conflict("the birth date is known already and stays".into()));
    }
    grant::give_in(txn, now, actor, pupil.account_id, Role::Pupil, Uuid::nil()).await?;
    audit::record(txn, now, actor, [("pupil.introduced", pupil.account_id)]).await?;
    let Some(guardian) = guardian else { return Ok(None) };
    audit::record(txn, now, actor, [("consent.requested", pupil.account_id)]).await?;
    let pupil = Asking { name: name.or(pupil.name), ..pupil };
    Ok(Some(request::ask(txn, now, pupil, guardian).await?))
}

/// Where the caller stands as a pupil; none for people who are none.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn standing(db: &Db, clock: &dyn Clock, actor: &Actor) -> Result<Option<PupilStanding>> {
    let pupil = actor.signed_in()?;
    let (true, Some(birth_date)) = (pupil.is_pupil(), pupil.birth_date) else { return Ok(None) };
    let own = request::latest(pupil.account_id);
    let guardian = read_as(db, actor, move |txn| Box::pin(async move { Ok(own.one(txn).await?) })).await?;
    Ok(Some(PupilStanding::new(birth_date, clock.now().date_naive(), guardian)))
}

/// Passes when the caller is a pupil who may reach companies: the one gate for applications and profiles (P1).
///
/// # Errors
/// `Unauthenticated`; `Conflict` with a sentence on what is missing.
pub async fn require_may_apply(db: &Db, clock: &dyn Clock, actor: &Actor) -> Result<()> {
    let missing = match standing(db, clock, actor).await? {
        None => "only pupils apply; say that you are one and give your birth date first",
        Some(standing) if standing.may_apply => return Ok(()),
        Some(standing) => match standing.guardian.map(|consent| consent.state) {
            None => "you are under 16: a guardian must agree first, and none has been asked",
            Some(ConsentState::Refused) => "you are under 16, and the guardian has not agreed",
            Some(ConsentState::Withdrawn) => "you are under 16, and the guardian has withdrawn the consent",
            Some(ConsentState::Requested | ConsentState::Given) => {
                "you are under 16: a guardian has been asked to agree and has not answered yet"
            }
        },
    };
    Err(DomainError::Conflict(missing.into()))
}
