//! The index and its follower, against the real database.
mod broken_files;
mod following;
mod judged;
