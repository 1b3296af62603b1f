use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::QuestionKey;
use crate::{
    Clock, Db,
    clock::german_day,
    company::{self, Company, profile},
    error::{DomainError, Result},
    grant::{self, Role},
    unit_of_work::read_as_command,
    vacancy::{
        self, ApplyBy, VacancyView,
        desk::{self, VacancyDesk},
    },
};

/// What is applied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    Vacancy(Uuid),
    /// A company without a posting.
    Company(Uuid),
}

/// Whether applications are taken at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    Yes,
    /// The company wants no more open applications at a time.
    Full,
    /// The deadline is over (its last day counts whole, in Europe/Berlin).
    DeadlinePassed,
    /// The company wants them by another way (`apply_by`).
    Elsewhere,
    /// Nobody works for the company on Lotse who would read it, or it wants no speculative ones.
    Nobody,
}

impl Takes {
    /// Passes when applications are taken.
    ///
    /// # Errors
    /// `Conflict` with the reason.
    pub(super) fn require(self) -> Result<()> {
        let reason = match self {
            Self::Yes => return Ok(()),
            Self::Full => "the company takes no more applications here at the moment",
            Self::DeadlinePassed => "the deadline is over",
            Self::Elsewhere => "the company takes applications by another way only",
            Self::Nobody => "the company takes no applications here",
        };
        Err(DomainError::Conflict(reason.into()))
    }
}

/// What the form needs to know.
#[derive(Debug, Clone)]
pub struct TargetView {
    pub target: Target,
    pub company: Company,
    /// Of a vacancy.
    pub vacancy: Option<VacancyView>,
    /// Whose rule counts: the vacancy's cluster while the company is an active member there, else the first where it is.
    pub cluster_id: Uuid,
    pub questions: Vec<QuestionKey>,
    pub takes: Takes,
}

impl TargetView {
    pub(super) fn vacancy_id(&self) -> Option<Uuid> {
        self.vacancy.as_ref().map(|view| view.vacancy.id)
    }
}

/// What is applied to, as the public sees it.
///
/// # Errors
/// `NotFound` where the public sees no such vacancy or company.
pub async fn find_target(db: &Db, clock: &dyn Clock, target: Target) -> Result<TargetView> {
    let now = clock.now();
    read_as_command(db, move |txn| Box::pin(async move { resolve(txn, now, target).await })).await
}

/// As [`find_target`], within a command.
///
/// # Errors
/// As [`find_target`].
pub(super) async fn resolve(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    target: Target,
) -> Result<TargetView> {
    match target {
        Target::Vacancy(id) => {
            let view = vacancy::find_public(txn, id).await?;
            let desk = desk::Entity::find_by_id(id).one(txn).await?.unwrap_or_else(|| VacancyDesk::empty(id));
            let staffed = staffed(txn, [view.company.id]).await?.contains(&view.company.id);
            let own = company::active_clusters(txn, &[view.company.id]).await?.remove(&view.company.id);
            // Where the company itself is no member any more, those count in whose portals the posting stands.
            let clusters = own.filter(|own| !own.is_empty()).unwrap_or_else(|| view.clusters.clone());
            let cluster_id = clusters
                .iter()
                .find(|cluster| cluster.id == view.vacancy.cluster_id)
                .or(clusters.first())
                .map(|cluster| cluster.id)
                .ok_or(DomainError::NotFound { what: "vacancy" })?;
            let takes = takes(&view, Some(&desk), staffed, now);
            let company = view.company.clone();
            Ok(TargetView {
                target,
                company,
                vacancy: Some(view),
                cluster_id,
                questions: desk.questions.0,
                takes,
            })
        }
        Target::Company(id) => {
            let view = company::list_views(txn, vec![id]).await?.pop();
            let view = view.ok_or(DomainError::NotFound { what: "company" })?;
            let cluster = view.clusters.first().ok_or(DomainError::NotFound { what: "company" })?;
            let training = profile::Entity::find_by_id(id).one(txn).await?;
            let wanted = training.is_some_and(|training| training.takes_speculative);
            let open = wanted && staffed(txn, [id]).await?.contains(&id);
            Ok(TargetView {
                target,
                cluster_id: cluster.id,
                company: view.company,
                vacancy: None,
                questions: QuestionKey::USUAL.to_vec(),
                takes: if open { Takes::Yes } else { Takes::Nobody },
            })
        }
    }
}

/// Those of these vacancies that take applications at the moment, in the same order.
///
/// # Errors
/// When the database fails.
pub(super) async fn taking(
    txn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    views: Vec<VacancyView>,
) -> Result<Vec<VacancyView>> {
    let ids: Vec<Uuid> = views.iter().map(|view| view.vacancy.id).collect();
    let desks: HashMap<Uuid, VacancyDesk> = desk::Entity::find()
        .filter(desk::Column::VacancyId.is_in(ids))
        .all(txn)
        .await?
        .into_iter()
        .map(|desk| (desk.vacancy_id, desk))
        .collect();
    let staffed = staffed(txn, views.iter().map(|view| view.company.id)).await?;
    let takes = |view: &VacancyView| {
        takes(view, desks.get(&view.vacancy.id), staffed.contains(&view.company.id), now) == Takes::Yes
    };
    Ok(views.into_iter().filter(takes).collect())
}

fn takes(view: &VacancyView, desk: Option<&VacancyDesk>, staffed: bool, now: DateTime<Utc>) -> Takes {
    let full = desk.is_some_and(|desk| desk.most_open.is_some_and(|most| desk.open >= most));
    if view.vacancy.apply_by != ApplyBy::Here {
        Takes::Elsewhere
    } else if !staffed {
        Takes::Nobody
    } else if view.vacancy.deadline.is_some_and(|last| german_day(now) > last) {
        Takes::DeadlinePassed
    } else if full {
        Takes::Full
    } else {
        Takes::Yes
    }
}

/// Which of these companies have somebody who would read an application.
async fn staffed(
    txn: &impl ConnectionTrait,
    companies: impl IntoIterator<Item = Uuid>,
) -> Result<HashSet<Uuid>> {
    let scopes: Vec<Uuid> = grant::Entity::find()
        .select_only()
        .column(grant::Column::ScopeId)
        .distinct()
        .filter(grant::Column::ScopeId.is_in(companies))
        .filter(grant::Column::Role.is_in([Role::CompanyAdmin, Role::Recruiter]))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(scopes.into_iter().collect())
}
