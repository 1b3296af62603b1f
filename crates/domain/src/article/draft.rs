//! What may stand in an article.
use super::ArticleKind;
use crate::{
    account::Language,
    error::{DomainError, FieldError, Result},
};

/// Characters of a title.
pub const LONGEST_TITLE: usize = 300;
/// Characters of a lead.
pub const LONGEST_LEAD: usize = 400;
/// Characters of a text.
pub const LONGEST_BODY: usize = 40_000;

/// What an article says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleDraft {
    pub title: String,
    /// What it is about, in one or two sentences: beside the title in lists.
    pub lead: String,
    /// Markdown.
    pub body: String,
}

/// An article that is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    pub kind: ArticleKind,
    pub language: Language,
    /// Slug of the occupation, for a career profile and for nothing else.
    pub occupation: Option<String>,
    pub draft: ArticleDraft,
}

impl ArticleDraft {
    /// The draft with spaces put in order and lines ended as everywhere.
    ///
    /// # Errors
    /// `Invalid`, with every field that breaks a rule: a title takes one line of 1 to 300 characters, a lead one paragraph of 1 to 400, a
    /// text 1 to 40,000.
    pub fn clean(self) -> Result<Self> {
        let draft = Self {
            title: one_line(&self.title),
            lead: one_line(&self.lead),
            body: self.body.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned(),
        };
        let mut errors = Vec::new();
        for (field, text, most) in [
            ("title", &draft.title, LONGEST_TITLE),
            ("lead", &draft.lead, LONGEST_LEAD),
            ("body", &draft.body, LONGEST_BODY),
        ] {
            if text.is_empty() {
                errors.push(FieldError::new(field, "missing", "is needed"));
            } else if text.chars().count() > most {
                errors.push(FieldError::new(field, "too_long", format!("takes at most {most} characters")));
            } else if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
                errors.push(FieldError::new(field, "characters", "holds characters that cannot be written"));
            }
        }
        if errors.is_empty() { Ok(draft) } else { Err(DomainError::Invalid(errors)) }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{ArticleDraft, LONGEST_BODY};
    use crate::error::DomainError;

    fn draft(title: &str, lead: &str, body: &str) -> ArticleDraft {
        ArticleDraft { title: title.into(), lead: lead.into(), body: body.into() }
    }

    #[test]
    fn spaces_and_ends_of_lines_are_put_in_order() {
        let clean =
            draft(" Dual  studieren ", "Beides\nzugleich.", "Eins\r\n\r\nZwei\rDrei\n\n").clean().unwrap();
        assert_eq!(clean, draft("Dual studieren", "Beides zugleich.", "Eins\n\nZwei\nDrei"));
    }

    #[test]
    fn what_is_wrong_is_named_at_its_field() {
        let (title, lead, body) = ("x".repeat(301), "x".repeat(401), "x".repeat(LONGEST_BODY + 1));
        for (given, wrong) in [
            (draft("", " ", "\n"), vec![("title", "missing"), ("lead", "missing"), ("body", "missing")]),
            (
                draft(&title, &lead, &body),
                vec![("title", "too_long"), ("lead", "too_long"), ("body", "too_long")],
            ),
            (draft("a\0b", "x", "a\u{1b}b"), vec![("title", "characters"), ("body", "characters")]),
            (draft("a", "b", "c\n\td"), vec![]),
        ] {
            let found: Vec<_> = match given.clean() {
                Ok(_) => Vec::new(),
                Err(DomainError::Invalid(errors)) => {
                    errors.iter().map(|error| (error.field.to_string(), error.code)).collect()
                }
                Err(other) => panic!("{other}"),
            };
            let wrong: Vec<_> = wrong.into_iter().map(|(field, code)| (field.to_owned(), code)).collect();
            assert_eq!(found, wrong);
        }
    }
}
