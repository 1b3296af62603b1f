//! Files from the upload to the download: who may, what is kept, and what becomes of what nobody needs any more.
mod bucket;
#[path = "../../crates/documents/src/corpus.rs"]
mod corpus;
mod desk;
mod own;
mod profile;
mod scanner;
mod stage;
mod sweep;
mod upload;
