//! One value of a PDF, as far as it matters here.
use super::lexer::{Lexer, Token};
use crate::inspect::Refusal;

/// Names that stand for what runs or lies in a document, wherever they are said: kinds of actions (ISO 32000-1, section 12.6),
/// of annotations (12.5) and of files (7.11).
const ACTIVE: &[&[u8]] = &[
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
    b"Rendition",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"FileAttachment",
    b"RichMedia",
    b"Movie",
    b"Sound",
    b"XFA",
];

/// Actions at events and files of a description, as keys with what they hold. In some fonts letters have such short names as
/// well, which lead elsewhere.
const HOLDS_ACTIVE: &[&[u8]] = &[b"AA", b"EF"];

/// Deeper than any real document; readers stop earlier.
const DEEPEST: usize = 256;

#[derive(Debug, Default, PartialEq, Eq)]
enum Shape {
    Dict,
    /// An array, or nothing at all.
    Place,
    #[default]
    Other,
}

/// What a dictionary does, if it is an action.
#[derive(Debug, Default, PartialEq, Eq)]
enum Action {
    #[default]
    Unsaid,
    /// Goes to a place within the document, and does nothing after that.
    Goes,
    Other,
}

/// What was seen of a value.
#[derive(Debug, Default)]
pub(super) struct Seen {
    shape: Shape,
    action: Action,
    /// May hold objects of its own: says so, or has the keys that such a stream needs.
    pub(super) holds_objects: bool,
    /// Where the first of them begins.
    pub(super) first: Option<u64>,
    pub(super) filters: Vec<Vec<u8>>,
    /// Packed or counted in a way that is not read here: with parameters, by a reference, or said twice.
    pub(super) odd: bool,
    /// Numbers of objects that are the action at opening.
    pub(super) opened: Vec<u64>,
    has_count: bool,
}

impl Seen {
    pub(super) fn is_dict(&self) -> bool {
        self.shape == Shape::Dict
    }

    /// May be what happens at opening.
    pub(super) fn is_place(&self) -> bool {
        self.shape == Shape::Place || self.action == Action::Goes
    }
}

struct Frame {
    dict: bool,
    key: Option<Vec<u8>>,
    /// The key has a value, or a part of one.
    filled: bool,
    /// The dictionary is the action at opening; whether it was seen to go to a place.
    opening: Option<bool>,
    /// The last two integers, which a reference begins with.
    ints: (Option<u64>, Option<u64>),
}

impl Frame {
    const fn new(dict: bool, opening: bool) -> Self {
        Self {
            dict,
            key: None,
            filled: false,
            opening: if opening { Some(false) } else { None },
            ints: (None, None),
        }
    }

    fn key(&self) -> &[u8] {
        self.key.as_deref().unwrap_or_default()
    }
}

/// Reads one value: a dictionary or array to its end, else one token.
///
/// # Errors
/// `Encrypted`, `Active` or `Broken`, by whichever comes first.
pub(super) fn read(lexer: &mut Lexer<'_>) -> Result<Seen, Refusal> {
    let mut seen = Seen::default();
    let mut stack: Vec<Frame> = Vec::new();
    while let Some(token) = lexer.token() {
        match token {
            Token::DictOpen | Token::ArrayOpen => {
                let dict = token == Token::DictOpen;
                if stack.is_empty() {
                    seen.shape = if dict { Shape::Dict } else { Shape::Place };
                }
                let holder = stack.last().filter(|frame| frame.dict && dict).map_or(&[][..], Frame::key);
                if HOLDS_ACTIVE.contains(&holder) {
                    return Err(Refusal::Active);
                }
                let opens = holder == b"OpenAction";
                if let Some(frame) = stack.last_mut() {
                    frame.filled = true;
                }
                if stack.len() == DEEPEST {
                    return Err(Refusal::Broken);
                }
                stack.push(Frame::new(dict, opens));
            }
            Token::DictClose | Token::ArrayClose => {
                if let Some(Frame { opening: Some(false), .. }) = stack.pop() {
                    return Err(Refusal::Active);
                }
            }
            Token::Name(name) => note_name(&mut seen, &mut stack, name)?,
            Token::Int(int) => note_int(&mut seen, &mut stack, int),
            Token::Word(word) => note_word(&mut seen, &mut stack, word),
            Token::Text => {
                if let Some(frame) = stack.last_mut() {
                    frame.filled = true;
                }
            }
        }
        if stack.is_empty() {
            break;
        }
    }
    // Never closed: the end of the file closes it for a patient reader.
    if stack.iter().any(|frame| frame.opening == Some(false)) {
        return Err(Refusal::Active);
    }
    seen.holds_objects |= seen.has_count && seen.first.is_some();
    Ok(seen)
}

fn note_name(seen: &mut Seen, stack: &mut [Frame], name: Vec<u8>) -> Result<(), Refusal> {
    if ACTIVE.contains(&name.as_slice()) {
        return Err(Refusal::Active);
    }
    if name == b"Encrypt" {
        return Err(Refusal::Encrypted);
    }
    seen.holds_objects |= name == b"ObjStm";
    let depth = stack.len();
    // The dictionary at the bottom says how its stream is packed; an array of filters lies one deeper.
    if depth > 1 && stack[0].dict && stack[0].filled && is_filter(stack[0].key()) {
        note_filter(seen, depth == 2 && !stack[1].dict, &name);
    }
    let Some(frame) = stack.last_mut() else { return Ok(()) };
    frame.ints = (None, None);
    if !frame.dict {
        return Ok(());
    }
    if frame.key.is_none() || frame.filled {
        if name == b"JS" || (frame.opening.is_some() && name == b"Next") {
            return Err(Refusal::Active);
        }
        if depth == 1 {
            if name == b"Next" {
                seen.action = Action::Other;
            }
            seen.has_count |= name == b"N";
            seen.odd |= matches!(name.as_slice(), b"DecodeParms" | b"DP" | b"F" | b"FFilter");
        }
        frame.key = Some(name);
        frame.filled = false;
        return Ok(());
    }
    frame.filled = true;
    if frame.key() == b"Subtype" && name == b"3D" {
        return Err(Refusal::Active);
    }
    if frame.key() == b"S" {
        let goes = name == b"GoTo";
        if frame.opening.is_some() {
            if !goes {
                return Err(Refusal::Active);
            }
            frame.opening = Some(true);
        }
        if depth == 1 {
            // Said twice, it is not known which one a reader takes.
            match seen.action {
                Action::Unsaid if goes => seen.action = Action::Goes,
                Action::Goes if goes => {}
                _ => seen.action = Action::Other,
            }
        }
    }
    if depth == 1 && is_filter(stack[0].key()) {
        note_filter(seen, true, &name);
    }
    Ok(())
}

fn is_filter(key: &[u8]) -> bool {
    key == b"Filter"
}

fn note_filter(seen: &mut Seen, plain: bool, name: &[u8]) {
    seen.odd |= !plain;
    if seen.filters.len() < 4 {
        seen.filters.push(name.to_vec());
    }
}

fn note_int(seen: &mut Seen, stack: &mut [Frame], int: u64) {
    let depth = stack.len();
    let Some(frame) = stack.last_mut() else { return };
    frame.filled = true;
    frame.ints = (frame.ints.1, Some(int));
    if depth == 1 && frame.dict && frame.key() == b"First" {
        // A reference begins with two integers.
        seen.odd |= seen.first.is_some();
        seen.first = Some(int);
    }
}

fn note_word(seen: &mut Seen, stack: &mut [Frame], word: &[u8]) {
    if stack.is_empty() {
        if word == b"null" {
            seen.shape = Shape::Place;
        }
        return;
    }
    let bottom = stack[0].dict && is_filter(stack[0].key());
    // Of the key that has no value yet, or of one within its array.
    seen.odd |= bottom;
    let Some(frame) = stack.last_mut() else { return };
    frame.filled = true;
    let referred = if word == b"R" { frame.ints.0 } else { None };
    frame.ints = (None, None);
    if let Some(number) = referred
        && frame.dict
        && frame.key() == b"OpenAction"
    {
        seen.opened.push(number);
    }
}
