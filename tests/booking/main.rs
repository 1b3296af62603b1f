//! The booking engine as the domain knows it: who gets a place, who waits, who is refused and why; and that it never oversells,
//! whatever happens at the same moment (S1 to S5).
mod cancelling;
mod checker;
mod due;
mod forms;
mod groups;
mod histories;
mod holds;
mod keys;
mod minors;
mod model;
mod own;
mod people;
mod races;
mod refusals;
mod stage;
mod steps;
