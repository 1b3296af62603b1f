//! A group's part of the page: the link to hand out, and who has which place.
use lotse_domain::booking::{
    check_in::show_ticket,
    own::{ItineraryView, PlaceView},
    place::PlaceConsent,
};

use super::{
    page::{Standing, path},
    ticket::qr,
};
use crate::{error::Result, events::when, language::Lang, site::Site};

/// What whoever booked for a group needs: how many, the link, until when.
pub(super) struct GroupBox {
    pub(super) name: String,
    pub(super) size: String,
    pub(super) named: String,
    pub(super) until: Option<String>,
    pub(super) link: Option<GroupLink>,
    pub(super) resize: Option<String>,
}

pub(super) struct GroupLink {
    pub(super) address: String,
    pub(super) picture: String,
    pub(super) slip: String,
    pub(super) renew: String,
}

/// The address that a group's people open.
pub(super) fn address(site: &Site, token: &str) -> String {
    site.public(site.lang, &format!("/gruppe/{token}"))
}

impl GroupBox {
    /// None for a person, and for whoever only has a place.
    pub(super) fn new(site: &Site, view: &ItineraryView, can: &Standing) -> Result<Option<Self>> {
        let (lang, itinerary) = (site.lang, &view.itinerary);
        let Some(name) = itinerary.group_name.clone().filter(|_| view.holds) else { return Ok(None) };
        let named = view.places.iter().filter(|place| place.place.name.is_some()).count();
        let size = u64::try_from(itinerary.size).unwrap_or(0);
        let changes = can.changes(view);
        let link = match itinerary.link_token.as_deref().filter(|_| changes) {
            Some(token) => {
                let address = address(site, token);
                Some(GroupLink {
                    picture: qr(&address)?,
                    address,
                    slip: site.href(&path(itinerary.id, "/zettel")),
                    renew: site.href(&path(itinerary.id, "/link")),
                })
            }
            None => None,
        };
        let blanks = [("n", named.to_string()), ("of", size.to_string())];
        Ok(Some(Self {
            name,
            size: lang.count("itinerary-places", size),
            named: lang.with("itinerary-named", blanks),
            until: itinerary
                .names_until
                .filter(|_| changes)
                .map(|at| lang.with("itinerary-names-until", [("day", when::moment(lang, at))])),
            link,
            resize: changes.then(|| site.href(&path(itinerary.id, "/aendern"))),
        }))
    }
}

/// A place of a group, with its name or without.
pub(super) struct PlaceRow {
    pub(super) title: String,
    pub(super) about: Vec<String>,
    pub(super) warm: Option<String>,
    /// Where it is named.
    pub(super) name_it: Option<(String, String)>,
}

impl PlaceRow {
    /// Those of a group, for whoever booked it.
    pub(super) fn all(site: &Site, view: &ItineraryView, can: &Standing) -> Vec<Self> {
        if view.itinerary.group_name.is_none() || !view.holds {
            return Vec::new();
        }
        view.places.iter().map(|place| Self::new(site, view, place, can)).collect()
    }

    fn new(site: &Site, view: &ItineraryView, place: &PlaceView, can: &Standing) -> Self {
        let (lang, row) = (site.lang, &place.place);
        let number = [("n", row.number.to_string())];
        let named = row.name.is_some();
        let key = if named { "place-rename" } else { "place-name" };
        let mut about: Vec<String> = [row.school.clone(), row.school_year.clone()]
            .into_iter()
            .flatten()
            .chain(place.options.iter().map(|option| format!("{}: {}", option.topic, option.label)))
            .collect();
        about.extend(
            row.ticket
                .as_deref()
                .filter(|_| named)
                .map(|ticket| lang.with("place-ticket", [("n", show_ticket(ticket))])),
        );
        if let Some(at) = place.checked_in {
            about.push(lang.with("place-came", [("day", when::moment(lang, at))]));
        }
        let title = row.name.clone().unwrap_or_else(|| lang.with("place-unnamed", number));
        let href = site.href(&path(view.itinerary.id, &format!("/plaetze/{}", row.id)));
        Self {
            title,
            about,
            warm: consent(lang, row.consent),
            name_it: can.changes(view).then(|| (href, lang.t(key))),
        }
    }
}

/// How it stands with the guardian, where that asks for attention.
fn consent(lang: Lang, consent: PlaceConsent) -> Option<String> {
    matches!(consent, PlaceConsent::Requested | PlaceConsent::Refused)
        .then(|| lang.word("place-consent", consent.as_str()))
}
