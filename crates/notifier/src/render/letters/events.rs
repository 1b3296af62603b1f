//! Letters about events to guardians, to everyone of an event, to exhibitors and to managers.
use chrono::{DateTime, Utc};
use chrono_tz::Europe::Berlin;
use lotse_domain::mail::AboutEvent;

use super::{Draft, language, wording};
use crate::render::RenderError;

/// # Errors
/// When a date cannot be written.
fn named<'a>(draft: Draft<'a>, event: &AboutEvent) -> Result<Draft<'a>, RenderError> {
    let spoken = draft.language;
    let day = language::date(spoken, event.starts_at.with_timezone(&Berlin).date_naive())?;
    let at = language::moment(spoken, event.starts_at)?;
    let mut draft = draft.naming("event", &event.title).with("day", day).with("at", at.clone());
    draft = draft.fact("event-at", &at);
    Ok(match &event.place {
        Some(place) => draft.fact("event-place", &wording::name(place)),
        None => draft,
    })
}

/// May the pupil come?
pub(super) fn consent<'a>(
    draft: Draft<'a>,
    event: &AboutEvent,
    pupil: &str,
    companies: &[String],
    token: &str,
    by: DateTime<Utc>,
) -> Result<Draft<'a>, RenderError> {
    let spoken = draft.language;
    let page = draft.brand.here(spoken, &format!("/einverstaendnis/{token}"));
    let draft = draft.naming("pupil", pupil).naming("event", &event.title);
    let draft = draft.with("by", language::moment(spoken, by)?).text("lead");
    let mut draft = named(draft, event)?;
    for company in companies.iter().take(20) {
        draft = draft.fact("sees-name", &wording::name(company));
    }
    Ok(draft.point("what").point("otherwise").button("visit-consent-request-button", page))
}

pub(super) fn message<'a>(
    draft: Draft<'a>,
    event: &AboutEvent,
    subject: &str,
    body: &str,
) -> Result<Draft<'a>, RenderError> {
    let spoken = draft.language;
    let page = draft.brand.here(spoken, &format!("/veranstaltungen/{}", event.slug));
    let draft = draft.naming("subject", subject).naming("event", &event.title);
    let draft = draft.text("lead").quote("organiser-wrote", Some(body));
    Ok(named(draft, event)?.button("event-button", page))
}

pub(super) fn applied<'a>(
    draft: Draft<'a>,
    event: &AboutEvent,
    company: &str,
    cluster_slug: &str,
) -> Result<Draft<'a>, RenderError> {
    let page = format!("/cluster/{cluster_slug}/veranstaltungen/{}/aussteller", event.event_id);
    let page = draft.brand.outside(draft.language, &page);
    let draft = draft.naming("company", company).naming("event", &event.title).text("lead");
    Ok(named(draft, event)?.button("exhibitor-applied-button", page))
}

pub(super) fn answered<'a>(
    draft: Draft<'a>,
    event: &AboutEvent,
    slug: &str,
    (admitted, stand): (bool, Option<&str>),
    reason: Option<&str>,
) -> Result<Draft<'a>, RenderError> {
    let word = if admitted { "admitted" } else { "refused" };
    let page =
        draft.brand.outside(draft.language, &format!("/betrieb/{slug}/veranstaltungen/{}", event.event_id));
    let draft = draft.naming("event", &event.title).subject_of(word).heading_of(word);
    let draft = draft.text(&format!("lead-{word}")).quote("organiser-wrote", reason);
    let mut draft = named(draft, event)?;
    if let Some(stand) = stand {
        draft = draft.fact("event-stand", &wording::name(stand));
    }
    let draft = if admitted { draft.text("next-admitted") } else { draft };
    Ok(draft.button("exhibitor-button", page).why("exhibitor-why"))
}

pub(super) fn told<'a>(
    draft: Draft<'a>,
    event: &AboutEvent,
    slug: &str,
    cancelled: bool,
    reason: Option<&str>,
) -> Result<Draft<'a>, RenderError> {
    let word = if cancelled { "cancelled" } else { "changed" };
    let page =
        draft.brand.outside(draft.language, &format!("/betrieb/{slug}/veranstaltungen/{}", event.event_id));
    let draft = draft.naming("event", &event.title).subject_of(word).heading_of(word);
    let draft = draft.text(&format!("lead-{word}")).quote("organiser-wrote", reason);
    Ok(named(draft, event)?.button("exhibitor-button", page).why("exhibitor-why"))
}
