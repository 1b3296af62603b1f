//! All clusters, and the form that founds one.
use askama::Template;
use axum::{extract::State, response::Response};
use lotse_domain::cluster::{self, ClusterDraft, Districts};
use lotse_web_kit::auth::{Fields, Form};

use super::{desk, operators_only};
use crate::{
    PortalState,
    clusters::Logo,
    desk::{Desk, DeskForm, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "operator_desk/clusters.html")]
struct Clusters {
    page: Page,
    desk: Desk,
    rows: Vec<ClusterRow>,
    found: String,
}

struct ClusterRow {
    name: String,
    about: String,
    address: String,
    logo: Logo,
    desk: String,
    team: String,
    portal: String,
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    operators_only(&site)?;
    let clusters = cluster::list_all(state.db.read()).await?;
    let rows = clusters.iter().map(|cluster| {
        let about = cluster.sector.clone().into_iter().chain(cluster.region.clone());
        let portal = format!("/c/{}", cluster.slug);
        ClusterRow {
            name: cluster.name.clone(),
            about: about.collect::<Vec<_>>().join(" · "),
            address: cluster.host_name.clone().unwrap_or_else(|| portal.clone()),
            logo: Logo::of(cluster),
            desk: site.href(&format!("/cluster/{}", cluster.slug)),
            team: site.href(&format!("/cluster/{}/team", cluster.slug)),
            portal: format!("{}{portal}", site.lang.prefix()),
        }
    });
    html(&Clusters {
        page: inner_page(&site, site.lang.t("operator-desk-clusters")),
        desk: desk(&site, "/betreiber/cluster"),
        rows: rows.collect(),
        found: site.href("/betreiber/cluster/neu"),
    })
}

/// As it was typed.
#[derive(Default)]
struct Typed {
    draft: ClusterDraft,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let draft = ClusterDraft {
            slug: fields.text("slug").to_lowercase(),
            name: fields.text("name").to_owned(),
            sector: fields.given("sector"),
            region: fields.given("region"),
            // Its managers say where it ends.
            districts: Districts::default(),
            description: None,
            website: fields.given("website"),
            contact_mail: fields.given("contact_mail"),
            host_name: fields.given("host_name"),
            colour: fields.given("colour"),
            accent_colour: fields.given("accent_colour"),
            logo_text: fields.given("logo_text"),
        };
        Self { draft }
    }
}

fn form_page(site: &Site, typed: &Typed) -> DeskForm {
    let (lang, draft) = (site.lang, &typed.draft);
    let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let form = Block::new("/betreiber/cluster/neu", lang.t("cluster-found-button"))
        .field(
            Field::text("name", lang.t("cluster-name"))
                .hint(lang.t("cluster-name-hint"))
                .value(draft.name.as_str()),
        )
        .field(
            Field::text("slug", lang.t("cluster-slug"))
                .hint(lang.t("cluster-slug-hint"))
                .value(draft.slug.as_str()),
        )
        .field(Field::text("sector", optional("cluster-sector")).value(said(&draft.sector)))
        .field(Field::text("region", optional("cluster-region")).value(said(&draft.region)))
        .field(
            Field::text("colour", optional("cluster-colour"))
                .hint(lang.t("cluster-colour-hint"))
                .value(said(&draft.colour)),
        )
        .field(
            Field::text("accent_colour", optional("cluster-accent-colour"))
                .hint(lang.t("cluster-accent-colour-hint"))
                .value(said(&draft.accent_colour)),
        )
        .field(
            Field::text("logo_text", optional("cluster-logo-text"))
                .hint(lang.t("cluster-logo-text-hint"))
                .value(said(&draft.logo_text)),
        )
        .field(
            Field::text("host_name", optional("cluster-host-name"))
                .hint(lang.t("cluster-host-name-hint"))
                .value(said(&draft.host_name)),
        )
        .field(Field::text("website", optional("registration-website")).value(said(&draft.website)))
        .field(
            Field::mail("contact_mail", optional("cluster-contact-mail"))
                .autocomplete("off")
                .value(said(&draft.contact_mail)),
        );
    DeskForm {
        page: inner_page(site, lang.t("cluster-found")),
        desk: Some(desk(site, "/betreiber/cluster")),
        heading: lang.t("cluster-found"),
        intro: vec![lang.t("cluster-found-text")],
        mistakes: Mistakes::default(),
        form,
        back: Some((lang.t("desk-cancel"), site.href("/betreiber/cluster"))),
    }
}

pub(super) async fn form(site: Site) -> Result<Response> {
    operators_only(&site)?;
    form_page(&site, &Typed::default()).show()
}

/// Founds a cluster; the next step is its first manager.
pub(super) async fn found(
    State(state): State<PortalState>,
    site: Site,
    Form(fields): Form,
) -> Result<Response> {
    operators_only(&site)?;
    let typed = Typed::read(&fields);
    let actor = &site.visit.actor;
    match cluster::create(&state.db, &*state.clock, actor, typed.draft.clone()).await {
        Ok(cluster) => Ok(see(&site, &format!("/cluster/{}/team?fertig=gegruendet", cluster.slug))),
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "slug", &site.lang.t("cluster-taken"))?;
            form_page(&site, &typed).refused(&refusal)
        }
    }
}
