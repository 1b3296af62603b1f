//! What people have written, made fit for a mail; and lines of a length that every client shows.

/// Names are cut here in the body of a mail, and here in its subject.
const NAME: usize = 120;
const NAME_IN_SUBJECT: usize = 40;
/// RFC 5322, section 2.1.1, asks for at most 78 characters; quoting a mail adds some.
const LINE: usize = 72;

/// Text in one line: no breaks, no control characters, none that turn the direction or take no room.
pub(super) fn one_line(text: &str) -> String {
    let visible: String =
        text.chars().filter(|c| !is_trick(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks of direction and characters without width: they make a name look like another one.
fn is_trick(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A name as it stands in the body. Mail clients make links of whatever looks like an address, so that a name could smuggle
/// one into a mail that we vouch for; a character without width keeps them from it.
pub(super) fn name(text: &str) -> String {
    let text = clipped(&one_line(text), NAME);
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        out.push(c);
        let inside = !before.is_whitespace() && rest.peek().is_some_and(|next| !next.is_whitespace());
        if inside && matches!(c, '.' | ':' | '@') {
            out.push('\u{200c}');
        }
        before = c;
    }
    out
}

/// A name as it stands in a subject.
pub(super) fn name_in_subject(text: &str) -> String {
    clipped(&one_line(text), NAME_IN_SUBJECT)
}

/// Lines that somebody has written: kept as lines, but tidy.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(one_line).filter(|line| !line.is_empty()).collect()
}

fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    format!("{}…", start.trim_end())
}

/// Breaks text at spaces. A word that is longer than a line stands alone and whole: it may be a link.
pub(super) fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let full = lines
            .last()
            .is_some_and(|line| !line.is_empty() && line.chars().count() + 1 + word.chars().count() > LINE);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.iter().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{lines, name, name_in_subject, one_line, wrapped};

    #[test]
    fn a_name_is_one_line_and_looks_like_what_it_is() {
        assert_eq!(
            one_line(" Mia\r\nBcc: a@b.example\t\u{202e}Lehmann\u{0} "),
            "Mia Bcc: a@b.example Lehmann"
        );
        assert_eq!(name_in_subject(&"ä".repeat(80)).chars().count(), 40);
        assert_eq!(name("Mia Lehmann"), "Mia Lehmann");
        assert_eq!(name("Dr. Mia Lehmann"), "Dr. Mia Lehmann");
    }

    #[test]
    fn a_name_makes_no_link() {
        assert_eq!(name("https://evil.example"), "https:\u{200c}//evil.\u{200c}example");
        assert_eq!(name("www.evil.example jetzt"), "www.\u{200c}evil.\u{200c}example jetzt");
        assert_eq!(name("a@b.example"), "a@\u{200c}b.\u{200c}example");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(lines("Eins\r\n\r\n  zwei\u{7}  \ndrei"), ["Eins", "zwei", "drei"]);
    }

    #[test]
    fn text_is_broken_at_spaces_only() {
        let text = "Wort ".repeat(40);
        assert!(wrapped(&text, "").lines().all(|line| line.chars().count() <= 72));
        let link = format!("https://lotse.example/{}", "a".repeat(90));
        assert_eq!(wrapped(&format!("Hier: {link} danach"), "> "), format!("> Hier:\n> {link}\n> danach"));
    }
}
