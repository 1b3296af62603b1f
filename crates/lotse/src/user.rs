//! `lotse user`: accounts and grants from the command line; above all the first operator.
use std::io::{IsTerminal, Read};

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use lotse_domain::{
    Actor, Clock, Db, DomainError,
    account::{self, Hasher, Language, MailAddress, Profile},
    cluster, company,
    grant::{self, Role},
    school,
};
use lotse_settings::Settings;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Ended, database};

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Make an account, or add to the one that there is: its role, its password.
    Create(Create),
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Mail address; taken as confirmed.
    #[arg(long)]
    mail: String,
    #[arg(long)]
    name: Option<String>,
    /// In which language mails are written: de or en.
    #[arg(long, default_value = "de")]
    language: Language,
    /// `operator`, `cluster_manager`, `company_admin`, `recruiter` or `teacher`. Operators, managers and company admins are asked to
    /// set up a second factor when they first sign in.
    #[arg(long)]
    role: Option<Role>,
    /// Slug of the cluster, company or school that the role is for.
    #[arg(long, value_name = "SLUG")]
    of: Option<String>,
    /// Read a password from standard input. Without one the account signs in by codes that are mailed.
    #[arg(long)]
    password_stdin: bool,
}

pub(crate) async fn run(settings: &Settings, clock: &dyn Clock, command: UserCommand) -> Result<Ended> {
    let UserCommand::Create(call) = command;
    let mail = MailAddress::parse(&call.mail)?;
    let db = database::open(settings, clock).await?;
    // Before anything is written: an unknown slug must not leave an account without its role.
    let scope = scope(&db, call.role, call.of.as_deref()).await?;
    let password = if call.password_stdin { Some(password()?) } else { None };
    let actor = Actor::operator(Uuid::now_v7().to_string());
    let profile = Profile { name: call.name, language: Some(call.language) };
    let account =
        account::create_confirmed(&db, clock, &actor, &Hasher::default(), &mail, profile, password).await?;
    println!("account {} ({})", account.mail, account.id);
    if let Some((role, scope_id)) = scope {
        grant::give(&db, clock, &actor, account.id, role, scope_id).await?;
        println!("is {role}{}", call.of.map(|slug| format!(" of {slug}")).unwrap_or_default());
    }
    Ok(Ended::Done)
}

/// The role with the id of what it is for.
async fn scope(db: &Db, role: Option<Role>, of: Option<&str>) -> Result<Option<(Role, Uuid)>> {
    let Some(role) = role else {
        if of.is_some() {
            return Err(DomainError::invalid("of", "without_role", "is given with --role only").into());
        }
        return Ok(None);
    };
    let slug = || {
        of.ok_or_else(|| DomainError::invalid("of", "missing", format!("say of what: --of SLUG for {role}")))
    };
    let id = match role {
        Role::Operator => Uuid::nil(),
        Role::Pupil => {
            return Err(DomainError::invalid("role", "pupil", "pupils register themselves").into());
        }
        Role::ClusterManager => cluster::find_by_slug(db.read(), slug()?).await?.id,
        Role::CompanyAdmin | Role::Recruiter => {
            let found =
                company::Entity::find().filter(company::Column::Slug.eq(slug()?)).one(db.read()).await;
            found.map_err(DomainError::from)?.ok_or(DomainError::NotFound { what: "company" })?.id
        }
        Role::Teacher => {
            let actor = Actor::operator("look-up");
            school::find_by_slug(db, &actor, slug()?).await?.id
        }
    };
    Ok(Some((role, id)))
}

fn password() -> Result<String> {
    if std::io::stdin().is_terminal() {
        bail!("--password-stdin reads the password from a pipe or file, so that it is not shown: … < file");
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("the password cannot be read from standard input")?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
