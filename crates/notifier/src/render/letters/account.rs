//! Letters about an account. They go to pupils and staff alike, and to people who have none: the German ones address nobody.
use lotse_domain::mail::SecurityChange;

use super::{Block, Draft, wording};

const SECURITY: &str = "/mein/sicherheit";
const SIGN_IN: &str = "/anmelden";

pub(super) fn code<'a>(draft: Draft<'a>, code: &str, minutes: i64) -> Draft<'a> {
    let (first, second) = halves(code);
    draft
        .with("grouped", format!("{first} {second}").trim_end())
        .with("minutes", minutes.to_string())
        .preview("code-preview")
        .text("lead")
        .block(|draft| Block::Code { label: draft.shared("code-label"), halves: (first, second) })
        .shared_text("code-where")
        .shared_text("code-nobody-asks")
        .block(|draft| Block::Point { lead: draft.shared("not-asked-lead"), text: draft.own("not-asked") })
}

/// Six digits are read in threes.
fn halves(code: &str) -> (String, String) {
    let digits: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let middle = if digits.len() == 6 { 3 } else { digits.len() };
    let (first, second) = digits.split_at(middle);
    (first.to_owned(), second.to_owned())
}

pub(super) fn mail_taken(draft: Draft<'_>) -> Draft<'_> {
    let sign_in = draft.brand.here(draft.language, SIGN_IN);
    draft.text("lead").point("own").button("mail-taken-button", sign_in).point("other")
}

/// Without a button: the old address can no longer sign in, and a link would be of use to strangers only.
pub(super) fn mail_changed<'a>(draft: Draft<'a>, old: &str, new: &str) -> Draft<'a> {
    draft
        .text("lead")
        .fact("mail-changed-old", &wording::one_line(old))
        .fact("mail-changed-new", &wording::one_line(new))
        .shared_text("all-good")
        .contact("mail-changed-bad")
}

pub(super) fn security_changed<'a>(
    draft: Draft<'a>,
    change: SecurityChange,
    at: &str,
    device: Option<&str>,
) -> Draft<'a> {
    let word = match change {
        SecurityChange::PasswordSet => "password-set",
        SecurityChange::FactorAdded => "factor-added",
        SecurityChange::FactorRemoved => "factor-removed",
        SecurityChange::RecoveryCodeUsed => "recovery-code-used",
        SecurityChange::RecoveryCodesRenewed => "recovery-codes-renewed",
        SecurityChange::TokenReused => "token-reused",
        SecurityChange::ApiKeyCreated => "api-key-created",
    };
    let page = draft.brand.here(draft.language, SECURITY);
    let mut draft = draft
        .subject_of(word)
        .heading_of(word)
        .preview(&format!("security-changed-what-{word}"))
        .why("account-why")
        .text(&format!("what-{word}"))
        .fact("security-changed-at", at);
    if let Some(device) = device.map(wording::name).filter(|device| !device.is_empty()) {
        draft = draft.fact("security-changed-device", &device);
    }
    let draft = match change {
        SecurityChange::TokenReused => draft.text("good-token-reused"),
        SecurityChange::ApiKeyCreated => draft.shared_text("all-good").text("bad-api-key-created"),
        SecurityChange::PasswordSet
        | SecurityChange::FactorAdded
        | SecurityChange::FactorRemoved
        | SecurityChange::RecoveryCodeUsed
        | SecurityChange::RecoveryCodesRenewed => draft.shared_text("all-good").text("bad"),
    };
    draft.button("check-account", page).contact("account-help")
}

pub(super) fn erasure_warning(draft: Draft<'_>) -> Draft<'_> {
    let sign_in = draft.brand.here(draft.language, SIGN_IN);
    draft.text("lead").point("keep").button("erasure-warning-button", sign_in).point("go")
}

pub(super) fn erased(draft: Draft<'_>, by_wish: bool) -> Draft<'_> {
    draft.text(if by_wish { "by-wish" } else { "unused" }).text("data").text("last").contact("erased-help")
}

#[cfg(test)]
mod tests {
    use super::halves;

    #[test]
    fn six_digits_are_read_in_threes_and_others_as_they_are() {
        assert_eq!(halves("012345"), ("012".to_owned(), "345".to_owned()));
        assert_eq!(halves("AB-12"), ("AB12".to_owned(), String::new()));
        assert_eq!(halves(""), (String::new(), String::new()));
    }
}
