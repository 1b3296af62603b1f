//! The search index: fields, German analysis, the follower of the change log, queries and suggestions.
//!
//! [`SearchIndex`] answers from memory and its own files and never asks the database. A [`Follower`] brings it up to the
//! database by reading the change log; every commit carries the number of the last change that it contains, so a
//! process that was killed goes on where its last commit ended.

mod analysis;
mod answering;
mod card;
mod document;
mod engine;
mod error;
mod events;
mod follower;
mod geo;
mod index;
pub mod intent;
mod opening;
pub mod plain;
mod query;
mod schema;
mod snapshot;
mod suggest;
mod synonyms;
#[cfg(test)]
mod tests;
mod verify;

pub use error::SearchError;
pub use events::{EventDate, EventFollower, EventHit, EventQuery};
pub use follower::{CaughtUp, Follower, Progress};
pub use index::{SearchIndex, Status};
pub use lotse_domain::vacancy::Published;
pub use opening::Opened;
pub use query::{
    Alternatives, CardSite, FacetCount, Facets, Hit, Near, SearchPage, SearchQuery, Sort, Suggestion,
    SuggestionKind, VacancyCard,
};
