use std::{fmt, str::FromStr};

use email_address::{EmailAddress, Options};

use crate::error::{DomainError, Result};

/// RFC 5321, section 4.5.3.1.3, less the angle brackets.
pub const MAX_LENGTH: usize = 254;

/// A mail address in the one form in which it is kept and compared: without space around it, in lower case.
///
/// The local part may differ by case in theory (RFC 5321, section 2.4); nobody's does, and people type it either way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MailAddress(String);

impl MailAddress {
    /// # Errors
    /// When it is none: the error names the field `mail`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let wrong =
            || DomainError::invalid("mail", "form", "is not a mail address; it looks like name@example.org");
        // What could end a header line is refused before anything else looks at it.
        if text.len() > MAX_LENGTH || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(wrong());
        }
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        let address = EmailAddress::parse_with_options(text, options).map_err(|_| wrong())?;
        if address.local_part().starts_with('"') {
            return Err(wrong());
        }
        Ok(Self(address.as_str().to_lowercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For pages that others may see: `a…@example.org`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        format!("{}…@{domain}", local.chars().next().unwrap_or('…'))
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for MailAddress {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::MailAddress;

    #[test]
    fn addresses_have_one_form() {
        for good in [" Jana.Meyer@Example.ORG ", "jana.meyer@example.org"] {
            assert_eq!(MailAddress::parse(good).unwrap().as_str(), "jana.meyer@example.org");
        }
        assert_eq!(MailAddress::parse("ü@bäckerei.de").unwrap().masked(), "ü…@bäckerei.de");
    }

    #[test]
    fn whatever_is_no_address_or_could_become_a_header_is_refused() {
        let long = format!("{}@example.org", "a".repeat(250));
        for bad in [
            "",
            "x",
            "@",
            "a@",
            "@b.de",
            "a b@c.de",
            "a@b",
            "a@b.de\nBcc: c@d.de",
            "a@b.de\r\n",
            "a\u{0}@b.de",
            "Jana <a@b.de>",
            "a@[127.0.0.1]",
            "\"a b\"@c.de",
            "a@b.de,c@d.de",
            long.as_str(),
        ] {
            // A line break at the very end is space around the address.
            assert!(MailAddress::parse(bad).is_err() || bad.trim() == "a@b.de", "{bad:?}");
        }
    }
}
