use std::{collections::HashMap, sync::LazyLock};

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};
use unicode_normalization::UnicodeNormalization;

use crate::{PaperError, typeface};

static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(|| {
    Some(Fonts { regular: Face::read(typeface::REGULAR)?, bold: Face::read(typeface::BOLD)? })
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

pub(crate) struct Fonts {
    regular: Face,
    bold: Face,
}

impl Fonts {
    pub(crate) fn get() -> Result<&'static Self, PaperError> {
        FONTS.as_ref().ok_or(PaperError::Fonts)
    }

    pub(crate) fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// A font with what is asked of it for every letter: its glyph, and how wide that is in parts of the size.
pub(crate) struct Face {
    pub(crate) font: Font,
    letters: HashMap<char, (u32, f32)>,
}

/// What is drawn in place of a letter that the font lacks; the font has it.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

impl Face {
    fn read(data: &'static [u8]) -> Option<Self> {
        let font = Font::new(data.into(), 0)?;
        let read = FontRef::new(data).ok()?;
        let widths = read.glyph_metrics(Size::unscaled(), LocationRef::default());
        let em = font.units_per_em();
        let letters: HashMap<_, _> = read
            .charmap()
            .mappings()
            .filter_map(|(point, glyph)| {
                Some((char::from_u32(point)?, (glyph.to_u32(), widths.advance_width(glyph)? / em)))
            })
            .collect();
        letters.contains_key(&UNKNOWN).then_some(Self { font, letters })
    }

    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.letter_width(letter)).sum::<f32>() * size
    }

    /// In parts of the size.
    pub(crate) fn letter_width(&self, letter: char) -> f32 {
        self.letters.get(&letter).map_or(0.0, |&(_, width)| width)
    }

    /// Of a text that was [`clean`]ed: any other letter would be missing.
    pub(crate) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        text.char_indices()
            .filter_map(|(at, letter)| {
                let &(glyph, width) = self.letters.get(&letter)?;
                Some(KrillaGlyph {
                    glyph_id: GlyphId::new(glyph),
                    text_range: at..at + letter.len_utf8(),
                    x_advance: width,
                    x_offset: 0.0,
                    y_offset: 0.0,
                    y_advance: 0.0,
                    location: None,
                })
            })
            .collect()
    }
}

/// The text with letters that both fonts have, its lines parted by `\n`, without blank ends. What cannot be seen is
/// left out.
pub(crate) fn clean(fonts: &Fonts, text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let drawn: String = text.nfc().filter_map(|letter| drawn_as(fonts, letter)).collect();
    drawn.trim_matches([' ', '\n']).to_owned()
}

/// [`clean`], and all in one line.
pub(crate) fn one_line(fonts: &Fonts, text: &str) -> String {
    clean(fonts, text).split(['\n', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn drawn_as(fonts: &Fonts, letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some('\u{a0}'),
        _ if letter.is_whitespace() => Some(' '),
        _ if letter.is_control() || is_unseen(letter) => None,
        _ if fonts.regular.letters.contains_key(&letter) && fonts.bold.letters.contains_key(&letter) => {
            Some(letter)
        }
        _ => Some(UNKNOWN),
    }
}

/// Soft hyphens, marks that found no letter, joiners, directions and variants.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Weight, clean, one_line};

    fn cleaned(text: &str) -> String {
        clean(Fonts::get().unwrap(), text)
    }

    #[test]
    fn what_the_fonts_have_stays() {
        let text = "Grüße, Straße, ẞ; Łukasz Đorđević, Nguyễn Thị, Şükrü, Țăran: „ja“ – 5 € → ✓ № 3 … Иван";
        assert_eq!(cleaned(text), text);
    }

    #[test]
    fn letters_and_their_marks_become_one() {
        assert_eq!(cleaned("Mu\u{308}ller"), "Müller");
        assert_eq!(cleaned("q\u{308}"), "q");
    }

    #[test]
    fn what_the_fonts_lack_is_marked() {
        assert_eq!(cleaned("a👩\u{200d}👧b"), "a\u{fffd}\u{fffd}b");
        assert_eq!(cleaned("שלום"), "\u{fffd}".repeat(4));
        assert_eq!(cleaned("\u{e000}"), "\u{fffd}");
    }

    #[test]
    fn what_controls_is_left_out_and_lines_stay() {
        assert_eq!(
            cleaned("\u{feff}a\0\u{1b}\u{2068}b\u{2069}\tc\u{ad}d\r\ne\rf\u{2028}g\n\n"),
            "ab cd\ne\nf\ng"
        );
        assert_eq!(one_line(Fonts::get().unwrap(), " a \r\n\n b\u{3000}c "), "a b c");
    }

    #[test]
    fn a_bold_word_is_wider() {
        let fonts = Fonts::get().unwrap();
        let [regular, bold] =
            [Weight::Regular, Weight::Bold].map(|weight| fonts.face(weight).width("Fahrgäste", 10.0));
        assert!(bold > regular && regular > 30.0 && bold < 90.0, "{regular} {bold}");
    }
}
