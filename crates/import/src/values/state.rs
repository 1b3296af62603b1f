use lotse_domain::{fold::fold, place::STATES};

/// The two letters of a German state by its name in any spelling: "Nordrhein-Westfalen", `NORDRHEIN_WESTFALEN`, "NW".
pub(crate) fn code(name: &str) -> Option<&'static str> {
    let wanted = fold(name);
    STATES
        .iter()
        .find(|(code, known)| fold(known) == wanted || code.eq_ignore_ascii_case(&wanted))
        .map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn states_in_every_spelling() {
        for (name, state) in [
            ("BERLIN", Some("BE")),
            ("NORDRHEIN_WESTFALEN", Some("NW")),
            ("Nordrhein-Westfalen", Some("NW")),
            ("BADEN_WUERTTEMBERG", Some("BW")),
            ("Thüringen", Some("TH")),
            ("by", Some("BY")),
            ("Tirol", None),
        ] {
            assert_eq!(code(name), state, "{name}");
        }
    }
}
