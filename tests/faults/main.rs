//! Killed processes.
mod killed_import;
