//! A study programme on the desk: a new one, and an old one to be changed.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    institution::{Institution, Meant},
    study_programme::{self, StudyProgramme},
};
use lotse_web_kit::auth::Form;

use super::{
    desk::{frame, institutions, path, titled},
    programme_form::Typed,
};
use crate::{
    PortalState, cluster_desk,
    desk::{At, DeskForm, id_at, parameter, see},
    error::Result,
    form::{Block, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

pub(super) async fn found(
    state: &PortalState,
    site: &Site,
    cluster: &Cluster,
    at: &At,
) -> Result<StudyProgramme> {
    let id = id_at(at, "programme")?;
    Ok(study_programme::find(&state.db, &site.visit.actor, cluster.id, id).await?.programme)
}

pub(super) fn page(site: &Site, cluster: &Cluster, heading: String, form: Block) -> DeskForm {
    DeskForm {
        page: titled(site, cluster, &heading),
        desk: Some(frame(site, cluster)),
        heading,
        intro: Vec::new(),
        mistakes: Mistakes::default(),
        form,
        back: Some((site.lang.t("desk-cancel"), site.href(&path(cluster)))),
    }
}

fn new_page(site: &Site, cluster: &Cluster, known: &[Institution], typed: &Typed) -> DeskForm {
    let (lang, action) = (site.lang, format!("{}/neu", path(cluster)));
    let mut page = page(site, cluster, lang.t("study-desk-new"), typed.block(lang, &action, known));
    page.intro.push(lang.t("study-desk-new-text"));
    page
}

fn old_page(
    site: &Site,
    cluster: &Cluster,
    it: &StudyProgramme,
    known: &[Institution],
    typed: &Typed,
) -> DeskForm {
    let action = format!("{}/{}", path(cluster), it.id);
    let heading = site.lang.with("study-desk-change-heading", [("name", it.title.clone())]);
    page(site, cluster, heading, typed.block(site.lang, &action, known))
}

/// What the person can mend is told at the form.
fn refusal(lang: Lang, error: DomainError) -> Result<Refusal> {
    match error {
        DomainError::Stale => Ok(Refusal::own(Mistakes::of("title", lang.t("study-desk-stale")))),
        error => Refusal::of(lang, error, "title", &lang.t("study-desk-taken")),
    }
}

pub(super) async fn fresh(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let known = institutions(&state, &site, &cluster).await?;
    let chosen = parameter(&site, "einrichtung").unwrap_or_default();
    let mut typed = Typed::default();
    typed.institution_id = chosen;
    new_page(&site, &cluster, &known, &typed).show()
}

pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let typed = Typed::read(&fields);
    let refused = match typed.draft(site.lang) {
        Err(mistakes) => Refusal::own(mistakes),
        Ok(draft) => {
            let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
            match study_programme::create(db, clock, actor, cluster.id, draft).await {
                Ok(_) => return Ok(see(&site, &format!("{}?fertig=studiengang", path(&cluster)))),
                Err(error) => refusal(site.lang, error)?,
            }
        }
    };
    let known = institutions(&state, &site, &cluster).await?;
    new_page(&site, &cluster, &known, &typed).refused(&refused)
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let known = institutions(&state, &site, &cluster).await?;
    old_page(&site, &cluster, &it, &known, &Typed::of(&it)).show()
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let mut typed = Typed::read(&fields);
    // The version that was looked at; whoever sends none means the present one.
    let version = Some(typed.version.unwrap_or(it.version));
    let refused = match typed.draft(site.lang) {
        Err(mistakes) => Refusal::own(mistakes),
        Ok(draft) => {
            let (db, clock, actor) = (&state.db, &*state.clock, &site.visit.actor);
            let meant = Meant { cluster_id: cluster.id, id: it.id, version };
            match study_programme::change(db, clock, actor, meant, draft).await {
                Ok(_) => return Ok(see(&site, &format!("{}?fertig=studiengang", path(&cluster)))),
                Err(error) => refusal(site.lang, error)?,
            }
        }
    };
    // What others wrote meanwhile is told; who sends it again means it.
    typed.version = Some(it.version);
    let known = institutions(&state, &site, &cluster).await?;
    old_page(&site, &cluster, &it, &known, &typed).refused(&refused)
}
