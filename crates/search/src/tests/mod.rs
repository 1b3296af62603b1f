//! Tests of the whole index, from rows to pages.
mod facets;
mod fixtures;
mod following;
#[cfg(test)]
mod measure;
mod opening;
mod paging;
mod radius;
mod suggesting;
mod words;
