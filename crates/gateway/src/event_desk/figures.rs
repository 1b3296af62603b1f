use axum::{extract::State, response::Response};
use chrono::NaiveDate;
use lotse_domain::event::{
    exhibitor::{self, CompanyFigures, Figures},
    slot::Slot,
};
use lotse_web_kit::{Path, Reply, auth::Person};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    GatewayState,
    events::{EventCompanyOut, SlotFieldsOut},
    private, responses,
};

/// What became of an event, in figures. Names nobody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventFigures)]
pub(super) struct FiguresOut {
    /// People with a place, now or at the end.
    signed_up: u64,
    waiting: u64,
    cancelled: u64,
    came: u64,
    missed: u64,
    /// Sign-ups of each day since the publication.
    by_day: Vec<DayOut>,
    by_school: Vec<SchoolFiguresOut>,
    by_company: Vec<CompanyFiguresOut>,
    by_slot: Vec<SlotFiguresOut>,
    /// Of people who came: applications to exhibiting companies within 12 months after it.
    applications: u64,
    /// How many of those were accepted.
    contracts: u64,
}

/// Sign-ups of a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SignUpsOfDay)]
struct DayOut {
    on: NaiveDate,
    sign_ups: u64,
}

/// A school's people at an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SchoolAtEvent)]
struct SchoolFiguresOut {
    /// Absent where it was not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    signed_up: u64,
    came: u64,
}

/// A company's appointments at an event, and what came of them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyAtEvent)]
struct CompanyFiguresOut {
    company: EventCompanyOut,
    booked: u64,
    kept: u64,
    applications: u64,
    contracts: u64,
}

/// How many people came to a slot.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SlotAtEvent)]
struct SlotFiguresOut {
    slot: SlotFieldsOut,
    came: u64,
}

impl From<Figures> for FiguresOut {
    fn from(figures: Figures) -> Self {
        let Figures {
            signed_up,
            waiting,
            cancelled,
            came,
            missed,
            by_day,
            by_school,
            by_company,
            by_slot,
            applications,
            contracts,
        } = figures;
        let school = |(school, signed_up, came)| SchoolFiguresOut { school, signed_up, came };
        let slot = |(slot, came): (Slot, u64)| SlotFiguresOut { slot: slot.into(), came };
        Self {
            signed_up,
            waiting,
            cancelled,
            came,
            missed,
            by_day: by_day.into_iter().map(|(on, sign_ups)| DayOut { on, sign_ups }).collect(),
            by_school: by_school.into_iter().map(school).collect(),
            by_company: by_company.into_iter().map(Into::into).collect(),
            by_slot: by_slot.into_iter().map(slot).collect(),
            applications,
            contracts,
        }
    }
}

impl From<CompanyFigures> for CompanyFiguresOut {
    fn from(CompanyFigures { company, booked, kept, applications, contracts }: CompanyFigures) -> Self {
        Self { company: company.into(), booked, kept, applications, contracts }
    }
}

/// Read the figures of an event
#[utoipa::path(
    get,
    path = "/api/v1/event-desk/{id}/figures",
    tag = "event desk",
    operation_id = "show_event_figures",
    params(("id" = Uuid, Path, description = "Id of the event.")),
    security(("bearer" = [])),
    responses((status = 200, description = "The figures.", body = FiguresOut), responses::Keyed, responses::Private)
)]
pub(crate) async fn show(
    State(state): State<GatewayState>,
    Person(actor): Person,
    Path(id): Path<Uuid>,
) -> Reply<Response> {
    private::show(&FiguresOut::from(exhibitor::figures(&state.db, &*state.clock, &actor, id).await?))
}
