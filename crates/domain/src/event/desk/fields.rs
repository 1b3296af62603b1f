//! Reading what people write: every field that breaks a rule is named at once.
use std::{borrow::Cow, ops::RangeInclusive};

use chrono::{DateTime, SubsecRound, Utc};

use crate::error::{DomainError, FieldError, Result};

/// What is wrong so far.
#[derive(Debug, Default)]
pub(in crate::event) struct Fields {
    /// `meetings.3.`
    prefix: String,
    errors: Vec<FieldError>,
}

impl Fields {
    /// From now on fields are those of the nth of a list.
    pub(in crate::event) fn within(&mut self, list: &str, at: usize) {
        self.prefix = format!("{list}.{at}.");
    }

    /// From now on fields are those of the whole again.
    pub(in crate::event) fn whole(&mut self) {
        self.prefix.clear();
    }

    pub(in crate::event) fn refuse(
        &mut self,
        field: &'static str,
        code: &'static str,
        detail: impl Into<String>,
    ) {
        let field = if self.prefix.is_empty() {
            Cow::Borrowed(field)
        } else {
            Cow::Owned(format!("{}{field}", self.prefix))
        };
        self.errors.push(FieldError { field, code, detail: detail.into() });
    }

    /// One line that must be there.
    pub(in crate::event) fn line(
        &mut self,
        field: &'static str,
        given: &str,
        length: RangeInclusive<usize>,
    ) -> String {
        let given = given.trim();
        if !length.contains(&given.chars().count()) || given.contains(char::is_control) {
            let (least, most) = (length.start(), length.end());
            self.refuse(field, "length", format!("takes {least} to {most} characters in one line"));
        }
        given.to_owned()
    }

    /// One line that may be left out.
    pub(in crate::event) fn line_or_none(
        &mut self,
        field: &'static str,
        given: Option<String>,
        most: usize,
    ) -> Option<String> {
        let given = given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if given.chars().count() > most || given.contains(char::is_control) {
            self.refuse(field, "length", format!("takes at most {most} characters in one line"));
        }
        Some(given)
    }

    /// Several lines that may be left out.
    pub(in crate::event) fn text(
        &mut self,
        field: &'static str,
        given: Option<String>,
        most: usize,
    ) -> Option<String> {
        let given = given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if given.chars().count() > most {
            self.refuse(field, "length", format!("takes at most {most} characters"));
        } else if given.contains('\0') {
            self.refuse(field, "characters", "holds characters that cannot be stored");
        }
        Some(given)
    }

    /// Five digits, where there are some.
    pub(in crate::event) fn postal_code(&mut self, given: Option<String>) -> Option<String> {
        let given = given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if given.len() != 5 || !given.bytes().all(|b| b.is_ascii_digit()) {
            self.refuse("postal_code", "form", "takes five digits");
            return None;
        }
        Some(given)
    }

    pub(in crate::event) fn number(&mut self, field: &'static str, given: i32, within: RangeInclusive<i32>) {
        if !within.contains(&given) {
            let (least, most) = (within.start(), within.end());
            self.refuse(field, "out_of_range", format!("is a number from {least} to {most}"));
        }
    }

    pub(in crate::event) fn number_or_none(
        &mut self,
        field: &'static str,
        given: Option<i32>,
        within: RangeInclusive<i32>,
    ) {
        if let Some(given) = given {
            self.number(field, given, within);
        }
    }

    pub(in crate::event) fn done(self) -> Result<()> {
        if self.errors.is_empty() { Ok(()) } else { Err(DomainError::Invalid(self.errors)) }
    }
}

/// As the databases keep it: to the microsecond.
pub(in crate::event) fn kept(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}
