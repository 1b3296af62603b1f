//! What may be said of a study programme.
use uuid::Uuid;

use super::{Degree, StudyForm};
use crate::{error::Result, institution::Fields, occupation::Area};

/// The most semesters that one takes.
pub const MOST_SEMESTERS: i16 = 20;

/// A study programme as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeDraft {
    /// One of the same cluster.
    pub institution_id: Uuid,
    pub title: String,
    pub degree: Degree,
    pub form: StudyForm,
    pub area: Option<Area>,
    pub semesters: Option<i16>,
    pub starts: Option<String>,
    /// Plain text.
    pub admission: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    pub website: Option<String>,
}

impl ProgrammeDraft {
    /// The draft with spaces put in order.
    ///
    /// # Errors
    /// `Invalid`, with every field that breaks a rule: a title takes 1 to 300 characters, its beginning 120, what one needs 2,000, a
    /// description 40,000; there are 1 to 20 semesters; a website begins with https:// or http://.
    pub(super) fn clean(self) -> Result<Self> {
        let Self {
            institution_id,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
        } = self;
        let mut fields = Fields::default();
        let title = fields.line("title", &title, 300);
        if semesters.is_some_and(|semesters| !(1..=MOST_SEMESTERS).contains(&semesters)) {
            let detail = format!("is a number from 1 to {MOST_SEMESTERS}");
            fields.refuse("semesters", "out_of_range", detail);
        }
        let starts = fields.line_or_none("starts", starts, 120);
        let admission = fields.text("admission", admission, 2_000);
        let description = fields.text("description", description, 40_000);
        let website = fields.website(website);
        fields.done()?;
        Ok(Self {
            institution_id,
            title,
            degree,
            form,
            area,
            semesters,
            starts,
            admission,
            description,
            website,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Degree, ProgrammeDraft, StudyForm, Uuid};
    use crate::error::DomainError;

    fn draft(title: &str, semesters: Option<i16>) -> ProgrammeDraft {
        ProgrammeDraft {
            institution_id: Uuid::nil(),
            title: title.into(),
            degree: Degree::Bachelor,
            form: StudyForm::Dual,
            area: None,
            semesters,
            starts: None,
            admission: None,
            description: None,
            website: None,
        }
    }

    #[test]
    fn what_is_empty_is_none() {
        let given = ProgrammeDraft {
            starts: Some("  ".into()),
            website: Some(" https://akademie.example/lebensmittel ".into()),
            ..draft(" Lebensmittel-  technologie ", Some(20))
        };
        let clean = given.clean().unwrap();
        assert_eq!((clean.title.as_str(), clean.starts), ("Lebensmittel- technologie", None));
        assert_eq!(clean.website.as_deref(), Some("https://akademie.example/lebensmittel"));
    }

    #[test]
    fn every_field_that_breaks_a_rule_is_named() {
        for semesters in [-1, 0, 21, i16::MAX] {
            assert!(draft("x", Some(semesters)).clean().is_err(), "{semesters}");
        }
        let wrong = ProgrammeDraft {
            starts: Some("x".repeat(121)),
            admission: Some("x".repeat(2_001)),
            description: Some("a\0".into()),
            website: Some("https://".into()),
            ..draft("", Some(0))
        };
        let Err(DomainError::Invalid(errors)) = wrong.clean() else { panic!("it passes") };
        let found: Vec<_> = errors.iter().map(|error| (error.field.as_ref(), error.code)).collect();
        assert_eq!(
            found,
            [
                ("title", "missing"),
                ("semesters", "out_of_range"),
                ("starts", "too_long"),
                ("admission", "too_long"),
                ("description", "characters"),
                ("website", "form"),
            ]
        );
    }
}
