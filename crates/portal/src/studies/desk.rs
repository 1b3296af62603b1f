//! What a cluster offers to study: its institutions, and its programmes with their state.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use form_urlencoded::Serializer;
use lotse_domain::{
    cluster::Cluster,
    institution::{self, Institution},
    page::{MAX_LIMIT, PageRequest},
    study_programme::{self, ProgrammeState, ProgrammeView},
};

use super::card::{facts, institution_path, path as public_path};
use crate::{
    PortalState, cluster_desk,
    desk::{At, Desk, inner_page, parameter},
    error::Result,
    form::Notice,
    page::{Page, html},
    site::Site,
};

/// Institutions and programmes on one page.
const ROWS: u64 = 50;

#[derive(Template)]
#[template(path = "studies/desk.html")]
struct List {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    institutions: Vec<InstitutionRow>,
    more_institutions: Option<String>,
    programmes: Vec<ProgrammeRow>,
    more_programmes: Option<String>,
    /// Back to the beginning of both.
    first: Option<String>,
    new_institution: String,
    /// None where there is no institution yet.
    new_programme: Option<String>,
}

struct InstitutionRow {
    name: String,
    facts: String,
    change: String,
    remove: String,
    public: String,
}

struct ProgrammeRow {
    title: String,
    facts: String,
    state: String,
    change: String,
    remove: String,
    /// Where it is published or withdrawn.
    step: String,
    /// Its page, where it is published.
    public: Option<String>,
}

/// The list of a cluster's desk.
pub(super) fn path(cluster: &Cluster) -> String {
    format!("/cluster/{}/studium", cluster.slug)
}

/// The frame of every page of this part of the desk.
pub(super) fn frame(site: &Site, cluster: &Cluster) -> Desk {
    cluster_desk::desk(site, cluster, "/studium")
}

/// With the name of the cluster, as titles of its desk have it.
pub(super) fn titled(site: &Site, cluster: &Cluster, title: &str) -> Page {
    inner_page(site, format!("{title} – {}", cluster.name))
}

/// All institutions of a cluster, by name: what can be chosen in a form.
pub(super) async fn institutions(
    state: &PortalState,
    site: &Site,
    cluster: &Cluster,
) -> Result<Vec<Institution>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let request = PageRequest::new(after, Some(MAX_LIMIT));
        let found = institution::list(&state.db, &site.visit.actor, cluster.id, request).await?;
        all.extend(found.items);
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    Ok(all)
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let (lang, actor, path) = (site.lang, &site.visit.actor, path(&cluster));
    let (from, programme_from) = (parameter(&site, "einrichtung"), parameter(&site, "nach"));
    let first = (from.is_some() || programme_from.is_some()).then(|| site.href(&path));
    let request = PageRequest::new(from, Some(ROWS));
    let institutions = institution::list(&state.db, actor, cluster.id, request).await?;
    let request = PageRequest::new(programme_from, Some(ROWS));
    let programmes = study_programme::list(&state.db, actor, cluster.id, request).await?;
    let more = |name: &str, marker: String| {
        let query = Serializer::new(String::new()).append_pair(name, &marker).finish();
        site.href(&format!("{path}?{query}"))
    };
    let known = first.is_some() || !institutions.items.is_empty();
    html(&List {
        page: titled(&site, &cluster, &lang.t("study-desk")),
        desk: frame(&site, &cluster),
        notice: Notice::of(&site),
        institutions: institutions.items.iter().map(|it| institution_row(&site, &path, it)).collect(),
        more_institutions: institutions.next.map(|next| more("einrichtung", next)),
        programmes: programmes.items.iter().map(|view| programme_row(&site, &path, view)).collect(),
        more_programmes: programmes.next.map(|next| more("nach", next)),
        new_institution: site.href(&format!("{path}/einrichtungen/neu")),
        new_programme: known.then(|| site.href(&format!("{path}/neu"))),
        first,
    })
}

fn institution_row(site: &Site, path: &str, it: &Institution) -> InstitutionRow {
    let kind = site.lang.word("institution-kind", it.kind.as_str());
    let own = format!("{path}/einrichtungen/{}", it.id);
    InstitutionRow {
        name: it.name.clone(),
        facts: [Some(kind), it.city.clone()].into_iter().flatten().collect::<Vec<_>>().join(", "),
        change: site.href(&own),
        remove: site.href(&format!("{own}/entfernen")),
        public: site.href(&institution_path(&it.slug)),
    }
}

fn programme_row(site: &Site, path: &str, view: &ProgrammeView) -> ProgrammeRow {
    let (lang, ProgrammeView { programme, institution }) = (site.lang, view);
    let own = format!("{path}/{}", programme.id);
    let form = lang.word("study-form", programme.form.as_str());
    let mut about = vec![institution.name.clone(), form];
    about.extend(facts(lang, programme));
    let (step, public) = match programme.state {
        ProgrammeState::Published => ("zuruecknehmen", Some(site.href(&public_path(&programme.slug)))),
        ProgrammeState::Draft => ("veroeffentlichen", None),
    };
    ProgrammeRow {
        title: programme.title.clone(),
        facts: about.join(" · "),
        state: lang.word("study-state", programme.state.as_str()),
        change: site.href(&own),
        remove: site.href(&format!("{own}/entfernen")),
        step: site.href(&format!("{own}/{step}")),
        public,
    }
}
