use chrono::{DateTime, NaiveDate, Utc};
use lotse_domain::booking::{
    group::{CONSENT_TEXT, ConsentRequest, GroupLink},
    place::{Place, PlaceConsent},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    events::{EventOut, EventRefOut},
    words,
};

/// What a group's link leads to. Names nobody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GroupLink)]
pub(super) struct GroupLinkOut {
    event: EventOut,
    group_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<String>,
    /// Places that have no name yet.
    free: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    names_until: Option<DateTime<Utc>>,
    /// Whether it can still be filled in.
    open: bool,
}

impl From<GroupLink> for GroupLinkOut {
    fn from(GroupLink { event, group_name, school, free, names_until, open }: GroupLink) -> Self {
        Self { event: event.into(), group_name, school, free, names_until, open }
    }
}

/// A place that somebody has taken by a group's link.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TakenPlace)]
pub(super) struct TakenPlaceOut {
    id: Uuid,
    number: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Whether a guardian has agreed.
    #[schema(value_type = words::PlaceConsentDescribed)]
    consent: PlaceConsent,
    /// What the QR code says. Where an address was given it goes there instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<String>,
}

impl From<Place> for TakenPlaceOut {
    fn from(place: Place) -> Self {
        let Place { id, number, name, mail, consent, ticket, .. } = place;
        // Whoever knows somebody's address does not get their ticket by it.
        Self { id, number, name, consent, ticket: ticket.filter(|_| mail.is_none()) }
    }
}

/// A group's new link.
#[derive(Serialize, ToSchema)]
#[schema(as = NewGroupLink)]
pub(super) struct LinkOut {
    /// `/gruppe/{link_token}`
    pub(super) link_token: String,
}

/// What a guardian is asked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitConsent)]
pub(super) struct ConsentOut {
    event: EventRefOut,
    /// Name of the cluster.
    cluster: String,
    /// The pupil's name; empty where a guardian has said no.
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_date: Option<NaiveDate>,
    /// What is booked.
    plan: Vec<PlannedOut>,
    /// Names of companies that will see the pupil's name.
    companies: Vec<String>,
    #[schema(value_type = words::PlaceConsentDescribed)]
    state: PlaceConsent,
    /// The version of the text that is agreed to.
    text: &'static str,
}

/// Something that is booked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlannedVisit)]
struct PlannedOut {
    title: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl From<ConsentRequest> for ConsentOut {
    fn from(request: ConsentRequest) -> Self {
        let ConsentRequest { event, cluster_name, name, birth_date, plan, companies, state } = request;
        let planned = |(title, starts_at, ends_at)| PlannedOut { title, starts_at, ends_at };
        Self {
            event: EventRefOut::from(&event),
            cluster: cluster_name,
            name,
            birth_date,
            plan: plan.into_iter().map(planned).collect(),
            companies,
            state,
            text: CONSENT_TEXT,
        }
    }
}

/// A guardian's answer.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = VisitConsentAnswer)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerIn {
    pub(super) agrees: bool,
}
