//! One member: whom to write to or call, and whether the cluster trusts it.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::company::{MembershipState, admission};
use uuid::Uuid;

use super::{desk, managed, members::MemberRow, trust};
use crate::{
    PortalState,
    desk::{At, Desk, id_at, inner_page},
    error::{PortalError, Result},
    form::{Block, Notice},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "cluster_desk/member_page.html")]
struct MemberPage {
    page: Page,
    desk: Desk,
    back: String,
    notice: Option<Notice>,
    row: MemberRow,
    /// None where it is no member (yet, or any more).
    trust: Option<Block>,
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (actor, company_id) = (&site.visit.actor, id_at(&at, "company")?);
    let (membership, company) = admission::find_member(&state.db, actor, cluster.id, company_id).await?;
    // The list goes on after a name and an id: after this one's name and the id before its own, it begins with it.
    let before = Uuid::from_u128(company_id.as_u128().saturating_sub(1));
    let after = Some((company.name.clone(), before));
    let found = admission::list_members(&state.db, actor, cluster.id, membership.state, after, 1).await?;
    let member = found.into_iter().find(|member| member.company.id == company_id);
    let member = member.ok_or(PortalError::NotFound)?;
    let active = membership.state == MembershipState::Active;
    let mut row = MemberRow::new(&site, &cluster, &member);
    row.details = None;
    html(&MemberPage {
        page: inner_page(&site, format!("{} – {}", company.name, cluster.name)),
        desk: desk(&site, &cluster, "/mitglieder"),
        back: site.href(&format!("/cluster/{}/mitglieder?stand=aktiv", cluster.slug)),
        notice: Notice::of(&site),
        row,
        trust: active.then(|| trust::block(&site, &cluster, company_id, membership.trusted, None)),
    })
}
