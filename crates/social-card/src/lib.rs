//! Pictures of pages, as messengers and networks show them beside a link (the Open Graph protocol, <https://ogp.me>).
//!
//! Made by us and of what the page says: the colour and name of the portal, the title, and where it is. They know no domain.
mod canvas;
mod pen;

use canvas::Canvas;
use pen::{Pen, Text};

/// Pixels of every picture; the ratio of 1.91 to 1 that networks show without cutting.
pub const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 630;
/// The media type of every picture.
pub const MEDIA_TYPE: &str = "image/png";

/// Where the coloured part ends.
const GROUND: u32 = 430;
const MARGIN: i32 = 72;
/// Pixels of a title, the largest that fits into [`TITLE_LINES`] lines.
const TITLE_SIZES: [f32; 5] = [96.0, 84.0, 72.0, 60.0, 52.0];
/// Pixels of the portal's name, the largest that fits into its half.
const NAME_SIZES: [f32; 3] = [44.0, 38.0, 32.0];
const TITLE_LINES: usize = 3;

/// An opaque colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

const WHITE: Rgb = Rgb([255, 255, 255]);
const INK: Rgb = Rgb([27, 33, 43]);
const SOFT_INK: Rgb = Rgb([79, 89, 105]);

/// What a picture says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The name of the portal.
    pub portal: String,
    /// What it is, in a few words: "Ausbildung ab September 2027".
    pub kind: String,
    /// What it is about. Three lines; the rest is cut off with an ellipsis.
    pub title: String,
    /// Who and where, one line each; two are drawn.
    pub lines: Vec<String>,
    /// The ground of the title. White must be readable on it (WCAG 2.2, 1.4.3); the caller sees to that.
    pub ground: Rgb,
    /// The strip beside it.
    pub accent: Rgb,
}

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    #[error("the picture could not be written: {0}")]
    Write(#[from] image::ImageError),
}

impl Card {
    /// Draws the picture: a PNG of [`WIDTH`] x [`HEIGHT`] pixels. Takes some milliseconds of one core.
    ///
    /// # Errors
    /// Where the picture cannot be written, which takes a lack of memory.
    pub fn draw(&self) -> Result<Vec<u8>, CardError> {
        let mut canvas = Canvas::new(WIDTH, HEIGHT, WHITE);
        canvas.fill([0, 0, WIDTH, GROUND], self.ground);
        canvas.fill([0, GROUND, WIDTH, 12], self.accent);
        Pen::with(|pen| self.write(pen, &mut canvas));
        Ok(canvas.png()?)
    }

    fn write(&self, pen: &mut Pen, canvas: &mut Canvas) {
        let wide = text_width(0);
        let kind = Text { words: &self.kind, size: 38.0, bold: false, width: wide, lines: 1 };
        pen.write(canvas, &kind, (MARGIN, 52), WHITE);
        let title = fitting(pen, &self.title, &TITLE_SIZES, wide, TITLE_LINES);
        pen.write(canvas, &title, (MARGIN, 116), WHITE);
        let side = text_width(500);
        for (line, (text, colour)) in self.lines.iter().zip([INK, SOFT_INK]).enumerate() {
            let line = i32::try_from(line).unwrap_or_default();
            let text = Text { words: text, size: 38.0, bold: line == 0, width: side, lines: 1 };
            pen.write(canvas, &text, (MARGIN, 478 + 58 * line), colour);
        }
        // The portal's name stands at the right, below the strip, as its signature.
        let name = fitting(pen, &self.portal, &NAME_SIZES, 440.0, 1);
        let left = canvas::right_aligned(WIDTH, MARGIN, pen.width(&name));
        pen.write(canvas, &name, (left, 500), self.ground);
    }
}

/// A bold text in the largest size in which it fits, else in the smallest.
fn fitting<'a>(pen: &mut Pen, text: &'a str, sizes: &[f32], width: f32, lines: usize) -> Text<'a> {
    let of = |size| Text { words: text, size, bold: true, width, lines };
    let size = sizes.iter().find(|size| pen.fits(&of(**size))).or(sizes.last());
    of(size.copied().unwrap_or(32.0))
}

/// The width between the margins, less what something else needs.
fn text_width(less: u16) -> f32 {
    1200.0 - 2.0 * 72.0 - f32::from(less)
}

#[cfg(test)]
mod tests;
