//! How full each slot is: drawn with the page, and read again by its script while somebody looks.
use axum::{
    Json,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use lotse_domain::{
    booking::{self, desk::Pulse},
    event::SlotView,
};
use serde_json::json;
use uuid::Uuid;

use super::slot_time;
use crate::{PortalState, desk::At, error::Result, event_desk::Case, site::Site};

/// One slot with its numbers.
#[derive(Debug, Clone)]
pub(super) struct NumberRow {
    pub(super) id: Uuid,
    pub(super) title: String,
    pub(super) when: String,
    /// The list of those who are in it.
    pub(super) href: String,
    pub(super) taken: i32,
    pub(super) capacity: i32,
    pub(super) waiting: i32,
    pub(super) here: u64,
    /// Nothing is free.
    pub(super) full: bool,
}

/// Slots that stand for themselves, and interviews and stops, of which there can be hundreds.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    pub(super) rows: Vec<NumberRow>,
    pub(super) appointments: Vec<NumberRow>,
}

pub(super) async fn read(state: &PortalState, site: &Site, case: &Case) -> Result<Pulse> {
    Ok(booking::desk::pulse(&state.db, &*state.clock, &site.visit.actor, case.event().id).await?)
}

impl Numbers {
    pub(super) fn new(site: &Site, case: &Case, pulse: &Pulse) -> Self {
        let mut numbers = Self::default();
        for (id, taken, capacity, waiting, here) in &pulse.slots {
            let Some(view) = case.view.slots.iter().find(|view| view.slot.id == *id) else { continue };
            let row = NumberRow {
                id: *id,
                title: title(view),
                when: slot_time(site.lang, case.event(), &view.slot),
                href: site.href(&case.path(&format!("/anmeldungen?termin={id}"))),
                taken: *taken,
                capacity: *capacity,
                waiting: *waiting,
                here: *here,
                full: taken >= capacity,
            };
            if view.slot.kind.is_wished_for() {
                numbers.appointments.push(row);
            } else {
                numbers.rows.push(row);
            }
        }
        numbers
    }
}

/// With the company's name, where the title does not say it.
pub(super) fn title(view: &SlotView) -> String {
    match &view.company {
        Some(company) if company.name != view.slot.title => {
            format!("{} – {}", view.slot.title, company.name)
        }
        _ => view.slot.title.clone(),
    }
}

/// The same as JSON; personal data there is none in it, and nobody keeps it.
pub(super) async fn pulse(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let pulse = read(&state, &site, &case).await?;
    let slots: Vec<_> = pulse
        .slots
        .iter()
        .map(|(id, taken, capacity, waiting, here)| {
            json!({ "id": id, "taken": taken, "capacity": capacity, "waiting": waiting, "here": here })
        })
        .collect();
    let body = json!({ "at": pulse.at, "slots": slots });
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}
