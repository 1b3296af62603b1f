//! Who has signed up for an event, on the desk of its managers: the list with its live numbers, one sign-up with everything that can be
//! done about it, whoever telephones, and messages to all of them.
mod add;
mod list;
mod messages;
mod numbers;
mod one;
mod people;
mod steps;
#[cfg(test)]
pub(crate) mod texts;

use axum::{
    Router,
    routing::{get, post},
};
use lotse_domain::{
    DomainError,
    event::{Event, slot::Slot},
};

pub(crate) use people::answer_text;

use crate::{
    PortalState,
    error::Result,
    event_desk::when,
    events,
    form::Refusal,
    format::{self, day_of},
    language::Lang,
};

pub(crate) fn routes() -> Router<PortalState> {
    Router::new()
        .route("/cluster/{slug}/veranstaltungen/{event}/anmeldungen", get(list::show))
        .route("/cluster/{slug}/veranstaltungen/{event}/anmeldungen/puls", get(numbers::pulse))
        .route("/cluster/{slug}/veranstaltungen/{event}/anmeldungen/neu", get(add::show).post(add::send))
        .route("/cluster/{slug}/veranstaltungen/{event}/anmeldungen/{itinerary}", get(one::show))
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/anmeldungen/{itinerary}/verlegen/{booking}",
            get(steps::ask_move).post(steps::move_there),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/anmeldungen/{itinerary}/vorziehen/{booking}",
            post(steps::let_in),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/anmeldungen/{itinerary}/absagen",
            get(steps::ask_cancel).post(steps::cancel),
        )
        .route(
            "/cluster/{slug}/veranstaltungen/{event}/nachrichten",
            get(messages::show).post(messages::send),
        )
}

/// When a slot is: the day only where the event has several.
pub(crate) fn slot_time(lang: Lang, event: &Event, slot: &Slot) -> String {
    if day_of(event.starts_at) == day_of(event.ends_at) {
        events::when::hours(lang, slot.starts_at, slot.ends_at)
    } else {
        when::span(lang, slot.starts_at, slot.ends_at)
    }
}

/// A slot in a list to choose from.
pub(crate) fn slot_name(lang: Lang, event: &Event, slot: &Slot) -> String {
    format!("{}, {}", slot.title, slot_time(lang, event, slot))
}

/// A number of people or places, which is never negative.
pub(crate) fn count(number: i32) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// The day and the time at which something was done.
fn moment(lang: Lang, at: chrono::DateTime<chrono::Utc>) -> String {
    format::moment(lang, at)
}

/// What a command refused, as a form tells it.
fn refusal(lang: Lang, error: DomainError, field: &str) -> Result<Refusal> {
    match error {
        DomainError::NotBookable(refused) => {
            let line = |title: &str, why| format!("{title}: {}", events::reason_line(lang, why));
            let lines: Vec<String> = refused.iter().map(|one| line(&one.title, &one.why)).collect();
            Refusal::of(lang, DomainError::Conflict(String::new()), field, &lines.join(" "))
        }
        other => Refusal::of(lang, other, field, &lang.t("bdesk-changed")),
    }
}
