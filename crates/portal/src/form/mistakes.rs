//! What is wrong with a form, in the reader's language.
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use lotse_domain::{DomainError, error::FieldError};

use super::Field;
use crate::{
    error::{PortalError, Result},
    language::Lang,
};

/// Sentences, each with the field that it is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mistakes(Vec<(String, String)>);

impl Mistakes {
    /// One sentence about one field.
    pub(crate) fn of(field: &str, text: String) -> Self {
        Self(vec![(field.to_owned(), text)])
    }

    pub(crate) fn add(&mut self, field: &str, text: String) {
        self.0.push((field.to_owned(), text));
    }

    /// The domain's field errors in the reader's language.
    fn of_fields(lang: Lang, errors: &[FieldError]) -> Self {
        let text = |error: &FieldError| {
            // A field of one of several, such as `meetings.2.title`, is told as the field itself.
            let named = error.field.rsplit('.').find(|part| part.parse::<usize>().is_err());
            let known =
                |field: &str| lang.known(&format!("mistake-{field}-{}", error.code).replace('_', "-"));
            known(named.unwrap_or_default())
                .or_else(|| known("any"))
                .unwrap_or_else(|| lang.t("mistake-other"))
        };
        Self(errors.iter().map(|error| (error.field.to_string(), text(error))).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// (field, sentence), for the summary above the form.
    pub(crate) fn list(&self) -> &[(String, String)] {
        &self.0
    }

    /// What is wrong with a field, in one text.
    pub(crate) fn at(&self, field: &str) -> Option<String> {
        let texts: Vec<&str> =
            self.0.iter().filter(|(name, _)| name == field).map(|(_, text)| text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }

    /// What the domain says about one field is told at another: pages have more fields than the domain.
    pub(crate) fn told_at(&mut self, domain: &str, field: &str) {
        for (name, _) in &mut self.0 {
            if name == domain {
                field.clone_into(name);
            }
        }
    }

    /// Puts each sentence at its field.
    pub(crate) fn mark(&self, fields: &mut [Field]) {
        for field in fields {
            field.mistake = self.at(&field.name);
        }
    }
}

/// A form that was not taken.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) mistakes: Mistakes,
    after_s: Option<u64>,
}

impl Refusal {
    /// What the person can mend is told at the form; the rest is a page of its own.
    ///
    /// `field` is what a code, a sign-in or a clash is about.
    pub(crate) fn of(lang: Lang, error: DomainError, field: &str, conflict: &str) -> Result<Self> {
        let refusal = |status, mistakes| Ok(Self { status, mistakes, after_s: None });
        match error {
            DomainError::Invalid(errors) => {
                refusal(StatusCode::UNPROCESSABLE_ENTITY, Mistakes::of_fields(lang, &errors))
            }
            DomainError::WrongCode => {
                refusal(StatusCode::UNPROCESSABLE_ENTITY, Mistakes::of(field, lang.t("mistake-code")))
            }
            DomainError::WrongCredentials => {
                refusal(StatusCode::UNPROCESSABLE_ENTITY, Mistakes::of(field, lang.t("mistake-credentials")))
            }
            DomainError::Conflict(_) => {
                refusal(StatusCode::CONFLICT, Mistakes::of(field, conflict.to_owned()))
            }
            DomainError::TooMany { after_s } => Ok(Self {
                status: StatusCode::TOO_MANY_REQUESTS,
                mistakes: Mistakes::of(field, lang.count("mistake-too-many", after_s.div_ceil(60).max(1))),
                after_s: Some(after_s),
            }),
            other => Err(PortalError::from(other)),
        }
    }

    /// A mistake that was found before the domain was asked.
    pub(crate) fn own(mistakes: Mistakes) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, mistakes, after_s: None }
    }

    /// The page with the form again, under the status that the refusal has.
    pub(crate) fn answer(&self, mut page: Response) -> Response {
        *page.status_mut() = self.status;
        if let Some(after_s) = self.after_s {
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(after_s));
        }
        page
    }
}
