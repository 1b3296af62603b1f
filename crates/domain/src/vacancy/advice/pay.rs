//! Pay and hours of trainees.
use chrono::{Datelike, NaiveDate};

use super::{Advice, Weight};
use crate::vacancy::{Kind, VacancyDraft, WorkPattern};

/// Year in which the training begins, and the legal minimum in euro a month for its first to fourth year: section 17,
/// paragraph 2 `BBiG` for 2020 to 2023, since then the yearly announcements in the Federal Law Gazette (for 2026: `BGBl.` 2025 I
/// Nr. 235).
const MINIMUM: &[(i32, [i32; 4])] = &[
    (2020, [515, 608, 695, 721]),
    (2021, [550, 649, 743, 770]),
    (2022, [585, 690, 790, 819]),
    (2023, [620, 732, 837, 868]),
    (2024, [649, 766, 876, 909]),
    (2025, [682, 805, 921, 955]),
    (2026, [724, 854, 977, 1_014]),
];

/// Eight hours a day on five days (section 8, paragraph 1 `JArbSchG`), in minutes.
const YOUTH_MINUTES: i32 = 40 * 60;

/// The legal minimum for trainees in cents a month, for each year of a training that begins in `start_year` (section 17 `BBiG` and
/// the yearly announcements of the BMBF); none for years that have not been announced.
pub fn minimum_pay(kind: Kind, start_year: i32) -> Option<[i32; 4]> {
    if kind != Kind::Apprenticeship {
        return None;
    }
    let (_, euros) = MINIMUM.iter().find(|(year, _)| *year == start_year)?;
    Some(euros.map(|euros| euros * 100))
}

pub(super) fn check(draft: &VacancyDraft, today: NaiveDate) -> Vec<Advice> {
    let kind = draft.kind.unwrap_or(Kind::Apprenticeship);
    let mut advice = Vec::new();
    if draft.pay_by_year.is_empty() && kind != Kind::Internship {
        let detail = "no pay is given: postings that name it are read and answered more often";
        advice.push(Advice::better("pay_by_year", "pay_missing", detail));
    }
    let start_year = draft.starts_on.map_or_else(|| today.year(), |day| day.year());
    advice.extend(below_minimum(draft, kind, start_year));
    let minors = matches!(kind, Kind::Apprenticeship | Kind::DualStudy | Kind::Internship);
    if let Some(minutes) = draft.weekly_minutes.filter(|minutes| minors && *minutes > YOUTH_MINUTES) {
        advice.push(Advice {
            field: "weekly_minutes",
            code: "hours_above_youth_limit",
            weight: Weight::Law,
            found: Some(hours(minutes)),
            instead: None,
            figure: Some(YOUTH_MINUTES.into()),
            detail: format!(
                "{} hours a week are more than the 40 that people under 18 may work (section 8, paragraph 1 JArbSchG)",
                hours(minutes)
            ),
        });
    }
    advice
}

fn hours(minutes: i32) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    if rest == 0 { whole.to_string() } else { format!("{whole}:{rest:02}") }
}

/// The first year of the training that pays too little.
fn below_minimum(draft: &VacancyDraft, kind: Kind, start_year: i32) -> Option<Advice> {
    let (known_year, minimum) = last_known(kind, start_year)?;
    let short = draft.pay_by_year.iter().enumerate().find_map(|(at, pay)| {
        let least = minimum[at.min(minimum.len() - 1)];
        // In part time the pay may fall with the hours, which are at most halved (sections 7a and 17, paragraph 5 BBiG).
        let least = if draft.work_pattern == Some(WorkPattern::PartTime) { least / 2 } else { least };
        (*pay < least).then_some((at + 1, *pay, least))
    });
    let (year, pay, least) = short?;
    let begins = if known_year == start_year {
        format!("a training that begins in {start_year}")
    } else {
        format!("a training that begins in {known_year} (that for {start_year} is not announced yet)")
    };
    Some(Advice {
        field: "pay_by_year",
        code: "pay_below_minimum",
        weight: Weight::Law,
        found: Some(euros(pay)),
        instead: None,
        figure: Some(least.into()),
        detail: format!(
            "year {year} of the training pays {} euro a month; the legal minimum for {begins} is {} euro, unless a collective \
             agreement binds the company (section 17 BBiG)",
            euros(pay),
            euros(least)
        ),
    })
}

/// The minimum of that year; while it is not announced, of the last year that is.
fn last_known(kind: Kind, start_year: i32) -> Option<(i32, [i32; 4])> {
    let last = MINIMUM.last().map_or(start_year, |(year, _)| *year);
    let year = start_year.min(last);
    minimum_pay(kind, year).map(|minimum| (year, minimum))
}

fn euros(cents: i32) -> String {
    let (whole, rest) = (cents / 100, cents % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::{Kind, MINIMUM, minimum_pay};

    #[test]
    fn the_later_years_rise_as_the_act_says() {
        for (year, [first, second, third, fourth]) in MINIMUM {
            for (figure, percent) in [(second, 118), (third, 135), (fourth, 140)] {
                let exact = first * percent;
                let off = (figure * 100 - exact).abs();
                assert!(off <= 50, "{year}: {figure} is not {percent} % of {first}");
            }
        }
    }

    #[test]
    fn the_minimum_is_for_trainees_and_for_years_that_are_announced() {
        assert_eq!(minimum_pay(Kind::Apprenticeship, 2026), Some([72_400, 85_400, 97_700, 101_400]));
        assert_eq!(minimum_pay(Kind::Apprenticeship, 2019), None);
        assert_eq!(minimum_pay(Kind::Apprenticeship, 2027), None);
        assert_eq!(minimum_pay(Kind::Internship, 2026), None);
    }
}
