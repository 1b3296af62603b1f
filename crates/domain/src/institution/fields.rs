//! Reading what managers write: every field that breaks a rule is named at once.
use crate::error::{DomainError, FieldError, Result};

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<FieldError>);

impl Fields {
    pub(crate) fn refuse(&mut self, field: &'static str, code: &'static str, detail: impl Into<String>) {
        self.0.push(FieldError::new(field, code, detail));
    }

    /// One line that must be there, with its spaces put in order.
    pub(crate) fn line(&mut self, field: &'static str, given: &str, most: usize) -> String {
        let line = self.line_or_none(field, Some(given.to_owned()), most);
        if line.is_none() {
            self.refuse(field, "missing", "is needed");
        }
        line.unwrap_or_default()
    }

    /// One line that may be left out.
    pub(crate) fn line_or_none(
        &mut self,
        field: &'static str,
        given: Option<String>,
        most: usize,
    ) -> Option<String> {
        let line = given.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let line = line.filter(|text| !text.is_empty())?;
        if line.chars().count() > most {
            self.refuse(field, "too_long", format!("takes at most {most} characters"));
        } else if line.contains(char::is_control) {
            self.refuse(field, "characters", "holds characters that cannot be written");
        }
        Some(line)
    }

    /// Several lines that may be left out.
    pub(crate) fn text(&mut self, field: &'static str, given: Option<String>, most: usize) -> Option<String> {
        let text = given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if text.chars().count() > most {
            self.refuse(field, "too_long", format!("takes at most {most} characters"));
        } else if text.contains('\0') {
            self.refuse(field, "characters", "holds characters that cannot be stored");
        }
        Some(text)
    }

    /// The address of a page of the web, where there is one.
    pub(crate) fn website(&mut self, given: Option<String>) -> Option<String> {
        let website = self.line_or_none("website", given, 300)?;
        let rest = website.strip_prefix("https://").or_else(|| website.strip_prefix("http://"));
        let leads_somewhere = rest.is_some_and(|rest| {
            !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
        });
        if !leads_somewhere {
            self.refuse("website", "form", "begins with https:// or http://");
        }
        Some(website)
    }

    /// Five digits, where there are some.
    pub(crate) fn postal_code(&mut self, given: Option<String>) -> Option<String> {
        let code = given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            self.refuse("postal_code", "form", "takes five digits");
        }
        Some(code)
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(DomainError::Invalid(self.0)) }
    }
}
