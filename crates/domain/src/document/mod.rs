//! Documents: a pupil's files and who may read them. The files themselves are the crate `lotse-documents`'.
mod commands;
mod model;
mod queries;

pub use commands::{MAX_DOCUMENTS, NewDocument, add, forget_removed, list_removed, note_missing, remove};
pub(crate) use commands::{insert, note_removed, remove_in};
pub use model::{
    ActiveModel, Column, DocumentKind, Entity, Model as Document, Scan, application_document, removed_file,
};
pub use queries::{find_readable, is_known, list_own, visible_to};
