//! Every application is answered (rule 9): the clock is moved day by day.
mod broken_off;
mod growing_up;
mod month;
mod rule;
mod stage;
