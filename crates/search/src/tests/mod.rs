//! Tests of the whole index, from rows to pages.
mod answering;
mod facets;
mod fixtures;
mod following;
mod opening;
mod paging;
mod radius;
mod suggesting;
mod words;
