//! What people write about their own company.
use sea_orm::prelude::Uuid;

use super::super::{CompanyDraft, Site, SiteDraft, commands::check, locate::locate};
use crate::{
    account::MailAddress,
    error::{DomainError, FieldError, Result},
    fold::fold,
    place::Gazetteer,
};

/// The draft without what says nothing, and its first site on the map.
///
/// # Errors
/// `Invalid` with every field that breaks a rule.
pub(super) fn clean(draft: CompanyDraft, gazetteer: &Gazetteer) -> Result<(CompanyDraft, Site)> {
    let text = |value: Option<String>| value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
    let CompanyDraft { name, summary, description, industry, employees, website, mail, phone, sites } = draft;
    let draft = CompanyDraft {
        name: name.trim().to_owned(),
        summary: text(summary),
        description: text(description),
        industry: text(industry),
        employees,
        website: text(website),
        mail: text(mail),
        phone: text(phone),
        sites,
    };
    let mut errors = check(&draft);
    if !draft.name.is_empty() && (fold(&draft.name).is_empty() || draft.name.contains(char::is_control)) {
        errors.push(FieldError::new("name", "form", "holds letters or digits, in one line"));
    }
    for (field, value, most) in [
        ("summary", &draft.summary, 500),
        ("industry", &draft.industry, 120),
        ("website", &draft.website, 300),
        ("phone", &draft.phone, 60),
    ] {
        if value.as_ref().is_some_and(|value| value.chars().count() > most) {
            errors.push(FieldError::new(field, "too_long", format!("takes at most {most} characters")));
        }
    }
    if draft.mail.as_ref().is_some_and(|mail| MailAddress::parse(mail).is_err()) {
        errors.push(FieldError::new("mail", "form", "is not a mail address; it looks like name@example.org"));
    }
    let site = site(&draft.sites, gazetteer, &mut errors);
    match site {
        Some(site) if errors.is_empty() => Ok((draft, site)),
        _ => Err(DomainError::Invalid(errors)),
    }
}

fn site(drafts: &[SiteDraft], gazetteer: &Gazetteer, errors: &mut Vec<FieldError>) -> Option<Site> {
    let Some(draft) = drafts.first() else {
        errors.push(nowhere());
        return None;
    };
    for (field, value) in
        [("street", &draft.street), ("town", &draft.town), ("postal_code", &draft.postal_code)]
    {
        if value.as_ref().is_some_and(|v| v.chars().count() > 120 || v.contains(char::is_control)) {
            errors.push(FieldError::new(field, "too_long", "takes at most 120 characters in one line"));
        }
    }
    match locate(Uuid::nil(), draft, gazetteer) {
        Ok(Some(site)) => Some(site),
        Ok(None) => {
            errors.push(nowhere());
            None
        }
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

fn nowhere() -> FieldError {
    FieldError::new("postal_code", "missing", "a postal code or a town is needed")
}
