//! A posting beside another that resembles it: what differs is said in words.
use lotse_domain::vacancy::VacancyView;

use super::rows::{Said, said};
use crate::{
    format,
    language::Lang,
    search::{vacancy_path, with_sexes},
    site::Site,
};

/// So much of a text is shown to compare it.
const EXCERPT: usize = 600;

/// Another posting.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub(super) title: String,
    pub(super) company: String,
    pub(super) href: String,
    pub(super) since: String,
    /// Said otherwise here and there.
    pub(super) differs: Vec<Difference>,
    /// The labels of what both say alike.
    pub(super) alike: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) label: String,
    pub(super) here: String,
    pub(super) there: String,
}

impl Other {
    pub(super) fn new(site: &Site, own: &VacancyView, other: &VacancyView) -> Self {
        let (lang, vacancy) = (site.lang, &other.vacancy);
        let (here, there) = (all(lang, own), all(lang, other));
        let (mut differs, mut alike) = (Vec::new(), Vec::new());
        for (label, mine, theirs) in pairs(lang, &here, &there) {
            if mine == theirs {
                alike.push(label);
            } else {
                differs.push(Difference { label, here: mine, there: theirs });
            }
        }
        Self {
            title: with_sexes(&vacancy.title),
            company: other.company.name.clone(),
            href: site.public(lang, &vacancy_path(&vacancy.title, vacancy.id)),
            since: format::date(lang, format::day_of(vacancy.published_at.unwrap_or(vacancy.created_at))),
            differs,
            alike: alike.join(", "),
        }
    }
}

/// With company and text, which stand elsewhere on a page.
fn all(lang: Lang, view: &VacancyView) -> Vec<Said> {
    let mut rows =
        vec![Said { field: "company", label: lang.t("company-heading"), value: view.company.name.clone() }];
    rows.extend(said(lang, view));
    if let Some(text) = &view.vacancy.description {
        rows.push(Said {
            field: "description",
            label: lang.t("review-field-text"),
            value: text.trim().to_owned(),
        });
    }
    rows
}

/// Label and both values of each field that one of them has. Whole texts are compared, their beginnings shown.
fn pairs(lang: Lang, here: &[Said], there: &[Said]) -> Vec<(String, String, String)> {
    let value =
        |rows: &[Said], field: &str| rows.iter().find(|row| row.field == field).map(|row| row.value.clone());
    let only_there = there.iter().filter(|row| here.iter().all(|own| own.field != row.field));
    here.iter()
        .chain(only_there)
        .map(|row| {
            let (mine, theirs) = (value(here, row.field), value(there, row.field));
            if mine == theirs {
                return (row.label.clone(), String::new(), String::new());
            }
            let shown =
                |text: Option<String>| text.map_or_else(|| lang.t("fact-unknown"), |text| excerpt(&text));
            (row.label.clone(), shown(mine), shown(theirs))
        })
        .map(|(label, mine, theirs)| {
            // Two texts that part ways behind what is shown.
            let hidden = mine == theirs && !mine.is_empty();
            let theirs = if hidden { lang.t("review-differs-below") } else { theirs };
            (label, mine, theirs)
        })
        .collect()
}

fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(EXCERPT).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::Other;
    use crate::{language::Lang, site::Site, vacancies::sample};

    #[test]
    fn only_what_differs_stands_side_by_side() {
        let site = Site::sample(Lang::De, None, "/cluster/x/pruefung/y", "");
        let (own, mut other) = (sample::view(), sample::view());
        let same = Other::new(&site, &own, &other);
        assert!(same.differs.is_empty() && same.alike.contains("Beginn"));
        other.vacancy.places = 5;
        other.vacancy.benefits.0.clear();
        let changed = Other::new(&site, &own, &other);
        let places: Vec<_> = changed.differs.iter().map(|d| (d.here.as_str(), d.there.as_str())).collect();
        assert_eq!(changed.differs.len(), 2, "{places:?}");
        assert_eq!(places[0], ("3 Plätze", "5 Plätze"));
    }

    #[test]
    fn texts_that_differ_behind_their_beginning_are_not_called_alike() {
        let site = Site::sample(Lang::De, None, "/cluster/x/pruefung/y", "");
        let (mut own, mut other) = (sample::view(), sample::view());
        own.vacancy.description = Some("a".repeat(700));
        other.vacancy.description = Some(format!("{}b", "a".repeat(700)));
        let pair = Other::new(&site, &own, &other);
        assert_eq!(pair.differs.len(), 1);
        assert_ne!(pair.differs[0].here, pair.differs[0].there);
    }
}
