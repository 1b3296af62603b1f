//! Tokens of PDF syntax (ISO 32000-1, sections 7.2 and 7.3).

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    DictOpen,
    DictClose,
    ArrayOpen,
    ArrayClose,
    /// With its `#xx` written out.
    Name(Vec<u8>),
    /// A string of either kind.
    Text,
    Int(u64),
    /// Anything else: other numbers, keywords, stray signs.
    Word(&'a [u8]),
}

pub(super) struct Lexer<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

const fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'a> Lexer<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\r' && byte != b'\n') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    pub(super) fn token(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'/' => Token::Name(self.name()),
            b'(' => {
                self.skip_literal();
                Token::Text
            }
            b'<' if self.peek() == Some(b'<') => {
                self.at += 1;
                Token::DictOpen
            }
            b'<' => {
                while self.peek().is_some_and(|byte| byte != b'>') {
                    self.at += 1;
                }
                self.at += 1;
                Token::Text
            }
            b'>' if self.peek() == Some(b'>') => {
                self.at += 1;
                Token::DictClose
            }
            b'[' => Token::ArrayOpen,
            b']' => Token::ArrayClose,
            byte if is_delimiter(byte) => Token::Word(&[]),
            _ => self.word(),
        })
    }

    fn regular(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[from..self.at]
    }

    fn word(&mut self) -> Token<'a> {
        self.at -= 1;
        let word = self.regular();
        let int = word.iter().try_fold(0_u64, |sum, digit| {
            let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
            sum.checked_mul(10)?.checked_add(digit)
        });
        int.map_or(Token::Word(word), Token::Int)
    }

    fn name(&mut self) -> Vec<u8> {
        let mut written = self.regular().iter().copied();
        let mut name = Vec::new();
        while let Some(byte) = written.next() {
            let mut ahead = written.clone();
            let escaped = (byte == b'#').then(|| Some(16 * hex(ahead.next()?)? + hex(ahead.next()?)?));
            if let Some(Some(meant)) = escaped {
                name.push(meant);
                written = ahead;
            } else {
                name.push(byte);
            }
        }
        name
    }

    /// Brackets within a string count, unless a backslash stands before them.
    fn skip_literal(&mut self) {
        let mut depth = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        return;
                    }
                }
                _ => {}
            }
        }
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
