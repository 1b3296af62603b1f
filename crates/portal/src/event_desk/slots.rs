//! What can be booked of an event: buses, groups, dates, talks, interviews.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::event::{EventKind, SlotView, slot::SlotKind};

use super::{
    frame::{Case, EventHead},
    when,
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, parameter},
    error::Result,
    form::Notice,
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/slots.html")]
struct Slots {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    /// Label and address of the ways to make some.
    ways: Vec<(String, String)>,
    groups: Vec<KindGroup>,
}

/// The slots of one kind.
struct KindGroup {
    heading: String,
    rows: Vec<SlotRow>,
    /// The way to those that are left out, with their number.
    more: Option<(String, String)>,
}

struct SlotRow {
    title: String,
    /// Time, place, company.
    facts: String,
    /// "12 von 30 belegt, 2 warten"
    taken: String,
    full: bool,
    cancelled: bool,
    change: Option<String>,
    /// Where its stops or stations are written, and how many there are.
    meetings: Option<(String, String)>,
    cancel: Option<String>,
}

/// A fair has hundreds of interviews: so many of a kind are shown at first.
const SHOWN: usize = 40;

fn row(site: &Site, case: &Case, line: &SlotView) -> SlotRow {
    let (lang, slot) = (site.lang, &line.slot);
    let path = |rest: &str| site.href(&case.path(&format!("/termine/{}{rest}", slot.id)));
    let facts = [
        Some(when::span(lang, slot.starts_at, slot.ends_at)),
        slot.place.clone(),
        line.company.as_ref().map(|company| company.name.clone()),
    ];
    let open = case.is_open() && slot.cancelled_at.is_none();
    let has_meetings = matches!(slot.kind, SlotKind::Bus | SlotKind::ClassPlace);
    let count = u64::try_from(line.meetings.len()).unwrap_or(0);
    let key = if slot.kind == SlotKind::Bus { "edesk-stops-count" } else { "edesk-stations-count" };
    SlotRow {
        title: slot.title.clone(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        taken: taken(lang, line),
        full: slot.free() <= 0,
        cancelled: slot.cancelled_at.is_some(),
        change: open.then(|| path("")),
        meetings: (open && has_meetings).then(|| (lang.count(key, count), path("/stationen"))),
        cancel: open.then(|| path("/absagen")),
    }
}

fn taken(lang: Lang, line: &SlotView) -> String {
    let number = |value: i32| format::number(lang, u64::try_from(value).unwrap_or(0));
    let taken =
        lang.with("edesk-places-taken", [("n", number(line.slot.taken)), ("of", number(line.slot.capacity))]);
    if line.waiting == 0 {
        taken
    } else {
        format!("{taken} · {}", lang.count("edesk-waiting", line.waiting))
    }
}

fn ways(site: &Site, case: &Case) -> Vec<(String, String)> {
    let groups = case.view.slots.iter().any(|line| line.slot.kind == SlotKind::ClassPlace);
    let interviews = !case.view.exhibitors.is_empty()
        || matches!(case.event().kind, EventKind::JobFair | EventKind::OpenDay);
    [
        ("edesk-slot-new", "/termine/neu", true),
        ("edesk-interviews", "/gespraeche", interviews),
        ("edesk-circuit", "/rundlauf", groups),
    ]
    .into_iter()
    .filter(|(_, _, shown)| *shown && case.is_open())
    .map(|(key, path, _)| (site.lang.t(key), site.href(&case.path(path))))
    .collect()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let lang = site.lang;
    let whole = parameter(&site, "alle");
    let groups = SlotKind::ALL.iter().filter_map(|kind| {
        let lines: Vec<_> = case.view.slots.iter().filter(|line| line.slot.kind == *kind).collect();
        if lines.is_empty() {
            return None;
        }
        let shown = if whole.as_deref() == Some(kind.as_str()) { lines.len() } else { SHOWN };
        let left = u64::try_from(lines.len().saturating_sub(shown)).unwrap_or(0);
        Some(KindGroup {
            heading: lang.word("edesk-slots", kind.as_str()),
            rows: lines.into_iter().take(shown).map(|line| row(&site, &case, line)).collect(),
            more: (left > 0).then(|| {
                let path = case.path(&format!("/termine?alle={}", kind.as_str()));
                (lang.count("edesk-slots-more", left), site.href(&path))
            }),
        })
    });
    let (desk, head) = case.frame(&site, "/termine");
    html(&Slots {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-tab-slots"), head.title)),
        desk,
        head,
        notice: Notice::of(&site),
        ways: ways(&site, &case),
        groups: groups.collect(),
    })
}
