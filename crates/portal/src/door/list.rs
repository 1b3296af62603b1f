//! The list at the door: as rows of the page, and as JSON that a device keeps.
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::check_in::{self, DoorPlace},
    event::{
        SlotView,
        slot::{Layer, SlotKind},
    },
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    PortalState,
    booking_desk::slot_name,
    desk::At,
    error::Result,
    event_desk::{Case, when},
    site::Site,
};

/// Where people are let in: a slot, or one stop of it; everywhere where neither is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Door {
    pub(super) slot: Option<Uuid>,
    pub(super) meeting: Option<Uuid>,
}

impl Door {
    /// `slot`, or `slot:meeting`.
    pub(super) fn read(text: &str) -> Self {
        let (slot, meeting) = text.split_once(':').unwrap_or((text, ""));
        let id = |text: &str| Uuid::try_parse(text).ok();
        Self { slot: id(slot), meeting: id(slot).and(id(meeting)) }
    }

    pub(super) fn value(self) -> String {
        match (self.slot, self.meeting) {
            (Some(slot), Some(meeting)) => format!("{slot}:{meeting}"),
            (Some(slot), None) => slot.to_string(),
            (None, _) => String::new(),
        }
    }

    /// Whether somebody is awaited there.
    pub(super) fn awaits(self, place: &DoorPlace) -> bool {
        self.slot.is_none_or(|slot| place.slots.contains(&slot))
    }

    /// When they were let in there.
    pub(super) fn seen(self, place: &DoorPlace) -> Option<DateTime<Utc>> {
        let at = self.meeting.or(self.slot);
        place.seen.iter().find(|(id, _)| at.is_none_or(|at| at == *id)).map(|(_, at)| *at)
    }
}

fn doors_of(view: &SlotView) -> bool {
    view.slot.cancelled_at.is_none() && view.slot.kind != SlotKind::Interview
}

/// (value, text) of all doors; interviews have none, for there are hundreds of them.
pub(super) fn doors(site: &Site, case: &Case) -> Vec<(String, String)> {
    let lang = site.lang;
    let mut doors = vec![(String::new(), lang.t("door-anywhere"))];
    for view in case.view.slots.iter().filter(|view| doors_of(view)) {
        let slot = Some(view.slot.id);
        let name = slot_name(lang, case.event(), &view.slot);
        doors.push((Door { slot, meeting: None }.value(), name));
        doors.extend(view.meetings.iter().map(|(meeting, _)| {
            let text = format!("{} › {} {}", view.slot.title, when::time(meeting.starts_at), meeting.title);
            (Door { slot, meeting: Some(meeting.id) }.value(), text)
        }));
    }
    doors
}

/// Where a device begins: at the only door there is.
pub(super) fn first(case: &Case) -> Door {
    let mut slots = case.view.slots.iter().filter(|view| doors_of(view));
    match (slots.next(), slots.next()) {
        (Some(only), None) => Door { slot: Some(only.slot.id), meeting: None },
        _ => Door::default(),
    }
}

pub(super) async fn read(state: &PortalState, site: &Site, case: &Case) -> Result<Vec<DoorPlace>> {
    Ok(check_in::door_list(&state.db, &*state.clock, &site.visit.actor, case.event().id).await?)
}

/// Everything that a device needs to go on without a network, and the token for what it hands over later.
pub(super) async fn json(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let places: Vec<_> = read(&state, &site, &case)
        .await?
        .into_iter()
        .map(|place| {
            let DoorPlace { place_id, ticket, name, group_name, school, slots, seen } = place;
            json!({
                "id": place_id, "ticket": ticket, "name": name, "group": group_name, "school": school,
                "slots": slots, "seen": seen,
            })
        })
        .collect();
    let slots: Vec<_> = case
        .view
        .slots
        .iter()
        .map(|view| {
            let appointment = view.slot.kind.layer() == Some(Layer::Appointment);
            json!({ "id": view.slot.id, "title": view.slot.title, "appointment": appointment })
        })
        .collect();
    let body =
        json!({ "at": state.clock.now(), "csrf": site.visit.csrf(), "slots": slots, "places": places });
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

#[cfg(test)]
mod tests {
    use super::{Door, DoorPlace, Uuid};

    #[test]
    fn a_door_is_a_slot_or_one_stop_of_it() {
        let [slot, stop] = [1, 2].map(Uuid::from_u128);
        for door in [
            Door::default(),
            Door { slot: Some(slot), meeting: None },
            Door { slot: Some(slot), meeting: Some(stop) },
        ] {
            assert_eq!(Door::read(&door.value()), door);
        }
        assert_eq!(Door::read(&format!("x:{stop}")), Door::default());
        let at = "2027-05-04T07:12:00Z".parse().unwrap();
        let place = DoorPlace {
            place_id: Uuid::nil(),
            ticket: None,
            name: None,
            group_name: None,
            school: None,
            slots: vec![slot],
            seen: vec![(stop, at)],
        };
        let door = |text: String| Door::read(&text);
        assert_eq!(door(format!("{slot}:{stop}")).seen(&place), Some(at));
        assert_eq!(door(slot.to_string()).seen(&place), None);
        assert_eq!(Door::default().seen(&place), Some(at));
        assert!(door(slot.to_string()).awaits(&place) && !door(stop.to_string()).awaits(&place));
    }
}
