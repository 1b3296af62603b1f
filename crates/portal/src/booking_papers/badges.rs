//! Name badges of all who come and of all who exhibit.
use lotse_domain::booking::own::ItineraryView;
use lotse_papers::{Accent, Badge, Badges};

use super::{
    companies::{Exhibits, admitted},
    people::has_place,
    tables::language,
};
use crate::{event_desk::Case, itineraries::entrance, site::Site};

pub(super) fn badges(site: &Site, case: &Case, everyone: &[ItineraryView], exhibits: &Exhibits) -> Badges {
    let lang = site.lang;
    let mut items = Vec::new();
    for view in everyone.iter().filter(|view| has_place(view)) {
        for place in &view.places {
            let place = &place.place;
            let Some(name) = place.name.clone() else { continue };
            items.push(Badge {
                name,
                second: place.school.clone(),
                third: view.itinerary.group_name.clone().or_else(|| place.school_year.clone()),
                code: place.ticket.as_ref().map(|ticket| entrance(site, ticket)),
                accent: Accent::None,
            });
        }
    }
    for (exhibitor, company, people) in admitted(exhibits) {
        let mut names: Vec<String> = people.iter().map(|one| one.name.clone()).collect();
        names.extend(exhibitor.contact_name.clone().filter(|name| !names.contains(name)));
        items.extend(names.into_iter().map(|name| Badge {
            name,
            second: Some(company.name.clone()),
            third: Some(match &exhibitor.stand {
                Some(stand) => lang.with("edesk-stand-of", [("name", stand.clone())]),
                None => lang.t("edesk-exhibitor"),
            }),
            code: None,
            accent: Accent::Blue,
        }));
    }
    Badges { language: language(lang), event: case.event().title.clone(), items }
}
