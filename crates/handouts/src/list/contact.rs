//! How a company is reached: what stands on its own page and on those of its postings, and nothing else.
use std::collections::HashMap;

use lotse_domain::{fold::fold, vacancy::Vacancy};
use lotse_papers::CompanyCard;
use uuid::Uuid;

use super::OpenPlace;
use crate::ListCall;

/// People that one card names at most.
const PEOPLE: usize = 2;

/// Name and telephone of whoever is to be asked about a posting, as its page says, and on a line of its own the mail address: what is
/// typed must not be cut.
fn person(vacancy: &Vacancy) -> Vec<String> {
    let told = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let named: Vec<String> =
        [&vacancy.contact_name, &vacancy.contact_phone].into_iter().filter_map(told).collect();
    let named = (!named.is_empty()).then(|| named.join(", "));
    named.into_iter().chain(told(&vacancy.contact_mail)).collect()
}

pub(super) fn card(call: &ListCall, places: &[&OpenPlace]) -> Option<CompanyCard> {
    let company = &places.first()?.view.company;
    let mut addresses: Vec<String> = Vec::new();
    let mut people: Vec<Vec<String>> = Vec::new();
    for place in places {
        if let Some(site) = &place.site {
            let town = match &site.postal_code {
                Some(code) => format!("{code} {}", site.town),
                None => site.town.clone(),
            };
            let parts = [site.street.clone(), Some(town)];
            let address = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            if addresses.len() < PEOPLE && !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        let person = person(&place.view.vacancy);
        if !person.is_empty() && people.len() < PEOPLE && !people.contains(&person) {
            people.push(person);
        }
    }
    if people.is_empty() {
        people.push(company.phone.iter().chain(&company.mail).cloned().collect());
    }
    let website = company.website.as_deref().map(without_scheme);
    Some(CompanyCard {
        name: company.name.clone(),
        lines: addresses.into_iter().chain(people.into_iter().flatten()).chain(website).collect(),
        link: Some(call.portal.company(&company.slug)),
    })
}

/// As it is typed.
pub(crate) fn without_scheme(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

/// One card for each company, by name.
pub(super) fn cards(call: &ListCall, places: &[OpenPlace]) -> Vec<CompanyCard> {
    let mut by_company: HashMap<Uuid, Vec<&OpenPlace>> = HashMap::new();
    for place in places {
        by_company.entry(place.view.company.id).or_default().push(place);
    }
    let mut cards: Vec<CompanyCard> = by_company.values().filter_map(|places| card(call, places)).collect();
    cards.sort_by_cached_key(|card| (fold(&card.name), card.link.clone()));
    cards
}
