//! A form from somebody who is not signed in, until its code confirms it.
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    ApplicationDraft, Begun,
    check::{Form, Known, check},
};
use crate::{
    Actor, Clock, Db, Secrets,
    account::{self, Language, MailAddress},
    application::{
        Target, TargetView, find_target,
        intake::{ActiveModel, Entity, Model as Intake},
    },
    audit, company,
    document::{self, NewDocument},
    error::{DomainError, Result},
    mail::{self, About, Envelope, Letter},
    sign_in::{self, CODE_MINUTES, Challenge, Purpose, SignIn},
    unit_of_work::{in_transaction_behind, select_as_command},
    vacancy,
};

/// A form waits so long for its code.
const HOURS: i64 = 24;

const NONE: DomainError = DomainError::NotFound { what: "application" };

/// What is sealed. The form is gone as soon as it has become an application.
#[derive(Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) mail: String,
    pub(super) form: Option<Form>,
}

impl Sealed {
    pub(super) fn seal(&self, secrets: &Secrets) -> Result<String> {
        secrets.seal("intake", &serde_json::to_vec(self)?)
    }

    pub(super) fn open(secrets: &Secrets, intake: &Intake) -> Result<Self> {
        Ok(serde_json::from_slice(&secrets.open("intake", &intake.sealed)?)?)
    }
}

pub(super) const fn target_of(intake: &Intake) -> Target {
    match intake.vacancy_id {
        Some(id) => Target::Vacancy(id),
        None => Target::Company(intake.company_id),
    }
}

/// Takes a form from somebody who is not signed in and mails a code that confirms it all at once. Writes nothing about a known
/// or unknown address but the sealed form: both get the same answer. Lasts for a day.
///
/// # Errors
/// `Invalid` with every field that breaks a rule (`name`, `mail`, `birth_date`, `phone`, `school`, `answers`, `guardian_mail`,
/// `documents`); `NotFound` and `Conflict` for a target that is not there or takes none (with the reason); `TooMany` as for
/// codes. The caller then removes the new documents' files.
#[expect(clippy::too_many_arguments, reason = "each is something else")]
pub async fn begin(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    target: Target,
    mail: &str,
    draft: ApplicationDraft,
    documents: Vec<NewDocument>,
    how: &SignIn,
) -> Result<Begun> {
    let view = find_target(db, clock, target).await?;
    begin_to(db, clock, secrets, &view, mail, draft, documents, how).await
}

/// As [`begin`], for whoever has just looked at the target by [`find_target`].
///
/// # Errors
/// As [`begin`].
#[expect(clippy::too_many_arguments, reason = "each is something else")]
pub async fn begin_to(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    view: &TargetView,
    mail: &str,
    draft: ApplicationDraft,
    documents: Vec<NewDocument>,
    how: &SignIn,
) -> Result<Begun> {
    let now = clock.now();
    view.takes.require()?;
    let address = MailAddress::parse(mail);
    let own = address.as_ref().map_or("", MailAddress::as_str);
    let known = Known { mail: own, birth_date: None, guardian_asked: false, stranger: true };
    let form = check(draft, &view.questions, documents.len(), known, now.date_naive());
    let (address, form) = both(address, form)?;
    let about = About {
        application_id: Uuid::nil(),
        title: view.vacancy.as_ref().map(|view| view.vacancy.title.clone()),
        company: view.company.name.clone(),
    };
    let sealed = Sealed { mail: address.to_string(), form: Some(form) }.seal(secrets)?;
    let intake = Intake {
        id: Uuid::now_v7(),
        vacancy_id: view.vacancy_id(),
        company_id: view.company.id,
        cluster_id: view.cluster_id,
        // Known when the code is made.
        challenge_id: Uuid::nil(),
        sealed,
        application_id: None,
        created_at: now,
        expires_at: now + TimeDelta::hours(HOURS),
    };
    let gate = sign_in::limits_gate(now, secrets, &address, &how.device);
    let (secrets, language) = (secrets.clone(), how.language);
    in_transaction_behind(db, gate, move |txn, ()| {
        let secrets = secrets.clone();
        let (address, about) = (address.clone(), about.clone());
        let (mut intake, documents) = (intake.clone(), documents.clone());
        Box::pin(async move {
            let code = Code { mail: &address, language, cluster_id: intake.cluster_id };
            intake.challenge_id = code.send(txn, now, &secrets, about).await?;
            let (intake_id, challenge_id) = (intake.id, intake.challenge_id);
            Entity::insert(intake.into_active_model().reset_all()).exec_without_returning(txn).await?;
            document::insert(txn, now, None, Some(intake_id), documents).await?;
            let stranger = Actor::stranger(format!("intake:{intake_id}"));
            audit::record(txn, now, &stranger, [("application.begun", intake_id)]).await?;
            Ok(Begun { intake_id, challenge: Challenge { id: challenge_id, mail: address.to_string() } })
        })
    })
    .await
}

/// Both, or what is wrong with either.
fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(DomainError::Invalid(mut wrong)), Err(DomainError::Invalid(more))) => {
            wrong.extend(more);
            Err(DomainError::Invalid(wrong))
        }
        (Err(err), _) | (_, Err(err)) => Err(err),
    }
}

/// Mails a new code for the same form.
///
/// # Errors
/// `NotFound` when it is gone or confirmed; `TooMany`.
pub async fn resend(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    intake_id: Uuid,
    how: &SignIn,
) -> Result<Challenge> {
    let now = clock.now();
    let intake = find(db, now, intake_id).await?;
    let Sealed { mail, form } = Sealed::open(secrets, &intake)?;
    if intake.application_id.is_some() || form.is_none() {
        return Err(NONE);
    }
    let address = MailAddress::parse(&mail)?;
    let gate = sign_in::limits_gate(now, secrets, &address, &how.device);
    let (secrets, language) = (secrets.clone(), how.language);
    in_transaction_behind(db, gate, move |txn, ()| {
        let (secrets, address) = (secrets.clone(), address.clone());
        Box::pin(async move {
            let intake = Entity::find_by_id(intake_id).lock_exclusive().one(txn).await?;
            let intake = intake.filter(|intake| intake.application_id.is_none()).ok_or(NONE)?;
            let company = company::Entity::find_by_id(intake.company_id).one(txn).await?.ok_or(NONE)?;
            let title = match intake.vacancy_id {
                Some(id) => vacancy::Entity::find_by_id(id).one(txn).await?.map(|vacancy| vacancy.title),
                None => None,
            };
            let about = About { application_id: Uuid::nil(), title, company: company.name };
            let code = Code { mail: &address, language, cluster_id: intake.cluster_id };
            let id = code.send(txn, now, &secrets, about).await?;
            let mut row = ActiveModel::from(intake);
            row.challenge_id = Set(id);
            row.update(txn).await?;
            Ok(Challenge { id, mail: address.to_string() })
        })
    })
    .await
}

/// Where to look for the code of a form: the address that it was sent to. Opens nothing else.
///
/// # Errors
/// `NotFound` when it is gone.
pub async fn look_at(
    db: &Db,
    clock: &dyn Clock,
    secrets: &Secrets,
    intake_id: Uuid,
) -> Result<(Target, String)> {
    let intake = find(db, clock.now(), intake_id).await?;
    Ok((target_of(&intake), Sealed::open(secrets, &intake)?.mail))
}

/// A form that has not expired.
///
/// # Errors
/// `NotFound`.
pub(super) async fn find(db: &Db, now: DateTime<Utc>, intake_id: Uuid) -> Result<Intake> {
    let found = select_as_command(db, move |db| {
        Box::pin(async move { Ok(Entity::find_by_id(intake_id).one(&db).await?) })
    });
    found.await?.filter(|intake| intake.expires_at > now).ok_or(NONE)
}

/// A code to be sent.
struct Code<'a> {
    mail: &'a MailAddress,
    /// For whoever has no account yet.
    language: Language,
    cluster_id: Uuid,
}

impl Code<'_> {
    async fn send(
        &self,
        txn: &impl ConnectionTrait,
        now: DateTime<Utc>,
        secrets: &Secrets,
        about: About,
    ) -> Result<Uuid> {
        let known = account::find_by_mail(txn, self.mail).await?;
        let (id, code) = sign_in::ask(txn, now, secrets, self.mail, Purpose::Apply, None).await?;
        let envelope = Envelope {
            letter: Letter::ApplicationCode { about, code, minutes: CODE_MINUTES },
            language: known.as_ref().map_or(self.language, |account| account.language),
            cluster_id: Some(self.cluster_id),
            account_id: known.map(|account| account.id),
            topic: None,
        };
        mail::post(txn, now, self.mail.as_str(), &envelope).await?;
        Ok(id)
    }
}
