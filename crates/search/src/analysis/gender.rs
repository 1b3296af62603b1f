//! One form for both genders, and for the plural that stands for both.
use std::borrow::Cow;

/// Words whose stem vowel changes, in the plural too.
const IRREGULAR: &[(&str, &str)] = &[
    ("koechin", "koch"),
    ("aerztin", "arzt"),
    ("zahnaerztin", "zahnarzt"),
    ("tieraerztin", "tierarzt"),
    ("friseuse", "friseur"),
    ("masseuse", "masseur"),
    ("baeuerin", "bauer"),
    ("koeche", "koch"),
    ("aerzte", "arzt"),
    ("zahnaerzte", "zahnarzt"),
    ("tieraerzte", "tierarzt"),
    ("anwaelte", "anwalt"),
];

/// Endings and what stands for them, longest first where one ends in another.
const ENDINGS: &[(&str, &str)] = &[
    ("ologin", "ologe"),
    ("paedin", "paede"),
    ("schmiedin", "schmied"),
    ("metzin", "metz"),
    ("wirtin", "wirt"),
    ("istin", "ist"),
    ("antin", "ant"),
    ("entin", "ent"),
    ("eutin", "eut"),
    ("eurin", "eur"),
    ("orin", "or"),
    ("artin", "art"),
    ("pilotin", "pilot"),
    ("soldatin", "soldat"),
    ("beamtin", "beamter"),
    ("erin", "er"),
    ("frauen", "mann"),
    ("frau", "mann"),
    ("maenner", "mann"),
    ("leute", "mann"),
];

/// Shorter words carry no such ending ("Berlin" is no "Berl").
const SHORTEST: usize = 7;

/// The form under which a folded word is compared: `koechinnen` is `koch`, `kauffrau` and `kaufleute` are `kaufmann`.
pub(crate) fn neutral(word: &str) -> Cow<'_, str> {
    let singular = word.strip_suffix("nen").filter(|rest| rest.ends_with("in"));
    for form in singular.into_iter().chain([word]) {
        if let Some((_, other)) = IRREGULAR.iter().find(|(female, _)| *female == form) {
            return Cow::Borrowed(other);
        }
        if form.len() < SHORTEST {
            continue;
        }
        for (ending, other) in ENDINGS {
            if let Some(root) = form.strip_suffix(ending).filter(|root| root.len() >= 2) {
                return Cow::Owned(format!("{root}{other}"));
            }
        }
    }
    Cow::Borrowed(word)
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn female_and_common_forms_become_one() {
        for (form, same) in [
            ("mechatronikerin", "mechatroniker"),
            ("mechatronikerinnen", "mechatroniker"),
            ("koechinnen", "koch"),
            ("bankkauffrau", "bankkaufmann"),
            ("kaufleute", "kaufmann"),
            ("floristin", "florist"),
            ("podologin", "podologe"),
            ("logopaedin", "logopaede"),
            ("tankwartin", "tankwart"),
        ] {
            assert_eq!(neutral(form), same, "{form}");
        }
    }

    #[test]
    fn other_words_stay() {
        for word in ["berlin", "frau", "leute", "drinnen", "medizin", "benzin", "mechaniker", "in", ""] {
            assert_eq!(neutral(word), word);
        }
    }
}
