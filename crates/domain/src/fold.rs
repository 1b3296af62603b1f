//! One way to make German words comparable: lower case, umlauts spelt out, everything else a space or gone.

/// Folds a text for comparing: `"Größe, MÜLLER & Söhne"` becomes `"groesse mueller soehne"`.
///
/// Umlauts become ae, oe, ue and ß becomes ss, as German is written where they are missing; other accents are dropped
/// for the letters that occur in German names; whatever is no letter or digit separates words.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut gap = false;
    for c in text.chars() {
        let start = out.len();
        match c {
            'ä' | 'Ä' | 'æ' | 'Æ' => out.push_str("ae"),
            'ö' | 'Ö' | 'ø' | 'Ø' | 'œ' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            'ß' | 'ẞ' => out.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Å' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' => out.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => out.push('o'),
            'ú' | 'ù' | 'û' => out.push('u'),
            'ç' | 'Ç' => out.push('c'),
            'ñ' | 'Ñ' => out.push('n'),
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            // A combining mark belongs to the letter before it: "u" + U+0308 is "ü".
            '\u{308}' if out.ends_with(['a', 'o', 'u']) => out.push('e'),
            '\u{300}'..='\u{36f}' => {}
            _ => gap = true,
        }
        if gap && out.len() > start {
            if start > 0 {
                out.insert(start, ' ');
            }
            gap = false;
        }
    }
    out
}

/// A readable piece of an address: `"Koch/Köchin (m/w/d)"` becomes `"koch-koechin-m-w-d"`; at most 80 letters.
pub fn slug(text: &str) -> String {
    let words = fold(text);
    let mut out = String::with_capacity(words.len());
    for word in words.split(' ') {
        let ascii: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if ascii.is_empty() || out.len() + ascii.len() > 80 {
            continue;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&ascii);
    }
    if out.is_empty() { "x".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::{fold, slug};

    #[test]
    fn umlauts_are_spelt_out_and_signs_separate() {
        assert_eq!(fold("  Größe, MÜLLER & Söhne "), "groesse mueller soehne");
        assert_eq!(fold("Mu\u{308}nchen"), "muenchen");
        assert_eq!(fold("Kälte-/Klimatechnik"), "kaelte klimatechnik");
        assert_eq!(fold("!!"), "");
    }

    #[test]
    fn a_slug_is_never_empty_nor_long() {
        assert_eq!(slug("Koch/Köchin (m/w/d)"), "koch-koechin-m-w-d");
        assert_eq!(slug("***"), "x");
        assert!(slug(&"wort ".repeat(100)).len() <= 80);
    }
}
