//! Letters about bookings: to pupils ("du"), and to whoever booked for a group ("Sie").
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Berlin;
use lotse_calendar::{Appointment, Notice, Person};
use lotse_domain::{
    account::Language,
    booking::{BookingState, EndReason, wishes::WishOutcome},
    event::slot::SlotKind,
    mail::{AboutBooking, AboutEvent, BookingNews, PlanLine},
};

use super::{Block, Draft, account, language, wording};
use crate::render::{Brand, RenderError, Ticket};

pub(super) fn code<'a>(
    draft: Draft<'a>,
    event: &AboutEvent,
    code: &str,
    minutes: i64,
) -> Result<Draft<'a>, RenderError> {
    Ok(account::code(of_event(draft, event)?, code, minutes))
}

/// What has happened, the plan as it is now, the ticket.
///
/// # Errors
/// When a date cannot be written.
pub(super) fn booking<'a>(
    draft: Draft<'a>,
    about: &AboutBooking,
    news: BookingNews,
    text: Option<&str>,
) -> Result<Draft<'a>, RenderError> {
    let spoken = draft.language;
    let group = about.group_name.as_deref().filter(|_| about.holds);
    let mut draft = of_event(draft, &about.event)?
        .naming("group", group.unwrap_or_default())
        .with("size", about.size.to_string())
        .with("unnamed", about.unnamed.to_string());
    if let Some(until) = about.names_until {
        draft = draft.with("names_until", language::moment(spoken, until)?);
    }
    let lead = if group.is_some() { "lead-group" } else { "lead" };
    draft = draft.text(lead).quote("organiser-wrote", text);
    for line in &about.plan {
        draft = plan_line(draft, line)?;
    }
    draft = facts(draft, about);
    draft = match news {
        BookingNews::Offered if group.is_some() => draft.text("next-group"),
        BookingNews::AwaitsGuardian if group.is_some() => draft,
        BookingNews::Offered
        | BookingNews::AwaitsGuardian
        | BookingNews::Waiting
        | BookingNews::NamesWanted => draft.text("next"),
        _ => draft,
    };
    draft = wishes(draft, about);
    if let (Some(ticket), true) = (&about.ticket, is_good(about)) {
        let shown = grouped(ticket);
        draft = draft.block(|draft| Block::Ticket {
            label: draft.shared(if group.is_some() { "ticket-group" } else { "ticket" }),
            shown,
            hint: draft.shared(if group.is_some() { "ticket-hint-group" } else { "ticket-hint" }),
        });
    }
    if let (Some(token), Some(_), true) = (&about.link_token, group, about.unnamed > 0) {
        let link = draft.brand.here(spoken, &format!("/gruppe/{token}"));
        draft = draft.block(|draft| Block::Contact {
            text: draft.shared("names-link"),
            href: link.clone(),
            shown: link,
        });
    }
    let (button, page) = if about.holds {
        ("booking-button", format!("/mein/anmeldungen/{}", about.itinerary_id))
    } else {
        ("event-button", format!("/veranstaltungen/{}", about.event.slug))
    };
    let page = draft.brand.here(spoken, &page);
    let button = if group.is_some() { "booking-button-group" } else { button };
    let why = match (group.is_some(), about.holds) {
        (true, _) => "booking-why-group",
        (false, true) => "booking-why",
        (false, false) => "ticket-why",
    };
    Ok(draft.button(button, page).why(why))
}

/// The place, and what to bring.
fn facts<'a>(mut draft: Draft<'a>, about: &AboutBooking) -> Draft<'a> {
    if let Some(place) = &about.event.place {
        draft = draft.fact("event-place", &wording::name(place));
    }
    if is_good(about) { draft.quote("event-bring", about.bring.as_deref()) } else { draft }
}

fn wishes<'a>(mut draft: Draft<'a>, about: &AboutBooking) -> Draft<'a> {
    for (company, outcome) in &about.wishes {
        let word = match outcome {
            WishOutcome::Given => "wish-given",
            WishOutcome::Full => "wish-full",
            WishOutcome::Enough => "wish-enough",
            WishOutcome::Clash => "wish-clash",
            WishOutcome::NoSlots => "wish-no-slots",
        };
        draft = draft.block(|draft| Block::Fact { label: wording::name(company), value: draft.shared(word) });
    }
    draft
}

/// Whether somebody is let in with it.
fn is_good(about: &AboutBooking) -> bool {
    about.plan.iter().any(|line| counts(line.state))
}

const fn counts(state: BookingState) -> bool {
    matches!(state, BookingState::Confirmed | BookingState::Attended)
}

/// As it is typed at the door: in groups of four.
fn grouped(ticket: &str) -> String {
    let letters: Vec<char> = ticket.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn of_event<'a>(draft: Draft<'a>, event: &AboutEvent) -> Result<Draft<'a>, RenderError> {
    let spoken = draft.language;
    let day = language::date(spoken, event.starts_at.with_timezone(&Berlin).date_naive())?;
    Ok(draft.naming("event", &event.title).with("day", day))
}

fn plan_line<'a>(mut draft: Draft<'a>, line: &PlanLine) -> Result<Draft<'a>, RenderError> {
    let spoken = draft.language;
    if let Some(ahead) = line.ahead {
        draft = draft.with("ahead", ahead.to_string());
    }
    if let Some(until) = line.held_until {
        draft = draft.with("until", language::moment(spoken, until)?);
    }
    let state = draft.shared(match (line.state, line.ahead, line.end_reason) {
        (BookingState::Held, ..) => "plan-held",
        (BookingState::Confirmed | BookingState::Attended, ..) => "plan-confirmed",
        (BookingState::Waitlisted, Some(ahead), _) if ahead > 0 => "plan-waitlisted-ahead",
        (BookingState::Waitlisted, ..) => "plan-waitlisted",
        (BookingState::Offered, ..) => "plan-offered",
        (BookingState::Missed, ..) => "plan-missed",
        (BookingState::Cancelled, _, Some(EndReason::Clash)) => "plan-clash",
        (BookingState::Cancelled, _, Some(EndReason::Shrunk)) => "plan-shrunk",
        (BookingState::Cancelled, _, Some(EndReason::Lapsed)) => "plan-lapsed",
        (BookingState::Cancelled, _, Some(EndReason::NoConsent)) => "plan-no-consent",
        (BookingState::Cancelled, ..) => "plan-cancelled",
    });
    let what = match (&line.company, line.kind) {
        (Some(company), SlotKind::Interview) => {
            draft = draft.naming("company", company);
            draft.shared("plan-interview")
        }
        (Some(company), _) => format!("{} ({})", wording::name(&line.title), wording::name(company)),
        (None, _) => wording::name(&line.title),
    };
    let place = line.place.as_deref().map(|place| format!(", {}", wording::name(place))).unwrap_or_default();
    let value = format!("{what}{place}: {state}");
    let label = span(spoken, line.starts_at, line.ends_at)?;
    draft = draft.block(|_| Block::Fact { label, value });
    for stop in &line.stops {
        let place = stop.place.as_deref().map(|place| format!(", {}", wording::name(place)));
        let value = format!("{}{}", wording::name(&stop.title), place.unwrap_or_default());
        let label = hours(spoken, stop.starts_at, stop.ends_at)?;
        draft = draft.block(|_| Block::Fact { label, value });
    }
    Ok(draft)
}

/// Day and hours in Germany; both days where it lasts longer.
fn span(spoken: Language, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<String, RenderError> {
    let (first, last) = (from.with_timezone(&Berlin).date_naive(), until.with_timezone(&Berlin).date_naive());
    if first != last {
        let values = [("from", language::moment(spoken, from)?), ("until", language::moment(spoken, until)?)];
        return language::text(spoken, "span-days", &values);
    }
    let values = [("day", language::date(spoken, first)?), ("hours", hours(spoken, from, until)?)];
    language::text(spoken, "span", &values)
}

fn hours(spoken: Language, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<String, RenderError> {
    let hour = |at: DateTime<Utc>| at.with_timezone(&Berlin).format("%H:%M").to_string();
    language::text(spoken, "hours", &[("from", hour(from)), ("until", hour(until))])
}

/// What the ticket's picture says.
pub(super) fn ticket(about: &AboutBooking, brand: &Brand) -> Option<Ticket> {
    let ticket = about.ticket.as_ref().filter(|_| is_good(about))?;
    // The same in each language: it is read at a door.
    Some(Ticket { address: brand.outside(Language::De, &format!("/einlass/{ticket}")) })
}

/// One entry for everything that is booked at an event; it is taken out when nothing is left. None for what was never confirmed.
///
/// # Errors
/// When a text is missing.
pub(super) fn appointment(
    about: &AboutBooking,
    news: BookingNews,
    spoken: Language,
    brand: &Brand,
) -> Result<Option<Notice>, RenderError> {
    let good: Vec<&PlanLine> = about.plan.iter().filter(|line| counts(line.state)).collect();
    let cancelled = good.is_empty();
    let over = matches!(
        news,
        BookingNews::Cancelled
            | BookingNews::EventCancelled
            | BookingNews::Organiser
            | BookingNews::Lapsed
            | BookingNews::Changed
    );
    let had = about.plan.iter().any(|line| line.state == BookingState::Cancelled || line.changed);
    if cancelled && !(over && had) {
        return Ok(None);
    }
    let lines: Vec<&PlanLine> = if cancelled { about.plan.iter().collect() } else { good };
    let (Some(start), Some(end)) =
        (lines.iter().map(|line| line.starts_at).min(), lines.iter().map(|line| line.ends_at).max())
    else {
        return Ok(None);
    };
    let mut description = Vec::new();
    for line in &lines {
        let place = line.place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
        description.push(format!("{} {}{place}", hours(spoken, line.starts_at, line.ends_at)?, line.title));
        for stop in &line.stops {
            description.push(format!("- {} {}", hours(spoken, stop.starts_at, stop.ends_at)?, stop.title));
        }
    }
    if let Some(ticket) = &about.ticket {
        let number = [("number", grouped(ticket))];
        description.push(language::text(spoken, "ticket-number", &number)?);
    }
    let page = if about.holds {
        format!("/mein/anmeldungen/{}", about.itinerary_id)
    } else {
        format!("/veranstaltungen/{}", about.event.slug)
    };
    Ok(Some(Notice {
        appointment: Appointment {
            uid: format!("itinerary-{}@lotse", about.itinerary_id),
            sequence: u32::try_from(about.sequence).unwrap_or_default(),
            start,
            end,
            summary: about.event.title.clone(),
            description: Some(description.join("\n")),
            location: about.event.place.clone(),
            url: Some(brand.here(spoken, &page)),
            geo: None,
            organiser: Some(Person {
                name: Some(brand.name.clone()),
                mail: brand.contact_mail.clone().unwrap_or_default(),
            }),
        },
        cancelled,
    }))
}
