use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::report;

use super::row::Row;
use crate::{
    PortalState,
    cluster_desk::{desk, managed},
    desk::{At, Desk, inner_page},
    error::Result,
    form::Notice,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "reports/list.html")]
struct List {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    rows: Vec<Row>,
}

/// The undecided reports, oldest first.
pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let found = report::list_open(&state.db, &*state.clock, &site.visit.actor, cluster.id).await?;
    let now = state.clock.now();
    html(&List {
        page: inner_page(&site, format!("{} – {}", site.lang.t("cluster-desk-reports"), cluster.name)),
        desk: desk(&site, &cluster, "/meldungen"),
        notice: Notice::of(&site),
        rows: found.iter().map(|view| Row::new(&site, &cluster, view, now)).collect(),
    })
}
