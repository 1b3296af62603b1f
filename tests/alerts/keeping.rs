//! Who may have which alerts.
use lotse_domain::{
    Actor, DomainError,
    alert::{self, AlertState, Change, Criteria, MOST_OF_ADDRESS, Rhythm},
    mail::Letter,
};
use lotse_tests::{Backend, on_both_databases};

use crate::stage::{Stage, ask, words};

on_both_databases!(
    the_same_search_is_waited_for_once,
    nobody_is_flooded_with_questions,
    there_is_an_end_to_how_many,
    links_open_one_alert_and_no_other,
    what_was_confirmed_elsewhere_is_taken_over_once,
);

async fn the_same_search_is_waited_for_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let one = stage.asks("mia@example.org", words("Bäcker"), Rhythm::Daily).await;
    let same = stage.asks("Mia@Example.org ".trim(), words(" baecker"), Rhythm::Weekly).await;
    assert_eq!(one, same);
    let view = alert::at_link(stage.db(), &stage.secrets, &one).await.unwrap();
    assert_eq!((view.alert.rhythm, view.alert.state), (Rhythm::Weekly, AlertState::Unconfirmed));
    stage.change(&one, Change::Confirm).await;
    // Whoever asks now has shown nothing: what was confirmed stays as it is.
    stage.asks("mia@example.org", words("bäcker"), Rhythm::AtOnce).await;
    let view = alert::at_link(stage.db(), &stage.secrets, &one).await.unwrap();
    assert_eq!((view.alert.rhythm, view.alert.state), (Rhythm::Weekly, AlertState::Active));
    let letters = stage.letters().await;
    assert!(matches!(letters.last(), Some((_, Letter::AlertAsked { exists: true, .. }))), "{letters:?}");
    // Others wait for the same search; it is stored once.
    stage.waits("ben@example.org", words("BÄCKER"), Rhythm::Daily).await;
    assert_eq!(alert::searches(stage.db()).await.unwrap().len(), 1);
}

async fn nobody_is_flooded_with_questions(backend: Backend) {
    let stage = Stage::set(backend).await;
    let mut refused = 0;
    for n in 0..12 {
        let wanted = ask(words(&format!("koch {n}")), Rhythm::Daily);
        let network = format!("198.51.100.{n}");
        match alert::ask(stage.db(), &stage.clock, &stage.secrets, &network, "mia@example.org", wanted).await
        {
            Ok(()) => {}
            Err(DomainError::TooMany { .. }) => refused += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((refused, stage.letters().await.len()), (4, 8));
}

async fn there_is_an_end_to_how_many(backend: Backend) {
    let stage = Stage::set(backend).await;
    for n in 0..MOST_OF_ADDRESS {
        stage
            .clock
            .set(crate::stage::at(crate::stage::START) + chrono::TimeDelta::hours(i64::try_from(n).unwrap()));
        stage.waits("mia@example.org", words(&format!("koch {n}")), Rhythm::Daily).await;
    }
    stage.go_to("2027-03-04T09:00:00Z");
    let token = stage.asks("mia@example.org", words("maler"), Rhythm::Daily).await;
    let confirmed = alert::by_link(stage.db(), &stage.clock, &stage.secrets, &token, Change::Confirm).await;
    assert!(matches!(confirmed, Err(DomainError::Conflict(_))), "{confirmed:?}");
}

async fn links_open_one_alert_and_no_other(backend: Backend) {
    let stage = Stage::set(backend).await;
    let token = stage.waits("mia@example.org", Criteria::default(), Rhythm::Daily).await;
    let other = lotse_domain::Secrets::from_text("another secret that is long enough for a test").unwrap();
    for bad in ["", "x", "x.y", &token[1..], &format!("{token}0"), &token.replace('.', "")] {
        assert!(alert::at_link(stage.db(), &stage.secrets, bad).await.is_err(), "{bad}");
        let ended = alert::by_link(stage.db(), &stage.clock, &stage.secrets, bad, Change::End).await;
        assert!(ended.is_err(), "{bad}");
    }
    assert!(alert::at_link(stage.db(), &other, &token).await.is_err());
    assert!(alert::at_link(stage.db(), &stage.secrets, &token).await.is_ok());
}

async fn what_was_confirmed_elsewhere_is_taken_over_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let actor = Actor::system("test", "test");
    // More than one transaction writes; every second search is one that somebody else waits for too, in other words.
    let alerts: Vec<_> = (0..1_200)
        .map(|n| {
            let word =
                if n % 2 == 0 { format!("Bäcker {}", n % 100) } else { format!("baecker {}", n % 100 - 1) };
            (format!("pupil-{n}@example.org"), ask(words(&word), Rhythm::Daily))
        })
        .collect();
    let adopt = |alerts| alert::adopt(stage.db(), &stage.clock, &actor, alerts);
    assert_eq!(adopt(alerts.clone()).await.unwrap(), 1_200);
    assert_eq!(adopt(alerts).await.unwrap(), 0, "they are there already");
    let searches = alert::searches(stage.db()).await.unwrap();
    assert_eq!(searches.len(), 50);
    // Each waits for its own: whoever asks for one of these by mail is told that it is there already.
    stage.asks("pupil-42@example.org", words("bäcker 42"), Rhythm::Daily).await;
    stage.asks("pupil-42@example.org", words("bäcker 44"), Rhythm::Daily).await;
    let letters = stage.letters().await;
    let exists: Vec<bool> = letters
        .iter()
        .filter_map(|(_, letter)| match letter {
            Letter::AlertAsked { exists, .. } => Some(*exists),
            _ => None,
        })
        .collect();
    assert_eq!(exists, [true, false]);
}
