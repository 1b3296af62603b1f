//! Every mail as it reads, with made-up values, in each language and cluster.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    account::Language,
    cluster::{self, Cluster},
};

use super::{answers, local::LocalShelf};
use crate::{
    PortalState,
    desk::{At, Tab, inner_page, parameter},
    error::{PortalError, Result},
    mail_shelf::ShownMail,
    page::{Page, html},
    site::{Site, short_name},
};

/// In which language and whose name a sample is drawn.
struct Wish {
    language: Language,
    cluster: Option<Cluster>,
    clusters: Vec<Cluster>,
}

impl Wish {
    async fn read(state: &PortalState, site: &Site) -> Result<Self> {
        let language = parameter(site, "sprache").and_then(|word| word.parse().ok());
        let slug = parameter(site, "cluster");
        let clusters = cluster::list_all(state.db.read()).await?;
        let cluster = clusters.iter().find(|cluster| Some(&cluster.slug) == slug.as_ref()).cloned();
        Ok(Self { language: language.unwrap_or(Language::De), cluster, clusters })
    }

    fn slug(&self) -> &str {
        self.cluster.as_ref().map_or("", |cluster| &cluster.slug)
    }

    fn languages(&self, path: &str) -> Vec<Tab> {
        let tab = |language: Language| Tab {
            label: match language {
                Language::De => "Deutsch".to_owned(),
                Language::En => "English".to_owned(),
            },
            href: address(path, language, self.slug()),
            current: language == self.language,
        };
        Language::ALL.iter().map(|language| tab(*language)).collect()
    }

    fn names(&self, path: &str) -> Vec<Tab> {
        let tab = |label: &str, slug: &str| Tab {
            label: label.to_owned(),
            href: address(path, self.language, slug),
            current: slug == self.slug(),
        };
        let own = tab("Lotse", "");
        let clusters = self.clusters.iter().map(|cluster| tab(short_name(&cluster.name), &cluster.slug));
        std::iter::once(own).chain(clusters).collect()
    }
}

fn address(path: &str, language: Language, cluster: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("sprache", language.as_str());
    if !cluster.is_empty() {
        query.append_pair("cluster", cluster);
    }
    format!("{path}?{}", query.finish())
}

#[derive(Template)]
#[template(path = "dev_mail/samples.html")]
struct List {
    page: Page,
    languages: Vec<Tab>,
    names: Vec<Tab>,
    rows: Vec<Row>,
}

struct Row {
    subject: String,
    name: String,
    href: String,
}

const PATH: &str = "/dev/mail/templates";

pub(super) async fn list(
    State(state): State<PortalState>,
    site: Site,
    LocalShelf(shelf): LocalShelf,
) -> Result<Response> {
    let wish = Wish::read(&state, &site).await?;
    let mut rows = Vec::new();
    for (name, variant) in shelf.samples() {
        let shown = shelf.sample(name, variant, wish.language, wish.cluster.as_ref());
        let Some(shown) = shown.map_err(PortalError::Shelf)? else { continue };
        rows.push(Row {
            subject: shown.subject,
            name: format!("{name}, {variant}"),
            href: address(&format!("{PATH}/{name}/{variant}"), wish.language, wish.slug()),
        });
    }
    let list = List {
        page: inner_page(&site, site.lang.t("dev-samples-title")),
        languages: wish.languages(PATH),
        names: wish.names(PATH),
        rows,
    };
    Ok(answers::framing(html(&list)?))
}

#[derive(Template)]
#[template(path = "dev_mail/sample.html")]
struct One {
    page: Page,
    languages: Vec<Tab>,
    names: Vec<Tab>,
    back: String,
    name: String,
    subject: String,
    text: String,
    body: String,
}

fn draw(shelf: &LocalShelf, at: &At, wish: &Wish) -> Result<(String, ShownMail)> {
    let part = |name: &str| at.get(name).map_or("", String::as_str);
    let (name, variant) = (part("name"), part("variant"));
    let shown = shelf.0.sample(name, variant, wish.language, wish.cluster.as_ref());
    let shown = shown.map_err(PortalError::Shelf)?.ok_or(PortalError::NotFound)?;
    Ok((format!("{name}/{variant}"), shown))
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    shelf: LocalShelf,
    Path(at): Path<At>,
) -> Result<Response> {
    let wish = Wish::read(&state, &site).await?;
    let (name, shown) = draw(&shelf, &at, &wish)?;
    let path = format!("{PATH}/{name}");
    let one = One {
        page: inner_page(&site, shown.subject.clone()),
        languages: wish.languages(&path),
        names: wish.names(&path),
        back: address(PATH, wish.language, wish.slug()),
        body: address(&format!("{path}/html"), wish.language, wish.slug()),
        name,
        subject: shown.subject,
        text: shown.text,
    };
    Ok(answers::framing(html(&one)?))
}

pub(super) async fn body(
    State(state): State<PortalState>,
    site: Site,
    shelf: LocalShelf,
    Path(at): Path<At>,
) -> Result<Response> {
    let wish = Wish::read(&state, &site).await?;
    Ok(answers::mail(draw(&shelf, &at, &wish)?.1.html))
}
