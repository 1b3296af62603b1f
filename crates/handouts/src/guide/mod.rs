//! The yearly guide of a cluster: its members, the occupations that they train for, their open places, and what can
//! be studied.
mod gather;
mod pages;
mod studies;

use chrono::NaiveDate;
pub use gather::guide;
use lotse_domain::cluster::Cluster;
use lotse_papers::Language;

use crate::Portal;

/// The most letters of a foreword: two pages.
pub const MOST_FOREWORD: usize = 5_000;

/// A guide that is to be made.
#[derive(Debug, Clone)]
pub struct GuideCall {
    pub language: Language,
    pub cluster: Cluster,
    pub portal: Portal,
    /// On the title page.
    pub year: i32,
    /// Plain text, its paragraphs parted by empty lines; empty for none.
    pub foreword: String,
    pub today: NaiveDate,
}
