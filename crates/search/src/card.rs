//! What a result shows of a vacancy.
use lotse_domain::{company::Site, vacancy::VacancyView};

use crate::{CardSite, VacancyCard, geo::Point};

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
