use std::io::{Cursor, Write};

use chrono::{DateTime, Datelike, Timelike, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::ser::Error;
use serde_json::Value;
use uuid::Uuid;
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{export_of_applications, export_of_bookings, exported};
use crate::{
    Actor, Clock, Db, Identity, account,
    actor::account_name,
    alert, api_key,
    application::intake,
    audit, consent,
    document::Document,
    error::{DomainError, Result},
    grant::{self, by_key},
    invitation,
    mail::{preference, suppression},
    outbox, second_factor, session, sign_in,
    unit_of_work::{read_as, read_as_command},
};

/// What is in which file, for people.
const README: &str = include_str!("export_readme.txt");

/// Everything about the caller as a ZIP: JSON files with speaking names, one for each kind of thing, the caller's documents
/// themselves, and a README in German and English that says what is in which (P4; GDPR Art. 15 and 20). No hashes, no secrets.
///
/// `read` gives the content of a document of the caller's; they are asked for one after the other. One that the store has no
/// more (`NotFound`) is listed without a file.
///
/// # Errors
/// `Unauthenticated`, when the database fails, or any other error of `read`.
pub async fn archive<R, C>(db: &Db, clock: &dyn Clock, actor: &Actor, read: R) -> Result<Vec<u8>>
where
    R: Fn(Document) -> C,
    C: Future<Output = Result<Vec<u8>>>,
{
    let identity = person(actor)?;
    let account_id = identity.account_id;
    let (own, applications) = read_as(db, actor, move |txn| {
        Box::pin(async move {
            let own = what_is_owned(txn, account_id).await?;
            Ok((own, export_of_applications::own(txn, account_id).await?))
        })
    })
    .await?;
    let mail = identity.mail.clone();
    let sent =
        read_as_command(db, move |txn| Box::pin(async move { what_is_sent(txn, account_id, &mail).await }))
            .await?;
    let history = history(account_id).all(db.read()).await?.into_iter().map(exported::history).collect();
    let export_of_applications::Own { applications, profile, documents } = applications;
    let mut files = own;
    files.push(("applications.json", Value::Array(applications)));
    files.push(("pupil_profile.json", Value::Array(profile)));
    files.extend(sent);
    files.push(("history.json", Value::Array(history)));
    let mut archive = Archive::new(clock.now()).map_err(broken)?;
    let mut listed = Vec::new();
    for (number, document) in (1..).zip(documents) {
        let path = match read(document.clone()).await {
            Err(DomainError::NotFound { .. }) => None,
            content => {
                let path = export_of_applications::path(number, &document);
                archive.put(&path, &content?).map_err(broken)?;
                Some(path)
            }
        };
        listed.push(exported::document(&document, path.as_deref()));
    }
    files.push(("documents.json", Value::Array(listed)));
    for (name, content) in files {
        archive.put(name, format!("{content:#}\n").as_bytes()).map_err(broken)?;
    }
    archive.finish().map_err(broken)
}

fn broken(err: ZipError) -> DomainError {
    serde_json::Error::custom(err).into()
}

/// The person that calls. A program with an API key is to learn nothing about its owner.
fn person(actor: &Actor) -> Result<&Identity> {
    let identity = actor.signed_in()?;
    if by_key(actor) { Err(DomainError::NotFound { what: "account" }) } else { Ok(identity) }
}

type Files = Vec<(&'static str, Value)>;

/// What lies in tables of which a person may see their own rows.
async fn what_is_owned(txn: &impl ConnectionTrait, account_id: Uuid) -> Result<Files> {
    let account =
        account::Entity::find_by_id(account_id).one(txn).await?.ok_or(DomainError::Unauthenticated)?;
    let mut grants = Vec::new();
    for grant in grant::Entity::find().filter(grant::Column::AccountId.eq(account_id)).all(txn).await? {
        let name = grant::scope_name(txn, grant.role, grant.scope_id).await?;
        grants.push(exported::grant(&grant, name.as_deref()));
    }
    let sessions = session::Entity::find().filter(session::Column::AccountId.eq(account_id)).all(txn).await?;
    let consents = consent::Entity::find().filter(consent::Column::AccountId.eq(account_id)).all(txn).await?;
    let keys = api_key::Entity::find().filter(api_key::Column::AccountId.eq(account_id)).all(txn).await?;
    let factors = second_factor::Entity::find()
        .filter(second_factor::Column::AccountId.eq(account_id))
        .all(txn)
        .await?;
    let wishes =
        preference::Entity::find().filter(preference::Column::AccountId.eq(account_id)).all(txn).await?;
    Ok(vec![
        ("account.json", exported::account(account)),
        ("grants.json", Value::Array(grants)),
        ("sessions.json", sessions.into_iter().map(exported::session).collect()),
        ("consents.json", consents.into_iter().map(exported::consent).collect()),
        ("api_keys.json", keys.into_iter().map(exported::api_key).collect()),
        ("second_factors.json", factors.into_iter().map(exported::second_factor).collect()),
        ("mail_preferences.json", wishes.iter().map(exported::preference).collect()),
    ])
}

/// What hangs on the address, in tables that only commands read: every query names the caller.
async fn what_is_sent(txn: &impl ConnectionTrait, account_id: Uuid, mail: &str) -> Result<Files> {
    let mails = outbox::Entity::find()
        .filter(outbox::Column::Recipient.eq(mail))
        .order_by_asc(outbox::Column::Id)
        .all(txn)
        .await?;
    let invited = Condition::any()
        .add(invitation::Column::Mail.eq(mail))
        .add(invitation::Column::InvitedBy.eq(account_id));
    let invitations = invitation::Entity::find().filter(invited).all(txn).await?;
    let asked =
        Condition::any().add(sign_in::Column::Mail.eq(mail)).add(sign_in::Column::AccountId.eq(account_id));
    let codes = sign_in::Entity::find().filter(asked).all(txn).await?;
    let suppressed = suppression::Entity::find_by_id(mail).all(txn).await?;
    let forms = intake::Entity::find()
        .filter(intake::Column::ChallengeId.is_in(codes.iter().map(|code| code.id)))
        .all(txn)
        .await?;
    let mut unconfirmed: Vec<Value> = forms.iter().map(exported::intake).collect();
    unconfirmed.extend(export_of_bookings::forms(txn, codes.iter().map(|code| code.id)).await?);
    let notes = export_of_applications::notes(txn, account_id).await?;
    let alerts = alert::all_of(txn, account_id, mail).await?;
    let mut files = export_of_bookings::files(txn, account_id, mail).await?;
    files.extend([
        ("mails.json", mails.into_iter().map(exported::mail).collect()),
        (
            "invitations.json",
            invitations.into_iter().map(|row| exported::invitation(row, account_id)).collect(),
        ),
        ("sign_in_codes.json", codes.into_iter().map(exported::sign_in_code).collect()),
        ("mail_suppression.json", suppressed.into_iter().map(exported::suppression).collect()),
        ("unconfirmed.json", Value::Array(unconfirmed)),
        ("alerts.json", alerts.into_iter().map(exported::alert).collect()),
        ("notes_about_me.json", Value::Array(notes)),
    ]);
    Ok(files)
}

/// The ZIP while it is made.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Archive {
    fn new(now: DateTime<Utc>) -> Result<Self, ZipError> {
        let part = |value: u32| u8::try_from(value).unwrap_or_default();
        let written = zip::DateTime::from_date_and_time(
            u16::try_from(now.year()).unwrap_or_default(),
            part(now.month()),
            part(now.day()),
            part(now.hour()),
            part(now.minute()),
            part(now.second()),
        )
        .unwrap_or_default();
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(written);
        let mut archive = Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options };
        archive.put("README.txt", README.as_bytes())?;
        Ok(archive)
    }

    fn put(&mut self, name: &str, content: &[u8]) -> Result<(), ZipError> {
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(content)?;
        Ok(())
    }

    fn finish(self) -> Result<Vec<u8>, ZipError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

fn history(account_id: Uuid) -> Select<audit::Entity> {
    let own = Condition::any()
        .add(audit::Column::Actor.eq(account_name(account_id)))
        .add(audit::Column::SubjectId.eq(account_id));
    audit::Entity::find().filter(own).order_by_desc(audit::Column::Id)
}

/// What the caller did and what was done to the caller's account, newest first, at most `limit`.
///
/// # Errors
/// `Unauthenticated`, or when the database fails.
pub async fn own_history(db: &Db, actor: &Actor, limit: u64) -> Result<Vec<audit::Model>> {
    /// Pages show fewer; a number beyond every column's range must not reach the database.
    const MOST: u64 = 1_000;
    let account_id = person(actor)?.account_id;
    Ok(history(account_id).limit(limit.min(MOST)).all(db.read()).await?)
}
