//! Alerts are handed out and go with their owner: those of the account, and those that were asked for with its address.
use chrono::TimeDelta;
use lotse_domain::{
    account::Language,
    alert::{self, Ask, Criteria, Rhythm},
    privacy,
};
use lotse_tests::{Backend, on_both_databases};

use crate::{stage::Stage, traces};

on_both_databases!(alerts_are_handed_out_and_erased);

fn ask(name: &str) -> Ask {
    Ask {
        criteria: Criteria { q: format!("{name} koch"), ..Criteria::default() },
        name: Some(name.to_owned()),
        rhythm: Rhythm::Daily,
        language: Language::De,
        cluster_id: None,
    }
}

async fn alerts_are_handed_out_and_erased(backend: Backend) {
    let stage = Stage::set(backend).await;
    let person = stage.sign_in("zmarkmail@example.org").await;
    let actor = stage.actor(&person).await;
    let (db, clock) = (stage.db(), &stage.clock);
    alert::keep(db, clock, &actor, ask("zmarkown")).await.unwrap();
    alert::ask(db, clock, &stage.secrets, "net", "zmarkmail@example.org", ask("zmarkasked")).await.unwrap();
    alert::ask(db, clock, &stage.secrets, "net", "other@example.org", ask("other")).await.unwrap();

    let archive = privacy::archive(db, clock, &actor, async |_| unreachable!("no documents")).await.unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let alerts = std::io::read_to_string(zip.by_name("alerts.json").unwrap()).unwrap();
    assert!(alerts.contains("zmarkown") && alerts.contains("zmarkasked"), "{alerts}");
    assert!(!alerts.contains("other"), "{alerts}");

    let marks = ["zmarkown", "zmarkasked", "zmarkmail"];
    assert!(traces::in_tables(db, &marks).await.len() >= 3);
    privacy::erase_own(db, clock, &actor).await.unwrap();
    stage.deliver_all().await;
    // A search that nobody waits for any more goes with the next round that is due.
    stage.pass(TimeDelta::hours(2));
    alert::run_due(db, clock).await.unwrap();
    privacy::sweep(db, clock).await.unwrap();
    assert_eq!(traces::in_tables(db, &marks).await, Vec::<String>::new());
    assert_eq!(alert::searches(db).await.unwrap().len(), 0, "the other one is unconfirmed");
    assert!(!traces::in_tables(db, &["other koch"]).await.is_empty(), "and still there");
}
