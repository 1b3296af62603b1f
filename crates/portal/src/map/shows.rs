//! What the map shows: companies with what a search finds there, or all companies.
use crate::{desk::parameter, search::SearchForm, site::Site};

/// The parameter that says so, and its value for all companies.
const PARAMETER: &str = "zeige";
const COMPANIES: &str = "unternehmen";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// Where something is open that the search finds.
    Places,
    /// Every company that presents itself here.
    Companies,
}

impl Shows {
    /// What the address asks for; what makes no sense is the default.
    pub(super) fn read(site: &Site) -> Self {
        if parameter(site, PARAMETER).as_deref() == Some(COMPANIES) { Self::Companies } else { Self::Places }
    }

    /// Its parameter for an address; the default has none.
    pub(super) const fn parameter(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Places => None,
            Self::Companies => Some((PARAMETER, COMPANIES)),
        }
    }

    /// The search without what makes no sense here: companies have no occupation and no start.
    pub(super) fn kept(self, form: &SearchForm) -> SearchForm {
        match self {
            Self::Places => form.changed(|_| ()),
            Self::Companies => SearchForm {
                place: form.place.clone(),
                radius: form.radius,
                states: form.states.clone(),
                districts: form.districts.clone(),
                company: form.company.clone(),
                cluster: form.cluster.clone(),
                ignored: form.ignored,
                ..SearchForm::default()
            },
        }
    }

    /// The path with the search and `further` parameters.
    pub(super) fn path(self, path: &str, form: &SearchForm, further: &str) -> String {
        let search = self.kept(form).write();
        let shows = self.parameter().map(|(name, value)| format!("{name}={value}")).unwrap_or_default();
        let query: Vec<&str> =
            [search.as_str(), &shows, further].into_iter().filter(|part| !part.is_empty()).collect();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
    }
}

/// All companies on the map as it stands on another website.
pub(crate) fn framed_companies_path(form: &SearchForm) -> String {
    Shows::Companies.path("/einbetten/karte", form, "")
}

#[cfg(test)]
mod tests {
    use super::{SearchForm, Shows, framed_companies_path};
    use crate::{language::Lang, site::Site};

    #[test]
    fn companies_keep_the_place_and_lose_the_occupation() {
        let form = SearchForm::read("q=Koch&ort=90402&umkreis=50&art=apprenticeship&beruf=koch&kreis=09564");
        let path = Shows::Companies.path("/karte", &form, "zoom=3");
        assert_eq!(path, "/karte?ort=90402&umkreis=50&kreis=09564&zeige=unternehmen&zoom=3");
        assert!(Shows::Places.path("/karte", &form, "").starts_with("/karte?q=Koch&ort=90402"));
        assert_eq!(Shows::Places.path("/karte", &SearchForm::default(), ""), "/karte");
        assert_eq!(framed_companies_path(&SearchForm::default()), "/einbetten/karte?zeige=unternehmen");
    }

    #[test]
    fn unknown_words_show_places() {
        let of = |query| Shows::read(&Site::sample(Lang::De, None, "/karte", query));
        assert_eq!(of("zeige=unternehmen"), Shows::Companies);
        for query in ["", "zeige=", "zeige=alles", "zeige=UNTERNEHMEN%00"] {
            assert_eq!(of(query), Shows::Places, "{query}");
        }
    }
}
