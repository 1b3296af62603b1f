//! `lotse keys`: the keys that sign access tokens.
use anyhow::Result;
use clap::Subcommand;
use lotse_domain::{Actor, Clock, signing_key};
use lotse_settings::Settings;
use lotse_web_kit::Auth;
use uuid::Uuid;

use crate::{Ended, database, secrets};

#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Add a key. It signs in five minutes, when every node knows it; tokens of the old one stay good until they expire.
    Rotate,
    /// List the keys that verify at the moment.
    List,
}

pub(crate) async fn run(settings: &Settings, clock: &dyn Clock, command: KeysCommand) -> Result<Ended> {
    let db = database::open(settings, clock).await?;
    if let KeysCommand::Rotate = command {
        let actor = Actor::operator(Uuid::now_v7().to_string());
        let key = signing_key::add(&db, clock, &secrets::load(settings)?, &actor, Auth::new_key()).await?;
        println!("added {}; it signs from {}", key.id, key.signs_from.format("%F %T UTC"));
    }
    for key in signing_key::list_current(&db, clock).await? {
        let until = match key.verifies_until {
            Some(until) => format!("verifies until {}", until.format("%F %T UTC")),
            None => "verifies".to_owned(),
        };
        println!("{}\tsigns from {}\t{until}", key.id, key.signs_from.format("%F %T UTC"));
    }
    Ok(Ended::Done)
}
