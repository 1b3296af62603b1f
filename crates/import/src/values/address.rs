//! Addresses in one piece of text.
use lotse_domain::company::SiteDraft;

/// What stands where the postal code should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PostalCode {
    Sound(String),
    /// A spreadsheet took it for a number and dropped its leading zero; here it is whole again.
    Repaired(String),
    /// No German postal code.
    Wrong,
}

/// Reads a German postal code: five digits, also "D-90402"; four digits get their zero back.
pub(crate) fn postal_code(text: &str) -> PostalCode {
    let text = text.trim();
    let text = text.strip_prefix("DE-").or_else(|| text.strip_prefix("D-")).unwrap_or(text).trim();
    match text.as_bytes() {
        code if !code.iter().all(u8::is_ascii_digit) => PostalCode::Wrong,
        [_, _, _, _, _] => PostalCode::Sound(text.to_owned()),
        // German codes begin with 01 at least, so that a second zero cannot have been there.
        [b'1'..=b'9', _, _, _] => PostalCode::Repaired(format!("0{text}")),
        _ => PostalCode::Wrong,
    }
}

/// "Hauptstraße 1, 90402 Nürnberg", "90402 Nürnberg" or "Nürnberg". The postal code is taken as it stands.
pub(crate) fn site(text: &str) -> Option<SiteDraft> {
    let text = super::text::one_line(text);
    let text = text.trim_matches([',', ' ']);
    if text.is_empty() {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_code = |word: &&str| {
        let word = word.trim_start_matches("D-").trim_end_matches(',');
        matches!(word.len(), 4 | 5) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let Some(at) = words.iter().rposition(is_code) else {
        return Some(SiteDraft { town: Some(text.to_owned()), ..SiteDraft::default() });
    };
    let join = |words: &[&str]| {
        Some(words.join(" ").trim_matches([',', ' ']).to_owned()).filter(|text| !text.is_empty())
    };
    Some(SiteDraft {
        street: join(&words[..at]),
        postal_code: join(&words[at..=at]),
        town: join(&words[at + 1..]),
        ..SiteDraft::default()
    })
}

#[cfg(test)]
mod tests {
    use super::{PostalCode, postal_code, site};

    #[test]
    fn a_lost_zero_comes_back() {
        assert_eq!(postal_code("90402"), PostalCode::Sound("90402".into()));
        assert_eq!(postal_code("D-90402"), PostalCode::Sound("90402".into()));
        assert_eq!(postal_code("1067"), PostalCode::Repaired("01067".into()));
        for wrong in ["0225", "904020", "9040a", "", "12"] {
            assert_eq!(postal_code(wrong), PostalCode::Wrong, "{wrong}");
        }
    }

    #[test]
    fn an_address_is_taken_apart() {
        let parts = |text| {
            let site = site(text).unwrap();
            [site.street, site.postal_code, site.town].map(Option::unwrap_or_default)
        };
        assert_eq!(parts("Hauptstraße 1, 90402 Nürnberg"), ["Hauptstraße 1", "90402", "Nürnberg"]);
        assert_eq!(parts("90402 Nürnberg"), ["", "90402", "Nürnberg"]);
        assert_eq!(parts("Bad  Kissingen"), ["", "", "Bad Kissingen"]);
        assert_eq!(parts("90402"), ["", "90402", ""]);
        assert!(site(" , ").is_none());
    }
}
