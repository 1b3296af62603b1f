//! `lotse cluster`: founding and listing clusters.
use anyhow::Result;
use clap::{Args, Subcommand};
use lotse_domain::{
    Actor, Clock,
    cluster::{self, ClusterDraft, Districts},
    place::{self, Gazetteer},
};
use lotse_settings::Settings;
use uuid::Uuid;

use crate::{Ended, database};

#[derive(Debug, Subcommand)]
pub(crate) enum ClusterCommand {
    /// Found a cluster.
    Create(Box<Create>),
    /// List the clusters.
    List,
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Its piece of the address /c/SLUG.
    #[arg(long)]
    slug: String,
    #[arg(long)]
    name: String,
    /// Field of industry, in a few words.
    #[arg(long)]
    sector: Option<String>,
    /// Region, in a few words.
    #[arg(long)]
    region: Option<String>,
    /// An area that the region consists of: a district, a Regierungsbezirk, a state, or its key. May be given several times.
    #[arg(long)]
    district: Vec<String>,
    /// What the cluster is and does (Markdown).
    #[arg(long)]
    description: Option<String>,
    #[arg(long)]
    website: Option<String>,
    #[arg(long)]
    contact_mail: Option<String>,
    /// Its own host name.
    #[arg(long)]
    host_name: Option<String>,
    /// #rrggbb.
    #[arg(long)]
    colour: Option<String>,
    /// #rrggbb, the warm second.
    #[arg(long)]
    accent_colour: Option<String>,
    /// One to three letters for the logo.
    #[arg(long)]
    logo_text: Option<String>,
}

pub(crate) async fn run(settings: &Settings, clock: &dyn Clock, command: ClusterCommand) -> Result<Ended> {
    let db = database::open(settings, clock).await?;
    match command {
        ClusterCommand::Create(call) => {
            let gazetteer = Gazetteer::new(place::list_all(db.read()).await?);
            let actor = Actor::operator(Uuid::now_v7().to_string());
            let cluster = cluster::create(&db, clock, &actor, draft(*call, &gazetteer)?).await?;
            println!("created {} ({}): /c/{}", cluster.name, cluster.id, cluster.slug);
        }
        ClusterCommand::List => {
            for cluster in cluster::list_all(db.read()).await? {
                println!("{}\t{}\t{}", cluster.slug, cluster.name, cluster.host_name.unwrap_or_default());
            }
        }
    }
    Ok(Ended::Done)
}

fn draft(call: Create, gazetteer: &Gazetteer) -> Result<ClusterDraft> {
    let Create {
        slug,
        name,
        sector,
        region,
        district,
        description,
        website,
        contact_mail,
        host_name,
        colour,
        accent_colour,
        logo_text,
    } = call;
    Ok(ClusterDraft {
        slug,
        name,
        sector,
        region,
        districts: Districts::called(gazetteer, district.iter().map(String::as_str))?,
        description,
        website,
        contact_mail,
        host_name,
        colour,
        accent_colour,
        logo_text,
    })
}
