//! What each letter says, in order.
mod account;
mod companies;
mod people;

use lotse_domain::mail::{Envelope, Letter};

use super::{
    Brand, RenderError,
    content::{Block, Content, Draft},
    language, wording,
};

/// # Errors
/// When a text is missing.
pub(super) fn content(envelope: &Envelope, brand: &Brand) -> Result<Content, RenderError> {
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
        _ => todo!(),
    };
    draft.finish()
}
