//! Booking without an account: two requests.
use chrono::{NaiveDate, TimeDelta};
use lotse_domain::{
    Actor, ErrorKind, account,
    booking::{
        self, BookingDraft, BookingState as S,
        form::{self, Begun},
    },
    event::Event,
    mail::{BookingNews, Letter},
};
use lotse_tests::{Backend, crowd, on_both_databases};

use crate::{
    checker::check,
    stage::{Stage, browser, class, codes, draft, states, waiting, wrong},
};

on_both_databases!(
    a_form_and_a_code_book_and_sign_in,
    again_it_answers_the_same_and_does_nothing,
    what_is_impossible_is_refused_at_once,
    a_wrong_code_takes_nothing,
    the_places_may_be_gone_meanwhile,
    what_the_account_knows_stays,
    a_hundred_confirmations_of_the_same_form_leave_one,
);

const MAIL: &str = "jana@example.org";

async fn begin(stage: &Stage, event: &Event, mail: &str, draft: BookingDraft) -> lotse_domain::Result<Begun> {
    form::begin(stage.db(), &stage.clock, &stage.secrets, event.id, mail, draft, &browser(mail)).await
}

async fn confirm(
    stage: &Stage,
    actor: &Actor,
    begun: &Begun,
    code: &str,
) -> lotse_domain::Result<form::Confirmed> {
    let how = browser(MAIL);
    form::confirm(stage.db(), &stage.clock, &stage.secrets, actor, begun.intake_id, code, &how).await
}

async fn code_to(stage: &Stage, mail: &str) -> String {
    let letters = stage.letters().await.into_iter().rev();
    let mut codes = letters.filter(|(to, _)| to == mail).filter_map(|(_, letter)| match letter {
        Letter::BookingCode { code, .. } => Some(code),
        _ => None,
    });
    codes.next().expect("a code")
}

fn stranger() -> Actor {
    Actor::stranger("test")
}

async fn a_form_and_a_code_book_and_sign_in(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, false).await;
    let begun = begin(&stage, &event, " Jana@Example.org ", draft(&[&slot])).await.unwrap();
    assert_eq!(begun.challenge.mail, MAIL);
    assert_eq!(stage.counts(slot.id).await, (0, 0), "a form takes no places");
    assert!(stage.all::<account::Entity>().await.is_empty());
    let seen = form::look_at(stage.db(), &stage.clock, &stage.secrets, begun.intake_id).await.unwrap();
    assert_eq!(seen, (event.id, MAIL.to_owned()));
    let how = browser(MAIL);
    form::resend(stage.db(), &stage.clock, &stage.secrets, begun.intake_id, &how).await.unwrap();
    let code = code_to(&stage, MAIL).await;
    let confirmed = confirm(&stage, &stranger(), &begun, &code).await.unwrap();
    assert_eq!(states(&confirmed.booked), [S::Confirmed]);
    let session = confirmed.session.expect("signed in");
    assert_eq!(session.account.mail, MAIL);
    let itinerary = stage.itinerary(confirmed.booked.itinerary_id).await;
    assert_eq!(itinerary.account_id, Some(session.account.id));
    assert_eq!(stage.news_to(MAIL).await, [BookingNews::Booked]);
    check(&stage, event.id, "confirmed").await;
}

async fn again_it_answers_the_same_and_does_nothing(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, false).await;
    let begun = begin(&stage, &event, MAIL, draft(&[&slot])).await.unwrap();
    let code = code_to(&stage, MAIL).await;
    let first = confirm(&stage, &stranger(), &begun, &code).await.unwrap();
    let jana = Actor::person(first.session.unwrap().identity, "test");
    let again = confirm(&stage, &jana, &begun, &code).await.unwrap();
    assert_eq!(again.booked, first.booked);
    assert!(again.session.is_none());
    let other = stage.person("mia").await;
    assert_eq!(confirm(&stage, &other, &begun, &code).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(stage.counts(slot.id).await, (1, 0));
    assert_eq!(stage.news_to(MAIL).await.len(), 1);
}

async fn what_is_impossible_is_refused_at_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(0, false).await;
    let (other, open) = stage.date(5, false).await;
    assert_eq!(codes(begin(&stage, &event, MAIL, draft(&[&slot])).await), ["full"]);
    assert_eq!(wrong(begin(&stage, &other, "jana", draft(&[&open])).await), [("mail".into(), "form")]);
    let mut nameless = draft(&[&open]);
    nameless.people[0].name = " ".into();
    assert_eq!(
        wrong(begin(&stage, &other, "jana", nameless).await),
        [("mail".into(), "form"), ("people.0.name".into(), "missing")]
    );
    let school = stage.school("Goetheschule").await;
    let group = begin(&stage, &other, MAIL, class(&school, 5, &[&open])).await;
    assert_eq!(wrong(group), [("group".into(), "signed_in")]);
    let hold = BookingDraft { hold: true, ..draft(&[&open]) };
    assert_eq!(wrong(begin(&stage, &other, MAIL, hold).await), [("hold".into(), "signed_in")]);
    assert!(stage.letters().await.is_empty(), "no code was sent");
}

async fn a_wrong_code_takes_nothing(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, false).await;
    let begun = begin(&stage, &event, MAIL, draft(&[&slot])).await.unwrap();
    let code = code_to(&stage, MAIL).await;
    let other = if code == "000000" { "000001" } else { "000000" };
    let refused = confirm(&stage, &stranger(), &begun, other).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Invalid);
    assert_eq!(stage.counts(slot.id).await, (0, 0));
    confirm(&stage, &stranger(), &begun, &code).await.unwrap();
    stage.pass(TimeDelta::days(1));
    booking::run_due(stage.db(), &stage.clock).await.unwrap();
    stage.pass(TimeDelta::minutes(1));
    booking::run_due(stage.db(), &stage.clock).await.unwrap();
    assert!(stage.all::<form::Entity>().await.is_empty(), "a form is forgotten after a day");
}

async fn the_places_may_be_gone_meanwhile(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (event, slot) = stage.date(1, true).await;
    let begun = begin(&stage, &event, MAIL, draft(&[&slot])).await.unwrap();
    let waits = begin(&stage, &event, "tom@example.org", waiting(&[&slot])).await.unwrap();
    let mia = stage.person("mia").await;
    stage.book(&mia, &event, draft(&[&slot])).await.unwrap();
    let code = code_to(&stage, MAIL).await;
    assert_eq!(codes(confirm(&stage, &stranger(), &begun, &code).await), ["full"]);
    assert_eq!(stage.counts(slot.id).await, (1, 0));
    let code = code_to(&stage, "tom@example.org").await;
    let booked = confirm(&stage, &stranger(), &waits, &code).await.unwrap().booked;
    assert_eq!(states(&booked), [S::Waitlisted]);
    check(&stage, event.id, "gone").await;
}

async fn what_the_account_knows_stays(backend: Backend) {
    let stage = Stage::set(backend).await;
    let event = Event { consent_below: Some(18), ..stage.event("Ausflug") };
    let slot = crowd::slot(&event, "Termin", 5, false);
    crowd::enter(stage.db(), &event, std::slice::from_ref(&slot)).await;
    stage.born("jana", NaiveDate::from_ymd_opt(2011, 5, 5)).await;
    let mut pretends = draft(&[&slot]);
    pretends.people[0].birth_date = NaiveDate::from_ymd_opt(1999, 5, 5);
    let begun = begin(&stage, &event, MAIL, pretends).await.unwrap();
    let code = code_to(&stage, MAIL).await;
    let refused = confirm(&stage, &stranger(), &begun, &code).await;
    assert_eq!(wrong(refused), [("people.0.guardian_mail".into(), "missing")]);
    assert_eq!(stage.counts(slot.id).await, (0, 0));
}

async fn a_hundred_confirmations_of_the_same_form_leave_one(backend: Backend) {
    let stage = std::sync::Arc::new(Stage::set(backend).await);
    let (event, slot) = stage.date(5, false).await;
    let begun = begin(&stage, &event, MAIL, draft(&[&slot])).await.unwrap();
    let code = code_to(&stage, MAIL).await;
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let (stage, begun, code) = (std::sync::Arc::clone(&stage), begun.clone(), code.clone());
        running.spawn(async move { confirm(&stage, &stranger(), &begun, &code).await });
    }
    let answers = running.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for refused in answers.into_iter().filter_map(Result::err) {
        let kind = refused.kind();
        assert!(matches!(kind, ErrorKind::Invalid | ErrorKind::TooMany | ErrorKind::NotFound), "{refused}");
    }
    assert_eq!(stage.counts(slot.id).await, (1, 0));
    assert_eq!(stage.news_to(MAIL).await, [BookingNews::Booked]);
    check(&stage, event.id, "once").await;
}
