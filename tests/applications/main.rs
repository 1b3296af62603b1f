//! Applications as the domain knows them: from the form to the answer, with everybody who must not see them.
mod desk;
mod foreign;
mod guardian;
mod hand_over;
mod interviews;
mod line;
mod own;
mod product;
mod races;
mod stage;
mod story;
mod targets;
