//! Letters to pupils about their applications ("du"), and those about a chosen date, which go to both sides.
use chrono::TimeDelta;
use chrono_tz::Europe::Berlin;
use lotse_domain::{
    account::Language,
    application::ApplicationState,
    mail::{About, Letter},
    vacancy::desk::CloseReason,
};

use super::{Draft, account, language, wording};
use crate::{
    calendar::{Appointment, Notice, Person},
    render::{Brand, RenderError},
};

pub(super) fn code<'a>(draft: Draft<'a>, about: &About, code: &str, minutes: i64) -> Draft<'a> {
    account::code(named(draft, about), code, minutes)
}

pub(super) fn sent<'a>(draft: Draft<'a>, about: &About, due: &str) -> Draft<'a> {
    let draft = named(draft, about).with("due", due).text("lead").point("next").point("late");
    own_page(draft, about).why("application-why")
}

pub(super) fn awaits_guardian<'a>(draft: Draft<'a>, about: &About) -> Draft<'a> {
    own_page(named(draft, about).text("lead").point("next"), about).why("application-why")
}

/// A company has taken a step, or its time is over.
pub(super) fn moved<'a>(
    draft: Draft<'a>,
    about: &About,
    state: ApplicationState,
    text: Option<&str>,
    due: Option<&str>,
) -> Draft<'a> {
    let word = match state {
        ApplicationState::Seen => "seen",
        ApplicationState::Interview => "interview",
        ApplicationState::Offered => "offered",
        ApplicationState::Rejected => "rejected",
        ApplicationState::Unanswered => "unanswered",
        ApplicationState::Declined => "lapsed",
        ApplicationState::Draft
        | ApplicationState::Submitted
        | ApplicationState::Accepted
        | ApplicationState::Withdrawn => "withdrawn",
    };
    let mut draft =
        named(draft, about).subject_of(word).heading_of(word).preview("application-moved-preview");
    if let Some(due) = due {
        draft = draft.with("due", due);
    }
    draft = draft.text(&format!("lead-{word}")).quote("company-wrote", text);
    draft = match (word, due) {
        ("seen" | "interview" | "offered", Some(_)) => draft.text(&format!("due-{word}")),
        ("rejected" | "unanswered", _) => draft.point("go-on"),
        _ => draft,
    };
    own_page(draft, about).why("application-why")
}

/// The vacancy was filled or withdrawn.
pub(super) fn closed<'a>(draft: Draft<'a>, about: &About, reason: CloseReason) -> Draft<'a> {
    let word = match reason {
        CloseReason::FilledHere | CloseReason::FilledElsewhere => "filled",
        CloseReason::NoCandidate | CloseReason::Cancelled => "withdrawn",
    };
    let draft = named(draft, about).text(&format!("lead-{word}")).point("go-on");
    own_page(draft, about).why("application-why")
}

pub(super) fn offer_waits<'a>(draft: Draft<'a>, about: &About, due: &str) -> Draft<'a> {
    own_page(named(draft, about).with("due", due).text("lead").text("due"), about).why("application-why")
}

/// A date was chosen or falls away; `company_slug` is set in the company's letter.
pub(super) fn interview<'a>(draft: Draft<'a>, letter: &Letter) -> Result<Draft<'a>, RenderError> {
    let (Letter::InterviewSet { about, company_slug, starts_at, minutes, place, .. }
    | Letter::InterviewCancelled { about, company_slug, starts_at, minutes, place, .. }) = letter
    else {
        return Ok(draft);
    };
    let language = draft.language;
    let at = language::moment(language, *starts_at)?;
    let word = if company_slug.is_some() { "lead-company" } else { "lead" };
    let draft = named(draft, about)
        .with("at", at.clone())
        .with("day", language::date(language, starts_at.with_timezone(&Berlin).date_naive())?)
        .with("minutes", minutes.to_string())
        .text(word)
        .fact("interview-at", &at)
        .block(|draft| super::Block::Fact {
            label: draft.shared("interview-lasts"),
            value: draft.shared("interview-minutes"),
        })
        .fact("interview-place", &wording::name(place));
    Ok(match company_slug {
        Some(slug) => company_page(draft, about, slug),
        None => own_page(draft, about).why("application-why"),
    })
}

pub(super) fn message_waits<'a>(draft: Draft<'a>, about: &About, company_slug: Option<&str>) -> Draft<'a> {
    match company_slug {
        Some(slug) => company_page(named(draft, about).text("lead-company").text("where"), about, slug),
        None => own_page(named(draft, about).text("lead").text("where"), about).why("application-why"),
    }
}

/// The date for a calendar. It is the same appointment for as long as it is the same application, whatever date is chosen.
///
/// # Errors
/// When a text is missing.
pub(super) fn appointment(letter: &Letter, language: Language, brand: &Brand) -> Result<Notice, RenderError> {
    let (Letter::InterviewSet { about, company_slug, starts_at, minutes, place, sequence, .. }
    | Letter::InterviewCancelled { about, company_slug, starts_at, minutes, place, sequence, .. }) = letter
    else {
        return Err(RenderError::Text("interview-summary".to_owned()));
    };
    let title = match &about.title {
        Some(title) => title.clone(),
        None => language::text(language, "speculative", &[])?,
    };
    let values = [("title", title), ("company", about.company.clone())];
    let url = match company_slug {
        Some(slug) => {
            brand.outside(language, &format!("/betrieb/{slug}/bewerbungen/{}", about.application_id))
        }
        None => brand.here(language, &format!("/mein/bewerbungen/{}", about.application_id)),
    };
    Ok(Notice {
        appointment: Appointment {
            uid: format!("interview-{}@lotse", about.application_id),
            sequence: *sequence,
            start: *starts_at,
            end: *starts_at + TimeDelta::minutes(i64::from(*minutes)),
            summary: language::text(language, "interview-summary", &values)?,
            description: None,
            location: Some(place.clone()),
            url: Some(url),
            geo: None,
            organiser: Some(Person {
                name: Some(brand.name.clone()),
                mail: brand.contact_mail.clone().unwrap_or_default(),
            }),
        },
        cancelled: matches!(letter, Letter::InterviewCancelled { .. }),
    })
}

/// Names the vacancy, or says that there is none, and the company.
pub(super) fn named<'a>(mut draft: Draft<'a>, about: &About) -> Draft<'a> {
    let title = match &about.title {
        Some(title) => format!("{title} (m/w/d)"),
        None => draft.shared("speculative"),
    };
    draft.naming("title", &title).naming("company", &about.company)
}

fn own_page<'a>(draft: Draft<'a>, about: &About) -> Draft<'a> {
    let page = draft.brand.here(draft.language, &format!("/mein/bewerbungen/{}", about.application_id));
    draft.button("application-button", page)
}

pub(super) fn company_page<'a>(draft: Draft<'a>, about: &About, slug: &str) -> Draft<'a> {
    let path = format!("/betrieb/{slug}/bewerbungen/{}", about.application_id);
    let page = draft.brand.outside(draft.language, &path);
    draft.button("board-button", page).why("board-why")
}
