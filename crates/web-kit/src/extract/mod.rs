//! Extractors whose every refusal is a [`Problem`](crate::Problem): axum's own answer in plain text.
mod json;
mod params;
mod path;
mod query;

pub use json::Json;
pub use params::Params;
pub use path::Path;
pub use query::{Query, QueryParams};

#[cfg(test)]
mod tests;
