use lotse_domain::event::{
    CompanyRef, Event,
    exhibitor::{Exhibitor, ExhibitorState, OwnExhibit, Vacancies, Visitor, interviewer::Interviewer},
    slot::Slot,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    events::{EventCompanyOut, EventFieldsOut, EventRefOut, SlotFieldsOut},
    words,
};

/// The exhibitors of an event in every state, by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskExhibitors)]
pub(super) struct ExhibitorsOut {
    items: Vec<DeskExhibitorOut>,
}

/// An exhibitor with who holds its interviews.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskExhibitor)]
struct DeskExhibitorOut {
    #[serde(flatten)]
    exhibitor: ExhibitorFieldsOut,
    company: EventCompanyOut,
    interviewers: Vec<InterviewerOut>,
}

/// An exhibitor, for the event's managers and its own people.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExhibitorFields)]
pub(super) struct ExhibitorFieldsOut {
    id: Uuid,
    event_id: Uuid,
    company_id: Uuid,
    #[schema(value_type = words::ExhibitorStateDescribed)]
    state: ExhibitorState,
    /// The label of a stand of the hall plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    stand: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offers: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seeks: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_name: Option<String>,
    /// Vacancies that it comes with.
    vacancies: Vec<Uuid>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Somebody who holds interviews.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Interviewer)]
struct InterviewerOut {
    id: Uuid,
    name: String,
}

/// Events to which a company could go, or goes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyEvents)]
pub(super) struct CompanyEventsOut {
    items: Vec<CompanyEventOut>,
}

/// An event with the company's part in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyEvent)]
struct CompanyEventOut {
    event: EventRefOut,
    /// Absent until it asks for a stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    exhibitor: Option<ExhibitorFieldsOut>,
}

/// A company's part in an event, with who comes to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CompanyExhibit)]
pub(super) struct OwnExhibitOut {
    event: EventFieldsOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    exhibitor: Option<ExhibitorFieldsOut>,
    interviewers: Vec<InterviewerOut>,
    /// Its interviews, stops and talks, in time order.
    slots: Vec<VisitedSlotOut>,
    /// Who wishes to meet it, before the allocation.
    wishing: Vec<WishingOut>,
}

/// A slot with who comes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitedSlot)]
struct VisitedSlotOut {
    slot: SlotFieldsOut,
    visitors: Vec<VisitorOut>,
}

/// Somebody who wishes to meet the company.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WishingVisitor)]
struct WishingOut {
    visitor: VisitorOut,
    /// In the company's own order; 1 is the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<i32>,
}

/// Somebody who comes to the company, or wishes to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Visitor)]
struct VisitorOut {
    itinerary_id: Uuid,
    /// Under 16 only after a guardian has agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school_year: Option<String>,
    checked_in: bool,
    /// How many, where a group comes.
    size: i32,
}

impl From<Vec<(Exhibitor, CompanyRef, Vec<Interviewer>)>> for ExhibitorsOut {
    fn from(list: Vec<(Exhibitor, CompanyRef, Vec<Interviewer>)>) -> Self {
        let one = |(exhibitor, company, interviewers): (Exhibitor, CompanyRef, Vec<Interviewer>)| {
            DeskExhibitorOut {
                exhibitor: exhibitor.into(),
                company: company.into(),
                interviewers: interviewers.into_iter().map(Into::into).collect(),
            }
        };
        Self { items: list.into_iter().map(one).collect() }
    }
}

impl From<Exhibitor> for ExhibitorFieldsOut {
    fn from(exhibitor: Exhibitor) -> Self {
        let Exhibitor {
            id,
            event_id,
            company_id,
            state,
            stand,
            offers,
            seeks,
            needs,
            contact_name,
            vacancies: Vacancies(vacancies),
            reason,
            version: _,
            created_at: _,
            updated_at: _,
        } = exhibitor;
        Self { id, event_id, company_id, state, stand, offers, seeks, needs, contact_name, vacancies, reason }
    }
}

impl From<Interviewer> for InterviewerOut {
    fn from(Interviewer { id, exhibitor_id: _, event_id: _, name, position: _ }: Interviewer) -> Self {
        Self { id, name }
    }
}

impl From<Vec<(Event, Option<Exhibitor>)>> for CompanyEventsOut {
    fn from(events: Vec<(Event, Option<Exhibitor>)>) -> Self {
        let one = |(event, exhibitor): (Event, Option<Exhibitor>)| CompanyEventOut {
            event: EventRefOut::from(&event),
            exhibitor: exhibitor.map(Into::into),
        };
        Self { items: events.into_iter().map(one).collect() }
    }
}

impl From<OwnExhibit> for OwnExhibitOut {
    fn from(OwnExhibit { event, exhibitor, interviewers, slots, wishing }: OwnExhibit) -> Self {
        let slot = |(slot, visitors): (Slot, Vec<Visitor>)| VisitedSlotOut {
            slot: slot.into(),
            visitors: visitors.into_iter().map(Into::into).collect(),
        };
        let wish = |(visitor, rank): (Visitor, Option<i32>)| WishingOut { visitor: visitor.into(), rank };
        Self {
            event: event.into(),
            exhibitor: exhibitor.map(Into::into),
            interviewers: interviewers.into_iter().map(Into::into).collect(),
            slots: slots.into_iter().map(slot).collect(),
            wishing: wishing.into_iter().map(wish).collect(),
        }
    }
}

impl From<Visitor> for VisitorOut {
    fn from(Visitor { itinerary_id, name, school, school_year, checked_in, size }: Visitor) -> Self {
        Self { itinerary_id, name, school, school_year, checked_in, size }
    }
}
