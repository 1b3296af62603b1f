//! Finding phrases in a text, word by word, however they are written.
use crate::fold::fold;

/// A word with its place in the text.
#[derive(Debug)]
pub(super) struct Word<'t> {
    /// As in [`fold`].
    pub folded: String,
    /// As it stands.
    pub written: &'t str,
    start: usize,
}

/// A text cut into words.
#[derive(Debug)]
pub(super) struct Text<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            // A combining mark belongs to the letter before it.
            let within = c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
            match (within, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let written = &text[from..at];
                    words.push(Word { folded: fold(written), written, start: from });
                    start = None;
                }
                _ => {}
            }
        }
        Self { text, words }
    }

    pub(super) fn words(&self) -> &[Word<'t>] {
        &self.words
    }

    /// Where a phrase stands, as positions of its first word and of the word after its last.
    ///
    /// A phrase is folded words; `a|b` is either, `word*` whatever begins so, `@` a number that may be an age.
    pub(super) fn find(&self, phrase: &str) -> Vec<(usize, usize)> {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        self.words
            .windows(wanted.len())
            .enumerate()
            .filter(|(_, run)| run.iter().zip(&wanted).all(|(word, wanted)| fits(&word.folded, wanted)))
            .map(|(at, _)| (at, at + wanted.len()))
            .collect()
    }

    /// The words from `start` to before `end`, with what stands between them.
    pub(super) fn words_as_written(&self, start: usize, end: usize) -> &'t str {
        let from = self.words.get(start).map_or(0, |word| word.start);
        let to = end.checked_sub(1).and_then(|last| self.words.get(last));
        &self.text[from..to.map_or(from, |word| word.start + word.written.len())]
    }
}

fn fits(word: &str, wanted: &str) -> bool {
    wanted.split('|').any(|one| match one.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None if one == "@" => word.parse::<u8>().is_ok_and(|years| (15..=67).contains(&years)),
        None => word == one,
    })
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn phrases_are_found_as_whole_words_in_any_spelling() {
        let text = Text::new("Wir sind ein JUNGES, dynamisches Team (max. 25 Jahre).");
        let found = |phrase: &str| {
            let places = text.find(phrase);
            places.into_iter().map(|(a, b)| text.words_as_written(a, b)).collect::<Vec<_>>()
        };
        assert_eq!(found("junges|junge dynamisch* team"), ["JUNGES, dynamisches Team"]);
        assert_eq!(found("max @ jahre"), ["max. 25 Jahre"]);
        assert!(found("jung").is_empty() && found("tea").is_empty() && found("max @ jahr").is_empty());
        let apart = Text::new("gepflegtes A\u{308}ußeres");
        assert_eq!(apart.find("gepflegt* aeusser*").len(), 1);
        assert!(Text::new("").find("a b").is_empty());
    }
}
