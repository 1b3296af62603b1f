//! A manager's work on events: making, editing, publishing, and what belongs to them. All need a manager of the cluster (or an
//! operator) in a session: API keys are a company's, and get `NotFound` like everybody else.
//! Every write notes [`crate::change_log::Subject::Event`] where the public sees it.
mod change;
mod change_slot;
mod circuit;
mod copy;
mod create;
mod displace;
mod draft;
pub(super) mod fields;
mod hall_plan;
pub(crate) mod hold;
mod interviews;
mod list;
mod meetings;
mod options;
mod questions;
mod remove;
mod reschedule;
mod slot_draft;
mod slots;
mod step;

pub use change::change;
pub use change_slot::change_slot;
pub use circuit::{CircuitPlan, Station, make_circuit};
pub use copy::copy;
pub use create::create;
pub use draft::{EventDraft, SeriesChoice};
pub use hall_plan::set_hall_plan;
pub use interviews::{InterviewPlan, add_interviews};
pub use list::{DeskEvent, find, list};
pub use meetings::{MeetingDraft, set_meetings};
pub use options::OptionDraft;
pub use questions::{QuestionDraft, set_questions};
pub use remove::remove;
pub use slot_draft::SlotDraft;
pub(super) use slots::cancel_in;
pub use slots::{add_slot, cancel_slot};
pub use step::step;

use sea_orm::entity::prelude::*;

use super::{
    Entity, Event,
    slot::{self, Slot},
};
use crate::{
    Actor, Db, cluster,
    error::{DomainError, Result},
    grant::{by_key, require_on},
};

/// The desk's permission: a manager of the event's cluster. For every command and query about somebody else's bookings. Reading
/// and writing ask for the same: whoever may read it all may also change it.
///
/// # Errors
/// `NotFound`, `SecondFactor`, `Unauthenticated`.
pub(crate) async fn require_managed(db: &Db, actor: &Actor, event_id: Uuid, _write: bool) -> Result<Event> {
    let event = Entity::find_by_id(event_id).one(db.read()).await?;
    managed(actor, event, "event")
}

/// The event, for its managers; a slot that is none says the same as one of another cluster.
fn managed(actor: &Actor, event: Option<Event>, what: &'static str) -> Result<Event> {
    let may = |event: &Event| actor.manages(event.cluster_id) && !by_key(actor);
    let mut scopes = vec![Uuid::nil()];
    scopes.extend(event.as_ref().map(|event| event.cluster_id));
    require_on(actor, event.as_ref().is_some_and(may), &scopes, what)?;
    event.ok_or(DomainError::NotFound { what })
}

/// As [`require_managed`], for the event of a slot.
async fn require_slot(db: &Db, actor: &Actor, slot_id: Uuid) -> Result<(Event, Slot)> {
    let slot = slot::Entity::find_by_id(slot_id).one(db.read()).await?;
    let event = match &slot {
        Some(slot) => Entity::find_by_id(slot.event_id).one(db.read()).await?,
        None => None,
    };
    let event = managed(actor, event, "slot")?;
    Ok((event, slot.ok_or(DomainError::NotFound { what: "slot" })?))
}

/// A manager of a cluster.
async fn require_cluster(db: &Db, actor: &Actor, cluster_id: Uuid) -> Result<()> {
    let exists = cluster::Entity::find_by_id(cluster_id).one(db.read()).await?.is_some();
    let may = exists && actor.manages(cluster_id) && !by_key(actor);
    require_on(actor, may, &[cluster_id, Uuid::nil()], "cluster")
}
