//! The search index: fields, German analysis, the follower of the change log, queries and suggestions.
//!
//! [`SearchIndex`] answers from memory and its own files and never asks the database. A [`Follower`] brings it up to the
//! database by reading the change log; every commit carries the number of the last change that it contains, so a
//! process that was killed goes on where its last commit ended.

mod alerts;
mod analysis;
mod answering;
mod card;
mod complete;
mod directory;
mod document;
mod engine;
mod error;
mod events;
mod follower;
mod geo;
mod index;
pub mod intent;
mod memory;
mod misses;
mod opening;
pub mod plain;
mod query;
mod regions;
mod rules;
mod schema;
mod snapshot;
mod studies;
mod suggest;
mod synonyms;
#[cfg(test)]
mod tests;
pub mod travel;
mod verify;

pub use alerts::{AlertMatcher, Matched};
pub use engine::{FoundBy, FoundIn, Moved, Why, WhyWord};
pub use error::SearchError;
pub use events::{EventDate, EventHit, EventQuery};
pub use follower::{CaughtUp, Follower, Progress};
pub use index::{SearchIndex, Status};
pub use lotse_domain::vacancy::Published;
pub use memory::MemoryFollower;
pub use opening::Opened;
pub use query::{
    Alternatives, CardSite, Completion, FacetCount, Facets, Hit, Near, Neighbour, SearchPage, SearchQuery,
    Sort, Suggestion, SuggestionKind, VacancyCard,
};
pub use rules::check_rule;
pub use studies::{StudyHit, StudyQuery};
