use super::ProfileDraft;
use crate::error::{DomainError, FieldError, Result};

/// The draft as it is kept: without space around, and without what is empty.
///
/// # Errors
/// `Invalid` with every field that breaks a rule.
pub(super) fn check(draft: ProfileDraft) -> Result<ProfileDraft> {
    let ProfileDraft {
        summary,
        description,
        industry,
        employees,
        website,
        phone,
        learn,
        contact_name,
        contact_role,
        takes_speculative,
    } = draft;
    let mut errors = Vec::new();
    let mut text = |field: &'static str, given: Option<String>, most: usize| {
        let given = given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if given.chars().count() > most {
            errors.push(FieldError::new(field, "too_long", format!("takes at most {most} characters")));
        } else if given.contains('\0') {
            errors.push(FieldError::new(field, "characters", "holds characters that cannot be stored"));
        }
        Some(given)
    };
    let draft = ProfileDraft {
        summary: text("summary", summary, 500),
        description: text("description", description, 40_000),
        industry: text("industry", industry, 120),
        employees,
        website: text("website", website, 500),
        phone: text("phone", phone, 60),
        learn: text("learn", learn, 40_000),
        contact_name: text("contact_name", contact_name, 120),
        contact_role: text("contact_role", contact_role, 120),
        takes_speculative,
    };
    if draft.employees.is_some_and(|count| !(0..=2_000_000).contains(&count)) {
        errors.push(FieldError::new("employees", "out_of_range", "is a number from 0 to 2,000,000"));
    }
    if draft.website.as_deref().is_some_and(|website| !is_address(website)) {
        errors.push(FieldError::new("website", "form", "begins with https:// or http://"));
    }
    if errors.is_empty() { Ok(draft) } else { Err(DomainError::Invalid(errors)) }
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::{DomainError, ProfileDraft, check};

    #[test]
    fn every_field_that_breaks_a_rule_is_named() {
        let draft = ProfileDraft {
            summary: Some("x".repeat(501)),
            description: Some("x".repeat(40_001)),
            employees: Some(-1),
            website: Some("javascript:alert(1)".into()),
            learn: Some("a\0b".into()),
            contact_role: Some("ä".repeat(121)),
            ..Default::default()
        };
        let Err(DomainError::Invalid(errors)) = check(draft) else { panic!("refused") };
        let mut fields: Vec<&str> = errors.iter().map(|error| error.field.as_ref()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["contact_role", "description", "employees", "learn", "summary", "website"]);
        for website in ["https://", "http:///x", "https://a b", "ftp://a"] {
            let draft = ProfileDraft { website: Some(website.into()), ..Default::default() };
            assert!(check(draft).is_err(), "{website}");
        }
    }

    #[test]
    fn what_is_empty_is_absent() {
        let draft = ProfileDraft {
            summary: Some("  ".into()),
            phone: Some(" 0621 1 ".into()),
            contact_name: Some("ä".repeat(120)),
            ..Default::default()
        };
        let kept = check(draft).unwrap();
        assert_eq!((kept.summary, kept.phone.as_deref()), (None, Some("0621 1")));
        assert_eq!(kept.contact_name.map(|name| name.chars().count()), Some(120));
    }
}
