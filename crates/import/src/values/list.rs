//! Several things in one cell.

/// Splits at line breaks, `;` and `|`; at commas only where there is none of these, since an entry may contain one.
pub(crate) fn split(text: &str) -> Vec<String> {
    let hard = |c: char| matches!(c, '\n' | '\r' | ';' | '|');
    let parts: Vec<&str> =
        if text.contains(hard) { text.split(hard).collect() } else { text.split(',').collect() };
    let bullets = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '•' | '*' | '·');
    let mut list: Vec<String> = Vec::new();
    for part in parts {
        let part = part.trim_start_matches(bullets).trim();
        if !part.is_empty() && !list.iter().any(|known| known == part) {
            list.push(part.to_owned());
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn lists_are_split_at_what_people_use() {
        assert_eq!(split("Mathe, Physik"), ["Mathe", "Physik"]);
        assert_eq!(split("Mathe;Physik ; Mathe"), ["Mathe", "Physik"]);
        assert_eq!(split("- Urlaub, 30 Tage\r\n- Ticket\n\n"), ["Urlaub, 30 Tage", "Ticket"]);
        assert_eq!(split("Rabatt | Kantine, täglich"), ["Rabatt", "Kantine, täglich"]);
        assert!(split(" , ").is_empty());
    }
}
