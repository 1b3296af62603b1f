//! One person, as somebody says who it is.
use chrono::{DateTime, Months, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Booker,
    answers::{check_answers, check_options},
    people::field,
};
use crate::{
    account::MailAddress,
    booking::{PersonDraft, place::PlaceAnswer},
    clock::german_day,
    consent::{check_birth_date, guardian_address, under_16},
    error::{DomainError, FieldError, Result},
    event::{
        Event,
        question::{EventQuestion, option::EventOption},
    },
};

const LONGEST_NAME: usize = 120;
const LONGEST_SCHOOL: usize = 200;
const LONGEST_YEAR: usize = 40;

/// What an event asks of its people.
pub(crate) struct Asks<'a> {
    pub(crate) event: &'a Event,
    /// A company will see who comes.
    pub(crate) meets_companies: bool,
    /// It is a company's own people: they come without a guardian.
    pub(crate) of_company: bool,
    pub(crate) questions: &'a [EventQuestion],
    pub(crate) options: &'a [EventOption],
    /// Those of the cluster that were named.
    pub(crate) schools: &'a [(Uuid, String)],
    pub(crate) now: DateTime<Utc>,
}

/// A person whose fields keep the rules.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    pub(crate) name: Option<String>,
    pub(crate) mail: Option<String>,
    pub(crate) birth_date: Option<NaiveDate>,
    pub(crate) school_id: Option<Uuid>,
    pub(crate) school: Option<String>,
    pub(crate) school_year: Option<String>,
    /// Set where a guardian must agree, unless it is missing.
    pub(crate) guardian_mail: Option<String>,
    /// A guardian must agree.
    pub(crate) guarded: bool,
    pub(crate) answers: Vec<PlaceAnswer>,
    pub(crate) options: Vec<Uuid>,
}

/// Without space around what was written. What breaks a rule goes to `wrong`, what is only not there to `missing`, each under `at`
/// ("people.0."). `booker` is set where it is the person itself.
pub(crate) fn check_person(
    asks: &Asks<'_>,
    booker: Option<&Booker>,
    draft: PersonDraft,
    at: &str,
    wrong: &mut Vec<FieldError>,
    missing: &mut Vec<FieldError>,
) -> Person {
    let PersonDraft {
        name,
        mail,
        birth_date,
        school_id,
        school,
        school_year,
        guardian_mail,
        answers,
        options,
    } = draft;
    let mut fields = Fields { at, wrong };
    let name = fields.line("name", Some(name), LONGEST_NAME);
    if name.is_none() {
        missing.push(field(format!("{at}name"), "missing", "takes 1 to 120 characters in one line"));
    }
    let mail = match booker {
        // Theirs is known; another one that is none is a mistake all the same.
        Some(booker) => {
            fields.checked("mail", filled(mail).map(|mail| MailAddress::parse(&mail)));
            booker.mail.clone()
        }
        None => fields.checked("mail", filled(mail).map(|mail| MailAddress::parse(&mail))),
    };
    let known = booker.and_then(|booker| booker.birth_date);
    if let (None, Some(date)) = (known, birth_date) {
        let age = check_birth_date(date, asks.now.date_naive());
        fields.checked("birth_date", Some(age.map(|()| String::new())));
    }
    let birth_date = known.or(birth_date);
    let needs_birth = !asks.of_company && (asks.event.consent_below.is_some() || asks.meets_companies);
    if birth_date.is_none() && needs_birth {
        missing.push(field(format!("{at}birth_date"), "missing", "is needed"));
    }
    let guarded = !asks.of_company
        && birth_date.is_some_and(|born| guarded(asks.event, asks.meets_companies, born, asks.now));
    let own = mail.clone().unwrap_or_default();
    let guardian_mail = filled(guardian_mail);
    if guarded && guardian_mail.is_none() {
        missing.push(missing_guardian(at));
    }
    // Nobody is asked where nobody must agree; an address that is none is a mistake all the same.
    let guardian_mail = fields
        .checked("guardian_mail", guardian_mail.map(|mail| guardian_address(&mail, &own)))
        .filter(|_| guarded);
    let mut school = fields.line("school", school, LONGEST_SCHOOL);
    if let Some(id) = school_id {
        match asks.schools.iter().find(|(known, _)| *known == id) {
            Some((_, name)) => school = Some(name.clone()),
            None => fields.wrong("school_id", "unknown", "is no school of this cluster"),
        }
    }
    let school_year = fields.line("school_year", school_year, LONGEST_YEAR);
    let answers = check_answers(asks.questions, answers, at, wrong, missing);
    let options = check_options(asks.options, options, at, wrong);
    Person {
        name,
        mail,
        birth_date,
        school_id,
        school,
        school_year,
        guardian_mail,
        guarded,
        answers,
        options,
    }
}

pub(super) fn missing_guardian(at: &str) -> FieldError {
    let detail = "is needed: at this age a guardian must agree to the visit";
    field(format!("{at}guardian_mail"), "missing", detail)
}

/// Whether a guardian must agree: below the event's own age on the day that it begins, and below 16 today where a company sees who
/// comes (P1; GDPR Art. 8).
pub(super) fn guarded(event: &Event, meets_companies: bool, born: NaiveDate, now: DateTime<Utc>) -> bool {
    let too_young = event.consent_below.is_some_and(|years| {
        let months = Months::new(u32::try_from(years).unwrap_or_default() * 12);
        // A date that the calendar does not hold is no birthday that has been.
        born.checked_add_months(months).is_none_or(|birthday| german_day(event.starts_at) < birthday)
    });
    too_young || (meets_companies && under_16(born, now.date_naive()))
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The fields of one person.
struct Fields<'a> {
    at: &'a str,
    wrong: &'a mut Vec<FieldError>,
}

impl Fields<'_> {
    fn wrong(&mut self, name: &str, code: &'static str, detail: impl Into<String>) {
        self.wrong.push(field(format!("{}{name}", self.at), code, detail));
    }

    fn line(&mut self, name: &str, text: Option<String>, longest: usize) -> Option<String> {
        let text = filled(text)?;
        if text.chars().count() > longest || text.contains(char::is_control) {
            self.wrong(name, "length", format!("takes at most {longest} characters in one line"));
        }
        Some(text)
    }

    /// What another rule says, under this person's name of the field.
    fn checked(&mut self, name: &str, value: Option<Result<impl ToString>>) -> Option<String> {
        match value? {
            Ok(value) => Some(value.to_string()),
            Err(DomainError::Invalid(errors)) => {
                for error in errors {
                    self.wrong(name, error.code, error.detail);
                }
                None
            }
            Err(_) => None,
        }
    }
}
