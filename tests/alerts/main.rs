//! Alerts: searches that mail new hits.
mod keeping;
mod matching;
mod rhythm;
mod stage;
