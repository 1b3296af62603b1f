//! The people of a sign-up, as their organisers see them.
use chrono::NaiveDate;
use lotse_domain::{
    booking::{itinerary::Itinerary, own::PlaceView, place::PlaceConsent},
    event::EventView,
};
use serde_json::Value;

use super::moment;
use crate::{event_desk::Case, format, language::Lang, site::Site};

/// One person, or a place that waits for a name.
#[derive(Debug, Clone)]
pub(super) struct PersonRow {
    pub(super) name: String,
    pub(super) lines: Vec<String>,
    /// A guardian has not agreed yet, or nobody knows who it is.
    pub(super) warm: Option<String>,
}

/// The school for which somebody booked.
pub(super) fn school_of(case: &Case, itinerary: &Itinerary) -> Option<String> {
    let id = itinerary.school_id.or(itinerary.quota_school_id)?;
    case.view.schools.iter().find(|(known, _, _)| *known == id).map(|(_, name, _)| name.clone())
}

/// What somebody answered, in words.
pub(crate) fn answer_text(lang: Lang, value: &Value) -> String {
    match value {
        Value::Bool(true) => lang.t("answer-word-yes"),
        Value::Bool(false) => lang.t("answer-word-no"),
        Value::String(text) => match text.parse::<NaiveDate>() {
            Ok(day) => format::date(lang, day),
            Err(_) => text.clone(),
        },
        Value::Number(number) => match number.as_f64() {
            Some(number) if number.fract() != 0.0 => format::decimal(lang, number),
            _ => number.to_string(),
        },
        Value::Array(all) => all.iter().map(|one| answer_text(lang, one)).collect::<Vec<_>>().join(", "),
        Value::Null | Value::Object(_) => String::new(),
    }
}

/// Questions of the event with what somebody answered.
fn answers(lang: Lang, view: &EventView, place: &PlaceView) -> Vec<String> {
    let given = place.place.answers.0.iter().filter_map(|answer| {
        let question = view.questions.iter().find(|question| question.id == answer.question_id)?;
        Some(format!("{}: {}", question.label, answer_text(lang, &answer.value)))
    });
    given.collect()
}

impl PersonRow {
    pub(super) fn new(site: &Site, view: &EventView, row: &PlaceView) -> Self {
        let (lang, place) = (site.lang, &row.place);
        let school: Vec<&str> =
            [place.school.as_deref(), place.school_year.as_deref()].into_iter().flatten().collect();
        let mut lines = Vec::new();
        if !school.is_empty() {
            lines.push(school.join(", "));
        }
        lines.extend(row.options.iter().map(|option| format!("{}: {}", option.topic, option.label)));
        lines.extend(answers(lang, view, row));
        if place.consent == PlaceConsent::Given {
            lines.push(lang.word("place-consent", place.consent.as_str()));
        }
        lines.extend(row.checked_in.map(|at| lang.with("bdesk-here-since", [("day", moment(lang, at))])));
        let warm = matches!(place.consent, PlaceConsent::Requested | PlaceConsent::Refused);
        Self {
            name: place
                .name
                .clone()
                .unwrap_or_else(|| lang.with("bdesk-unnamed", [("n", place.number.to_string())])),
            lines,
            warm: warm.then(|| lang.word("place-consent", place.consent.as_str())),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Lang, answer_text};

    #[test]
    fn answers_are_words_and_not_json() {
        for (value, text) in [
            (json!(true), "ja"),
            (json!("2027-05-04"), "4.\u{a0}Mai 2027"),
            (json!(38.5), "38,5"),
            (json!(3), "3"),
            (json!(["Halal", "Vegan"]), "Halal, Vegan"),
            (json!(null), ""),
        ] {
            assert_eq!(answer_text(Lang::De, &value).to_lowercase(), text.to_lowercase(), "{value}");
        }
    }
}
