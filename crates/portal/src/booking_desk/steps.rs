//! Moving somebody to another slot, letting them in from the waiting list, and cancelling for them.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::booking::{
    self,
    own::{BookingView, ItineraryView},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    list::name_of,
    numbers::title,
    one::{One, found, path},
    refusal, slot_name, slot_time,
};
use crate::{
    PortalState,
    desk::{At, id_at, parameter, see},
    error::{PortalError, Result},
    event_desk::{Case, EventForm},
    form::{Block, Field, Mistakes, Refusal},
    site::Site,
};

/// The slot of the sign-up that an address names.
fn booked<'a>(view: &'a ItineraryView, at: &At) -> Result<&'a BookingView> {
    let id = id_at(at, "booking")?;
    view.bookings.iter().find(|one| one.booking.id == id).ok_or(PortalError::NotFound)
}

fn moving(site: &Site, case: &Case, view: &ItineraryView, one: &BookingView) -> EventForm {
    let lang = site.lang;
    let has = |id: Uuid| {
        let mut live = view.bookings.iter().filter(|other| other.booking.state.is_live());
        live.any(|other| other.slot.id == id)
    };
    // What is alike goes first.
    let mut others: Vec<_> = case
        .view
        .slots
        .iter()
        .filter(|known| known.slot.cancelled_at.is_none() && known.slot.free() > 0 && !has(known.slot.id))
        .collect();
    others.sort_by_key(|known| (known.slot.kind != one.slot.kind, known.slot.starts_at));
    let options: Vec<(String, String)> = others
        .into_iter()
        .map(|known| {
            let free = lang.count("slot-free", super::count(known.slot.free()));
            let text = format!("{}, {} ({free})", title(known), slot_time(lang, case.event(), &known.slot));
            (known.slot.id.to_string(), text)
        })
        .collect();
    let none = options.is_empty();
    let rest = path(view, &format!("/verlegen/{}", one.booking.id));
    let form = Block::new(&case.path(&rest), lang.t("bdesk-move-button")).field(Field::select(
        "slot",
        lang.t("bdesk-move-to"),
        options,
    ));
    let heading = lang.with("bdesk-move-heading", [("name", name_of(site, view))]);
    let from = slot_name(lang, case.event(), &one.slot);
    let page = EventForm::new(site, case, "/anmeldungen", heading, form)
        .intro(lang.with("bdesk-move-from", [("title", from)]))
        .intro(lang.t(if none { "bdesk-move-none" } else { "bdesk-move-text" }))
        .back(site, case, lang.t("desk-cancel"), &path(view, ""));
    if none { page.without_form() } else { page }
}

pub(super) async fn ask_move(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let view = found(&state, &site, &case, &at).await?;
    moving(&site, &case, &view, booked(&view, &at)?).show()
}

pub(super) async fn move_there(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let view = found(&state, &site, &case, &at).await?;
    let one = booked(&view, &at)?;
    let form = moving(&site, &case, &view, one);
    let Ok(slot) = Uuid::try_parse(fields.text("slot")) else {
        let mistakes = Mistakes::of("slot", site.lang.t("bdesk-move-missing"));
        return form.refused(&Refusal::own(mistakes));
    };
    let (actor, id) = (&site.visit.actor, one.booking.id);
    match booking::desk::move_booking(&state.db, &*state.clock, actor, id, slot).await {
        Ok(_) => Ok(see(&site, &case.path(&path(&view, "?fertig=anmeldung-verlegt")))),
        Err(error) => form.refused(&refusal(site.lang, error, "slot")?),
    }
}

pub(super) async fn let_in(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let view = found(&state, &site, &case, &at).await?;
    let one = booked(&view, &at)?;
    match booking::desk::let_in(&state.db, &*state.clock, &site.visit.actor, one.booking.id).await {
        Ok(()) => Ok(see(&site, &case.path(&path(&view, "?fertig=anmeldung-vorgezogen")))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "plan")?;
            let site = site.answering_for(&case.path(&path(&view, "")));
            One::new(&site, &case, &view).refused(&refusal)
        }
    }
}

/// What is cancelled: one slot, or everything that is still to come.
fn cancelling(
    site: &Site,
    case: &Case,
    view: &ItineraryView,
    one: Option<&BookingView>,
    reason: &str,
) -> EventForm {
    let lang = site.lang;
    let form = Block::new(&case.path(&path(view, "/absagen")), lang.t("bdesk-cancel-button"))
        .hidden("anmeldung", one.map(|one| one.booking.id.to_string()).unwrap_or_default())
        .field(
            Field { maxlength: 1_000, ..Field::area("reason", lang.t("bdesk-cancel-reason")) }
                .hint(lang.t("bdesk-cancel-reason-hint"))
                .value(reason),
        );
    let heading = lang.with("bdesk-cancel-heading", [("name", name_of(site, view))]);
    let what = match one {
        Some(one) => {
            let title = slot_name(lang, case.event(), &one.slot);
            lang.with("bdesk-cancel-one", [("title", title)])
        }
        None => lang.t("bdesk-cancel-all"),
    };
    EventForm::new(site, case, "/anmeldungen", heading, form)
        .intro(what)
        .intro(lang.t("bdesk-cancel-text"))
        .back(site, case, lang.t("desk-cancel"), &path(view, ""))
}

/// The one that is named among those of a sign-up.
fn named<'a>(view: &'a ItineraryView, id: Option<&str>) -> Result<Option<&'a BookingView>> {
    let Some(id) = id.filter(|id| !id.is_empty()) else { return Ok(None) };
    let id = Uuid::try_parse(id).ok();
    let one = view.bookings.iter().find(|one| Some(one.booking.id) == id);
    one.map(Some).ok_or(PortalError::NotFound)
}

pub(super) async fn ask_cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let view = found(&state, &site, &case, &at).await?;
    let one = named(&view, parameter(&site, "anmeldung").as_deref())?;
    cancelling(&site, &case, &view, one, "").show()
}

pub(super) async fn cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let view = found(&state, &site, &case, &at).await?;
    let one = named(&view, Some(fields.text("anmeldung")))?;
    let bookings = one.map(|one| one.booking.id).into_iter().collect();
    let (actor, id, reason) = (&site.visit.actor, view.itinerary.id, fields.given("reason"));
    match booking::desk::cancel(&state.db, &*state.clock, actor, id, bookings, reason).await {
        Ok(()) => Ok(see(&site, &case.path(&path(&view, "?fertig=anmeldung-abgesagt")))),
        Err(error) => cancelling(&site, &case, &view, one, fields.text("reason"))
            .refused(&refusal(site.lang, error, "reason")?),
    }
}
