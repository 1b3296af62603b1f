use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel, PaginatorTrait, QuerySelect,
    entity::prelude::*,
};

use super::{
    Column, Entity, Exhibitor, ExhibitorState, ExhibitorStep, Vacancies, interviewer, next, require_either,
};
use crate::{
    Actor, Clock, Db, application,
    booking::letters::about_event,
    cluster, company,
    error::{DomainError, Result},
    event::{
        Event, EventState,
        desk::{fields::Fields, hold},
        slot,
    },
    mail::{Letter, Topic},
    unit_of_work::in_transaction,
    vacancy::{self, VacancyState},
};

/// What a company says about itself at an event. Texts of at most 2,000 characters, names of 120.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExhibitorDraft {
    pub offers: Option<String>,
    pub seeks: Option<String>,
    pub needs: Option<String>,
    pub contact_name: Option<String>,
    /// Own vacancies that are published, at most 20.
    pub vacancies: Vec<Uuid>,
    /// Who holds interviews, by name; at most 20. Kept by name when written anew.
    pub interviewers: Vec<String>,
}

const MOST: usize = 20;

impl ExhibitorDraft {
    async fn check(self, txn: &impl ConnectionTrait, company_id: Uuid) -> Result<Self> {
        let mut fields = Fields::default();
        let mut interviewers: Vec<String> = Vec::new();
        for (at, name) in self.interviewers.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()) {
            fields.within("interviewers", at);
            let name = fields.line("name", name, 1..=120);
            if interviewers.contains(&name) {
                fields.refuse("name", "twice", "is named twice");
            }
            interviewers.push(name);
        }
        fields.whole();
        if interviewers.len() > MOST {
            fields.refuse("interviewers", "too_many", format!("takes at most {MOST}"));
        }
        let vacancies: BTreeSet<Uuid> = self.vacancies.iter().copied().collect();
        if vacancies.len() > MOST {
            fields.refuse("vacancies", "too_many", format!("takes at most {MOST}"));
        } else {
            let known = vacancy::Entity::find()
                .filter(vacancy::Column::Id.is_in(vacancies.iter().copied()))
                .filter(vacancy::Column::CompanyId.eq(company_id))
                .filter(vacancy::Column::State.eq(VacancyState::Published))
                .count(txn)
                .await?;
            if known != vacancies.len() as u64 {
                fields.refuse(
                    "vacancies",
                    "unknown",
                    "names a vacancy that is none of the company's, or not public",
                );
            }
        }
        let draft = Self {
            offers: fields.text("offers", self.offers, 2_000),
            seeks: fields.text("seeks", self.seeks, 2_000),
            needs: fields.text("needs", self.needs, 2_000),
            contact_name: fields.line_or_none("contact_name", self.contact_name, 120),
            vacancies: vacancies.into_iter().collect(),
            interviewers,
        };
        fields.done()?;
        Ok(draft)
    }
}

/// A company asks for a stand, or says anew what it offers. Only for people of a company that is an active member of the event's
/// cluster, while the event is public or the company is asked already (as in a copied draft); a manager may do it for the
/// company, which admits it at once. The managers are mailed (topic `sign_ups`) about a new one.
///
/// # Errors
/// `Invalid`; `Conflict` for an event that is over or cancelled, an exhibitor that was refused, or an interviewer who has interviews;
/// `NotFound`.
pub async fn apply(
    db: &Db,
    clock: &dyn Clock,
    actor: &Actor,
    event_id: Uuid,
    company_id: Uuid,
    draft: ExhibitorDraft,
) -> Result<Exhibitor> {
    let (_, manages) = require_either(db, actor, event_id, company_id, "event").await?;
    let (now, actor) = (clock.now(), actor.clone());
    in_transaction(db, move |txn| {
        let (draft, actor) = (draft.clone(), actor.clone());
        Box::pin(async move {
            let event = hold::open_event(txn, event_id).await?;
            let known = Entity::find()
                .filter(Column::EventId.eq(event_id))
                .filter(Column::CompanyId.eq(company_id))
                .lock_exclusive()
                .one(txn)
                .await?;
            if event.state == EventState::Draft && known.is_none() && !manages {
                return Err(DomainError::NotFound { what: "event" });
            }
            let draft = draft.check(txn, company_id).await?;
            let asks =
                !manages && known.as_ref().is_none_or(|known| known.state == ExhibitorState::Withdrawn);
            let interviewers = draft.interviewers.clone();
            let exhibitor = match known {
                Some(known) => renew(txn, now, known, draft, manages).await?,
                None => enter(txn, now, &event, company_id, draft, manages).await?,
            };
            set_interviewers(txn, &exhibitor, interviewers).await?;
            if asks {
                tell_managers(txn, now, &event, company_id).await?;
            }
            hold::note(txn, now, &actor, &event, ("exhibitor.written", exhibitor.id)).await?;
            Ok(exhibitor)
        })
    })
    .await
}

async fn enter(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    company_id: Uuid,
    draft: ExhibitorDraft,
    manages: bool,
) -> Result<Exhibitor> {
    let ExhibitorDraft { offers, seeks, needs, contact_name, vacancies, interviewers: _ } = draft;
    let row = Exhibitor {
        id: Uuid::now_v7(),
        event_id: event.id,
        company_id,
        state: if manages { ExhibitorState::Admitted } else { ExhibitorState::Applied },
        stand: None,
        offers,
        seeks,
        needs,
        contact_name,
        vacancies: Vacancies(vacancies),
        reason: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    Ok(row.into_active_model().reset_all().insert(txn).await?)
}

async fn renew(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    known: Exhibitor,
    draft: ExhibitorDraft,
    manages: bool,
) -> Result<Exhibitor> {
    let state = match (known.state, manages) {
        (ExhibitorState::Withdrawn, false) => next(known.state, ExhibitorStep::Apply)?,
        (ExhibitorState::Withdrawn, true) => {
            next(next(known.state, ExhibitorStep::Apply)?, ExhibitorStep::Admit)?
        }
        (ExhibitorState::Refused, false) => {
            return Err(DomainError::Conflict("the exhibitor is refused".into()));
        }
        (_, true) => next(known.state, ExhibitorStep::Admit)?,
        (state, false) => state,
    };
    let ExhibitorDraft { offers, seeks, needs, contact_name, vacancies, interviewers: _ } = draft;
    let version = known.version;
    let mut row = known.into_active_model();
    row.state = Set(state);
    row.offers = Set(offers);
    row.seeks = Set(seeks);
    row.needs = Set(needs);
    row.contact_name = Set(contact_name);
    row.vacancies = Set(Vacancies(vacancies));
    row.version = Set(version + 1);
    row.updated_at = Set(now);
    Ok(row.update(txn).await?)
}

/// Those who are named stay or come, the others go; not who has interviews.
async fn set_interviewers(
    txn: &impl ConnectionTrait,
    exhibitor: &Exhibitor,
    names: Vec<String>,
) -> Result<()> {
    use interviewer::{ActiveModel, Column, Entity};
    let known = Entity::find().filter(Column::ExhibitorId.eq(exhibitor.id)).all(txn).await?;
    for gone in known.iter().filter(|known| !names.contains(&known.name)) {
        let interviews = slot::Entity::find()
            .filter(slot::Column::InterviewerId.eq(gone.id))
            .filter(slot::Column::CancelledAt.is_null());
        if interviews.count(txn).await? > 0 {
            let name = &gone.name;
            return Err(DomainError::Conflict(format!("{name} has interviews; cancel them first")));
        }
        Entity::delete_by_id(gone.id).exec(txn).await?;
    }
    for (name, position) in names.into_iter().zip(1..) {
        if let Some(known) = known.iter().find(|known| known.name == name) {
            let row = ActiveModel { id: Set(known.id), position: Set(position), ..Default::default() };
            row.update(txn).await?;
            continue;
        }
        let row = interviewer::Interviewer {
            id: Uuid::now_v7(),
            exhibitor_id: exhibitor.id,
            event_id: exhibitor.event_id,
            name,
            position,
        };
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(txn).await?;
    }
    Ok(())
}

async fn tell_managers(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    event: &Event,
    company_id: Uuid,
) -> Result<()> {
    let company = company::Entity::find_by_id(company_id).one(txn).await?;
    let cluster = cluster::Entity::find_by_id(event.cluster_id).one(txn).await?;
    let (Some(company), Some(cluster)) = (company, cluster) else {
        return Err(DomainError::NotFound { what: "company" });
    };
    let letter = Letter::ExhibitorApplied {
        event: about_event(event),
        company: company.name,
        cluster_slug: cluster.slug,
    };
    application::to_managers(txn, now, event.cluster_id, &letter, Some(Topic::SignUps)).await
}
