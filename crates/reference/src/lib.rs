//! Training occupations, postal codes and municipalities, compiled in.
//!
//! A fresh installation knows every recognised training occupation and every German postal code without a download.
//! The same readers take tables that an operator hands in:
//!
//! - [`occupations`] and [`places`] give the tables that are compiled in,
//! - [`read_occupations`] and [`read_places`] read tables of the same columns,
//! - [`read_geonames_places`] reads the postal codes of `GeoNames` in either of their two layouts.
mod company_codes;
mod error;
mod geonames;
mod occupations;
mod places;

pub use error::ReferenceError;
pub use geonames::read_geonames_places;
pub use occupations::{occupations, read_occupations};
pub use places::{places, read_places};
