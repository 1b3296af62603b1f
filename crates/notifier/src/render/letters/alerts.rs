//! Letters about alerts, to whoever waits for a search ("du"). Their links carry the alert's token.
use lotse_domain::{
    alert::{DAYS_UNCONFIRMED, Rhythm},
    fold::slug,
    mail::{AlertHit, Letter},
};

use super::{Block, Draft, language, wording};
use crate::render::RenderError;

/// # Errors
/// When a date cannot be written.
pub(super) fn alert<'a>(draft: Draft<'a>, letter: &Letter, token: &str) -> Result<Draft<'a>, RenderError> {
    let page = draft.brand.here(draft.language, &format!("/suchauftrag/{token}"));
    Ok(match letter {
        Letter::AlertAsked { name, rhythm, exists, .. } => asked(draft, name, *rhythm, *exists, page),
        Letter::AlertHits { name, rhythm, hits, more, .. } => {
            found(draft, (name, *rhythm), hits, *more, &page)?
        }
        Letter::AlertEnds { name, on, .. } => {
            let on = language::date(draft.language, *on)?;
            let draft = draft.naming("search", name).with("on", on).text("lead").text("else");
            draft.button("alert-ends-button", page).why("alert-why")
        }
        _ => draft,
    })
}

fn asked<'a>(draft: Draft<'a>, name: &str, rhythm: Rhythm, exists: bool, page: String) -> Draft<'a> {
    let draft = with_search(draft, name, rhythm);
    if exists {
        let draft = draft.subject_of("exists").heading_of("exists").text("lead-exists");
        return draft.fact("alert-search", name).button("alert-change", page).why("alert-why");
    }
    draft
        .with("days", DAYS_UNCONFIRMED.to_string())
        .text("lead")
        .fact("alert-search", name)
        .button("alert-asked-button", page)
        .text("else")
}

fn found<'a>(
    draft: Draft<'a>,
    (name, rhythm): (&str, Rhythm),
    hits: &[AlertHit],
    more: u64,
    page: &str,
) -> Result<Draft<'a>, RenderError> {
    let count = u64::try_from(hits.len()).unwrap_or_default() + more;
    let mut draft =
        with_search(draft, name, rhythm).with("count", count.to_string()).with("more", more.to_string());
    let first = hits.first().map(|hit| hit.title.as_str()).unwrap_or_default();
    draft = draft.naming("first", first);
    draft = if count == 1 {
        draft.subject_of("one").heading_of("one").text("lead-one")
    } else {
        draft.subject_of("some").heading_of("some").text("lead")
    };
    for hit in hits {
        draft = posting(draft, hit)?;
    }
    if more > 0 {
        draft = draft.text(if more == 1 { "more-one" } else { "more" });
    }
    Ok(draft
        .button("alert-hits-button", format!("{page}/treffer"))
        .block(|draft| Block::Contact {
            text: draft.shared("alert-page"),
            href: page.to_owned(),
            shown: page.to_owned(),
        })
        .why("alert-why"))
}

fn posting<'a>(draft: Draft<'a>, hit: &AlertHit) -> Result<Draft<'a>, RenderError> {
    let AlertHit { vacancy_id, title, kind, company, town, away_km, starts_on } = hit;
    let starts = starts_on.map(|day| language::date(draft.language, day)).transpose()?;
    let href = draft.brand.here(draft.language, &format!("/stellen/{}-{vacancy_id}", slug(title)));
    let draft = draft
        .naming("town", town.as_deref().unwrap_or_default())
        .with("km", away_km.map(|km| km.to_string()).unwrap_or_default())
        .with("starts", starts.clone().unwrap_or_default());
    Ok(draft.block(|draft| {
        let place = match (town, away_km) {
            (Some(_), Some(km)) if *km > 0 => Some(draft.shared("alert-hit-away")),
            (Some(town), _) => Some(wording::name(town)),
            (None, _) => None,
        };
        let what = draft.shared(&format!("alert-kind-{}", kind.as_str().replace('_', "-")));
        let starts = starts.is_some().then(|| draft.shared("alert-hit-starts"));
        let second: Vec<String> = [Some(what), place, starts].into_iter().flatten().collect();
        Block::Hit {
            title: format!("{} (m/w/d)", wording::name(title)),
            href,
            lines: vec![wording::name(company), second.join(" · ")],
        }
    }))
}

fn with_search<'a>(draft: Draft<'a>, name: &str, rhythm: Rhythm) -> Draft<'a> {
    let draft = draft.naming("search", name);
    let how = match rhythm {
        Rhythm::AtOnce => "alert-rhythm-at-once",
        Rhythm::Daily => "alert-rhythm-daily",
        Rhythm::Weekly => "alert-rhythm-weekly",
    };
    let mut draft = draft;
    let how = draft.shared(how);
    draft.with("how", how)
}
