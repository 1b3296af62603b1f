//! What may stand in a rule.
use crate::{
    error::{DomainError, FieldError, Result},
    fold::fold,
};

/// The longest side of a rule in characters.
pub const LONGEST: usize = 100;
/// Ways to say what is meant, at most: each is searched for.
pub const WAYS: usize = 8;

/// A rule as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleDraft {
    /// What people write.
    pub written: String,
    /// What they mean; several ways to say it are separated by `|`.
    pub meant: String,
}

impl RuleDraft {
    /// The draft with spaces put in order.
    ///
    /// # Errors
    /// `Invalid`, with every field that breaks a rule: each side takes 1 to 100 characters and at least one word; what is written is
    /// one wording, what is meant at most eight, and not the same one alone.
    pub fn clean(self) -> Result<Self> {
        let written = one_line(&self.written);
        let ways: Vec<String> = self.meant.split('|').map(one_line).filter(|way| !way.is_empty()).collect();
        let meant = ways.join(" | ");
        let mut errors = Vec::new();
        if let Some(error) = wrong("written", &written) {
            errors.push(error);
        } else if written.contains('|') {
            let detail = "takes one wording; make another rule for the next";
            errors.push(FieldError::new("written", "several", detail));
        }
        if let Some(error) = wrong("meant", &meant) {
            errors.push(error);
        } else if ways.len() > WAYS {
            let detail = format!("takes at most {WAYS} wordings");
            errors.push(FieldError::new("meant", "too_many", detail));
        } else if ways.iter().any(|way| fold(way).is_empty()) {
            errors.push(FieldError::new("meant", "no_word", "holds a part without a word"));
        } else if errors.is_empty() && ways.iter().all(|way| fold(way) == fold(&written)) {
            errors.push(FieldError::new("meant", "same", "is what is written already"));
        }
        if errors.is_empty() { Ok(Self { written, meant }) } else { Err(DomainError::Invalid(errors)) }
    }

    /// What is written, as rules are told apart by it.
    pub(super) fn key(&self) -> String {
        fold(&self.written)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wrong(field: &'static str, text: &str) -> Option<FieldError> {
    if text.is_empty() {
        return Some(FieldError::new(field, "missing", "is needed"));
    }
    if text.chars().count() > LONGEST {
        return Some(FieldError::new(field, "too_long", format!("takes at most {LONGEST} characters")));
    }
    if text.contains(char::is_control) {
        return Some(FieldError::new(field, "characters", "holds characters that cannot be written"));
    }
    fold(text).is_empty().then(|| FieldError::new(field, "no_word", "holds no word"))
}

#[cfg(test)]
mod tests {
    use super::RuleDraft;
    use crate::error::DomainError;

    fn draft(written: &str, meant: &str) -> RuleDraft {
        RuleDraft { written: written.into(), meant: meant.into() }
    }

    #[test]
    fn spaces_are_put_in_order() {
        let clean = draft("  Torten   backen ", "Konditor|| Bäcker  |").clean().unwrap();
        assert_eq!(clean, draft("Torten backen", "Konditor | Bäcker"));
        assert_eq!(clean.key(), "torten backen");
    }

    #[test]
    fn what_is_wrong_is_named_at_its_field() {
        let long = "x".repeat(101);
        let many = "a|b|c|d|e|f|g|h|i";
        for (written, meant, wrong) in [
            ("", "", vec![("written", "missing"), ("meant", "missing")]),
            ("  ", "|", vec![("written", "missing"), ("meant", "missing")]),
            ("?!", "Koch", vec![("written", "no_word")]),
            ("Koch", "Bäcker | ?", vec![("meant", "no_word")]),
            ("a|b", "Koch", vec![("written", "several")]),
            ("a\0b", "Koch\u{1b}", vec![("written", "characters"), ("meant", "characters")]),
            (&long, &long, vec![("written", "too_long"), ("meant", "too_long")]),
            ("chef", many, vec![("meant", "too_many")]),
            ("Bäcker", "baecker | BÄCKER", vec![("meant", "same")]),
        ] {
            let Err(DomainError::Invalid(errors)) = draft(written, meant).clean() else {
                panic!("{written} = {meant} passes");
            };
            let found: Vec<_> = errors.iter().map(|error| (error.field.as_ref(), error.code)).collect();
            assert_eq!(found, wrong, "{written} = {meant}");
        }
        assert!(draft("Bäcker", "Bäcker | Konditor").clean().is_ok());
    }
}
