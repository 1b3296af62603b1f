//! A manager admits, refuses or ends. Admitting is one step, since ending undoes it; the others ask for a reason first.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::Cluster,
    company::{Company, MembershipState, admission},
};
use lotse_web_kit::auth::Form;

use super::{desk, managed};
use crate::{
    PortalState,
    desk::{At, DeskForm, id_at, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    site::Site,
};

/// What is to be decided about whom.
struct Case {
    cluster: Cluster,
    company: Company,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Refuse,
    End,
}

impl Step {
    const fn word(self) -> &'static str {
        match self {
            Self::Refuse => "ablehnen",
            Self::End => "beenden",
        }
    }

    const fn leads_to(self) -> MembershipState {
        match self {
            Self::Refuse => MembershipState::Refused,
            Self::End => MembershipState::Ended,
        }
    }

    /// The list in which the company then stands, and how it is told.
    const fn done(self) -> &'static str {
        match self {
            Self::Refuse => "abgelehnt",
            Self::End => "beendet",
        }
    }
}

async fn case(state: &PortalState, site: &Site, at: &At, step: Step) -> Result<Case> {
    let cluster = managed(state, site, at).await?;
    let company_id = id_at(at, "company")?;
    let (_, company) = admission::find_member(&state.db, &site.visit.actor, cluster.id, company_id).await?;
    Ok(Case { cluster, company, step })
}

fn reason_page(site: &Site, case: &Case, reason: &str) -> DeskForm {
    let lang = site.lang;
    let (heading, text, submit) = match case.step {
        Step::Refuse => ("member-refuse-heading", "member-refuse-text", "member-refuse"),
        Step::End => ("member-end-heading", "member-end-text", "member-end"),
    };
    let heading = lang.with(heading, [("name", case.company.name.clone())]);
    let path = format!("/cluster/{}/mitglieder", case.cluster.slug);
    let action = format!("{path}/{}/{}", case.company.id, case.step.word());
    let label = lang.with("field-optional", [("name", lang.t("member-reason"))]);
    let field = Field::area("reason", label).hint(lang.t("member-reason-hint")).value(reason);
    DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, &case.cluster, "/mitglieder")),
        heading,
        intro: vec![lang.t(text)],
        mistakes: Mistakes::default(),
        form: Block::new(&action, lang.t(submit)).field(field),
        back: Some((lang.t("desk-cancel"), site.href(&path))),
    }
}

async fn decided(state: &PortalState, site: &Site, case: &Case, reason: Option<String>) -> Result<Response> {
    let typed = reason.clone().unwrap_or_default();
    let actor = &site.visit.actor;
    let (company_id, cluster_id) = (case.company.id, case.cluster.id);
    let to = case.step.leads_to();
    match admission::decide(&state.db, &*state.clock, actor, company_id, cluster_id, to, reason).await {
        Ok(_) => {
            let done = case.step.done();
            let path = format!("/cluster/{}/mitglieder", case.cluster.slug);
            Ok(see(site, &format!("{path}?stand={done}&{done}={company_id}")))
        }
        Err(error @ (DomainError::Invalid(_) | DomainError::Conflict(_))) => {
            let refusal = Refusal::of(site.lang, error, "reason", &site.lang.t("member-changed"))?;
            reason_page(site, case, &typed).refused(&refusal)
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn admit(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (actor, company_id) = (&site.visit.actor, id_at(&at, "company")?);
    let active = MembershipState::Active;
    admission::decide(&state.db, &*state.clock, actor, company_id, cluster.id, active, None).await?;
    Ok(see(&site, &format!("/cluster/{}/mitglieder?stand=wartend&aufgenommen={company_id}", cluster.slug)))
}

pub(super) async fn refusal(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case(&state, &site, &at, Step::Refuse).await?;
    reason_page(&site, &case, "").show()
}

pub(super) async fn refuse(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = case(&state, &site, &at, Step::Refuse).await?;
    decided(&state, &site, &case, fields.given("reason")).await
}

pub(super) async fn ending(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case(&state, &site, &at, Step::End).await?;
    reason_page(&site, &case, "").show()
}

pub(super) async fn end(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = case(&state, &site, &at, Step::End).await?;
    decided(&state, &site, &case, fields.given("reason")).await
}
