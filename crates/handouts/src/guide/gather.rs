//! What goes into a guide.
use std::collections::HashMap;

use lotse_domain::{
    Db,
    company::{self, CompanyView, profile},
    fold::fold,
    page::{MAX_LIMIT, PageRequest},
    vacancy::{self, VacancyView},
};
use lotse_papers::Guide;
use uuid::Uuid;

use super::{GuideCall, pages, studies};
use crate::Result;

/// Rows that are read at once.
const ROWS: usize = 500;
/// More members than any cluster has.
const MOST_COMPANIES: usize = 2_000;
/// Open places that are shown.
const MOST_PLACES: usize = 10_000;

/// A member with everything that its page shows.
pub(super) struct Member {
    pub(super) view: CompanyView,
    pub(super) training: Option<profile::TrainingProfile>,
    pub(super) places: Vec<VacancyView>,
}

/// The guide of a cluster, of what the public sees today. Whoever asks has been asked whether they may: nothing in it is private.
///
/// # Errors
/// When the database fails.
pub async fn guide(db: &Db, call: &GuideCall) -> Result<Guide> {
    let mut members = members(db, call.cluster.id).await?;
    members.sort_by_cached_key(|member| (fold(&member.view.company.name), member.view.company.id));
    let studies = studies::places(db, call.cluster.id).await?;
    Ok(pages::guide(call, &members, &studies))
}

async fn members(db: &Db, cluster_id: Uuid) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    let mut after = None;
    while members.len() < MOST_COMPANIES {
        let page = PageRequest::new(after, Some(MAX_LIMIT));
        let found = company::list_public(db.read(), Some(cluster_id), page).await?;
        let ids: Vec<Uuid> = found.items.iter().map(|view| view.company.id).collect();
        let mut training = profile::list_training(db.read(), ids).await?;
        members.extend(found.items.into_iter().map(|view| Member {
            training: training.remove(&view.company.id),
            view,
            places: Vec::new(),
        }));
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    let mut places = places(db, &members).await?;
    for member in &mut members {
        member.places = places.remove(&member.view.company.id).unwrap_or_default();
        member.places.sort_by_cached_key(|place| (fold(&place.vacancy.title), place.vacancy.id));
    }
    Ok(members)
}

async fn places(db: &Db, members: &[Member]) -> Result<HashMap<Uuid, Vec<VacancyView>>> {
    let companies: Vec<Uuid> = members.iter().map(|member| member.view.company.id).collect();
    let mut ids: Vec<Uuid> = Vec::new();
    for some in companies.chunks(ROWS) {
        ids.extend(vacancy::list_ids_of_companies(db.read(), some.to_vec()).await?);
    }
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST_PLACES);
    let mut found: HashMap<Uuid, Vec<VacancyView>> = HashMap::new();
    for some in ids.chunks(ROWS) {
        for view in vacancy::list_views(db.read(), some).await? {
            found.entry(view.company.id).or_default().push(view);
        }
    }
    Ok(found)
}
