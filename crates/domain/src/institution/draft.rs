//! What may be said of an institution.
use super::{Fields, InstitutionKind};
use crate::{error::Result, place::Gazetteer};

/// The longest description in characters.
const LONGEST: usize = 40_000;

/// An institution as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstitutionDraft {
    pub name: String,
    pub kind: InstitutionKind,
    /// Markdown.
    pub description: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    /// May be missing where the postal code tells it.
    pub city: Option<String>,
    pub website: Option<String>,
}

/// A draft that keeps the rules, and where it is.
#[derive(Debug, Clone)]
pub(super) struct Clean {
    pub(super) draft: InstitutionDraft,
    /// Latitude and longitude.
    pub(super) at: Option<(f64, f64)>,
}

impl InstitutionDraft {
    /// The draft with spaces put in order, and what the gazetteer knows of its address.
    ///
    /// # Errors
    /// `Invalid`, with every field that breaks a rule: names take 1 to 200 characters, streets and towns 120, a description 40,000; a
    /// postal code is one that is known, or stands beside a town; a website begins with https:// or http://.
    pub(super) fn clean(self, gazetteer: &Gazetteer) -> Result<Clean> {
        let Self { name, kind, description, street, postal_code, city, website } = self;
        let mut fields = Fields::default();
        let name = fields.line("name", &name, 200);
        let description = fields.text("description", description, LONGEST);
        let street = fields.line_or_none("street", street, 120);
        let postal_code = fields.postal_code(postal_code);
        let city = fields.line_or_none("city", city, 120);
        let website = fields.website(website);
        let known = postal_code
            .as_deref()
            .and_then(|code| gazetteer.postal_code(code))
            .or_else(|| city.as_deref().and_then(|city| gazetteer.find(city)));
        if postal_code.is_some() && city.is_none() && known.is_none() && fields.is_clean() {
            fields.refuse("postal_code", "unknown", "is no postal code that we know, and there is no town");
        }
        fields.done()?;
        let city = city.or_else(|| known.map(|place| place.name.clone()));
        let at = known.map(|place| (place.latitude, place.longitude));
        Ok(Clean { draft: Self { name, kind, description, street, postal_code, city, website }, at })
    }
}

#[cfg(test)]
mod tests {
    use super::{InstitutionDraft, InstitutionKind};
    use crate::{error::DomainError, place::Gazetteer};

    fn draft(name: &str) -> InstitutionDraft {
        InstitutionDraft {
            name: name.into(),
            kind: InstitutionKind::DualUniversity,
            description: None,
            street: None,
            postal_code: None,
            city: None,
            website: None,
        }
    }

    #[test]
    fn spaces_are_put_in_order_and_empty_texts_are_none() {
        let given = InstitutionDraft {
            description: Some("  \n".into()),
            city: Some(" Kiel ".into()),
            ..draft("  Akademie   Ostufer ")
        };
        let clean = given.clean(&Gazetteer::new(Vec::new())).unwrap();
        assert_eq!(clean.draft, InstitutionDraft { city: Some("Kiel".into()), ..draft("Akademie Ostufer") });
        assert_eq!(clean.at, None);
    }

    #[test]
    fn every_field_that_breaks_a_rule_is_named() {
        let wrong = InstitutionDraft {
            description: Some("x".repeat(40_001)),
            street: Some("x".repeat(121)),
            postal_code: Some("2410".into()),
            city: Some("a\u{1b}b".into()),
            website: Some("javascript:alert(1)".into()),
            ..draft(" ")
        };
        let Err(DomainError::Invalid(errors)) = wrong.clean(&Gazetteer::new(Vec::new())) else {
            panic!("it passes");
        };
        let found: Vec<_> = errors.iter().map(|error| (error.field.as_ref(), error.code)).collect();
        assert_eq!(
            found,
            [
                ("name", "missing"),
                ("description", "too_long"),
                ("street", "too_long"),
                ("postal_code", "form"),
                ("city", "characters"),
                ("website", "form"),
            ]
        );
        let unknown = InstitutionDraft { postal_code: Some("00000".into()), ..draft("x") };
        let Err(DomainError::Invalid(errors)) = unknown.clean(&Gazetteer::new(Vec::new())) else {
            panic!("it passes");
        };
        assert_eq!(errors[0].code, "unknown");
    }
}
