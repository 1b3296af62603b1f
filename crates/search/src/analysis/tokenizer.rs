//! The analysis as tantivy's tokenizers.
use std::{collections::HashMap, sync::Arc};

use lotse_domain::fold::fold;
use tantivy::{
    Index,
    tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer},
};

use super::{is_stop_word, neutral, parts, stem};

/// What a field keeps of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The stem.
    Stem,
    /// The stem, and the stems of the parts of a compound, at the same position.
    StemAndParts,
    /// The word itself and the parts of a compound, not stemmed.
    Surface,
    /// The word itself, not stemmed, without its parts.
    Whole,
}

impl Form {
    /// Name under which the index knows the tokenizer.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stem => "lotse_stem",
            Self::StemAndParts => "lotse_stem_parts",
            Self::Surface => "lotse_surface",
            Self::Whole => "lotse_whole",
        }
    }
}

/// Makes the tokenizers known to an index.
pub(crate) fn register(index: &Index) {
    for form in [Form::Stem, Form::StemAndParts, Form::Surface, Form::Whole] {
        let tokenizer = GermanTokenizer { form, memo: HashMap::new(), tokens: Vec::new() };
        index.tokenizers().register(form.name(), TextAnalyzer::from(tokenizer));
    }
}

/// The most words whose analysis is kept: a corpus has few distinct words, a hostile one must not fill the memory.
const MEMO: usize = 50_000;

#[derive(Clone)]
struct GermanTokenizer {
    form: Form,
    memo: HashMap<String, Arc<[String]>>,
    tokens: Vec<Token>,
}

impl GermanTokenizer {
    fn analyse(&mut self, word: &str) -> Arc<[String]> {
        if let Some(known) = self.memo.get(word) {
            return known.clone();
        }
        let forms: Arc<[String]> = self.forms(word).into();
        if self.memo.len() < MEMO {
            self.memo.insert(word.to_owned(), forms.clone());
        }
        forms
    }

    fn forms(&self, folded: &str) -> Vec<String> {
        if is_stop_word(folded) {
            return Vec::new();
        }
        let word = neutral(folded);
        let (first, parts) = match self.form {
            Form::Stem => (stem(&word), Vec::new()),
            Form::StemAndParts => (stem(&word), parts(&word).iter().map(|part| stem(part)).collect()),
            Form::Whole => (word.into_owned(), Vec::new()),
            Form::Surface => (word.clone().into_owned(), parts(&word)),
        };
        let mut forms = vec![first];
        for part in parts {
            if !forms.contains(&part) {
                forms.push(part);
            }
        }
        forms
    }
}

impl Tokenizer for GermanTokenizer {
    type TokenStream<'a> = GermanTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GermanTokens<'a> {
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        let folded = fold(text);
        for (position, word) in folded.split_ascii_whitespace().enumerate() {
            for form in self.analyse(word).iter() {
                tokens.push(Token { position, text: form.clone(), ..Token::default() });
            }
        }
        self.tokens = tokens;
        GermanTokens { tokens: &mut self.tokens, next: 0 }
    }
}

/// The tokens of one text; the current one is the one before `next`.
pub(crate) struct GermanTokens<'a> {
    tokens: &'a mut Vec<Token>,
    next: usize,
}

impl TokenStream for GermanTokens<'_> {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}
