//! Whether the posting says what pupils look for first.
use super::Advice;
use crate::{
    occupation::Occupation,
    vacancy::{Kind, VacancyDraft, WorkPattern},
};

pub(super) const OCCUPATION_UNKNOWN: &str = "occupation_unknown";

/// A shorter text says less than the title and the figures do.
const SHORTEST: usize = 200;

pub(super) fn check(draft: &VacancyDraft) -> Vec<Advice> {
    let mut advice = Vec::new();
    let named = draft.occupation.as_deref().is_some_and(|name| !name.trim().is_empty());
    if !named {
        advice.extend(unknown_occupation(draft));
    }
    let length = draft.description.as_deref().map_or(0, |text| text.trim().chars().count());
    if length == 0 {
        let detail = "there is no text: say what is learnt, what is expected and how it goes on";
        advice.push(Advice::better("description", "text_missing", detail));
    } else if length < SHORTEST {
        let detail = format!(
            "the text has {length} characters; with fewer than {SHORTEST} it says little about the place"
        );
        advice.push(Advice {
            figure: i64::try_from(SHORTEST).ok(),
            ..Advice::better("description", "text_short", &detail)
        });
    }
    let says = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    if !draft.sites.iter().any(|site| says(&site.postal_code) || says(&site.town)) {
        let detail = "no place is given, so it is not found by those who search nearby";
        advice.push(Advice::better("sites", "place_missing", detail));
    }
    advice
}

/// What only the catalogue can tell.
pub(super) fn check_occupation(draft: &VacancyDraft, occupation: Option<&Occupation>) -> Option<Advice> {
    let Some(occupation) = occupation else { return unknown_occupation(draft) };
    let duration = draft.duration_months?;
    // Shortened by at most a year or longer by part time (sections 7a and 8 BBiG).
    let longest = if draft.work_pattern == Some(WorkPattern::PartTime) {
        occupation.months * 3 / 2
    } else {
        occupation.months
    };
    let kind = draft.kind.unwrap_or(Kind::Apprenticeship);
    if kind != Kind::Apprenticeship || (occupation.months - 12..=longest).contains(&duration) {
        return None;
    }
    let usual = occupation.months;
    let detail = format!("{duration} months are unusual: the training takes {usual} (sections 5 and 8 BBiG)");
    Some(Advice {
        found: Some(duration.to_string()),
        figure: Some(usual.into()),
        ..Advice::better("duration_months", "duration_unusual", &detail)
    })
}

fn unknown_occupation(draft: &VacancyDraft) -> Option<Advice> {
    if draft.kind.unwrap_or(Kind::Apprenticeship) != Kind::Apprenticeship {
        return None;
    }
    let named = draft.occupation.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let detail =
        "the catalogue of recognised occupations does not know it, so it is found by its words alone";
    Some(Advice {
        found: named.map(str::to_owned),
        ..Advice::better("occupation", OCCUPATION_UNKNOWN, detail)
    })
}
