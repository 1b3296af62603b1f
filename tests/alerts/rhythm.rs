//! At once, in the morning, on Monday; paused, prolonged, ended.
use lotse_domain::{
    alert::{self, Change, Rhythm},
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases, world};

use crate::stage::{Stage, words};

on_both_databases!(
    mails_come_in_their_rhythm_with_what_has_gathered,
    a_quarter_of_an_hour_lies_between_two_mails,
    another_rhythm_moves_what_waits,
    a_pause_is_not_made_up_for,
    an_alert_ends_by_itself_after_a_warning,
    what_was_never_confirmed_goes,
);

async fn cook(stage: &mut Stage, company: &str) {
    stage.publish(vec![world::draft("Koch", company, "23552")]).await;
}

async fn mails_come_in_their_rhythm_with_what_has_gathered(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    for (mail, rhythm) in [
        ("atonce@example.org", Rhythm::AtOnce),
        ("daily@example.org", Rhythm::Daily),
        ("weekly@example.org", Rhythm::Weekly),
    ] {
        stage.waits(mail, words("koch"), rhythm).await;
    }
    cook(&mut stage, "Dienstag").await;
    assert_eq!(stage.run().await, 1);
    stage.go_to("2027-03-03T05:29:59Z");
    assert_eq!(stage.run().await, 0, "half past six in Berlin has not come");
    stage.go_to("2027-03-03T05:30:00Z");
    assert_eq!(stage.run().await, 1);
    cook(&mut stage, "Mittwoch").await;
    assert_eq!(stage.run().await, 1);
    stage.go_to("2027-03-04T05:30:00Z");
    assert_eq!(stage.run().await, 1);
    stage.go_to("2027-03-08T05:30:00Z");
    assert_eq!(stage.run().await, 1);
    let told: Vec<(String, usize)> =
        stage.told().await.into_iter().map(|(to, titles)| (to, titles.len())).collect();
    let expected = [
        ("atonce@example.org", 1),
        ("daily@example.org", 1),
        ("atonce@example.org", 1),
        ("daily@example.org", 1),
        ("weekly@example.org", 2),
    ];
    assert_eq!(told, expected.map(|(to, count)| (to.to_owned(), count)));
}

async fn a_quarter_of_an_hour_lies_between_two_mails(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    stage.waits("mia@example.org", words("koch"), Rhythm::AtOnce).await;
    cook(&mut stage, "Erstes").await;
    assert_eq!(stage.run().await, 1);
    stage.go_to("2027-03-02T09:05:00Z");
    cook(&mut stage, "Zweites").await;
    assert_eq!(stage.run().await, 0);
    stage.go_to("2027-03-02T09:10:00Z");
    cook(&mut stage, "Drittes").await;
    assert_eq!(stage.run().await, 0);
    stage.go_to("2027-03-02T09:20:00Z");
    assert_eq!(stage.run().await, 1);
    assert_eq!(stage.told().await[1].1.len(), 2, "both came together");
}

async fn another_rhythm_moves_what_waits(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let token = stage.waits("mia@example.org", words("koch"), Rhythm::Weekly).await;
    cook(&mut stage, "Gasthaus").await;
    assert_eq!(stage.run().await, 0);
    stage.change(&token, Change::Rhythm(Rhythm::AtOnce)).await;
    assert_eq!(stage.run().await, 1);
}

async fn a_pause_is_not_made_up_for(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let token = stage.waits("mia@example.org", words("koch"), Rhythm::AtOnce).await;
    stage.change(&token, Change::Pause).await;
    stage.change(&token, Change::Pause).await;
    cook(&mut stage, "In der Pause").await;
    assert_eq!(stage.run().await, 0);
    stage.change(&token, Change::Resume).await;
    assert_eq!(stage.run().await, 0);
    cook(&mut stage, "Danach").await;
    assert_eq!(stage.run().await, 1);
    stage.change(&token, Change::End).await;
    stage.change(&token, Change::End).await;
    cook(&mut stage, "Zu spät").await;
    assert_eq!(stage.run().await, 0);
    assert!(alert::at_link(stage.db(), &stage.secrets, &token).await.is_err());
}

async fn an_alert_ends_by_itself_after_a_warning(backend: Backend) {
    let stage = Stage::set(backend).await;
    let token = stage.waits("mia@example.org", words("koch"), Rhythm::Daily).await;
    let other = stage.waits("ben@example.org", words("maler"), Rhythm::Daily).await;
    stage.go_to("2028-02-16T09:00:00Z");
    assert_eq!(alert::run_due(stage.db(), &stage.clock).await.unwrap(), alert::Kept::default());
    stage.go_to("2028-02-17T09:00:00Z");
    assert_eq!(alert::run_due(stage.db(), &stage.clock).await.unwrap().warned, 2);
    assert_eq!(alert::run_due(stage.db(), &stage.clock).await.unwrap().warned, 0, "once");
    let warned =
        stage.letters().await.into_iter().filter(|(_, letter)| matches!(letter, Letter::AlertEnds { .. }));
    assert_eq!(warned.count(), 2);
    stage.change(&other, Change::Prolong).await;
    stage.go_to("2028-03-03T09:00:00Z");
    assert_eq!(alert::run_due(stage.db(), &stage.clock).await.unwrap().ended, 1);
    assert!(alert::at_link(stage.db(), &stage.secrets, &token).await.is_err());
    assert!(alert::at_link(stage.db(), &stage.secrets, &other).await.is_ok());
}

async fn what_was_never_confirmed_goes(backend: Backend) {
    let stage = Stage::set(backend).await;
    let token = stage.asks("mia@example.org", words("koch"), Rhythm::Daily).await;
    stage.go_to("2027-03-09T08:59:00Z");
    assert_eq!(alert::run_due(stage.db(), &stage.clock).await.unwrap().unconfirmed, 0);
    stage.go_to("2027-03-09T09:01:00Z");
    assert_eq!(alert::run_due(stage.db(), &stage.clock).await.unwrap().unconfirmed, 1);
    assert!(alert::at_link(stage.db(), &stage.secrets, &token).await.is_err());
}
