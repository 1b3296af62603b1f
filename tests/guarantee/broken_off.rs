use lotse_domain::{DomainError, application::guarantee};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::ConnectionTrait;

use crate::stage::{Sent, Stage};

on_both_databases!(a_run_that_was_broken_off_goes_on);

/// The database fails at the letter to this address, wherever the run has come to.
async fn break_at(stage: &Stage, address: &str) {
    let sql = if stage.db().is_postgres() {
        format!(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken off'; END $$;
             CREATE TRIGGER fails BEFORE INSERT ON outbox_message FOR EACH ROW
             WHEN (NEW.recipient = '{address}') EXECUTE FUNCTION fail()"
        )
    } else {
        format!(
            "CREATE TRIGGER fails BEFORE INSERT ON outbox_message WHEN NEW.recipient = '{address}'
             BEGIN SELECT RAISE(ABORT, 'broken off'); END"
        )
    };
    stage.db().write().execute_unprepared(&sql).await.unwrap();
}

async fn mend(stage: &Stage) {
    let table = if stage.db().is_postgres() { " ON outbox_message" } else { "" };
    let sql = format!("DROP TRIGGER fails{table}");
    stage.db().write().execute_unprepared(&sql).await.unwrap();
    if stage.db().is_postgres() {
        stage.db().write().execute_unprepared("DROP FUNCTION fail()").await.unwrap();
    }
}

async fn a_run_that_was_broken_off_goes_on(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let mill = stage.house("Nordmehl", "mill.example").await;
    let bakery = stage.house("Brothaus", "bakery.example").await;
    let first = stage.apply(&mill, "ada", true).await;
    let second = stage.apply(&bakery, "ben", true).await;
    let third = stage.apply(&bakery, "cem", false).await;
    for (day, letter) in
        [(3, "answers_due"), (7, "answers_due"), (12, "answers_due"), (28, "applicant_moved")]
    {
        stage.go_to(day);
        // Its second letter: the first of the same transaction must not be sent either.
        break_at(&stage, "team@bakery.example").await;
        for _ in 0..2 {
            let broken = guarantee::run_due(stage.db(), &stage.clock).await;
            assert!(matches!(broken, Err(DomainError::Database(_))), "{broken:?}");
        }
        let to_bakery = |letters: &[Sent]| {
            letters
                .iter()
                .filter(|Sent(to, name, _)| to.ends_with("bakery.example") && name == letter)
                .count()
        };
        let letters = stage.letters().await.remove(&day).unwrap_or_default();
        assert_eq!(to_bakery(&letters), 0, "{letters:?}");
        let done = [stage.find(second).await, stage.find(third).await];
        assert!(done.iter().all(|one| one.state.is_open()), "nothing is half done");
        stage.restart().await;
        mend(&stage).await;
        stage.run().await;
        let letters = stage.letters().await.remove(&day).unwrap();
        let each = if letter == "answers_due" { 1 } else { 2 };
        assert_eq!(to_bakery(&letters), 2 * each, "{letters:?}");
        let to_mill = letters.iter().filter(|Sent(to, ..)| to.ends_with("mill.example")).count();
        assert_eq!(to_mill, 2, "once each, before or after: {letters:?}");
        assert_eq!(stage.run().await, guarantee::Kept::default());
    }
    for id in [first, second, third] {
        assert!(stage.find(id).await.state.is_closed());
    }
}
