//! Which applications the board shows, as its address says it.
use lotse_domain::{
    application::desk::{Filter, Lane},
    vacancy::desk::OwnVacancy,
};
use uuid::Uuid;

use crate::{desk::parameter, form::Field, search::with_sexes, site::Site};

/// The word for applications without a vacancy.
const SPECULATIVE: &str = "initiativ";

/// What was chosen.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    /// An id, or [`SPECULATIVE`].
    vacancy: String,
    pub(super) urgent: bool,
    name: String,
    pub(super) lane: Option<Lane>,
}

impl Chosen {
    pub(super) fn of(site: &Site) -> Self {
        let lane = parameter(site, "spalte");
        Self {
            vacancy: parameter(site, "stelle").unwrap_or_default(),
            urgent: parameter(site, "eilig").is_some(),
            name: parameter(site, "name").map(|name| name.trim().to_owned()).unwrap_or_default(),
            lane: Lane::ALL.into_iter().find(|known| lane.as_deref() == Some(known.as_str())),
        }
    }

    /// For the domain: all lanes, for the page shows them side by side.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            lane: None,
            vacancy_id: Uuid::try_parse(&self.vacancy).ok(),
            speculative: self.vacancy == SPECULATIVE,
            urgent: self.urgent,
            name: Some(self.name.clone()).filter(|name| !name.is_empty()),
        }
    }

    /// Whether some may be left out.
    pub(super) fn is_any(&self) -> bool {
        let Filter { lane: _, vacancy_id, speculative, urgent, name } = self.filter();
        vacancy_id.is_some() || speculative || urgent || name.is_some()
    }

    /// The same filters for another lane.
    pub(super) fn query(&self, lane: Lane) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("stelle", self.vacancy.as_str()),
            ("eilig", if self.urgent { "ja" } else { "" }),
            ("name", &self.name),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair("spalte", lane.as_str());
        query.finish()
    }

    pub(super) fn fields(&self, site: &Site, postings: &[OwnVacancy]) -> Vec<Field> {
        let lang = site.lang;
        let mut options = vec![(String::new(), lang.t("board-all-postings"))];
        options.extend(
            postings
                .iter()
                .map(|posting| (posting.vacancy.id.to_string(), with_sexes(&posting.vacancy.title))),
        );
        options.push((SPECULATIVE.to_owned(), lang.t("board-speculative")));
        vec![
            Field::select("stelle", lang.t("board-posting"), options).value(self.vacancy.as_str()),
            Field::text("name", lang.t("board-name")).autocomplete("off").value(self.name.as_str()),
            Field::tick("eilig", lang.t("board-urgent"), self.urgent),
        ]
    }
}
