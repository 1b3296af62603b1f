//! The audit trail in words that its subject understands.
use lotse_domain::{Identity, actor::account_name, audit};

use crate::{format, language::Lang};

/// One line of it.
pub(super) struct Line {
    pub(super) at: String,
    pub(super) what: String,
    pub(super) who: String,
}

/// Actions without a word of their own are told in general.
pub(super) fn line(lang: Lang, identity: &Identity, entry: &audit::Model) -> Line {
    let audit::Model { id: _, at, actor, request_id: _, action, subject_id: _ } = entry;
    let who = match actor.split(':').next() {
        _ if *actor == account_name(identity.account_id) => lang.t("history-by-self"),
        Some("stranger") => lang.t("history-by-link"),
        Some("system") => lang.t("history-by-lotse"),
        _ => lang.t("history-by-other"),
    };
    let key = format!("history-{}", action.replace(['.', '_'], "-"));
    let what = lang.known(&key).unwrap_or_else(|| lang.t("history-something"));
    Line { at: format::moment(lang, *at), what, who }
}
