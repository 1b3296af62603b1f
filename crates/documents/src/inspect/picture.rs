//! Pictures are drawn anew: what is kept is the picture, upright, and nothing else that the file said or carried.
use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
    imageops,
};

pub(crate) use super::Drawn;
use super::{Format, Refusal, jpeg};
use crate::{LARGEST, LOGO};

const MOST_PIXELS: u64 = 40_000_000;
/// What decoding one picture may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The picture itself, before anything is done with it: turning it upright needs a second one beside it.
const MOST_RAW: u64 = 4 * MOST_PIXELS;
const QUALITY: u8 = 88;
/// Pixels on the longer side, where the whole picture would be larger than a document may be. A page of A4 at 300 dpi.
const SMALLER: u32 = 3_508;

/// As a document.
pub(crate) fn redraw(bytes: Vec<u8>, format: Format) -> Result<Drawn, Refusal> {
    let mut image = decode(&bytes, format)?;
    drop(bytes);
    if format == Format::Png {
        let drawn = as_png(&image)?;
        if drawn.bytes.len() <= LARGEST {
            return Ok(drawn);
        }
    }
    image = opaque(image);
    let drawn = as_jpeg(&image)?;
    if drawn.bytes.len() <= LARGEST {
        return Ok(drawn);
    }
    let drawn = as_jpeg(&scaled(image, SMALLER))?;
    if drawn.bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    Ok(drawn)
}

/// For a page.
pub(crate) fn shrink(bytes: Vec<u8>, format: Format, longest: u32) -> Result<Drawn, Refusal> {
    let image = decode(&bytes, format)?;
    drop(bytes);
    let image = scaled(image, longest.max(1));
    if format == Format::Png && (longest <= LOGO || is_transparent(&image)) {
        return as_png(&image);
    }
    as_jpeg(&opaque(image))
}

/// Upright, with 8 bits for each channel.
pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<DynamicImage, Refusal> {
    let (kind, needs) = match format {
        Format::Pdf => return Err(Refusal::Type),
        Format::Jpeg => {
            let frame = jpeg::frame(bytes).ok_or(Refusal::Broken)?;
            let pixels = pixels(u32::from(frame.width), u32::from(frame.height))?;
            // Of a progressive file every coefficient is kept, in two bytes, until the last scan has come.
            let kept = if frame.progressive { 2 * u64::from(frame.components) } else { 0 };
            (ImageFormat::Jpeg, pixels * (3 + kept))
        }
        Format::Png => {
            // Signature, length and type of the first chunk, width, height (PNG, section 11.2.1).
            let side = |at: usize| {
                let bytes = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
                bytes.map(u32::from_be_bytes).ok_or(Refusal::Broken)
            };
            if bytes.get(12..16) != Some(b"IHDR") {
                return Err(Refusal::Broken);
            }
            (ImageFormat::Png, pixels(side(16)?, side(20)?)?)
        }
    };
    if needs > MOST_MEMORY {
        return Err(Refusal::Pixels);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|err| refusal(&err))?;
    let (width, height) = decoder.dimensions();
    pixels(width, height)?;
    if decoder.total_bytes() > MOST_RAW {
        return Err(Refusal::Pixels);
    }
    // A picture whose description cannot be read is taken as it lies.
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|err| refusal(&err))?;
    let mut image = eight_bits(image);
    image.apply_orientation(orientation);
    Ok(image)
}

fn pixels(width: u32, height: u32) -> Result<u64, Refusal> {
    let pixels = u64::from(width) * u64::from(height);
    match pixels {
        0 => Err(Refusal::Broken),
        1..=MOST_PIXELS => Ok(pixels),
        _ => Err(Refusal::Pixels),
    }
}

fn refusal(err: &ImageError) -> Refusal {
    match err {
        ImageError::Limits(_) => Refusal::Pixels,
        _ => Refusal::Broken,
    }
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    use DynamicImage as D;
    match image {
        D::ImageLuma8(_) | D::ImageLumaA8(_) | D::ImageRgb8(_) | D::ImageRgba8(_) => image,
        D::ImageLuma16(_) => D::ImageLuma8(image.into_luma8()),
        D::ImageLumaA16(_) => D::ImageLumaA8(image.into_luma_alpha8()),
        D::ImageRgb16(_) | D::ImageRgb32F(_) => D::ImageRgb8(image.into_rgb8()),
        _ => D::ImageRgba8(image.into_rgba8()),
    }
}

fn scaled(image: DynamicImage, longest: u32) -> DynamicImage {
    if image.width().max(image.height()) <= longest {
        return image;
    }
    image.resize(longest, longest, imageops::FilterType::CatmullRom)
}

/// In the same ratio.
pub(crate) fn narrowed(image: &DynamicImage, width: u32) -> DynamicImage {
    image.resize(width, u32::MAX, imageops::FilterType::CatmullRom)
}

fn is_transparent(image: &DynamicImage) -> bool {
    match image {
        DynamicImage::ImageLumaA8(image) => image.pixels().any(|pixel| pixel.0[1] != u8::MAX),
        DynamicImage::ImageRgba8(image) => image.pixels().any(|pixel| pixel.0[3] != u8::MAX),
        _ => false,
    }
}

/// On white paper.
fn opaque(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image;
    }
    let image = image.into_rgba8();
    let mut paper = RgbImage::new(image.width(), image.height());
    for (point, on) in image.pixels().zip(paper.pixels_mut()) {
        let [red, green, blue, alpha] = point.0.map(u16::from);
        let mix = |colour: u16| {
            let mixed = (colour * alpha + 255 * (255 - alpha)) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        *on = Rgb([mix(red), mix(green), mix(blue)]);
    }
    DynamicImage::ImageRgb8(paper)
}

pub(crate) fn as_png(image: &DynamicImage) -> Result<Drawn, Refusal> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    image.write_with_encoder(encoder).map_err(|err| refusal(&err))?;
    Ok(Drawn { format: Format::Png, bytes, width: image.width(), height: image.height() })
}

pub(crate) fn as_jpeg(image: &DynamicImage) -> Result<Drawn, Refusal> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    image.write_with_encoder(encoder).map_err(|err| refusal(&err))?;
    Ok(Drawn { format: Format::Jpeg, bytes, width: image.width(), height: image.height() })
}
