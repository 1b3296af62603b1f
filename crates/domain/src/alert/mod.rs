//! Alerts (Suchaufträge): a saved search that mails new hits, at once, daily or weekly, with or without an account.
//!
//! Searches are stored once, however many people wait for the same one ([`Criteria`]). New postings are put to each stored search
//! when they appear, and what fits is kept with the number of the round ([`store`]); mails read only that, whenever they are
//! due ([`send_due`]). So nothing is searched for at the hour at which everybody wants mail.
mod adopt;
mod ask;
mod by_link;
mod change;
mod criteria;
mod found;
mod links;
mod matching;
mod model;
mod own;
mod progress;
mod retention;
mod rhythm;
mod sending;
mod stored;
mod view;

pub use adopt::adopt;
pub use ask::{Ask, MOST_OF_ADDRESS, ask, keep};
pub use by_link::{at_link, by_link};
pub use change::Change;
pub use criteria::{Around, Criteria};
pub use links::token;
pub use matching::{Round, Searches, matched_through, next_round, searches, store};
pub use model::{ActiveModel, AlertState, Column, Entity, Model as Alert, Rhythm};
pub(crate) use own::all_of;
pub use own::{change_own, list_own};
pub use retention::{DAYS_UNCONFIRMED, Kept, MONTHS, run_due};
pub use sending::send_due;
pub use view::AlertView;

/// For the test that holds entities against migrations.
pub mod tables {
    pub use super::{found::Entity as Found, progress::Entity as Progress, stored::Entity as Stored};
}
