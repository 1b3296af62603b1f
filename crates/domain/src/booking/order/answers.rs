//! Answers to an event's questions, and what is chosen beside a place.
use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use super::people::field;
use crate::{
    booking::place::PlaceAnswer,
    error::FieldError,
    event::question::{EventQuestion, QuestionKind, option::EventOption},
};

const LONGEST_TEXT: usize = 200;
const LONGEST_LONG_TEXT: usize = 1_000;

/// Answers that are in the form that their questions want; empty ones are left out.
pub(super) fn check_answers(
    questions: &[EventQuestion],
    answers: Vec<PlaceAnswer>,
    at: &str,
    wrong: &mut Vec<FieldError>,
    missing: &mut Vec<FieldError>,
) -> Vec<PlaceAnswer> {
    let name = || format!("{at}answers");
    let (mut met, mut kept) = (HashSet::new(), Vec::new());
    for PlaceAnswer { question_id, value } in answers {
        let Some(question) = questions.iter().find(|question| question.id == question_id) else {
            wrong.push(field(name(), "unknown", "answers a question that is not asked here"));
            continue;
        };
        if !met.insert(question_id) {
            wrong.push(field(name(), "twice", format!("answers \"{}\" twice", question.label)));
            continue;
        }
        match check(question, value) {
            Ok(Some(value)) => kept.push(PlaceAnswer { question_id, value }),
            Ok(None) => {}
            Err(wants) => {
                wrong.push(field(name(), "form", format!("\"{}\" takes {wants}", question.label)));
            }
        }
    }
    for question in questions.iter().filter(|question| question.required) {
        if !kept.iter().any(|answer| answer.question_id == question.id) {
            missing.push(field(name(), "missing", format!("\"{}\" needs an answer", question.label)));
        }
    }
    kept
}

/// The answer as it is kept; none for an empty one. Otherwise what the question wants.
fn check(question: &EventQuestion, value: Value) -> Result<Option<Value>, String> {
    if value.is_null() {
        return Ok(None);
    }
    let chosen = |text: &str| question.choices.0.iter().any(|choice| choice == text);
    match question.kind {
        QuestionKind::Text => text(&value, LONGEST_TEXT, false),
        QuestionKind::LongText => text(&value, LONGEST_LONG_TEXT, true),
        QuestionKind::Number => match &value {
            Value::Number(_) => Ok(Some(value)),
            _ => Err("a number".into()),
        },
        QuestionKind::YesNo => match &value {
            Value::Bool(_) => Ok(Some(value)),
            _ => Err("yes or no".into()),
        },
        QuestionKind::Date => match &value {
            Value::String(day) if day.is_empty() => Ok(None),
            Value::String(day) if day.parse::<NaiveDate>().is_ok() => Ok(Some(value)),
            _ => Err("a date such as 2026-11-23".into()),
        },
        QuestionKind::Choice => match &value {
            Value::String(choice) if choice.is_empty() => Ok(None),
            Value::String(choice) if chosen(choice) => Ok(Some(value)),
            _ => Err("one of its choices".into()),
        },
        QuestionKind::Choices => {
            let wants = || "some of its choices, each once".to_owned();
            let Value::Array(items) = &value else { return Err(wants()) };
            let mut met = HashSet::new();
            let fit =
                |item: &Value| item.as_str().is_some_and(|text| chosen(text) && met.insert(text.to_owned()));
            if !items.iter().all(fit) {
                return Err(wants());
            }
            Ok((!items.is_empty()).then_some(value))
        }
    }
}

fn text(value: &Value, longest: usize, lines: bool) -> Result<Option<Value>, String> {
    let wants = || format!("a text of at most {longest} characters");
    let Value::String(text) = value else { return Err(wants()) };
    let text = text.trim();
    let bad = |c: char| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'));
    if text.chars().count() > longest || text.contains(bad) {
        return Err(wants());
    }
    Ok((!text.is_empty()).then(|| Value::String(text.to_owned())))
}

/// Options of the event, of each topic at most one.
pub(super) fn check_options(
    offered: &[EventOption],
    options: Vec<Uuid>,
    at: &str,
    wrong: &mut Vec<FieldError>,
) -> Vec<Uuid> {
    let name = || format!("{at}options");
    let (mut topics, mut kept) = (HashSet::new(), Vec::new());
    for id in options {
        match offered.iter().find(|option| option.id == id) {
            None => wrong.push(field(name(), "unknown", "names something that is not offered here")),
            Some(option) if !topics.insert(option.topic.as_str()) => {
                let detail = format!("names more than one of \"{}\"", option.topic);
                wrong.push(field(name(), "twice", detail));
            }
            Some(_) => kept.push(id),
        }
    }
    kept
}
