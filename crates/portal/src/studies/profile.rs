//! The page of one study programme.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    institution::Institution,
    study_programme::{self, ProgrammeView, StudyForm, StudyProgramme},
    vacancy::Kind,
};

use super::{
    card::{institution_path, path, semesters},
    json_ld,
};
use crate::{
    PortalState,
    desk::At,
    error::Result,
    language::Lang,
    markdown,
    page::{Page, Section, html},
    search::{Fact, SearchForm},
    site::Site,
    vacancies::links,
};

#[derive(Template)]
#[template(path = "studies/programme.html")]
struct Profile {
    page: Page,
    json_ld: String,
    title: String,
    intro: String,
    facts: Vec<Fact>,
    description: Option<String>,
    admission: Option<String>,
    /// How a dual programme works.
    dual: bool,
    /// Name and address of the institution's page.
    institution: (String, String),
    /// Its address, a line each.
    address: Vec<String>,
    website: Option<(String, String)>,
    /// Searches that go on from here: label and address.
    searches: Vec<(String, String)>,
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let slug = at.get("slug").map(String::as_str).unwrap_or_default();
    let view = study_programme::find_public(state.db.read(), slug).await?;
    if !stands_in(&site, &view.institution) {
        let path = site.public(site.lang, &path(slug));
        return Ok(Redirect::temporary(&path).into_response());
    }
    html(&Profile::new(&site, &view))
}

/// Whether an institution belongs to this portal.
pub(super) fn stands_in(site: &Site, institution: &Institution) -> bool {
    site.cluster.as_ref().is_none_or(|cluster| cluster.id == institution.cluster_id)
}

/// Street, then postal code and town.
pub(super) fn address(institution: &Institution) -> Vec<String> {
    let town: Vec<&str> =
        [institution.postal_code.as_deref(), institution.city.as_deref()].into_iter().flatten().collect();
    let town = Some(town.join(" ")).filter(|line| !line.is_empty());
    institution.street.clone().into_iter().chain(town).collect()
}

impl Profile {
    fn new(site: &Site, view: &ProgrammeView) -> Self {
        let (lang, programme, institution) = (site.lang, &view.programme, &view.institution);
        let intro = intro(lang, programme, institution);
        let description =
            lang.with("study-description", [("title", programme.title.clone()), ("words", intro.clone())]);
        let title = format!("{}, {}", programme.title, institution.name);
        Self {
            page: Page::new(site, Section::Other, title, description.clone())
                .found_at(&path(&programme.slug)),
            json_ld: json_ld::course(site, view, &description),
            title: programme.title.clone(),
            intro,
            facts: facts(lang, programme),
            description: programme.description.as_deref().map(markdown::to_html),
            admission: programme.admission.clone(),
            dual: programme.form == StudyForm::Dual,
            institution: (institution.name.clone(), site.href(&institution_path(&institution.slug))),
            address: address(institution),
            website: links::website(programme.website.as_deref().or(institution.website.as_deref())),
            searches: searches(site, programme, institution),
        }
    }
}

/// "Duales Studium, Akademie Ostufer, Kiel".
fn intro(lang: Lang, programme: &StudyProgramme, institution: &Institution) -> String {
    let form = lang.word("study-form", programme.form.as_str());
    let parts = [Some(form), Some(institution.name.clone()), institution.city.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn facts(lang: Lang, programme: &StudyProgramme) -> Vec<Fact> {
    [
        ("study-degree", Some(lang.word("study-degree", programme.degree.as_str()))),
        ("study-form", Some(lang.word("study-form", programme.form.as_str()))),
        ("study-length", semesters(lang, programme)),
        ("study-starts", programme.starts.clone()),
        ("study-area", programme.area.map(|area| lang.word("area", area.as_str()))),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(Fact { name: lang.t(key), value: value? }))
    .collect()
}

/// Places for dual study nearby, and what is open in the same area.
fn searches(site: &Site, programme: &StudyProgramme, institution: &Institution) -> Vec<(String, String)> {
    let lang = site.lang;
    let near = SearchForm {
        kinds: vec![Kind::DualStudy],
        place: institution.city.clone().unwrap_or_default(),
        ..SearchForm::default()
    };
    let label = match &institution.city {
        Some(city) => lang.with("study-near", [("place", city.clone())]),
        None => lang.t("study-places"),
    };
    let area = programme.area.map(|area| {
        let form = SearchForm { areas: vec![area], ..SearchForm::default() };
        let name = lang.word("area", area.as_str());
        (lang.with("occupation-area-search", [("area", name)]), site.href(&form.path()))
    });
    [(label, site.href(&near.path()))].into_iter().chain(area).collect()
}
