//! A form for whoever telephones: a person or a group, into any slot.
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::booking::{self, BookingDraft, GroupDraft, PersonDraft};
use lotse_web_kit::auth::Form;

use super::{count, numbers::title, refusal, slot_time};
use crate::{
    PortalState,
    booking::{AskMail, Asking, Typed, at_fields, person_draft, person_parts},
    desk::{At, see},
    error::Result,
    event_desk::{Case, EventForm},
    form::{Block, Field, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

fn asking(case: &Case) -> Asking {
    let asking = Asking::of_pupil(&case.view, AskMail::Ticket, case.view.asks_birth_date());
    asking.by_others()
}

/// Slots with what is free, to tick.
fn slots(lang: Lang, case: &Case, appointments: bool) -> Vec<(String, String)> {
    let of_kind =
        case.view.slots.iter().filter(|view| {
            view.slot.cancelled_at.is_none() && view.slot.kind.is_wished_for() == appointments
        });
    of_kind
        // Of hundreds of interviews only those that can be had.
        .filter(|view| !appointments || view.slot.free() > 0)
        .map(|view| {
            let free = lang.count("slot-free", count(view.slot.free()));
            let when = slot_time(lang, case.event(), &view.slot);
            (view.slot.id.to_string(), format!("{}, {when} ({free})", title(view)))
        })
        .collect()
}

fn form(site: &Site, case: &Case, typed: &Typed) -> EventForm {
    let lang = site.lang;
    let optional = |key: &str| lang.with("field-optional", [("name", lang.t(key))]);
    let chosen: Vec<String> = typed.ids("slots").iter().map(ToString::to_string).collect();
    let mut form = Block::new(&case.path("/anmeldungen/neu"), lang.t("bdesk-add-button"));
    let frames = slots(lang, case, false);
    if !frames.is_empty() {
        form = form.field(Field::several("slots", lang.t("bdesk-add-slots"), frames).value(chosen.join(" ")));
    }
    let appointments = slots(lang, case, true);
    if !appointments.is_empty() {
        let none = (String::new(), lang.t("bdesk-add-no-appointment"));
        let options = std::iter::once(none).chain(appointments).collect();
        form = form.field(
            Field::select("gespraech", optional("bdesk-add-appointment"), options)
                .value(typed.get("gespraech")),
        );
    }
    for part in person_parts(lang, &case.view, asking(case), typed) {
        for field in part.fields {
            form = form.field(field);
        }
    }
    form = form
        .field(
            Field { maxlength: 40, inputmode: "tel", ..Field::text("phone", optional("bdesk-phone")) }
                .hint(lang.t("bdesk-add-phone-hint"))
                .autocomplete("off")
                .value(typed.get("phone")),
        )
        .field(
            Field { maxlength: 120, ..Field::text("group_name", optional("bdesk-add-group")) }
                .hint(lang.t("bdesk-add-group-hint"))
                .autocomplete("off")
                .value(typed.get("group_name")),
        )
        .field(Field::digits("size", optional("bdesk-add-size"), 3).value(typed.get("size")))
        .field(
            Field { maxlength: 1_000, ..Field::area("note", optional("bdesk-note")) }
                .value(typed.get("note")),
        )
        .field(Field::tick("warten", lang.t("bdesk-add-wait"), typed.waits()))
        .field(
            Field::tick("zuerst", lang.t("bdesk-add-first"), !typed.get("zuerst").is_empty())
                .hint(lang.t("bdesk-add-first-hint")),
        );
    EventForm::new(site, case, "/anmeldungen", lang.t("bdesk-add"), form)
        .intro(lang.t("bdesk-add-text"))
        .back(site, case, lang.t("bdesk-back"), "/anmeldungen")
}

/// What was typed for the domain, or what is wrong with it.
fn draft(lang: Lang, case: &Case, typed: &Typed) -> std::result::Result<BookingDraft, Mistakes> {
    let mut slots = typed.ids("slots");
    slots.extend(typed.ids("gespraech"));
    let mut mistakes = Mistakes::default();
    if slots.is_empty() {
        mistakes.add("slots", lang.t("bdesk-add-slots-missing"));
    }
    let size = typed.get("size");
    let group = match (typed.given("group_name"), size.parse::<i32>()) {
        (None, _) if size.is_empty() => None,
        (Some(group_name), Ok(size)) => {
            let school_id = typed.ids("school_id").first().copied();
            Some(GroupDraft { size, group_name, school_id, ..GroupDraft::default() })
        }
        (None, _) => {
            mistakes.add("group_name", lang.t("bdesk-add-group-missing"));
            None
        }
        (Some(_), Err(_)) => {
            mistakes.add("size", lang.t("mistake-size-range"));
            None
        }
    };
    let of_group = typed.given("group_name").is_some() || !size.is_empty();
    let people: Vec<PersonDraft> = if of_group {
        // Whoever telephones for a group is not one of its people.
        if typed.get("name").is_empty() {
            mistakes.add("name", lang.t("person-name-missing-other"));
        }
        Vec::new()
    } else {
        match person_draft(lang, &case.view, asking(case), typed) {
            Ok(person) => vec![PersonDraft { mail: None, ..person }],
            Err(wrong) => {
                for (field, text) in wrong.list() {
                    mistakes.add(field, text.clone());
                }
                Vec::new()
            }
        }
    };
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    Ok(BookingDraft {
        slots,
        wait: typed.waits(),
        hold: false,
        group,
        people,
        phone: typed.given("phone"),
        note: typed.given("note"),
        wishes: Vec::new(),
    })
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    form(&site, &case, &Typed::of_query(&site.query)).show()
}

pub(super) async fn send(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields);
    let form = form(&site, &case, &typed);
    let draft = match draft(site.lang, &case, &typed) {
        Ok(draft) => draft,
        Err(mistakes) => return form.refused(&Refusal::own(mistakes)),
    };
    let (name, mail) = (typed.get("name").to_owned(), typed.given("mail"));
    let first = !typed.get("zuerst").is_empty();
    let (actor, id) = (&site.visit.actor, case.event().id);
    match booking::desk::add(&state.db, &*state.clock, actor, id, name, mail, draft, first).await {
        Ok(booked) => {
            let done = format!("/anmeldungen/{}?fertig=anmeldung-neu", booked.itinerary_id);
            Ok(see(&site, &case.path(&done)))
        }
        Err(error) => form.refused(&refusal(site.lang, at_fields(error), "slots")?),
    }
}
