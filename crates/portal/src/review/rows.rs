//! What a posting says, field by field, in the words of its public page.
use lotse_domain::{
    company::Site as Location,
    vacancy::{ApplyBy, SchoolRhythm, Vacancy, VacancyView},
};

use crate::{
    format,
    language::Lang,
    search::with_sexes,
    vacancies::{facts, years},
};

/// One field that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Its name in the API, at which remarks stand.
    pub(super) field: &'static str,
    pub(super) label: String,
    pub(super) value: String,
}

/// The fields of the five facts, in their order.
const FACTS: [&str; 5] = ["starts_on", "duration_months", "weekly_minutes", "qualification", "places"];

/// All but the long text. What matters most is always there, also where nothing is said; the rest only where something is.
pub(super) fn said(lang: Lang, view: &VacancyView) -> Vec<Said> {
    let vacancy = &view.vacancy;
    let always = |field, key: &str, value: Option<String>| Said {
        field,
        label: lang.t(key),
        value: value.filter(|value| !value.is_empty()).unwrap_or_else(|| lang.t("fact-unknown")),
    };
    let occupation = view.occupation.as_ref().map(|occupation| occupation.title.clone());
    let mut rows = vec![
        always("title", "review-field-title", Some(with_sexes(&vacancy.title))),
        always("kind", "review-field-kind", Some(lang.word("kind", vacancy.kind.as_str()))),
        always(
            "occupation",
            "review-field-occupation",
            occupation.or_else(|| vacancy.occupation_text.clone()),
        ),
    ];
    rows.extend(FACTS.into_iter().zip(facts(lang, view)).map(|(field, fact)| Said {
        field,
        label: fact.name,
        value: fact.value,
    }));
    rows.push(always("pay_by_year", "review-field-pay", Some(pay(lang, vacancy))));
    rows.push(always("sites", "review-field-sites", Some(places(&view.sites))));
    rows.push(always(
        "deadline",
        "review-field-deadline",
        Some(vacancy.deadline.map_or_else(|| lang.t("review-no-deadline"), |day| format::date(lang, day))),
    ));
    rows.push(always("apply_by", "review-field-apply", Some(way(lang, vacancy))));
    rows.extend(further(lang, vacancy));
    rows
}

/// What many postings leave out.
fn further(lang: Lang, vacancy: &Vacancy) -> Vec<Said> {
    let school = [
        vacancy.school.clone(),
        vacancy.school_rhythm.map(SchoolRhythm::as_str).map(|word| lang.word("rhythm", word)),
    ];
    let takeover = vacancy.takeover.map(|yes| lang.word("takeover", if yes { "yes" } else { "open" }));
    let prospects = [takeover, vacancy.prospects.clone()];
    let contact = [vacancy.contact_name.clone(), vacancy.contact_mail.clone(), vacancy.contact_phone.clone()];
    let joined = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
    [
        ("summary", "review-field-summary", vacancy.summary.clone().unwrap_or_default()),
        ("subjects", "review-field-subjects", vacancy.subjects.0.join(", ")),
        ("languages", "review-field-languages", vacancy.languages.clone().unwrap_or_default()),
        ("school", "review-field-school", joined(&school)),
        ("prospects", "review-field-prospects", joined(&prospects)),
        ("benefits", "review-field-benefits", vacancy.benefits.0.join(", ")),
        ("accessibility", "review-field-accessibility", vacancy.accessibility.clone().unwrap_or_default()),
        ("contact_name", "review-field-contact", joined(&contact)),
    ]
    .into_iter()
    .filter(|(_, _, value)| !value.is_empty())
    .map(|(field, key, value)| Said { field, label: lang.t(key), value })
    .collect()
}

fn pay(lang: Lang, vacancy: &Vacancy) -> String {
    let years =
        years(lang, &vacancy.pay_by_year).into_iter().map(|year| format!("{} {}", year.label, year.money));
    years.chain(vacancy.pay_note.clone()).collect::<Vec<_>>().join(" · ")
}

fn places(sites: &[Location]) -> String {
    let line = |site: &Location| {
        let town = [site.postal_code.clone(), Some(site.town.clone())];
        let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
        site.street.clone().into_iter().chain([town]).collect::<Vec<_>>().join(", ")
    };
    sites.iter().map(line).collect::<Vec<_>>().join(" · ")
}

fn way(lang: Lang, vacancy: &Vacancy) -> String {
    let way = lang.word("review-apply", vacancy.apply_by.as_str());
    match &vacancy.apply_address {
        Some(address) if vacancy.apply_by != ApplyBy::Here => format!("{way} {address}"),
        _ => way,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, said};
    use crate::vacancies::sample;

    #[test]
    fn what_matters_most_is_there_even_when_nothing_is_said() {
        let mut view = sample::view();
        let value = |view: &_, field: &str| {
            said(Lang::De, view).into_iter().find(|row| row.field == field).map(|row| row.value)
        };
        assert!(value(&view, "pay_by_year").unwrap().starts_with("1. Jahr 1.150\u{a0}€ · 2. Jahr"));
        assert_eq!(value(&view, "sites").unwrap(), "Musterstraße 12, 90402 Nürnberg");
        assert_eq!(value(&view, "weekly_minutes").unwrap(), "38,5 Stunden pro Woche, Vollzeit");
        view.vacancy.pay_by_year.0.clear();
        view.vacancy.pay_note = None;
        view.vacancy.deadline = None;
        view.vacancy.benefits.0.clear();
        view.sites.clear();
        assert_eq!(value(&view, "pay_by_year"), value(&view, "sites"), "both are unknown");
        assert_eq!(value(&view, "deadline").unwrap(), "keine Frist");
        assert_eq!(value(&view, "benefits"), None);
    }
}
