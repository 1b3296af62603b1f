//! What a pupil typed, kept until it is sent.
use chrono::NaiveDate;
use lotse_domain::{
    Identity,
    account::MailAddress,
    application::{Answer, PupilProfile, QuestionKey, submit::ApplicationDraft},
    consent::{ConsentState, PupilStanding},
    document::Document,
};
use lotse_web_kit::auth::Fields;
use uuid::Uuid;

use crate::{form::Mistakes, language::Lang};

/// What is known of whoever applies, and need not be asked.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) signed_in: bool,
    pub(super) born: bool,
    /// No guardian is needed, or one has been asked.
    pub(super) guardian: bool,
    pub(super) documents: Vec<Document>,
}

impl Known {
    pub(super) fn of(standing: Option<&PupilStanding>, documents: Vec<Document>) -> Self {
        let asked = |standing: &PupilStanding| {
            let state = standing.guardian.as_ref().map(|consent| consent.state);
            standing.may_apply || state == Some(ConsentState::Requested)
        };
        Self { signed_in: true, born: standing.is_some(), guardian: standing.is_some_and(asked), documents }
    }
}

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) mail: String,
    /// Day, month and year.
    pub(super) born: [String; 3],
    pub(super) guardian_mail: String,
    pub(super) phone: String,
    pub(super) school: String,
    pub(super) answers: Vec<(QuestionKey, String)>,
    /// Documents of before that are ticked.
    pub(super) documents: Vec<String>,
}

impl Typed {
    /// What is there from before.
    pub(super) fn before(identity: &Identity, profile: Option<PupilProfile>) -> Self {
        let name = identity.name.clone().unwrap_or_default();
        let Some(PupilProfile { account_id: _, phone, school, answers, updated_at: _ }) = profile else {
            return Self { name, ..Self::default() };
        };
        Self {
            name,
            phone: phone.unwrap_or_default(),
            school: school.unwrap_or_default(),
            answers: answers.0.into_iter().map(|answer| (answer.question, answer.text)).collect(),
            ..Self::default()
        }
    }

    pub(super) fn read(fields: &Fields, questions: &[QuestionKey]) -> Self {
        // Browsers send the ends of lines as two characters (HTML, section 4.10.21.4), which nobody has typed.
        let text = |name: &str| fields.text(name).replace("\r\n", "\n");
        Self {
            name: text("name"),
            mail: text("mail"),
            born: ["tag", "monat", "jahr"].map(text),
            guardian_mail: text("guardian_mail"),
            phone: text("phone"),
            school: text("school"),
            answers: questions.iter().map(|question| (*question, text(field_of(*question)))).collect(),
            documents: fields.all("documents").into_iter().map(str::to_owned).collect(),
        }
    }

    pub(super) fn answer(&self, question: QuestionKey) -> &str {
        self.answers.iter().find(|(key, _)| *key == question).map_or("", |(_, text)| text.as_str())
    }

    fn birth_date(&self) -> Option<NaiveDate> {
        let [day, month, year] = &self.born;
        let year = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    }

    /// For the domain, which checks the rest.
    ///
    /// # Errors
    /// What is missing, or cannot be read: told before a file is looked at.
    pub(super) fn draft(&self, lang: Lang, known: &Known) -> Result<ApplicationDraft, Mistakes> {
        let mut mistakes = Mistakes::default();
        if self.name.is_empty() {
            mistakes.add("name", lang.t("applying-name-missing"));
        }
        if !known.signed_in && MailAddress::parse(&self.mail).is_err() {
            mistakes.add("mail", lang.t("mistake-mail-form"));
        }
        let birth_date = if known.born { None } else { self.birth_date() };
        if !known.born && birth_date.is_none() {
            mistakes.add("birth_date", lang.t("mistake-date"));
        }
        for (question, text) in &self.answers {
            if text.chars().count() > QuestionKey::LONGEST {
                let most = [("n", crate::format::number(lang, QuestionKey::LONGEST as u64))];
                mistakes.add(field_of(*question), lang.with("applying-answer-long", most));
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let answers = self.answers.iter().filter(|(_, text)| !text.is_empty());
        Ok(ApplicationDraft {
            name: self.name.clone(),
            birth_date,
            phone: given(&self.phone),
            school: given(&self.school),
            answers: answers
                .map(|(question, text)| Answer { question: *question, text: text.clone() })
                .collect(),
            guardian_mail: given(&self.guardian_mail),
            documents: self.documents.iter().filter_map(|id| Uuid::try_parse(id).ok()).collect(),
        })
    }
}

/// The name of the field for a question.
pub(super) const fn field_of(question: QuestionKey) -> &'static str {
    match question {
        QuestionKey::Why => "answer-why",
        QuestionKey::Strengths => "answer-strengths",
        QuestionKey::Tried => "answer-tried",
        QuestionKey::WhyUs => "answer-why-us",
        QuestionKey::Subjects => "answer-subjects",
        QuestionKey::Way => "answer-way",
        QuestionKey::About => "answer-about",
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Lang, QuestionKey, Typed, field_of};

    fn typed() -> Typed {
        Typed {
            name: "Jana Meyer".into(),
            mail: "jana@example.org".into(),
            born: ["7", "03", "2008"].map(str::to_owned),
            answers: vec![
                (QuestionKey::Why, "Weil es Spaß macht".into()),
                (QuestionKey::Tried, String::new()),
            ],
            ..Typed::default()
        }
    }

    #[test]
    fn what_is_missing_is_said_at_once_and_nothing_is_asked_twice() {
        let empty = Typed::default();
        let fields = |known: &Known| -> Vec<String> {
            let wrong = empty.draft(Lang::De, known).unwrap_err();
            wrong.list().iter().map(|(field, _)| field.clone()).collect()
        };
        assert_eq!(fields(&Known::default()), ["name", "mail", "birth_date"]);
        assert_eq!(fields(&Known { signed_in: true, born: true, ..Known::default() }), ["name"]);
        let draft = typed().draft(Lang::De, &Known::default()).unwrap();
        assert_eq!(draft.birth_date.unwrap().to_string(), "2008-03-07");
        assert_eq!((draft.answers.len(), draft.phone), (1, None), "what is empty is left out");
    }

    #[test]
    fn an_answer_that_is_too_long_is_named() {
        let long = Typed { answers: vec![(QuestionKey::WhyUs, "ä".repeat(1_001))], ..typed() };
        let wrong = long.draft(Lang::De, &Known::default()).unwrap_err();
        assert_eq!(wrong.list()[0].0, "answer-why-us");
        let most = Typed { answers: vec![(QuestionKey::WhyUs, "ä".repeat(1_000))], ..typed() };
        assert!(most.draft(Lang::De, &Known::default()).is_ok());
        for question in QuestionKey::ALL {
            assert_eq!(field_of(*question), format!("answer-{}", question.as_str().replace('_', "-")));
        }
    }
}
