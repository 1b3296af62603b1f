//! The company's board, and answering.
use chrono::{NaiveDate, TimeDelta};
use lotse_domain::{
    Clock, DomainError, ErrorKind,
    api_key::Scope,
    application::{
        ApplicationState as S, Author, Target, desk,
        desk::{Answering, Filter, Lane, NewDate},
        note, own, record,
        submit::ApplicationDraft,
    },
    clock::german_day,
    mail::{self, Letter, Topic},
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::EntityTrait;

use super::stage::{Stage, fields, form, offer, refused, reject, words};

async fn the_board_is_in_order_and_filters(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let mut ids = Vec::new();
    for (number, name) in ["Änne Groß", "Bela Klein", "Cem Lang", "Dana Kurz"].into_iter().enumerate() {
        let pupil = stage.person(&format!("pupil{number}@example.org")).await;
        let draft = ApplicationDraft { name: name.into(), ..form("") };
        let sent = stage.apply(&pupil, Target::Vacancy(vacancy.id), draft).await.unwrap();
        ids.push(sent.application.id);
        stage.pass(TimeDelta::days(1));
    }
    stage.answer(&firm, ids[0], reject()).await.unwrap();
    stage.pass(TimeDelta::hours(1));
    stage.answer(&firm, ids[2], reject()).await.unwrap();
    stage.answer(&firm, ids[3], Answering::See).await.unwrap();
    let list = async |filter: Filter| -> Vec<usize> {
        let team = stage.actor(&firm.recruiter).await;
        let cards = desk::list(stage.db(), &stage.clock, &team, firm.company.id, filter).await.unwrap();
        cards.iter().map(|card| ids.iter().position(|id| *id == card.application.id).unwrap()).collect()
    };
    assert_eq!(list(Filter::default()).await, [1, 3, 2, 0]);
    assert_eq!(list(Filter { lane: Some(Lane::New), ..Filter::default() }).await, [1]);
    assert_eq!(list(Filter { lane: Some(Lane::Done), ..Filter::default() }).await, [2, 0]);
    assert_eq!(list(Filter { name: Some("aenne gross".into()), ..Filter::default() }).await, [0]);
    assert_eq!(list(Filter { name: Some("LANG".into()), ..Filter::default() }).await, [2]);
    assert_eq!(list(Filter { vacancy_id: Some(firm.company.id), ..Filter::default() }).await, [0; 0]);
    assert_eq!(list(Filter { speculative: true, ..Filter::default() }).await, [0; 0]);
    assert_eq!(list(Filter { urgent: true, ..Filter::default() }).await, [0; 0]);
    stage.pass(TimeDelta::days(9));
    assert_eq!(list(Filter { urgent: true, ..Filter::default() }).await, [1]);
    stage.pass(TimeDelta::days(9));
    assert_eq!(list(Filter { urgent: true, ..Filter::default() }).await, [1, 3]);
    let team = stage.actor(&firm.recruiter).await;
    let counts = desk::count(stage.db(), &team, firm.company.id).await.unwrap();
    let expected = [(Lane::New, 1), (Lane::Seen, 1), (Lane::Interview, 0), (Lane::Offer, 0), (Lane::Done, 2)];
    assert_eq!(counts, expected);
}

async fn several_are_answered_at_a_time_each_for_itself(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (_, elsewhere) = stage.firm("Südkorn", "Konditor", 5).await;
    let (_, one) = stage.applicant("one@example.org", &vacancy).await;
    let (_, two) = stage.applicant("two@example.org", &vacancy).await;
    let (_, foreign) = stage.applicant("three@example.org", &elsewhere).await;
    stage.answer(&firm, two.id, reject()).await.unwrap();
    let team = stage.actor(&firm.recruiter).await;
    let several = async |ids: Vec<_>, answering| {
        desk::answer_several(stage.db(), &stage.clock, &team, firm.company.id, ids, answering).await
    };
    let outcomes = several(vec![one.id, two.id, foreign.id, one.id], reject()).await.unwrap();
    let kinds: Vec<_> =
        outcomes.iter().map(|(id, outcome)| (*id, outcome.as_ref().err().map(DomainError::kind))).collect();
    let expected =
        [(one.id, None), (two.id, Some(ErrorKind::Conflict)), (foreign.id, Some(ErrorKind::NotFound))];
    assert_eq!(kinds, expected);
    assert_eq!(stage.row(foreign.id).await, foreign);
    assert_eq!(fields(several(vec![one.id], offer()).await), ["answer"]);
    assert_eq!(fields(several(vec![one.id; 101], Answering::Reject { text: " ".into() }).await), ["text"]);
    let many = (0..101).map(|_| uuid::Uuid::now_v7()).collect();
    assert_eq!(fields(several(many, reject()).await), ["ids"]);
}

async fn an_answer_keeps_its_rules(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (_, sent) = stage.applicant("jana@example.org", &vacancy).await;
    let now = stage.clock.now();
    let date = |days: i64, minutes: i32, place: &str| NewDate {
        starts_at: now + TimeDelta::days(days),
        minutes,
        place: place.into(),
    };
    let invite = |dates: Vec<NewDate>| Answering::Invite { text: "Komm vorbei.".into(), dates };
    let offer_by = |reply_by: NaiveDate| Answering::Offer { text: "Ja.".into(), reply_by: Some(reply_by) };
    let today = german_day(now);
    for (answering, wrong) in [
        (Answering::Reject { text: "  ".into() }, vec!["text"]),
        (Answering::Reject { text: "x".repeat(4_001) }, vec!["text"]),
        (Answering::Reject { text: "a\u{0}b".into() }, vec!["text"]),
        (invite(Vec::new()), vec!["dates"]),
        (invite(vec![date(1, 30, "Tor"); 7]), vec!["dates"]),
        (invite(vec![date(-1, 4, " ")]), vec!["dates", "dates", "dates"]),
        (invite(vec![date(1, 481, &"x".repeat(301))]), vec!["dates", "dates"]),
        (offer_by(today), vec!["reply_by"]),
        (offer_by(today + TimeDelta::days(61)), vec!["reply_by"]),
    ] {
        assert_eq!(fields(stage.answer(&firm, sent.id, answering).await), wrong);
    }
    assert_eq!(stage.row(sent.id).await, sent);
    let reply_by = today + TimeDelta::days(60);
    let taken = stage.answer(&firm, sent.id, offer_by(reply_by)).await.unwrap();
    // To the end of the day in Germany.
    assert_eq!(taken.due_at.map(german_day), Some(reply_by));
    assert_eq!(taken.due_at.unwrap().to_rfc3339(), "2027-01-22T22:59:59+00:00");
    let said = stage.said_to("jana@example.org").await.pop();
    let Some(Letter::ApplicationMoved { state: S::Offered, due_on, text, .. }) = said else {
        panic!("{said:?}")
    };
    assert_eq!((due_on, text.as_deref()), (Some(reply_by), Some("Ja.")));
}

async fn the_first_answer_counts_and_stays(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    for number in 0..3 {
        let (_, sent) = stage.applicant(&format!("pupil{number}@example.org"), &vacancy).await;
        stage.pass(TimeDelta::days(2));
        stage.answer(&firm, sent.id, Answering::See).await.unwrap();
        assert_eq!(stage.row(sent.id).await.answered_at, None, "to look is no answer");
        let answered = stage.answer(&firm, sent.id, stage.invite(&[3])).await.unwrap();
        assert_eq!(answered.answered_at, Some(stage.clock.now()));
        stage.pass(TimeDelta::days(1));
        let later = stage.answer(&firm, sent.id, reject()).await.unwrap();
        assert_eq!(later.answered_at, answered.answered_at);
        assert_eq!(later.answer_due_at, sent.answer_due_at);
    }
    let records = record::find(stage.db().read(), &[firm.company.id]).await.unwrap();
    let record = records.get(&firm.company.id).expect("a record");
    assert_eq!((record.counted, record.in_time, record.usual_days), (3, 3, Some(2)));
}

async fn messages_and_notes(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    let (db, clock, company) = (stage.db(), &stage.clock, firm.company.id);
    let (team, pupil) = (stage.actor(&firm.recruiter).await, stage.actor(&jana).await);
    let card = async || desk::find(db, clock, &team, company, sent.id).await.unwrap().card;
    own::write(db, clock, &pupil, sent.id, " Gibt es einen Bus? ").await.unwrap();
    assert!(card().await.message_waits);
    stage.pass(TimeDelta::minutes(1));
    let message = desk::write(db, clock, &team, company, sent.id, "Ja, die 32.").await.unwrap();
    assert_eq!(message.author, Author::Company);
    assert!(!card().await.message_waits);
    assert!(own::find(db, clock, &pupil, sent.id).await.unwrap().summary.waits_for_me);
    let note = desk::note(db, clock, &team, company, sent.id, "Wirkt wach.").await.unwrap();
    assert_eq!(note.account_id, Some(firm.recruiter.id));
    assert_eq!(card().await.notes, 1);
    let view = own::find(db, clock, &pupil, sent.id).await.unwrap();
    let bodies: Vec<&str> = view.messages.iter().map(|message| message.body.as_str()).collect();
    assert_eq!(bodies, ["Gibt es einen Bus?", "Ja, die 32."]);
    assert!(!format!("{view:?}").contains("Wirkt wach"));
    if db.is_postgres() {
        let bare = lotse_domain::unit_of_work::read_as(db, &pupil, |txn| {
            Box::pin(async move { Ok(note::Entity::find().all(txn).await?) })
        });
        assert!(bare.await.unwrap().is_empty(), "a pupil reads no notes, whatever the query");
    }
    assert_eq!(stage.names_to("jana@example.org", 2).await, ["message_waits"]);
    // Whoever wants no mails about it gets none, and finds the message all the same.
    mail::set_preference(db, clock, &pupil, Topic::Progress, false).await.unwrap();
    desk::write(db, clock, &team, company, sent.id, "Noch etwas.").await.unwrap();
    stage.answer(&firm, sent.id, Answering::See).await.unwrap();
    assert_eq!(stage.names_to("jana@example.org", 2).await, ["message_waits"]);
    for outcome in [
        desk::write(db, clock, &team, company, sent.id, "").await.map(|_| ()),
        desk::note(db, clock, &team, company, sent.id, &"x".repeat(4_001)).await.map(|_| ()),
        own::write(db, clock, &pupil, sent.id, "\u{7}").await.map(|_| ()),
    ] {
        assert_eq!(fields(outcome), ["text"]);
    }
    stage.answer(&firm, sent.id, reject()).await.unwrap();
    stage.pass(TimeDelta::days(29));
    let team = stage.actor(&firm.recruiter).await;
    let pupil = stage.actor(&jana).await;
    own::write(db, clock, &pupil, sent.id, "Danke.").await.unwrap();
    stage.pass(TimeDelta::days(1));
    let late = own::write(db, clock, &pupil, sent.id, "Hallo?").await;
    assert!(words(late).contains("rejected"));
    let late = desk::write(db, clock, &team, company, sent.id, "Hallo?").await;
    assert_eq!(refused(late), ErrorKind::Conflict);
}

async fn nobody_is_flooded_with_messages(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (jana, sent) = stage.applicant("jana@example.org", &vacancy).await;
    let pupil = stage.actor(&jana).await;
    for _ in 0..30 {
        own::write(stage.db(), &stage.clock, &pupil, sent.id, "Hallo").await.unwrap();
    }
    let outcome = own::write(stage.db(), &stage.clock, &pupil, sent.id, "Hallo").await;
    assert_eq!(refused(outcome), ErrorKind::TooMany);
    stage.pass(TimeDelta::hours(1));
    own::write(stage.db(), &stage.clock, &pupil, sent.id, "Hallo").await.unwrap();
}

async fn a_key_does_what_its_scopes_say(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 5).await;
    let (_, sent) = stage.applicant("jana@example.org", &vacancy).await;
    let (db, clock, company) = (stage.db(), &stage.clock, firm.company.id);
    for (scopes, reads, writes) in [
        (vec![Scope::ApplicationsRead], true, false),
        (vec![Scope::ApplicationsWrite], false, true),
        (vec![Scope::VacanciesWrite, Scope::CompanyRead], false, false),
    ] {
        let key = stage.key(&firm, scopes.clone()).await;
        let listed = desk::list(db, clock, &key, company, Filter::default()).await;
        assert_eq!(listed.is_ok(), reads, "{scopes:?}");
        assert_eq!(desk::find(db, clock, &key, company, sent.id).await.is_ok(), reads, "{scopes:?}");
        let written = desk::write(db, clock, &key, company, sent.id, "Hallo").await;
        assert_eq!(written.is_ok(), writes, "{scopes:?}");
        for refusal in [listed.err(), written.err()].into_iter().flatten() {
            assert_eq!(refusal.kind(), ErrorKind::NotFound, "{scopes:?}");
        }
    }
    let key = stage.key(&firm, vec![Scope::ApplicationsWrite]).await;
    let seen = desk::answer(db, clock, &key, company, sent.id, Answering::See).await.unwrap();
    assert_eq!(seen.state, S::Seen);
}

on_both_databases!(
    the_board_is_in_order_and_filters,
    several_are_answered_at_a_time_each_for_itself,
    an_answer_keeps_its_rules,
    the_first_answer_counts_and_stays,
    messages_and_notes,
    nobody_is_flooded_with_messages,
    a_key_does_what_its_scopes_say,
);
