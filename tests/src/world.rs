//! What scenarios are made of.
use std::{sync::Arc, time::Duration};

use lotse_domain::{
    Actor, Db,
    change_log::{self, Change, Checkpoint},
    clock::SystemClock,
    cluster::{self, Cluster, ClusterDraft},
    company::SiteDraft,
    import::{Acknowledgement, Run},
    vacancy::{Importer, Kind, VacancyDraft, VacancyRecord},
};

pub async fn cluster(db: &Db, slug: &str) -> Cluster {
    let draft = ClusterDraft { slug: slug.into(), name: format!("Cluster {slug}"), ..Default::default() };
    cluster::create(db, &SystemClock, &Actor::system("test", "test"), draft).await.expect("a cluster")
}

pub fn run_of(cluster: &Cluster, source: &str) -> Run {
    Run { cluster_id: cluster.id, source: source.into(), actor: Actor::system("test", "run-1"), trial: false }
}

pub fn draft(title: &str, company: &str, postal_code: &str) -> VacancyDraft {
    VacancyDraft {
        kind: Some(Kind::Apprenticeship),
        title: title.into(),
        company: company.into(),
        sites: vec![SiteDraft { postal_code: Some(postal_code.into()), ..Default::default() }],
        ..Default::default()
    }
}

pub fn record(row: u64, external_id: &str, draft: VacancyDraft) -> VacancyRecord {
    VacancyRecord { row, external_id: external_id.into(), draft, remarks: Vec::new() }
}

pub async fn importer(db: &Db, run: Run) -> Importer {
    let gazetteer = lotse::database::gazetteer(db).await.expect("places");
    let catalogue = lotse::database::catalogue(db).await.expect("occupations");
    Importer::new(run, gazetteer, Arc::clone(&catalogue))
}

/// One run over these records.
pub async fn import(db: &Db, run: Run, records: Vec<VacancyRecord>) -> Vec<Acknowledgement> {
    importer(db, run).await.store_batch(db, &SystemClock, records).await.expect("a batch")
}

/// The next `count` entries of the change log. On `PostgreSQL` other tests' transactions on the same server hold it back
/// for a moment, so this waits; the limit only keeps a broken log from holding the tests up for ever.
pub async fn changes_after(db: &Db, at: Checkpoint, count: usize) -> Vec<Change> {
    for _ in 0..600 {
        let changes = change_log::read_after(db, at, 100).await.expect("the change log");
        if changes.len() >= count {
            return changes;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the change log does not show {count} entries");
}
