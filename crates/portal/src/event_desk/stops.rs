//! The stops of a bus, or the stations of a group, as rows of a form.
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::{DateTime, Utc};
use lotse_domain::{
    DomainError,
    event::{self, SlotView, desk::MeetingDraft, slot::SlotKind},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    companies,
    frame::Case,
    refusal,
    rows::{Cell, Lines, Row, wants_more},
    rows_page::{Group, RowsPage},
    slot_pages::slot_at,
    when,
};
use crate::{
    PortalState,
    desk::{At, see},
    error::Result,
    form::{Mistakes, Refusal},
    format,
    language::Lang,
    site::Site,
};

const NAMES: &[&str] = &[
    "id",
    "title",
    "company_id",
    "starts_at",
    "ends_at",
    "place",
    "street",
    "postal_code",
    "town",
    "description",
];
const TICKS: &[&str] = &["weg"];
/// What makes a row one: times alone are left over.
const FILLED: &[&str] = &["title", "company_id"];
const MOST: usize = 60;

/// Whether all of it is on one day: then only times are asked for.
fn is_one_day(line: &SlotView) -> bool {
    format::day_of(line.slot.starts_at) == format::day_of(line.slot.ends_at)
}

fn lines(line: &SlotView) -> Lines {
    let mut lines = Lines::new(NAMES, TICKS);
    let at = |at: DateTime<Utc>| {
        let typed = when::typed(at);
        if is_one_day(line) { typed[11..].to_owned() } else { typed }
    };
    for (meeting, _) in &line.meetings {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        lines.push(vec![
            meeting.id.to_string(),
            meeting.title.clone(),
            meeting.company_id.map(|id| id.to_string()).unwrap_or_default(),
            at(meeting.starts_at),
            at(meeting.ends_at),
            text(&meeting.place),
            text(&meeting.street),
            text(&meeting.postal_code),
            text(&meeting.town),
            text(&meeting.description),
            String::new(),
        ]);
    }
    lines
}

fn rows(lang: Lang, line: &SlotView, lines: &Lines, companies: &[(String, String)]) -> Vec<Row> {
    let is_bus = line.slot.kind == SlotKind::Bus;
    let time = if is_one_day(line) { "time" } else { "datetime-local" };
    let (legend, from, until) = if is_bus {
        ("edesk-stop", "edesk-stop-arrives", "edesk-stop-leaves")
    } else {
        ("edesk-station", "edesk-starts-at", "edesk-ends-at")
    };
    (0..lines.len())
        .map(|at| {
            let cells = [
                Cell::new("title", "text", lang.t("edesk-stop-title")).wide(),
                Cell::select("company_id", lang.t("edesk-company"), companies).wide(),
                Cell::new("starts_at", time, lang.t(from)),
                Cell::new("ends_at", time, lang.t(until)),
                Cell::new("place", "text", lang.t("edesk-stop-place")).wide(),
                Cell::new("street", "text", lang.t("edesk-street")).wide(),
                Cell::new("postal_code", "text", lang.t("edesk-postal-code")),
                Cell::new("town", "text", lang.t("edesk-town")),
                Cell::new("description", "area", lang.t("edesk-stop-description")).wide(),
                Cell::new("weg", "tick", lang.t("edesk-row-remove")),
            ];
            Row {
                at,
                legend: lang.with(legend, [("n", (at + 1).to_string())]),
                hidden: vec![("id", lines.get(at, "id").to_owned())],
                cells: cells
                    .into_iter()
                    .map(|cell| Cell { value: lines.get(at, cell.name).to_owned(), ..cell })
                    .collect(),
                ..Row::default()
            }
        })
        .collect()
}

async fn page(
    state: &PortalState,
    site: &Site,
    case: &Case,
    line: &SlotView,
    lines: &Lines,
    version: i32,
) -> Result<RowsPage> {
    let (lang, slot) = (site.lang, &line.slot);
    let companies = companies::choices(state, site, case).await?;
    let key = if slot.kind == SlotKind::Bus { "edesk-stops-heading" } else { "edesk-stations-heading" };
    let heading = lang.with(key, [("title", slot.title.clone())]);
    let action = format!("/termine/{}/stationen", slot.id);
    let mut page = RowsPage::new(site, case, "/termine", heading, &action, lang.t("edesk-save"));
    page.intro = vec![when::span(lang, slot.starts_at, slot.ends_at), lang.t("edesk-stops-text")];
    if slot.taken > 0 {
        page.intro.push(lang.t("edesk-stops-told"));
    }
    page.hidden = vec![("version", version.to_string())];
    let rows = rows(lang, line, lines, &companies);
    page.groups = vec![Group { rows, ..Group::default() }];
    page.back = Some((lang.t("edesk-slots-back"), site.href(&case.path("/termine"))));
    Ok(page)
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let line = slot_at(&case, &at)?;
    page(&state, &site, &case, line, &lines(line).with_empty(), line.slot.version).await?.show()
}

/// The moment of a time on the slot's day, or of a day and a time.
fn moment(line: &SlotView, text: &str) -> Option<DateTime<Utc>> {
    when::read(text).or_else(|| when::moment(format::day_of(line.slot.starts_at), when::clock_time(text)?))
}

/// What the filled rows mean; what cannot be read is told as the domain would tell it.
fn drafts(
    lang: Lang,
    line: &SlotView,
    lines: &Lines,
    filled: &[usize],
    companies: &[(String, String)],
) -> Result<Vec<MeetingDraft>, Mistakes> {
    let mut mistakes = Mistakes::default();
    let mut drafts = Vec::new();
    for (number, at) in filled.iter().copied().enumerate() {
        let mut time = |name: &str| {
            let found = moment(line, lines.get(at, name));
            if found.is_none() {
                mistakes.add(&format!("meetings.{number}.{name}"), lang.t("edesk-time-wrong"));
            }
            found.unwrap_or_default()
        };
        let company = lines.get(at, "company_id");
        let name = companies.iter().find(|(id, _)| id == company).map(|(_, name)| name.clone());
        drafts.push(MeetingDraft {
            id: Uuid::try_parse(lines.get(at, "id")).ok(),
            company_id: Uuid::try_parse(company).ok(),
            starts_at: time("starts_at"),
            ends_at: time("ends_at"),
            title: lines.text(at, "title").or(name).unwrap_or_default(),
            description: lines.text(at, "description"),
            place: lines.text(at, "place"),
            street: lines.text(at, "street"),
            postal_code: lines.text(at, "postal_code"),
            town: lines.text(at, "town"),
        });
    }
    if mistakes.is_empty() { Ok(drafts) } else { Err(mistakes) }
}

pub(super) async fn set(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let line = slot_at(&case, &at)?;
    let lines = Lines::read(&fields, NAMES, TICKS, MOST);
    let version = fields.text("version").parse().unwrap_or(line.slot.version);
    if wants_more(&fields) {
        let lines = lines.with_empty();
        return page(&state, &site, &case, line, &lines, version).await?.show();
    }
    let filled = lines.filled(FILLED);
    let companies = companies::choices(&state, &site, &case).await?;
    let meetings = match drafts(site.lang, line, &lines, &filled, &companies) {
        Ok(meetings) => meetings,
        Err(mistakes) => {
            let page = page(&state, &site, &case, line, &lines, version).await?;
            return page.refused(&Refusal::own(mistakes), &[("meetings", &filled)]);
        }
    };
    let (actor, id) = (&site.visit.actor, line.slot.id);
    match event::desk::set_meetings(&state.db, &*state.clock, actor, id, Some(version), meetings).await {
        Ok(_) => Ok(see(&site, &case.path("/termine?fertig=va-gespeichert"))),
        Err(error) => {
            let version = if matches!(error, DomainError::Stale) { line.slot.version } else { version };
            let refusal = refusal(site.lang, error, "zeile-0", "edesk-slot-clash")?;
            let page = page(&state, &site, &case, line, &lines, version).await?;
            page.refused(&refusal, &[("meetings", &filled)])
        }
    }
}
