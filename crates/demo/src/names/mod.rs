//! Names of people and companies.
mod people;
mod regions;

pub(crate) use people::person;
pub(crate) use regions::*;
