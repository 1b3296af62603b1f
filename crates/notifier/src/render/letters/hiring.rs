//! Letters to those who work for a company, and to managers, about applications and answers ("Sie"). None says who applies.
use lotse_domain::{
    application::ApplicationState,
    mail::{About, WaitingAnswer},
};

use super::{
    Block, Draft,
    applications::{company_page, named},
    language, wording,
};
use crate::render::RenderError;

/// So many waiting answers are listed; the board shows the rest.
const LISTED: usize = 20;

pub(super) fn arrived<'a>(draft: Draft<'a>, about: &About, slug: &str, due: &str) -> Draft<'a> {
    company_page(named(draft, about).with("due", due).text("lead").text("due").text("open"), about, slug)
}

pub(super) fn asked<'a>(draft: Draft<'a>, about: &About, slug: &str, due: &str) -> Draft<'a> {
    company_page(named(draft, about).with("due", due).text("lead").text("due"), about, slug)
}

pub(super) fn moved<'a>(draft: Draft<'a>, about: &About, slug: &str, state: ApplicationState) -> Draft<'a> {
    let word = match state {
        ApplicationState::Accepted => "accepted",
        ApplicationState::Declined => "declined",
        ApplicationState::Unanswered => "unanswered",
        _ => "withdrawn",
    };
    let draft = named(draft, about).subject_of(word).heading_of(word).text(&format!("lead-{word}"));
    let draft = if word == "unanswered" { draft.text("record") } else { draft };
    company_page(draft.preview("applicant-moved-preview"), about, slug)
}

/// Pupils wait for answers.
///
/// # Errors
/// When a date cannot be written.
pub(super) fn due<'a>(
    draft: Draft<'a>,
    company: &str,
    slug: &str,
    waiting: &[WaitingAnswer],
) -> Result<Draft<'a>, RenderError> {
    let language = draft.language;
    let page = draft.brand.outside(language, &format!("/betrieb/{slug}/bewerbungen"));
    let mut draft = draft
        .naming("company", company)
        .with("count", waiting.len().to_string())
        .text(count_of("lead", waiting));
    for answer in waiting.iter().take(LISTED) {
        let due = language::date(language, answer.due_on)?;
        let label = match &answer.title {
            Some(title) => wording::name(title),
            None => draft.shared("speculative"),
        };
        draft = draft.with("due", due).block(|draft| Block::Fact { label, value: draft.own("until") });
    }
    Ok(draft.text("why-answer").button("answers-due-button", page).why("board-why"))
}

fn count_of(key: &'static str, waiting: &[WaitingAnswer]) -> &'static str {
    match (key, waiting.len()) {
        ("lead", 1) => "lead-one",
        _ => "lead",
    }
}

/// To the managers.
pub(super) fn overdue<'a>(
    draft: Draft<'a>,
    cluster_slug: &str,
    count: u64,
    companies: &[String],
) -> Draft<'a> {
    let page = draft.brand.outside(draft.language, &format!("/cluster/{cluster_slug}/antworten"));
    let mut draft = draft.with("count", count.to_string()).text(if count == 1 { "lead-one" } else { "lead" });
    for company in companies.iter().take(LISTED) {
        draft = draft.fact("company", &wording::name(company));
    }
    draft.text("what").button("answers-overdue-button", page)
}
