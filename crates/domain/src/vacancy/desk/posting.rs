//! What a company writes, checked and made ready to be stored.
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use sea_orm::{ConnectionTrait, IntoActiveModel, entity::prelude::*};

use super::Questions;
use crate::{
    Db, FieldError,
    application::QuestionKey,
    company::{self, Company, Site, SiteBook, locate},
    error::{DomainError, Result},
    occupation::{self, Catalogue},
    place::Gazetteer,
    vacancy::{
        ApplyBy, VacancyDraft,
        row::{Understood, understand},
        rules::check,
        vacancy_site,
    },
};

/// What a company writes about a vacancy.
#[derive(Debug, Clone, Default)]
pub struct PostingDraft {
    /// `company` is ignored: it is the one whose desk it is. `occupation` is a code or a title of the catalogue. Without
    /// `apply_by` applications come in here.
    pub vacancy: VacancyDraft,
    pub questions: Questions,
    /// 1 to 1,000.
    pub most_open: Option<i32>,
    /// The last day on which it is shown; the deadline, or else [`super::RUNS_DAYS`] after publication, unless given.
    pub expires_on: Option<NaiveDate>,
    /// The cluster that checks it: one of which the company is an active member; the first of them unless given.
    pub cluster_id: Option<Uuid>,
}

/// The most sites that one vacancy names.
const MOST_SITES: usize = 30;
/// The furthest last day, counted from today.
const FURTHEST_DAYS: u64 = 1_000;

/// A posting that may be stored.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    pub draft: VacancyDraft,
    pub understood: Understood,
    pub sites: Vec<Site>,
    pub questions: Questions,
    pub most_open: Option<i32>,
    pub expires_on: Option<NaiveDate>,
    pub cluster_id: Option<Uuid>,
}

/// Checks a posting of a company and finds its occupation and its sites.
///
/// # Errors
/// `Invalid` with every field that breaks a rule; `NotFound` where there is no such company.
pub(super) async fn ready(
    db: &Db,
    today: NaiveDate,
    company_id: Uuid,
    gazetteer: &Arc<Gazetteer>,
    posting: PostingDraft,
) -> Result<Ready> {
    let company = find_company(db.read(), company_id).await?;
    let catalogue = Catalogue::new(occupation::list_all(db.read()).await?);
    let PostingDraft { mut vacancy, questions, most_open, expires_on, cluster_id } = posting;
    vacancy.company = company.name;
    if *vacancy.apply_by.get_or_insert(ApplyBy::Here) == ApplyBy::Here {
        vacancy.apply_address = None;
    }
    let mut errors = check(&vacancy);
    let mut sites = Vec::new();
    for site in &vacancy.sites {
        match locate(company_id, site, gazetteer) {
            Ok(site) => sites.extend(site),
            Err(error) => errors.push(error),
        }
    }
    if vacancy.sites.len() > MOST_SITES {
        errors.push(FieldError::new("sites", "too_many", format!("takes at most {MOST_SITES} sites")));
    }
    errors.extend(check_desk(&questions, most_open, expires_on, today));
    if !errors.is_empty() {
        return Err(DomainError::Invalid(errors));
    }
    let understood = understand(&vacancy, &catalogue);
    Ok(Ready { draft: vacancy, understood, sites, questions, most_open, expires_on, cluster_id })
}

fn check_desk(
    questions: &Questions,
    most_open: Option<i32>,
    expires_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let Questions(keys) = questions;
    let repeated = keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key));
    if keys.len() > QuestionKey::MOST || repeated {
        let most = QuestionKey::MOST;
        errors.push(FieldError::new("questions", "too_many", format!("takes at most {most}, each once")));
    }
    if most_open.is_some_and(|most| !(1..=1_000).contains(&most)) {
        errors.push(FieldError::new("most_open", "out_of_range", "takes 1 to 1,000"));
    }
    match expires_on {
        Some(day) if day < today => {
            errors.push(FieldError::new("expires_on", "past", "lies in the past"));
        }
        Some(day) if today.checked_add_days(Days::new(FURTHEST_DAYS)).is_some_and(|last| day > last) => {
            let detail = format!("lies more than {FURTHEST_DAYS} days ahead");
            errors.push(FieldError::new("expires_on", "out_of_range", detail));
        }
        _ => {}
    }
    errors
}

/// The company whose desk it is.
///
/// # Errors
/// `NotFound` where there is none.
pub(super) async fn find_company(db: &impl ConnectionTrait, company_id: Uuid) -> Result<Company> {
    company::Entity::find_by_id(company_id).one(db).await?.ok_or(DomainError::NotFound { what: "company" })
}

/// Writes where a vacancy is, in place of what was written before.
pub(super) async fn put_sites(
    txn: &impl ConnectionTrait,
    company_id: Uuid,
    vacancy_id: Uuid,
    sites: &[Site],
) -> Result<()> {
    let mut book = SiteBook::open(txn, &[company_id]).await?;
    let mut ids: Vec<Uuid> = Vec::new();
    for site in sites {
        let id = book.enter(site.clone());
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    book.save(txn).await?;
    link_sites(txn, vacancy_id, &ids).await
}

/// As [`put_sites`], with sites that are known.
pub(super) async fn link_sites(txn: &impl ConnectionTrait, vacancy_id: Uuid, sites: &[Uuid]) -> Result<()> {
    vacancy_site::Entity::delete_many()
        .filter(vacancy_site::Column::VacancyId.eq(vacancy_id))
        .exec(txn)
        .await?;
    let links = (0..).zip(sites).map(|(position, site_id)| {
        vacancy_site::Model { vacancy_id, site_id: *site_id, position }.into_active_model()
    });
    vacancy_site::Entity::insert_many(links).exec_without_returning(txn).await?;
    Ok(())
}
