//! What a result shows of a vacancy.
use lotse_domain::vacancy::VacancyView;

use crate::VacancyCard;

impl From<&VacancyView> for VacancyCard {
    fn from(view: &VacancyView) -> Self {
        let VacancyView { vacancy, company, sites, occupation, clusters } = view;
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
        }
    }
}
