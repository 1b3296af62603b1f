//! Wording that a posting should not have: section 11 AGG forbids to advertise a place in breach of sections 1 and 7.
use super::{
    Advice,
    patterns::{FINE, GROUNDS, Ground},
    phrases::{Text, Word},
};
use crate::vacancy::VacancyDraft;

pub(super) fn check(draft: &VacancyDraft) -> Vec<Advice> {
    let benefits = draft.benefits.join("\n");
    let fields: [(&'static str, Option<&str>); 8] = [
        ("title", Some(&draft.title)),
        ("summary", draft.summary.as_deref()),
        ("description", draft.description.as_deref()),
        ("pay_note", draft.pay_note.as_deref()),
        ("school", draft.school.as_deref()),
        ("prospects", draft.prospects.as_deref()),
        ("benefits", Some(&benefits)),
        ("languages", draft.languages.as_deref()),
    ];
    fields
        .into_iter()
        .filter_map(|(field, text)| Some((field, text?)))
        .flat_map(|(field, text)| check_text(field, &Text::new(text)))
        .collect()
}

/// What is found in one text, each wording once.
fn check_text(field: &'static str, text: &Text<'_>) -> Vec<Advice> {
    let mut taken: Vec<(usize, usize)> = FINE.iter().flat_map(|phrase| text.find(phrase)).collect();
    let mut advice: Vec<(usize, Advice)> = Vec::new();
    let mut tell = |(start, end): (usize, usize), ground: &Ground, instead: Option<&'static str>| {
        if taken.iter().any(|(from, to)| start < *to && *from < end) {
            return;
        }
        taken.push((start, end));
        let found = text.words_as_written(start, end).to_owned();
        let again = |known: &Advice| known.code == ground.code && known.found.as_ref() == Some(&found);
        if !advice.iter().any(|(_, known)| again(known)) {
            let detail = format!("\"{found}\" {} ({})", ground.reason, ground.source);
            let Ground { code, weight, .. } = *ground;
            let found = Some(found);
            advice.push((start, Advice { field, code, weight, found, instead, figure: None, detail }));
        }
    };
    for ground in GROUNDS {
        for (phrases, instead) in ground.phrases {
            for place in phrases.iter().flat_map(|phrase| text.find(phrase)) {
                tell(place, ground, *instead);
            }
        }
        if ground.code == "wording_gender" {
            for place in one_sex_wanted(text) {
                tell(place, ground, Some("das Wort für beide, etwa „Verkäufer/in gesucht“"));
            }
        }
    }
    advice.sort_by_key(|(start, _)| *start);
    advice.into_iter().map(|(_, piece)| piece).collect()
}

/// "Kauffrau gesucht", "Verkäuferin gesucht", unless the other form stands beside it.
fn one_sex_wanted<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (usize, usize)> + 't {
    const JOINING: [&str; 4] = ["oder", "und", "bzw", "beziehungsweise"];
    let words = text.words();
    words.windows(2).enumerate().filter_map(move |(at, pair)| {
        let [name, wanted] = pair else { return None };
        if wanted.folded != "gesucht" || !is_one_sex(name) {
            return None;
        }
        let before = at.checked_sub(1).map(|at| words[at].folded.as_str());
        let both = before.is_some_and(|word| {
            JOINING.contains(&word)
                || name.folded.starts_with(word)
                || word.ends_with("mann")
                || word.ends_with("frau")
                || word.ends_with("in")
        });
        (!both).then_some((at, at + 2))
    })
}

fn is_one_sex(name: &Word<'_>) -> bool {
    const FEMALE: [&str; 6] = ["erin", "istin", "antin", "entin", "eurin", "orin"];
    // "VerkäuferIn" means both.
    if name.written.ends_with("In") {
        return false;
    }
    let folded = name.folded.as_str();
    folded.ends_with("frau")
        || folded.ends_with("mann")
        || FEMALE.iter().any(|ending| folded.ends_with(ending))
}
