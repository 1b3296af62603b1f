//! Text from outside inside an SVG.

/// The text with everything escaped that means something in elements or attributes, and without the characters that XML
/// knows no way to write.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_ends_an_attribute_or_begins_an_element() {
        assert_eq!(escaped(r#""><script>'&"#), "&quot;&gt;&lt;script&gt;&#39;&amp;");
        assert_eq!(escaped("a\nb\0c\u{8}\u{ffff}ü"), "a bcü");
    }
}
