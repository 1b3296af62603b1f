use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lotse_domain::{
    DomainError, Identity,
    application::submit,
    booking::{self, BookingDraft},
    idempotency::Key,
};
use lotse_web_kit::auth::{ClientDevice, Form};
use uuid::Uuid;

use super::{
    choose::{Choose, line},
    code, done,
    offer::Offer,
    refused::{Around, NotTogether, at_fields},
    typed::Typed,
    who::{self, Who},
};
use crate::{
    PortalState,
    desk::{At, see},
    error::Result,
    form::{FormPage, Mistakes, Refusal},
    sign_in,
    site::Site,
};

/// What to book, or who comes where there is nothing to choose.
pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let offer = Offer::at(&state, &site, &at).await?;
    if let Some(answer) = offer.elsewhere(&site) {
        return Ok(answer);
    }
    let actor = &site.visit.actor;
    if actor.identity().is_some() {
        actor.signed_in()?;
        let own = booking::own::find_at(&state.db, &*state.clock, actor, offer.view.event.id).await?;
        if let Some(own) = own.filter(|_| !offer.party.is_group()) {
            let there = format!("/mein/anmeldungen/{}/aendern", own.itinerary.id);
            return Ok(Redirect::to(&site.href(&there)).into_response());
        }
    }
    let open: Vec<Uuid> = offer.open().iter().map(|view| view.slot.id).collect();
    let wishable = !offer.wishable().is_empty();
    if open.is_empty() && !wishable {
        return shut(&site, &offer).show();
    }
    let typed = Typed::of_query(&site.query);
    if let ([only], false) = (open.as_slice(), wishable) {
        let typed = prefilled(&state, &site, &offer, typed).await?;
        return Who::new(&site, &offer, &[*only], &typed).show();
    }
    let chosen: Vec<Uuid> = typed.ids("platz").into_iter().filter(|id| open.contains(id)).collect();
    match typed.get("schritt") {
        "wer" if chosen.is_empty() && typed.ids("wunsch").is_empty() => {
            Choose::new(&site, &offer, &typed).nothing()
        }
        "wer" => {
            let typed = prefilled(&state, &site, &offer, typed).await?;
            Who::new(&site, &offer, &chosen, &typed).show()
        }
        _ => Choose::new(&site, &offer, &typed).show(),
    }
}

/// With what is known of whoever looks, so that nothing is asked twice.
async fn prefilled(state: &PortalState, site: &Site, offer: &Offer, typed: Typed) -> Result<Typed> {
    let actor = &site.visit.actor;
    let Some(identity) = actor.identity() else { return Ok(typed) };
    let typed = typed.known("name", identity.name.as_deref());
    if offer.party.is_group() || !identity.is_pupil() {
        return Ok(typed);
    }
    let Some(profile) = submit::find_profile(&state.db, actor).await? else { return Ok(typed) };
    let school = profile.school.as_deref().unwrap_or_default();
    let known = offer.view.schools.iter().find(|(_, name, _)| name == school);
    let typed = match known {
        Some((id, ..)) => typed.known("school_id", Some(&id.to_string())),
        None => typed.known("school", profile.school.as_deref()),
    };
    Ok(typed.known("phone", profile.phone.as_deref()))
}

fn shut(site: &Site, offer: &Offer) -> FormPage {
    let lang = site.lang;
    FormPage::new(site, lang.t("booking-shut-title"))
        .below(&offer.page(), offer.view.event.title.clone())
        .intro(line(lang, offer))
        .intro(offer.shut(lang))
        .link(&offer.page(), lang.t("booking-back"))
        .link("/veranstaltungen", lang.t("booking-others"))
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    ClientDevice(device): ClientDevice,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let offer = Offer::at(&state, &site, &at).await?;
    let (lang, actor, typed) = (site.lang, &site.visit.actor, Typed::read(&fields));
    let identity = match actor.identity() {
        Some(_) => Some(actor.signed_in()?.as_ref()),
        None => None,
    };
    let wanted = typed.wanted();
    if wanted.is_empty() && typed.ids("wunsch").is_empty() {
        return Choose::new(&site, &offer, &typed).nothing();
    }
    let draft = match who::draft(lang, &offer, identity, &typed) {
        Ok(draft) => draft,
        Err(mistakes) => {
            return Who::new(&site, &offer, &wanted, &typed).refused(&Refusal::own(mistakes));
        }
    };
    let error = if identity.is_some() {
        match book(&state, &site, &offer, draft, &typed).await {
            Ok(booked) => return done::page(&state, site, &booked, None).await,
            Err(error) => error,
        }
    } else {
        let (secrets, how) = (&state.auth.secrets, sign_in::how(lang, device));
        let (id, mail) = (offer.view.event.id, typed.get("mail"));
        match booking::form::begin(&state.db, &*state.clock, secrets, id, mail, draft, &how).await {
            Ok(begun) => return code::after_form(site, &offer, &begun),
            Err(error) => error,
        }
    };
    refused(&state, &site, &offer, identity, &typed, error).await
}

async fn book(
    state: &PortalState,
    site: &Site,
    offer: &Offer,
    draft: BookingDraft,
    typed: &Typed,
) -> Result<booking::Booked, DomainError> {
    let (actor, id) = (&site.visit.actor, offer.view.event.id);
    let key = key_of(actor, &format!("portal.book:{id}"), typed, &draft)?;
    booking::book(&state.db, &*state.clock, actor, id, draft, key).await
}

/// The key in the form, with what is asked: the same form sent twice does one thing.
pub(crate) fn key_of(
    actor: &lotse_domain::Actor,
    what: &str,
    typed: &Typed,
    asked: &impl serde::Serialize,
) -> Result<Option<Key>, DomainError> {
    let Some(key) = typed.given("schluessel") else { return Ok(None) };
    let body = serde_json::to_vec(asked)?;
    Key::new(actor, what, &key, &body).map(Some)
}

/// Nothing was booked: the form says why, with everything that was typed.
async fn refused(
    state: &PortalState,
    site: &Site,
    offer: &Offer,
    identity: Option<&Identity>,
    typed: &Typed,
    error: DomainError,
) -> Result<Response> {
    let lang = site.lang;
    if let DomainError::NotBookable(list) = &error {
        let around = Around {
            back: (offer.here(), lang.t("booking-back-choice")),
            line: line(lang, offer),
            action: offer.here(),
        };
        return NotTogether::new(site, around, &offer.view.slots, typed, list).answer();
    }
    // What has changed meanwhile: a person may have booked in another window.
    if let (DomainError::Conflict(_), Some(_)) = (&error, identity) {
        let actor = &site.visit.actor;
        let own = booking::own::find_at(&state.db, &*state.clock, actor, offer.view.event.id).await?;
        if let Some(own) = own.filter(|own| !offer.party.is_group() && !own.bookings.is_empty()) {
            return Ok(see(site, &format!("/mein/anmeldungen/{}?fertig=booking-known", own.itinerary.id)));
        }
    }
    let conflict = lang.t("booking-changed");
    let mut refusal = Refusal::of(lang, at_fields(error), "platz", &conflict)?;
    settle(&mut refusal.mistakes);
    Who::new(site, offer, &typed.wanted(), typed).refused(&refusal)
}

/// What is about no field of the form is told at the plan.
pub(crate) fn settle(mistakes: &mut Mistakes) {
    for field in
        ["slots", "add", "drop", "people", "group", "wishes", "idempotency_key", "options", "answers"]
    {
        mistakes.told_at(field, "platz");
    }
    mistakes.told_at("school_id", "school");
}
