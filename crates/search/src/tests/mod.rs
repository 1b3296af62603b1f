//! Tests of the whole index, from rows to pages.
mod answering;
mod completing;
mod facets;
pub(crate) mod fixtures;
mod following;
mod misses;
mod opening;
mod paging;
mod radius;
mod rules;
mod suggesting;
mod why;
mod words;
