//! What came of an event, in figures: cards, and bars with a table behind each.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::exhibitor::{self, Figures};

use super::{
    frame::{Case, EventHead},
    table::Table,
    when,
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page},
    error::Result,
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/figures.html")]
struct Numbers {
    page: Page,
    desk: Desk,
    head: EventHead,
    figures: Vec<(String, String)>,
    charts: Vec<Chart>,
}

/// Bars, and the same as a table.
struct Chart {
    heading: String,
    bars: Vec<Bar>,
    /// What the light part of a bar means, where it has one.
    legend: Option<(String, String)>,
    table: Table,
}

struct Bar {
    label: String,
    /// Of 100.
    width: u64,
    /// Of 100: the part that came, was kept or taken.
    part: u64,
    text: String,
}

/// Bars as wide as their share of the widest.
fn bars(lang: Lang, lines: &[(String, u64, Option<u64>)]) -> Vec<Bar> {
    let most = lines.iter().map(|(_, whole, _)| *whole).max().unwrap_or(0).max(1);
    let bar = |(label, whole, part): &(String, u64, Option<u64>)| Bar {
        label: label.clone(),
        width: whole * 100 / most,
        part: part.unwrap_or(*whole).min(*whole) * 100 / most,
        text: match part {
            Some(part) => lang
                .with("edesk-of", [("n", format::number(lang, *part)), ("of", format::number(lang, *whole))]),
            None => format::number(lang, *whole),
        },
    };
    lines.iter().map(bar).collect()
}

/// A chart; none where there is nothing to show.
fn chart(
    lang: Lang,
    heading: &str,
    lines: &[(String, u64, Option<u64>)],
    legend: Option<(&str, &str)>,
    head: &[&str],
    rows: Vec<(String, Vec<u64>)>,
) -> Option<Chart> {
    if rows.is_empty() {
        return None;
    }
    let numbers = |cells: Vec<u64>| cells.into_iter().map(|cell| format::number(lang, cell)).collect();
    Some(Chart {
        heading: lang.t(heading),
        bars: bars(lang, lines),
        legend: legend.map(|(part, whole)| (lang.t(part), lang.t(whole))),
        table: Table {
            caption: lang.t(heading),
            head: head.iter().map(|key| lang.t(key)).collect(),
            rows: rows.into_iter().map(|(name, cells)| (name, numbers(cells))).collect(),
        },
    })
}

fn whole(number: i32) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn charts(lang: Lang, found: &Figures) -> Vec<Chart> {
    let school = |name: &Option<String>| name.clone().unwrap_or_else(|| lang.t("edesk-no-school"));
    let days: Vec<_> =
        found.by_day.iter().map(|(day, count)| (format::date(lang, *day), *count, None)).collect();
    let schools: Vec<_> =
        found.by_school.iter().map(|(name, booked, came)| (school(name), *booked, Some(*came))).collect();
    let companies: Vec<_> = found
        .by_company
        .iter()
        .map(|line| (line.company.name.clone(), line.booked, Some(line.kept)))
        .collect();
    let slot_name = |slot: &lotse_domain::event::slot::Slot| {
        format!("{} ({})", slot.title, when::span(lang, slot.starts_at, slot.ends_at))
    };
    let slots: Vec<_> = found
        .by_slot
        .iter()
        .map(|(slot, _)| (slot_name(slot), whole(slot.capacity), Some(whole(slot.taken))))
        .collect();
    let came = Some(("edesk-figure-part-came", "edesk-figure-part-booked"));
    [
        chart(
            lang,
            "edesk-by-day",
            &days,
            None,
            &["edesk-day", "edesk-col-booked"],
            found.by_day.iter().map(|(day, count)| (format::date(lang, *day), vec![*count])).collect(),
        ),
        chart(
            lang,
            "edesk-by-school",
            &schools,
            came,
            &["edesk-school", "edesk-col-booked", "edesk-col-came"],
            found.by_school.iter().map(|(name, booked, came)| (school(name), vec![*booked, *came])).collect(),
        ),
        chart(
            lang,
            "edesk-by-company",
            &companies,
            came,
            &[
                "edesk-company",
                "edesk-col-appointments",
                "edesk-col-kept",
                "edesk-col-applications",
                "edesk-col-contracts",
            ],
            found
                .by_company
                .iter()
                .map(|line| {
                    (
                        line.company.name.clone(),
                        vec![line.booked, line.kept, line.applications, line.contracts],
                    )
                })
                .collect(),
        ),
        chart(
            lang,
            "edesk-by-slot",
            &slots,
            Some(("edesk-figure-part-taken", "edesk-figure-part-capacity")),
            &["edesk-slot-title", "edesk-capacity", "edesk-col-taken", "edesk-col-waiting", "edesk-col-came"],
            found
                .by_slot
                .iter()
                .map(|(slot, came)| {
                    let cells = [whole(slot.capacity), whole(slot.taken), whole(slot.waiting), *came];
                    (slot_name(slot), cells.to_vec())
                })
                .collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let lang = site.lang;
    let found = exhibitor::figures(&state.db, &*state.clock, &site.visit.actor, case.event().id).await?;
    let figure = |key: &str, count: u64| (format::number(lang, count), lang.count(key, count));
    let (desk, head) = case.frame(&site, "/zahlen");
    html(&Numbers {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-tab-figures"), head.title)),
        desk,
        head,
        figures: vec![
            figure("edesk-figure-signed-up", found.signed_up),
            figure("edesk-figure-waiting", found.waiting),
            figure("edesk-figure-cancelled", found.cancelled),
            figure("edesk-figure-came", found.came),
            figure("edesk-figure-missed", found.missed),
            figure("edesk-figure-applications", found.applications),
            figure("edesk-figure-contracts", found.contracts),
        ],
        charts: charts(lang, &found),
    })
}

#[cfg(test)]
mod tests {
    use super::{Lang, bars};

    #[test]
    fn the_longest_bar_fills_the_width_and_a_part_is_never_longer_than_its_bar() {
        let lines =
            [("A".to_owned(), 40, Some(30)), ("B".to_owned(), 10, Some(20)), ("C".to_owned(), 20, None)];
        let drawn: Vec<_> =
            bars(Lang::De, &lines).into_iter().map(|bar| (bar.width, bar.part, bar.text)).collect();
        assert_eq!(drawn[0], (100, 75, "30 von 40".to_owned()));
        assert_eq!((drawn[1].0, drawn[1].1), (25, 25));
        assert_eq!(drawn[2], (50, 50, "20".to_owned()));
        assert!(bars(Lang::En, &[("leer".to_owned(), 0, None)])[0].width == 0);
    }
}
