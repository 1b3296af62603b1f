//! The schools that a cluster works with.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    cluster::Cluster,
    school::{self, SchoolDraft},
};
use lotse_web_kit::auth::Form;

use super::{desk, managed};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Notice, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "cluster_desk/schools.html")]
struct Schools {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    rows: Vec<SchoolRow>,
    form: Block,
}

struct SchoolRow {
    name: String,
    place: String,
    team: String,
}

async fn page(state: &PortalState, site: &Site, cluster: &Cluster, typed: &SchoolDraft) -> Result<Schools> {
    let lang = site.lang;
    let schools = school::list_of_cluster(&state.db, &site.visit.actor, cluster.id).await?;
    let path = format!("/cluster/{}/schulen", cluster.slug);
    let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
    let form = Block::new(&path, lang.t("school-add-button"))
        .heading(lang.t("school-add"))
        .field(Field::text("name", lang.t("school-name")).value(typed.name.as_str()))
        .field(
            Field::digits("postal_code", optional("registration-postal-code"), 10)
                .value(typed.postal_code.clone().unwrap_or_default()),
        )
        .field(
            Field::text("town", optional("registration-town")).value(typed.town.clone().unwrap_or_default()),
        );
    Ok(Schools {
        page: inner_page(site, format!("{} – {}", lang.t("cluster-desk-schools"), cluster.name)),
        desk: desk(site, cluster, "/schulen"),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        rows: schools
            .into_iter()
            .map(|school| SchoolRow {
                team: site.href(&format!("{path}/{}/team", school.slug)),
                place: [school.postal_code, school.town].into_iter().flatten().collect::<Vec<_>>().join(" "),
                name: school.name,
            })
            .collect(),
        form,
    })
}

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    html(&page(&state, &site, &cluster, &SchoolDraft::default()).await?)
}

pub(super) async fn create(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let draft = SchoolDraft {
        name: fields.text("name").to_owned(),
        postal_code: fields.given("postal_code"),
        town: fields.given("town"),
    };
    let actor = &site.visit.actor;
    match school::create(&state.db, &*state.clock, actor, cluster.id, draft.clone()).await {
        Ok(school) => {
            Ok(see(&site, &format!("/cluster/{}/schulen/{}/team?fertig=schule", cluster.slug, school.slug)))
        }
        Err(error) => {
            let refusal = Refusal::of(site.lang, error, "name", &site.lang.t("member-changed"))?;
            let mut page = page(&state, &site, &cluster, &draft).await?;
            refusal.mistakes.mark(&mut page.form.fields);
            page.mistakes = refusal.mistakes.clone();
            Ok(refusal.answer(html(&page)?))
        }
    }
}
