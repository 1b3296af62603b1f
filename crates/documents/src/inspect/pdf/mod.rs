//! Whether a PDF may come in: whole, open, and with nothing in it that runs or is another file.
//!
//! Readers find objects in more than one way: by the table at the end, by another table in a stream, or, where those are
//! broken, by looking for `obj`. So every place is read at which any of them could begin, whatever stands around it: within
//! strings, comments and the data of streams as well. What lies packed in object streams (ISO 32000-1, section 7.5.7) is
//! unpacked within bounds; other streams hold no objects and are left packed.
mod lexer;
mod value;

use std::{collections::HashMap, io::Read};

use super::Refusal;
use lexer::{Lexer, is_space};
use value::Seen;

/// Streams of objects that are unpacked.
const MOST_STREAMS: usize = 200;
/// Bytes that they may become, all together.
const MOST_UNPACKED: usize = 16 * 1024 * 1024;
/// Bytes that are read, however they overlap.
const MOST_READ: usize = 96 * 1024 * 1024;

/// # Errors
/// `Broken`, `Encrypted` or `Active`.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    ends_as_it_should(bytes)?;
    if holds_archive(bytes) {
        return Err(Refusal::Active);
    }
    let mut walk = Walk::default();
    for at in occurrences(bytes, b"obj") {
        if !bytes[..at].ends_with(b"end") {
            walk.object(bytes, at + 3, number_before(bytes, at))?;
        }
    }
    for at in occurrences(bytes, b"trailer") {
        walk.object(bytes, at + 7, None)?;
    }
    walk.end()
}

/// `%%EOF` in the last 1,024 bytes, and nothing after it: whoever reads from the end finds this document and no other file.
fn ends_as_it_should(bytes: &[u8]) -> Result<(), Refusal> {
    let used = bytes.len() - bytes.iter().rev().take_while(|byte| is_space(**byte)).count();
    let near = bytes.len() - used <= 1_024 - 5;
    if bytes.starts_with(b"%PDF-") && near && bytes[..used].ends_with(b"%%EOF") {
        return Ok(());
    }
    Err(Refusal::Broken)
}

/// A ZIP file is found by its end (APPNOTE, section 4.3.16), which may be a comment of up to 65,535 bytes: a PDF can be a ZIP
/// file, or a program for Java, as well.
fn holds_archive(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(22 + 65_535 + 1_024)..];
    occurrences(tail, b"PK\x05\x06").next().is_some() && occurrences(bytes, b"PK\x01\x02").next().is_some()
}

/// Each place of a word, in order.
fn occurrences<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + bytes.get(from..)?.iter().position(|byte| *byte == word[0])?;
            from = at + 1;
            if bytes[at..].starts_with(word) {
                return Some(at);
            }
        }
    })
}

/// The number of an object, before `GENERATION obj`.
fn number_before(bytes: &[u8], obj: usize) -> Option<u64> {
    let spaced = |from: usize| bytes[..from].iter().rposition(|byte| !is_space(*byte)).map_or(0, |at| at + 1);
    let digits =
        |from: usize| bytes[..from].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    let generation = digits(spaced(obj));
    let end = spaced(generation);
    std::str::from_utf8(&bytes[digits(end)..end]).ok()?.parse().ok()
}

#[derive(Default)]
struct Walk {
    read: usize,
    streams: usize,
    unpacked: usize,
    /// Whether every object of a number is a place to go to.
    places: HashMap<u64, bool>,
    /// Objects that are the action at opening.
    opened: Vec<u64>,
}

impl Walk {
    fn value(&mut self, bytes: &[u8], at: usize, number: Option<u64>) -> Result<(Seen, usize), Refusal> {
        let mut lexer = Lexer { bytes, at };
        let mut seen = value::read(&mut lexer)?;
        // Nothing costs nothing.
        self.read += lexer.at.min(bytes.len()).saturating_sub(at) + 16;
        if self.read > MOST_READ {
            return Err(Refusal::Broken);
        }
        if let Some(number) = number {
            let place = seen.is_place();
            self.places.entry(number).and_modify(|all| *all &= place).or_insert(place);
        }
        self.opened.append(&mut seen.opened);
        Ok((seen, lexer.at))
    }

    /// An object of the file, with what is packed in it.
    fn object(&mut self, bytes: &[u8], at: usize, number: Option<u64>) -> Result<(), Refusal> {
        let (seen, end) = self.value(bytes, at, number)?;
        if !seen.is_dict() || !seen.holds_objects {
            return Ok(());
        }
        let mut lexer = Lexer { bytes, at: end };
        lexer.skip_space();
        let Some(data) = bytes.get(lexer.at..).and_then(|rest| rest.strip_prefix(b"stream")) else {
            return Ok(());
        };
        self.streams += 1;
        if self.streams > MOST_STREAMS || seen.odd {
            return Err(Refusal::Broken);
        }
        let first = seen.first.and_then(|first| usize::try_from(first).ok()).ok_or(Refusal::Broken)?;
        match seen.filters.as_slice() {
            [filter] if matches!(filter.as_slice(), b"FlateDecode" | b"Fl") => {
                let objects = self.unpack(data)?;
                self.packed(&objects, first)
            }
            // Where an unpacked one begins and ends is a matter of trust, and no program writes one.
            _ => Err(Refusal::Broken),
        }
    }

    /// Ends by itself, wherever the file says that it does.
    fn unpack(&mut self, data: &[u8]) -> Result<Vec<u8>, Refusal> {
        // No space is the first byte of a zlib stream (RFC 1950, section 2.2).
        let data = &data[data.iter().take_while(|byte| is_space(**byte)).count()..];
        let room = MOST_UNPACKED - self.unpacked;
        let mut objects = Vec::new();
        let mut inflated = flate2::read::ZlibDecoder::new(data).take(room as u64 + 1);
        // A damaged end is no reason not to look at what came before it; readers do as much.
        let whole = inflated.read_to_end(&mut objects);
        if objects.len() > room || (whole.is_err() && objects.is_empty()) {
            return Err(Refusal::Broken);
        }
        self.unpacked += objects.len();
        Ok(objects)
    }

    /// Pairs of number and place, then the objects. A place may be anywhere, also within what another object says.
    fn packed(&mut self, data: &[u8], first: usize) -> Result<(), Refusal> {
        let mut head = Lexer { bytes: &data[..first.min(data.len())], at: 0 };
        while let (Some(number), Some(place)) = (head.token(), head.token()) {
            let (lexer::Token::Int(number), lexer::Token::Int(place)) = (number, place) else {
                return Err(Refusal::Broken);
            };
            let at = usize::try_from(place).ok().and_then(|place| place.checked_add(first));
            if let Some(at) = at.filter(|at| *at < data.len()) {
                self.value(data, at, Some(number))?;
            }
        }
        Ok(())
    }

    fn end(&self) -> Result<(), Refusal> {
        // An object that is nowhere is nothing, and nothing runs; but it may have been hidden from here.
        if self.opened.iter().all(|number| self.places.get(number) == Some(&true)) {
            return Ok(());
        }
        Err(Refusal::Active)
    }
}

#[cfg(test)]
mod tests;
