//! What is asked of one person: the same in every form in which somebody is named.
use lotse_domain::{
    account::MailAddress,
    booking::{PersonDraft, place::PlaceAnswer},
    event::{
        EventView,
        question::{EventQuestion, QuestionKind},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::typed::Typed;
use crate::{
    form::{Field, Mistakes},
    language::Lang,
    postings::day,
};

/// Some fields under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) heading: String,
    pub(crate) text: String,
    pub(crate) fields: Vec<Field>,
}

/// Whether a mail address is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AskMail {
    /// It is known.
    No,
    /// Where the code goes.
    Needed,
    /// Where the own ticket goes, for whoever wants that.
    Ticket,
}

/// What is asked, and what is known already.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) mail: AskMail,
    pub(crate) birth_date: bool,
    /// Nobody comes without saying it.
    pub(crate) birth_needed: bool,
    /// A guardian's address, of whoever is younger.
    pub(crate) guardian_below: Option<i32>,
    /// Pupils read "du", teachers who enter them "Sie".
    pub(crate) of_others: bool,
}

impl Asking {
    /// Somebody who may have to ask a guardian: for the event itself, or, below 16, since a company sees who comes.
    pub(crate) fn of_pupil(view: &EventView, mail: AskMail, meets_companies: bool) -> Self {
        let below = view.event.consent_below.max(meets_companies.then_some(16));
        Self {
            mail,
            birth_date: below.is_some(),
            birth_needed: view.event.consent_below.is_some(),
            guardian_below: below,
            of_others: false,
        }
    }

    /// A place of a group. Whether companies see who comes is not known here; a company's own people ask nobody.
    pub(crate) fn of_place(view: &EventView, mail: AskMail, of_company: bool) -> Self {
        let none =
            Self { mail, birth_date: false, birth_needed: false, guardian_below: None, of_others: false };
        if of_company { none } else { Self::of_pupil(view, mail, view.asks_birth_date()) }
    }

    /// Entered by somebody else.
    pub(crate) fn by_others(self) -> Self {
        Self { of_others: true, ..self }
    }

    fn key(self, key: &str) -> String {
        if self.of_others { format!("{key}-other") } else { key.to_owned() }
    }
}

pub(crate) fn optional(lang: Lang, key: &str) -> String {
    lang.with("field-optional", [("name", lang.t(key))])
}

/// The fields: who it is, then what the event asks.
pub(crate) fn parts(lang: Lang, view: &EventView, asking: Asking, typed: &Typed) -> Vec<Part> {
    let mut parts = vec![Part {
        heading: lang.t(&asking.key("person-heading")),
        text: String::new(),
        fields: who(lang, view, asking, typed),
    }];
    let mut fields: Vec<Field> =
        view.questions.iter().map(|question| question_field(lang, question, typed)).collect();
    fields.extend(options(lang, view, typed));
    if !fields.is_empty() {
        parts.push(Part { heading: lang.t("person-questions"), text: String::new(), fields });
    }
    parts
}

fn who(lang: Lang, view: &EventView, asking: Asking, typed: &Typed) -> Vec<Field> {
    let auto = |word: &'static str| if asking.of_others { "off" } else { word };
    let mut fields = vec![
        Field { maxlength: 120, ..Field::text("name", lang.t("person-name")) }
            .value(typed.get("name"))
            .autocomplete(auto("name")),
    ];
    let mail = match asking.mail {
        AskMail::No => None,
        AskMail::Needed => Some((lang.t("person-mail"), lang.t("person-mail-hint"))),
        AskMail::Ticket => Some((optional(lang, "person-mail"), lang.t(&asking.key("person-mail-ticket")))),
    };
    if let Some((label, hint)) = mail {
        fields
            .push(Field::mail("mail", label).hint(hint).value(typed.get("mail")).autocomplete(auto("email")));
    }
    if asking.birth_date {
        let names = [("tag", "day-day"), ("monat", "day-month"), ("jahr", "day-year")];
        let boxes = names.map(|(name, key)| (name, lang.t(key)));
        fields.push(
            Field::birth_date("birth_date", lang.t("person-birth"), boxes)
                .hint(lang.t("person-birth-hint"))
                .value(typed.born()),
        );
    }
    if let Some(below) = asking.guardian_below {
        let hint = lang.with(&asking.key("person-guardian-hint"), [("n", below.to_string())]);
        fields.push(
            Field::mail("guardian_mail", lang.t("person-guardian"))
                .hint(hint)
                .value(typed.get("guardian_mail"))
                .autocomplete("off"),
        );
    }
    fields.extend(schools(lang, view, typed));
    fields
}

/// The school from the list of those that the cluster knows, or by name.
fn schools(lang: Lang, view: &EventView, typed: &Typed) -> Vec<Field> {
    let mut fields = Vec::new();
    if !view.schools.is_empty() {
        let none = (String::new(), lang.t("person-school-none"));
        let known = view.schools.iter().map(|(id, name, town)| {
            let label = town.as_ref().map_or_else(|| name.clone(), |town| format!("{name}, {town}"));
            (id.to_string(), label)
        });
        let options = std::iter::once(none).chain(known).collect();
        fields.push(
            Field::select("school_id", optional(lang, "person-school"), options)
                .value(typed.get("school_id")),
        );
    }
    let label = if view.schools.is_empty() { "person-school" } else { "person-school-other" };
    fields.push(Field::text("school", optional(lang, label)).value(typed.get("school")).autocomplete("off"));
    fields.push(
        Field { maxlength: 40, ..Field::text("school_year", optional(lang, "person-year")) }
            .value(typed.get("school_year"))
            .autocomplete("off"),
    );
    fields
}

fn question_name(question: &EventQuestion) -> String {
    format!("frage-{}", question.id)
}

fn question_field(lang: Lang, question: &EventQuestion, typed: &Typed) -> Field {
    let name = question_name(question);
    let label = if question.required {
        question.label.clone()
    } else {
        lang.with("field-optional", [("name", question.label.clone())])
    };
    let value = typed.get(&name).to_owned();
    let numbered = || -> Vec<(String, String)> {
        let choices = question.choices.0.iter().enumerate();
        choices.map(|(at, text)| (at.to_string(), text.clone())).collect()
    };
    let field = match question.kind {
        QuestionKind::Text => Field::text(name, label).value(value),
        QuestionKind::LongText => Field { maxlength: 1_000, ..Field::area(name, label) }.value(value),
        QuestionKind::Number => {
            Field { maxlength: 12, inputmode: "decimal", ..Field::text(name, label) }.value(value)
        }
        QuestionKind::YesNo => {
            let words = [("ja", "answer-word-yes"), ("nein", "answer-word-no")];
            let options = words.map(|(word, key)| (word.to_owned(), lang.t(key))).to_vec();
            Field::radio(name, label, options).value(value)
        }
        QuestionKind::Choice => Field::radio(name, label, numbered()).value(value),
        QuestionKind::Choices => {
            let ticked = typed.all(&name).collect::<Vec<_>>().join(" ");
            Field::several(name, label, numbered()).value(ticked)
        }
        QuestionKind::Date => Field::day(name, label).value(value),
    };
    field.autocomplete("off").hint(question.hint.clone().unwrap_or_default())
}

/// One choice for each topic.
fn options(lang: Lang, view: &EventView, typed: &Typed) -> Vec<Field> {
    let mut topics: Vec<&str> = Vec::new();
    for option in &view.options {
        if !topics.contains(&option.topic.as_str()) {
            topics.push(&option.topic);
        }
    }
    let field = |(at, topic): (usize, &str)| {
        let name = format!("option-{at}");
        let value = typed.get(&name).to_owned();
        let none = (String::new(), lang.t("person-option-none"));
        let of_topic = view.options.iter().filter(|option| option.topic == topic).map(|option| {
            let left = option.capacity.map(|capacity| (capacity - option.taken).max(0));
            let label = match left {
                Some(0) => format!("{} ({})", option.label, lang.t("slot-full")),
                Some(left) => {
                    let free = lang.count("slot-free", u64::try_from(left).unwrap_or(0));
                    format!("{} ({free})", option.label)
                }
                None => option.label.clone(),
            };
            (option.id.to_string(), label)
        });
        let choices = std::iter::once(none).chain(of_topic).collect();
        Field::select(name, topic.to_owned(), choices).value(value)
    };
    topics.into_iter().enumerate().map(field).collect()
}

/// For the domain, which checks the rest.
///
/// # Errors
/// What is missing, or cannot be read.
pub(crate) fn draft(
    lang: Lang,
    view: &EventView,
    asking: Asking,
    typed: &Typed,
) -> Result<PersonDraft, Mistakes> {
    let mut mistakes = Mistakes::default();
    if typed.get("name").is_empty() {
        mistakes.add("name", lang.t(&asking.key("person-name-missing")));
    }
    let mail = typed.given("mail").filter(|_| asking.mail != AskMail::No);
    let wanted = asking.mail == AskMail::Needed || mail.is_some();
    if wanted && MailAddress::parse(mail.as_deref().unwrap_or_default()).is_err() {
        mistakes.add("mail", lang.t("mistake-mail-form"));
    }
    let birth_date = if asking.birth_date { typed.birth_date() } else { None };
    let typed_some = ["tag", "monat", "jahr"].iter().any(|part| !typed.get(part).is_empty());
    if asking.birth_date && birth_date.is_none() && (asking.birth_needed || typed_some) {
        mistakes.add("birth_date", lang.t("mistake-date"));
    }
    let mut answers = Vec::new();
    for question in &view.questions {
        match answer(question, typed) {
            Ok(Some(value)) => answers.push(PlaceAnswer { question_id: question.id, value }),
            Ok(None) if question.required => {
                mistakes.add(&question_name(question), lang.t("person-answer-missing"));
            }
            Ok(None) => {}
            Err(key) => mistakes.add(&question_name(question), lang.t(key)),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    Ok(PersonDraft {
        name: typed.get("name").to_owned(),
        // Where the code goes, the ticket goes too.
        mail: mail.filter(|_| asking.mail == AskMail::Ticket),
        birth_date,
        school_id: Uuid::try_parse(typed.get("school_id")).ok(),
        school: typed.given("school"),
        school_year: typed.given("school_year"),
        guardian_mail: typed.given("guardian_mail").filter(|_| asking.guardian_below.is_some()),
        answers,
        options: typed.starting("option-").filter_map(|(_, id)| Uuid::try_parse(id).ok()).collect(),
    })
}

/// The answer in the form that its kind says; none where it is empty. An error is the key of a text.
fn answer(question: &EventQuestion, typed: &Typed) -> Result<Option<Value>, &'static str> {
    let name = question_name(question);
    let text = typed.get(&name);
    let choice = |at: &str| at.parse().ok().and_then(|at: usize| question.choices.0.get(at));
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(match question.kind {
        QuestionKind::Text | QuestionKind::LongText => json!(text),
        QuestionKind::Number => {
            let number: f64 = text.replace(',', ".").parse().map_err(|_| "person-answer-number")?;
            if !number.is_finite() {
                return Err("person-answer-number");
            }
            whole(number).map_or_else(|| json!(number), |whole| json!(whole))
        }
        QuestionKind::YesNo => json!(text == "ja"),
        QuestionKind::Choice => json!(choice(text).ok_or("person-answer-choice")?),
        QuestionKind::Choices => {
            json!(typed.all(&name).filter_map(choice).collect::<Vec<_>>())
        }
        QuestionKind::Date => {
            let day = day(text).ok_or("person-answer-date")?;
            json!(day)
        }
    }))
}

/// A number without decimals as one.
fn whole(number: f64) -> Option<i64> {
    format!("{number}").parse().ok()
}
