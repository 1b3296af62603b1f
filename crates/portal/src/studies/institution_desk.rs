//! An institution on the desk: a new one, an old one to be changed, and one to be removed.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    institution::{self, Institution, Meant},
};
use lotse_web_kit::auth::Form;

use super::{
    desk::{frame, path, titled},
    institution_form::Typed,
};
use crate::{
    PortalState, cluster_desk,
    desk::{At, DeskForm, id_at, see},
    error::Result,
    form::{Block, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

async fn found(state: &PortalState, site: &Site, cluster: &Cluster, at: &At) -> Result<Institution> {
    let id = id_at(at, "institution")?;
    Ok(institution::find(&state.db, &site.visit.actor, cluster.id, id).await?)
}

fn page(site: &Site, cluster: &Cluster, heading: String, form: Block) -> DeskForm {
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

fn new_page(site: &Site, cluster: &Cluster, typed: &Typed) -> DeskForm {
    let action = format!("{}/einrichtungen/neu", path(cluster));
    let heading = site.lang.t("study-desk-new-institution");
    page(site, cluster, heading, typed.block(site.lang, &action))
}

fn old_page(site: &Site, cluster: &Cluster, it: &Institution, typed: &Typed) -> DeskForm {
    let action = format!("{}/einrichtungen/{}", path(cluster), it.id);
    let heading = site.lang.with("study-desk-change-heading", [("name", it.name.clone())]);
    page(site, cluster, heading, typed.block(site.lang, &action))
}

/// What the person can mend is told at the form.
fn refusal(lang: Lang, error: DomainError) -> Result<Refusal> {
    match error {
        DomainError::Stale => Ok(Refusal::own(Mistakes::of("name", lang.t("study-desk-stale")))),
        error => Refusal::of(lang, error, "name", &lang.t("study-desk-taken")),
    }
}

pub(super) async fn fresh(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    new_page(&site, &cluster, &Typed::default()).show()
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
            match institution::create(db, clock, &state.gazetteer, actor, cluster.id, draft).await {
                Ok(_) => return Ok(see(&site, &format!("{}?fertig=einrichtung", path(&cluster)))),
                Err(error) => refusal(site.lang, error)?,
            }
        }
    };
    new_page(&site, &cluster, &typed).refused(&refused)
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    old_page(&site, &cluster, &it, &Typed::of(&it)).show()
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
            match institution::change(db, clock, &state.gazetteer, actor, meant, draft).await {
                Ok(_) => return Ok(see(&site, &format!("{}?fertig=einrichtung", path(&cluster)))),
                Err(error) => refusal(site.lang, error)?,
            }
        }
    };
    // What others wrote meanwhile is told; who sends it again means it.
    typed.version = Some(it.version);
    old_page(&site, &cluster, &it, &typed).refused(&refused)
}

fn removal_page(site: &Site, cluster: &Cluster, it: &Institution) -> DeskForm {
    let lang = site.lang;
    let action = format!("{}/einrichtungen/{}/entfernen", path(cluster), it.id);
    let heading = lang.with("study-desk-remove-heading", [("name", it.name.clone())]);
    let mut page = page(site, cluster, heading, Block::new(&action, lang.t("study-desk-remove")));
    page.intro.push(lang.t("study-desk-remove-institution"));
    page
}

pub(super) async fn removal(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    removal_page(&site, &cluster, &it).show()
}

pub(super) async fn remove(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let cluster = cluster_desk::managed(&state, &site, &at).await?;
    let it = found(&state, &site, &cluster, &at).await?;
    let (lang, actor) = (site.lang, &site.visit.actor);
    match institution::remove(&state.db, &*state.clock, actor, cluster.id, it.id).await {
        Ok(()) => Ok(see(&site, &format!("{}?fertig=einrichtung-entfernt", path(&cluster)))),
        Err(error) => {
            let refused = Refusal::of(lang, error, "inhalt", &lang.t("study-desk-has-programmes"))?;
            removal_page(&site, &cluster, &it).refused(&refused)
        }
    }
}
