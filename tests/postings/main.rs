//! A company's own postings: written, checked, published, expiring, reported.
mod expiring;
mod imported;
mod product;
mod reports;
mod reviews;
mod rights;
mod story;
mod suggestions;
mod trust;
mod world;
