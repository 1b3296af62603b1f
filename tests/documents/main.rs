//! Files from the upload to the download: who may, what is kept, and what becomes of what nobody needs any more.
#[path = "../../crates/documents/src/corpus.rs"]
mod corpus;
mod bucket;
mod desk;
mod own;
mod profile;
mod scanner;
mod stage;
mod sweep;
mod upload;
