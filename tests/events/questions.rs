//! What is asked: an answer is always read with the question that was asked.
use lotse_domain::{
    ErrorKind,
    booking::{self, BookingDraft, PersonDraft, place::PlaceAnswer},
    event::{
        desk::{self, OptionDraft, QuestionDraft},
        question::{self, EventQuestion, QuestionKind, option::EventOption},
    },
};
use lotse_tests::{Backend, on_both_databases};
use serde_json::json;

use crate::stage::{Stage, bus, fields, form, refused, tour};

on_both_databases!(
    a_question_that_was_answered_is_replaced_and_not_rewritten,
    what_was_chosen_is_retired_and_never_holds_fewer,
    wrong_questions_are_named_by_their_number,
);

fn asks(label: &str) -> QuestionDraft {
    QuestionDraft {
        id: None,
        label: label.into(),
        hint: None,
        kind: QuestionKind::Text,
        choices: Vec::new(),
        required: false,
    }
}

fn kept(question: &EventQuestion) -> QuestionDraft {
    QuestionDraft {
        id: Some(question.id),
        label: question.label.clone(),
        hint: question.hint.clone(),
        kind: question.kind,
        choices: question.choices.0.clone(),
        required: question.required,
    }
}

fn offers(topic: &str, label: &str, capacity: Option<i32>) -> OptionDraft {
    OptionDraft { id: None, topic: topic.into(), label: label.into(), capacity }
}

fn same(option: &EventOption) -> OptionDraft {
    OptionDraft { id: Some(option.id), ..offers(&option.topic, &option.label, option.capacity) }
}

async fn a_question_that_was_answered_is_replaced_and_not_rewritten(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let (event, slots) = stage.published(tour(), vec![bus(5)]).await;
    let set = |questions| desk::set_questions(db, clock, manager, event.id, questions, Vec::new());
    let (first, _) = set(vec![asks("Allergien?"), asks("Schuhgröße?"), asks("Hobby?")]).await.unwrap();
    let (second, _) = set(vec![
        QuestionDraft { label: "Hast du Allergien?".into(), ..kept(&first[0]) },
        kept(&first[1]),
        kept(&first[2]),
    ])
    .await
    .unwrap();
    assert_eq!((second[0].id, second[0].version), (first[0].id, 1), "nobody has answered it yet");

    let pupil = stage.person("jana@example.org").await;
    let answers = [0, 1].map(|at| PlaceAnswer { question_id: second[at].id, value: json!("Nein") });
    let people = form(&[], false).people.into_iter();
    let people = people.map(|person| PersonDraft { answers: answers.to_vec(), ..person }).collect();
    let draft = BookingDraft { people, ..form(&[slots[0].id], false) };
    booking::book(db, clock, &pupil.actor, event.id, draft, None).await.unwrap();

    let (third, _) = set(vec![
        QuestionDraft { required: true, ..kept(&second[1]) },
        QuestionDraft { kind: QuestionKind::YesNo, ..kept(&second[0]) },
    ])
    .await
    .unwrap();
    assert_eq!(third.len(), 2);
    assert_eq!((third[0].id, third[0].required), (second[1].id, true), "it asks the same");
    assert_eq!((third[1].version, third[1].replaces), (2, Some(second[0].id)));
    let all = stage.all::<question::Entity>().await;
    let old = all.iter().find(|question| question.id == second[0].id).expect("what was answered stays");
    assert_eq!((old.kind, old.label.as_str()), (QuestionKind::Text, "Hast du Allergien?"));
    assert!(old.retired_at.is_some());
    assert!(all.iter().all(|question| question.id != first[2].id), "what nobody answered is gone");

    let (last, _) = set(Vec::new()).await.unwrap();
    assert!(last.is_empty());
    let left: Vec<_> = stage.all::<question::Entity>().await.iter().map(|question| question.id).collect();
    assert_eq!(left.len(), 2, "the two that were answered");
    assert_eq!(fields(set(vec![kept(&second[0])]).await), ["questions.0.id"], "it is asked no more");
    assert_eq!(desk::find(db, clock, manager, event.id).await.unwrap().questions.len(), 0);
}

async fn what_was_chosen_is_retired_and_never_holds_fewer(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let (event, slots) = stage.published(tour(), vec![bus(5)]).await;
    let set = |options| desk::set_questions(db, clock, manager, event.id, Vec::new(), options);
    let drafts = vec![offers("T-Shirt", "M", Some(2)), offers("T-Shirt", "L", None)];
    let (_, options) = set(drafts).await.unwrap();
    for name in ["a", "b"] {
        let pupil = stage.person(&format!("{name}@example.org")).await;
        let people = form(&[], false).people.into_iter();
        let people = people.map(|person| PersonDraft { options: vec![options[0].id], ..person }).collect();
        let draft = BookingDraft { people, ..form(&[slots[0].id], false) };
        booking::book(db, clock, &pupil.actor, event.id, draft, None).await.unwrap();
    }
    let fewer = OptionDraft { capacity: Some(1), ..same(&options[0]) };
    assert_eq!(refused(set(vec![fewer, same(&options[1])]).await), ErrorKind::Conflict);
    let more = OptionDraft { capacity: Some(3), ..same(&options[0]) };
    let renamed = OptionDraft { label: "XL".into(), ..same(&options[1]) };
    let (_, changed) = set(vec![more, renamed]).await.unwrap();
    assert_eq!((changed[0].id, changed[0].taken, changed[0].capacity), (options[0].id, 2, Some(3)));
    assert_eq!((changed[1].id, changed[1].label.as_str()), (options[1].id, "XL"), "nobody has chosen it");
    // What was chosen keeps its words.
    let other = OptionDraft { label: "S".into(), ..same(&changed[0]) };
    let (_, replaced) = set(vec![other]).await.unwrap();
    assert_eq!(replaced.len(), 1);
    assert_ne!(replaced[0].id, options[0].id);
    let all = stage.all::<question::option::Entity>().await;
    assert_eq!(all.len(), 2);
    let old = all.iter().find(|option| option.id == options[0].id).expect("it was chosen");
    assert_eq!((old.label.as_str(), old.taken, old.retired_at.is_some()), ("M", 2, true));
}

async fn wrong_questions_are_named_by_their_number(backend: Backend) {
    let stage = Stage::set(backend).await;
    let (db, clock, manager) = (stage.db(), &stage.clock, &stage.manager);
    let (event, _) = stage.drafted(tour(), Vec::new()).await;
    let choice = |choices: &[&str]| QuestionDraft {
        kind: QuestionKind::Choice,
        choices: choices.iter().map(ToString::to_string).collect(),
        ..asks("Was?")
    };
    let questions = vec![
        asks("Gut?"),
        asks(" "),
        choice(&["eins"]),
        choice(&["eins", "eins"]),
        QuestionDraft { choices: vec!["a".into(), "b".into()], ..asks("Ohne Auswahl") },
    ];
    let options =
        vec![offers("Essen", "Suppe", Some(-1)), offers("Essen", "Suppe", None), offers("", "x", None)];
    let named = fields(desk::set_questions(db, clock, manager, event.id, questions, options).await);
    let expected = [
        "questions.1.label",
        "questions.2.choices",
        "questions.3.choices",
        "questions.4.choices",
        "options.0.capacity",
        "options.1.label",
        "options.2.topic",
    ];
    assert_eq!(named, expected);
    let many = desk::set_questions(db, clock, manager, event.id, vec![asks("Was?"); 21], Vec::new()).await;
    assert_eq!(fields(many), ["questions"]);
}
