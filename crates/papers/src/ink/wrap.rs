use super::Face;

/// What fits side by side.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Ends with the blank at which the line was broken, so that the words stay apart for who reads without seeing.
    pub(crate) text: String,
    /// Without that blank.
    pub(crate) width: f32,
}

/// Breaks a cleaned text at its line ends, at blanks, after hyphens and slashes, and where a word alone is too long,
/// within it. There is at least one line, and at least one letter in each line of a paragraph that is not empty.
pub(crate) fn wrap(face: &Face, text: &str, size: f32, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = Filling { face, size, text: String::new(), width: 0.0 };
        for piece in pieces(paragraph) {
            let seen = face.width(piece.trim_end_matches(' '), size);
            if line.width + seen > width && !line.text.is_empty() {
                lines.push(line.take());
            }
            if seen <= width {
                line.push(piece);
                continue;
            }
            for letter in piece.chars() {
                let wide = face.letter_width(letter) * size;
                if line.width + wide > width && !line.text.is_empty() && letter != ' ' {
                    lines.push(line.take());
                }
                line.text.push(letter);
                line.width += wide;
            }
        }
        lines.push(line.take());
    }
    lines
}

/// The first lines of what [`wrap`] gives, the last of them with an ellipsis where something is left out.
pub(crate) fn shortened(face: &Face, text: &str, size: f32, width: f32, most: usize) -> Vec<Line> {
    let mut lines = wrap(face, text, size, width);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most.max(1));
    if let Some(last) = lines.last_mut() {
        let mut kept = last.text.trim_end().to_owned();
        let ellipsis = face.width("…", size);
        while !kept.is_empty() && face.width(&kept, size) + ellipsis > width {
            kept.pop();
        }
        let text = format!("{}…", kept.trim_end());
        *last = Line { width: face.width(&text, size), text };
    }
    lines
}

struct Filling<'a> {
    face: &'a Face,
    size: f32,
    text: String,
    width: f32,
}

impl Filling<'_> {
    fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
        self.width += self.face.width(piece, self.size);
    }

    fn take(&mut self) -> Line {
        self.width = 0.0;
        let text = std::mem::take(&mut self.text);
        let bare = text.trim_end_matches(' ');
        let width = self.face.width(bare, self.size);
        let kept = bare.len() + usize::from(bare.len() < text.len());
        Line { text: text[..kept].to_owned(), width }
    }
}

/// Parts after which a line may end.
fn pieces(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        let mut letters = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((_, letter)) = letters.next() {
            let Some(&(next_at, next)) = letters.peek() else { break };
            let blank = letter == ' ' && next != ' ';
            let joint = matches!(letter, '-' | '–' | '/' | '@' | '_') && next.is_alphabetic();
            if blank || joint {
                end = next_at;
                break;
            }
        }
        let (piece, left) = rest.split_at(end);
        rest = left;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::{pieces, shortened, wrap};
    use crate::ink::{Face, Fonts, Weight};

    fn face() -> &'static Face {
        Fonts::get().unwrap().face(Weight::Regular)
    }

    fn texts(text: &str, width: f32) -> Vec<String> {
        wrap(face(), text, 10.0, width).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_end_at_blanks_and_hyphens() {
        let found: Vec<_> = pieces("Karl-Heinz geht  heim/fort 5-7").collect();
        assert_eq!(found, ["Karl-", "Heinz ", "geht  ", "heim/", "fort ", "5-7"]);
        assert_eq!(texts("Karl-Heinz Müller", 60.0), ["Karl-Heinz ", "Müller"]);
        assert_eq!(texts("Karl-Heinz Müller", 45.0), ["Karl-", "Heinz ", "Müller"]);
        assert_eq!(texts("a\n\nb", 45.0), ["a", "", "b"]);
        assert_eq!(texts("", 45.0), [""]);
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_too_wide() {
        let word = "ß".repeat(500);
        let text = format!("vor {word} nach");
        let lines = wrap(face(), &text, 10.0, 100.0);
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), text);
        assert!(lines.iter().all(|line| line.width <= 100.0));
        assert!(lines.len() > 20);
    }

    #[test]
    fn a_column_of_no_width_takes_a_letter_a_line() {
        assert_eq!(texts("ab c", 0.0), ["a", "b ", "c"]);
    }

    #[test]
    fn what_is_left_out_is_shown() {
        let lines = shortened(face(), &"Wort ".repeat(50), 10.0, 100.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].text.ends_with('…') && lines[1].width <= 100.0);
        assert_eq!(shortened(face(), "kurz", 10.0, 100.0, 2).len(), 1);
    }
}
