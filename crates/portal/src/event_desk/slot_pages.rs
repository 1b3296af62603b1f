//! Adding, changing and cancelling a slot. What takes a place away from somebody is asked for once more.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    DomainError,
    event::{self, SlotView, exhibitor, exhibitor::ExhibitorState, slot::Slot},
};
use lotse_web_kit::auth::Form;

use super::{
    companies,
    frame::{Case, EventForm},
    refusal,
    slot_form::{self, Choices, FIELDS},
    typed::Typed,
    when,
};
use crate::{
    PortalState,
    desk::{At, id_at, see},
    error::{PortalError, Result},
    form::{Block, Field, Refusal},
    site::Site,
};

/// The slot of an address; what is cancelled is not worked on.
pub(super) fn slot_at<'a>(case: &'a Case, at: &At) -> Result<&'a SlotView> {
    let id = id_at(at, "slot")?;
    let found = case.view.slots.iter().find(|line| line.slot.id == id && line.slot.cancelled_at.is_none());
    found.ok_or(PortalError::NotFound)
}

async fn choices(state: &PortalState, site: &Site, case: &Case) -> Result<Choices> {
    let exhibitors = exhibitor::list(&state.db, &site.visit.actor, case.event().id).await?;
    let none = (String::new(), site.lang.t("edesk-no-interviewer"));
    let people = exhibitors
        .into_iter()
        .filter(|(exhibitor, _, _)| exhibitor.state == ExhibitorState::Admitted)
        .flat_map(|(_, company, people)| {
            people
                .into_iter()
                .map(move |one| (one.id.to_string(), format!("{} – {}", company.name, one.name)))
        });
    Ok(Choices {
        companies: companies::choices(state, site, case).await?,
        interviewers: std::iter::once(none).chain(people).collect(),
    })
}

async fn form(
    state: &PortalState,
    site: &Site,
    case: &Case,
    slot: Option<&Slot>,
    typed: &Typed,
) -> Result<EventForm> {
    let lang = site.lang;
    let (path, heading, button) = match slot {
        Some(slot) => (format!("/termine/{}", slot.id), slot.title.clone(), "edesk-save"),
        None => ("/termine/neu".to_owned(), lang.t("edesk-slot-new"), "edesk-slot-add"),
    };
    let choices = choices(state, site, case).await?;
    let block = slot_form::block(lang, typed, &case.path(&path), lang.t(button), choices);
    let page = EventForm::new(site, case, "/termine", heading, block);
    let concerned = slot.map_or(0, |slot| u64::try_from(slot.taken + slot.waiting).unwrap_or(0));
    let page = if concerned > 0 { page.intro(lang.count("edesk-slot-concerned", concerned)) } else { page };
    Ok(page.back(site, case, lang.t("edesk-slots-back"), "/termine"))
}

pub(super) async fn fresh(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = slot_form::fresh(case.event());
    form(&state, &site, &case, None, &typed).await?.show()
}

pub(super) async fn add(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields, &FIELDS);
    let page = form(&state, &site, &case, None, &typed).await?;
    let draft = match slot_form::draft(site.lang, &typed) {
        Ok(draft) => draft,
        Err(mistakes) => return page.refused(&Refusal::own(mistakes)),
    };
    let (actor, id) = (&site.visit.actor, case.event().id);
    match event::desk::add_slot(&state.db, &*state.clock, actor, id, draft).await {
        Ok(_) => Ok(see(&site, &case.path("/termine?fertig=va-termin-neu"))),
        Err(error) => page.refused(&refusal(site.lang, error, "starts_at", "edesk-slot-clash")?),
    }
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let slot = &slot_at(&case, &at)?.slot;
    form(&state, &site, &case, Some(slot), &slot_form::typed(slot)).await?.show()
}

/// Fewer places than are taken: how many lose theirs, and what becomes of them.
fn displacing(site: &Site, case: &Case, slot: &Slot, typed: &Typed, lost: u64) -> EventForm {
    let lang = site.lang;
    let path = case.path(&format!("/termine/{}", slot.id));
    let form = Block::new(&path, lang.count("edesk-displace-button", lost));
    let form = typed.carried_by(form).hidden("displace", "ja");
    let next = if typed.has("waiting_list") { "edesk-displace-wait" } else { "edesk-displace-lose" };
    EventForm::new(site, case, "/termine", lang.count("edesk-displace-heading", lost), form)
        .intro(lang.with(
            "edesk-displace-text",
            [
                ("title", slot.title.clone()),
                ("of", slot.taken.to_string()),
                ("n", typed.get("capacity").to_owned()),
            ],
        ))
        .intro(lang.t(next))
        .back(site, case, lang.t("desk-cancel"), &format!("/termine/{}", slot.id))
}

pub(super) async fn change(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let slot = &slot_at(&case, &at)?.slot;
    let mut typed = Typed::read(&fields, &FIELDS);
    let draft = match slot_form::draft(site.lang, &typed) {
        Ok(draft) => draft,
        Err(mistakes) => {
            let page = form(&state, &site, &case, Some(slot), &typed).await?;
            return page.refused(&Refusal::own(mistakes));
        }
    };
    let displace = typed.has("displace");
    let lost = u64::try_from(slot.taken - draft.capacity).unwrap_or(0);
    if lost > 0 && !displace {
        return displacing(&site, &case, slot, &typed, lost).show();
    }
    let (actor, version) = (&site.visit.actor, typed.version());
    match event::desk::change_slot(&state.db, &*state.clock, actor, slot.id, version, draft, displace).await {
        Ok(_) => Ok(see(&site, &case.path("/termine?fertig=va-gespeichert"))),
        Err(error) => {
            if matches!(error, DomainError::Stale) {
                typed.set("version", slot.version.to_string());
            }
            let refusal = refusal(site.lang, error, "starts_at", "edesk-slot-clash")?;
            form(&state, &site, &case, Some(slot), &typed).await?.refused(&refusal)
        }
    }
}

fn cancelling(site: &Site, case: &Case, line: &SlotView, reason: &str) -> EventForm {
    let (lang, slot) = (site.lang, &line.slot);
    let told = u64::try_from(slot.taken + slot.waiting).unwrap_or(0);
    let form =
        Block::new(&case.path(&format!("/termine/{}/absagen", slot.id)), lang.t("edesk-slot-cancel-button"))
            .field(
                Field::area("reason", super::typed::optional(lang, "edesk-reason"))
                    .hint(lang.t("edesk-reason-hint"))
                    .value(reason),
            );
    let heading = lang.with("edesk-slot-cancel-heading", [("title", slot.title.clone())]);
    EventForm::new(site, case, "/termine", heading, form)
        .intro(when::span(lang, slot.starts_at, slot.ends_at))
        .intro(lang.count("edesk-slot-cancel-told", told))
        .back(site, case, lang.t("desk-cancel"), "/termine")
}

pub(super) async fn ask_cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let line = slot_at(&case, &at)?;
    cancelling(&site, &case, line, "").show()
}

pub(super) async fn cancel(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let line = slot_at(&case, &at)?;
    let (actor, id, reason) = (&site.visit.actor, line.slot.id, fields.given("reason"));
    match event::desk::cancel_slot(&state.db, &*state.clock, actor, id, reason).await {
        Ok(()) => Ok(see(&site, &case.path("/termine?fertig=va-termin-abgesagt"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "reason", "edesk-slot-over")?;
            cancelling(&site, &case, line, fields.text("reason")).refused(&refusal)
        }
    }
}
