//! From the visit to the job: where to apply to the companies that somebody has met.
use lotse_domain::{
    application::{Takes, Target, find_target},
    event::CompanyRef,
};
use lotse_search::SearchQuery;

use crate::{
    PortalState, engine,
    error::{PortalError, Result},
    search::{vacancy_path, with_sexes},
    site::Site,
};

/// Postings that are named for each company.
const SHOWN: usize = 5;

/// A company that was met, with the ways to apply to it: one tap here, one to send.
pub(super) struct Visited {
    pub(super) company: (String, String),
    /// (address, text)
    pub(super) ways: Vec<(String, String)>,
}

pub(super) async fn visited(
    state: &PortalState,
    site: &Site,
    companies: &[CompanyRef],
) -> Result<Vec<Visited>> {
    let mut all = Vec::new();
    for company in companies {
        all.push(of(state, site, company).await?);
    }
    Ok(all)
}

async fn of(state: &PortalState, site: &Site, company: &CompanyRef) -> Result<Visited> {
    let lang = site.lang;
    let page = format!("/unternehmen/{}", company.slug);
    let query = SearchQuery { company: Some(company.slug.clone()), limit: SHOWN, ..SearchQuery::default() };
    let mut ways: Vec<(String, String)> = engine::search(state, &query)?
        .hits
        .iter()
        .map(|hit| {
            let path = format!("{}/bewerben", vacancy_path(&hit.card.title, hit.card.id));
            (site.href(&path), lang.with("visited-apply-for", [("title", with_sexes(&hit.card.title))]))
        })
        .collect();
    let target = find_target(&state.db, &*state.clock, Target::Company(company.id)).await;
    let takes = match target.map_err(PortalError::from) {
        Ok(target) => target.takes == Takes::Yes,
        Err(error) if error.failure() == crate::error::Failure::NotFound => false,
        Err(error) => return Err(error),
    };
    if takes {
        let label = lang.with("visited-apply", [("company", company.name.clone())]);
        ways.push((site.href(&format!("{page}/bewerben")), label));
    }
    if ways.is_empty() {
        ways.push((site.href(&page), lang.t("visited-page")));
    }
    Ok(Visited { company: (company.name.clone(), site.href(&page)), ways })
}
