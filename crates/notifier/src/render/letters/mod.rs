//! What each letter says, in order.
mod account;
mod alerts;
mod applications;
mod bookings;
mod companies;
mod events;
mod hiring;
mod people;
mod postings;

use lotse_domain::mail::{Envelope, Letter};

use crate::calendar::Notice;

use super::{
    Brand, RenderError, Ticket,
    content::{Block, Content, Draft},
    language, wording,
};

/// # Errors
/// When a text is missing.
pub(super) fn content(
    envelope: &Envelope,
    brand: &Brand,
    token: Option<&str>,
) -> Result<Content, RenderError> {
    let letter = &envelope.letter;
    let draft = Draft::new(letter.name(), envelope.language, brand);
    let day = |day| language::date(envelope.language, day);
    let draft = match letter {
        Letter::SignInCode { code, minutes }
        | Letter::ResetCode { code, minutes }
        | Letter::MailChangeCode { code, minutes } => account::code(draft, code, *minutes),
        Letter::MailTaken => account::mail_taken(draft),
        Letter::MailChanged { old, new } => account::mail_changed(draft, old, new),
        Letter::SecurityChanged { change, at, device } => {
            let at = language::moment(envelope.language, *at)?;
            account::security_changed(draft, *change, &at, device.as_deref())
        }
        Letter::Invitation { role, scope_name, inviter, token, expires_on } => people::invitation(
            draft.with("until", day(*expires_on)?),
            *role,
            scope_name.as_deref(),
            inviter.as_deref(),
            token,
        ),
        Letter::GrantEnded { role, scope_name } => people::grant_ended(draft, *role, scope_name.as_deref()),
        Letter::GuardianRequest { pupil, token, expires_on } => {
            people::guardian_request(draft.with("until", day(*expires_on)?), pupil, token)
        }
        Letter::GuardianAgreed => people::guardian_agreed(draft),
        Letter::GuardianRefused => people::guardian_refused(draft),
        Letter::GuardianWithdrew => people::guardian_withdrew(draft),
        Letter::MembershipReceived { company, cluster } => companies::received(draft, company, cluster),
        Letter::MembershipRequested { company, town, person, cluster_slug } => {
            companies::requested(draft, company, town.as_deref(), person, cluster_slug)
        }
        Letter::MembershipAdmitted { company, company_slug, cluster } => {
            companies::admitted(draft, company, company_slug, cluster)
        }
        Letter::MembershipRefused { company, cluster, reason } => {
            companies::refused(draft, company, cluster, reason.as_deref())
        }
        Letter::MembershipEnded { company, cluster, reason } => {
            companies::ended(draft, company, cluster, reason.as_deref())
        }
        Letter::ErasureWarning { on } => account::erasure_warning(draft.with("on", day(*on)?)),
        Letter::Erased { by_wish } => account::erased(draft, *by_wish),
        Letter::ApplicationCode { about, code, minutes } => applications::code(draft, about, code, *minutes),
        Letter::ApplicationSent { about, due_on } => applications::sent(draft, about, &day(*due_on)?),
        Letter::ApplicationAwaitsGuardian { about } => applications::awaits_guardian(draft, about),
        Letter::ApplicationMoved { about, state, text, due_on } => {
            let due = due_on.map(day).transpose()?;
            applications::moved(draft, about, *state, text.as_deref(), due.as_deref())
        }
        Letter::ApplicationClosed { about, reason } => applications::closed(draft, about, *reason),
        Letter::OfferWaits { about, due_on } => applications::offer_waits(draft, about, &day(*due_on)?),
        Letter::InterviewSet { .. } | Letter::InterviewCancelled { .. } => {
            applications::interview(draft, letter)?
        }
        Letter::MessageWaits { about, company_slug } => {
            applications::message_waits(draft, about, company_slug.as_deref())
        }
        letter if letter.alert_id().is_some() => {
            return alerts::alert(draft, letter, token.unwrap_or_default())?.finish();
        }
        _ => return around_events(envelope, draft)?.finish(),
    };
    draft.finish()
}

/// The appointment that a letter brings or cancels.
///
/// # Errors
/// When a text is missing.
pub(super) fn calendar(envelope: &Envelope, brand: &Brand) -> Result<Option<Notice>, RenderError> {
    match &envelope.letter {
        Letter::InterviewSet { .. } | Letter::InterviewCancelled { .. } => {
            applications::appointment(&envelope.letter, envelope.language, brand).map(Some)
        }
        Letter::Booking { about, news, .. } => bookings::appointment(about, *news, envelope.language, brand),
        _ => Ok(None),
    }
}

/// The ticket that a letter brings.
pub(super) fn ticket(envelope: &Envelope, brand: &Brand) -> Option<Ticket> {
    match &envelope.letter {
        Letter::Booking { about, .. } => bookings::ticket(about, brand),
        _ => None,
    }
}

/// What is said about events and bookings.
fn around_events<'a>(envelope: &Envelope, draft: Draft<'a>) -> Result<Draft<'a>, RenderError> {
    match &envelope.letter {
        Letter::BookingCode { event, code, minutes } => bookings::code(draft, event, code, *minutes),
        Letter::Booking { about, news, text } => bookings::booking(draft, about, *news, text.as_deref()),
        Letter::VisitConsentRequest { event, pupil, companies, token, by } => {
            events::consent(draft, event, pupil, companies, token, *by)
        }
        Letter::EventMessage { event, subject, body } => events::message(draft, event, subject, body),
        Letter::ExhibitorApplied { event, company, cluster_slug } => {
            events::applied(draft, event, company, cluster_slug)
        }
        Letter::ExhibitorAnswered { event, company_slug, admitted, stand, reason } => {
            events::answered(draft, event, company_slug, (*admitted, stand.as_deref()), reason.as_deref())
        }
        Letter::ExhibitorTold { event, company_slug, cancelled, reason } => {
            events::told(draft, event, company_slug, *cancelled, reason.as_deref())
        }
        _ => staff(envelope, draft),
    }
}

/// What companies and managers get about applications and vacancies.
fn staff<'a>(envelope: &Envelope, draft: Draft<'a>) -> Result<Draft<'a>, RenderError> {
    let day = |day| language::date(envelope.language, day);
    Ok(match &envelope.letter {
        Letter::ApplicationArrived { about, company_slug, due_on } => {
            hiring::arrived(draft, about, company_slug, &day(*due_on)?)
        }
        Letter::AnswersDue { company, company_slug, waiting } => {
            hiring::due(draft, company, company_slug, waiting)?
        }
        Letter::AnswerAsked { about, company_slug, due_on } => {
            hiring::asked(draft, about, company_slug, &day(*due_on)?)
        }
        Letter::ApplicantMoved { about, company_slug, state } => {
            hiring::moved(draft, about, company_slug, *state)
        }
        Letter::AnswersOverdue { cluster_slug, count, companies } => {
            hiring::overdue(draft, cluster_slug, *count, companies)
        }
        Letter::VacancySubmitted { title, company, cluster_slug, vacancy_id } => {
            postings::submitted(draft, title, company, cluster_slug, *vacancy_id)
        }
        Letter::VacancyReported { title, company, cluster_slug, reason, due_at, overdue } => {
            let due = language::moment(envelope.language, *due_at)?;
            postings::reported(draft, (title, company), cluster_slug, *reason, &due, *overdue)
        }
        Letter::VacancyPublished { title, company_slug, vacancy_id } => {
            postings::published(draft, title, company_slug, *vacancy_id)
        }
        Letter::VacancySentBack { title, company_slug, vacancy_id, remarks } => {
            postings::sent_back(draft, title, company_slug, *vacancy_id, remarks)
        }
        Letter::VacancyWithdrawn { title, company_slug, vacancy_id, reason } => {
            postings::withdrawn(draft, title, company_slug, *vacancy_id, reason)
        }
        Letter::VacancyExpires { title, company_slug, vacancy_id, on, open } => {
            postings::expires(draft, title, company_slug, *vacancy_id, &day(*on)?, *open)
        }
        Letter::VacancyExpired { title, company_slug, vacancy_id } => {
            postings::expired(draft, title, company_slug, *vacancy_id)
        }
        Letter::VacancyFilled { title, company_slug, vacancy_id } => {
            postings::filled(draft, title, company_slug, *vacancy_id)
        }
        // Every other letter is written above; the tests draw each of them.
        _ => draft,
    })
}
