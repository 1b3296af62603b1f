//! The form of an article.
use lotse_domain::{
    DomainError,
    article::{ArticleDraft, ArticleVersion, LONGEST_BODY, LONGEST_LEAD, LONGEST_TITLE},
};
use lotse_web_kit::auth::Fields;

use crate::{
    error::Result,
    form::{Field, Mistakes, Refusal},
    language::Lang,
};

pub(super) fn draft_of(text: &ArticleVersion) -> ArticleDraft {
    ArticleDraft { title: text.title.clone(), lead: text.lead.clone(), body: text.body.clone() }
}

pub(super) fn typed(fields: &Fields) -> ArticleDraft {
    let text = |name: &str| fields.text(name).to_owned();
    ArticleDraft { title: text("title"), lead: text("lead"), body: text("body") }
}

/// Title, lead and text.
pub(super) fn fields(lang: Lang, draft: &ArticleDraft) -> Vec<Field> {
    let most = |characters: usize| u32::try_from(characters).unwrap_or(u32::MAX);
    let title = Field::text("title", lang.t("article-form-title")).value(draft.title.as_str());
    let lead = Field::area("lead", lang.t("article-form-lead")).hint(lang.t("article-form-lead-hint"));
    let body = Field::area("body", lang.t("article-form-body")).hint(lang.t("article-form-body-hint"));
    vec![
        Field { maxlength: most(LONGEST_TITLE), ..title },
        Field { maxlength: most(LONGEST_LEAD), ..lead.value(draft.lead.as_str()) },
        Field { maxlength: most(LONGEST_BODY), ..body.value(draft.body.as_str()) },
    ]
}

/// What the person can mend is told at the form.
pub(super) fn refusal(lang: Lang, error: DomainError) -> Result<Refusal> {
    match error {
        DomainError::Stale => Ok(Refusal::own(Mistakes::of("title", lang.t("article-stale")))),
        error => Refusal::of(lang, error, "title", &lang.t("article-stale")),
    }
}
