//! Killed processes and broken files.
mod damaged_index;
mod killed_follower;
mod killed_import;
mod process;
