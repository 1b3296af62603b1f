//! The circuit maker: groups, stations and times become a plan that is looked at before it is saved.
use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::NaiveTime;
use lotse_domain::event::{
    self,
    desk::{CircuitPlan, Station},
    slot::{Slot, SlotKind},
};
use lotse_web_kit::auth::Form;
use uuid::Uuid;

use super::{
    circuit_plan, companies,
    frame::Case,
    refusal,
    rows::{Cell, Lines, Row, wants_more},
    rows_page::{Group, RowsPage},
    typed::{Typed, optional},
    when,
};
use crate::{
    PortalState,
    desk::{At, see},
    error::Result,
    form::{Field, Mistakes, Refusal},
    format,
    site::Site,
};

const FIELDS: [&str; 7] =
    ["groups", "on", "from", "minutes", "pause_minutes", "long_pause_after", "long_pause_minutes"];
const NAMES: &[&str] = &["title", "company_id", "place"];
const TICKS: &[&str] = &["weg"];
const FILLED: &[&str] = &["title", "company_id"];
const MOST: usize = 40;

/// The groups of the event: its places for classes.
fn groups(case: &Case) -> Vec<&Slot> {
    let living = case.view.slots.iter().map(|line| &line.slot).filter(|slot| slot.cancelled_at.is_none());
    living.filter(|slot| slot.kind == SlotKind::ClassPlace).collect()
}

/// A plan that nobody has touched: the circuit that there is, or else the event's day.
fn fresh(case: &Case) -> (Typed, Lines) {
    let (mut typed, mut lines) = (Typed::default(), Lines::new(NAMES, TICKS));
    let ids: Vec<String> = groups(case).iter().map(|slot| slot.id.to_string()).collect();
    typed.set("groups", ids.join(" "));
    let made = case.view.slots.iter().find(|line| line.meetings.iter().any(|(meeting, _)| meeting.rotates));
    let rounds = made.map(|line| line.meetings.as_slice()).unwrap_or_default();
    let begin = rounds.first().map_or(case.event().starts_at, |(meeting, _)| meeting.starts_at);
    let minutes = rounds.first().map(|(meeting, _)| (meeting.ends_at - meeting.starts_at).num_minutes());
    let pause = rounds.get(..2).map(|pair| (pair[1].0.starts_at - pair[0].0.ends_at).num_minutes());
    typed.set("on", format::day_of(begin).to_string());
    typed.set("from", when::typed(begin)[11..].to_owned());
    typed.set("minutes", minutes.unwrap_or(20).to_string());
    typed.set("pause_minutes", pause.unwrap_or(5).to_string());
    typed.set("long_pause_minutes", "0");
    for (meeting, _) in rounds {
        let company = meeting.company_id.map(|id| id.to_string()).unwrap_or_default();
        let place = meeting.place.clone().unwrap_or_default();
        lines.push(vec![meeting.title.clone(), company, place, String::new()]);
    }
    (typed, lines.with_empty())
}

async fn page(
    state: &PortalState,
    site: &Site,
    case: &Case,
    typed: &Typed,
    lines: &Lines,
) -> Result<RowsPage> {
    let lang = site.lang;
    let t = |key: &str| lang.t(key);
    let companies = companies::choices(state, site, case).await?;
    let names = groups(case).iter().map(|slot| (slot.id.to_string(), slot.title.clone())).collect();
    let time = Field { kind: "time", ..Field::text("from", t("edesk-circuit-from")) };
    let fields = [
        Field::several("groups", t("edesk-circuit-groups"), names),
        Field::day("on", t("edesk-circuit-on")),
        time,
        Field::digits("minutes", t("edesk-circuit-minutes"), 3),
        Field::digits("pause_minutes", t("edesk-circuit-pause"), 3).hint(t("edesk-circuit-pause-hint")),
        Field::digits("long_pause_after", optional(lang, "edesk-circuit-long-after"), 2),
        Field::digits("long_pause_minutes", optional(lang, "edesk-circuit-long"), 3),
    ];
    let mut page =
        RowsPage::new(site, case, "/termine", t("edesk-circuit"), "/rundlauf", t("edesk-circuit-save"));
    page.intro = vec![t("edesk-circuit-text")];
    page.fields = fields.into_iter().map(|field| typed.fill(field)).collect();
    let rows = (0..lines.len()).map(|at| {
        let cells = [
            Cell::new("title", "text", t("edesk-stop-title")).wide(),
            Cell::select("company_id", t("edesk-company"), &companies).wide(),
            Cell::new("place", "text", t("edesk-stop-place")),
            Cell::new("weg", "tick", t("edesk-row-remove")),
        ];
        Row {
            at,
            legend: lang.with("edesk-station", [("n", (at + 1).to_string())]),
            cells: cells
                .into_iter()
                .map(|cell| Cell { value: lines.get(at, cell.name).to_owned(), ..cell })
                .collect(),
            ..Row::default()
        }
    });
    page.groups = vec![Group {
        heading: t("edesk-circuit-stations"),
        text: t("edesk-circuit-stations-text"),
        rows: rows.collect(),
    }];
    page.preview = Some(t("edesk-circuit-preview"));
    page.back = Some((t("edesk-slots-back"), site.href(&case.path("/termine"))));
    Ok(page)
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let (typed, lines) = fresh(&case);
    page(&state, &site, &case, &typed, &lines).await?.show()
}

/// What was typed, or what is wrong with it.
fn plan(
    site: &Site,
    typed: &Typed,
    lines: &Lines,
    filled: &[usize],
    companies: &[(String, String)],
) -> Result<CircuitPlan, Mistakes> {
    let (lang, mut mistakes) = (site.lang, Mistakes::default());
    let stations = filled.iter().map(|at| {
        let company = lines.get(*at, "company_id");
        let name = companies.iter().find(|(id, _)| id == company).map(|(_, name)| name.clone());
        Station {
            title: lines.text(*at, "title").or(name).unwrap_or_default(),
            company_id: Uuid::try_parse(company).ok(),
            place: lines.text(*at, "place"),
        }
    });
    let stations: Vec<Station> = stations.collect();
    let groups = typed.ids("groups");
    if stations.is_empty() || groups.len() > stations.len() {
        let (groups, count) = (groups.len().to_string(), stations.len().to_string());
        mistakes.add("groups", lang.with("edesk-circuit-few", [("n", groups), ("of", count)]));
    } else if groups.is_empty() {
        mistakes.add("groups", lang.t("edesk-circuit-no-group"));
    }
    let on = when::day(typed.get("on"));
    if on.is_none() {
        mistakes.add("on", lang.t("edesk-when-wrong"));
    }
    let from: Option<NaiveTime> = when::clock_time(typed.get("from"));
    if from.is_none() {
        mistakes.add("from", lang.t("edesk-time-wrong"));
    }
    let minutes = typed.needed_number(lang, "minutes", &mut mistakes);
    if mistakes.at("minutes").is_none() && !(1..=480).contains(&minutes) {
        mistakes.add("minutes", lang.t("edesk-number-wrong"));
    }
    let mut pause = |name| {
        let minutes = typed.number(lang, name, &mut mistakes).unwrap_or_default();
        if minutes > 480 {
            mistakes.add(name, lang.t("edesk-number-wrong"));
        }
        minutes
    };
    let plan = CircuitPlan {
        groups,
        stations,
        from: from.unwrap_or_default(),
        on: on.unwrap_or_default(),
        minutes,
        pause_minutes: pause("pause_minutes"),
        long_pause_minutes: pause("long_pause_minutes"),
        long_pause_after: Some(pause("long_pause_after")).filter(|after| *after > 0),
    };
    if mistakes.is_empty() { Ok(plan) } else { Err(mistakes) }
}

pub(super) async fn make(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(fields): Form,
) -> Result<Response> {
    let case = Case::of(&state, &site, &at).await?;
    let typed = Typed::read(&fields, &FIELDS);
    let lines = Lines::read(&fields, NAMES, TICKS, MOST);
    if wants_more(&fields) {
        return page(&state, &site, &case, &typed, &lines.with_empty()).await?.show();
    }
    let filled = lines.filled(FILLED);
    let companies = companies::choices(&state, &site, &case).await?;
    let mut page = page(&state, &site, &case, &typed, &lines).await?;
    let plan = match plan(&site, &typed, &lines, &filled, &companies) {
        Ok(plan) => plan,
        Err(mistakes) => return page.refused(&Refusal::own(mistakes), &[("stations", &filled)]),
    };
    let all = groups(&case);
    let chosen = plan.groups.iter().filter_map(|id| all.iter().find(|slot| slot.id == *id));
    let names: Vec<String> = chosen.map(|slot| slot.title.clone()).collect();
    page.table = Some(circuit_plan::table(site.lang, &plan, &names));
    if fields.text("tun") != "speichern" {
        return page.show();
    }
    let (actor, id) = (&site.visit.actor, case.event().id);
    match event::desk::make_circuit(&state.db, &*state.clock, actor, id, plan).await {
        Ok(_) => Ok(see(&site, &case.path("/termine?fertig=va-rundlauf"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "groups", "edesk-slot-clash")?;
            page.refused(&refusal, &[("stations", &filled)])
        }
    }
}
