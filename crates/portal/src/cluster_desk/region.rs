//! Where a cluster is: in words, and as areas with boundaries, by which pupils search "in der Region".
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    cluster::{Cluster, Districts, RegionDraft, set_region},
    place::Gazetteer,
};
use lotse_web_kit::auth::{Fields, Form};

use super::{desk, managed};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, see},
    error::Result,
    form::{Block, Field, Mistakes, Notice, Refusal},
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "cluster_desk/region.html")]
struct Region {
    page: Page,
    desk: Desk,
    notice: Option<Notice>,
    mistakes: Mistakes,
    form: Block,
}

/// As it was typed.
struct Typed {
    region: String,
    /// Names, with commas between them.
    districts: String,
}

impl Typed {
    fn of(cluster: &Cluster, gazetteer: &Gazetteer) -> Self {
        let named = |key: &String| gazetteer.area_label(key).unwrap_or_else(|| key.clone());
        let names: Vec<String> = cluster.districts.0.iter().map(named).collect();
        Self { region: cluster.region.clone().unwrap_or_default(), districts: names.join(", ") }
    }

    fn read(fields: &Fields) -> Self {
        Self { region: fields.text("region").to_owned(), districts: fields.text("districts").to_owned() }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.districts.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty())
    }

    /// What is called by no name that we know, in one sentence.
    fn unknown(&self, lang: Lang, gazetteer: &Gazetteer) -> Option<Mistakes> {
        let unknown: Vec<String> = self
            .names()
            .filter(|name| gazetteer.area_keys(name).is_empty())
            .map(|name| lang.with("quoted", [("words", name.chars().take(60).collect())]))
            .take(5)
            .collect();
        (!unknown.is_empty())
            .then(|| Mistakes::of("districts", lang.with("region-unknown", [("words", unknown.join(", "))])))
    }
}

fn page(site: &Site, cluster: &Cluster, typed: &Typed, version: i32) -> Region {
    let lang = site.lang;
    let path = format!("/cluster/{}/region", cluster.slug);
    let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
    let words = Field { maxlength: 120, ..Field::text("region", optional("region-words")) };
    let form = Block::new(&path, lang.t("region-save"))
        .hidden("version", version.to_string())
        .field(words.hint(lang.t("region-words-hint")).value(typed.region.as_str()))
        .field(
            Field::area("districts", optional("region-districts"))
                .hint(lang.t("region-districts-hint"))
                .value(typed.districts.as_str()),
        );
    Region {
        page: inner_page(site, format!("{} – {}", lang.t("cluster-desk-region"), cluster.name)),
        desk: desk(site, cluster, "/region"),
        notice: Notice::of(site),
        mistakes: Mistakes::default(),
        form,
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    html(&page(&site, &cluster, &Typed::of(&cluster, &state.gazetteer), cluster.version))
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let cluster = managed(&state, &site, &at).await?;
    let (lang, typed) = (site.lang, Typed::read(&fields));
    // The version that was looked at; whoever sends none means the present one.
    let version = fields.text("version").parse().unwrap_or(cluster.version);
    let refusal = match typed.unknown(lang, &state.gazetteer) {
        Some(mistakes) => Refusal::own(mistakes),
        None => match save(&state, &site, &cluster, version, &typed).await {
            Ok(_) => return Ok(see(&site, &format!("/cluster/{}/region?fertig=region", cluster.slug))),
            // What others wrote meanwhile is told; who sends it again means it.
            Err(DomainError::Stale) => Refusal::own(Mistakes::of("region", lang.t("region-stale"))),
            Err(error) => Refusal::of(lang, error, "region", &lang.t("region-stale"))?,
        },
    };
    let mut page = page(&site, &cluster, &typed, cluster.version);
    refusal.mistakes.mark(&mut page.form.fields);
    page.mistakes = refusal.mistakes.clone();
    Ok(refusal.answer(html(&page)?))
}

async fn save(
    state: &PortalState,
    site: &Site,
    cluster: &Cluster,
    version: i32,
    typed: &Typed,
) -> lotse_domain::Result<Cluster> {
    let districts = Districts::called(&state.gazetteer, typed.names())?;
    let draft = RegionDraft { region: Some(typed.region.clone()), districts };
    let actor = &site.visit.actor;
    set_region(&state.db, &*state.clock, actor, cluster.id, Some(version), draft).await
}
