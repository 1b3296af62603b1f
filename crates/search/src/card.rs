//! What a result shows of a vacancy, and how it lies in the index.
//!
//! A page of hits reads twenty of them, so they lie there as postcard writes them (<https://postcard.jamesmunns.com>): without
//! names, a third of what JSON takes, and read in a tenth of the time. Fields are known by their order alone, and enums by the
//! positions of their variants: whoever changes either raises [`crate::schema::VERSION`].
use chrono::{DateTime, Datelike, NaiveDate};
use lotse_domain::{
    company::Site,
    occupation::Area,
    vacancy::{Kind, Qualification, VacancyView},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    CardSite, VacancyCard,
    error::{Result, SearchError},
    geo::Point,
};

impl From<&VacancyView> for VacancyCard {
    fn from(view: &VacancyView) -> Self {
        let VacancyView { vacancy, company, sites, occupation, clusters, answers, crowd: _ } = view;
        let first = sites.first();
        Self {
            id: vacancy.id,
            version: vacancy.version,
            kind: vacancy.kind,
            title: vacancy.title.clone(),
            company: company.name.clone(),
            company_slug: company.slug.clone(),
            postal_code: first.and_then(|site| site.postal_code.clone()),
            town: first.map(|site| site.town.clone()),
            state: first.and_then(|site| site.state.clone()),
            latitude: first.and_then(|site| site.latitude),
            longitude: first.and_then(|site| site.longitude),
            more_sites: u32::try_from(sites.len().saturating_sub(1)).unwrap_or(u32::MAX),
            further_sites: sites.iter().skip(1).filter_map(on_the_map).collect(),
            occupation: occupation
                .as_ref()
                .map(|o| o.title.clone())
                .or_else(|| vacancy.occupation_text.clone()),
            occupation_code: occupation.as_ref().map(|o| o.code.clone()),
            area: occupation.as_ref().map(|o| o.area),
            places: vacancy.places,
            starts_on: vacancy.starts_on,
            starts_asap: vacancy.starts_asap,
            qualification: vacancy.qualification,
            first_year_pay: vacancy.pay_by_year.0.first().copied(),
            deadline: vacancy.deadline,
            published_at: vacancy.published_at,
            summary: vacancy.summary.clone(),
            clusters: clusters.iter().map(|cluster| cluster.slug.clone()).collect(),
            answered_share: answers.map(|answers| answers.share()),
            usual_days: answers.and_then(|answers| answers.usual_days),
        }
    }
}

fn on_the_map(site: &Site) -> Option<CardSite> {
    Some(CardSite {
        postal_code: site.postal_code.clone(),
        town: site.town.clone(),
        state: site.state.clone(),
        latitude: site.latitude?,
        longitude: site.longitude?,
    })
}

impl VacancyCard {
    /// Names the site that is nearest to a point, whose distance a hit tells, instead of the first.
    pub(crate) fn name_nearest(&mut self, centre: Point) {
        let chord2 = |latitude, longitude| Point::new(latitude, longitude).chord2(centre);
        let first = self.latitude.zip(self.longitude).map_or(f32::INFINITY, |(lat, lon)| chord2(lat, lon));
        let nearest = self
            .further_sites
            .iter()
            .map(|site| (chord2(site.latitude, site.longitude), site))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(further, _)| *further < first);
        if let Some((_, site)) = nearest {
            let CardSite { postal_code, town, state, latitude, longitude } = site.clone();
            (self.postal_code, self.town, self.state) = (postal_code, Some(town), state);
            (self.latitude, self.longitude) = (Some(latitude), Some(longitude));
        }
    }
}

/// A card as it lies in the index: days since the first of January of the year 1, microseconds since 1970.
#[derive(Debug, Serialize, Deserialize)]
struct Stored<'c> {
    id: [u8; 16],
    version: i32,
    kind: Kind,
    title: &'c str,
    company: &'c str,
    company_slug: &'c str,
    #[serde(borrow)]
    site: StoredSite<'c>,
    more_sites: u32,
    further_sites: Vec<StoredSite<'c>>,
    occupation: Option<&'c str>,
    occupation_code: Option<&'c str>,
    area: Option<Area>,
    places: i32,
    starts_on: Option<i32>,
    starts_asap: bool,
    qualification: Option<Qualification>,
    first_year_pay: Option<i32>,
    deadline: Option<i32>,
    published_at: Option<i64>,
    summary: Option<&'c str>,
    clusters: Vec<&'c str>,
    answered_share: Option<i32>,
    usual_days: Option<i32>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredSite<'c> {
    postal_code: Option<&'c str>,
    town: Option<&'c str>,
    state: Option<&'c str>,
    position: Option<(f64, f64)>,
}

impl VacancyCard {
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>> {
        let Self {
            id,
            version,
            kind,
            title,
            company,
            company_slug,
            postal_code,
            town,
            state,
            latitude,
            longitude,
            more_sites,
            further_sites,
            occupation,
            occupation_code,
            area,
            places,
            starts_on,
            starts_asap,
            qualification,
            first_year_pay,
            deadline,
            published_at,
            summary,
            clusters,
            answered_share,
            usual_days,
        } = self;
        to_bytes(&Stored {
            id: id.into_bytes(),
            version: *version,
            kind: *kind,
            title,
            company,
            company_slug,
            site: StoredSite {
                postal_code: postal_code.as_deref(),
                town: town.as_deref(),
                state: state.as_deref(),
                position: latitude.zip(*longitude),
            },
            more_sites: *more_sites,
            further_sites: further_sites.iter().map(StoredSite::of).collect(),
            occupation: occupation.as_deref(),
            occupation_code: occupation_code.as_deref(),
            area: *area,
            places: *places,
            starts_on: starts_on.map(|day| day.num_days_from_ce()),
            starts_asap: *starts_asap,
            qualification: *qualification,
            first_year_pay: *first_year_pay,
            deadline: deadline.map(|day| day.num_days_from_ce()),
            published_at: published_at.map(|at| at.timestamp_micros()),
            summary: summary.as_deref(),
            clusters: clusters.iter().map(String::as_str).collect(),
            answered_share: *answered_share,
            usual_days: *usual_days,
        })
    }

    /// # Errors
    /// `Damaged` for anything that [`VacancyCard::to_bytes`] did not write.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let Stored {
            id,
            version,
            kind,
            title,
            company,
            company_slug,
            site,
            more_sites,
            further_sites,
            occupation,
            occupation_code,
            area,
            places,
            starts_on,
            starts_asap,
            qualification,
            first_year_pay,
            deadline,
            published_at,
            summary,
            clusters,
            answered_share,
            usual_days,
        } = from_bytes(bytes)?;
        let StoredSite { postal_code, town, state, position } = site;
        Ok(Self {
            id: Uuid::from_bytes(id),
            version,
            kind,
            title: title.to_owned(),
            company: company.to_owned(),
            company_slug: company_slug.to_owned(),
            postal_code: postal_code.map(str::to_owned),
            town: town.map(str::to_owned),
            state: state.map(str::to_owned),
            latitude: position.map(|(latitude, _)| latitude),
            longitude: position.map(|(_, longitude)| longitude),
            more_sites,
            further_sites: further_sites.into_iter().filter_map(StoredSite::on_the_map).collect(),
            occupation: occupation.map(str::to_owned),
            occupation_code: occupation_code.map(str::to_owned),
            area,
            places,
            starts_on: starts_on.and_then(NaiveDate::from_num_days_from_ce_opt),
            starts_asap,
            qualification,
            first_year_pay,
            deadline: deadline.and_then(NaiveDate::from_num_days_from_ce_opt),
            published_at: published_at.and_then(DateTime::from_timestamp_micros),
            summary: summary.map(str::to_owned),
            clusters: clusters.into_iter().map(str::to_owned).collect(),
            answered_share,
            usual_days,
        })
    }
}

impl<'c> StoredSite<'c> {
    fn of(site: &'c CardSite) -> Self {
        let CardSite { postal_code, town, state, latitude, longitude } = site;
        Self {
            postal_code: postal_code.as_deref(),
            town: Some(town),
            state: state.as_deref(),
            position: Some((*latitude, *longitude)),
        }
    }

    fn on_the_map(self) -> Option<CardSite> {
        let Self { postal_code, town, state, position } = self;
        let (latitude, longitude) = position?;
        Some(CardSite {
            postal_code: postal_code.map(str::to_owned),
            town: town?.to_owned(),
            state: state.map(str::to_owned),
            latitude,
            longitude,
        })
    }
}

/// As everything lies in the index that is only read again.
pub(crate) fn to_bytes<T: Serialize>(stored: &T) -> Result<Vec<u8>> {
    postcard::to_allocvec(stored).map_err(|e| SearchError::Damaged(e.to_string()))
}

/// # Errors
/// `Damaged` for anything that [`to_bytes`] did not write.
pub(crate) fn from_bytes<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|e| SearchError::Damaged(e.to_string()))
}
