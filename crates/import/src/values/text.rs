//! Texts: what counts as nothing, and what is put in order.

/// What people write where they have nothing to say.
const NOTHING: &[&str] = &[
    "n/a",
    "na",
    "k.a.",
    "k. a.",
    "keine angabe",
    "keine_angabe",
    "keine angaben",
    "keine_angaben",
    "-",
    "--",
    "–",
    "null",
    "#n/a",
];

/// The text without space around it; `None` where it says nothing.
pub(crate) fn present(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    let says_nothing = text.len() < 20 && NOTHING.contains(&text.to_lowercase().as_str());
    (!text.is_empty() && !says_nothing).then(|| text.to_owned())
}

/// On one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    excerpt_of(text, 60)
}

/// At most so many letters of a text, on one line.
pub(crate) fn excerpt_of(text: &str, length: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= length { line } else { line.chars().take(length - 1).chain(['…']).collect() }
}

/// An address on the web; `https://` is put in front where there is none.
pub(crate) fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    if text.is_empty() || text.contains(char::is_whitespace) {
        None
    } else if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(text.to_owned())
    } else if lower.contains("://")
        || lower.starts_with("javascript:")
        || lower.starts_with("mailto:")
        || text.contains('@')
    {
        None
    } else {
        text.split('/').next()?.contains('.').then(|| format!("https://{text}"))
    }
}

/// The first mail address in a text.
pub(crate) fn mail_address(text: &str) -> Option<String> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | ',' | ';' | '|' | '"')
    })
    .map(|word| word.trim_start_matches("mailto:").trim_matches(['.', ':', '\'']))
    .find(|word| {
        word.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.starts_with('.')
        })
    })
    .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{excerpt, mail_address, present, web_address};

    #[test]
    fn nothing_is_told_from_something() {
        for nothing in ["", "  ", "N/A", "k.A.", "-", "KEINE_ANGABEN"] {
            assert_eq!(present(nothing), None, "{nothing}");
        }
        assert_eq!(present(" Koch\u{a0}").as_deref(), Some("Koch"));
    }

    #[test]
    fn addresses_are_completed_and_dangerous_ones_left() {
        assert_eq!(web_address("www.example.org/jobs").as_deref(), Some("https://www.example.org/jobs"));
        assert_eq!(web_address("http://example.org").as_deref(), Some("http://example.org"));
        for no in ["javascript:alert(1)", "ftp://example.org", "a@example.org", "see our page", "karriere"] {
            assert_eq!(web_address(no), None, "{no}");
        }
    }

    #[test]
    fn a_mail_address_is_found_within_a_sentence() {
        let found = |text| mail_address(text);
        assert_eq!(found("Bewerbung an (jobs@example.org).").as_deref(), Some("jobs@example.org"));
        assert_eq!(found("Kontakt: A | jobs@example.org | +49").as_deref(), Some("jobs@example.org"));
        assert_eq!(found("a@b, @example.org"), None);
    }

    #[test]
    fn an_excerpt_is_short() {
        assert_eq!(excerpt("a\nb"), "a b");
        assert_eq!(excerpt(&"ab".repeat(50)).chars().count(), 60);
    }
}
