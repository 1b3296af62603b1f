//! What pages show of a company.
use lotse_domain::company::{Company, CompanyView, Site as Location, profile::TrainingProfile};

use super::usual;
use crate::{
    format,
    language::Lang,
    map::{MapFigure, MapPlace},
    search::{Fact, kilometres},
    site::Site,
};

/// An address, with the way to it where a place was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Address {
    /// As on the map beside it; none where there is no other to tell it from.
    pub(crate) number: Option<usize>,
    pub(crate) street: Option<String>,
    /// Postal code and town.
    pub(crate) line: String,
    pub(crate) town: String,
    /// With how long it takes, where that was asked for.
    pub(crate) distance: Option<String>,
    /// Without an origin all are equally near.
    pub(crate) kilometres: f64,
    at: Option<(f64, f64)>,
}

impl Address {
    pub(crate) fn new(lang: Lang, site: &Location, from: Option<(f64, f64)>) -> Self {
        let kilometres = kilometres(from, site.latitude, site.longitude);
        let distance =
            kilometres.map(|km| lang.with("distance-away", [("distance", format::distance(lang, km))]));
        let kilometres = kilometres.unwrap_or(0.0);
        let line = match &site.postal_code {
            Some(code) => format!("{code} {}", site.town),
            None => site.town.clone(),
        };
        Self {
            number: None,
            street: site.street.clone(),
            line,
            town: site.town.clone(),
            distance,
            kilometres,
            at: site.latitude.zip(site.longitude),
        }
    }

    /// With how long the way takes.
    pub(crate) fn with_travel(self, travel: Option<String>) -> Self {
        let distance = match (self.distance, travel) {
            (Some(distance), Some(travel)) => Some(format!("{distance}, {travel}")),
            (distance, travel) => distance.or(travel),
        };
        Self { distance, ..self }
    }

    /// Street, postal code and town.
    fn whole(&self) -> String {
        match &self.street {
            Some(street) => format!("{street}, {}", self.line),
            None => self.line.clone(),
        }
    }

    /// The town, and how far away it is.
    pub(crate) fn town_line(&self) -> String {
        match &self.distance {
            Some(distance) => format!("{}, {distance}", self.town),
            None => self.town.clone(),
        }
    }
}

/// Where these addresses are, with the numbers that they are given here; none where no position is known. `kept` are
/// further parameters of the large map.
pub(crate) fn mapped(site: &Site, addresses: &mut [Address], kept: &str) -> Option<MapFigure> {
    let places: Vec<MapPlace> =
        addresses.iter().map(|address| MapPlace { at: address.at, label: address.whole() }).collect();
    let numbered = MapFigure::numbers(places.len());
    let count = || format::number(site.lang, u64::try_from(places.len()).unwrap_or(u64::MAX));
    let label = match places.as_slice() {
        [] => return None,
        [one] => site.lang.with("map-of-place", [("place", one.label.clone())]),
        _ if numbered => site.lang.with("map-of-places", [("n", count())]),
        _ => site.lang.with("map-of-many-places", [("n", count())]),
    };
    let figure = MapFigure::places(site, &label, &places, kept)?;
    if numbered {
        for (number, address) in (1..).zip(addresses) {
            address.number = Some(number);
        }
    }
    Some(figure)
}

/// A company in a few lines, with the way to its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CompanyBox {
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) summary: Option<String>,
    /// Industry and number of staff.
    pub(crate) line: String,
}

impl CompanyBox {
    pub(crate) fn new(site: &Site, company: &Company) -> Self {
        let staff = staff(site.lang, company).map(|n| site.lang.with("company-staff", [("n", n)]));
        Self {
            name: company.name.clone(),
            href: site.href(&format!("/unternehmen/{}", company.slug)),
            summary: company.summary.clone(),
            line: company.industry.clone().into_iter().chain(staff).collect::<Vec<_>>().join(", "),
        }
    }
}

fn staff(lang: Lang, company: &Company) -> Option<String> {
    let count = company.employees.and_then(|n| u64::try_from(n).ok()).filter(|n| *n > 0)?;
    Some(format::number(lang, count))
}

/// A company in the list.
#[derive(Debug, Clone)]
pub(crate) struct CompanyRow {
    pub(crate) about: CompanyBox,
    pub(crate) towns: String,
    pub(crate) open: String,
    /// How long answers take, where that is known.
    pub(crate) answers: Option<String>,
}

impl CompanyRow {
    pub(crate) fn new(site: &Site, view: &CompanyView) -> Self {
        let mut towns: Vec<&str> = view.sites.iter().map(|site| site.town.as_str()).collect();
        towns.sort_unstable();
        towns.dedup();
        let more = towns.len().saturating_sub(3);
        let mut line = towns.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        if more > 0 {
            line.push_str(&site.lang.count("more-sites", u64::try_from(more).unwrap_or(0)));
        }
        Self {
            about: CompanyBox::new(site, &view.company),
            towns: line,
            open: site.lang.count("vacancies-open", view.open_vacancies),
            answers: view.answers.and_then(|record| record.usual_days).map(|days| usual(site.lang, days)),
        }
    }
}

/// Name and task of whoever looks after the trainees.
pub(crate) fn trainer(training: &TrainingProfile) -> Option<String> {
    let name = training.contact_name.clone()?;
    Some(match &training.contact_role {
        Some(role) => format!("{name}, {role}"),
        None => name,
    })
}

/// Industry, staff and what else fits into a line each.
pub(crate) fn facts(lang: Lang, company: &Company) -> Vec<Fact> {
    [("company-industry", company.industry.clone()), ("company-employees", staff(lang, company))]
        .into_iter()
        .filter_map(|(key, value)| Some(Fact { name: lang.t(key), value: value? }))
        .collect()
}
