//! Forms: fields with their labels, hints and mistakes, and pages that are a form and nothing else.
mod field;
mod mistakes;
mod page;

pub(crate) use field::Field;
pub(crate) use mistakes::{Mistakes, Refusal};
pub(crate) use page::{Block, FormPage, Notice};
