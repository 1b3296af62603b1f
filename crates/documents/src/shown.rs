//! Pictures as pages show them: in the width and the format that a reader asks for, made of the one that is kept.
//!
//! They are made when they are first asked for, and kept for a while: nothing besides the picture lies in the store, so that
//! nothing besides it has to be removed.
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use image::DynamicImage;
use lotse_domain::{DomainError, Result};
use lru::LruCache;
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::{
    Documents,
    inspect::{Format, Refusal, picture},
};

/// Widths in pixels that pictures are given out in besides their own: a logo, a phone, a phone whose points are fine, a column to
/// read on such a screen.
pub const WIDTHS: [u32; 4] = [240, 480, 800, 1200];

/// Bytes of pictures that are kept made.
const MOST_KEPT: usize = 32 * 1024 * 1024;
/// Of lossy WebP; what is smaller than a JPEG of the same look (0 to 100).
const QUALITY: f32 = 80.0;
const WEBP: &str = "image/webp";

/// How a picture is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Shape {
    /// One of [`WIDTHS`]; its own where there is none. A picture is never drawn wider than it is.
    pub width: Option<u32>,
    /// Whether WebP is understood (RFC 9649).
    pub webp: bool,
}

/// A picture to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPicture {
    pub media_type: &'static str,
    pub bytes: Bytes,
}

/// What was made lately, and who makes more.
#[derive(Clone)]
pub(crate) struct Made {
    kept: Arc<Mutex<Kept>>,
    /// One at a time: each takes a core for some hundredths of a second.
    easel: Arc<Semaphore>,
}

struct Kept {
    pictures: LruCache<(Uuid, Shape), ShownPicture>,
    bytes: usize,
}

impl Made {
    pub(crate) fn new() -> Self {
        let kept = Kept { pictures: LruCache::unbounded(), bytes: 0 };
        Self { kept: Arc::new(Mutex::new(kept)), easel: Arc::new(Semaphore::new(1)) }
    }

    fn find(&self, id: Uuid, shape: Shape) -> Option<ShownPicture> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).pictures.get(&(id, shape)).cloned()
    }

    fn keep(&self, id: Uuid, shape: Shape, picture: &ShownPicture) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += picture.bytes.len();
        if let Some(before) = kept.pictures.put((id, shape), picture.clone()) {
            kept.bytes -= before.bytes.len();
        }
        while kept.bytes > MOST_KEPT {
            let Some((_, oldest)) = kept.pictures.pop_lru() else { break };
            kept.bytes -= oldest.bytes.len();
        }
    }
}

impl Documents {
    /// A picture that the caller may see, in a shape. Nothing is larger than what is kept: where the other format would be, the
    /// picture goes out as it lies.
    ///
    /// # Errors
    /// `NotFound` where the file is gone or is no picture; `Sealed` when it was changed; `NotNow` when the store does not answer.
    pub async fn show_picture(
        &self,
        id: Uuid,
        wrapped_key: &str,
        media_type: &str,
        shape: Shape,
    ) -> Result<ShownPicture> {
        const NONE: DomainError = DomainError::NotFound { what: "picture" };
        let format = [Format::Jpeg, Format::Png].into_iter().find(|format| format.media_type() == media_type);
        let format = format.ok_or(NONE)?;
        let as_it_lies = Shape::default();
        if shape == as_it_lies {
            let bytes = self.read_picture(id, wrapped_key).await?.into();
            return Ok(ShownPicture { media_type: format.media_type(), bytes });
        }
        if let Some(made) = self.made.find(id, shape) {
            return Ok(made);
        }
        // Whoever waited may find that it was made meanwhile.
        let place = Arc::clone(&self.made.easel).acquire_owned().await.map_err(|_| NONE)?;
        if let Some(made) = self.made.find(id, shape) {
            return Ok(made);
        }
        let bytes = Bytes::from(self.read_picture(id, wrapped_key).await?);
        let task = tokio::task::spawn_blocking(move || {
            let _place = place;
            draw(&bytes, format, shape).unwrap_or(ShownPicture { media_type: format.media_type(), bytes })
        });
        let made = task.await.map_err(DomainError::BrokenOff)?;
        self.made.keep(id, shape, &made);
        Ok(made)
    }
}

/// None where the picture as it lies is the better one.
fn draw(bytes: &Bytes, format: Format, shape: Shape) -> Option<ShownPicture> {
    let image = picture::decode(bytes, format).ok()?;
    let width = shape.width.filter(|width| *width < image.width());
    let image = match width {
        Some(width) => picture::narrowed(&image, width),
        None => image,
    };
    let drawn = match (shape.webp, format) {
        (true, _) => ShownPicture { media_type: WEBP, bytes: webp(&image, format)? },
        // The other format was all that could have changed.
        (false, _) if width.is_none() => return None,
        (false, Format::Png) => shown(picture::as_png(&image))?,
        (false, _) => shown(picture::as_jpeg(&image))?,
    };
    (drawn.bytes.len() < bytes.len()).then_some(drawn)
}

fn shown(drawn: Result<picture::Drawn, Refusal>) -> Option<ShownPicture> {
    let drawn = drawn.ok()?;
    Some(ShownPicture { media_type: drawn.format.media_type(), bytes: drawn.bytes.into() })
}

/// Lines and letters, which are kept as PNG, without loss.
fn webp(image: &DynamicImage, format: Format) -> Option<Bytes> {
    let (width, height) = (image.width(), image.height());
    let encode = |encoder: webp::Encoder| {
        let written = match format {
            Format::Png => encoder.encode_simple(true, 100.0),
            _ => encoder.encode_simple(false, QUALITY),
        };
        Some(Bytes::copy_from_slice(&written.ok()?))
    };
    if image.color().has_alpha() {
        encode(webp::Encoder::from_rgba(&image.to_rgba8(), width, height))
    } else {
        encode(webp::Encoder::from_rgb(&image.to_rgb8(), width, height))
    }
}
