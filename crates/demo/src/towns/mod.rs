//! Real towns with their postal codes; streets are common names.
mod franconia;
mod north;
mod rhine_main;

pub(crate) use franconia::{FRANCONIA, FRANCONIAN_STREETS};
pub(crate) use north::{NORTH, NORTHERN_STREETS};
pub(crate) use rhine_main::{RHINE_MAIN, RHINE_MAIN_STREETS};

pub(crate) struct Town {
    pub name: &'static str,
    pub codes: &'static [&'static str],
    /// Two letters as in ISO 3166-2:DE.
    pub state: &'static str,
    /// The next town with vocational schools.
    pub hub: &'static str,
    /// How many companies there are, compared with other towns.
    pub weight: usize,
}
