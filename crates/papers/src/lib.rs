//! Lists, guides, badges, tickets and posters as files: PDF to print, XLSX and CSV to work on.
//!
//! Knows no domain: whoever has people and dates fills a [`Table`], [`PlaceList`], [`Guide`],
//! [`Badges`], [`Ticket`]s or [`Poster`]s with plain text. Any text is allowed. What the font has no letter for is drawn as U+FFFD, endless words are broken, and
//! nothing to list makes a page that says so.
//!
//! The PDFs are tagged and checked against PDF/UA-1 (ISO 14289-1) while they are written: title, language, headings,
//! tables with their heads, links, alternative texts for QR codes; what repeats on every page is an artifact.

mod badges;
mod guide;
mod ink;
mod place_list;
mod posters;
mod table;
#[cfg(test)]
mod tests;
mod tickets;
pub mod typeface;
mod words;

pub use badges::{Accent, Badge, Badges, badges};
pub use guide::{Guide, GuideCompany, GuideInstitution, GuideOccupation, GuideProgramme, GuideTown};
pub use place_list::{CompanyCard, Directory, PlaceList};
pub use posters::{Poster, posters};
pub use table::{Align, Cell, Column, Group, Kind, Table, Width};
pub use tickets::{PlanLine, Ticket, tickets};
pub use words::Language;

/// Why there is no file. None of it depends on what the texts say.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("the built-in fonts cannot be read")]
    Fonts,
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
    /// More rows than a sheet can have, for example.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    #[error("the CSV cannot be written: {0}")]
    Csv(#[from] csv::Error),
}
