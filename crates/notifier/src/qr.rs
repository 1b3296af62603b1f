//! QR codes as pictures (ISO/IEC 18004).
use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// Points of one module: sharp on a phone, and small in a mail.
const MODULE: u32 = 8;
/// Modules that stay white around it, as the standard wants.
const QUIET: u32 = 4;

/// A picture of a text, as PNG; none where it is too long for a code.
pub(crate) fn png(text: &str) -> Option<Vec<u8>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let modules = u32::try_from(code.width()).ok()?;
    let colours = code.to_colors();
    let side = (modules + 2 * QUIET) * MODULE;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let (column, row) = ((x / MODULE).checked_sub(QUIET), (y / MODULE).checked_sub(QUIET));
        let dark = match (column, row) {
            (Some(column), Some(row)) if column < modules && row < modules => {
                let at = usize::try_from(row * modules + column).unwrap_or_default();
                colours.get(at) == Some(&Color::Dark)
            }
            _ => false,
        };
        Luma([if dark { 0 } else { 255 }])
    });
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).ok()?;
    Some(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::png;

    #[test]
    fn an_address_becomes_a_small_picture_and_a_book_none() {
        let picture = png("https://lotse.example/einlass/7K3MQX9DPA2TEW5R").unwrap();
        assert!(picture.starts_with(b"\x89PNG") && picture.len() < 4_000, "{}", picture.len());
        assert!(png(&"a".repeat(5_000)).is_none());
    }
}
