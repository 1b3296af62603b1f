//! Wishes: how much was wished for, trying the allocation, running it, and what came of it.
use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use lotse_domain::{
    booking::{
        desk as bookings,
        own::ItineraryView,
        wishes::{self, Draw},
    },
    event::BookingMode,
};
use lotse_web_kit::auth::Form;

use super::{
    frame::{Case, EventForm, EventHead},
    refusal,
    table::Table,
};
use crate::{
    PortalState,
    desk::{At, Desk, inner_page, parameter},
    error::{PortalError, Result},
    form::{Block, Notice},
    format,
    language::Lang,
    page::{Page, html},
    site::Site,
};

#[derive(Template)]
#[template(path = "event_desk/wishes.html")]
struct Wishes {
    page: Page,
    desk: Desk,
    head: EventHead,
    notice: Option<Notice>,
    /// Where it stands: until when wishes are made, or when it was run.
    about: String,
    /// What makes the result reproducible, by the label of each.
    published: Vec<(String, String)>,
    /// Wishes by company.
    table: Option<Table>,
    /// What would be given, or was.
    draw: Option<Drawn>,
    try_out: Option<String>,
    allocate: Option<String>,
}

/// A result with its numbers.
struct Drawn {
    heading: String,
    figures: Vec<(String, String)>,
    table: Table,
}

impl Drawn {
    fn new(lang: Lang, draw: &Draw, tried: bool) -> Self {
        let figure = |key: &str, count: u64| (format::number(lang, count), lang.count(key, count));
        let share = |given: u64| {
            let percent = (given * 100).checked_div(draw.people).unwrap_or(0);
            format!("{percent} %")
        };
        let rows = (1_u64..).zip(&draw.by_rank).map(|(rank, given)| {
            let name = lang.with("edesk-rank", [("n", rank.to_string())]);
            (name, vec![format::number(lang, *given), share(*given)])
        });
        Self {
            heading: lang.t(if tried { "edesk-draw-tried" } else { "edesk-draw-result" }),
            figures: vec![
                figure("edesk-draw-people", draw.people),
                figure("edesk-draw-wishes", draw.wishes),
                figure("edesk-draw-given", draw.given),
                figure("edesk-draw-empty", draw.empty_handed),
                figure("edesk-draw-left", draw.left),
            ],
            table: Table {
                caption: lang.t("edesk-draw-by-rank"),
                head: ["edesk-draw-rank", "edesk-draw-count", "edesk-draw-share"]
                    .map(|key| lang.t(key))
                    .to_vec(),
                rows: rows.collect(),
            },
        }
    }
}

/// Wishes by company, most wished for first: all, first ones, and its places.
fn table(lang: Lang, case: &Case, all: &[ItineraryView]) -> Option<Table> {
    let mut counted: BTreeMap<String, (u64, u64, i32)> = BTreeMap::new();
    for (wish, company) in all.iter().flat_map(|itinerary| &itinerary.wishes) {
        let line = counted.entry(company.name.clone()).or_default();
        line.0 += 1;
        line.1 += u64::from(wish.rank == 1);
    }
    for line in &case.view.slots {
        let Some(company) = &line.company else { continue };
        if line.slot.kind.is_wished_for() && line.slot.cancelled_at.is_none() {
            counted.entry(company.name.clone()).or_default().2 += line.slot.capacity;
        }
    }
    let mut lines: Vec<_> = counted.into_iter().collect();
    lines.sort_by_key(|(_, (all, first, _))| std::cmp::Reverse((*all, *first)));
    let rows = lines.into_iter().map(|(name, (all, first, places))| {
        let places = format::number(lang, u64::try_from(places).unwrap_or(0));
        (name, vec![format::number(lang, all), format::number(lang, first), places])
    });
    let keys = ["edesk-company", "edesk-wishes-all", "edesk-wishes-first", "edesk-wishes-places"];
    let table = Table {
        caption: lang.t("edesk-wishes-by-company"),
        head: keys.map(|key| lang.t(key)).to_vec(),
        rows: rows.collect(),
    };
    (!table.rows.is_empty()).then_some(table)
}

async fn case_of(state: &PortalState, site: &Site, at: &At) -> Result<Case> {
    let case = Case::of(state, site, at).await?;
    if case.event().mode == BookingMode::Wishes { Ok(case) } else { Err(PortalError::NotFound) }
}

/// Whether wishes are closed, and nothing was drawn yet.
fn is_due(state: &PortalState, case: &Case) -> bool {
    let event = case.event();
    let closed = event.wishes_until.is_some_and(|until| until <= state.clock.now());
    closed && event.allocated_at.is_none() && event.state.is_public() && case.is_open()
}

pub(super) async fn show(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case_of(&state, &site, &at).await?;
    let (lang, event, actor) = (site.lang, case.event(), &site.visit.actor);
    let done = event.allocated_at;
    let about = match (done, event.wishes_until) {
        (Some(at), _) => lang.with("edesk-wishes-done", [("day", format::moment(lang, at))]),
        (None, Some(until)) if until > state.clock.now() => {
            lang.with("edesk-wishes-open", [("day", format::moment(lang, until))])
        }
        (None, Some(_)) => lang.t("edesk-wishes-due"),
        (None, None) => lang.t("edesk-wishes-no-day"),
    };
    let tries = parameter(&site, "probe").is_some();
    let draw = if done.is_some() || tries {
        let draw = wishes::try_out(&state.db, &*state.clock, actor, event.id).await?;
        Some(Drawn::new(lang, &draw, done.is_none()))
    } else {
        None
    };
    let all = bookings::everyone(&state.db, &*state.clock, actor, event.id).await?;
    let published = [
        ("edesk-seed", event.allocation_seed.map(|seed| seed.to_string())),
        ("edesk-digest", event.allocation_digest.clone()),
    ];
    let due = is_due(&state, &case);
    let (desk, head) = case.frame(&site, "/wuensche");
    html(&Wishes {
        page: inner_page(&site, format!("{} – {}", lang.t("edesk-tab-wishes"), head.title)),
        desk,
        head,
        notice: Notice::of(&site),
        about,
        published: published.into_iter().filter_map(|(key, text)| Some((lang.t(key), text?))).collect(),
        table: table(lang, &case, &all),
        draw,
        try_out: done.is_none().then(|| site.href(&case.path("/wuensche?probe=ja"))),
        allocate: due.then(|| site.href(&case.path("/wuensche/vergeben"))),
    })
}

async fn asking(state: &PortalState, site: &Site, case: &Case) -> Result<EventForm> {
    let lang = site.lang;
    let actor = &site.visit.actor;
    let draw = wishes::try_out(&state.db, &*state.clock, actor, case.event().id).await?;
    let form = Block::new(&case.path("/wuensche/vergeben"), lang.t("edesk-allocate-button"));
    Ok(EventForm::new(site, case, "/wuensche", lang.t("edesk-allocate-heading"), form)
        .intro(lang.count("edesk-allocate-told", draw.people))
        .intro(lang.t("edesk-allocate-text"))
        .back(site, case, lang.t("desk-cancel"), "/wuensche"))
}

pub(super) async fn ask_allocate(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
) -> Result<Response> {
    let case = case_of(&state, &site, &at).await?;
    asking(&state, &site, &case).await?.show()
}

pub(super) async fn allocate(
    State(state): State<PortalState>,
    site: Site,
    Path(at): Path<At>,
    Form(_): Form,
) -> Result<Response> {
    let case = case_of(&state, &site, &at).await?;
    match wishes::allocate(&state.db, &*state.clock, &site.visit.actor, case.event().id).await {
        Ok(_) => Ok(crate::desk::see(&site, &case.path("/wuensche?fertig=va-vergeben"))),
        Err(error) => {
            let refusal = refusal(site.lang, error, "vergeben", "edesk-allocate-clash")?;
            asking(&state, &site, &case).await?.refused(&refusal)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Draw, Drawn, Lang};

    #[test]
    fn a_result_names_each_rank_with_its_share() {
        let draw = Draw { people: 8, wishes: 20, given: 7, by_rank: vec![4, 2], left: 1, ..Draw::default() };
        let drawn = Drawn::new(Lang::De, &draw, true);
        assert_eq!(drawn.table.rows[0].1, ["4", "50 %"]);
        assert_eq!(drawn.table.rows[1].1, ["2", "25 %"]);
        let nobody = Drawn::new(Lang::En, &Draw { by_rank: vec![0], ..Draw::default() }, false);
        assert_eq!(nobody.table.rows[0].1, ["0", "0 %"]);
    }
}
