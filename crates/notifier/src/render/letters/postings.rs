//! Letters about vacancies, to managers and to companies ("Sie").
use lotse_domain::{report::Reason, vacancy::desk::Remark};
use uuid::Uuid;

use super::Draft;

/// To the managers.
pub(super) fn submitted<'a>(
    draft: Draft<'a>,
    title: &str,
    company: &str,
    cluster_slug: &str,
    vacancy_id: Uuid,
) -> Draft<'a> {
    let page = draft.brand.outside(draft.language, &format!("/cluster/{cluster_slug}/pruefung/{vacancy_id}"));
    draft
        .naming("title", title)
        .naming("company", company)
        .text("lead")
        .text("hidden")
        .button("vacancy-submitted-button", page)
}

/// To the managers.
pub(super) fn reported<'a>(
    draft: Draft<'a>,
    (title, company): (&str, &str),
    cluster_slug: &str,
    reason: Reason,
    due: &str,
    overdue: bool,
) -> Draft<'a> {
    let page = draft.brand.outside(draft.language, &format!("/cluster/{cluster_slug}/meldungen"));
    let mut draft = draft.naming("title", title).naming("company", company).with("due", due);
    let reason = draft.own(match reason {
        Reason::Gone => "reason-gone",
        Reason::Untrue => "reason-untrue",
        Reason::Discriminating => "reason-discriminating",
        Reason::Fraud => "reason-fraud",
        Reason::Other => "reason-other",
    });
    let (subject, lead) = if overdue { ("overdue", "lead-overdue") } else { ("new", "lead") };
    draft
        .subject_of(subject)
        .text(lead)
        .fact("vacancy-reported-reason", &reason)
        .fact("vacancy-reported-due", due)
        .button("vacancy-reported-button", page)
}

pub(super) fn published<'a>(draft: Draft<'a>, title: &str, slug: &str, id: Uuid) -> Draft<'a> {
    own_page(draft.naming("title", title).text("lead").point("next"), slug, id)
}

pub(super) fn sent_back<'a>(
    draft: Draft<'a>,
    title: &str,
    slug: &str,
    id: Uuid,
    remarks: &[Remark],
) -> Draft<'a> {
    let mut draft = draft.naming("title", title).text("lead");
    for remark in remarks {
        draft = draft.quote("vacancy-remark", Some(&remark.text));
    }
    own_page(draft.text("next"), slug, id)
}

pub(super) fn withdrawn<'a>(draft: Draft<'a>, title: &str, slug: &str, id: Uuid, reason: &str) -> Draft<'a> {
    let draft = draft.naming("title", title).text("lead").quote("reason-lead", Some(reason)).text("told");
    own_page(draft.contact("membership-contact"), slug, id)
}

pub(super) fn expires<'a>(
    draft: Draft<'a>,
    title: &str,
    slug: &str,
    id: Uuid,
    on: &str,
    open: i32,
) -> Draft<'a> {
    let mut draft = draft.naming("title", title).with("on", on).with("open", open.to_string()).text("lead");
    draft = draft.point("next");
    if open > 0 {
        draft = draft.text("open");
    }
    own_page(draft, slug, id)
}

pub(super) fn expired<'a>(draft: Draft<'a>, title: &str, slug: &str, id: Uuid) -> Draft<'a> {
    own_page(draft.naming("title", title).text("lead").point("next"), slug, id)
}

pub(super) fn filled<'a>(draft: Draft<'a>, title: &str, slug: &str, id: Uuid) -> Draft<'a> {
    own_page(draft.naming("title", title).text("lead").text("told"), slug, id)
}

fn own_page<'a>(draft: Draft<'a>, slug: &str, id: Uuid) -> Draft<'a> {
    let page = draft.brand.outside(draft.language, &format!("/betrieb/{slug}/stellen/{id}"));
    draft.button("posting-button", page).why("board-why")
}
