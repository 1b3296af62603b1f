//! The written words of a segment, for prefixes and typos.
use tantivy::{SegmentReader, schema::Field};

use crate::error::Result;

/// Words in alphabetical order with the number of documents that have each, in three flat arrays.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    text: String,
    ends: Vec<u32>,
    frequencies: Vec<u32>,
}

impl Vocabulary {
    pub(crate) fn read(reader: &SegmentReader, field: Field) -> Result<Self> {
        let inverted = reader.inverted_index(field)?;
        let mut terms = inverted.terms().stream()?;
        let mut vocabulary = Self::default();
        while terms.advance() {
            if let Ok(word) = std::str::from_utf8(terms.key()) {
                vocabulary.push(word, terms.value().doc_freq);
            }
        }
        vocabulary.text.shrink_to_fit();
        Ok(vocabulary)
    }

    fn push(&mut self, word: &str, frequency: u32) {
        // More than 4 GB of distinct words in a segment is not reached: tantivy's own limits come first.
        if let Ok(end) = u32::try_from(self.text.len() + word.len()) {
            self.text.push_str(word);
            self.ends.push(end);
            self.frequencies.push(frequency);
        }
    }

    fn word(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The first position whose word is not before `word`.
    fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    pub(crate) fn knows(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// The word as it is kept here.
    pub(crate) fn find(&self, word: &str) -> Option<&str> {
        let at = self.lower_bound(word);
        (at < self.ends.len()).then(|| self.word(at)).filter(|known| *known == word)
    }

    /// Words that begin like this, with their frequencies; the word itself comes first.
    pub(crate) fn starting_with<'v, 'p>(
        &'v self,
        prefix: &'p str,
    ) -> impl Iterator<Item = (&'v str, u32)> + use<'v, 'p> {
        (self.lower_bound(prefix)..self.ends.len())
            .map(|at| (self.word(at), self.frequencies[at]))
            .take_while(move |(word, _)| word.starts_with(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn words_are_found_whole_and_by_their_beginning() {
        let mut vocabulary = Vocabulary::default();
        for (word, n) in [("koch", 3), ("kochen", 1), ("konditor", 2), ("maler", 9)] {
            vocabulary.push(word, n);
        }
        assert!(vocabulary.knows("koch") && vocabulary.knows("maler"));
        assert!(!vocabulary.knows("koc") && !vocabulary.knows("zebra") && !vocabulary.knows(""));
        assert_eq!(vocabulary.starting_with("koch").collect::<Vec<_>>(), [("koch", 3), ("kochen", 1)]);
        assert_eq!(vocabulary.starting_with("").count(), 4);
        assert_eq!(Vocabulary::default().starting_with("a").count(), 0);
    }
}
