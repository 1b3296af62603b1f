//! Comparable forms of words, and keys for records that bring none.
use std::collections::HashMap;

use lotse_domain::fold::fold;
use uuid::Uuid;

/// Keys derived from content never change: a second import must find its records again.
const NAMESPACE: Uuid = Uuid::from_u128(0x6c6f_7473_652e_696d_706f_7274_2e6b_6579);

/// A word for comparing: without case, spaces and signs, and the same for "Plätze", "Plaetze" and "Platze".
pub(crate) fn squeeze(text: &str) -> String {
    fold(text).replace(' ', "").replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// Keys for records whose source has none: a hash of what they say.
#[derive(Debug, Default)]
pub(crate) struct DerivedKeys {
    seen: HashMap<Uuid, u32>,
}

impl DerivedKeys {
    /// The key of a record; exact repeats get `-2`, `-3`, so that each of them is acknowledged as a record of its own.
    pub(crate) fn key<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) -> String {
        let mut text = String::new();
        for part in parts {
            text.push_str(part);
            // The unit separator stands in no text, so that "ab" + "c" differs from "a" + "bc".
            text.push('\u{1f}');
        }
        let hash = Uuid::new_v5(&NAMESPACE, text.as_bytes());
        let times = self.seen.entry(hash).or_insert(0);
        *times += 1;
        if *times == 1 { hash.simple().to_string() } else { format!("{}-{times}", hash.simple()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{DerivedKeys, squeeze};

    #[test]
    fn spelling_does_not_matter() {
        for word in ["Plätze", "PLAETZE", " Platze ", "plä-tze"] {
            assert_eq!(squeeze(word), "platze", "{word}");
        }
        assert_eq!(squeeze("Vergütung 1. Jahr"), "vergutung1jahr");
    }

    #[test]
    fn repeats_are_numbered_and_borders_count() {
        let mut keys = DerivedKeys::default();
        let first = keys.key(["ab", "c"]);
        assert_eq!(keys.key(["ab", "c"]), format!("{first}-2"));
        assert_eq!(keys.key(["ab", "c"]), format!("{first}-3"));
        assert_ne!(keys.key(["a", "bc"]), first);
        assert_eq!(DerivedKeys::default().key(["ab", "c"]), first, "the same in every run");
    }
}
