use chrono::NaiveDate;
use lotse_domain::{
    DomainError,
    account::Language,
    application::{Target, submit::ApplicationDraft},
    company,
};
use lotse_web_kit::Reply;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::AnswerWire;
use crate::{GatewayState, words};

/// An application of whoever is signed in.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ApplicationRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct ApplicationIn {
    /// The vacancy; else `company` must be given.
    pub(super) vacancy_id: Option<Uuid>,
    /// Slug of a company that takes applications without a posting.
    pub(super) company: Option<String>,
    /// First and last name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// Needed unless it is known.
    #[schema(example = "2010-05-04")]
    birth_date: Option<NaiveDate>,
    phone: Option<String>,
    school: Option<String>,
    /// To the questions of the vacancy; all may be left out.
    #[serde(default)]
    answers: Vec<AnswerWire>,
    /// Needed under 16 unless a guardian has been asked already.
    #[schema(max_length = 254)]
    guardian_mail: Option<String>,
    /// Ids of own documents, at most five.
    #[serde(default)]
    #[schema(max_items = 5)]
    documents: Vec<Uuid>,
}

/// An application of somebody who is not signed in. Documents can go with it only once somebody is.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ApplicationFormRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct FormIn {
    /// The vacancy; else `company` must be given.
    pub(super) vacancy_id: Option<Uuid>,
    /// Slug of a company that takes applications without a posting.
    pub(super) company: Option<String>,
    /// Where the code goes.
    #[schema(example = "jana@example.org", max_length = 254)]
    pub(super) mail: String,
    /// Of the mails, where the address has no account yet; German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    pub(super) language: Option<Language>,
    /// First and last name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    #[schema(example = "2010-05-04")]
    birth_date: Option<NaiveDate>,
    phone: Option<String>,
    school: Option<String>,
    /// To the questions of the vacancy; all may be left out.
    #[serde(default)]
    answers: Vec<AnswerWire>,
    /// Needed under 16.
    #[schema(max_length = 254)]
    guardian_mail: Option<String>,
}

/// The code of a mail.
#[derive(Deserialize, ToSchema)]
#[schema(as = ApplicationConfirmation)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmIn {
    #[schema(example = "042137")]
    pub(super) code: String,
    /// In which language a new account is written to; German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    pub(super) language: Option<Language>,
}

/// In which language to write.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = ApplicationCodeRequest)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeAgainIn {
    /// German unless given.
    #[schema(value_type = Option<words::LanguageDescribed>)]
    pub(super) language: Option<Language>,
}

impl ApplicationIn {
    pub(super) fn draft(self) -> ApplicationDraft {
        let Self {
            vacancy_id: _,
            company: _,
            name,
            birth_date,
            phone,
            school,
            answers,
            guardian_mail,
            documents,
        } = self;
        let answers = answers.into_iter().map(Into::into).collect();
        ApplicationDraft { name, birth_date, phone, school, answers, guardian_mail, documents }
    }
}

impl FormIn {
    pub(super) fn draft(self) -> ApplicationDraft {
        let Self {
            vacancy_id: _,
            company: _,
            mail: _,
            language: _,
            name,
            birth_date,
            phone,
            school,
            answers,
            guardian_mail,
        } = self;
        let answers = answers.into_iter().map(Into::into).collect();
        let documents = Vec::new();
        ApplicationDraft { name, birth_date, phone, school, answers, guardian_mail, documents }
    }
}

/// What is applied to: a vacancy, or a public company by its slug.
pub(super) async fn target(
    state: &GatewayState,
    vacancy: Option<Uuid>,
    company: Option<&str>,
) -> Reply<Target> {
    match (vacancy, company) {
        (Some(id), None) => Ok(Target::Vacancy(id)),
        (None, Some(slug)) => {
            let found = company::find_public(state.db.read(), slug).await?;
            Ok(Target::Company(found.company.id))
        }
        (None, None) => {
            Err(DomainError::invalid("vacancy_id", "missing", "is needed, or `company` instead").into())
        }
        (Some(_), Some(_)) => Err(DomainError::invalid(
            "company",
            "superfluous",
            "is told by the vacancy; leave one of them out",
        )
        .into()),
    }
}
