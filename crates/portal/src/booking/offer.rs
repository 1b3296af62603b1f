//! What somebody can book at an event, and for whom.
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use lotse_domain::{
    booking::Reason,
    company::Company,
    event::{
        self, BookingMode, CompanyRef, EventState, EventView, SlotView,
        slot::{Layer, SlotKind, Takes},
        window,
    },
    grant,
    school::{self, School},
};
use uuid::Uuid;

use crate::{
    PortalState,
    desk::{At, parameter},
    error::{PortalError, Result},
    events::{self, Room},
    language::Lang,
    site::Site,
};

/// For whom somebody books.
#[derive(Debug, Clone)]
pub(crate) enum Party {
    Person,
    /// A teacher for a class.
    School(School),
    /// Somebody for a company's employees.
    Company(Company),
}

impl Party {
    /// As the parameter `gruppe` says; for strangers the way to sign in, whether there is such a school or not.
    async fn of(state: &PortalState, site: &Site) -> Result<Self> {
        let Some(group) = parameter(site, "gruppe") else { return Ok(Self::Person) };
        let actor = &site.visit.actor;
        actor.signed_in()?;
        match group.split_once(':') {
            Some(("schule", slug)) => {
                let school = school::find_by_slug(&state.db, actor, slug).await?;
                actor.require(actor.teaches_at(school.id), school.id, "school")?;
                Ok(Self::School(school))
            }
            Some(("betrieb", slug)) => {
                let company = grant::find_company(&state.db, actor, slug).await?;
                actor.require(actor.works_for(company.id), company.id, "company")?;
                Ok(Self::Company(company))
            }
            _ => Err(PortalError::NotFound),
        }
    }

    pub(crate) fn is_group(&self) -> bool {
        !matches!(self, Self::Person)
    }

    /// The value of `gruppe`.
    pub(crate) fn word(&self) -> Option<String> {
        match self {
            Self::Person => None,
            Self::School(school) => Some(format!("schule:{}", school.slug)),
            Self::Company(company) => Some(format!("betrieb:{}", company.slug)),
        }
    }

    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Person => None,
            Self::School(school) => Some(&school.name),
            Self::Company(company) => Some(&company.name),
        }
    }
}

/// An event, for somebody who wants to come.
pub(crate) struct Offer {
    pub(crate) view: EventView,
    pub(crate) party: Party,
    pub(crate) now: DateTime<Utc>,
}

impl Offer {
    pub(super) async fn at(state: &PortalState, site: &Site, at: &At) -> Result<Self> {
        let slug = at.get("slug").map(String::as_str).unwrap_or_default();
        let view = event::find_public_by_slug(&state.db, &*state.clock, slug).await?;
        let party = Party::of(state, site).await?;
        Ok(Self { view, party, now: state.clock.now() })
    }

    /// The way to the portal that the event stands in, where it is another.
    pub(super) fn elsewhere(&self, site: &Site) -> Option<Response> {
        let away = !events::stands_in(site, &self.view.event);
        away.then(|| Redirect::temporary(&site.public(site.lang, &self.here())).into_response())
    }

    /// The path of the event's page.
    pub(crate) fn page(&self) -> String {
        events::path(&self.view.event)
    }

    /// The path of the form.
    pub(crate) fn here(&self) -> String {
        let page = self.page();
        match self.party.word() {
            Some(word) => format!("{page}/anmelden?gruppe={word}"),
            None => format!("{page}/anmelden"),
        }
    }

    /// What is left of a slot for this party.
    pub(crate) fn room(&self, view: &SlotView) -> Room {
        match &self.party {
            Party::School(school) => {
                let closed = window::check(&self.view.event, &view.slot, Some(school.id), self.now);
                Room::knowing(view, closed.or_else(|| self.by_wish(view)))
            }
            Party::Person | Party::Company(_) => match self.by_wish(view) {
                Some(reason) => Room::knowing(view, Some(reason)),
                None => Room::of(view),
            },
        }
    }

    /// Appointments that are given by wish cannot be booked before they are given.
    fn by_wish(&self, view: &SlotView) -> Option<Reason> {
        (self.works_with_wishes() && view.slot.kind.is_wished_for()).then_some(Reason::ByWish)
    }

    fn works_with_wishes(&self) -> bool {
        let event = &self.view.event;
        event.mode == BookingMode::Wishes && event.allocated_at.is_none()
    }

    /// The slots that such a party may book at all.
    pub(crate) fn fitting(&self) -> Vec<&SlotView> {
        let group = self.party.is_group();
        let fits = |takes: Takes| takes == Takes::Both || (takes == Takes::Groups) == group;
        self.view.slots.iter().filter(|view| fits(view.slot.takes) && self.by_wish(view).is_none()).collect()
    }

    /// Those of them that can be chosen now.
    pub(crate) fn open(&self) -> Vec<&SlotView> {
        if !matches!(self.view.event.state, EventState::Published | EventState::Running) {
            return Vec::new();
        }
        self.fitting().into_iter().filter(|view| self.room(view).is_open()).collect()
    }

    /// Those of these ids, in the order of the event.
    pub(crate) fn slots(&self, ids: &[Uuid]) -> Vec<&SlotView> {
        self.view.slots.iter().filter(|view| ids.contains(&view.slot.id)).collect()
    }

    /// The companies that can be wished for now, by name; none where there is nothing to wish.
    pub(crate) fn wishable(&self) -> Vec<&CompanyRef> {
        let until = self.view.event.wishes_until;
        let time = self.works_with_wishes() && until.is_some_and(|until| self.now < until);
        if !time || self.party.is_group() {
            return Vec::new();
        }
        wishable(&self.view)
    }

    /// What is ticked before anybody has chosen: being there at all, where there is only one way to.
    pub(crate) fn usual(&self) -> Vec<Uuid> {
        let whole = |kind: SlotKind| {
            matches!(kind, SlotKind::Admission | SlotKind::Bus | SlotKind::ClassPlace | SlotKind::Date)
        };
        let open = self.open();
        let frames: Vec<Uuid> =
            open.iter().filter(|view| whole(view.slot.kind)).map(|view| view.slot.id).collect();
        if frames.len() == 1 { frames } else { Vec::new() }
    }

    /// Whether somebody must wait for one of these.
    pub(crate) fn waits(&self, slots: &[&SlotView]) -> bool {
        slots.iter().any(|view| matches!(self.room(view), Room::Waits(_)))
    }

    /// The companies that will see who comes.
    pub(crate) fn companies(slots: &[&SlotView]) -> Vec<String> {
        let appointments = slots.iter().filter(|view| view.slot.kind.layer() == Some(Layer::Appointment));
        let mut names: Vec<String> =
            appointments.filter_map(|view| Some(view.company.as_ref()?.name.clone())).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Why nothing can be chosen.
    pub(crate) fn shut(&self, lang: Lang) -> String {
        let fitting = self.fitting();
        match (self.view.event.state, fitting.first()) {
            (EventState::Cancelled | EventState::Done, _) => lang.t("event-no-sign-up"),
            (_, None) if self.party.is_group() => lang.t("booking-no-groups"),
            (_, None) if self.view.slots.is_empty() => lang.t("event-open-door"),
            (_, None) => lang.t("booking-only-groups"),
            (_, Some(view)) => self.room(view).words(lang, view.slot.unit, self.party.is_group()),
        }
    }
}

/// The companies that have times which are given by wish, by name.
pub(crate) fn wishable(view: &EventView) -> Vec<&CompanyRef> {
    let mut companies: Vec<&CompanyRef> = view
        .slots
        .iter()
        .filter(|slot| slot.slot.kind.is_wished_for())
        .filter_map(|slot| slot.company.as_ref())
        .collect();
    companies.sort_by(|a, b| a.name.cmp(&b.name));
    companies.dedup_by(|a, b| a.id == b.id);
    companies
}
