//! Adding and giving back, and a group's size, in one step.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    booking::{self, BookingState, Change, own::ItineraryView},
    event::{self, EventView, SlotView, slot::Takes, window},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::page::{Standing, after, own_at, path};
use crate::{
    PortalState,
    booking::{Around, ChoiceGroup, NotTogether, Typed, at_fields, groups, key_of, settle},
    desk::{At, inner_page, see},
    error::Result,
    events::{Room, when},
    form::{Field, Mistakes, Refusal},
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "itineraries/change.html")]
struct ChangePage {
    page: Page,
    back: (String, String),
    line: String,
    action: String,
    key: String,
    mistakes: Mistakes,
    groups: Vec<ChoiceGroup>,
    size: Option<Field>,
}

/// An itinerary with the event as everybody sees it.
struct Case {
    id: Uuid,
    own: ItineraryView,
    view: EventView,
    now: chrono::DateTime<chrono::Utc>,
}

impl Case {
    /// None where nothing can be changed any more.
    async fn of(state: &PortalState, site: &Site, at: &At) -> Result<(Uuid, Option<Self>)> {
        let (id, own) = own_at(state, site, at).await?;
        let now = state.clock.now();
        if !Standing::of(&own, now).changes(&own) {
            return Ok((id, None));
        }
        let view = event::find_public(&state.db, &*state.clock, own.event.id).await?;
        Ok((id, Some(Self { id, own, view, now })))
    }

    /// The slots that are booked, or waited for.
    fn held(&self) -> Vec<Uuid> {
        let live = self.own.bookings.iter().filter(|it| it.booking.state.is_live());
        live.map(|it| it.slot.id).collect()
    }

    /// Those of them that cannot be given back any more.
    fn fixed(&self) -> Vec<Uuid> {
        let fixed = self.own.bookings.iter().filter(|it| {
            let came = matches!(it.booking.state, BookingState::Attended | BookingState::Missed);
            came || (it.booking.state.is_live() && !it.may_cancel)
        });
        fixed.map(|it| it.slot.id).collect()
    }

    fn room(&self, view: &SlotView) -> Room {
        let school = self.own.itinerary.school_id.or(self.own.itinerary.quota_school_id);
        Room::knowing(view, window::check(&self.view.event, &view.slot, school, self.now))
    }

    /// What such a party may book, and what it has.
    fn slots(&self) -> Vec<&SlotView> {
        let (held, group) = (self.held(), self.own.itinerary.group_name.is_some());
        let by_wish = |view: &SlotView| {
            self.view.event.mode == event::BookingMode::Wishes
                && self.view.event.allocated_at.is_none()
                && view.slot.kind.is_wished_for()
        };
        let fits = |takes: Takes| takes == Takes::Both || (takes == Takes::Groups) == group;
        let shown = self
            .view
            .slots
            .iter()
            .filter(|view| held.contains(&view.slot.id) || (fits(view.slot.takes) && !by_wish(view)));
        shown.collect()
    }

    fn line(&self, site: &Site) -> String {
        let (lang, event) = (site.lang, &self.view.event);
        let when = when::whole(lang, event.starts_at, event.ends_at);
        lang.with("booking-line", [("title", event.title.clone()), ("day", when)])
    }

    fn page(&self, site: &Site, ticked: &[Uuid], size: &str) -> ChangePage {
        let lang = site.lang;
        let fixed = self.fixed();
        let group = self.own.itinerary.group_name.is_some();
        ChangePage {
            page: inner_page(site, lang.t("change-title")),
            back: (site.href(&path(self.id, "")), self.view.event.title.clone()),
            line: self.line(site),
            action: site.href(&path(self.id, "/aendern")),
            key: Uuid::new_v4().to_string(),
            mistakes: Mistakes::default(),
            groups: groups(lang, &self.slots(), |view| self.room(view), ticked, &fixed, group),
            size: group.then(|| {
                Field::digits("size", lang.t("booking-size"), 3)
                    .hint(lang.t("change-size-hint"))
                    .value(size)
                    .autocomplete("off")
            }),
        }
    }

    /// What is to be added and given back. Boxes that cannot be ticked off are not sent.
    fn change(&self, typed: &Typed) -> Change {
        let (held, fixed, wanted) = (self.held(), self.fixed(), typed.wanted());
        let size = typed.get("size").parse().ok();
        Change {
            add: wanted.iter().copied().filter(|id| !held.contains(id) && !fixed.contains(id)).collect(),
            drop: held.into_iter().filter(|id| !wanted.contains(id) && !fixed.contains(id)).collect(),
            size: size.filter(|size| *size != self.own.itinerary.size),
            wait: typed.waits() || wanted.iter().any(|id| self.waits(*id)),
        }
    }

    /// Whether its place in the waiting list was shown to whoever chose it.
    fn waits(&self, id: Uuid) -> bool {
        let view = self.view.slots.iter().find(|view| view.slot.id == id);
        view.is_some_and(|view| matches!(self.room(view), Room::Waits(_)))
    }
}

impl ChangePage {
    fn refused(mut self, refusal: &Refusal) -> Result<Response> {
        self.mistakes = refusal.mistakes.clone();
        if let Some(field) = &mut self.size {
            field.mistake = refusal.mistakes.at("size");
        }
        self.page.title = self.page.with("mistake-title", "title", &self.page.title);
        Ok(refusal.answer(html(&self)?))
    }
}

pub(super) async fn page(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    match Case::of(&state, &site, &at).await? {
        (_, Some(case)) => {
            let size = case.own.itinerary.size.to_string();
            html(&case.page(&site, &case.held(), &size))
        }
        (id, None) => Ok(see(&site, &path(id, ""))),
    }
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let (id, case) = Case::of(&state, &site, &at).await?;
    let Some(case) = case else { return Ok(see(&site, &path(id, ""))) };
    let (lang, actor, typed) = (site.lang, &site.visit.actor, Typed::read(&fields));
    let again = |refusal: &Refusal| {
        let ticked: Vec<Uuid> = typed.wanted().into_iter().chain(case.fixed()).collect();
        case.page(&site, &ticked, typed.get("size")).refused(refusal)
    };
    let group = case.own.itinerary.group_name.is_some();
    if group && typed.get("size").parse::<i32>().ok().is_none_or(|size| !(2..=500).contains(&size)) {
        let mistakes = Mistakes::of("size", lang.t("mistake-size-range"));
        return again(&Refusal::own(mistakes));
    }
    let change = case.change(&typed);
    let nothing = change.add.is_empty() && change.drop.is_empty() && change.size.is_none();
    if nothing {
        return Ok(see(&site, &path(id, "")));
    }
    let kept = case.held().len() - change.drop.len() + change.add.len();
    if kept == 0 && case.own.wishes.is_empty() {
        return Ok(see(&site, &path(id, "/absagen")));
    }
    let key = key_of(actor, &format!("portal.change:{id}"), &typed, &change);
    let changed = match key {
        Ok(key) => booking::change(&state.db, &*state.clock, actor, id, change, key).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(_) => Ok(after(&site, id, "fertig=itinerary-changed")),
        Err(DomainError::NotBookable(list)) => {
            let there = path(id, "/aendern");
            let around = Around {
                back: (there.clone(), lang.t("change-title")),
                line: case.line(&site),
                action: there,
            };
            NotTogether::new(&site, around, &case.view.slots, &typed, &list).answer()
        }
        Err(error) => {
            let mut refusal = Refusal::of(lang, at_fields(error), "platz", &lang.t("booking-changed"))?;
            settle(&mut refusal.mistakes);
            again(&refusal)
        }
    }
}
