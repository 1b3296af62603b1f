use crate::fold::fold;

const LEGAL_FORMS: &[&str] = &[
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "gbr",
    "ug",
    "se",
    "ev",
    "eg",
    "ek",
    "ltd",
    "inc",
    "co",
    "cokg",
    "kdoer",
    "haftungsbeschraenkt",
    "stiftung",
    "und",
    "u",
    "the",
];

/// Makes company names comparable: without legal form, case, signs and the spelling of umlauts.
///
/// `"Bäckerei Müller GmbH & Co. KG"` and `"Baeckerei Mueller"` have the same key. A name of nothing but such words
/// keeps them.
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    // "e. K." and "e.V." fall apart into single letters.
    let folded = folded.replace(" e k", " ek").replace(" e v", " ev").replace(" e g", " eg");
    let words: Vec<&str> = folded.split(' ').filter(|word| !LEGAL_FORMS.contains(word)).collect();
    if words.is_empty() { folded } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn legal_form_and_spelling_do_not_tell_companies_apart() {
        assert_eq!(name_key("Bäckerei Müller GmbH & Co. KG"), name_key("BAECKEREI MUELLER"));
        assert_eq!(name_key("Imkerei Kühn e. K."), "imkerei kuehn");
        assert_eq!(name_key("AG"), "ag");
        assert_ne!(name_key("Müller Nord GmbH"), name_key("Müller Süd GmbH"));
    }
}
