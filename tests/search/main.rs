//! The index and its follower, against the real database.
mod areas;
mod broken_files;
mod following;
mod hostile;
mod judged;
mod nodes;
mod rules;
