//! What a file is, by its content, and whether it may come in.
mod jpeg;
pub(crate) mod pdf;
pub(crate) mod picture;

use lotse_domain::DomainError;

use crate::LARGEST;

/// What may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Pdf,
    Jpeg,
    Png,
}

impl Format {
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// A picture after it was drawn anew.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) format: Format,
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Why a file does not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    Empty,
    TooLarge,
    Type,
    /// A PDF where a picture is wanted.
    NoPicture,
    Broken,
    Pixels,
    Encrypted,
    Active,
    Infected,
}

impl Refusal {
    const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::Type | Self::NoPicture => "type",
            Self::Broken => "broken",
            Self::Pixels => "pixels",
            Self::Encrypted => "encrypted",
            Self::Active => "active",
            Self::Infected => "infected",
        }
    }

    const fn detail(self) -> &'static str {
        match self {
            Self::Empty => "the file is empty",
            Self::TooLarge => "a file may have at most 5 MB",
            Self::Type => "takes PDF, JPEG and PNG; the content of this file is something else",
            Self::NoPicture => "takes JPEG and PNG; the content of this file is something else",
            Self::Broken => "the file is incomplete or damaged; save it anew and try again",
            Self::Pixels => "the picture has more than 40 million pixels; make it smaller",
            Self::Encrypted => "the PDF is protected by a password; save it without one",
            Self::Active => {
                "the PDF runs something or holds other files; print it as a PDF anew and take that one"
            }
            Self::Infected => "the virus scanner found something in the file; it was not taken",
        }
    }

    /// As an error of a field.
    pub(crate) fn of(self, field: &'static str) -> DomainError {
        DomainError::invalid(field, self.code(), self.detail())
    }
}

/// What the file is, when its size and kind are taken at all.
pub(crate) fn admit(bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        // Readers find the header of a PDF further down as well, behind the file of another kind.
        Some("application/pdf") if bytes.starts_with(b"%PDF-") => Ok(Format::Pdf),
        Some("image/jpeg") => Ok(Format::Jpeg),
        Some("image/png") => Ok(Format::Png),
        _ => Err(Refusal::Type),
    }
}
