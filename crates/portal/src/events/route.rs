//! The route of a bus on a map, with numbers as the list beside it has them.
use lotse_domain::{
    event::{Event, SlotView, meeting::Meeting},
    place::Gazetteer,
};

use super::calendar;
use crate::{
    map::{MapFigure, MapPlace},
    site::Site,
};

/// None where fewer than two stops are known by their positions.
pub(super) fn route(site: &Site, view: &SlotView, gazetteer: &Gazetteer) -> Option<MapFigure> {
    let stops: Vec<MapPlace> = view
        .meetings
        .iter()
        .map(|(meeting, company)| MapPlace {
            at: position(gazetteer, meeting.latitude.zip(meeting.longitude), meeting.postal_code.as_deref()),
            label: name(meeting, company.as_ref().map(|company| company.name.as_str())),
        })
        .collect();
    let mut towns: Vec<&str> =
        view.meetings.iter().filter_map(|(meeting, _)| meeting.town.as_deref()).collect();
    towns.dedup();
    if towns.is_empty() {
        towns = view.meetings.iter().map(|(meeting, _)| meeting.title.as_str()).collect();
    }
    MapFigure::tour(&site.lang.with("event-route-map", [("words", towns.join(", "))]), &stops)
}

/// Where an event takes place, with its one mark.
pub(super) fn whereabouts(site: &Site, event: &Event, gazetteer: &Gazetteer) -> Option<MapFigure> {
    let at = position(gazetteer, calendar::geo(event), event.postal_code.as_deref())?;
    let place = calendar::location(event).unwrap_or_else(|| event.title.clone());
    let label = site.lang.with("map-of-place", [("place", place.clone())]);
    MapFigure::places(site, &label, &[MapPlace { at: Some(at), label: place }], "")
}

/// What is known of it, else the middle of its postal code.
fn position(
    gazetteer: &Gazetteer,
    known: Option<(f64, f64)>,
    postal_code: Option<&str>,
) -> Option<(f64, f64)> {
    let of_code = || gazetteer.postal_code(postal_code?).map(|place| (place.latitude, place.longitude));
    known.or_else(of_code)
}

/// Title, company and town, each once.
fn name(meeting: &Meeting, company: Option<&str>) -> String {
    let company = company.filter(|company| !meeting.title.contains(company));
    let town = meeting.town.as_deref().filter(|town| !meeting.title.contains(town));
    [Some(meeting.title.as_str()), company, town].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Gazetteer, Meeting, SlotView, name, route};
    use crate::{events::sample_slot, language::Lang, site::Site};

    fn meeting(title: &str, at: Option<(f64, f64)>) -> Meeting {
        let SlotView { slot, .. } = sample_slot(50, 0, 0);
        Meeting {
            id: Uuid::from_u128(1),
            event_id: slot.event_id,
            slot_id: slot.id,
            company_id: None,
            station_id: None,
            rotates: false,
            title: title.to_owned(),
            description: None,
            place: None,
            street: None,
            postal_code: None,
            town: Some("Lübeck".to_owned()),
            latitude: at.map(|(latitude, _)| latitude),
            longitude: at.map(|(_, longitude)| longitude),
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            position: 0,
        }
    }

    fn drawn(stops: &[(&str, Option<(f64, f64)>)]) -> Option<String> {
        let meetings = stops.iter().map(|(title, at)| (meeting(title, *at), None)).collect();
        let view = SlotView { meetings, ..sample_slot(50, 0, 0) };
        let site = Site::sample(Lang::De, None, "/veranstaltungen/x", "");
        route(&site, &view, &Gazetteer::default()).map(|figure| figure.svg)
    }

    #[test]
    fn stops_have_the_numbers_of_the_list_and_a_line_between_them() {
        let (luebeck, hamburg) = (Some((53.87, 10.69)), Some((53.55, 9.99)));
        let svg = drawn(&[("Werft", luebeck), ("Pause", None), ("Hafen", hamburg), ("Werft", luebeck)])
            .expect("three stops are known");
        assert_eq!(svg.matches("class=\"map-stop\"").count(), 2);
        assert!(svg.contains(">1, 4</text>") && svg.contains(">3</text>"), "{svg}");
        assert_eq!(svg.matches("class=\"map-route\"").count(), 1);
        assert!(svg.contains("aria-label=\"Karte der Route: Lübeck."), "{svg}");
        assert!(drawn(&[("Werft", luebeck), ("Pause", None)]).is_none());
        assert!(drawn(&[]).is_none());
    }

    #[test]
    fn names_say_nothing_twice() {
        assert_eq!(name(&meeting("Halt in Lübeck", None), Some("Werft")), "Halt in Lübeck, Werft");
        assert_eq!(name(&meeting("Werft GmbH", None), Some("Werft GmbH")), "Werft GmbH, Lübeck");
    }
}
