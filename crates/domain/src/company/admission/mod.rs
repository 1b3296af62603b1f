//! How a company becomes a member of a cluster, and stops being one.
mod ask;
mod decide;
mod draft;
mod letters;
mod queries;
mod register;
mod trust;

pub use ask::ask;
pub use decide::decide;
pub use queries::{Member, count_members, find_member, find_own, list_members, visible_to};
pub use register::register;
pub use trust::trust;

use crate::error::{DomainError, Result};

/// A message or reason as it is kept: `None` where nothing is said.
///
/// # Errors
/// `Invalid` for the field when it is too long.
fn words(field: &'static str, text: Option<String>) -> Result<Option<String>> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > 2_000) {
        return Err(DomainError::invalid(field, "too_long", "takes at most 2,000 characters"));
    }
    Ok(text)
}
