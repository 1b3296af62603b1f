//! The form of a rule: looked at first, or saved at once.
use lotse_domain::{
    DomainError,
    search_rule::{LONGEST, RuleDraft},
};
use lotse_web_kit::auth::Fields;

use super::preview::Preview;
use crate::{
    desk::Scope,
    error::Result,
    form::{Field, Mistakes, Refusal},
    language::Lang,
    site::Site,
};

/// The form as it is drawn, on the page of a new rule and on that of an old one.
pub(super) struct RuleForm {
    pub(super) heading: String,
    /// Where it goes.
    pub(super) action: String,
    pub(super) fields: Vec<Field>,
    /// The version that is changed; none for a new rule.
    pub(super) version: Option<i32>,
    pub(super) preview: Option<Preview>,
}

impl RuleForm {
    pub(super) fn new(site: &Site, path: &str, heading: String, typed: &RuleDraft) -> Self {
        let lang = site.lang;
        let maxlength = u32::try_from(LONGEST).unwrap_or(u32::MAX);
        let field = |name: &'static str, label: &str, hint: &str, value: &str| {
            let field = Field { maxlength, ..Field::text(name, lang.t(label)) };
            field.hint(lang.t(hint)).value(value)
        };
        Self {
            heading,
            action: site.href(path),
            fields: vec![
                field("written", "sdesk-written", "sdesk-written-hint", &typed.written),
                field("meant", "sdesk-meant", "sdesk-meant-hint", &typed.meant),
            ],
            version: None,
            preview: None,
        }
    }
}

/// What was typed.
pub(super) fn draft(fields: &Fields) -> RuleDraft {
    RuleDraft { written: fields.text("written").to_owned(), meant: fields.text("meant").to_owned() }
}

/// Whether it is to be looked at first.
pub(super) fn is_preview(fields: &Fields) -> bool {
    fields.text("tun") == "zeigen"
}

/// What the person can mend is told at the form.
pub(super) fn refusal(lang: Lang, error: DomainError) -> Result<Refusal> {
    match error {
        DomainError::Stale => Ok(Refusal::own(Mistakes::of("written", lang.t("sdesk-stale")))),
        error => Refusal::of(lang, error, "written", &lang.t("sdesk-taken")),
    }
}

/// Above the list, and on the page of a rule.
pub(super) fn intro(lang: Lang, scope: &Scope) -> String {
    if scope.cluster.is_some() { lang.t("sdesk-intro") } else { lang.t("sdesk-intro-everywhere") }
}
