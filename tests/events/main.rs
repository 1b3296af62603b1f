//! A manager's desk of events as the domain knows it: from the draft to the end, with everybody who must be told, and everybody who
//! must not see it.
mod circuits;
mod copies;
mod drafts;
mod due;
mod permission;
mod questions;
mod shrinking;
mod stage;
mod story;
mod telling;
mod times;
