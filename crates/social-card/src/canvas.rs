//! A picture that is filled and written on.
use std::io::Cursor;

use image::{ImageError, ImageFormat, Rgb as Pixel, RgbImage};

use crate::Rgb;

pub(crate) struct Canvas {
    picture: RgbImage,
}

impl Canvas {
    pub(crate) fn new(width: u32, height: u32, ground: Rgb) -> Self {
        Self { picture: RgbImage::from_pixel(width, height, Pixel(ground.0)) }
    }

    /// Left, top, width and height; what lies outside is left out.
    pub(crate) fn fill(&mut self, [left, top, width, height]: [u32; 4], colour: Rgb) {
        let (right, bottom) =
            ((left + width).min(self.picture.width()), (top + height).min(self.picture.height()));
        for y in top..bottom {
            for x in left..right {
                self.picture.put_pixel(x, y, Pixel(colour.0));
            }
        }
    }

    /// Lays a colour over a pixel; `cover` of 255 hides what was there.
    pub(crate) fn lay(&mut self, x: i32, y: i32, colour: Rgb, cover: u8) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        let Some(pixel) = self.picture.get_pixel_mut_checked(x, y) else { return };
        for (below, above) in pixel.0.iter_mut().zip(colour.0) {
            let mixed = u32::from(above) * u32::from(cover) + u32::from(*below) * u32::from(255 - cover);
            *below = u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX);
        }
    }

    pub(crate) fn png(self) -> Result<Vec<u8>, ImageError> {
        let mut out = Cursor::new(Vec::new());
        self.picture.write_to(&mut out, ImageFormat::Png)?;
        Ok(out.into_inner())
    }
}

/// Where a text begins that ends at the right margin.
pub(crate) fn right_aligned(width: u32, margin: i32, text: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the picture")]
    let text = text.ceil().clamp(0.0, 10_000.0) as i32;
    i32::try_from(width).unwrap_or(i32::MAX) - margin - text
}
