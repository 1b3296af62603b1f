//! A company asks for admission to a further cluster, or ends a membership.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    cluster::{self, Cluster},
    company::{MembershipState, admission},
};
use lotse_web_kit::auth::Form;

use super::{Own, desk, own};
use crate::{
    PortalState,
    desk::{At, DeskForm, inner_page, see},
    error::{PortalError, Result},
    form::{Block, Field, Mistakes, Refusal},
    registration::{cluster_options, message_field},
    site::{Site, short_name},
};

async fn administered(state: &PortalState, site: &Site, at: &At) -> Result<Own> {
    let own = own(state, site, at).await?;
    let actor = &site.visit.actor;
    actor.require(actor.administers(own.company.id), own.company.id, "company")?;
    Ok(own)
}

/// The form with the clusters that can be asked.
async fn asking(
    state: &PortalState,
    site: &Site,
    own: &Own,
    chosen: &str,
    message: &str,
) -> Result<DeskForm> {
    let lang = site.lang;
    let taken = |cluster: &Cluster| {
        own.memberships.iter().any(|(membership, of)| {
            of.id == cluster.id
                && matches!(membership.state, MembershipState::Active | MembershipState::Pending)
        })
    };
    let clusters: Vec<Cluster> =
        cluster::list_all(state.db.read()).await?.into_iter().filter(|cluster| !taken(cluster)).collect();
    let path = format!("/betrieb/{}", own.company.slug);
    let form = Block::new(&format!("{path}/aufnahme"), lang.t("company-desk-ask-button"))
        .field(
            Field::radio("cluster", lang.t("registration-cluster"), cluster_options(&clusters)).value(chosen),
        )
        .field(message_field(lang, message));
    Ok(DeskForm {
        page: inner_page(site, lang.t("company-desk-ask")),
        desk: Some(desk(site, own, "")),
        heading: lang.t("company-desk-ask"),
        intro: vec![lang.t("company-desk-ask-text")],
        mistakes: Mistakes::default(),
        form,
        back: Some((lang.t("desk-cancel"), site.href(&path))),
    })
}

pub(super) async fn form(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = administered(&state, &site, &at).await?;
    asking(&state, &site, &own, "", "").await?.show()
}

pub(super) async fn ask(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let own = administered(&state, &site, &at).await?;
    let (slug, message) = (fields.text("cluster"), fields.text("message"));
    if slug.is_empty() {
        let missing = Mistakes::of("cluster", site.lang.t("registration-cluster-missing"));
        return asking(&state, &site, &own, slug, message).await?.refused(&Refusal::own(missing));
    }
    let cluster = cluster::find_by_slug(state.db.read(), slug).await?;
    let asked = admission::ask(
        &state.db,
        &*state.clock,
        &site.visit.actor,
        own.company.id,
        cluster.id,
        fields.given("message"),
    )
    .await;
    match asked {
        Ok(_) => Ok(see(&site, &format!("/betrieb/{}?fertig=gefragt", own.company.slug))),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "cluster", &site.lang.t("company-desk-ask-clash"))?;
            asking(&state, &site, &own, slug, message).await?.refused(&refusal)
        }
    }
}

/// The cluster of an address, where the company is a member or waits.
fn joined<'a>(own: &'a Own, at: &At) -> Result<(&'a Cluster, MembershipState)> {
    own.memberships
        .iter()
        .find(|(membership, cluster)| {
            at.get("other") == Some(&cluster.slug)
                && matches!(membership.state, MembershipState::Active | MembershipState::Pending)
        })
        .map(|(membership, cluster)| (cluster, membership.state))
        .ok_or(PortalError::NotFound)
}

fn ending(site: &Site, own: &Own, at: &At) -> Result<DeskForm> {
    let lang = site.lang;
    let (cluster, state) = joined(own, at)?;
    let name = || short_name(&cluster.name).to_owned();
    let path = format!("/betrieb/{}", own.company.slug);
    let (heading, text, submit) = if state == MembershipState::Pending {
        ("membership-withdraw-heading", "membership-withdraw-text", "membership-withdraw")
    } else {
        ("membership-end-heading", "membership-end-text", "membership-end")
    };
    let heading = lang.with(heading, [("name", name())]);
    let action = format!("{path}/mitgliedschaft/{}/beenden", cluster.slug);
    Ok(DeskForm {
        page: inner_page(site, heading.clone()),
        desk: Some(desk(site, own, "")),
        heading,
        intro: vec![lang.with(text, [("name", name())])],
        mistakes: Mistakes::default(),
        form: Block::new(&action, lang.t(submit)),
        back: Some((lang.t("desk-cancel"), site.href(&path))),
    })
}

pub(super) async fn confirm(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let own = administered(&state, &site, &at).await?;
    ending(&site, &own, &at)?.show()
}

pub(super) async fn end(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let own = administered(&state, &site, &at).await?;
    let (cluster, _) = joined(&own, &at)?;
    let actor = &site.visit.actor;
    let (company_id, ended) = (own.company.id, MembershipState::Ended);
    admission::decide(&state.db, &*state.clock, actor, company_id, cluster.id, ended, None).await?;
    Ok(see(&site, &format!("/betrieb/{}?fertig=beendet", own.company.slug)))
}
