//! Where and what one can study.
use askama::Template;
use axum::{extract::State, response::Response};
use form_urlencoded::Serializer;
use lotse_domain::{
    occupation::Area,
    page::PageRequest,
    study_programme::{self, Degree, ProgrammeFilter, StudyForm},
    vacancy::Kind,
};

use super::card::StudyCard;
use crate::{
    PortalState,
    desk::parameter,
    error::Result,
    language::Lang,
    page::{Page, Section, html},
    search::SearchForm,
    site::Site,
};

/// Study programmes on one page of the list.
const ROWS: u64 = 24;

#[derive(Template)]
#[template(path = "studies/list.html")]
struct List {
    page: Page,
    filters: Vec<Filter>,
    /// Some filter is set.
    filtered: bool,
    cards: Vec<StudyCard>,
    more: Option<String>,
    first: Option<String>,
    /// All of them, without filters.
    all: String,
    /// Places for dual study among the vacancies.
    places: String,
}

struct Filter {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

/// What the address asks for. What makes no sense is left out.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    form: Option<StudyForm>,
    degree: Option<Degree>,
    area: Option<Area>,
    after: Option<String>,
}

impl Asked {
    fn read(site: &Site) -> Self {
        Self {
            form: parameter(site, "form").and_then(|word| word.parse().ok()),
            degree: parameter(site, "abschluss").and_then(|word| word.parse().ok()),
            area: parameter(site, "bereich").and_then(|word| word.parse().ok()),
            after: parameter(site, "nach"),
        }
    }

    /// The same with another place in the list.
    fn path(&self, after: Option<&str>) -> String {
        let mut query = Serializer::new(String::new());
        let given = [
            ("form", self.form.map(StudyForm::as_str)),
            ("abschluss", self.degree.map(Degree::as_str)),
            ("bereich", self.area.map(Area::as_str)),
            ("nach", after),
        ];
        for (name, value) in given {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { "/studium".to_owned() } else { format!("/studium?{query}") }
    }

    fn filters(&self, lang: Lang) -> Vec<Filter> {
        let choice = |group: &str, value: &'static str, chosen: bool| Choice {
            value,
            label: lang.word(group, value),
            chosen,
        };
        let forms = StudyForm::ALL.iter().map(|it| choice("study-form", it.as_str(), self.form == Some(*it)));
        let degrees =
            Degree::ALL.iter().map(|it| choice("study-degree", it.as_str(), self.degree == Some(*it)));
        let areas = Area::ALL.iter().map(|it| choice("area", it.as_str(), self.area == Some(*it)));
        let mut areas: Vec<Choice> = areas.collect();
        areas.sort_by(|a, b| a.label.cmp(&b.label));
        vec![
            Filter { name: "form", label: lang.t("study-filter-form"), choices: forms.collect() },
            Filter { name: "abschluss", label: lang.t("study-filter-degree"), choices: degrees.collect() },
            Filter { name: "bereich", label: lang.t("study-filter-area"), choices: areas },
        ]
    }
}

pub(super) async fn list(State(state): State<PortalState>, site: Site) -> Result<Response> {
    let (lang, asked) = (site.lang, Asked::read(&site));
    let filter = ProgrammeFilter {
        cluster_id: site.cluster.as_ref().map(|cluster| cluster.id),
        institution_id: None,
        area: asked.area,
        form: asked.form,
        degree: asked.degree,
    };
    let request = PageRequest::new(asked.after.clone(), Some(ROWS));
    let found = study_programme::list_public(state.db.read(), &filter, request).await?;
    let places = SearchForm { kinds: vec![Kind::DualStudy], ..SearchForm::default() };
    html(&List {
        page: Page::new(&site, Section::Other, lang.t("study-title"), lang.t("study-list-description"))
            .found_here("/studium"),
        filters: asked.filters(lang),
        filtered: asked.form.is_some() || asked.degree.is_some() || asked.area.is_some(),
        cards: found.items.iter().map(|view| StudyCard::new(&site, view)).collect(),
        more: found.next.map(|next| site.href(&asked.path(Some(&next)))),
        first: asked.after.as_ref().map(|_| site.href(&asked.path(None))),
        all: site.href("/studium"),
        places: site.href(&places.path()),
    })
}

#[cfg(test)]
mod tests {
    use super::{Area, Asked, Degree, Lang, Site, StudyForm};

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let asked = Asked {
            form: Some(StudyForm::Dual),
            degree: Some(Degree::Bachelor),
            area: Some(Area::Food),
            after: None,
        };
        let path = asked.path(None);
        assert_eq!(path, "/studium?form=dual&abschluss=bachelor&bereich=food");
        let query = path.split_once('?').map(|(_, query)| query).unwrap_or_default();
        assert_eq!(Asked::read(&Site::sample(Lang::De, None, "/studium", query)), asked);
        let odd = Site::sample(Lang::De, None, "/studium", "form=abc&abschluss=&bereich=1");
        assert_eq!(Asked::read(&odd), Asked::default());
    }

    #[test]
    fn what_is_chosen_stands_in_the_filters() {
        let asked = Asked { degree: Some(Degree::Master), ..Asked::default() };
        let filters = asked.filters(Lang::De);
        let chosen: Vec<&str> =
            filters.iter().flat_map(|it| &it.choices).filter(|it| it.chosen).map(|it| it.value).collect();
        assert_eq!(chosen, ["master"]);
    }
}
