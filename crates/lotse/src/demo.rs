//! `lotse demo`: a made-up region in an empty data folder, served.
use std::sync::Arc;

use anyhow::{Result, bail};
use lotse_demo::{DemoCluster, Region};
use lotse_domain::{
    Actor, Clock, Db, FieldError,
    clock::SystemClock,
    cluster, company, emptiness,
    import::{Acknowledgement, Outcome, Run},
    vacancy::Importer,
};
use lotse_settings::Settings;

use crate::{Ended, database, secrets, server};

mod applications;
mod articles;
mod events;
mod people;
mod studies;

/// The same region every time.
const SEED: u64 = 2026;

pub(crate) async fn run(settings: Settings, clock: &dyn Clock, only_make: bool) -> Result<Ended> {
    let db = database::open(&settings, clock).await?;
    if emptiness::is_empty(db.read()).await? {
        make(&db, clock).await?;
        let busy = people::make(&db, clock).await?;
        applications::make(&db, clock, &secrets::load(&settings)?, &busy).await?;
        events::make(&db, clock).await?;
        studies::make(&db, clock).await?;
        articles::make(&db, clock).await?;
    } else {
        println!(
            "The data folder {} holds data already; they are served as they are.",
            settings.storage.data_dir.display()
        );
    }
    if only_make {
        crate::follow::catch_up(&settings, &db).await?;
        return Ok(Ended::Done);
    }
    server::until_told_to_stop(
        server::start_on(&settings, db, Arc::new(SystemClock), server::Roles::ALL).await?,
    )
    .await
}

/// Fills an empty database with the demo region.
pub(crate) async fn make(db: &Db, clock: &dyn Clock) -> Result<()> {
    let Region { clusters } = lotse_demo::region(SEED, clock.now().date_naive());
    let gazetteer = database::gazetteer(db).await?;
    let catalogue = database::catalogue(db).await?;
    for DemoCluster { draft, companies, vacancies } in clusters {
        let actor = Actor::system("demo", "demo");
        let name = draft.name.clone();
        let cluster = cluster::create(db, clock, &actor, draft).await?;
        let run = Run { cluster_id: cluster.id, source: "demo".to_owned(), actor, trial: false };
        let (firms, offers) = (companies.len(), vacancies.len());
        for batch in companies.chunks(100) {
            none_refused(&company::store_batch(db, clock, &run, &gazetteer, batch.to_vec()).await?)?;
        }
        let mut importer = Importer::new(run, gazetteer.clone(), catalogue.clone());
        for batch in vacancies.chunks(500) {
            none_refused(&importer.store_batch(db, clock, batch.to_vec()).await?)?;
        }
        println!("{name}: {firms} companies, {offers} vacancies");
    }
    Ok(())
}

/// The demo is our own content: a refusal in it is a fault of ours.
fn none_refused(answers: &[Acknowledgement]) -> Result<()> {
    for answer in answers {
        if let Outcome::Refused(errors) = &answer.outcome {
            let said: Vec<_> =
                errors.iter().map(|FieldError { field, detail, .. }| format!("{field}: {detail}")).collect();
            bail!("the demo's {} is refused: {}", answer.external_id, said.join("; "));
        }
    }
    Ok(())
}
