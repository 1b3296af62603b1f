//! What is new is told to exactly those who wait for it, once.
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use chrono::TimeDelta;
use lotse_domain::{
    Clock,
    alert::{self, Change, Criteria, Rhythm},
    mail::Letter,
    vacancy::{Kind, VacancyDraft},
};
use lotse_tests::{Backend, on_both_databases, world};
use uuid::Uuid;

use crate::stage::{Stage, around_luebeck, words};

on_both_databases!(
    only_what_is_new_is_told_and_only_once,
    nothing_is_told_before_the_click_in_the_mail,
    a_search_finds_by_words_place_and_filters,
    words_are_read_as_the_search_reads_them,
    several_matchers_and_senders_tell_once,
    nothing_is_lost_between_rounds_and_mails,
    what_is_gone_is_not_told,
    a_mail_shows_ten_and_counts_the_rest,
);

fn cook(company: &str) -> VacancyDraft {
    world::draft("Koch", company, "23552")
}

async fn only_what_is_new_is_told_and_only_once(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    stage.publish(vec![cook("Altes Gasthaus")]).await;
    stage.run().await;
    stage.waits("mia@example.org", words("koch"), Rhythm::AtOnce).await;
    assert_eq!(stage.run().await, 0, "what was there before is nothing new");

    stage.publish(vec![cook("Neues Gasthaus"), world::draft("Maler", "Farbe", "23552")]).await;
    assert_eq!(stage.run().await, 1);
    assert_eq!(stage.run().await, 0);
    stage.clock.set(crate::stage::at("2027-03-02T12:00:00Z"));
    // The same posting with other words is no new one.
    let mut run = world::importer(
        stage.db(),
        world::run_of(
            &lotse_domain::cluster::find_by_slug(stage.db().read(), "nord").await.unwrap(),
            "template",
        ),
    )
    .await;
    let draft = VacancyDraft { summary: Some("Mit eigenem Garten".into()), ..cook("Neues Gasthaus") };
    run.store_batch(stage.db(), &stage.clock, vec![world::record(2, "2", draft)]).await.unwrap();
    stage.follow().await;
    assert_eq!(stage.run().await, 0);
    assert_eq!(stage.told().await, [("mia@example.org".to_owned(), vec!["Koch".to_owned()])]);
}

async fn nothing_is_told_before_the_click_in_the_mail(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let token = stage.asks("mia@example.org", words("koch"), Rhythm::AtOnce).await;
    stage.publish(vec![cook("Erstes")]).await;
    assert_eq!(stage.run().await, 0);
    stage.change(&token, Change::Confirm).await;
    assert_eq!(stage.run().await, 0, "it begins with the click");
    stage.publish(vec![cook("Zweites")]).await;
    assert_eq!(stage.run().await, 1);
}

async fn a_search_finds_by_words_place_and_filters(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    let kinds = |kind| Criteria { kinds: vec![kind], ..words("koch") };
    let nowhere = Criteria { company: Some("gibt-es-nicht".into()), ..Criteria::default() };
    for (mail, criteria) in [
        ("near@example.org", around_luebeck("koch", 25)),
        ("all@example.org", Criteria::default()),
        ("kind@example.org", kinds(Kind::Apprenticeship)),
        ("otherkind@example.org", kinds(Kind::Internship)),
        ("state@example.org", Criteria { states: vec!["SH".into()], ..Criteria::default() }),
        ("nowhere@example.org", nowhere),
        ("otherword@example.org", words("koch nachtschicht")),
    ] {
        stage.waits(mail, criteria, Rhythm::AtOnce).await;
    }
    stage.publish(vec![cook("Am Meer"), world::draft("Bäcker", "Im Süden", "90402")]).await;
    assert_eq!(stage.run().await, 4);
    let mut told = stage.told().await;
    told.sort();
    let titles = |titles: &[&str]| titles.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            ("all@example.org".to_owned(), titles(&["Bäcker", "Koch"])),
            ("kind@example.org".to_owned(), titles(&["Koch"])),
            ("near@example.org".to_owned(), titles(&["Koch"])),
            ("state@example.org".to_owned(), titles(&["Koch"])),
        ]
    );
    let letters = stage.letters().await;
    let near = letters.iter().find_map(|(to, letter)| match letter {
        Letter::AlertHits { hits, .. } if to == "near@example.org" => Some(hits[0].clone()),
        _ => None,
    });
    let near = near.unwrap();
    assert_eq!((near.town.as_deref(), near.away_km), (Some("Lübeck"), Some(0)));
}

async fn words_are_read_as_the_search_reads_them(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    // Words that the postings of before know: a handful of new ones would take them for typing errors.
    stage
        .publish(vec![
            world::draft("Mechatroniker", "Werk", "23552"),
            world::draft("Drucker", "Presse", "23552"),
            world::draft("Konditor", "Café", "23552"),
        ])
        .await;
    stage.run().await;
    for (mail, q) in [
        ("typo@example.org", "mechatronicker"),
        ("part@example.org", "mechatronik"),
        ("rule@example.org", "torten"),
        ("known@example.org", "drucker"),
    ] {
        stage.waits(mail, words(q), Rhythm::AtOnce).await;
    }
    let new =
        ["Mechatroniker", "Drecker"].map(|title| world::draft(title, &format!("Neues {title}"), "23552"));
    stage.publish(new.into()).await;
    stage.run().await;
    let told: Vec<String> = stage.told().await.into_iter().map(|(to, _)| to).collect();
    assert!(told.contains(&"typo@example.org".to_owned()), "{told:?}");
    assert!(!told.contains(&"known@example.org".to_owned()), "a known word is no typing error: {told:?}");
    stage.publish(vec![world::draft("Konditor", "Neues Café", "23552")]).await;
    stage.run().await;
    let told: Vec<String> = stage.told().await.into_iter().map(|(to, _)| to).collect();
    assert!(told.contains(&"rule@example.org".to_owned()), "{told:?}");
}

async fn several_matchers_and_senders_tell_once(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    for n in 0..120 {
        let q = if n % 2 == 0 { "koch" } else { "gasthaus" };
        stage.waits(&format!("pupil-{n}@example.org"), words(q), Rhythm::AtOnce).await;
    }
    stage.publish((0..30).map(|n| cook(&format!("Gasthaus {n}"))).collect()).await;
    let goal = lotse_domain::change_log::newest(stage.db()).await.unwrap();
    let mut runs = Vec::new();
    for _ in 0..6 {
        let (matcher, db, clock) = (stage.matcher(), stage.db().clone(), stage.clock.clone());
        runs.push(tokio::spawn(async move {
            while lotse_domain::alert::matched_through(&db).await.unwrap() < goal {
                matcher.round().await.unwrap();
            }
            lotse_domain::alert::send_due(&db, &clock).await.unwrap()
        }));
    }
    let mut mails = 0;
    for run in runs {
        mails += run.await.unwrap();
    }
    assert_eq!(mails, 120);
    assert_eq!(stage.run().await, 0);
    let mut told: Vec<String> = stage.told().await.into_iter().map(|(to, _)| to).collect();
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 120);
}

/// Mails are written while rounds go on: each posting is told, and once.
async fn nothing_is_lost_between_rounds_and_mails(backend: Backend) {
    const POSTINGS: usize = 40;
    let mut stage = Stage::set(backend).await;
    stage.waits("mia@example.org", words("koch"), Rhythm::AtOnce).await;
    let stop = Arc::new(AtomicBool::new(false));
    let senders: Vec<_> = (0..3)
        .map(|_| {
            let (db, clock, stop) = (stage.db().clone(), stage.clock.clone(), stop.clone());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    alert::send_due(&db, &clock).await.unwrap();
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    for n in 0..POSTINGS {
        stage.publish(vec![cook(&format!("Gasthaus {n}"))]).await;
        stage.matcher().round().await.unwrap();
        stage.clock.set(stage.clock.now() + TimeDelta::minutes(20));
    }
    stop.store(true, Ordering::Relaxed);
    for sender in senders {
        sender.await.unwrap();
    }
    stage.run().await;
    stage.clock.set(stage.clock.now() + TimeDelta::minutes(20));
    stage.run().await;
    let mut told: Vec<Uuid> = Vec::new();
    for (_, letter) in stage.letters().await {
        if let Letter::AlertHits { hits, more, .. } = letter {
            assert_eq!(more, 0, "no more than ten at a time gather here");
            told.extend(hits.iter().map(|hit| hit.vacancy_id));
        }
    }
    assert_eq!(told.len(), POSTINGS);
    told.sort_unstable();
    told.dedup();
    assert_eq!(told.len(), POSTINGS, "each once");
}

async fn what_is_gone_is_not_told(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    stage.waits("mia@example.org", words("koch"), Rhythm::Daily).await;
    stage.publish(vec![cook("Bleibt"), cook("Geht")]).await;
    assert_eq!(stage.run().await, 0, "it is mailed in the morning");
    let cluster = lotse_domain::cluster::find_by_slug(stage.db().read(), "nord").await.unwrap();
    let mut run = world::importer(stage.db(), world::run_of(&cluster, "template")).await;
    run.store_batch(stage.db(), &stage.clock, vec![world::record(1, "1", cook("Bleibt"))]).await.unwrap();
    run.withdraw_missing(stage.db(), &stage.clock).await.unwrap();
    stage.follow().await;
    stage.go_to("2027-03-03T05:30:00Z");
    assert_eq!(stage.run().await, 1);
    let letters = stage.letters().await;
    let Some((_, Letter::AlertHits { hits, more, .. })) = letters.last() else { panic!("{letters:?}") };
    assert_eq!((hits.len(), *more, hits[0].company.as_str()), (1, 0, "Bleibt"));
}

async fn a_mail_shows_ten_and_counts_the_rest(backend: Backend) {
    let mut stage = Stage::set(backend).await;
    stage.waits("mia@example.org", words("koch"), Rhythm::AtOnce).await;
    stage.publish((0..45).map(|n| cook(&format!("Gasthaus {n}"))).collect()).await;
    assert_eq!(stage.run().await, 1);
    let letters = stage.letters().await;
    let Some((_, Letter::AlertHits { hits, more, .. })) = letters.last() else { panic!("{letters:?}") };
    assert_eq!((hits.len(), *more), (10, 35));
}
