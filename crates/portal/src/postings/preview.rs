//! A vacancy as its readers will see it.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::vacancy::{VacancyState, VacancyView, desk as vacancies};

use super::edit::is_editable;
use crate::{
    PortalState,
    company_desk::own,
    desk::{At, id_at},
    error::Result,
    format,
    site::Site,
    vacancies::{Preview, preview as draw},
};

pub(super) async fn preview(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = own(&state, &site, &at).await?;
    let (id, lang) = (id_at(&at, "id")?, site.lang);
    let posting = vacancies::find_own(&state.db, &site.visit.actor, own.company.id, id).await?;
    let editable = is_editable(&posting);
    let text = match (editable, posting.vacancy.state) {
        (false, VacancyState::Filled) => "preview-filled",
        (false, _) => "preview-imported",
        (true, VacancyState::Published) => "preview-published",
        (true, _) => "preview-text",
    };
    let mut links = Vec::new();
    if editable {
        links.push((site.href(&own.path(&format!("/stellen/{id}"))), lang.t("preview-edit")));
    }
    links.push((site.href(&own.path("/stellen")), lang.t("postings-back")));
    let view = VacancyView {
        vacancy: posting.vacancy,
        company: own.company,
        sites: posting.sites,
        occupation: posting.occupation,
        clusters: vec![posting.cluster],
        answers: None,
        crowd: vacancies::Crowd::default(),
    };
    draw(&site, &view, format::day_of(state.clock.now()), Preview { text: lang.t(text), links })
}
