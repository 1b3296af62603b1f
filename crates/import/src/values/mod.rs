//! What people write into cells and fields: dates, numbers, words.
pub(crate) mod address;
pub(crate) mod country;
pub(crate) mod date;
pub(crate) mod key;
pub(crate) mod kind;
pub(crate) mod list;
pub(crate) mod number;
pub(crate) mod state;
pub(crate) mod text;
pub(crate) mod word;
