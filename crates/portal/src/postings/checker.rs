//! The checker's advice in the reader's language: what it found, why it matters and what would be better. It blocks nothing.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    clock::german_day,
    vacancy::{
        VacancyDraft,
        advice::{Advice, Weight, advise_on},
    },
};
use lotse_web_kit::auth::Form;

use super::{edit::Company, typed::Typed};
use crate::{
    PortalState,
    desk::{At, inner_page},
    error::Result,
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
};

/// One piece of advice as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tip {
    /// The field that it is about, named as in the API and in the form.
    pub(crate) field: &'static str,
    /// What it is, why it matters, and the source of the rule.
    pub(crate) text: String,
    /// Better words, where there are some.
    pub(crate) better: Option<String>,
    /// Breaks, or is likely to break, a law.
    pub(crate) law: bool,
}

impl Tip {
    pub(crate) fn new(lang: Lang, advice: &Advice) -> Self {
        let Advice { field, code, weight, found, instead, figure, detail: _ } = advice;
        let figure = figure.map(|figure| shown(lang, field, figure)).unwrap_or_default();
        let key = format!("advice-{}", code.replace('_', "-"));
        let text = lang.with(&key, [("words", found.clone().unwrap_or_default()), ("n", figure)]);
        Self {
            field,
            text,
            better: instead.map(|words| lang.with("advice-instead", [("words", words.to_owned())])),
            law: *weight == Weight::Law,
        }
    }
}

/// Everything that the checker says about a draft.
pub(super) async fn tips(state: &PortalState, lang: Lang, draft: &VacancyDraft) -> Result<Vec<Tip>> {
    let advice = advise_on(state.db.read(), draft, german_day(state.clock.now())).await?;
    Ok(advice.iter().map(|advice| Tip::new(lang, advice)).collect())
}

/// A figure in the unit in which people read the field.
fn shown(lang: Lang, field: &str, figure: i64) -> String {
    let whole = || format::number(lang, figure.unsigned_abs());
    match (field, i32::try_from(figure)) {
        ("pay_by_year", Ok(cents)) => format::money(lang, cents),
        ("weekly_minutes", Ok(minutes)) => format::decimal(lang, f64::from(minutes) / 60.0),
        _ => whole(),
    }
}

/// The list of advice alone, which the script puts in the place of the one before.
#[derive(Template)]
#[template(path = "postings/tips.html")]
struct Fragment {
    page: Page,
    tips: Vec<Tip>,
    checked: bool,
}

/// Looks at what has been typed so far. Stores nothing.
pub(super) async fn check(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let company = Company::of(&state, &site, &at).await?;
    let (posting, _) = company.draft(site.lang, &Typed::read(&fields));
    html(&Fragment {
        page: inner_page(&site, site.lang.t("advice-heading")),
        tips: tips(&state, site.lang, &posting.vacancy).await?,
        checked: true,
    })
}

#[cfg(test)]
mod tests {
    use lotse_domain::vacancy::advice::{Advice, Weight};

    use super::{Lang, Tip};

    #[test]
    fn a_figure_is_told_in_the_unit_of_its_field() {
        let advice = |field, code, figure| Advice {
            field,
            code,
            weight: Weight::Law,
            found: None,
            instead: None,
            figure: Some(figure),
            detail: String::new(),
        };
        let pay = Tip::new(Lang::De, &advice("pay_by_year", "pay_below_minimum", 72_400));
        assert!(pay.text.contains("724\u{a0}€") && pay.law, "{pay:?}");
        let hours = Tip::new(Lang::En, &advice("weekly_minutes", "hours_above_youth_limit", 2_400));
        assert!(hours.text.contains("40 hours"), "{hours:?}");
    }

    #[test]
    fn better_words_stand_beside_those_that_were_found() {
        let tip = Tip::new(
            Lang::De,
            &Advice {
                field: "description",
                code: "wording_age",
                weight: Weight::Law,
                found: Some("junges Team".into()),
                instead: Some("Team"),
                figure: None,
                detail: String::new(),
            },
        );
        assert!(tip.text.contains("„junges Team“"), "{tip:?}");
        assert_eq!(tip.better.as_deref(), Some("Besser: „Team“"));
    }
}
