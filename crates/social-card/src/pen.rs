//! Text, laid out and drawn by `cosmic-text` with the fonts of the papers and no other: the same picture on every machine.
use std::sync::{LazyLock, Mutex, PoisonError};

use cosmic_text::{
    Attrs, Buffer, Color, Ellipsize, EllipsizeHeightLimit, Family, FontSystem, Metrics, Shaping, SwashCache,
    Weight, Wrap, fontdb::Database,
};
use lotse_papers::typeface;

use crate::{Rgb, canvas::Canvas};

/// Some words in one size.
pub(crate) struct Text<'a> {
    pub(crate) words: &'a str,
    /// Pixels of an em.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// Pixels after which a line ends.
    pub(crate) width: f32,
    /// What does not fit into so many lines is cut off.
    pub(crate) lines: usize,
}

/// Longer texts are cut before they are laid out: nobody reads them in a picture, and laying out takes time.
const MOST_CHARS: usize = 300;

pub(crate) struct Pen {
    fonts: FontSystem,
    glyphs: SwashCache,
}

/// Fonts are read once; a picture takes milliseconds, so that waiting for one another costs less than more pens.
static PEN: LazyLock<Mutex<Pen>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(typeface::REGULAR.to_vec());
    fonts.load_font_data(typeface::BOLD.to_vec());
    Mutex::new(Pen {
        fonts: FontSystem::new_with_locale_and_db("de".to_owned(), fonts),
        glyphs: SwashCache::new(),
    })
});

impl Pen {
    pub(crate) fn with<T>(draw: impl FnOnce(&mut Self) -> T) -> T {
        // What is in it are fonts and drawn letters: a panic leaves nothing half-done there.
        draw(&mut PEN.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn lay_out(&mut self, text: &Text<'_>, cut: bool) -> Buffer {
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::relative(text.size, 1.16));
        buffer.set_wrap(Wrap::WordOrGlyph);
        buffer.set_size(Some(text.width), None);
        if cut {
            buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines(text.lines)));
        }
        let weight = if text.bold { Weight::BOLD } else { Weight::NORMAL };
        let attrs = Attrs::new().family(Family::Name(typeface::FAMILY)).weight(weight);
        let parts: Vec<&str> = text.words.split_whitespace().collect();
        let line: String = parts.join(" ").chars().take(MOST_CHARS).collect();
        buffer.set_text(&line, &attrs, Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.fonts, false);
        buffer
    }

    /// Whether a text fits without a cut, and without a break within a word.
    pub(crate) fn fits(&mut self, text: &Text<'_>) -> bool {
        let buffer = self.lay_out(text, false);
        let lines = buffer.layout_runs().count();
        lines <= text.lines && self.longest_word(text) <= text.width
    }

    fn longest_word(&mut self, text: &Text<'_>) -> f32 {
        text.words
            .split_whitespace()
            .map(|word| self.width(&Text { words: word, width: f32::MAX, lines: 1, ..*text }))
            .fold(0.0, f32::max)
    }

    /// Pixels of its longest line.
    pub(crate) fn width(&mut self, text: &Text<'_>) -> f32 {
        let buffer = self.lay_out(text, true);
        buffer.layout_runs().map(|run| run.line_w).fold(0.0, f32::max)
    }

    /// Writes a text whose upper left corner is at `(left, top)`.
    pub(crate) fn write(
        &mut self,
        canvas: &mut Canvas,
        text: &Text<'_>,
        (left, top): (i32, i32),
        colour: Rgb,
    ) {
        let mut buffer = self.lay_out(text, true);
        let [red, green, blue] = colour.0;
        let ink = Color::rgb(red, green, blue);
        buffer.draw(&mut self.fonts, &mut self.glyphs, ink, |x, y, width, height, ink| {
            for y in y..y.saturating_add_unsigned(height) {
                for x in x..x.saturating_add_unsigned(width) {
                    canvas.lay(left + x, top + y, Rgb([ink.r(), ink.g(), ink.b()]), ink.a());
                }
            }
        });
    }
}
