//! Letters about memberships, to companies and to those who manage a cluster: all say "Sie".
use super::{Draft, wording};

pub(super) fn received<'a>(draft: Draft<'a>, company: &str, cluster: &str) -> Draft<'a> {
    about(draft, company, cluster).text("lead").point("next").point("hidden")
}

pub(super) fn requested<'a>(
    draft: Draft<'a>,
    company: &str,
    town: Option<&str>,
    person: &str,
    cluster_slug: &str,
) -> Draft<'a> {
    let page = draft.brand.outside(draft.language, &format!("/cluster/{cluster_slug}/mitglieder"));
    let mut draft = draft.naming("company", company).text("lead").fact("company", &wording::name(company));
    if let Some(town) = town {
        draft = draft.fact("town", &wording::name(town));
    }
    draft.fact("person", &wording::name(person)).button("membership-requested-button", page).text("hidden")
}

pub(super) fn admitted<'a>(draft: Draft<'a>, company: &str, slug: &str, cluster: &str) -> Draft<'a> {
    let page = draft.brand.outside(draft.language, &format!("/betrieb/{slug}"));
    about(draft, company, cluster).text("lead").point("next").button("membership-admitted-button", page)
}

pub(super) fn refused<'a>(draft: Draft<'a>, company: &str, cluster: &str, reason: Option<&str>) -> Draft<'a> {
    about(draft, company, cluster)
        .text("lead")
        .quote("reason-lead", reason)
        .point("next")
        .contact("membership-contact")
}

pub(super) fn ended<'a>(draft: Draft<'a>, company: &str, cluster: &str, reason: Option<&str>) -> Draft<'a> {
    about(draft, company, cluster)
        .text("lead")
        .quote("reason-lead", reason)
        .point("rest")
        .contact("membership-contact")
}

fn about<'a>(draft: Draft<'a>, company: &str, cluster: &str) -> Draft<'a> {
    draft.why("membership-why").naming("company", company).naming("cluster", cluster)
}
