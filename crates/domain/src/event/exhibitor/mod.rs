//! Companies at an event: they ask for a stand, say what they offer and seek, and meet pupils.
mod model;
pub mod interviewer {
    //! Who holds interviews for an exhibitor.
    pub use super::interviewer_model::{ActiveModel, Column, Entity, Model as Interviewer};
}
mod interviewer_model;
pub mod preference {
    //! Whom an exhibitor would rather meet.
    pub use super::preference_model::{ActiveModel, Column, Entity, Model as Preference};
}
mod apply;
mod figures;
mod list;
mod own;
mod prefer;
mod preference_model;
mod states;
mod step;

pub use apply::{ExhibitorDraft, apply};
pub use figures::{CompanyFigures, Figures, figures};
pub use list::list;
pub use model::{ActiveModel, Column, Entity, ExhibitorState, Model as Exhibitor, Vacancies};
pub use own::{OwnExhibit, Visitor, find_own, list_own};
pub use prefer::set_preferences;
pub use states::{ExhibitorStep, TRANSITIONS, next};
pub use step::step;

use sea_orm::entity::prelude::*;
use uuid::Uuid;

use super::Event;
use crate::{
    Actor, Db,
    company::membership::{self, MembershipState},
    error::{DomainError, Result},
    grant::{by_key, require_on},
};

/// Who looks after an exhibitor: the event's managers, or those who work for the company. Which of them; with the event.
///
/// # Errors
/// `NotFound` for everybody else.
async fn require_either(
    db: &Db,
    actor: &Actor,
    event_id: Uuid,
    company_id: Uuid,
    what: &'static str,
) -> Result<(Event, bool)> {
    let event = super::Entity::find_by_id(event_id).one(db.read()).await?;
    let member = match &event {
        Some(event) => is_member(db.read(), company_id, event.cluster_id).await?,
        None => false,
    };
    let manages = event.as_ref().is_some_and(|event| actor.manages(event.cluster_id));
    let works = actor.works_for(company_id);
    let mut scopes = vec![Uuid::nil(), company_id];
    scopes.extend(event.iter().map(|event| event.cluster_id));
    require_on(actor, member && (manages || works) && !by_key(actor), &scopes, what)?;
    Ok((event.ok_or(DomainError::NotFound { what })?, manages))
}

/// Whether a company is an active member of a cluster.
async fn is_member(db: &impl ConnectionTrait, company_id: Uuid, cluster_id: Uuid) -> Result<bool> {
    let found = membership::Entity::find_by_id((company_id, cluster_id)).one(db).await?;
    Ok(found.is_some_and(|membership| membership.state == MembershipState::Active))
}
