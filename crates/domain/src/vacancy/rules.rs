//! What a vacancy must and must not be.
use super::{ApplyBy, VacancyDraft, clean_title};
use crate::error::FieldError;

/// Longest text that a field takes, in characters.
const LIMITS: &[(&str, usize)] = &[("summary", 1_000), ("description", 40_000), ("line", 500)];

fn limit(name: &str) -> usize {
    LIMITS.iter().find(|(known, _)| *known == name).map_or(500, |(_, limit)| *limit)
}

/// Everything that is wrong with a draft, field by field; empty when it may be stored.
pub fn check(draft: &VacancyDraft) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut refuse = |field, code, detail: String| errors.push(FieldError::new(field, code, detail));

    let title = clean_title(&draft.title);
    if title.is_empty() {
        refuse("title", "missing", "a title is needed".into());
    } else if title.chars().count() > 300 {
        refuse("title", "too_long", "takes at most 300 characters".into());
    }
    if draft.company.trim().is_empty() {
        refuse("company", "missing", "the name of a company is needed".into());
    } else if draft.company.chars().count() > 200 {
        refuse("company", "too_long", "takes at most 200 characters".into());
    }
    number(&mut refuse, "places", draft.places, 1, 1_000, "places");
    number(&mut refuse, "duration_months", draft.duration_months, 1, 72, "months");
    // Working time: the ArbZG allows 48 hours a week (sections 3 and 9), so that a larger figure is a slip.
    number(&mut refuse, "weekly_minutes", draft.weekly_minutes, 60, 48 * 60, "minutes a week");
    if draft.pay_by_year.len() > 6 {
        refuse("pay_by_year", "too_many", "takes at most six years".into());
    }
    for pay in &draft.pay_by_year {
        number(&mut refuse, "pay_by_year", Some(*pay), 0, 2_000_000, "cents a month");
    }
    for (field, text, limit) in [
        ("summary", &draft.summary, limit("summary")),
        ("description", &draft.description, limit("description")),
        ("occupation", &draft.occupation, limit("line")),
        ("pay_note", &draft.pay_note, limit("line")),
        ("school", &draft.school, limit("line")),
        ("prospects", &draft.prospects, limit("summary")),
        ("accessibility", &draft.accessibility, limit("summary")),
        ("languages", &draft.languages, limit("summary")),
        ("contact_name", &draft.contact_name, limit("line")),
        ("contact_mail", &draft.contact_mail, limit("line")),
        ("contact_phone", &draft.contact_phone, limit("line")),
        ("apply_address", &draft.apply_address, 2_000),
    ] {
        if text.as_deref().is_some_and(|t| t.chars().count() > limit) {
            refuse(field, "too_long", format!("takes at most {limit} characters"));
        }
    }
    for (field, words) in [("subjects", &draft.subjects), ("benefits", &draft.benefits)] {
        if words.len() > 30 || words.iter().any(|w| w.chars().count() > 200) {
            refuse(field, "too_long", "takes at most 30 entries of 200 characters".into());
        }
    }
    if let Some(problem) = apply_problem(draft) {
        refuse("apply_address", "form", problem.into());
    }
    if draft.contact_mail.as_deref().is_some_and(|mail| !looks_like_mail(mail)) {
        refuse("contact_mail", "form", "is no mail address".into());
    }
    // PostgreSQL cannot hold it in a text, and no posting means it.
    if serde_json::to_string(draft).is_ok_and(|text| text.contains("\\u0000")) {
        errors.push(FieldError::new("text", "characters", "a field holds the character U+0000"));
    }
    errors
}

fn number(
    refuse: &mut impl FnMut(&'static str, &'static str, String),
    field: &'static str,
    value: Option<i32>,
    least: i32,
    most: i32,
    unit: &str,
) {
    if let Some(value) = value
        && !(least..=most).contains(&value)
    {
        refuse(field, "out_of_range", format!("{value} is outside {least} to {most} {unit}"));
    }
}

fn apply_problem(draft: &VacancyDraft) -> Option<&'static str> {
    let address = draft.apply_address.as_deref().map(str::trim).filter(|a| !a.is_empty());
    match (draft.apply_by?, address) {
        (ApplyBy::Here, _) => None,
        (_, None) => Some("is needed for this way to apply"),
        (ApplyBy::Url, Some(url)) => {
            (!is_web_address(url)).then_some("is no address that begins with https:// or http://")
        }
        (ApplyBy::Mail, Some(mail)) => (!looks_like_mail(mail)).then_some("is no mail address"),
        (ApplyBy::Phone, Some(number)) => {
            (number.chars().filter(char::is_ascii_digit).count() < 4).then_some("is no telephone number")
        }
    }
}

/// Only http and https: a `javascript:` address must never become a link.
fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !rest.starts_with('.'))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"' || c == '<' || c == '>')
}

/// One `@` with something on both sides and no space: enough to catch slips, no more (RFC 5321 allows nearly all).
fn looks_like_mail(mail: &str) -> bool {
    let mut parts = mail.trim().split('@');
    matches!((parts.next(), parts.next(), parts.next()), (Some(local), Some(domain), None)
        if !local.is_empty() && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.'))
        && !mail.trim().contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::{ApplyBy, VacancyDraft, check};

    fn good() -> VacancyDraft {
        VacancyDraft { title: "Koch (m/w/d)".into(), company: "Gasthof Adler".into(), ..Default::default() }
    }

    #[test]
    fn a_title_and_a_company_are_enough() {
        assert_eq!(check(&good()), []);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = VacancyDraft {
            title: " (m/w/d) ".into(),
            places: Some(0),
            weekly_minutes: Some(50 * 60),
            pay_by_year: vec![-1],
            contact_mail: Some("no".into()),
            apply_by: Some(ApplyBy::Url),
            apply_address: Some("javascript:alert(1)".into()),
            ..good()
        };
        let fields: Vec<_> = check(&wrong).iter().map(|e| e.field.to_string()).collect();
        assert_eq!(
            fields,
            ["title", "places", "weekly_minutes", "pay_by_year", "apply_address", "contact_mail"]
        );
    }
}
