//! `lotse import occupations` and `lotse import places`: newer tables than those that are compiled in.
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use anyhow::{Context, Result};
use lotse_domain::{Actor, Clock, import::Loaded, occupation, place};
use lotse_settings::Settings;
use uuid::Uuid;

use crate::{Ended, database, follow};

/// Without a file: what this build brings along.
pub(crate) async fn occupations(
    settings: &Settings,
    clock: &dyn Clock,
    file: Option<&Path>,
) -> Result<Ended> {
    let drafts = match file {
        Some(file) => lotse_reference::read_occupations(open(file)?).with_context(|| said(file))?,
        None => lotse_reference::occupations()?,
    };
    let db = database::open(settings, clock).await?;
    let actor = Actor::operator(Uuid::now_v7().to_string());
    report("occupations", occupation::load(&db, clock, &actor, drafts).await?);
    follow::catch_up(settings, &db).await?;
    Ok(Ended::Done)
}

/// Without a file: what this build brings along. A file is the postal-code table of `GeoNames` or one in our own form.
pub(crate) async fn places(settings: &Settings, clock: &dyn Clock, file: Option<&Path>) -> Result<Ended> {
    let drafts = match file {
        Some(file) => {
            let mut table = open(file)?;
            let ours = table.fill_buf()?.starts_with(b"kind,key,");
            if ours {
                lotse_reference::read_places(table)
            } else {
                lotse_reference::read_geonames_places(table)
            }
            .with_context(|| said(file))?
        }
        None => lotse_reference::places()?,
    };
    let db = database::open(settings, clock).await?;
    report("places", place::load(&db, drafts).await?);
    Ok(Ended::Done)
}

fn open(file: &Path) -> Result<BufReader<File>> {
    Ok(BufReader::new(File::open(file).with_context(|| format!("{} cannot be opened", file.display()))?))
}

fn said(file: &Path) -> String {
    format!("{} is not taken, and nothing was changed", file.display())
}

fn report(what: &str, loaded: Loaded) {
    println!(
        "{what}: {} created, {} updated, {} unchanged",
        loaded.created, loaded.updated, loaded.unchanged
    );
}
