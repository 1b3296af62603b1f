//! The font that everything of ours is written in, for those who draw something else than papers.

/// The family's name within both files.
pub const FAMILY: &str = "Noto Sans";
/// A TrueType file.
pub const REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
/// A TrueType file.
pub const BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");
