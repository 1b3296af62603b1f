//! What was chosen, in words.
use lotse_domain::{place::Gazetteer, place::state_name};
use lotse_papers::Language;
use lotse_search::SearchQuery;

use crate::{Portal, texts::Texts};

/// A search with the names of what it names by keys.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub query: SearchQuery,
    /// Of the occupation that is asked for.
    pub occupation: Option<String>,
    /// Of the company that is asked for.
    pub company: Option<String>,
    /// Of the districts that are asked for.
    pub districts: Vec<String>,
}

impl Choice {
    pub fn new(query: SearchQuery, gazetteer: &Gazetteer) -> Self {
        let districts =
            query.districts.iter().map(|key| gazetteer.area_label(key).unwrap_or_else(|| key.clone()));
        let districts = districts.collect();
        Self { query, occupation: None, company: None, districts }
    }

    pub(super) fn title(&self, language: Language, portal: &Portal) -> String {
        let (texts, query) = (Texts(language), &self.query);
        let what = match query.kinds.as_slice() {
            [kind] => texts.word("kind-places", kind.as_str()),
            _ => texts.t("list-places"),
        };
        let areas: Vec<String> = if self.districts.is_empty() {
            query.states.iter().map(|code| state_name(code).unwrap_or(code).to_owned()).collect()
        } else {
            self.districts.clone()
        };
        match &query.near {
            Some(near) => {
                let km = format!("{:.0}", near.radius_km);
                texts.with("list-title-near", [("what", what), ("km", km), ("place", near.label.clone())])
            }
            None if areas.is_empty() && query.cluster.is_some() => {
                texts.with("list-title-portal", [("what", what), ("name", portal.name.clone())])
            }
            None if areas.is_empty() => texts.with("list-title-all", [("what", what)]),
            None => texts.with("list-title-areas", [("what", what), ("areas", areas.join(", "))]),
        }
    }

    /// What the title does not say.
    pub(super) fn details(&self, language: Language) -> Vec<String> {
        let (texts, query) = (Texts(language), &self.query);
        let mut details = Vec::new();
        if !query.q.is_empty() {
            details.push(texts.with("list-words", [("words", query.q.clone())]));
        }
        details.extend(self.occupation.clone());
        details.extend(self.company.clone());
        if query.kinds.len() > 1 {
            details.extend(query.kinds.iter().map(|kind| texts.word("kind", kind.as_str())));
        }
        details.extend(query.areas.iter().map(|area| texts.word("area", area.as_str())));
        if let Some(qualification) = query.qualification {
            let name = texts.word("qualification", qualification.as_str());
            details.push(texts.with("list-qualified", [("name", name)]));
        }
        let years = query.start_years.iter();
        details.extend(years.map(|year| texts.with("list-year", [("year", year.to_string())])));
        if query.near.is_some() {
            details.extend(self.districts.iter().cloned());
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::Kind;
    use lotse_search::Near;

    use super::{Choice, Language, Portal, SearchQuery};

    #[test]
    fn a_choice_is_said_in_words() {
        let portal = Portal { name: "Formwerk".into(), base: String::new() };
        let near = Near { label: "Fürth".into(), latitude: 49.5, longitude: 11.0, radius_km: 25.0 };
        let title = |query: SearchQuery, districts: &[&str]| {
            let districts = districts.iter().map(|name| (*name).to_owned()).collect();
            Choice { query, districts, ..Choice::default() }.title(Language::De, &portal)
        };
        let training = vec![Kind::Apprenticeship];
        let query = SearchQuery { near: Some(near), kinds: training.clone(), ..SearchQuery::default() };
        assert_eq!(title(query, &[]), "Ausbildungsplätze im Umkreis von 25 km um Fürth");
        let query = SearchQuery { kinds: training, ..SearchQuery::default() };
        assert_eq!(
            title(query, &["Landkreis Fürth", "Stadt Fürth"]),
            "Ausbildungsplätze: Landkreis Fürth, Stadt Fürth"
        );
        let query = SearchQuery { cluster: Some("kunststoff".into()), ..SearchQuery::default() };
        assert_eq!(title(query, &[]), "Offene Plätze bei Formwerk");
        assert_eq!(title(SearchQuery::default(), &[]), "Offene Plätze in ganz Deutschland");
    }
}
