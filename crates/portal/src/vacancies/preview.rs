use axum::response::Response;
use chrono::NaiveDate;
use lotse_domain::{
    application::{AnswerRule, Takes},
    company::profile::Profile,
    vacancy::{ApplyBy, VacancyView},
};

use super::view::{Around, Preview, VacancyPage};
use crate::{error::Result, page::html, search::Origin, site::Site};

/// The page of a vacancy as it will be, for those who write it.
pub(crate) fn preview(
    site: &Site,
    view: &VacancyView,
    today: NaiveDate,
    preview: Preview,
) -> Result<Response> {
    let takes = if view.vacancy.apply_by == ApplyBy::Here { Takes::Yes } else { Takes::Elsewhere };
    let profile = Profile { company: view.company.clone(), training: None, logo: None, photos: Vec::new() };
    let around = Around {
        today,
        takes,
        rule: &AnswerRule::default(),
        profile: &profile,
        origin: Origin::default(),
        travel: Vec::new(),
        similar: Vec::new(),
    };
    html(&VacancyPage::new(site, view, &around).previewed(preview))
}
