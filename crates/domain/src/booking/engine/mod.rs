//! The booking engine: the only place that counts places, writes a booking's state and takes people's time.
//!
//! Commands read what they need, ask it to `enter`, `take` or `move_up`, and tell those concerned, all in one transaction.
//! Slots are touched in the order of their ids.
mod attend;
mod engage;
pub mod engagement;
mod enter;
mod line_up;
mod lines;
mod resize;
mod shares;
mod step;

pub(crate) use attend::{LET_IN, attend, come};
pub use engage::person_of;
pub(crate) use engage::{clash, disengage, engage};
pub(crate) use enter::{Claimed, Entry, claim, enter, weight, write};
pub(crate) use line_up::move_up;
pub(crate) use lines::hold;
pub(crate) use resize::{hold_until, resize};
pub(crate) use shares::{Shares, give_back, option_gone, take_options, take_quota};
pub(crate) use step::{With, entry, places, take};
