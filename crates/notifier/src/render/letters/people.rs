//! Letters about roles, which say "Sie"; to guardians, "Sie"; and to pupils, "du".
use lotse_domain::grant::Role;

use super::Draft;

/// Leads on to the account.
const ACCOUNT: &str = "/anmelden";

/// The end of a text's key.
const fn word(role: Role) -> &'static str {
    match role {
        Role::Operator => "operator",
        Role::ClusterManager => "cluster-manager",
        Role::CompanyAdmin => "company-admin",
        Role::Recruiter => "recruiter",
        Role::Teacher => "teacher",
        Role::Pupil => "pupil",
    }
}

pub(super) fn invitation<'a>(
    mut draft: Draft<'a>,
    role: Role,
    scope: Option<&str>,
    inviter: Option<&str>,
    token: &str,
) -> Draft<'a> {
    let word = word(role);
    let page = draft.brand.here(draft.language, &format!("/einladung/{token}"));
    draft = match (scope, role) {
        (Some(scope), _) => draft.naming("scope", scope),
        (None, Role::Operator | Role::Pupil) => draft,
        (None, _) => {
            let unnamed = draft.own(&format!("scope-unnamed-{word}"));
            draft.with("scope", unnamed)
        }
    };
    draft = draft.subject_of(word);
    draft = match inviter {
        Some(inviter) => draft.naming("inviter", inviter).text("from"),
        None => draft.text("from-nobody"),
    };
    draft = draft.text(&format!("what-{word}")).point("how");
    if role.needs_second_factor() {
        draft = draft.point("factor");
    }
    draft.button("invitation-button", page).point("until").point("no")
}

pub(super) fn grant_ended<'a>(mut draft: Draft<'a>, role: Role, scope: Option<&str>) -> Draft<'a> {
    draft = match scope {
        Some(scope) => draft.naming("scope", scope).subject_of("scoped").text("lead-scoped"),
        None => draft.text("lead"),
    };
    let role = draft.shared(&format!("role-{}", word(role)));
    draft.fact("grant-ended-role", &role).text("account").contact("grant-ended-error")
}

pub(super) fn guardian_request<'a>(draft: Draft<'a>, pupil: &str, token: &str) -> Draft<'a> {
    let page = draft.brand.here(draft.language, &format!("/einwilligung/{token}"));
    draft
        .naming("pupil", pupil)
        .text("hello")
        .text("lead")
        .point("portal")
        .point("for")
        .point("long")
        .point("nothing")
        .text("link")
        .button("guardian-request-button", page)
        .point("unknown")
}

pub(super) fn guardian_agreed(draft: Draft<'_>) -> Draft<'_> {
    let start = draft.brand.here(draft.language, "/");
    draft.why("guardian-answer-why").text("lead").text("more").button("guardian-agreed-button", start)
}

pub(super) fn guardian_refused(draft: Draft<'_>) -> Draft<'_> {
    let page = draft.brand.here(draft.language, ACCOUNT);
    draft
        .why("guardian-answer-why")
        .text("lead")
        .point("again")
        .button("guardian-refused-button", page)
        .point("else")
}

pub(super) fn guardian_withdrew(draft: Draft<'_>) -> Draft<'_> {
    let page = draft.brand.here(draft.language, ACCOUNT);
    draft.why("guardian-answer-why").text("lead").point("again").button("guardian-withdrew-button", page)
}
