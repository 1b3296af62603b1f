//! The five facts that everyone asks for first.
use lotse_domain::vacancy::{Vacancy, VacancyView};

use crate::{
    format,
    language::Lang,
    search::{Fact, start},
};

/// Start, duration, hours, qualification and places: always all five, so that two pages can be compared.
pub(crate) fn facts(lang: Lang, view: &VacancyView) -> Vec<Fact> {
    let vacancy = &view.vacancy;
    let months =
        vacancy.duration_months.or_else(|| view.occupation.as_ref().map(|occupation| occupation.months));
    [
        ("fact-start", start_of(lang, vacancy)),
        ("fact-duration", months.map(|months| format::months(lang, months))),
        ("fact-hours", hours(lang, vacancy)),
        ("fact-qualification", vacancy.qualification.map(|q| lang.word("qualification-needed", q.as_str()))),
        (
            "fact-places",
            u64::try_from(vacancy.places).ok().filter(|n| *n > 0).map(|n| lang.count("places", n)),
        ),
    ]
    .into_iter()
    .map(|(key, value)| Fact { name: lang.t(key), value: value.unwrap_or_else(|| lang.t("fact-unknown")) })
    .collect()
}

fn start_of(lang: Lang, vacancy: &Vacancy) -> Option<String> {
    let start = start(lang, vacancy.starts_on, vacancy.starts_asap)?;
    Some(if vacancy.start_flexible { lang.with("start-flexible", [("start", start)]) } else { start })
}

fn hours(lang: Lang, vacancy: &Vacancy) -> Option<String> {
    let hours = vacancy.weekly_minutes.map(|minutes| {
        lang.with("hours-a-week", [("hours", format::decimal(lang, f64::from(minutes) / 60.0))])
    });
    let pattern = vacancy.work_pattern.map(|pattern| lang.word("pattern", pattern.as_str()));
    match (hours, pattern) {
        (Some(hours), Some(pattern)) => Some(format!("{hours}, {pattern}")),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::sample::view, Lang, facts};

    #[test]
    fn all_five_are_there_even_when_unknown() {
        let mut view = view();
        let values: Vec<_> = facts(Lang::De, &view).into_iter().map(|fact| fact.value).collect();
        assert_eq!(values[0], "1.\u{a0}August 2027");
        assert_eq!(values[1], "3,5 Jahre");
        assert_eq!(values[2], "38,5 Stunden pro Woche, Vollzeit");
        view.vacancy.starts_on = None;
        view.vacancy.weekly_minutes = None;
        view.vacancy.work_pattern = None;
        view.vacancy.qualification = None;
        assert_eq!(facts(Lang::De, &view).len(), 5);
    }
}
