//! What every import has in common: the run it belongs to, and an acknowledgement for each record.
use uuid::Uuid;

use crate::{Actor, error::FieldError};

/// One run of an import into one cluster.
#[derive(Debug, Clone)]
pub struct Run {
    pub cluster_id: Uuid,
    /// Stable name of the source; with the external id it is the key of a record within its cluster.
    pub source: String,
    pub actor: Actor,
    /// Do everything, then undo it: for trying a file out.
    pub trial: bool,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Created,
    Updated,
    Unchanged,
    /// Nothing was written; here is why.
    Refused(Vec<FieldError>),
}

/// The answer to one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Row or position in the file, from 1.
    pub row: u64,
    pub external_id: String,
    pub outcome: Outcome,
    /// It says the same as another posting, by its title and source; shown once only.
    pub duplicate_of: Option<String>,
    /// What was understood only in part, such as an occupation that is not in the catalogue.
    pub remarks: Vec<FieldError>,
}

impl Acknowledgement {
    pub fn refused(row: u64, external_id: impl Into<String>, errors: Vec<FieldError>) -> Self {
        Self {
            row,
            external_id: external_id.into(),
            outcome: Outcome::Refused(errors),
            duplicate_of: None,
            remarks: Vec::new(),
        }
    }
}

/// What loading a reference table did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
}
