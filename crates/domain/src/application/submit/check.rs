use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ApplicationDraft, MOST_DOCUMENTS};
use crate::{
    application::{Answer, QuestionKey},
    consent::{check_birth_date, guardian_address, under_16},
    error::{DomainError, FieldError, Result},
};

/// A form whose fields keep the rules.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::application) struct Form {
    pub(in crate::application) name: String,
    pub(in crate::application) birth_date: Option<NaiveDate>,
    pub(in crate::application) phone: Option<String>,
    pub(in crate::application) school: Option<String>,
    pub(in crate::application) answers: Vec<Answer>,
    pub(in crate::application) guardian_mail: Option<String>,
    pub(in crate::application) documents: Vec<Uuid>,
}

/// What is known about whoever writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// Their own address, which is no guardian's.
    pub(super) mail: &'a str,
    pub(super) birth_date: Option<NaiveDate>,
    /// A guardian has been asked already.
    pub(super) guardian_asked: bool,
    /// Strangers have no documents that they could name.
    pub(super) stranger: bool,
}

/// Without space around what was written, and without what was left empty.
///
/// # Errors
/// `Invalid` with every field that breaks a rule.
pub(super) fn check(
    draft: ApplicationDraft,
    questions: &[QuestionKey],
    new_documents: usize,
    known: Known<'_>,
    today: NaiveDate,
) -> Result<Form> {
    let ApplicationDraft { name, birth_date, phone, school, answers, guardian_mail, documents } = draft;
    let mut wrong = Vec::new();
    let name = name.trim().to_owned();
    if !(1..=120).contains(&name.chars().count()) || name.contains(char::is_control) {
        wrong.push(FieldError::new("name", "length", "takes 1 to 120 characters in one line"));
    }
    let phone = line("phone", phone, 40, &mut wrong);
    if phone.as_ref().is_some_and(|phone| !is_number(phone)) {
        wrong.push(FieldError::new("phone", "form", "is no phone number; it looks like +49 6151 123456"));
    }
    let school = line("school", school, 200, &mut wrong);
    let answers = check_answers(answers, questions, &mut wrong);
    let born = known.birth_date.or(birth_date);
    match (known.birth_date, birth_date) {
        (Some(_), _) => {}
        (None, None) => wrong.push(FieldError::new("birth_date", "missing", "is needed")),
        (None, Some(date)) => note(check_birth_date(date, today), &mut wrong),
    }
    let guardian_mail = guardian_mail.map(|mail| mail.trim().to_owned()).filter(|mail| !mail.is_empty());
    let guarded = born.is_some_and(|born| under_16(born, today));
    if guarded && !known.guardian_asked {
        match &guardian_mail {
            None => wrong.push(missing_guardian()),
            Some(mail) => note(guardian_address(mail, known.mail).map(|_| ()), &mut wrong),
        }
    }
    let mut met = HashSet::new();
    let documents: Vec<Uuid> = documents.into_iter().filter(|id| met.insert(*id)).collect();
    if known.stranger && !documents.is_empty() {
        wrong.push(FieldError::new("documents", "unknown", "names documents that are not yours"));
    }
    if documents.len() + new_documents > MOST_DOCUMENTS {
        wrong.push(FieldError::new("documents", "too_many", "takes at most five documents"));
    }
    if !wrong.is_empty() {
        return Err(DomainError::Invalid(wrong));
    }
    let guardian_mail = guardian_mail.filter(|_| guarded);
    Ok(Form { name, birth_date, phone, school, answers, guardian_mail, documents })
}

pub(super) fn missing_guardian() -> FieldError {
    let detail = "is needed under 16: a guardian must agree before anything reaches a company";
    FieldError::new("guardian_mail", "missing", detail)
}

fn note(checked: Result<()>, wrong: &mut Vec<FieldError>) {
    if let Err(DomainError::Invalid(fields)) = checked {
        wrong.extend(fields);
    }
}

fn line(
    field: &'static str,
    text: Option<String>,
    longest: usize,
    wrong: &mut Vec<FieldError>,
) -> Option<String> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
    if text.chars().count() > longest || text.contains(char::is_control) {
        let detail = format!("takes at most {longest} characters in one line");
        wrong.push(FieldError::new(field, "too_long", detail));
    }
    Some(text)
}

fn is_number(phone: &str) -> bool {
    phone.chars().filter(char::is_ascii_digit).count() >= 3
        && phone.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c))
}

fn check_answers(
    answers: Vec<Answer>,
    questions: &[QuestionKey],
    wrong: &mut Vec<FieldError>,
) -> Vec<Answer> {
    let mut met = HashSet::new();
    let mut kept = Vec::new();
    for Answer { question, text } in answers {
        let text = text.trim().to_owned();
        let problem = if !questions.contains(&question) {
            Some(("unknown", "is not asked here".to_owned()))
        } else if !met.insert(question) {
            Some(("twice", "is answered twice".to_owned()))
        } else if text.chars().count() > QuestionKey::LONGEST {
            Some(("too_long", format!("takes an answer of at most {} characters", QuestionKey::LONGEST)))
        } else if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            Some(("characters", "has an answer with characters that cannot be stored".to_owned()))
        } else {
            None
        };
        match problem {
            Some((code, detail)) => {
                wrong.push(FieldError::new("answers", code, format!("the question {question} {detail}")));
            }
            None if text.is_empty() => {}
            None => kept.push(Answer { question, text }),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Known, check};
    use crate::{
        application::{Answer, QuestionKey, submit::ApplicationDraft},
        error::DomainError,
    };

    const STRANGER: Known<'_> =
        Known { mail: "jana@example.org", birth_date: None, guardian_asked: false, stranger: true };

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn draft(born: (i32, u32, u32)) -> ApplicationDraft {
        ApplicationDraft {
            name: " Jana Meyer ".into(),
            birth_date: NaiveDate::from_ymd_opt(born.0, born.1, born.2),
            ..Default::default()
        }
    }

    fn wrong(draft: ApplicationDraft, known: Known<'_>) -> Vec<&'static str> {
        match check(draft, &QuestionKey::USUAL, 0, known, today()) {
            Ok(_) => Vec::new(),
            Err(DomainError::Invalid(fields)) => fields.iter().map(|field| field.code).collect(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn a_short_form_will_do() {
        let form = check(draft((2009, 1, 1)), &QuestionKey::USUAL, 5, STRANGER, today()).unwrap();
        assert_eq!(form.name, "Jana Meyer");
        assert!(form.answers.is_empty() && form.phone.is_none());
    }

    #[test]
    fn every_field_that_breaks_a_rule_is_named_at_once() {
        let answer = |question, text: &str| Answer { question, text: text.into() };
        let draft = ApplicationDraft {
            name: "Jana\nMeyer".into(),
            birth_date: None,
            phone: Some("call me".into()),
            school: Some("x".repeat(201)),
            answers: vec![
                answer(QuestionKey::Way, "by bus"),
                answer(QuestionKey::Why, &"x".repeat(1_001)),
                answer(QuestionKey::Why, "again"),
                answer(QuestionKey::Tried, "a\u{0}b"),
            ],
            guardian_mail: None,
            documents: vec![uuid::Uuid::nil()],
        };
        let codes = wrong(draft, STRANGER);
        let expected = [
            "length",
            "form",
            "too_long",
            "unknown",
            "too_long",
            "twice",
            "characters",
            "missing",
            "unknown",
        ];
        assert_eq!(codes, expected);
    }

    #[test]
    fn under_16_a_guardian_is_needed_once() {
        let child = draft((2012, 1, 1));
        assert_eq!(wrong(child.clone(), STRANGER), ["missing"]);
        let own = ApplicationDraft { guardian_mail: Some("Jana@Example.org".into()), ..child.clone() };
        assert_eq!(wrong(own, STRANGER), ["own"]);
        let asked = Known { guardian_asked: true, ..STRANGER };
        assert!(wrong(child.clone(), asked).is_empty());
        // What is known counts, whatever the form says.
        let grown = Known { birth_date: NaiveDate::from_ymd_opt(2005, 1, 1), ..STRANGER };
        assert!(wrong(child, grown).is_empty());
    }
}
