//! Links made from what strangers wrote: pages, mails and calls, and nothing else.
use form_urlencoded::Serializer;

/// What is written, and where it leads; no link where it leads nowhere.
pub(crate) type Link = (String, String);

/// A page of the web, shown without what every address begins with.
pub(crate) fn website(text: Option<&str>) -> Option<Link> {
    let href = page(text?.trim())?;
    let shown = href.split_once("://").map_or(href.as_str(), |(_, rest)| rest).trim_start_matches("www.");
    Some((shown.trim_end_matches('/').to_owned(), href.clone()))
}

pub(crate) fn mail(text: Option<&str>, subject: &str) -> Option<Link> {
    let text = text?.trim();
    Some((text.to_owned(), mail_to(text, subject).unwrap_or_default()))
}

pub(crate) fn phone(text: Option<&str>) -> Option<Link> {
    let text = text?.trim();
    Some((text.to_owned(), tel(text).unwrap_or_default()))
}

/// Only pages of the web: a posting may come from anywhere.
pub(crate) fn page(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    if address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        None
    } else if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(address.to_owned())
    } else if lower.contains(':') || !lower.contains('.') {
        None
    } else {
        Some(format!("https://{address}"))
    }
}

pub(crate) fn mail_to(address: &str, subject: &str) -> Option<String> {
    let plain = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && address.chars().all(|c| c.is_ascii_alphanumeric() || "@.-_+'".contains(c));
    let subject = match subject {
        "" => String::new(),
        subject => {
            let query = Serializer::new(String::new()).append_pair("subject", subject).finish();
            format!("?{}", query.replace('+', "%20"))
        }
    };
    plain.then(|| format!("mailto:{}{subject}", address.replace('\'', "%27")))
}

pub(crate) fn tel(number: &str) -> Option<String> {
    let digits: String = number
        .replace("(0)", "")
        .chars()
        .enumerate()
        .filter(|(at, c)| c.is_ascii_digit() || (*at == 0 && *c == '+'))
        .map(|(_, c)| c)
        .collect();
    (digits.len() >= 5).then(|| format!("tel:{digits}"))
}

#[cfg(test)]
mod tests {
    use super::{mail_to, page, tel};

    #[test]
    fn only_pages_of_the_web_are_linked() {
        assert_eq!(page("https://a.example/x?y=1").as_deref(), Some("https://a.example/x?y=1"));
        assert_eq!(page("www.a.example/job").as_deref(), Some("https://www.a.example/job"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "auf unserer Seite", "", "karriere"] {
            assert_eq!(page(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_mail_carries_its_subject_and_nothing_else() {
        assert_eq!(
            mail_to("jobs@a.example", "Bewerbung: Koch & Co").as_deref(),
            Some("mailto:jobs@a.example?subject=Bewerbung%3A%20Koch%20%26%20Co")
        );
        for bad in ["jobs", "a@b.example?bcc=x@y.example", "a@b.example, c@d.example", "@x.example"] {
            assert_eq!(mail_to(bad, "x"), None, "{bad}");
        }
    }

    #[test]
    fn a_number_is_dialled_as_it_is_written() {
        assert_eq!(tel("+49 (0)911 123-45").as_deref(), Some("tel:+4991112345"));
        assert_eq!(tel("0911 / 123 45").as_deref(), Some("tel:091112345"));
        assert_eq!(tel("keine"), None);
    }
}
