//! The whole story: a form from nobody, a code, an application, answers, an offer, a contract.
use chrono::TimeDelta;
use lotse_domain::{
    Clock, ErrorKind,
    application::{
        self, ApplicationState as S, Author, Target, desk,
        desk::{Filter, Lane},
        find_target, own, submit,
    },
    document,
    mail::Letter,
    session,
    vacancy::VacancyState,
};
use lotse_tests::{Backend, on_both_databases};
use sea_orm::EntityTrait;

use super::stage::{
    Person, Stage, browser, day, fields, form, grown, offer, paper, refused, reject, stranger,
};

/// Sends a form as somebody who is not signed in and confirms it by the code.
pub async fn by_code(
    stage: &Stage,
    target: Target,
    mail: &str,
    form: submit::ApplicationDraft,
) -> (submit::Sent, Person) {
    let (db, clock, secrets, how) = (stage.db(), &stage.clock, &stage.secrets, browser(mail));
    let papers = vec![paper("Lebenslauf.pdf")];
    let begun = submit::begin(db, clock, secrets, target, mail, form, papers, &how).await.unwrap();
    let code = stage.code_to(mail).await;
    let confirmed =
        submit::confirm(db, clock, secrets, &stranger(), begun.intake_id, &code, &how).await.unwrap();
    let session = confirmed.session.expect("a session");
    let person = Person { id: session.account.id, mail: mail.into(), token: session.token };
    (confirmed.sent, person)
}

async fn from_a_form_without_account_to_a_contract(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 2).await;
    let target = Target::Vacancy(vacancy.id);
    let (sent, jana) = by_code(&stage, target, "jana@example.org", form("Jana Meyer")).await;
    assert!(!sent.awaits_guardian);
    let id = sent.application.id;

    // The code made the account, signed in, and introduced the pupil.
    let account = stage.account(jana.id).await;
    assert_eq!((account.name.as_deref(), account.birth_date), (Some("Jana Meyer"), Some(grown())));
    let pupil = stage.actor(&jana).await;
    assert!(pupil.identity().unwrap().is_pupil());
    let profile = submit::find_profile(stage.db(), &pupil).await.unwrap().expect("a profile");
    assert_eq!(profile.school.as_deref(), Some("Schule am Meer"));
    assert_eq!(stage.row(id).await, sent.application);
    assert_eq!(stage.row(id).await.due_at, Some(stage.clock.now() + TimeDelta::days(14)));
    assert_eq!(stage.names_to("jana@example.org", 0).await, ["application_code", "application_sent"]);
    assert_eq!(stage.names_to(&firm.recruiter.mail, 1).await, ["application_arrived"]);
    assert_eq!(stage.line(vacancy.id).await, (1, 0));

    // The board shows it, with its document; the address of the pupil stands nowhere.
    let team = stage.actor(&firm.recruiter).await;
    let cards =
        desk::list(stage.db(), &stage.clock, &team, firm.company.id, Filter::default()).await.unwrap();
    assert_eq!(cards.len(), 1);
    assert_eq!((cards[0].title.as_deref(), cards[0].documents), (Some("Bäcker"), 1));
    let seen = desk::find(stage.db(), &stage.clock, &team, firm.company.id, id).await.unwrap();
    assert_eq!((seen.age, seen.documents.len()), (Some(17), 1));
    assert!(!format!("{seen:?}").contains("jana@example.org"));
    assert_eq!(stage.row(id).await.state, S::Submitted);
    let papers = document::list_own(stage.db(), &pupil).await.unwrap();
    assert_eq!(papers.len(), 1);

    stage.answer(&firm, id, desk::Answering::See).await.unwrap();
    stage.answer(&firm, id, stage.invite(&[3, 5])).await.unwrap();
    let view = own::find(stage.db(), &stage.clock, &pupil, id).await.unwrap();
    assert!(view.summary.waits_for_me);
    assert_eq!((view.dates.len(), view.messages.len()), (2, 1));
    assert_eq!(view.messages[0].author, Author::Company);
    own::choose_date(stage.db(), &stage.clock, &pupil, id, view.dates[1].id).await.unwrap();
    let view = own::find(stage.db(), &stage.clock, &pupil, id).await.unwrap();
    assert!(!view.summary.waits_for_me);

    stage.pass(TimeDelta::days(6));
    stage.answer(&firm, id, offer()).await.unwrap();
    assert_eq!(stage.row(id).await.answered_at, Some(stage.clock.now() - TimeDelta::days(6)));
    let (other, second) = stage.firm("Südkorn", "Konditor", 1).await;
    let sent = stage.apply(&jana, Target::Vacancy(second.id), form("Jana Meyer")).await.unwrap();
    own::accept(stage.db(), &stage.clock, &pupil, id).await.unwrap();
    assert_eq!(stage.line(vacancy.id).await, (0, 1));
    assert_eq!(stage.row(id).await.closed_at, Some(stage.clock.now()));

    // The others are proposed for withdrawal.
    let view = own::find(stage.db(), &stage.clock, &pupil, id).await.unwrap();
    let others: Vec<_> = view.others_open.iter().map(|other| other.application.id).collect();
    assert_eq!(others, [sent.application.id]);
    let withdrawn = own::withdraw_several(stage.db(), &stage.clock, &pupil, vec![id, others[0]]).await;
    assert_eq!(withdrawn.unwrap(), 1);
    assert_eq!(stage.row(others[0]).await.state, S::Withdrawn);
    assert_eq!(stage.names_to(&other.recruiter.mail, 1).await, ["application_arrived", "applicant_moved"]);
    assert_eq!(
        stage.names_to("jana@example.org", 2).await,
        ["application_moved", "application_moved", "interview_set", "application_moved", "application_sent"]
    );
    assert_eq!(stage.names_to(&firm.recruiter.mail, 2).await, ["interview_set", "applicant_moved"],);
    let counts = desk::count(stage.db(), &team, firm.company.id).await.unwrap();
    assert_eq!(counts.iter().find(|(lane, _)| *lane == Lane::Done).unwrap().1, 1);
}

async fn no_letter_names_the_pupil(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (jana, application) = stage.applicant("jana@example.org", &vacancy).await;
    let pupil = stage.actor(&jana).await;
    own::write(stage.db(), &stage.clock, &pupil, application.id, "Wann beginnt es?").await.unwrap();
    stage.answer(&firm, application.id, stage.invite(&[3])).await.unwrap();
    own::withdraw(stage.db(), &stage.clock, &pupil, application.id).await.unwrap();
    let to_company = stage.said_to(&firm.recruiter.mail).await;
    assert_eq!(
        to_company.iter().map(Letter::name).collect::<Vec<_>>(),
        ["sign_in_code", "application_arrived", "message_waits", "applicant_moved"]
    );
    for letter in to_company {
        let text = serde_json::to_string(&letter).unwrap();
        for mark in ["Jana", "Meyer", "jana@", "Wann beginnt", "0451", "Schule am Meer"] {
            assert!(!text.contains(mark), "{mark}: {text}");
        }
    }
}

async fn a_code_confirms_one_form_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let target = Target::Vacancy(vacancy.id);
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let (mail, how) = ("jana@example.org", browser("jana@example.org"));
    let begun = submit::begin(db, clock, secrets, target, mail, form("Jana Meyer"), Vec::new(), &how).await;
    let intake = begun.unwrap().intake_id;
    // What was written lies there sealed, and neither account nor application is there.
    let rows = stage.all::<application::intake::Entity>().await;
    assert!(!rows[0].sealed.contains("Jana"));
    assert!(stage.all::<application::Entity>().await.is_empty());
    assert_eq!(submit::look_at(db, clock, secrets, intake).await.unwrap(), (target, mail.to_owned()));

    let confirm = async |actor: lotse_domain::Actor, code: String| {
        submit::confirm(db, clock, secrets, &actor, intake, &code, &how).await
    };
    let first = stage.code_to(mail).await;
    submit::resend(db, clock, secrets, intake, &how).await.unwrap();
    let code = stage.code_to(mail).await;
    assert_eq!(refused(confirm(stranger(), "000000x".into()).await), ErrorKind::Invalid);
    if first != code {
        assert_eq!(refused(confirm(stranger(), first).await), ErrorKind::Invalid, "the old code has ended");
    }
    let confirmed = confirm(stranger(), code.clone()).await.unwrap();
    let session = confirmed.session.unwrap();
    // Again by whoever it was: the same answer, and nothing done.
    let identity = session::identify_portal(db, clock, &session.token).await.unwrap().unwrap();
    let again = confirm(lotse_domain::Actor::person(identity, "test"), code.clone()).await.unwrap();
    assert!(again.session.is_none());
    assert_eq!(again.sent.application.id, confirmed.sent.application.id);
    assert_eq!(refused(confirm(stranger(), code).await), ErrorKind::Invalid, "a code is used once");
    assert_eq!(refused(submit::resend(db, clock, secrets, intake, &how).await), ErrorKind::NotFound);
    assert_eq!(stage.all::<application::Entity>().await.len(), 1);
    stage.pass(TimeDelta::hours(24));
    assert_eq!(refused(submit::look_at(db, clock, secrets, intake).await), ErrorKind::NotFound);
}

async fn a_code_that_finds_nothing_to_do_has_done_nothing(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let target = Target::Vacancy(vacancy.id);
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let (mail, how) = ("jana@example.org", browser("jana@example.org"));
    let begun = submit::begin(db, clock, secrets, target, mail, form("Jana Meyer"), Vec::new(), &how).await;
    let intake = begun.unwrap().intake_id;
    let code = stage.code_to(mail).await;
    stage.desk(vacancy.id, |desk| (desk.most_open, desk.open) = (Some(1), 1)).await;
    let accounts = stage.all::<lotse_domain::account::Entity>().await.len();
    let outcome = submit::confirm(db, clock, secrets, &stranger(), intake, &code, &how).await;
    assert_eq!(refused(outcome), ErrorKind::Conflict);
    assert_eq!(stage.all::<lotse_domain::account::Entity>().await.len(), accounts);
    assert!(stage.all::<application::Entity>().await.is_empty());
    stage.desk(vacancy.id, |desk| desk.open = 0).await;
    let outcome = submit::confirm(db, clock, secrets, &stranger(), intake, &code, &how).await;
    assert_eq!(refused(outcome), ErrorKind::Invalid, "the code is used up");
}

async fn known_and_unknown_addresses_get_the_same_answer(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (jana, first) = stage.applicant("jana@example.org", &vacancy).await;
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let target = Target::Vacancy(vacancy.id);
    // She has applied there already: a stranger who types her address learns nothing of it.
    for mail in ["jana@example.org", "new@example.org"] {
        let draft = submit::ApplicationDraft { birth_date: Some(day(2008, 5, 5)), ..form("Other Name") };
        let how = browser(&format!("stranger of {mail}"));
        let begun = submit::begin(db, clock, secrets, target, mail, draft, Vec::new(), &how).await.unwrap();
        assert_eq!(begun.challenge.mail, mail);
    }
    // Whoever holds the code is told.
    let intake = stage.all::<application::intake::Entity>().await.swap_remove(0).id;
    let code = stage.code_to("jana@example.org").await;
    let outcome = submit::confirm(db, clock, secrets, &stranger(), intake, &code, &browser("jana")).await;
    assert_eq!(refused(outcome), ErrorKind::Conflict);
    let account = stage.account(jana.id).await;
    assert_eq!((account.name.as_deref(), account.birth_date), (Some("Jana Meyer"), Some(grown())));
    assert_eq!(stage.row(first.id).await, first);
}

async fn what_breaks_a_rule_is_named_at_once(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (_, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let target = Target::Vacancy(vacancy.id);
    let (db, clock, secrets) = (stage.db(), &stage.clock, &stage.secrets);
    let wrong = submit::ApplicationDraft { birth_date: Some(day(2025, 1, 1)), ..form("") };
    let outcome =
        submit::begin(db, clock, secrets, target, "no address", wrong, Vec::new(), &browser("x")).await;
    let mut named = fields(outcome);
    named.sort();
    assert_eq!(named, ["birth_date", "guardian_mail", "mail", "name"]);
    let pupil = stage.person("jana@example.org").await;
    let foreign = submit::ApplicationDraft { documents: vec![vacancy.id], ..form("Jana") };
    assert_eq!(fields(stage.apply(&pupil, target, foreign).await), ["documents"]);
    let actor = stage.actor(&pupil).await;
    let papers = (0..6).map(|_| paper("Zeugnis.pdf")).collect();
    let outcome = submit::apply(db, clock, &actor, target, form("Jana"), papers).await;
    assert_eq!(fields(outcome), ["documents"]);
    assert!(stage.all::<document::Entity>().await.is_empty());
}

async fn the_last_place_fills_the_vacancy_and_tells_the_others(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 1).await;
    let (first, one) = stage.applicant("one@example.org", &vacancy).await;
    let (second, two) = stage.applicant("two@example.org", &vacancy).await;
    let (_, three) = stage.applicant("three@example.org", &vacancy).await;
    stage.answer(&firm, one.id, offer()).await.unwrap();
    stage.answer(&firm, two.id, offer()).await.unwrap();
    stage.answer(&firm, three.id, desk::Answering::See).await.unwrap();
    let actor = stage.actor(&first).await;
    own::accept(stage.db(), &stage.clock, &actor, one.id).await.unwrap();
    let filled = lotse_domain::vacancy::Entity::find_by_id(vacancy.id).one(stage.db().read()).await.unwrap();
    assert_eq!(filled.unwrap().state, VacancyState::Filled);
    assert_eq!(stage.row(three.id).await.state, S::Rejected);
    assert_eq!(stage.row(three.id).await.answered_at, None, "the company has not answered");
    assert_eq!(stage.names_to("three@example.org", 2).await, ["application_moved", "application_closed"]);
    // An offer stands, but there is no place left for it.
    assert_eq!(stage.row(two.id).await.state, S::Offered);
    let actor = stage.actor(&second).await;
    let outcome = own::accept(stage.db(), &stage.clock, &actor, two.id).await;
    assert_eq!(refused(outcome), ErrorKind::Conflict);
    assert_eq!(stage.row(two.id).await.state, S::Offered);
    own::decline(stage.db(), &stage.clock, &actor, two.id).await.unwrap();
    assert_eq!(stage.line(vacancy.id).await, (0, 1));
    let target = find_target(stage.db(), &stage.clock, Target::Vacancy(vacancy.id)).await;
    assert_eq!(refused(target), ErrorKind::NotFound);
}

async fn whoever_was_refused_does_not_apply_again_others_may(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (firm, vacancy) = stage.firm("Nordkorn", "Bäcker", 100).await;
    let target = Target::Vacancy(vacancy.id);
    for (number, state) in S::ALL.iter().enumerate() {
        let (pupil, application) = stage.applicant(&format!("pupil{number}@example.org"), &vacancy).await;
        stage.force(application.id, *state).await;
        let again = stage.apply(&pupil, target, form("Jana Meyer")).await;
        let allowed = matches!(state, S::Withdrawn | S::Declined | S::Unanswered);
        assert_eq!(again.is_ok(), allowed, "{state}");
        if let Err(err) = again {
            assert_eq!(err.kind(), ErrorKind::Conflict, "{state}");
        }
        let found = submit::find_to(stage.db(), &stage.actor(&pupil).await, target).await.unwrap();
        assert_eq!(found.unwrap().id == application.id, !allowed, "{state}: the living one, or the last");
    }
    let refused_by = stage.answer(&firm, stage.all::<application::Entity>().await[0].id, reject()).await;
    assert_eq!(refused(refused_by), ErrorKind::NotFound, "the first is a draft");
}

on_both_databases!(
    from_a_form_without_account_to_a_contract,
    no_letter_names_the_pupil,
    a_code_confirms_one_form_once,
    a_code_that_finds_nothing_to_do_has_done_nothing,
    known_and_unknown_addresses_get_the_same_answer,
    what_breaks_a_rule_is_named_at_once,
    the_last_place_fills_the_vacancy_and_tells_the_others,
    whoever_was_refused_does_not_apply_again_others_may,
);
