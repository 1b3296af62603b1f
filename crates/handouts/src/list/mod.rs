//! Regional lists: open places of a region, by town, company or occupation.
mod choice;
pub(crate) mod columns;
pub(crate) mod contact;
mod find;
mod paper;
mod sheet;

use std::str::FromStr;

pub use choice::Choice;
use chrono::NaiveDate;
pub use find::{OpenPlace, Places, find};
use lotse_papers::{Language, PaperError};

use crate::{Format, Portal};

/// The most postings in one file.
pub const MOST: usize = 2_000;

/// What the headings of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Town,
    Company,
    Occupation,
}

impl Order {
    pub const ALL: [Self; 3] = [Self::Town, Self::Company, Self::Occupation];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Company => "company",
            Self::Occupation => "occupation",
        }
    }
}

impl FromStr for Order {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|order| order.as_str() == text).ok_or("takes town, company or occupation")
    }
}

/// A list that is to be written.
#[derive(Debug, Clone)]
pub struct ListCall {
    pub language: Language,
    pub portal: Portal,
    pub choice: Choice,
    pub order: Order,
    /// When it is written.
    pub today: NaiveDate,
}

impl ListCall {
    /// What it is called: "Ausbildungsplätze im Umkreis von 25 km um Fürth".
    pub fn title(&self) -> String {
        self.choice.title(self.language, &self.portal)
    }

    /// The list as a file. More than [`MOST`] places are never in it; it says so where there are more.
    ///
    /// # Errors
    /// As [`PaperError`] says; never because of what the texts are.
    pub fn write(&self, places: Places, format: Format) -> Result<Vec<u8>, PaperError> {
        let mut places = places;
        find::sort(&mut places.places, self.order, self.language);
        match format {
            Format::Pdf => paper::paper(self, &places).pdf(),
            Format::Xlsx => sheet::sheet(self, &places).xlsx(),
            Format::Csv => sheet::sheet(self, &places).csv(),
        }
    }
}
